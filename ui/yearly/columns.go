package yearly

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// columns lays a question out: the text takes what width there is, the numbers
// and fields beside it stand below each other from card to card. Where there is
// too little room they go below the text.
type columns struct{ width float32 }

// Widths at normal text size: last year, figure, answer, certainty.
func fixedWidths() []float32 { return []float32{72, 150, 132, 140} }

const (
	columnGap = 14
	leastText = 240
)

// Layout puts everything in its place.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	c.each(objects, func(o fyne.CanvasObject, pos fyne.Position, own fyne.Size) {
		o.Resize(own)
		o.Move(pos)
	})
}

// MinSize is as high as the width asks for.
func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(leastText*scale(), 0)
	c.each(objects, func(_ fyne.CanvasObject, pos fyne.Position, own fyne.Size) {
		least.Height = max(least.Height, pos.Y+own.Height)
	})
	return least
}

func scale() float32 { return look.Size(look.SizeUnit) / 8 }

func (c *columns) each(objects []fyne.CanvasObject, visit func(fyne.CanvasObject, fyne.Position, fyne.Size)) {
	fixed := float32(0)
	for _, w := range fixedWidths() {
		fixed += (w + columnGap) * scale()
	}
	x, y := float32(0), float32(0)
	text := c.width
	if c.width-fixed >= leastText*scale() {
		text = c.width - fixed
		x = text + columnGap*scale()
	}
	height := heightFor(objects[0], text)
	visit(objects[0], fyne.NewPos(0, 0), fyne.NewSize(text, height))
	if x == 0 {
		y = height + look.Size(look.SizeUnit)
	}
	line := float32(0)
	for i, w := range fixedWidths() {
		w *= scale()
		if x > 0 && x+w > c.width+1 { // one more line below the text
			x, y, line = 0, y+line+look.Size(look.SizeUnit), 0
		}
		own := heightFor(objects[i+1], w)
		visit(objects[i+1], fyne.NewPos(x, y), fyne.NewSize(w, own))
		x, line = x+w+columnGap*scale(), max(line, own)
	}
}

// heightFor is the height an object asks for at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

// shares is a row of a table: each object gets its share of the width.
type shares struct{ parts []float32 }

// Layout puts the objects beside each other.
func (s *shares) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap, sum := look.Size(look.SizeUnit)*2, float32(0)
	for i := range objects {
		sum += s.parts[i]
	}
	room, x := size.Width-gap*float32(len(objects)-1), float32(0)
	for i, o := range objects {
		w := room * s.parts[i] / sum
		height := heightFor(o, w)
		o.Resize(fyne.NewSize(w, height))
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		x += w + gap
	}
}

// MinSize is as high as the highest.
func (s *shares) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(200*scale(), 0)
	for _, o := range objects {
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}
