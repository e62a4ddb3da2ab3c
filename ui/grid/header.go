package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// header names the columns. A tap sorts, dragging a border sizes. By keyboard:
// Left and Right choose a column, Enter sorts, + and - size.
type header struct {
	widget.BaseWidget
	grid    *Grid
	at      int // column the arrows stand on
	focused bool
	drag    int // column whose border is dragged, or -1
	over    int // column whose border is under the pointer, or -1
}

func newHeader(g *Grid) *header {
	h := &header{grid: g, drag: -1, over: -1}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped sorts by a column.
func (h *header) Tapped(ev *fyne.PointEvent) {
	if h.grid.columns.borderAt(ev.Position.X) >= 0 {
		return
	}
	h.at = max(h.grid.columns.under(ev.Position.X), 0)
	h.grid.sort(h.grid.columns.under(ev.Position.X))
}

// Dragged sizes the column whose border is held.
func (h *header) Dragged(ev *fyne.DragEvent) {
	if h.drag < 0 {
		h.drag = h.grid.columns.borderAt(ev.Position.X - ev.Dragged.DX)
	}
	if h.drag >= 0 {
		h.grid.resize(h.drag, ev.Dragged.DX)
	}
}

// DragEnd lets the border go.
func (h *header) DragEnd() { h.drag = -1 }

// MouseIn looks for a border under the pointer.
func (h *header) MouseIn(ev *desktop.MouseEvent) { h.MouseMoved(ev) }

// MouseMoved looks for a border under the pointer.
func (h *header) MouseMoved(ev *desktop.MouseEvent) {
	h.over = h.grid.columns.borderAt(ev.Position.X)
}

// MouseOut forgets it.
func (h *header) MouseOut() { h.over = -1 }

// Cursor shows that a border can be dragged.
func (h *header) Cursor() desktop.Cursor {
	if h.over >= 0 || h.drag >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.PointerCursor
}

// FocusGained shows the ring.
func (h *header) FocusGained() {
	h.focused = true
	h.Refresh()
}

// FocusLost takes the ring away.
func (h *header) FocusLost() {
	h.focused = false
	h.Refresh()
}

// TypedRune sizes the column.
func (h *header) TypedRune(r rune) {
	const step = 16
	switch r {
	case '+':
		h.grid.resize(h.at, step)
	case '-':
		h.grid.resize(h.at, -step)
	}
}

// TypedKey chooses a column and sorts.
func (h *header) TypedKey(ev *fyne.KeyEvent) {
	last := max(len(h.grid.columns.all)-1, 0)
	switch ev.Name {
	case fyne.KeyLeft:
		h.at = max(h.at-1, 0)
	case fyne.KeyRight:
		h.at = min(h.at+1, last)
	case fyne.KeyHome:
		h.at = 0
	case fyne.KeyEnd:
		h.at = last
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.grid.sort(h.at)
	case fyne.KeyDown:
		h.grid.Focus()
	default:
		parts.Unhandled(h, ev)
	}
	h.show()
}

// show scrolls the chosen column into view.
func (h *header) show() {
	c := h.grid.columns
	x, width := c.at(h.at)
	switch {
	case x < 0:
		h.grid.bar.ScrollToOffset(fyne.NewPos(c.offset+x, 0))
	case x+width > c.view:
		h.grid.bar.ScrollToOffset(fyne.NewPos(c.offset+x+width-c.view, 0))
	}
	h.grid.scrollTo(h.grid.bar.Offset.X)
	h.Refresh()
}

// AccessibilityLabel is the column the arrows stand on.
func (h *header) AccessibilityLabel() string {
	if h.at < len(h.grid.columns.all) {
		return h.grid.columns.all[h.at].Title
	}
	return ""
}

// AccessibilityRole is that of a button.
func (h *header) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is how Fyne draws it.
func (h *header) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	r := &headerFace{h: h, line: &canvas.Rectangle{}, ring: &canvas.Rectangle{}, arrow: &canvas.Text{}}
	r.Refresh()
	return r
}

type headerFace struct {
	h      *header
	titles []*canvas.Text
	line   *canvas.Rectangle
	ring   *canvas.Rectangle
	arrow  *canvas.Text
}

func (r *headerFace) MinSize() fyne.Size { return fyne.NewSize(10, look.Size(look.SizeRow)) }

func (r *headerFace) Layout(size fyne.Size) {
	thin := look.Size(look.SizeLine)
	r.line.Move(fyne.NewPos(0, size.Height-thin))
	r.line.Resize(fyne.NewSize(size.Width, thin))
	for i, title := range r.titles {
		r.layTitle(i, title, size.Height)
	}
	x, width := r.h.grid.columns.at(r.h.at)
	r.ring.Move(fyne.NewPos(x, 0))
	r.ring.Resize(fyne.NewSize(width, size.Height))
}

func (r *headerFace) layTitle(i int, title *canvas.Text, height float32) {
	col := r.h.grid.columns.all[i]
	x, width := r.h.grid.columns.at(i)
	pad := cellPadding()
	room := width - 2*pad
	arrow := r.arrow.MinSize().Width
	sorted := col.Key == r.h.grid.sortKey
	if sorted {
		room -= arrow + 3
	}
	title.Text = cut(parts.NewRuler(title.TextSize, title.TextStyle), col.Title, room)
	own := title.MinSize()
	left := x + pad
	if col.Right {
		left = x + width - pad - own.Width
		if sorted {
			left -= arrow + 3
		}
	}
	title.Move(fyne.NewPos(left, (height-own.Height)/2))
	title.Resize(own)
	if sorted {
		r.arrow.Move(fyne.NewPos(left+own.Width+3, (height-r.arrow.MinSize().Height)/2))
		r.arrow.Resize(r.arrow.MinSize())
	}
}

func (r *headerFace) Refresh() {
	g := r.h.grid
	for len(r.titles) < len(g.columns.all) {
		r.titles = append(r.titles, &canvas.Text{})
	}
	r.titles = r.titles[:len(g.columns.all)]
	for _, title := range r.titles {
		title.Color, title.TextSize = look.Color(look.Muted), look.Size(look.SizeLabel)
		title.TextStyle = fyne.TextStyle{Bold: true}
	}
	r.arrow.Color, r.arrow.TextSize = look.Color(look.Accent), look.Size(look.SizeLabel)*0.8
	r.arrow.Text = "▲"
	if g.falling {
		r.arrow.Text = "▼"
	}
	r.arrow.Hidden = !r.sorted()
	r.line.FillColor = look.Color(look.Hairline)
	paintRing(r.ring, r.h.focused)
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

func (r *headerFace) sorted() bool {
	for _, col := range r.h.grid.columns.all {
		if col.Key == r.h.grid.sortKey {
			return true
		}
	}
	return false
}

func (r *headerFace) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.line, r.arrow}
	for _, title := range r.titles {
		all = append(all, title)
	}
	return append(all, r.ring)
}

func (r *headerFace) Destroy() {}
