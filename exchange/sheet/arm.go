package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// armed returns text as a CSV file may hold it: with an apostrophe before what
// a spreadsheet program would compute, and before what reading would otherwise
// take for such an apostrophe.
func armed(text string) string {
	if needsQuote(text) {
		return "'" + text
	}
	return text
}

// disarmed takes away the apostrophe that armed puts before a text.
func disarmed(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && needsQuote(rest) {
		return rest
	}
	return text
}

// needsQuote looks behind any number of apostrophes.
func needsQuote(text string) bool {
	return isFormula(strings.TrimLeft(text, "'"))
}

// isFormula reports whether a spreadsheet program could take text for a
// formula: by its first character that is not blank, also in full width.
func isFormula(text string) bool {
	if text == "" || isPlainNumber(text) {
		return false
	}
	if text[0] == '\t' || text[0] == '\r' {
		return true
	}
	start := strings.TrimLeftFunc(text, isBlank)
	r, _ := utf8.DecodeRuneInString(start)
	return strings.ContainsRune("=+-@|%＝＋－＠｜％", r) && start != ""
}

// isBlank includes control and format characters, which programs drop.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// isPlainNumber accepts a sign, digits, and a point or comma within them.
func isPlainNumber(text string) bool {
	text = strings.TrimLeft(text[:1], "+-") + text[1:]
	digits, marks := 0, 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case (r == '.' || r == ',') && digits > 0:
			marks++
		default:
			return false
		}
	}
	return digits > 0 && marks <= 1
}
