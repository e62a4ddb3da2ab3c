package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// beside puts two objects beside each other, or below each other where there
// is too little width. Both begin at the top.
type beside struct {
	first func(width float32) float32 // width of the first, of the whole
	least float32                     // from this width on they stand beside each other
	gap   float32
	width float32
}

// NewBeside puts two objects beside each other where there is so much width, at
// normal text size, and below each other elsewhere; first says how wide the
// first is of the whole.
func NewBeside(least, gap float32, first func(float32) float32, a, b fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{first: first, least: least, gap: gap}, a, b)
}

func (l *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.each(objects, func(o fyne.CanvasObject, at fyne.Position, own fyne.Size) {
		o.Resize(own)
		o.Move(at)
	})
}

func (l *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(unit(10), 0)
	l.each(objects, func(_ fyne.CanvasObject, at fyne.Position, own fyne.Size) {
		least.Height = max(least.Height, at.Y+own.Height)
	})
	return least
}

func (l *beside) each(objects []fyne.CanvasObject, visit func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	a, b := objects[0], objects[1]
	if l.width < l.least*unit(1)/8 || !a.Visible() || !b.Visible() {
		y := float32(0)
		for _, o := range objects {
			if o.Visible() {
				own := sized(o, l.width)
				visit(o, fyne.NewPos(0, y), own)
				y += own.Height + l.gap
			}
		}
		return
	}
	first := l.first(l.width)
	visit(a, fyne.NewPos(0, 0), sized(a, first))
	visit(b, fyne.NewPos(first+l.gap, 0), sized(b, l.width-first-l.gap))
}

// sized gives an object a width and returns the size it then needs.
func sized(o fyne.CanvasObject, width float32) fyne.Size {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return fyne.NewSize(width, o.MinSize().Height)
}

// Indent moves an object to the right.
func Indent(by float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(0, 0, by, 0), o)
}
