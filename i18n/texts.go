package i18n

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// Texts is everything one language says. It never changes and is safe for
// concurrent use.
type Texts struct {
	lang      Lang
	texts     map[string]string
	collators *sync.Pool
	countries countryNames
}

// New loads the texts of a language.
func New(lang Lang) (*Texts, error) {
	texts, err := loadCatalogue(lang)
	if err != nil {
		return nil, err
	}
	return &Texts{lang: lang, texts: texts, collators: newCollators(), countries: namesOfCountries(lang)}, nil
}

// Lang returns the language.
func (t *Texts) Lang() Lang { return t.lang }

// Tag returns "nb-NO", "nn-NO" or "en".
func (t *Texts) Tag() language.Tag { return t.lang.Tag() }

// Has reports whether there is a text with this key.
func (t *Texts) Has(key string) bool {
	_, ok := t.texts[key]
	return ok
}

// Keys returns all keys in order.
func (t *Texts) Keys() []string {
	keys := make([]string, 0, len(t.texts))
	for key := range t.texts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// T returns the text of a key with {0}, {1} … replaced by args.
func (t *Texts) T(key string, args ...string) string {
	text, ok := t.texts[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	return expand(text, "", args)
}

// N returns the text of key.one or key.other, as n asks for, with {n} replaced
// by the number as people write it, and {0}, {1} … by args.
func (t *Texts) N(key string, n int, args ...string) string {
	form := ".other"
	if n == 1 || n == -1 { // the rule of all three languages
		form = ".one"
	}
	text, ok := t.texts[key+form]
	if !ok {
		return "⟨" + key + form + "⟩"
	}
	return expand(text, t.Int(n), args)
}

// first returns the text of the first key that has one.
func (t *Texts) first(keys ...string) (string, bool) {
	for _, key := range keys {
		if text, ok := t.texts[key]; ok {
			return text, true
		}
	}
	return "", false
}

// firstOr is first, naming the most specific key where none has a text.
func (t *Texts) firstOr(keys ...string) string {
	if text, ok := t.first(keys...); ok {
		return text
	}
	return "⟨" + keys[0] + "⟩"
}

// expand replaces placeholders in one pass, so that an argument which looks
// like a placeholder stays as it is.
func expand(text, number string, args []string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if value, ok := placeholder(name, number, args); closed && ok {
			out.WriteString(value)
			text = after
		} else {
			out.WriteByte('{')
			text = rest
		}
	}
}

func placeholder(name, number string, args []string) (string, bool) {
	if name == "n" && number != "" {
		return number, true
	}
	i, err := strconv.Atoi(name)
	if err != nil || i < 0 || i >= len(args) {
		return "", false
	}
	return args[i], true
}
