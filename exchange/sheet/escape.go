package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// unescape resolves _xHHHH_, by which workbooks write characters that XML
// cannot hold. A literal _x0041_ is written _x005F_x0041_.
func unescape(s string) string {
	at := strings.Index(s, "_x")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for ; at >= 0; at = strings.Index(s, "_x") {
		out.WriteString(s[:at])
		s = s[at:]
		r, used := escaped(s)
		if used == 0 {
			out.WriteString(s[:2])
			used = 2
		} else {
			out.WriteRune(r)
		}
		s = s[used:]
	}
	out.WriteString(s)
	return out.String()
}

const escapeLength = len("_xHHHH_")

// escaped reads the escape at the start of s, or two that make a surrogate pair.
func escaped(s string) (r rune, used int) {
	r, ok := escapedUnit(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, escapeLength
	}
	low, ok := escapedUnit(s[escapeLength:])
	if pair := utf16.DecodeRune(r, low); ok && pair != '\uFFFD' {
		return pair, 2 * escapeLength
	}
	return 0, 0
}

func escapedUnit(s string) (rune, bool) {
	if len(s) < escapeLength || s[:2] != "_x" || s[escapeLength-1] != '_' {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[2:escapeLength-1], 16, 16)
	return rune(unit), err == nil
}
