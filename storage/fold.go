package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/model/reg"
)

// appendSearchText joins what a person can search a record for: its number and
// its texts, folded. Codes are left out, because people see their labels.
func appendSearchText(out []byte, r *reg.Register, rec reg.Record) []byte {
	out = appendFolded(out, rec.Header().No)
	r.EachText(rec, func(f *reg.Field, text string) {
		if !f.Managed && (f.Kind == reg.KindText || f.Kind == reg.KindLongText) {
			out = append(out, '\n') // so that no word spans two texts
			out = appendFolded(out, text)
		}
	})
	return out
}

// words cuts a search into folded words.
func words(search string) []string { return strings.Fields(Fold(search)) }

// Fold returns text in the form it is searched in: lower case, and letters
// with accents as their base, except æ, ø and å, which are letters of their
// own; ä and ö become æ and ø.
func Fold(text string) string {
	return string(appendFolded(make([]byte, 0, len(text)), text))
}

func appendFolded(out []byte, text string) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if i+1 < len(text) && text[i+1] >= 0xCC { // maybe a mark that belongs to it
				if folded, size := foldMarked(c, text[i+1:]); size > 0 {
					out = append(out, folded...)
					i += 1 + size
					continue
				}
			}
			out = append(out, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		out = appendFoldedRune(out, r)
		i += size
	}
	return out
}

// foldMarked joins a letter and the combining ring or diaeresis after it, as
// macOS writes them.
func foldMarked(letter byte, rest string) (string, int) {
	mark, size := utf8.DecodeRuneInString(rest)
	switch {
	case letter == 'a' && mark == '\u030a':
		return "å", size
	case letter == 'a' && mark == '\u0308':
		return "æ", size
	case letter == 'o' && mark == '\u0308':
		return "ø", size
	}
	return "", 0
}

func appendFoldedRune(out []byte, r rune) []byte {
	r = unicode.ToLower(r)
	switch {
	case r == 'æ' || r == 'ø' || r == 'å':
		return utf8.AppendRune(out, r)
	case r >= 0xdf && r < 0x180:
		return append(out, foldLatin(r)...)
	case unicode.Is(unicode.Mn, r): // a combining mark
		return out
	case r == '\u00a0' || r == '\u202f':
		return append(out, ' ')
	case r == '\u00ad': // a soft hyphen
		return out
	}
	return utf8.AppendRune(out, r)
}

// foldLatin maps the letters of Latin-1 and Latin Extended-A in lower case.
func foldLatin(r rune) string {
	const bases = "" +
		"ß=ss à=a á=a â=a ã=a ä=æ ç=c è=e é=e ê=e ë=e ì=i í=i î=i ï=i ð=d ñ=n ò=o ó=o ô=o õ=o ö=ø " +
		"ù=u ú=u û=u ü=u ý=y þ=th ÿ=y ā=a ă=a ą=a ć=c ĉ=c ċ=c č=c ď=d đ=d ē=e ĕ=e ė=e ę=e ě=e " +
		"ĝ=g ğ=g ġ=g ģ=g ĥ=h ħ=h ĩ=i ī=i ĭ=i į=i ı=i ĳ=ij ĵ=j ķ=k ĸ=k ĺ=l ļ=l ľ=l ŀ=l ł=l ń=n ņ=n " +
		"ň=n ŉ=n ŋ=n ō=o ŏ=o ő=o œ=oe ŕ=r ŗ=r ř=r ś=s ŝ=s ş=s š=s ţ=t ť=t ŧ=t ũ=u ū=u ŭ=u ů=u ű=u " +
		"ų=u ŵ=w ŷ=y ź=z ż=z ž=z ſ=s "
	_, after, found := strings.Cut(bases, string(r)+"=")
	if !found {
		return string(r)
	}
	base, _, _ := strings.Cut(after, " ")
	return base
}
