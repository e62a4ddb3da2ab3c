package exchange

import (
	"regexp"
	"strings"
)

// lawRef is a reference to a law: its name, and where in it.
type lawRef struct {
	name, section string
	whole         string // as it was written
}

// lawFinder finds references to Norwegian laws and regulations in text.
type lawFinder struct {
	whole, within *regexp.Regexp
}

const (
	lawName    = `[\p{L}][\p{L}\-]*(?:loven|lova|loven|lov|forskriften|forskrifta|forskrift|instruksen|reglementet)s?`
	lawSection = `(?:§{1,2}|kap\.?|kapittel|paragraf)\s*\d[^\n;]*`
	lawPlace   = `(?:§{1,2}|kap\.?|kapittel)\s*\d+(?:[\-–]\d+)?(?:\s?[a-z]\b)?(?:\s*(?:,|og|jf\.?)\s*(?:§{1,2}\s*)?\d+(?:[\-–]\d+)?)*(?:\s*(?:første|annet|andre|tredje|\d\.)\s*ledd)?`
)

func newLawFinder() *lawFinder {
	return &lawFinder{
		whole:  regexp.MustCompile(`(?i)^((?:(?:lov|forskrift)\s+om\s+[^§;\n]*?)|(?:(?:[\p{L}.\-]+[ ,]+(?:og\s+)?){0,5}?` + lawName + `)|(?:(?:lov|forskrift)\s+\d[^§;\n]*?)|(?:pol|fvl|aml|arkl|koml|offl)\.?)\s*[,:]?\s*(` + lawSection + `)?\.?$`),
		within: regexp.MustCompile(`(?i)(` + lawName + `)\s*,?\s*(` + lawPlace + `)?`),
	}
}

// only reads a text that is a reference to a law and nothing else.
func (f *lawFinder) only(text string) (lawRef, bool) {
	text = strings.TrimSpace(text)
	m := f.whole.FindStringSubmatch(text)
	if m == nil || notALaw(m[1]) || len(m[1]) > 200 || len(m[2]) > 150 {
		return lawRef{}, false
	}
	return lawRef{name: strings.TrimRight(m[1], " ,:"), section: strings.TrimSpace(m[2]), whole: text}, true
}

// find lists the laws named within a text, except the GDPR and the act that
// makes it Norwegian law where that is cited by article.
func (f *lawFinder) find(text string) []lawRef {
	var all []lawRef
	for _, m := range f.within.FindAllStringSubmatchIndex(text, -1) {
		name := text[m[2]:m[3]]
		if notALaw(name) || citesArticle(text[m[1]:]) {
			continue
		}
		ref := lawRef{name: name, whole: strings.TrimSpace(text[m[0]:m[1]])}
		if m[4] >= 0 {
			ref.section = strings.TrimSpace(text[m[4]:m[5]])
			ref.name = strings.TrimSuffix(ref.name, "s")
		}
		all = append(all, ref)
	}
	return all
}

// notALaw tells the GDPR, and words that only end like a law.
func notALaw(name string) bool {
	key := keyOf(name)
	switch {
	case strings.HasPrefix(key, keyOf("personvernforordning")), strings.Contains(key, "gdpr"):
		return true
	}
	switch key {
	case "lov", "loven", "lova", "forskrift", "forskriften", "forskrifta", "instruksen", "reglementet", "tilov", "ulov":
		return true
	}
	return false
}

func citesArticle(after string) bool {
	t := tokens(after)
	for i := 0; i < len(t) && i < 3; i++ {
		if isArticleWord(t[i].text) {
			return true
		}
		if hasWord(t[i].text) {
			return false
		}
	}
	return false
}
