// Package grid shows a register as a list: a header to sort and size the
// columns by, and rows that are asked for only while they are seen, so that a
// million of them cost no more than thirty.
//
// It knows neither records nor what a column means: a Source gives it text.
package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Grid is the list. Its fields are told what the user does; each may be nil.
type Grid struct {
	widget.BaseWidget
	// OnSort asks for another order. The owner sorts and calls SetSort.
	OnSort func(key string, descending bool)
	// OnCurrent tells that the user went to another row.
	OnCurrent func(row int)
	// OnOpen tells that a row was opened, by Enter or two clicks.
	OnOpen func(row int)
	// OnMark tells that a row is to be ticked or no longer, by Space, its box,
	// or Ctrl and a click.
	OnMark func(row int)
	// OnReach tells that all from where the user last was without Shift to this
	// row are to be ticked.
	OnReach func(row int)
	// OnMarkAll tells that all rows are to be ticked, or none if all are.
	OnMarkAll func()
	// OnUnmark is told of Escape; true means that something was ticked and no
	// longer is.
	OnUnmark func() bool
	// OnFold tells that a heading is to be folded or unfolded, or all of them.
	OnFold func(row int, folded, all bool)
	// OnDelete is told of the Delete key.
	OnDelete func()
	// OnCopy and OnPaste are told of the clipboard's keys.
	OnCopy, OnPaste func()
	// OnOrder tells that the user has moved a column.
	OnOrder func()
	// OnType gets what is typed while the list has the focus, for the search.
	OnType func(r rune)
	// OnWidths tells that the user has changed the columns' widths, once the
	// border is let go.
	OnWidths func()

	label   string
	source  Source
	columns *columns
	header  *header
	rows    *rows
	bar     *container.Scroll
	wheel   *wheel
	spread  *spread
	sortKey string
	falling bool
	current int
	body    *fyne.Container
}

// New makes an empty grid; label is what a screen reader calls it.
func New(label string) *Grid {
	g := &Grid{label: label, columns: &columns{}, current: -1, source: none{}}
	g.header = newHeader(g)
	g.rows = newRows(g)
	g.wheel = newWheel(g.rows)
	g.spread = newSpread(g.columns)
	g.bar = container.NewHScroll(g.spread)
	g.bar.OnScrolled = func(pos fyne.Position) { g.scrollTo(pos.X) }
	g.body = container.New(&stack{g: g}, container.NewClip(g.header), g.rows, g.wheel, g.bar)
	g.ExtendBaseWidget(g)
	return g
}

// SetColumns changes the columns; the source's columns are counted as these.
func (g *Grid) SetColumns(all []Column) {
	g.columns.set(all)
	g.Refresh()
}

// Columns returns the columns with the widths they have now.
func (g *Grid) Columns() []Column { return g.columns.list() }

// SetSource changes where rows come from and goes to the first row.
func (g *Grid) SetSource(source Source) {
	if source == nil {
		source = none{}
	}
	g.source = source
	g.columns.marks = g.marker() != nil
	g.current = min(0, source.Len()-1)
	g.Refresh()
	g.rows.ScrollToTop()
}

// SetSort shows by which column the rows are sorted; "" for none.
func (g *Grid) SetSort(key string, descending bool) {
	g.sortKey, g.falling = key, descending
	g.header.Refresh()
}

// Current returns the row the user is on, or -1.
func (g *Grid) Current() int { return g.current }

// SetCurrent goes to a row and shows it, without telling OnCurrent.
func (g *Grid) SetCurrent(row int) {
	g.current = max(min(row, g.source.Len()-1), -1)
	if g.current >= 0 {
		g.rows.ScrollTo(g.current) // which also paints
	} else {
		g.rows.Refresh()
	}
}

// Focus gives the list the focus.
func (g *Grid) Focus() { parts.FocusOn(g.rows) }

// Keyed is what gets the keys of the list.
type Keyed interface {
	desktop.Keyable
	fyne.Shortcutable
}

// Keys is what gets the list's keys while it has the focus.
func (g *Grid) Keys() Keyed { return g.rows }

// Refresh shows the source as it is now.
func (g *Grid) Refresh() {
	g.current = min(g.current, g.source.Len()-1)
	g.header.Refresh()
	g.rows.Refresh()
	g.spread.Refresh()
	g.BaseWidget.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	return widget.NewSimpleRenderer(g.body)
}

// goTo goes to a row because the user wants so.
func (g *Grid) goTo(row int) {
	row = max(min(row, g.source.Len()-1), 0)
	if g.source.Len() == 0 || row == g.current {
		return
	}
	g.SetCurrent(row)
	if g.OnCurrent != nil {
		g.OnCurrent(row)
	}
}

func (g *Grid) open(row int) {
	if g.turn(row) {
		return
	}
	if g.OnOpen != nil && row >= 0 && row < g.source.Len() {
		g.OnOpen(row)
	}
}

// sort asks for the order by a column, the other way round where it has it.
func (g *Grid) sort(col int) {
	all := g.columns.all
	if g.OnSort == nil || col < 0 || col >= len(all) || all[col].Unsorted {
		return
	}
	g.OnSort(all[col].Key, all[col].Key == g.sortKey && !g.falling)
}

// resize changes a column's width.
func (g *Grid) resize(col int, by float32) {
	g.columns.widen(col, by)
	g.spread.Refresh()
	g.relay()
}

// resized tells that a width is as the user wants it.
func (g *Grid) resized() {
	if g.OnWidths != nil {
		g.OnWidths()
	}
}

// reorder moves a column and reports whether it could.
func (g *Grid) reorder(from, to int) bool {
	if g.OnOrder == nil || !g.columns.move(from, to) {
		return false
	}
	g.OnOrder()
	return true
}

// scrollTo moves the columns sideways.
func (g *Grid) scrollTo(x float32) {
	if g.columns.scroll(x) {
		g.relay()
	}
}

// relay lays out anew after the columns have moved.
func (g *Grid) relay() {
	g.body.Refresh()
	g.header.Refresh()
	g.rows.Refresh()
}

// stack puts the header above the rows and the bar below them, where needed.
type stack struct{ g *Grid }

func (s *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g := s.g
	g.columns.fit(size.Width)
	top, bottom := look.Size(look.SizeRow), float32(0)
	if g.columns.overflows() {
		bottom = look.Size(look.SizeUnit) * 1.5
	}
	place := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, max(height, 0)))
	}
	place(objects[0], 0, top)
	g.header.Resize(fyne.NewSize(size.Width, top))
	place(g.rows, top, size.Height-top-bottom)
	place(g.wheel, top, size.Height-top-bottom)
	place(g.bar, size.Height-bottom, bottom)
}

func (s *stack) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Size(look.SizeRow)*4, look.Size(look.SizeRow)*3)
}
