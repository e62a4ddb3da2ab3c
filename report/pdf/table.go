package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// highestHead is how high a column head may be to be repeated on every page.
const highestHead = 120.0

func (f *flow) table(t report.Table) {
	var boxes []box
	if lines := f.plain(t.Title, blockTitle(), bodyWidth); lines != nil {
		boxes = column(lines, 0, frame{below: 5, role: headingRole})
		bind(boxes, hard)
		bindNext(boxes, hard)
	}
	cols := f.place(t)
	head := f.columnHead(t, cols)
	boxes = append(boxes, head...)
	boxes = append(boxes, f.tableRows(t, cols, head)...)
	note := f.plain(t.Note, quietStyle(), bodyWidth)
	if note != nil {
		bindNext(boxes, hard)
		boxes = append(boxes, column(note, 0, frame{above: 6})...)
	}
	f.add(10, boxes, 14)
}

// columnHead sets the titles of the columns on a common lower edge.
func (f *flow) columnHead(t report.Table, cols []cell) []box {
	cells := make([]cell, len(cols))
	for i, c := range cols {
		cells[i] = c
		cells[i].lines = f.plain(t.Columns[i].Title, columnStyle(), c.w)
	}
	return headRow(cells)
}

// headRow is the row of column titles, bound to the row below it. Without any
// title there is none.
func headRow(cells []cell) []box {
	most := 0
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	if most == 0 {
		return nil
	}
	for i := range cells {
		cells[i].lines = lower(cells[i].lines, most)
	}
	boxes := row(cells, frame{above: 2, below: 4, role: columnRole, rule: 0.8, tone: chart.Ink, width: bodyWidth})
	bind(boxes, hard)
	bindNext(boxes, hard)
	return boxes
}

// lower puts empty lines above others, so that there are n.
func lower(lines []textLine, n int) []textLine {
	out := make([]textLine, n-len(lines), n)
	for i := range out {
		out[i].leading = columnStyle().leading
	}
	return append(out, lines...)
}

func (f *flow) tableRows(t report.Table, cols []cell, head []box) []box {
	if len(t.Rows) == 0 {
		return column(f.plain(t.Empty, cellStyle().in(chart.Muted), bodyWidth), 0, hairlineBelow(4, 5))
	}
	if height(head) > highestHead {
		head = nil
	}
	var boxes []box
	for i, r := range t.Rows {
		set := f.tableRow(t, r, cols)
		for j := range set {
			set[j].head = head
		}
		if r.Total || i == len(t.Rows)-1 {
			bindNext(boxes, soft)
		}
		boxes = append(boxes, set...)
		if i == 0 {
			bindNext(boxes, soft)
		}
	}
	boxes[len(boxes)-1].keep = free
	return boxes
}

func (f *flow) tableRow(t report.Table, r report.Row, cols []cell) []box {
	switch {
	case r.Group:
		return f.groupRow(r)
	case r.Total:
		boxes := row(f.tableCells(t, r, cols), frame{above: 4, below: 4.5})
		boxes[0].marks = append(boxes[0].marks, rule(0, 0, bodyWidth, 0, 0.8, chart.Ink))
		return boxes
	}
	return row(f.tableCells(t, r, cols), hairlineBelow(3.6, 4.2))
}

// groupRow is a heading across the table.
func (f *flow) groupRow(r report.Row) []box {
	var lines []textLine
	if len(r.Cells) > 0 {
		lines = f.runs(cellRuns(r.Cells[0], cellStyle().inBold()), bodyWidth)
	}
	boxes := column(lines, 0, hairlineBelow(10, 4))
	bindNext(boxes, hard)
	return boxes
}

func (f *flow) tableCells(t report.Table, r report.Row, cols []cell) []cell {
	cells := make([]cell, len(cols))
	for i, c := range cols {
		cells[i] = c
		if i < len(r.Cells) {
			st := cellStyle()
			st.bold = r.Total
			cells[i].lines = f.runs(cellRuns(r.Cells[i], st), c.w)
		}
	}
	return cells
}

// cellRuns is a cell's text, with the sign of its severity before it.
func cellRuns(c report.Cell, st style) []run {
	st.bold = st.bold || c.Bold
	if c.Muted {
		st.tone = chart.Muted
	}
	sign := c.Severity.Sign()
	if sign == "" {
		return []run{{c.Text, st}}
	}
	return []run{{sign + "\u00a0", st.in(chart.SignTone(c.Severity))}, {c.Text, st}}
}
