package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Tick is a box to tick with its words, which go on in more lines where they
// must.
type Tick struct {
	press
	// OnChange is told what was chosen.
	OnChange func(on bool)
	text     *Text
	on       bool
	box      box
	mark     words
	ring     ring
}

// NewTick makes a box that is not ticked.
func NewTick(text string) *Tick {
	t := &Tick{text: NewWrapped(text), box: newBox(), mark: newWords("✓"), ring: newRing()}
	t.extend(t, t.spoken, t.toggle)
	return t
}

// Set ticks the box or clears it, without telling OnChange.
func (t *Tick) Set(on bool) {
	t.on = on
	t.Refresh()
}

// On reports whether the box is ticked.
func (t *Tick) On() bool { return t.on }

func (t *Tick) toggle() {
	t.Set(!t.on)
	if t.OnChange != nil {
		t.OnChange(t.on)
	}
}

// spoken is the words with the state, which a screen reader does not see.
func (t *Tick) spoken() string {
	if t.on {
		return t.text.Text() + " ✓"
	}
	return t.text.Text()
}

// CreateRenderer is how Fyne draws it.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	return newFace(t.lay, t.least, t.paint, t.box.Rectangle, t.mark.Text, t.text, t.ring.Rectangle)
}

func (t *Tick) side() float32 { return unit(2.25) }

func (t *Tick) least() fyne.Size {
	size := t.text.MinSize()
	return fyne.NewSize(size.Width+t.side()+unit(1), max(size.Height, t.side()))
}

// Resize gives the words their width first.
func (t *Tick) Resize(size fyne.Size) {
	t.text.Resize(fyne.NewSize(size.Width-t.side()-unit(1), t.text.Size().Height))
	t.BaseWidget.Resize(size)
}

func (t *Tick) lay(size fyne.Size) {
	side := t.side()
	t.box.Move(fyne.NewPos(0, 1))
	t.box.Resize(fyne.NewSquareSize(side))
	place(t.mark, (side-t.mark.MinSize().Width)/2, side+2)
	t.text.Move(fyne.NewPos(side+unit(1), 0))
	t.text.Resize(fyne.NewSize(size.Width-side-unit(1), size.Height))
	t.ring.Move(fyne.NewPos(-3, -2))
	t.ring.Resize(fyne.NewSize(side+6, side+6))
}

func (t *Tick) paint() {
	t.mark.Hidden = !t.on
	if t.on {
		t.box.paint(look.Accent, look.Accent, 3)
	} else {
		t.box.paint(look.Card, look.Input, 3)
	}
	t.mark.paint(look.OnAccent, look.SizeLabel, true)
	t.ring.paint(t.focused, 4)
}
