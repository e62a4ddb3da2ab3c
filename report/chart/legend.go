package chart

// The measures of a legend.
const (
	legendSize = 8.5
	legendLine = 14.0
	swatchRoom = 15.0
	entryGap   = 16.0
)

// entry is a swatch with its text.
type entry struct {
	text   string
	font   Font
	swatch func(c Canvas, x, y float64)
}

// legend sets the entries one beside the other, in as many lines as they need.
// They begin at indent; all of it is width wide.
func legend(m Measurer, entries []entry, indent, width float64) []Piece {
	room := width - indent
	var lines [][]entry
	var used float64
	for _, e := range entries {
		e.text = fit(m, e.text, e.font, room-swatchRoom)
		w := swatchRoom + m.Width(e.text, e.font)
		if len(lines) == 0 || used+w > room {
			lines, used = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], e)
		used += w + entryGap
	}
	pieces := make([]Piece, len(lines))
	for i, line := range lines {
		pieces[i] = Piece{Height: legendLine, Draw: func(c Canvas, x, y float64) {
			drawLegend(c, x+indent, y, line)
		}}
	}
	return pieces
}

func drawLegend(c Canvas, x, y float64, line []entry) {
	for _, e := range line {
		e.swatch(c, x, y)
		c.Text(x+swatchRoom, y+8, e.text, e.font)
		x += swatchRoom + c.Width(e.text, e.font) + entryGap
	}
}
