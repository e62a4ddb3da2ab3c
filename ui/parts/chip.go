package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Chip is one of several things that were chosen, or a step among steps. It
// opens when pressed; a removable one has a cross, and Delete removes it.
type Chip struct {
	press
	OnRemove func()
	text     string
	selected bool
	box      box
	ring     ring
	words    words
	cross    words
	inner    float32 // width of the words and all before the cross
}

// NewChip makes a chip that does something when pressed.
func NewChip(text string, act func()) *Chip {
	c := &Chip{text: text, box: newBox(), ring: newRing(), words: newWords(text), cross: newWords("×")}
	c.extend(c, func() string { return c.text }, act)
	c.keys = c.typed
	return c
}

// NewRemovable makes a chip with a cross.
func NewRemovable(text string, act, remove func()) *Chip {
	c := NewChip(text, act)
	c.OnRemove = remove
	return c
}

// SetText changes the words.
func (c *Chip) SetText(text string) {
	c.text = text
	c.Refresh()
}

// SetSelected shows the chip as the chosen one.
func (c *Chip) SetSelected(selected bool) {
	c.selected = selected
	c.Refresh()
}

// Tapped removes by the cross and otherwise opens.
func (c *Chip) Tapped(ev *fyne.PointEvent) {
	if c.OnRemove != nil && !c.Disabled() && ev.Position.X > c.inner {
		c.OnRemove()
		return
	}
	c.press.Tapped(ev)
}

func (c *Chip) typed(ev *fyne.KeyEvent) bool {
	remove := ev.Name == fyne.KeyDelete || ev.Name == fyne.KeyBackspace
	if !remove || c.OnRemove == nil || c.Disabled() {
		return false
	}
	c.OnRemove()
	return true
}

// CreateRenderer is how Fyne draws it.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return newFace(c.lay, c.least, c.paint, c.box.Rectangle, c.words.Text, c.cross.Text, c.ring.Rectangle)
}

func (c *Chip) least() fyne.Size {
	width := c.measure(c.text) + 1 + unit(2.5) // of all its words, which may be cut now
	if c.OnRemove != nil {
		width += c.cross.MinSize().Width + unit(0.5)
	}
	return fyne.NewSize(width, look.Size(look.SizeChip)+2)
}

func (c *Chip) lay(size fyne.Size) {
	c.box.Resize(size)
	c.ring.Resize(size)
	room := size.Width - unit(2.5)
	if c.OnRemove != nil {
		room -= c.cross.MinSize().Width + unit(0.5)
	}
	c.words.Text.Text = Fit(c.text, room+1, c.measure)
	c.inner = unit(1.25) + place(c.words, unit(1.25), size.Height) + unit(0.25)
	place(c.cross, c.inner+unit(0.25), size.Height)
}

func (c *Chip) measure(s string) float32 {
	return fyne.MeasureText(s, c.words.TextSize, c.words.TextStyle).Width
}

func (c *Chip) paint() {
	fill, edge, text := look.Card, look.Edge, look.Text
	switch {
	case c.Disabled():
		fill, text = look.GreySoft, look.Grey
	case c.selected:
		fill, edge, text = look.Selected, look.Accent, look.OnSelected
	case c.hovered:
		fill = look.Hover
	}
	radius := (look.Size(look.SizeChip) + 2) / 2
	c.box.paint(fill, edge, radius)
	c.ring.paint(c.focused, radius)
	c.words.Text.Text = c.text
	c.words.paint(text, look.SizeLabel, c.selected)
	c.cross.paint(look.Muted, look.SizeText, false)
	c.cross.Hidden = c.OnRemove == nil
}
