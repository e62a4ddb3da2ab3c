package overview

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// pair lays two columns out beside each other, the first three parts wide and
// the second two; below each other where they have no room.
type pair struct{ width float32 }

const (
	leastWide   = 360 // for the first card
	leastNarrow = 260 // for the second
	share       = 0.6 // of the width for the first
	normalText  = 14  // the size of text that these widths are for
)

// beside reports whether there is room for both; larger text needs more.
func (p *pair) beside(width float32) bool {
	return width >= (leastWide+leastNarrow)*look.Size(look.SizeText)/normalText+gap
}

// widths divides the width between the two.
func (p *pair) widths(width float32) (first, second float32) {
	if !p.beside(width) {
		return width, width
	}
	first = (width - gap) * share
	return first, width - gap - first
}

// MinSize is what they need at the width they have now.
func (p *pair) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if p.width == 0 || p.beside(p.width) {
		return fyne.NewSize(leastNarrow, max(a.Height, b.Height))
	}
	return fyne.NewSize(leastNarrow, a.Height+gap+b.Height)
}

// Layout places them.
func (p *pair) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	first, second := p.widths(size.Width)
	for i, width := range []float32{first, second} { // text learns its width, then its height
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
	}
	a, b := objects[0].MinSize().Height, objects[1].MinSize().Height
	if !p.beside(size.Width) {
		objects[0].Resize(fyne.NewSize(first, a))
		objects[1].Move(fyne.NewPos(0, a+gap))
		objects[1].Resize(fyne.NewSize(second, b))
		return
	}
	height := max(a, b)
	objects[0].Resize(fyne.NewSize(first, height))
	objects[1].Move(fyne.NewPos(first+gap, 0))
	objects[1].Resize(fyne.NewSize(second, height))
}
