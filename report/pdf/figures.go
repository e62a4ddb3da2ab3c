package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// tilesInRow is how many key figures stand side by side.
const tilesInRow = 4

func (f *flow) keyFigures(k report.KeyFigures) {
	n := len(k.Items)
	if n == 0 {
		return
	}
	rows := (n + tilesInRow - 1) / tilesInRow
	per := (n + rows - 1) / rows
	list := f.into.list("None")
	for from := 0; from < n; from += per {
		f.add(14, f.tiles(list, k.Items[from:min(from+per, n)], per), 18)
	}
}

// tiles sets one row of key figures in columns for n.
func (f *flow) tiles(list *element, items []report.KeyFigure, n int) []box {
	w := (bodyWidth - columnGap*float64(n-1)) / float64(n)
	cells := make([]cell, len(items))
	var rules []mark
	for i, item := range items {
		x := float64(i) * (w + columnGap)
		cells[i] = cell{x: x, w: w, lines: as(list.add(itemTag).add(bodyTag), f.tile(item, w))}
		rules = append(rules, rule(x, 0, w, 0, 1.2, chart.Accent))
	}
	boxes := row(cells, frame{above: 6})
	boxes[0].marks = append(boxes[0].marks, rules...)
	return boxes
}

func (f *flow) tile(item report.KeyFigure, w float64) []textLine {
	lines := f.plain(item.Value, figureStyle(), w)
	lines = append(lines, f.plain(item.Label, cellStyle(), w)...)
	return append(lines, f.runs(signed(item.Severity, item.Note, labelStyle()), w)...)
}

func (f *flow) barChart(c report.BarChart) {
	f.chart(c.Title, chart.Bars(f.faces, c, bodyWidth), barsAlt(c), c.Note)
}

func (f *flow) riskMatrix(m report.RiskMatrix) {
	f.chart(m.Title, chart.Matrix(f.faces, m, bodyWidth), matrixAlt(m), m.Note)
}

// chart sets a title, the pieces of a chart, and its note. A chart stays on one
// page when it fits on one.
func (f *flow) chart(title string, pieces []chart.Piece, alt, note string) {
	var boxes []box
	if lines := as(f.into.add(paragraphTag), f.plain(title, blockTitle(), bodyWidth)); lines != nil {
		boxes = column(lines, 0, frame{below: 7, role: headingRole})
		bind(boxes, hard)
		bindNext(boxes, hard)
	}
	figure := f.into.add(figureTag)
	figure.alt = alt
	for _, p := range pieces {
		canvas := recorder{Faces: f.faces, of: figure}
		p.Draw(&canvas, 0, 0)
		boxes = append(boxes, box{height: p.Height, marks: canvas.marks})
	}
	if lines := as(f.into.add(paragraphTag), f.plain(note, quietStyle(), measure)); lines != nil {
		bindNext(boxes, hard)
		boxes = append(boxes, column(lines, 0, frame{above: 2})...)
	}
	bind(boxes, soft)
	f.add(14, boxes, 16)
}
