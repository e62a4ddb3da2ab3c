package sift

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/settings"
)

// Words tells what a condition asks: «Status er Gjeldende».
func (s Sieve) Words(c settings.Condition) string {
	t := s.Texts
	if c.Field == GapsField {
		if c.How == Is {
			return t.T("sift.gaps.is.words", quoted(t, rules(t, c.Value)))
		}
		return t.T("sift.gaps." + c.How)
	}
	f := s.Register.Field(c.Field)
	if f == nil || !slices.Contains(Ways(f), c.How) {
		return t.T("sift.unknown", c.Field)
	}
	label := t.FieldPath(s.Register, c.Field)
	if Value(f, c.How, nil) == nil {
		return t.T("sift.words", label, How(t, f, c.How))
	}
	return t.T("sift.words.value", label, How(t, f, c.How), s.value(f, c))
}

// How is the way in words: «er før».
func How(t *i18n.Texts, f *reg.Field, how string) string {
	if f == nil {
		return t.T("sift.gaps." + how)
	}
	several := f.Kind == reg.KindChoices || f.Kind == reg.KindLinks
	switch {
	case f.Kind == reg.KindNumber && (how == Before || how == After):
		return t.T("sift.number." + how)
	case several && (how == Is || how == IsNot):
		return t.T("sift.several." + how)
	}
	return t.T("sift." + how)
}

// value is what a condition compares with, as people read it.
func (s Sieve) value(f *reg.Field, c settings.Condition) string {
	asked := Value(f, c.How, nil)
	if asked.Kind == reg.KindText {
		return s.Texts.T("sift.quoted", c.Value)
	}
	var all []string
	for _, one := range reg.SplitList(c.Value) {
		v := asked.Of(reg.NewLoose())
		if v.Parse(one) != nil {
			all = append(all, one)
			continue
		}
		all = append(all, s.Texts.Show(asked, v, s.Names))
	}
	return joined(s.Texts, all)
}

// rules are the titles of rules.
func rules(t *i18n.Texts, value string) []string {
	var all []string
	for _, rule := range reg.SplitList(value) {
		all = append(all, t.T("rule."+rule))
	}
	return all
}

func quoted(t *i18n.Texts, all []string) string {
	for i, one := range all {
		all[i] = t.T("sift.quoted", one)
	}
	return joined(t, all)
}

// joined is «a, b eller c».
func joined(t *i18n.Texts, all []string) string {
	if len(all) < 2 {
		return strings.Join(all, "")
	}
	last := len(all) - 1
	return t.T("sift.or", strings.Join(all[:last], ", "), all[last])
}
