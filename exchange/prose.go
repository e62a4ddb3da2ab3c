package exchange

import "strings"

// cutProse cuts a text into its lines. A line that goes on in small letters
// belongs to the sentence before it.
func cutProse(text string) []piece {
	var all []piece
	for _, line := range splitLines(text) {
		if inner, rest, ok := quotedStart(line); ok && strings.TrimSpace(rest) == "" {
			all = append(all, piece{inner, true})
			continue
		}
		for _, part := range strings.Split(line, " | ") {
			all = append(all, piece{text: strings.TrimSpace(part)})
		}
	}
	var out []piece
	for _, p := range all {
		if n := len(out); n > 0 && !p.quoted && goesOn(out[n-1].text, p.text) {
			out[n-1].text += "\n" + p.text
			continue
		}
		out = append(out, p)
	}
	return out
}

// goesOn reports whether a line is the rest of the sentence before it.
func goesOn(before, line string) bool {
	if len(before) < 30 || line == "" || strings.ContainsAny(before[len(before)-1:], ".:;!?") {
		return false
	}
	first := []rune(line)[0]
	start := []rune(before)[0]
	return isLower(first) && !isLower(start)
}

func isLower(r rune) bool { return r >= 'a' && r <= 'z' || r == 'æ' || r == 'ø' || r == 'å' }

// unbullet takes a bullet away from the start of a line.
func unbullet(s string) string {
	for _, bullet := range []string{"• ", "· ", "- ", "– ", "* ", "▪ ", "o ", "\uf0b7 ", "•\t", "-\t", "•"} {
		if rest, ok := strings.CutPrefix(s, bullet); ok {
			return rest
		}
	}
	return s
}
