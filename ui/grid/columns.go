package grid

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Column is one column of the list.
type Column struct {
	Key      string
	Title    string
	Width    float32 // at normal text size; 120 if 0
	Wide     bool    // takes the width that is left
	Right    bool    // aligned right, as numbers are
	Muted    bool    // stands back, as a record's number does
	Sign     bool    // shows the row's sign before its text
	Unsorted bool    // cannot be sorted by
}

// Widths of columns at normal text size.
const (
	usualWidth = 120
	leastWidth = 40
)

// MarkWidth is the room for the boxes of rows that can be ticked, at normal
// text size.
const MarkWidth = 30

// columns says where each column lies, for the header and every row.
type columns struct {
	all    []Column
	x      []float32 // left edges, and the right edge of the last
	offset float32   // how far all is scrolled to the left
	view   float32   // width of what is seen
	marks  bool      // room for a box to tick before the first column
}

func (c *columns) set(all []Column) {
	c.all = slices.Clone(all)
	for i := range c.all {
		if c.all[i].Width == 0 {
			c.all[i].Width = usualWidth
		}
	}
	c.fit(c.view)
}

func (c *columns) list() []Column { return slices.Clone(c.all) }

func (c *columns) scale() float32 { return look.Size(look.SizeUnit) / 8 }

// fit lays the columns out in a width.
func (c *columns) fit(view float32) {
	c.view = view
	total := c.left()
	for _, col := range c.all {
		total += col.Width * c.scale()
	}
	rest := max(view-total, 0)
	c.x = c.x[:0]
	x := c.left()
	for _, col := range c.all {
		c.x = append(c.x, x)
		x += col.Width * c.scale()
		if col.Wide {
			x += rest
			rest = 0
		}
	}
	c.x = append(c.x, x)
	c.offset = max(min(c.offset, x-view), 0)
}

// onBox reports whether a place on the screen is where the boxes are.
func (c *columns) onBox(x float32) bool { return c.marks && x+c.offset < c.left() }

func (c *columns) left() float32 {
	if c.marks {
		return MarkWidth * c.scale()
	}
	return 0
}

// at returns where a column lies on the screen and how wide it is.
func (c *columns) at(col int) (x, width float32) {
	if col+1 >= len(c.x) {
		return 0, 0
	}
	return c.x[col] - c.offset, c.x[col+1] - c.x[col]
}

// under returns the column at a place on the screen, or -1.
func (c *columns) under(x float32) int {
	for i := range c.all {
		if from, width := c.at(i); x >= from && x < from+width {
			return i
		}
	}
	return -1
}

// borderAt returns the column whose right border is near a place, or -1.
func (c *columns) borderAt(x float32) int {
	const near = 5
	for i := range c.all {
		if from, width := c.at(i); x > from+width-near && x < from+width+near {
			return i
		}
	}
	return -1
}

func (c *columns) widen(col int, by float32) {
	if col < 0 || col >= len(c.all) {
		return
	}
	_, now := c.at(col)
	c.all[col].Width = max(now+by, leastWidth*c.scale()) / c.scale()
	c.all[col].Wide = false
	c.fit(c.view)
}

// move puts a column to another place and reports whether it did.
func (c *columns) move(from, to int) bool {
	to = max(min(to, len(c.all)-1), 0)
	if from < 0 || from >= len(c.all) || from == to {
		return false
	}
	moved := c.all[from]
	c.all = slices.Insert(slices.Delete(c.all, from, from+1), to, moved)
	c.fit(c.view)
	return true
}

// scroll moves sideways and reports whether anything moved.
func (c *columns) scroll(x float32) bool {
	x = max(min(x, c.total()-c.view), 0)
	moved := x != c.offset
	c.offset = x
	return moved
}

func (c *columns) total() float32 {
	if len(c.x) == 0 {
		return 0
	}
	return c.x[len(c.x)-1]
}

func (c *columns) overflows() bool { return c.total() > c.view+0.5 }

// spread is unseen: it is as wide as all columns, for the scroll bar.
type spread struct {
	widget.BaseWidget
	columns *columns
}

func newSpread(c *columns) *spread {
	s := &spread{columns: c}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is how Fyne draws it.
func (s *spread) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return spreadFace{s}
}

type spreadFace struct{ s *spread }

func (f spreadFace) Layout(fyne.Size)             {}
func (f spreadFace) MinSize() fyne.Size           { return fyne.NewSize(f.s.columns.total(), 1) }
func (f spreadFace) Refresh()                     {}
func (f spreadFace) Objects() []fyne.CanvasObject { return nil }
func (f spreadFace) Destroy()                     {}
