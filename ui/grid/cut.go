package grid

import (
	"strings"
	"unicode/utf8"

	"samsvar/ui/parts"
)

// cut returns text that fits into a width, ended with … where something is
// missing.
func cut(ruler *parts.Ruler, text string, width float32) string {
	dots := ruler.Rune('…')
	var used float32
	fits := 0 // bytes that fit together with the dots
	for i, r := range text {
		if r == '\n' {
			return cut(ruler, strings.ReplaceAll(text, "\n", " "), width)
		}
		used += ruler.Rune(r)
		if used+dots <= width {
			fits = i + utf8.RuneLen(r)
		}
		if used > width {
			return ended(text[:min(fits, len(text))])
		}
	}
	return text
}

func ended(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimRight(text, " ") + "…"
}
