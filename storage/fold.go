package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/model/reg"
)

// searchText joins what a person can search a record for: its number and its
// texts, folded. Codes are left out, because people see their labels.
func searchText(r *reg.Register, rec reg.Record) string {
	var out strings.Builder
	foldInto(&out, rec.Header().No)
	r.EachText(rec, func(f *reg.Field, text string) {
		if !f.Managed && (f.Kind == reg.KindText || f.Kind == reg.KindLongText) {
			out.WriteByte('\n') // so that no word spans two texts
			foldInto(&out, text)
		}
	})
	return out.String()
}

// words cuts a search into folded words.
func words(search string) []string { return strings.Fields(Fold(search)) }

func (r *row) matches(words []string) bool {
	for _, word := range words {
		if !strings.Contains(r.text, word) {
			return false
		}
	}
	return true
}

// Fold returns text in the form it is searched in: lower case, and letters
// with accents as their base, except æ, ø and å, which are letters of their
// own; ä and ö become æ and ø.
func Fold(text string) string {
	var out strings.Builder
	foldInto(&out, text)
	return out.String()
}

func foldInto(out *strings.Builder, text string) {
	out.Grow(len(text))
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if i+1 < len(text) && text[i+1] >= 0xCC { // maybe a mark that belongs to it
				if folded, size := foldMarked(c, text[i+1:]); size > 0 {
					out.WriteString(folded)
					i += 1 + size
					continue
				}
			}
			out.WriteByte(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		foldRune(out, r)
		i += size
	}
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

func foldRune(out *strings.Builder, r rune) {
	r = unicode.ToLower(r)
	switch {
	case r == 'æ' || r == 'ø' || r == 'å':
		out.WriteRune(r)
	case r >= 0xdf && r < 0x180:
		out.WriteString(foldLatin(r))
	case unicode.Is(unicode.Mn, r): // a combining mark
	case r == '\u00a0' || r == '\u202f':
		out.WriteByte(' ')
	case r == '\u00ad': // a soft hyphen
	default:
		out.WriteRune(r)
	}
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
