package grid

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// cutter cuts text to a width. It knows the width of each letter it has met,
// so that a page of cells costs no measuring of text.
type cutter struct {
	size   float32
	style  fyne.TextStyle
	widths map[rune]float32
}

func newCutter(size float32, style fyne.TextStyle) *cutter {
	return &cutter{size: size, style: style, widths: map[rune]float32{}}
}

func (c *cutter) rune(r rune) float32 {
	w, ok := c.widths[r]
	if !ok {
		w = fyne.MeasureText(string(r), c.size, c.style).Width
		c.widths[r] = w
	}
	return w
}

// width is that of a whole text.
func (c *cutter) width(text string) float32 {
	var width float32
	for _, r := range text {
		width += c.rune(r)
	}
	return width
}

// cut returns text that fits, ended with … where something is missing.
func (c *cutter) cut(text string, width float32) string {
	dots := c.rune('…')
	var used float32
	fits := 0 // bytes that fit together with the dots
	for i, r := range text {
		if r == '\n' {
			return c.cut(strings.ReplaceAll(text, "\n", " "), width)
		}
		used += c.rune(r)
		if used+dots <= width {
			fits = i + utf8.RuneLen(r)
		}
		if used > width {
			return c.ended(text[:min(fits, len(text))])
		}
	}
	return text
}

func (c *cutter) ended(text string) string {
	if text == "" {
		return ""
	}
	return strings.TrimRight(text, " ") + "…"
}
