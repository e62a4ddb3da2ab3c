package blocks

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

func itoa(n int) string { return strconv.Itoa(n) }

// table makes a table. Rows that are about something get a way there at the
// right.
func (o Options) table(t report.Table) fyne.CanvasObject {
	if len(t.Rows) == 0 {
		return titled(t.Title, parts.NewNote(t.Empty), "")
	}
	g := &grid{columns: t.Columns, natural: make([]float32, len(t.Columns))}
	way := o.Open != nil && hasRef(t)
	if way {
		g.columns = append(append([]report.Column{}, t.Columns...), report.Column{})
		g.natural = append(g.natural, 0)
	}
	all := container.New(g)
	head := make([]fyne.CanvasObject, 0, len(g.columns))
	for i, c := range t.Columns {
		head = append(head, g.text(i, parts.NewWrappedLabel(c.Title).Strong(), c.Align))
	}
	g.row(all, head, way, nil)
	for _, row := range t.Rows {
		g.row(all, o.cells(g, row), way, o.way(g, row))
	}
	return titled(t.Title, all, t.Note)
}

func hasRef(t report.Table) bool {
	for _, row := range t.Rows {
		if refOf(row) != "" {
			return true
		}
	}
	return false
}

func refOf(row report.Row) string {
	for _, c := range row.Cells {
		if c.Ref != "" {
			return c.Ref
		}
	}
	return ""
}

// way leads to what a row is about; nil where it is about nothing.
func (o Options) way(g *grid, row report.Row) fyne.CanvasObject {
	ref := refOf(row)
	if ref == "" || o.Open == nil {
		return nil
	}
	b := parts.NewQuiet(o.OpenWord, func() { o.Open(ref) })
	b.SetLabel(o.OpenWord + ": " + nameOf(row))
	if o.Reveal != nil {
		b.OnFocus = func(gained bool) {
			if gained {
				o.Reveal(b)
			}
		}
	}
	last := len(g.columns) - 1
	g.natural[last] = max(g.natural[last], b.MinSize().Width)
	return b
}

// nameOf is what a row is about, in words.
func nameOf(row report.Row) string {
	for _, c := range row.Cells {
		if c.Ref != "" && len(c.Text) > 0 {
			return strings.ReplaceAll(c.Text, "\n", ", ")
		}
	}
	return ""
}

func (o Options) cells(g *grid, row report.Row) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range min(len(g.columns), len(row.Cells)) {
		c := row.Cells[i]
		text := c.Text
		if c.Severity != report.SeverityNone {
			text = c.Severity.Label(text)
		}
		label := parts.NewWrapped(text)
		switch {
		case c.Severity != report.SeverityNone:
			label = label.In(look.SignRole(c.Severity))
		case c.Muted:
			label = label.In(look.Muted)
		}
		if c.Bold || row.Total || row.Group {
			label = label.Strong()
		}
		if row.Group {
			return []fyne.CanvasObject{label}
		}
		all = append(all, g.text(i, label, g.columns[i].Align))
	}
	return all
}

// grid lays a table out: columns without a weight are as wide as their content,
// as far as there is room, and the others share what is left.
type grid struct {
	columns []report.Column
	natural []float32
	rows    []gridRow
	width   float32
}

// gridRow is a row: its cells, of which some may be missing, and the line above.
type gridRow struct {
	cells []fyne.CanvasObject
	line  fyne.CanvasObject // nil above the first
}

// text notes how wide a cell of a column wants to be.
func (g *grid) text(column int, label *parts.Text, align report.Align) fyne.CanvasObject {
	label.Right = align == report.Right
	g.natural[column] = max(g.natural[column], label.OneLine())
	return label
}

func (g *grid) row(into *fyne.Container, cells []fyne.CanvasObject, way bool, leads fyne.CanvasObject) {
	row := gridRow{cells: cells}
	if way {
		for len(row.cells) < len(g.columns)-1 && len(cells) != 1 {
			row.cells = append(row.cells, nil)
		}
		if leads != nil && len(row.cells) == len(g.columns)-1 {
			row.cells = append(row.cells, leads)
		}
	}
	if len(g.rows) > 0 {
		row.line = parts.NewLine()
		into.Add(row.line)
	}
	for _, c := range row.cells {
		if c != nil {
			into.Add(c)
		}
	}
	g.rows = append(g.rows, row)
}

func (g *grid) gap() float32 { return look.Size(look.SizeUnit) * 1.5 }

// widths are those of the columns within a width.
func (g *grid) widths(width float32) []float32 {
	room := width - g.gap()*float32(len(g.columns)-1)
	all := make([]float32, len(g.columns))
	weights, fixed := float32(0), float32(0)
	for i, c := range g.columns {
		weights += float32(c.Weight)
		if c.Weight == 0 {
			all[i] = min(g.natural[i], room*0.35)
			fixed += all[i]
		}
	}
	if most := room * 0.6; weights > 0 && fixed > most {
		for i := range all {
			all[i] *= most / fixed
		}
		fixed = most
	}
	for i, c := range g.columns {
		switch {
		case c.Weight > 0:
			all[i] = (room - fixed) * float32(c.Weight) / weights
		case weights == 0 && i == 0:
			all[i] += max(room-fixed, 0)
		}
	}
	return all
}

// each tells where everything goes, and returns the height.
func (g *grid) each(width float32, visit func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	pad := look.Size(look.SizeUnit) * 0.6
	widths := g.widths(width)
	y := float32(0)
	for _, row := range g.rows {
		if row.line != nil {
			visit(row.line, 0, y, width, look.Size(look.SizeLine))
			y += look.Size(look.SizeLine)
		}
		y += pad
		height := float32(0)
		for i, c := range row.cells {
			if c != nil {
				least := heightAt(c, g.cellWidth(row, widths, i, width))
				if _, way := c.(*parts.Button); !way { // a way stands in the first line of its row
					height = max(height, least)
				}
			}
		}
		x := float32(0)
		for i, c := range row.cells {
			w := g.cellWidth(row, widths, i, width)
			if _, way := c.(*parts.Button); way {
				visit(c, x, y-(c.MinSize().Height-lineHeight())/2, w, c.MinSize().Height)
			} else if c != nil {
				visit(c, x, y, w, c.MinSize().Height)
			}
			x += w + g.gap()
		}
		y += height + pad
	}
	return y
}

// lineHeight is that of a line of text.
func lineHeight() float32 { return parts.NewText("x").MinSize().Height }

// cellWidth is that of a column, or the whole row's for a heading within.
func (g *grid) cellWidth(row gridRow, widths []float32, i int, width float32) float32 {
	if len(row.cells) == 1 {
		return width
	}
	return widths[i]
}

func heightAt(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

// Layout puts every cell in its place.
func (g *grid) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	g.each(size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

// MinSize is as high as the width asks for.
func (g *grid) MinSize([]fyne.CanvasObject) fyne.Size {
	width := g.width
	if width == 0 {
		width = 600
	}
	return fyne.NewSize(200, g.each(width, func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}
