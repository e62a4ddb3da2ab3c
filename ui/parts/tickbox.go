package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// TickBox is a box to tick. What it is about stands beside it; the label says it
// to a screen reader, with whether it is ticked.
type TickBox struct {
	press
	spoken func(on bool) string
	on     bool
	box    box
	ring   ring
	mark   words
}

// NewTickBox makes a box; act is told when the user wants it the other way.
func NewTickBox(on bool, label func(on bool) string, act func()) *TickBox {
	t := &TickBox{on: on, spoken: label, box: newBox(), ring: newRing(), mark: newWords("✓")}
	t.extend(t, func() string { return t.spoken(t.on) }, act)
	return t
}

// On reports whether it is ticked.
func (t *TickBox) On() bool { return t.on }

// CreateRenderer is how Fyne draws it.
func (t *TickBox) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return newFace(t.lay, t.least, t.paint, t.box.Rectangle, t.mark.Text, t.ring.Rectangle)
}

func (t *TickBox) least() fyne.Size { return fyne.NewSquareSize(unit(3)) }

func (t *TickBox) lay(size fyne.Size) {
	side := unit(2.25)
	at := fyne.NewPos((size.Width-side)/2, (size.Height-side)/2)
	t.box.Move(at)
	t.box.Resize(fyne.NewSquareSize(side))
	place(t.mark, (size.Width-t.mark.MinSize().Width)/2, size.Height)
	t.ring.Resize(size)
}

func (t *TickBox) paint() {
	fill, edge := look.Card, look.Input
	switch {
	case t.on:
		fill, edge = look.Accent, look.Accent
	case t.hovered:
		fill = look.Hover
	}
	t.box.paint(fill, edge, 3)
	t.mark.paint(look.OnAccent, look.SizeLabel, true)
	t.mark.Hidden = !t.on
	t.ring.paint(t.focused, look.Size(look.SizeRadius))
}
