package exchange

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/model/reg"
)

// articleCodes are codes that stand for provisions of the GDPR: "6_1_c" is
// article 6(1)(c), "45" is article 45.
type articleCodes struct {
	codes   map[string]string              // "6_1_c" to the code
	numbers map[string]map[string]struct{} // article to its paragraphs
}

// newArticleCodes returns nil for a set that has no such codes.
func newArticleCodes(set *reg.CodeSet) *articleCodes {
	a := &articleCodes{codes: map[string]string{}, numbers: map[string]map[string]struct{}{}}
	for _, code := range set.Codes {
		parts := strings.Split(code, "_")
		if len(parts) > 3 || !isNumber(parts[0]) || len(parts) > 1 && !isNumber(parts[1]) || len(parts) > 2 && len(parts[2]) != 1 {
			continue
		}
		if len(parts) != 3 && len(parts) != 1 {
			continue
		}
		a.codes[code] = code
		if a.numbers[parts[0]] == nil {
			a.numbers[parts[0]] = map[string]struct{}{}
		}
		if len(parts) == 3 {
			a.numbers[parts[0]][parts[1]] = struct{}{}
		}
	}
	if !slices.ContainsFunc(set.Codes, func(c string) bool { return strings.Count(c, "_") == 2 && a.codes[c] != "" }) {
		return nil
	}
	return a
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// onlyParagraph returns the one paragraph that an article's codes are about.
func (a *articleCodes) onlyParagraph(article string) string {
	if len(a.numbers[article]) != 1 {
		return ""
	}
	for p := range a.numbers[article] {
		return p
	}
	return ""
}

// token is a word, a number or a mark of a text, in small letters.
type token struct {
	text       string
	start, end int // bytes of the text
}

// tokens cuts a text into words, numbers and marks; blanks only separate.
func tokens(text string) []token {
	var all []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + size
		for is := class(r); is != 0 && end < len(text); {
			next, n := utf8.DecodeRuneInString(text[end:])
			if class(next) != is {
				break
			}
			end += n
		}
		all = append(all, token{strings.ToLower(text[i:end]), i, end})
		i = end
	}
	return all
}

// class tells letters (1) and digits (2) from marks (0), which stand alone.
func class(r rune) int {
	switch {
	case unicode.IsLetter(r):
		return 1
	case r >= '0' && r <= '9':
		return 2
	}
	return 0
}

// articleScan reads references to articles from tokens.
type articleScan struct {
	of     *articleCodes
	tokens []token
	found  []string
	used   []bool // tokens that belong to a reference
}

// find returns the codes named in a text in their order, and the words that
// belong to no reference.
func (a *articleCodes) find(text string) (codes []string, left []string) {
	s := &articleScan{of: a, tokens: tokens(text)}
	s.used = make([]bool, len(s.tokens))
	for i := 0; i < len(s.tokens); {
		i = s.reference(i)
	}
	for i, t := range s.tokens {
		if !s.used[i] && hasWord(t.text) {
			left = append(left, t.text)
		}
	}
	return s.found, left
}

func (s *articleScan) at(i int) string {
	if i >= 0 && i < len(s.tokens) {
		return s.tokens[i].text
	}
	return ""
}

// reference reads a reference that starts at token i and returns where to go
// on.
func (s *articleScan) reference(i int) int {
	if s.at(i) == "§" {
		return s.skipSection(i)
	}
	j, named := i, false
	if isArticleWord(s.at(j)) {
		named = true
		j = s.skip(j+1, ".", ":", "-")
	}
	article := s.at(j)
	if _, known := s.of.numbers[article]; !known || s.partOfNumber(j) {
		return i + 1
	}
	end, codes := s.paragraph(article, j+1, named)
	if len(codes) == 0 {
		return i + 1
	}
	s.found = append(s.found, codes...)
	for k := i; k < end; k++ {
		s.used[k] = true
	}
	return end
}

// skipSection leaves out a paragraph of another law: «§ 6-1 c» is no article 6.
func (s *articleScan) skipSection(i int) int {
	for i++; i < len(s.tokens); i++ {
		t := s.at(i)
		if !isNumber(t) && t != "§" && t != "-" && t != "–" && t != "." && t != "," {
			return i
		}
		if t == "," && isArticleWord(s.at(i+1)) {
			return i
		}
	}
	return i
}

// partOfNumber reports whether the number at i goes on from a token before it
// without a blank, as in "2016/679" or "§5-6".
func (s *articleScan) partOfNumber(i int) bool {
	if i == 0 || s.tokens[i-1].end != s.tokens[i].start {
		return false
	}
	before := s.at(i - 1)
	return before == "/" || before == "-" || before == "–" || before == "." && isNumber(s.at(i-2)) || before == "§"
}

func isArticleWord(t string) bool {
	switch t {
	case "artikkel", "artikkelen", "artikkels", "artiklene", "artikler", "artiklar", "art", "article", "articles", "artikel", "artikkkel", "artkkel", "arikkel", "artickel":
		return true
	}
	return false
}

// skip passes over the given marks.
func (s *articleScan) skip(i int, marks ...string) int {
	for i < len(s.tokens) && slices.Contains(marks, s.at(i)) {
		i++
	}
	return i
}

// paragraph reads what follows the number of an article.
func (s *articleScan) paragraph(article string, i int, named bool) (end int, codes []string) {
	number, j := s.paragraphNumber(i)
	if number == "" {
		if code := s.of.codes[article]; code != "" && named {
			return i, []string{code}
		}
		number, j = s.of.onlyParagraph(article), i
		if number == "" {
			return i, nil
		}
		if !named && !s.startsLetter(i) {
			return i, nil
		}
	}
	return s.letters(article, number, j)
}

// paragraphNumber reads "(1)", ".1", " nr. 1", " første ledd", "_1" or " 1".
func (s *articleScan) paragraphNumber(i int) (string, int) {
	j := s.skip(i, ".", ",", "(", ")", "-", "_", "–", ":", "/")
	switch s.at(j) {
	case "nr", "no", "nummer", "num", "ledd", "pkt", "punkt", "paragraph", "para", "stk":
		j = s.skip(j+1, ".", ":", "(", "-")
	}
	number := s.at(j)
	if n := ordinal(number); n != "" {
		k := s.skip(j+1, ".")
		if s.at(k) == "ledd" || s.at(k) == "nummer" || s.at(k) == "punktum" {
			return n, k + 1
		}
	}
	if !isNumber(number) || len(number) > 1 {
		return "", i
	}
	j = s.skip(j+1, ".", ")", ",")
	if s.at(j) == "ledd" {
		j++
	}
	return number, j
}

func ordinal(word string) string {
	switch word {
	case "første", "forste", "fyrste", "1":
		return "1"
	case "annet", "andre", "anna", "2":
		return "2"
	}
	return ""
}

// startsLetter reports whether a letter in parentheses or named as one follows,
// so that a bare number with it can only be an article.
func (s *articleScan) startsLetter(i int) bool {
	return isLetterWord(s.at(i)) || s.at(i) == "(" && isLetter(s.at(i+1)) && s.at(i+2) == ")"
}

func isLetterWord(t string) bool {
	switch t {
	case "bokstav", "bokstaven", "bokstavene", "bokstavane", "bokstaver", "bokstavar", "litra", "lit", "letter", "point", "pkt", "punkt", "alternativ", "alt", "bokst", "boksta", "bokstv":
		return true
	}
	return false
}

func isLetter(t string) bool { return len(t) == 1 && t[0] >= 'a' && t[0] <= 'j' }

// letters reads "c", "(c)", "bokstav c og e", "c, e".
func (s *articleScan) letters(article, number string, i int) (end int, codes []string) {
	end = i
	for first := true; ; first = false {
		j, joined := s.beforeLetter(i, first)
		letter := s.at(j)
		if !isLetter(letter) || !joined || s.isWord(j, first && j == i) {
			return end, codes
		}
		code := s.of.codes[article+"_"+number+"_"+letter]
		if code == "" {
			return end, codes
		}
		codes = append(codes, code)
		i = s.skip(j+1, ")")
		end = i
	}
}

// beforeLetter passes over what may stand before a letter. Between letters
// there must be something that joins them.
func (s *articleScan) beforeLetter(i int, first bool) (int, bool) {
	joined := first
	for i < len(s.tokens) {
		switch t := s.at(i); {
		case t == "og" || t == "and" || t == "samt" || t == "eller" || t == "or" || t == "&" || t == "/" || t == "," || t == "+" || t == ";":
			joined = true
		case isLetterWord(t):
			joined = true
		case t != "." && t != "(" && t != "-" && t != "_" && t != ":" && t != "–":
			return i, joined
		}
		i++
	}
	return i, joined
}

// isWord tells the preposition «i» and other words of one letter from letters of
// a provision: bare, right after the number, and before another word.
func (s *articleScan) isWord(i int, bare bool) bool {
	if s.at(i) != "i" && s.at(i) != "a" {
		return false
	}
	next := s.at(i + 1)
	before := s.at(i - 1)
	named := isLetterWord(before) || before == "("
	return !named && len(next) > 1 && !isNumber(next) && hasWord(next) && next != "og" && (bare || s.at(i) == "i")
}
