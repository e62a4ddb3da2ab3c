package sift

import (
	"slices"

	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
)

// Gap is what is missing in one record.
type Gap struct {
	Worst report.Severity
	N     int
	Rules []string // by which it is missing
}

// Grave reports whether something serious is missing.
func (g Gap) Grave() bool { return g.Worst >= report.SeverityHigh }

// Gaps are what is missing, by record.
type Gaps map[reg.ID]Gap

// GapsOf counts the open findings of a register by record.
func GapsOf(all findings.List, register string) Gaps {
	found := Gaps{}
	for _, f := range all.Open() {
		if f.Register == register && f.ID != "" {
			g := found[f.ID]
			rules := g.Rules
			if !slices.Contains(rules, f.Rule) {
				rules = append(rules, f.Rule)
			}
			found[f.ID] = Gap{Worst: max(g.Worst, report.SeverityOf(f.Severity)), N: g.N + 1, Rules: rules}
		}
	}
	return found
}

// Grave counts the records in which something serious is missing.
func (g Gaps) Grave() int {
	n := 0
	for _, one := range g {
		if one.Grave() {
			n++
		}
	}
	return n
}

// Rules lists the rules by which anything is missing, each once.
func (g Gaps) Rules() []string {
	var all []string
	for _, one := range g {
		all = append(all, one.Rules...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// meets reports whether what is missing in a record meets a condition.
func (g Gap) meets(how string, rules []string) bool {
	switch how {
	case Empty:
		return g.N == 0
	case Grave:
		return g.Grave()
	case Is:
		return slices.ContainsFunc(rules, func(rule string) bool { return slices.Contains(g.Rules, rule) })
	}
	return g.N > 0
}
