package findings

import (
	"regexp"
	"sync"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// languages are the texts of all languages.
var languages = sync.OnceValue(func() []*i18n.Texts {
	var all []*i18n.Texts
	for _, lang := range i18n.Langs() {
		texts, err := i18n.New(lang)
		if err != nil {
			panic(err)
		}
		all = append(all, texts)
	}
	return all
})

func TestRulesAreWorded(t *testing.T) {
	for _, lang := range languages() {
		for _, rule := range Rules() {
			for _, key := range []string{"rule." + rule.ID, "finding." + rule.ID, "finding." + rule.ID + ".do"} {
				if !lang.Has(key) {
					t.Errorf("%s lacks %s", lang.Lang(), key)
				}
			}
		}
	}
}

// Every finding there can be reads as a whole sentence in every language.
func TestFindingsAreWorded(t *testing.T) {
	for seed := range uint64(8) {
		mustBeWorded(t, Find(NewFacts(index(crowd(t, 40, seed)), Options{Now: noon, Zone: oslo})))
	}
}

// unfinished is what no sentence has: a placeholder left over, a missing text,
// or a value that is empty.
var unfinished = regexp.MustCompile(`\{\d+\}|⟨|\(\)|«»| [.,]|  `)

// mustBeWorded checks the wording of findings whose rule has a text at all.
func mustBeWorded(tb testing.TB, list List) {
	tb.Helper()
	names := func(string, reg.ID) string { return "Navnet" }
	for _, lang := range languages() {
		for _, f := range list {
			if !lang.Has("finding." + f.Rule) {
				continue
			}
			if text := lang.Message(f.Key(), f.Args, names); unfinished.MatchString(text) {
				tb.Fatalf("%s: %s: %s", lang.Lang(), f.Key(), text)
			}
		}
	}
}
