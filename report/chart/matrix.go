package chart

import "samsvar/report"

// The measures of a risk matrix.
const (
	cellWidth  = 84.0
	cellHeight = 34.0
	cellGap    = 2.0
	axisSize   = 8.5
	axisLine   = 10.5
	axisLimit  = 2
)

// Matrix returns the pieces of a risk matrix: the row title, the rows, the
// column labels, and the legend. More columns than have room make the cells
// narrower.
func Matrix(m Measurer, matrix report.RiskMatrix, width float64) []Piece {
	g := newGrid(m, matrix, width)
	pieces := []Piece{{Height: 16, Draw: g.drawRowTitle}}
	for i := range matrix.Rows {
		pieces = append(pieces, Piece{
			Height: cellHeight + cellGap,
			Draw:   func(c Canvas, x, y float64) { g.drawRow(c, x, y, i) },
		})
	}
	pieces = append(pieces, Piece{Height: float64(g.labelLines(m))*axisLine + 28, Draw: g.drawColumns})
	return append(pieces, legend(m, g.legend(), g.labelWidth, width)...)
}

type grid struct {
	matrix     report.RiskMatrix
	width      float64
	labelWidth float64
	cell       float64
}

func newGrid(m Measurer, matrix report.RiskMatrix, width float64) *grid {
	g := &grid{matrix: matrix, width: width}
	for _, label := range matrix.Rows {
		g.labelWidth = max(g.labelWidth, m.Width(label, axisFont(End)))
	}
	g.labelWidth = min(g.labelWidth, width/4) + gutter
	g.cell = min(cellWidth, (width-g.labelWidth)/float64(max(1, len(matrix.Columns))))
	return g
}

func axisFont(a Anchor) Font { return Font{Size: axisSize, Tone: Ink, Anchor: a} }

func titleFont(a Anchor) Font { return Font{Size: axisSize, Bold: true, Tone: Muted, Anchor: a} }

func (g *grid) drawRowTitle(c Canvas, x, y float64) {
	c.Text(x, y+8, fit(c, g.matrix.RowTitle, titleFont(Start), g.width), titleFont(Start))
}

func (g *grid) drawRow(c Canvas, x, y float64, row int) {
	label := wrap(c, g.matrix.Rows[row], axisFont(End), g.labelWidth-gutter, axisLimit)
	top := y + (cellHeight-float64(len(label))*axisLine)/2 + 8
	for i, line := range label {
		c.Text(x+g.labelWidth-gutter, top+float64(i)*axisLine, line, axisFont(End))
	}
	for col := range g.matrix.Columns {
		g.drawCell(c, x+g.labelWidth+float64(col)*g.cell, y, g.at(row, col))
	}
}

// at returns a cell; those that were not given are empty.
func (g *grid) at(row, col int) report.RiskCell {
	if row >= len(g.matrix.Cells) || col >= len(g.matrix.Cells[row]) {
		return report.RiskCell{}
	}
	return g.matrix.Cells[row][col]
}

func (g *grid) drawCell(c Canvas, x, y float64, cell report.RiskCell) {
	w := max(0.5, g.cell-cellGap)
	c.Rect(x, y, w, cellHeight, FillTone(cell.Severity))
	sign := Font{Size: 7.5, Anchor: End, Tone: SignTone(cell.Severity)}
	if text := cell.Severity.Sign(); c.Width(text, sign) < w-4 {
		c.Text(x+w-4, y+10, text, sign)
	}
	if cell.Shown() == "" {
		return
	}
	count := Font{Size: 14, Bold: true, Anchor: Middle, Tone: Ink}
	if c.Width(cell.Shown(), count) > w-4 { // many numbers
		count.Size = 9.5
	}
	lines := wrap(c, cell.Shown(), count, w-4, axisLimit)
	top := y + (cellHeight-float64(len(lines)-1)*axisLine)/2 + count.Size/2 - 2
	for i, line := range lines {
		c.Text(x+w/2, top+float64(i)*axisLine, line, count)
	}
}

func (g *grid) columnLabel(m Measurer, label string) []string {
	return wrap(m, label, axisFont(Middle), g.cell-cellGap, axisLimit)
}

// labelLines is how many lines the highest column label has.
func (g *grid) labelLines(m Measurer) int {
	n := 0
	for _, label := range g.matrix.Columns {
		n = max(n, len(g.columnLabel(m, label)))
	}
	return n
}

func (g *grid) drawColumns(c Canvas, x, y float64) {
	x += g.labelWidth
	for i, label := range g.matrix.Columns {
		centre := x + float64(i)*g.cell + (g.cell-cellGap)/2
		for j, line := range g.columnLabel(c, label) {
			c.Text(centre, y+10+float64(j)*axisLine, fit(c, line, axisFont(Middle), g.cell), axisFont(Middle))
		}
	}
	span := float64(len(g.matrix.Columns))*g.cell - cellGap
	room := g.width - g.labelWidth
	title := fit(c, g.matrix.ColumnTitle, titleFont(End), room)
	right := min(room, max(span, c.Width(title, titleFont(End))))
	c.Text(x+right, y+15+float64(g.labelLines(c))*axisLine, title, titleFont(End))
}

func (g *grid) legend() []entry {
	entries := make([]entry, len(g.matrix.Levels))
	for i, level := range g.matrix.Levels {
		entries[i] = entry{
			text: level.Severity.Label(level.Name),
			font: Font{Size: legendSize, Tone: SignTone(level.Severity)},
			swatch: func(c Canvas, x, y float64) {
				c.Rect(x, y, 10, 10, FillTone(level.Severity))
			},
		}
	}
	return entries
}
