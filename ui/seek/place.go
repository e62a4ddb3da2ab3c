package seek

import (
	"strings"
	"unicode/utf8"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
)

// Hit is where in a record something was found.
type Hit struct {
	Field   *reg.Field // nil where no single field has it
	Excerpt string     // one line of the field around the first word found
}

// Where tells where in a record the words stand: in the field that has most of
// them.
func Where(t *i18n.Texts, r *reg.Register, rec reg.Record, names i18n.Names, words []string) Hit {
	return where(t, r, rec, names, words, before)
}

// Close is Where with little before the first word, for a narrow column.
func Close(t *i18n.Texts, r *reg.Register, rec reg.Record, names i18n.Names, words []string) Hit {
	return where(t, r, rec, names, words, 0)
}

func where(t *i18n.Texts, r *reg.Register, rec reg.Record, names i18n.Names, words []string, before int) Hit {
	var best Hit
	most := 0
	each(t, r, rec, names, func(f *reg.Field, text string) {
		text = strings.Join(strings.Fields(text), " ")
		own := storage.Fold(text)
		n := 0
		for _, word := range words {
			if strings.Contains(own, word) {
				n++
			}
		}
		if n > most {
			most, best = n, Hit{Field: f, Excerpt: excerpt(text, words, before)}
		}
	})
	return best
}

// before and whole are how many letters an excerpt has before the first word
// and in all.
const (
	before = 30
	whole  = 140
)

// excerpt cuts a text around the first word that occurs in it. Folding may
// change how many bytes a letter takes, so letters are counted.
func excerpt(text string, words []string, before int) string {
	letters := []rune(text)
	from := 0
	for _, word := range words {
		if head, _, ok := strings.Cut(storage.Fold(text), word); ok {
			from = max(utf8.RuneCountInString(head)-before, 0)
			break
		}
	}
	from = min(from, len(letters))
	for from > 0 && letters[from-1] != ' ' {
		from--
	}
	letters = letters[from:]
	out := string(letters[:min(whole, len(letters))])
	if from > 0 {
		out = "… " + out
	}
	return out
}
