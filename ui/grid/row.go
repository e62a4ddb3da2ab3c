package grid

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// row is one line of the list. Fyne gives it another record when it scrolls.
type row struct {
	widget.BaseWidget
	rows    *rows
	id      int
	hovered bool
}

func newRow(r *rows) *row {
	made := &row{rows: r, id: -1}
	made.ExtendBaseWidget(made)
	return made
}

func (r *row) show(id int) {
	r.id, r.hovered = id, false
	r.Refresh()
}

// Resize lets the rows meet, where Fyne's list leaves a gap between them.
func (r *row) Resize(size fyne.Size) {
	r.BaseWidget.Move(fyne.NewPos(0, -theme.Padding()/2))
	r.BaseWidget.Resize(fyne.NewSize(size.Width, size.Height+theme.Padding()))
}

// MouseDown goes to the row at once; a tap would wait for a second one.
func (r *row) MouseDown(ev *desktop.MouseEvent) {
	parts.FocusOn(r.rows)
	g := r.rows.grid
	_, heading := g.heading(r.id)
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0:
		g.reach(r.id)
	case ev.Modifier&fyne.KeyModifierShortcutDefault != 0 || g.columns.onBox(ev.Position.X):
		g.mark(r.id)
	case heading:
		g.goTo(r.id)
		g.turn(r.id)
	default:
		g.goTo(r.id)
	}
}

// MouseUp has no meaning here.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped opens the row.
func (r *row) DoubleTapped(ev *fyne.PointEvent) {
	g := r.rows.grid
	if _, heading := g.heading(r.id); !heading && !g.columns.onBox(ev.Position.X) {
		g.open(r.id)
	}
}

// MouseIn shows what a click would choose.
func (r *row) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
}

// MouseMoved has no meaning here.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (r *row) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// AccessibilityLabel is all its cells.
func (r *row) AccessibilityLabel() string {
	g := r.rows.grid
	if r.id < 0 || r.id >= g.source.Len() {
		return ""
	}
	if h, ok := g.heading(r.id); ok {
		return h.Text + " " + h.Count
	}
	cells := make([]string, 0, len(g.columns.all))
	for i, col := range g.columns.all {
		if text := g.source.Cell(r.id, i); text != "" {
			cells = append(cells, col.Title+" "+text)
		}
	}
	return strings.Join(cells, ", ")
}

// AccessibilityRole is that of text.
func (r *row) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is how Fyne draws it.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &rowFace{r: r, fill: &canvas.Rectangle{}, line: &canvas.Rectangle{}, ring: &canvas.Rectangle{},
		sign: &canvas.Text{}, box: newTickBox(), head: newHeadFace()}
}

type rowFace struct {
	r     *row
	fill  *canvas.Rectangle
	line  *canvas.Rectangle
	ring  *canvas.Rectangle
	box   *tickBox
	head  *headFace
	sign  *canvas.Text
	cells []*canvas.Text
	texts []string // what stands in the cells, uncut
	hits  []*canvas.Rectangle
	shown int // hits that are drawn now
}

func (f *rowFace) MinSize() fyne.Size {
	return fyne.NewSize(10, look.Size(look.SizeRow)-theme.Padding())
}

func (f *rowFace) Layout(size fyne.Size) {
	thin := look.Size(look.SizeLine)
	f.fill.Resize(size)
	f.line.Move(fyne.NewPos(0, size.Height-thin))
	f.line.Resize(fyne.NewSize(size.Width, thin))
	f.ring.Move(fyne.NewPos(1, theme.Padding()/2))
	f.ring.Resize(fyne.NewSize(size.Width-2, size.Height-theme.Padding()))
	g := f.r.rows.grid
	f.box.lay(g.columns, size.Height)
	f.head.lay(g.columns, size, f.r.rows.measureBold())
	f.shown = 0
	for i, cell := range f.cells {
		f.layCell(i, cell, size.Height)
	}
	for _, hit := range f.hits[f.shown:] {
		hit.Hide()
	}
}

func (f *rowFace) layCell(i int, cell *canvas.Text, height float32) {
	g := f.r.rows.grid
	col := g.columns.all[i]
	x, width := g.columns.at(i)
	cell.Hidden = x+width < 0 || x > g.columns.view
	pad := cellPadding()
	left, room := x+pad, width-2*pad
	if col.Sign && f.sign.Text != "" {
		own := f.sign.MinSize()
		f.sign.Move(fyne.NewPos(left, (height-own.Height)/2))
		f.sign.Resize(own)
		left, room = left+own.Width+4, room-own.Width-4
	}
	ruler := f.r.rows.measure()
	cell.Text = cut(ruler, f.texts[i], room)
	if col.Right {
		left += room - ruler.Width(cell.Text)
	}
	line := fyne.MeasureText("Åg", cell.TextSize, cell.TextStyle).Height
	cell.Move(fyne.NewPos(left, (height-line)/2))
	cell.Resize(fyne.NewSize(max(room, 0), line))
	if hitter, ok := g.source.(Hitter); ok && !cell.Hidden && cell.Text != "" {
		f.layHits(hitter.Hits(f.texts[i]), cell, line)
	}
}

// layHits puts a mark behind each hit in a cell, as far as it is not cut off.
func (f *rowFace) layHits(hits [][2]int, cell *canvas.Text, line float32) {
	ruler := f.r.rows.measure()
	whole := len(strings.TrimSuffix(cell.Text, "…"))
	for _, hit := range hits {
		from, to := min(hit[0], whole), min(hit[1], whole)
		if to <= from {
			continue
		}
		if f.shown == len(f.hits) {
			f.hits = append(f.hits, &canvas.Rectangle{})
		}
		mark := f.hits[f.shown]
		f.shown++
		mark.FillColor, mark.CornerRadius = look.Color(look.Mark), 2
		mark.Move(cell.Position().AddXY(ruler.Width(cell.Text[:from])-0.5, 1))
		mark.Resize(fyne.NewSize(ruler.Width(cell.Text[from:to])+1, line-2))
		mark.Show()
	}
}

// Refresh fills the cells from the source and paints them.
func (f *rowFace) Refresh() {
	g := f.r.rows.grid
	for len(f.cells) < len(g.columns.all) {
		f.cells = append(f.cells, &canvas.Text{})
	}
	f.cells = f.cells[:len(g.columns.all)]
	f.texts = append(f.texts[:0], make([]string, len(f.cells))...)
	known := f.r.id >= 0 && f.r.id < g.source.Len()
	heading, isHeading := g.heading(f.r.id)
	text := f.paintGround(isHeading)
	f.head.paint(heading, isHeading, text)
	for i, cell := range f.cells {
		if known && !isHeading {
			f.texts[i] = g.source.Cell(f.r.id, i)
		}
		role := text
		if g.columns.all[i].Muted && text == look.Text {
			role = look.Muted
		}
		cell.Color, cell.TextSize = look.Color(role), look.Size(look.SizeText)
	}
	f.paintSign(known && !isHeading)
	f.paintBox()
	f.Layout(f.r.Size())
	canvas.Refresh(f.r)
}

// paintGround paints what lies behind the text and returns the text's role.
func (f *rowFace) paintGround(heading bool) look.Role {
	ground, text := look.Card, look.Text
	marked, _ := f.r.rows.grid.marked(f.r.id)
	current := f.r.id >= 0 && f.r.id == f.r.rows.grid.current
	switch {
	case current:
		ground, text = look.Selected, look.OnSelected
	case f.r.hovered || marked:
		ground = look.Hover
	case heading:
		ground = look.Page
	}
	f.fill.FillColor = look.Color(ground)
	f.line.FillColor = look.Color(look.Hairline)
	paintRing(f.ring, current && f.r.rows.focused)
	return text
}

func (f *rowFace) paintSign(known bool) {
	severity := report.SeverityNone
	if known {
		severity = f.r.rows.grid.source.Sign(f.r.id)
	}
	f.sign.Text = severity.Sign()
	f.sign.Color, f.sign.TextSize = look.Color(look.SignRole(severity)), look.Size(look.SizeText)
	f.sign.Hidden = f.sign.Text == "" || !f.hasSign()
}

func (f *rowFace) hasSign() bool {
	for _, col := range f.r.rows.grid.columns.all {
		if col.Sign {
			return true
		}
	}
	return false
}

// paintBox shows the box where the user is, and everywhere once anything is
// ticked.
func (f *rowFace) paintBox() {
	g := f.r.rows.grid
	marked, some := g.marked(f.r.id)
	here := f.r.hovered || f.r.id == g.current && f.r.rows.focused
	f.box.paint(g.columns.marks && (some || here), marked, false)
}

func (f *rowFace) Objects() []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{f.fill, f.line, f.sign}, f.box.objects()...)
	for _, hit := range f.hits {
		all = append(all, hit)
	}
	for _, cell := range f.cells {
		all = append(all, cell)
	}
	return append(append(all, f.head.objects()...), f.ring)
}

func (f *rowFace) Destroy() {}

func cellPadding() float32 { return look.Size(look.SizeUnit) }

func paintRing(ring *canvas.Rectangle, shown bool) {
	ring.FillColor = color.Transparent
	ring.StrokeColor, ring.StrokeWidth = look.Color(look.Focus), look.Size(look.SizeRing)
	ring.Hidden = !shown
}
