package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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
	bold    *parts.Ruler
	boldAt  float32 // text size that it measures
	focused bool
	shift   bool // the Shift key is held
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

// measureBold is the same for bold text.
func (r *rows) measureBold() *parts.Ruler {
	if now := look.Size(look.SizeText); r.boldAt != now {
		r.bold, r.boldAt = parts.NewRuler(now, fyne.TextStyle{Bold: true}), now
	}
	return r.bold
}

// page is how many rows a page has.
func (r *rows) page() int { return max(int(r.Size().Height/look.Size(look.SizeRow))-1, 1) }

// FocusGained shows the ring on the current row.
func (r *rows) FocusGained() { r.setFocused(true) }

// FocusLost takes the ring away.
func (r *rows) FocusLost() { r.setFocused(false) }

func (r *rows) setFocused(focused bool) {
	r.focused, r.shift = focused, false
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

// KeyDown notes that Shift is held, which moving does not tell.
func (r *rows) KeyDown(ev *fyne.KeyEvent) {
	if isShift(ev) {
		r.shift = true
	}
}

// KeyUp notes that Shift is let go.
func (r *rows) KeyUp(ev *fyne.KeyEvent) {
	if isShift(ev) {
		r.shift = false
	}
}

func isShift(ev *fyne.KeyEvent) bool {
	return ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight
}

// TypedShortcut copies, pastes and ticks all; others belong to the window.
func (r *rows) TypedShortcut(s fyne.Shortcut) {
	g := r.grid
	switch s.(type) {
	case *fyne.ShortcutCopy:
		tell(g.OnCopy)
	case *fyne.ShortcutPaste:
		tell(g.OnPaste)
	case *fyne.ShortcutSelectAll:
		g.markAll()
	}
}

func tell(f func()) {
	if f != nil {
		f()
	}
}

// TypedKey moves, opens and ticks.
func (r *rows) TypedKey(ev *fyne.KeyEvent) {
	g := r.grid
	if row, ok := r.target(ev.Name); ok {
		if r.shift {
			g.reach(row)
		} else {
			g.goTo(row)
		}
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.open(g.current)
	case fyne.KeySpace:
		g.mark(g.current)
	case fyne.KeyDelete:
		tell(g.OnDelete)
	case fyne.KeyLeft:
		r.aside(-1)
	case fyne.KeyRight:
		r.aside(1)
	case fyne.KeyEscape:
		if !g.unmark() {
			parts.Unhandled(r, ev)
		}
	default:
		parts.Unhandled(r, ev)
	}
}

// target is the row that a key moves to.
func (r *rows) target(key fyne.KeyName) (row int, ok bool) {
	at := r.grid.current
	switch key {
	case fyne.KeyDown:
		return at + 1, true
	case fyne.KeyUp:
		return at - 1, true
	case fyne.KeyPageDown:
		return at + r.page(), true
	case fyne.KeyPageUp:
		return at - r.page(), true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return r.grid.source.Len() - 1, true
	}
	return 0, false
}

// aside folds and unfolds a heading, all of them with Shift; elsewhere it moves
// the columns.
func (r *rows) aside(direction float32) {
	if _, ok := r.grid.heading(r.grid.current); ok {
		r.grid.fold(r.grid.current, direction < 0, r.shift)
		return
	}
	r.sideways(direction)
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
