package findings

import (
	"regexp"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
)

func texts(tb testing.TB) []*i18n.Texts {
	tb.Helper()
	var all []*i18n.Texts
	for _, lang := range i18n.Langs() {
		t, err := i18n.New(lang)
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, t)
	}
	return all
}

func TestRulesAreWorded(t *testing.T) {
	for _, lang := range texts(t) {
		for _, rule := range Rules() {
			for _, key := range []string{"rule." + rule.ID, "finding." + rule.ID, "finding." + rule.ID + ".do"} {
				if !lang.Has(key) {
					t.Errorf("%s lacks %s", lang.Lang(), key)
				}
			}
		}
	}
}

// Every finding there can be reads as a whole sentence in every language: with
// all its values, and no placeholder left over.
func TestFindingsAreWorded(t *testing.T) {
	left, names := regexp.MustCompile(`\{\d+\}|⟨|\(\)|: \.`), func(string, reg.ID) string { return "Navnet" }
	all := texts(t)
	for seed := range uint64(8) {
		for _, f := range Find(NewFacts(index(crowd(t, 40, seed)), Options{Now: noon, Zone: oslo})) {
			for _, lang := range all {
				if text := lang.Message(f.Key(), f.Args, names); left.MatchString(text) {
					t.Fatalf("%s: %s", lang.Lang(), text)
				}
			}
		}
	}
}
