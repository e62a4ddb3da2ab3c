package exchange

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/i18n"
)

// keyOf makes the form in which headings, labels and names are compared: small
// letters and digits only, and æ, ø and å as those write them who have none:
// «Løpenr.», "loepenr" and "LOPENR" are the same.
func keyOf(s string) string {
	out := make([]rune, 0, len(s))
	parted := true // nothing, or no letter, came before
	for _, r := range i18n.Fold(unmix(s)) {
		switch {
		case r == 'æ' || r == 'å':
			r = 'a'
		case r == 'ø':
			r = 'o'
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			parted = true
			continue
		}
		if n := len(out); !parted && (r == 'e' && (out[n-1] == 'a' || out[n-1] == 'o') || r == 'a' && out[n-1] == 'a') {
			continue // ae, oe and aa stand for one letter
		}
		parted = false
		out = append(out, r)
	}
	return string(out)
}

// lostKey is the key of a text that has lost its æ, ø and å on the way.
func lostKey(s string) string {
	return keyOf(strings.Map(func(r rune) rune {
		if strings.ContainsRune("æøåÆØÅ", r) {
			return -1
		}
		return r
	}, s))
}

// unmix mends Norwegian letters that were read in the wrong encoding.
func unmix(s string) string {
	if !strings.Contains(s, "Ã") {
		return s
	}
	return strings.NewReplacer("Ã¦", "æ", "Ã¸", "ø", "Ã¥", "å", "Ã†", "Æ", "Ã˜", "Ø", "Ã…", "Å",
		"Ã\u0086", "Æ", "Ã\u0098", "Ø", "Ã\u0085", "Å", "Ã©", "é").Replace(s)
}

// distance counts the letters to change, add or take out to get from a to b; it
// stops counting beyond limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal, best := row[0], limit+1
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
			best = min(best, row[j+1])
		}
		if best > limit {
			return limit + 1
		}
	}
	return row[len(y)]
}

// isDash reports whether a text only says that there is nothing.
func isDash(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && utf8.RuneCountInString(s) <= 3 && strings.Trim(s, "-–—−_") == ""
}

// hasWord reports whether a text holds a letter or digit.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// words cuts a text into its letters and digits.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
