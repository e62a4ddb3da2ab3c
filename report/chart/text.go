package chart

import "samsvar/report/linebreak"

const ellipsis = "…"

// fit returns text, shortened with an ellipsis when it is wider than width,
// and nothing when not even that has room.
func fit(m Measurer, text string, f Font, width float64) string {
	if m.Width(text, f) <= width {
		return text
	}
	rest := width - m.Width(ellipsis, f)
	if rest < 0 {
		return ""
	}
	for i, r := range text {
		if rest -= m.Width(string(r), f); rest < 0 {
			return text[:i] + ellipsis
		}
	}
	return text
}

// wrap divides text into at most limit lines; what is left is shortened.
func wrap(m Measurer, text string, f Font, width float64, limit int) []string {
	runes := []rune(text)
	advance := func(i int) float64 { return m.Width(string(runes[i]), f) }
	var lines []string
	for _, l := range linebreak.Lines(runes, advance, width) {
		if len(lines) == limit-1 && l.To < len(runes) {
			rest := oneLine(runes[l.From:])
			return append(lines, fit(m, rest, f, width))
		}
		lines = append(lines, lineText(runes, l))
	}
	return lines
}

func lineText(runes []rune, l linebreak.Line) string {
	text := oneLine(runes[l.From:l.To])
	if l.Hyphen {
		text += "-"
	}
	return text
}

// oneLine returns runes as text without newlines and soft hyphens.
func oneLine(runes []rune) string {
	out := make([]rune, 0, len(runes))
	for _, r := range runes {
		switch r {
		case '\n':
			out = append(out, ' ')
		case linebreak.SoftHyphen:
		default:
			out = append(out, r)
		}
	}
	return string(out)
}
