package docx

import (
	"math"
	"strings"
	"unicode/utf8"

	"samsvar/report"
)

// The measures of columns, in twentieths of a point.
const (
	letterWidth = 115 // of a letter in the middle, so that fonts a little wider still fit
	cellMargins = 260
	mostOfWidth = textWidth * 7 / 10 // what columns without weight take together at most
)

// shares gives each column its part of the width: those without weight what
// their content needs, the others the rest by weight.
func shares(t report.Table) []int {
	widths := make([]int, len(t.Columns))
	narrow, weights := 0, 0.0
	for i, c := range t.Columns {
		if c.Weight > 0 && !math.IsInf(c.Weight, 1) {
			weights += c.Weight
			continue
		}
		widths[i] = min(contentWidth(t, i), textWidth*4/10)
		narrow += widths[i]
	}
	room := mostOfWidth
	if weights == 0 {
		room = textWidth
	}
	if narrow > room || weights == 0 && narrow > 0 {
		for i := range widths {
			widths[i] = widths[i] * room / narrow
		}
		narrow = room
	}
	for i, c := range t.Columns {
		if widths[i] == 0 && weights > 0 {
			widths[i] = int(c.Weight / weights * float64(textWidth-narrow))
		}
		widths[i] = max(1, widths[i])
	}
	return widths
}

// contentWidth is what a column needs so that its cells stand on one line, and
// no word of its title is broken.
func contentWidth(t report.Table, column int) int {
	letters := 0
	for _, word := range strings.Fields(t.Columns[column].Title) {
		letters = max(letters, utf8.RuneCountInString(word))
	}
	for _, r := range t.Rows {
		if r.Group || column >= len(r.Cells) {
			continue
		}
		cell := r.Cells[column]
		for line := range strings.SplitSeq(cell.Severity.Label(cell.Text), "\n") {
			letters = max(letters, utf8.RuneCountInString(line))
		}
	}
	return letters*letterWidth + cellMargins
}
