package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// header names the columns. A tap sorts, dragging a border sizes, dragging a
// title moves the column. By keyboard: Left and Right choose a column and with
// Shift move it, Enter sorts, + and - size.
type header struct {
	widget.BaseWidget
	grid    *Grid
	at      int // column the arrows stand on
	focused bool
	shift   bool // the Shift key is held
	drag    int  // column whose border is dragged, or -1
	over    int  // column whose border is under the pointer, or -1
	moving  int  // column whose title is dragged, or -1
	target  int  // where it would go
	pointed bool // the pointer is over the header
}

func newHeader(g *Grid) *header {
	h := &header{grid: g, drag: -1, over: -1, moving: -1}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped sorts by a column.
func (h *header) Tapped(ev *fyne.PointEvent) {
	if h.grid.columns.onBox(ev.Position.X) {
		h.grid.markAll()
		return
	}
	if h.grid.columns.borderAt(ev.Position.X) >= 0 {
		return
	}
	h.at = max(h.grid.columns.under(ev.Position.X), 0)
	h.grid.sort(h.grid.columns.under(ev.Position.X))
}

// Dragged sizes the column whose border is held, or moves the one whose title
// is.
func (h *header) Dragged(ev *fyne.DragEvent) {
	c := h.grid.columns
	if h.drag < 0 && h.moving < 0 {
		from := ev.Position.X - ev.Dragged.DX
		if h.drag = c.borderAt(from); h.drag < 0 && h.grid.OnOrder != nil {
			h.moving = c.under(from)
		}
	}
	if h.drag >= 0 {
		h.grid.resize(h.drag, ev.Dragged.DX)
		return
	}
	if under := c.under(ev.Position.X); under >= 0 {
		h.target = under
	}
	h.Refresh()
}

// DragEnd lets the border or the title go.
func (h *header) DragEnd() {
	sized, moved := h.drag >= 0, h.moving
	h.drag, h.moving = -1, -1
	switch {
	case sized:
		h.grid.resized()
	case moved >= 0:
		h.move(moved, h.target)
	}
	h.Refresh()
}

// move puts a column to another place and stays on it.
func (h *header) move(from, to int) {
	if h.grid.reorder(from, to) {
		h.at = to
		h.show()
	}
}

// MouseIn looks for a border under the pointer.
func (h *header) MouseIn(ev *desktop.MouseEvent) {
	h.pointed = true
	h.MouseMoved(ev)
	h.Refresh()
}

// MouseMoved looks for a border under the pointer.
func (h *header) MouseMoved(ev *desktop.MouseEvent) {
	h.over = h.grid.columns.borderAt(ev.Position.X)
}

// MouseOut forgets it.
func (h *header) MouseOut() {
	h.over, h.pointed = -1, false
	h.Refresh()
}

// Cursor shows that a border can be dragged.
func (h *header) Cursor() desktop.Cursor {
	if h.over >= 0 || h.drag >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.PointerCursor
}

// FocusGained shows the ring.
func (h *header) FocusGained() {
	h.focused, h.shift = true, false
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
	by, sizes := map[rune]float32{'+': step, '-': -step}[r]
	if sizes {
		h.grid.resize(h.at, by)
		h.grid.resized()
	}
}

// KeyDown notes that Shift is held.
func (h *header) KeyDown(ev *fyne.KeyEvent) { h.shift = h.shift || isShift(ev) }

// KeyUp notes that Shift is let go.
func (h *header) KeyUp(ev *fyne.KeyEvent) { h.shift = h.shift && !isShift(ev) }

// sideways goes to the column beside, or moves the column there.
func (h *header) sideways(by int) {
	to := min(max(h.at+by, 0), max(len(h.grid.columns.all)-1, 0))
	if h.shift {
		h.move(h.at, to)
		return
	}
	h.at = to
}

// TypedKey chooses a column and sorts.
func (h *header) TypedKey(ev *fyne.KeyEvent) {
	last := max(len(h.grid.columns.all)-1, 0)
	switch ev.Name {
	case fyne.KeyLeft:
		h.sideways(-1)
	case fyne.KeyRight:
		h.sideways(1)
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
	r := &headerFace{h: h, line: &canvas.Rectangle{}, ring: &canvas.Rectangle{}, drop: &canvas.Rectangle{}, arrow: &canvas.Text{}, box: newTickBox()}
	r.Refresh()
	return r
}

type headerFace struct {
	h      *header
	titles []*canvas.Text
	line   *canvas.Rectangle
	ring   *canvas.Rectangle
	drop   *canvas.Rectangle // where a dragged column would go
	arrow  *canvas.Text
	box    *tickBox
}

func (r *headerFace) MinSize() fyne.Size { return fyne.NewSize(10, look.Size(look.SizeRow)) }

func (r *headerFace) Layout(size fyne.Size) {
	thin := look.Size(look.SizeLine)
	r.line.Move(fyne.NewPos(0, size.Height-thin))
	r.line.Resize(fyne.NewSize(size.Width, thin))
	for i, title := range r.titles {
		r.layTitle(i, title, size.Height)
	}
	r.box.lay(r.h.grid.columns, size.Height)
	r.layDrop(size.Height)
	x, width := r.h.grid.columns.at(r.h.at)
	r.ring.Move(fyne.NewPos(x, 0))
	r.ring.Resize(fyne.NewSize(width, size.Height))
}

// layDrop shows at which border a dragged column would come to stand.
func (r *headerFace) layDrop(height float32) {
	const thick = 3
	x, width := r.h.grid.columns.at(r.h.target)
	if r.h.target > r.h.moving {
		x += width
	}
	r.drop.Move(fyne.NewPos(max(x-thick/2, 0), 0))
	r.drop.Resize(fyne.NewSize(thick, height))
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
	r.drop.FillColor = look.Color(look.Accent)
	r.drop.Hidden = r.h.moving < 0 || r.h.target == r.h.moving
	r.paintBox()
	paintRing(r.ring, r.h.focused)
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

// paintBox shows the box for all rows, where the pointer is or anything is
// ticked.
func (r *headerFace) paintBox() {
	some, all := false, false
	if m := r.h.grid.marker(); m != nil {
		some, all = m.Marks()
	}
	r.box.paint(r.h.grid.columns.marks && (some || r.h.pointed), all, some)
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
	return append(append(all, r.box.objects()...), r.drop, r.ring)
}

func (r *headerFace) Destroy() {}
