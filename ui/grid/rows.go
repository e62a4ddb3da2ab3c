package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// rows is the list below the header. Of Fyne's list it uses the scrolling and
// the reuse of rows; choosing, keys and colours are its own.
type rows struct {
	widget.List
	grid    *Grid
	ruler   *parts.Ruler
	focused bool
}

func newRows(g *Grid) *rows {
	r := &rows{grid: g}
	r.HideSeparators = true
	r.Length = func() int { return r.grid.source.Len() }
	r.CreateItem = func() fyne.CanvasObject { return newRow(r) }
	r.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) { o.(*row).show(id) }
	r.ExtendBaseWidget(r)
	return r
}

// measure is the ruler for the text size there is now.
func (r *rows) measure() *parts.Ruler {
	r.ruler = r.ruler.Current(look.SizeText)
	return r.ruler
}

// page is how many rows a page has.
func (r *rows) page() int { return max(int(r.Size().Height/look.Size(look.SizeRow))-1, 1) }

// FocusGained shows the ring on the current row.
func (r *rows) FocusGained() { r.setFocused(true) }

// FocusLost takes the ring away.
func (r *rows) FocusLost() { r.setFocused(false) }

func (r *rows) setFocused(focused bool) {
	r.focused = focused
	if focused && r.grid.current < 0 {
		r.grid.goTo(0)
	}
	r.Refresh()
}

// TypedRune goes to the search.
func (r *rows) TypedRune(typed rune) {
	if typed != ' ' && r.grid.OnType != nil {
		r.grid.OnType(typed)
	}
}

// TypedKey moves, opens and ticks.
func (r *rows) TypedKey(ev *fyne.KeyEvent) {
	g := r.grid
	switch ev.Name {
	case fyne.KeyDown:
		g.goTo(g.current + 1)
	case fyne.KeyUp:
		g.goTo(g.current - 1)
	case fyne.KeyPageDown:
		g.goTo(g.current + r.page())
	case fyne.KeyPageUp:
		g.goTo(g.current - r.page())
	case fyne.KeyHome:
		g.goTo(0)
	case fyne.KeyEnd:
		g.goTo(g.source.Len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open(g.current)
	case fyne.KeySpace:
		g.mark(g.current)
	case fyne.KeyLeft:
		r.sideways(-1)
	case fyne.KeyRight:
		r.sideways(1)
	default:
		parts.Unhandled(r, ev)
	}
}

func (r *rows) sideways(direction float32) {
	bar := r.grid.bar
	bar.ScrollToOffset(fyne.NewPos(bar.Offset.X+direction*60, 0))
	r.grid.scrollTo(bar.Offset.X)
}

// wheel lies unseen over the list and takes what the wheel does: Fyne's list
// cannot be moved sideways.
type wheel struct {
	widget.BaseWidget
	rows *rows
}

func newWheel(r *rows) *wheel {
	w := &wheel{rows: r}
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer is how Fyne draws it.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return widget.NewSimpleRenderer(&fyne.Container{})
}

// Scrolled moves up and down, and sideways where the wheel does so.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	r := w.rows
	if ev.Scrolled.DX != 0 {
		bar := r.grid.bar
		bar.ScrollToOffset(fyne.NewPos(bar.Offset.X-ev.Scrolled.DX, 0))
		r.grid.scrollTo(bar.Offset.X)
	}
	if ev.Scrolled.DY != 0 {
		r.ScrollToOffset(r.GetScrollOffset() - ev.Scrolled.DY)
	}
}

// AccessibilityLabel is what a screen reader calls the list.
func (r *rows) AccessibilityLabel() string { return r.grid.label }

// AccessibilityRole is that of a container.
func (r *rows) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
