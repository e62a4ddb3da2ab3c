package pdf

import (
	"slices"
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
)

// highestHead is how high a column head may be to be repeated on every page.
const highestHead = 120.0

func (f *flow) table(t report.Table) {
	var boxes []box
	tree := f.newTable(len(t.Columns))
	if lines := as(tree.caption, f.plain(t.Title, blockTitle(), bodyWidth)); lines != nil {
		boxes = column(lines, 0, frame{below: 5, role: headingRole})
		bind(boxes, hard)
		bindNext(boxes, hard)
	}
	cols := f.place(t)
	head := f.columnHead(t, cols, tree)
	boxes = append(boxes, head...)
	boxes = append(boxes, f.tableRows(t, cols, head, tree)...)
	note := as(f.into.add(paragraphTag), f.plain(t.Note, quietStyle(), bodyWidth))
	if note != nil {
		bindNext(boxes, hard)
		boxes = append(boxes, column(note, 0, frame{above: 6})...)
	}
	f.add(10, boxes, 14)
}

// columnHead sets the titles of the columns on a common lower edge.
func (f *flow) columnHead(t report.Table, cols []cell, tree tableTree) []box {
	row := tree.head.add(rowTag)
	cells := make([]cell, len(cols))
	for i, c := range cols {
		cells[i] = c
		cells[i].lines = as(row.headCell(columnScope), f.plain(t.Columns[i].Title, columnStyle(), c.w))
	}
	return tree.headRow(cells)
}

// tableTree is a table in the structure tree.
type tableTree struct {
	table, caption, head, rows *element
	columns                    int
}

func (f *flow) newTable(columns int) tableTree {
	t := tableTree{table: f.into.add(tableTag), columns: columns}
	t.caption, t.head, t.rows = t.table.add(captionTag), t.table.add(headTag), t.table.add(rowsTag)
	return t
}

// across makes a cell go over the columns from the given one to the last.
func (t tableTree) across(cell *element) *element {
	if t.columns > 1 {
		cell.span = t.columns
	}
	return cell
}

// headRow is the row of column titles, bound to the row below it. Without any
// title there is none.
func (t tableTree) headRow(cells []cell) []box {
	most := 0
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	if most == 0 {
		t.head.kids = nil
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

func (f *flow) tableRows(t report.Table, cols []cell, head []box, tree tableTree) []box {
	if len(t.Rows) == 0 {
		cell := tree.across(tree.rows.add(rowTag).add(cellTag))
		return column(as(cell, f.plain(t.Empty, cellStyle().in(chart.Muted), bodyWidth)), 0, hairlineBelow(4, 5))
	}
	if height(head) > highestHead {
		head = nil
	}
	var boxes []box
	for i, r := range t.Rows {
		set := f.tableRow(t, r, cols, tree)
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

func (f *flow) tableRow(t report.Table, r report.Row, cols []cell, tree tableTree) []box {
	tr := tree.rows.add(rowTag)
	switch {
	case r.Group:
		return f.groupRow(r, tree.across(tr.headCell(columnScope)))
	case r.Total:
		boxes := row(f.tableCells(t, r, cols, tr), frame{above: 4, below: 4.5})
		boxes[0].marks = append(boxes[0].marks, rule(0, 0, bodyWidth, 0, 0.8, chart.Ink))
		return boxes
	}
	return row(f.tableCells(t, r, cols, tr), hairlineBelow(3.6, 4.2))
}

// groupRow is a heading across the table, for the columns below it until the next.
func (f *flow) groupRow(r report.Row, of *element) []box {
	var lines []textLine
	if len(r.Cells) > 0 {
		lines = f.runs(cellRuns(r.Cells[0], cellStyle().inBold()), bodyWidth)
	}
	boxes := column(as(of, lines), 0, hairlineBelow(10, 4))
	bindNext(boxes, hard)
	return boxes
}

func (f *flow) tableCells(t report.Table, r report.Row, cols []cell, tr *element) []cell {
	cells := make([]cell, len(cols))
	for i, c := range cols {
		cells[i] = c
		of := tr.cellOf(t.Columns[i], r.Total && i == 0)
		if i < len(r.Cells) {
			st := cellStyle()
			st.bold = r.Total
			cells[i].lines = as(of, f.runs(cellRuns(r.Cells[i], st), c.w))
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
	return signed(c.Severity, c.Text, st)
}

// inPieces lets a line end within words that no column has room for, such as
// checksums.
func inPieces(t report.Table) report.Table {
	const longest, piece = 32, 16
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if len(c.Text) < longest || strings.ContainsAny(c.Text, " \n") {
				continue
			}
			var b strings.Builder
			for part := range slices.Chunk([]rune(c.Text), piece) {
				b.WriteString(string(part) + "\u200b")
			}
			row.Cells[i].Text = strings.TrimSuffix(b.String(), "\u200b")
		}
	}
	return t
}
