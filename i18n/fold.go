package i18n

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes the form of a text that searching compares: lower case, accents
// dropped (é is e), but æ, ø and å kept as letters of their own, with the Swedish
// ä and ö as æ and ø. Letters few keyboards have become the letter people type
// instead (đ is d), and every kind of space or hyphen becomes the plain one.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range norm.NFC.String(s) {
		foldRune(&out, unicode.ToLower(r))
	}
	return out.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldRune(out *strings.Builder, r rune) {
	switch {
	case r < utf8.RuneSelf || r == 'æ' || r == 'ø' || r == 'å':
		out.WriteRune(r)
	case unicode.IsSpace(r):
		out.WriteByte(' ')
	case unicode.Is(unicode.Pd, r) || r == '−':
		out.WriteByte('-')
	case unicode.Is(unicode.Cf, r): // unseen: a hyphenation point, a byte order mark
	default:
		foldLetter(out, r)
	}
}

func foldLetter(out *strings.Builder, r rune) {
	if instead := typedInstead(r); instead != "" {
		out.WriteString(instead)
		return
	}
	for _, part := range norm.NFKD.String(string(r)) {
		if !unicode.Is(unicode.Mn, part) {
			out.WriteRune(unicode.ToLower(part))
		}
	}
}

// typedInstead names what people type for letters that have no accent to drop.
func typedInstead(r rune) string {
	switch r {
	case 'ä':
		return "æ"
	case 'ö':
		return "ø"
	case 'đ', 'ð':
		return "d"
	case 'ŋ':
		return "n"
	case 'ŧ':
		return "t"
	case 'ł':
		return "l"
	case 'þ':
		return "th"
	case 'ß':
		return "ss"
	}
	return ""
}
