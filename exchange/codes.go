package exchange

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// codeIndex finds the codes of one set in what people write.
type codeIndex struct {
	set      *reg.CodeSet
	byKey    map[string]string   // key of a label or synonym: its code; "" where two share it
	labels   map[string][]string // by code, the keys of its labels
	phrases  []phrase            // longest first
	articles *articleCodes       // for codes that stand for articles of a law, or nil
}

// phrase is words that stand for a code within a longer text.
type phrase struct {
	words []string // keys of the words
	code  string
}

func newCodeIndex(set *reg.CodeSet, langs []*i18n.Texts, synonyms map[string][]string) *codeIndex {
	x := &codeIndex{set: set, byKey: map[string]string{}, labels: map[string][]string{}, articles: newArticleCodes(set)}
	for _, code := range set.Codes {
		for _, texts := range langs {
			x.add(code, texts.Code(set, code))
			x.labels[code] = append(x.labels[code], keyOf(texts.Code(set, code)))
		}
	}
	for _, code := range set.Codes {
		for _, word := range synonyms[code] {
			if _, taken := x.byKey[keyOf(word)]; !taken {
				x.add(code, word)
			}
		}
	}
	slices.SortStableFunc(x.phrases, func(a, b phrase) int { return len(b.words) - len(a.words) })
	return x
}

func (x *codeIndex) add(code, label string) {
	key := keyOf(label)
	if key == "" || strings.HasPrefix(label, "⟨") {
		return
	}
	if other, taken := x.byKey[key]; taken && other != code {
		code = ""
	}
	x.byKey[key] = code
	if len(key) > 3 && code != "" {
		x.phrases = append(x.phrases, phrase{keysOf(label), code})
	}
	if before, _, ok := strings.Cut(label, "("); ok && keyOf(before) != "" {
		if _, taken := x.byKey[keyOf(before)]; !taken {
			x.byKey[keyOf(before)] = code
		}
	}
}

// keysOf cuts a text into the keys of its words.
func keysOf(s string) []string {
	parts := wordsOf(s)
	keys := make([]string, 0, len(parts))
	for _, p := range parts {
		keys = append(keys, keyOf(p))
	}
	return keys
}

// exact returns the code that a text is: the code itself, its label or a
// synonym, in any language.
func (x *codeIndex) exact(text string) (string, bool) {
	text = strings.TrimSpace(text)
	if x.set.Has(text) {
		return text, true
	}
	if lower := strings.ToLower(text); len(text) > 2 && x.set.Has(lower) {
		return lower, true
	}
	if code := x.byKey[keyOf(text)]; code != "" {
		return code, true
	}
	return x.numbered(text)
}

// says reports whether a code's label says what a text does: it is the text, or
// begins with it as «Ansatte» does with «ansatt». A synonym says something else.
func (x *codeIndex) says(code, text string) bool {
	key := keyOf(text)
	return key == keyOf(code) || slices.ContainsFunc(x.labels[code], func(label string) bool { return strings.HasPrefix(label, key) })
}

// counts reports whether a text holds a number that its code does not say, as
// «3 - Høy» does.
func (x *codeIndex) counts(code, text string) bool {
	if !hasDigit(text) || x.byKey[keyOf(text)] == code || x.set.Has(strings.TrimSpace(text)) {
		return false
	}
	for _, word := range wordsOf(text) {
		if isNumber(word) && word != code {
			return true
		}
	}
	return false
}

// numbered reads "3 - Høy", "Nivå 3" and "3." where the codes are numbers, and
// "2. Middels" where the number only counts.
func (x *codeIndex) numbered(text string) (string, bool) {
	before, after, ok := strings.Cut(text, " ")
	number := strings.Trim(before, ".-–:)( ")
	rest := strings.TrimLeft(after, " -–:=.)")
	if ok && number != "" && strings.Trim(number, "0123456789") == "" && rest != "" {
		code := x.byKey[keyOf(rest)]
		if code != "" && (!x.set.Has(number) || number == code) {
			return code, true
		}
	}
	if n := keyOf(strings.TrimSuffix(text, ".")); x.set.Has(n) && n != "" && strings.Trim(n, "0123456789") == "" {
		return n, true
	}
	for _, word := range []string{"niva", "level", "klasse", "grad"} {
		if n, ok := strings.CutPrefix(keyOf(text), word); ok && x.set.Has(n) {
			return n, true
		}
	}
	return "", false
}

// within lists the codes whose words stand in a text, in the set's order. What
// a text denies is not in it: one with a denial gives none.
func (x *codeIndex) within(text string) []string {
	keys := keysOf(text)
	if denies(keys) {
		return nil
	}
	var found []string
	for _, p := range x.phrases {
		if at := indexWords(keys, p.words); at >= 0 {
			found = append(found, p.code)
			for i := range p.words { // a word belongs to one phrase, the longest
				keys[at+i] = ""
			}
		}
	}
	return x.ordered(found)
}

func (x *codeIndex) ordered(codes []string) []string {
	var all []string
	for _, code := range x.set.Codes {
		if slices.Contains(codes, code) {
			all = append(all, code)
		}
	}
	return all
}

// denies reports whether a text says no, so that its words tell the opposite.
func denies(keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool {
		switch k {
		case "ikke", "ikkje", "ingen", "inga", "ingenting", "uten", "utan", "unntatt", "ei", "not", "no", "none", "without", "except", "aldri":
			return true
		}
		return false
	})
}

// indexWords returns where the words stand one after another, or -1.
func indexWords(text, words []string) int {
	for i := 0; i+len(words) <= len(text); i++ {
		if slices.Equal(text[i:i+len(words)], words) {
			return i
		}
	}
	return -1
}
