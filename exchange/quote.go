package exchange

import "strings"

// Lists and items stand in one cell as text that people can read and edit.
// A value that holds what separates values stands in double quotes, with quotes
// inside it doubled, as in a CSV file.

// quoted puts a value in quotes where it holds one of the special characters or
// would lose blanks at its ends.
func quoted(value, special string) string {
	if value == "" || strings.ContainsAny(value, special+"\"") || strings.TrimSpace(value) != value {
		return `"` + strings.ReplaceAll(value, `"`, `""`) + `"`
	}
	return value
}

// joinQuoted makes a list of values, each in quotes where needed.
func joinQuoted(values []string, separator string) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = quoted(v, separator+"\n|;")
	}
	return strings.Join(out, separator)
}

// piece is a part of a text between separators.
type piece struct {
	text   string // without quotes around it
	quoted bool
}

// cut cuts a text at the separator runes that stand outside quotes. Quotes
// count only where they stand around a whole piece.
func cut(text, separators string) []piece {
	var all []piece
	for {
		p, rest, more := cutOne(text, separators)
		all = append(all, p)
		if !more {
			return all
		}
		text = rest
	}
}

func cutOne(text, separators string) (p piece, rest string, more bool) {
	if inner, after, ok := quotedStart(text); ok {
		blank := strings.TrimLeft(after, " ")
		if blank == "" {
			return piece{inner, true}, "", false
		}
		if i := strings.IndexAny(blank, separators); i == 0 {
			return piece{inner, true}, blank[runeLen(blank):], true
		}
	}
	i := strings.IndexAny(text, separators)
	if i < 0 {
		return piece{text: strings.TrimSpace(text)}, "", false
	}
	return piece{text: strings.TrimSpace(text[:i])}, text[i+runeLen(text[i:]):], true
}

func runeLen(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

// quotedStart reads a value in quotes at the start of a text.
func quotedStart(text string) (inner, rest string, ok bool) {
	text = strings.TrimLeft(text, " ")
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var out strings.Builder
	for text = text[1:]; ; {
		i := strings.IndexByte(text, '"')
		if i < 0 {
			return "", "", false
		}
		out.WriteString(text[:i])
		text = text[i+1:]
		if !strings.HasPrefix(text, `"`) {
			return out.String(), text, true
		}
		out.WriteByte('"')
		text = text[1:]
	}
}
