package i18n

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// A heading of a sheet must lead to one field: a label or a synonym, in any
// language, is no other field's.
func TestHeadingsLeadToOneField(t *testing.T) {
	var all []*Texts
	for _, lang := range Langs() {
		all = append(all, mustTexts(t, lang))
	}
	for _, r := range model.All() {
		headingsDiffer(t, all, r, r.Fields)
	}
}

func headingsDiffer(t *testing.T, langs []*Texts, r *reg.Register, fields []*reg.Field) {
	t.Helper()
	owner := map[string]string{}
	for _, f := range fields {
		for _, heading := range headingsOf(langs, r, f) {
			if other, taken := owner[heading]; taken && other != f.Path {
				t.Errorf("%s: %q leads to %s and to %s", r.Key, heading, other, f.Path)
			}
			owner[heading] = f.Path
		}
		headingsDiffer(t, langs, r, f.Sub)
	}
}

// headingsOf lists a field's labels and synonyms in all languages, folded.
func headingsOf(langs []*Texts, r *reg.Register, f *reg.Field) []string {
	var all []string
	for _, texts := range langs {
		for _, heading := range append(texts.Synonyms(r, f), texts.Field(r, f)) {
			all = append(all, Fold(heading))
		}
	}
	return all
}
