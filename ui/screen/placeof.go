package screen

import (
	"strings"

	"samsvar/model/reg"
	"samsvar/report/yearly"
)

// PlaceOf is where a reference of a document leads; work is the work on the
// document.
func PlaceOf(ref string, work Place) Place {
	if rule, ok := strings.CutPrefix(ref, yearly.RuleRef); ok {
		return Place{Kind: Gaps, Rule: rule}
	}
	if question, ok := strings.CutPrefix(ref, yearly.QuestionRef); ok {
		work.Question = question
		return work
	}
	register, id, _ := strings.Cut(ref, "/")
	return Place{Kind: Record, Register: register, ID: reg.ID(id)}
}
