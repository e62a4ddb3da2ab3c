package dpia

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// reasons say what the result follows from, a line for each.
func (t *threshold) reasons() []string {
	s := t.screening.judge()
	var lines []string
	for _, c := range s.Always {
		lines = append(lines, t.t("why.always", t.Texts.Code(&model.AlwaysCases.CodeSet, string(c))))
	}
	for _, c := range s.Listed {
		lines = append(lines, t.t("why.listed", t.Texts.Code(&model.ListedCases.CodeSet, string(c))))
	}
	for _, code := range t.screening.all(listedKey) {
		if !slices.Contains(s.Listed, model.ListedCase(code)) {
			lines = append(lines, t.t("why.listed_alone", t.Texts.Code(&model.ListedCases.CodeSet, code)))
		}
	}
	if n := len(s.Criteria); n > 0 {
		var names []string
		for _, c := range s.Criteria {
			names = append(names, t.Texts.Code(&model.Criteria.CodeSet, string(c)))
		}
		lines = append(lines, t.Texts.N("ui.dpia.why.criteria", n, strings.Join(names, ", ")))
	}
	if len(lines) == 0 {
		lines = append(lines, t.t("why.nothing"))
	}
	return lines
}

// why is the reasons as the text of a new assessment, with the decision that
// overruled them.
func (t *threshold) why() string {
	lines := t.reasons()
	p := t.record()
	if p.ScreeningNote != "" {
		lines = append(lines, p.ScreeningNote)
	}
	if p.Overruled() {
		lines = append(lines, t.overruling())
	}
	return strings.Join(lines, "\n")
}

// overruling says who decided otherwise, when and why.
func (t *threshold) overruling() string {
	p := t.record()
	who := t.Names(t.Store.View())(model.Persons.Key, p.OverrideBy)
	return t.t("overruled", t.t("result."+string(p.Override)), who, t.Texts.Day(p.OverrideDay), p.OverrideReason)
}

// suggestion says what in the record suggests a code.
func (t *threshold) suggestion(code string) string {
	p := t.record()
	kinds := func(is func(model.DataCategory) bool) string {
		var names []string
		for _, c := range p.Data() {
			if is(c) {
				names = append(names, t.Texts.Code(&model.DataCategories.CodeSet, string(c)))
			}
		}
		return strings.Join(names, ", ")
	}
	switch model.Criterion(code) {
	case model.CriterionEvaluation:
		if p.Profiling != reg.Yes {
			return t.t("suggest.data", kinds(func(c model.DataCategory) bool { return c == model.DataAssessment }))
		}
		return t.t("suggest.profiling")
	case model.CriterionAutomated:
		return t.t("suggest.automated")
	case model.CriterionSensitive:
		return t.t("suggest.data", kinds(model.DataCategory.Sensitive))
	case model.CriterionLargeScale:
		return t.t("suggest.scale", t.Texts.Code(&model.Scales.CodeSet, string(p.Scale)))
	case model.CriterionVulnerable:
		return t.t("suggest.groups", t.vulnerable())
	}
	switch code {
	case string(model.AlwaysEvaluation):
		return t.t("suggest.both")
	case string(model.AlwaysSpecial):
		return t.t("suggest.special", kinds(func(c model.DataCategory) bool { return c.Special() || c == model.DataCriminal }))
	case string(model.ListedBiometric):
		return t.t("suggest.data", kinds(func(c model.DataCategory) bool { return c == model.DataBiometric }))
	case string(model.ListedGenetic):
		return t.t("suggest.data", kinds(func(c model.DataCategory) bool { return c == model.DataGenetic }))
	}
	return t.t("suggest.data", kinds(func(c model.DataCategory) bool { return c == model.DataLocation }))
}

// vulnerable names the groups of the record that count as vulnerable.
func (t *threshold) vulnerable() string {
	var names []string
	for _, g := range t.record().Groups {
		if name := t.Texts.Code(&model.SubjectCategories.CodeSet, string(g.Category)); g.Category.Vulnerable() && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
