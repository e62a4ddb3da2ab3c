package i18n

import (
	"testing"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

// Every list of suggestions that a field names has something to offer, from
// the texts or from the book of law, and not from both.
func TestFieldsHaveTheirSuggestions(t *testing.T) {
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		eachSuggestion(model.All(), func(r *reg.Register, f *reg.Field) {
			words, laws := len(texts.Suggestions(f.Suggest)), len(book.Suggestions(f.Suggest))
			if (words > 0) == (laws > 0) {
				t.Errorf("%s: %s %s has %d texts and %d laws to suggest", lang, r.Key, f.Path, words, laws)
			}
		})
	}
}

func eachSuggestion(all []*reg.Register, visit func(*reg.Register, *reg.Field)) {
	for _, r := range all {
		var walk func([]*reg.Field)
		walk = func(fields []*reg.Field) {
			for _, f := range fields {
				if f.Suggest != "" {
					visit(r, f)
				}
				walk(f.Sub)
			}
		}
		walk(r.Fields)
	}
}
