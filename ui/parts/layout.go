package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Column puts objects below each other in full width, with a gap between
// them. Unlike Fyne's boxes it gives text its width first and asks for its
// height then.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct{ gap float32 }

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if o.Size().Width != size.Width {
			o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		}
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height + c.gap
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		least.Width = max(least.Width, size.Width)
		least.Height += size.Height
		n++
	}
	least.Height += c.gap * float32(max(n-1, 0))
	return least
}

// Row puts objects beside each other in their own widths, centred in height.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, stretch: -1}, objects...)
}

// Stretch is a row in which one object takes the width that is left. The
// others keep their own.
func Stretch(gap float32, wide fyne.CanvasObject, objects ...fyne.CanvasObject) *fyne.Container {
	at := -1
	for i, o := range objects {
		if o == wide {
			at = i
		}
	}
	return container.New(&row{gap: gap, stretch: at}, objects...)
}

// Ends is a row with one object at the left, taking what width there is, and
// the others at the right.
func Ends(gap float32, left fyne.CanvasObject, right ...fyne.CanvasObject) *fyne.Container {
	return Stretch(gap, left, append([]fyne.CanvasObject{left}, right...)...)
}

// Lead is a row behind words that go on in more lines where the row is too
// narrow for them; elsewhere the others follow the words directly.
func Lead(gap float32, words *Text, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lead{gap: gap, words: words}, append([]fyne.CanvasObject{words}, objects...)...)
}

type lead struct {
	gap   float32
	words *Text
}

func (l *lead) rest(objects []fyne.CanvasObject) float32 {
	rest := float32(0)
	for _, o := range visible(objects)[1:] {
		rest += l.gap + o.MinSize().Width
	}
	return rest
}

func (l *lead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(min(l.words.OneLine(), size.Width-l.rest(objects)), l.words.MinSize().Width)
	l.words.Resize(fyne.NewSize(width, size.Height))
	x := width + l.gap
	for _, o := range visible(objects)[1:] {
		x += place(o, x, size.Height) + l.gap
	}
}

func (l *lead) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(l.words.MinSize().Width+l.rest(objects), 0)
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}

type row struct {
	gap     float32
	stretch int
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := size.Width - r.MinSize(objects).Width
	x := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		width := o.MinSize().Width
		if i == r.stretch {
			width += max(rest, 0)
			o.Resize(fyne.NewSize(width, o.Size().Height))
		}
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, max((size.Height-height)/2, 0)))
		x += width + r.gap
	}
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		least.Width += size.Width
		least.Height = max(least.Height, size.Height)
		n++
	}
	least.Width += r.gap * float32(max(n-1, 0))
	return least
}

// Flow puts objects beside each other and goes on below where a line is full.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct{ gap, width float32 }

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.each(objects, func(o fyne.CanvasObject, pos fyne.Position, own fyne.Size) {
		o.Resize(own)
		o.Move(pos)
	})
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	f.each(objects, func(_ fyne.CanvasObject, pos fyne.Position, own fyne.Size) {
		least.Width = max(least.Width, own.Width)
		least.Height = max(least.Height, pos.Y+own.Height)
	})
	least.Width = min(least.Width, 120) // longer ones are cut
	return least
}

// each tells where every object goes: line by line, centred in the line's height.
func (f *flow) each(objects []fyne.CanvasObject, visit func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	y := float32(0)
	for seen := visible(objects); len(seen) > 0; {
		n, height := f.line(seen)
		x := float32(0)
		for _, o := range seen[:n] {
			own := f.own(o)
			visit(o, fyne.NewPos(x, y+(height-own.Height)/2), own)
			x += own.Width + f.gap
		}
		y += height + f.gap
		seen = seen[n:]
	}
}

// line counts the objects that fit into one line, and says how high it is.
func (f *flow) line(objects []fyne.CanvasObject) (n int, height float32) {
	x := float32(0)
	for i, o := range objects {
		own := f.own(o)
		if i > 0 && f.width > 0 && x+own.Width > f.width {
			return i, height
		}
		x += own.Width + f.gap
		height = max(height, own.Height)
	}
	return len(objects), height
}

func (f *flow) own(o fyne.CanvasObject) fyne.Size {
	own := o.MinSize()
	if f.width > 0 {
		own.Width = min(own.Width, f.width)
	}
	return own
}

// Grid puts objects in columns of equal width, as many as there is room for;
// each is at least as wide as least (at normal text size, more with larger
// text), and those of a line are equally high.
func Grid(gap, least float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&cells{gap: gap, least: least}, objects...)
}

type cells struct{ gap, least, width float32 }

func (c *cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.each(objects, func(o fyne.CanvasObject, pos fyne.Position, own fyne.Size) {
		o.Resize(own)
		o.Move(pos)
	})
}

func (c *cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(c.narrowest(visible(objects)), 0)
	c.each(objects, func(_ fyne.CanvasObject, pos fyne.Position, own fyne.Size) {
		least.Height = max(least.Height, pos.Y+own.Height)
	})
	return least
}

func (c *cells) each(objects []fyne.CanvasObject, visit func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	seen := visible(objects)
	least := c.narrowest(seen)
	n := max(min(int((c.width+c.gap)/(least+c.gap)), len(seen)), 1)
	width := max((c.width-c.gap*float32(n-1))/float32(n), least)
	y := float32(0)
	for from := 0; from < len(seen); from += n {
		line := seen[from:min(from+n, len(seen))]
		height := float32(0)
		for _, o := range line {
			if o.Size().Width != width {
				o.Resize(fyne.NewSize(width, o.Size().Height))
			}
			height = max(height, o.MinSize().Height)
		}
		for i, o := range line {
			visit(o, fyne.NewPos(float32(i)*(width+c.gap), y), fyne.NewSize(width, height))
		}
		y += height + c.gap
	}
}

// narrowest is the width below which no object can go.
func (c *cells) narrowest(objects []fyne.CanvasObject) float32 {
	least := c.least * unit(1) / 8
	for _, o := range objects {
		least = max(least, o.MinSize().Width)
	}
	return least
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var seen []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			seen = append(seen, o)
		}
	}
	return seen
}

// Pad keeps a distance around an object: above and below, left and right.
func Pad(vertical, horizontal float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(vertical, vertical, horizontal, horizontal), o)
}
