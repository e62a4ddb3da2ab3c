package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Dropdown looks like a field and opens a choice. Typing opens it with what
// was typed; Delete empties it.
type Dropdown struct {
	press
	// OnOpen opens the choice; typed is what was typed, "" for a press.
	OnOpen func(typed string)
	// OnClear empties it; nil where it cannot be empty.
	OnClear func()
	label   string
	text    string
	hint    string
	box     box
	ring    ring
	words   words
	arrow   *arrow
}

// NewDropdown makes an empty one; hint stands in it where nothing is chosen.
func NewDropdown(label, hint string) *Dropdown {
	d := &Dropdown{label: label, hint: hint, box: newBox(), ring: newRing(), words: newWords(""), arrow: newArrow()}
	d.extend(d, d.spoken, func() { d.open("") })
	d.keys = d.typed
	return d
}

// SetText shows what is chosen; "" for nothing.
func (d *Dropdown) SetText(text string) {
	d.text = text
	d.Refresh()
}

// Text returns what is shown as chosen.
func (d *Dropdown) Text() string { return d.text }

func (d *Dropdown) spoken() string { return d.label }

func (d *Dropdown) open(typed string) {
	if d.OnOpen != nil && !d.Disabled() {
		d.OnOpen(typed)
	}
}

// TypedRune opens the choice with what was typed.
func (d *Dropdown) TypedRune(r rune) {
	if r != ' ' {
		d.open(string(r))
	}
}

func (d *Dropdown) typed(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp:
		d.open("")
	case fyne.KeyDelete, fyne.KeyBackspace:
		if d.OnClear != nil && !d.Disabled() {
			d.OnClear()
		}
	default:
		return false
	}
	return true
}

// CreateRenderer is how Fyne draws it.
func (d *Dropdown) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return newFace(d.lay, d.least, d.paint, d.box.Rectangle, d.words.Text, d.arrow.one, d.arrow.two, d.ring.Rectangle)
}

func (d *Dropdown) least() fyne.Size { return fyne.NewSize(unit(12), InputHeight()) }

func (d *Dropdown) lay(size fyne.Size) {
	d.box.Resize(size)
	d.ring.Resize(size)
	room := size.Width - d.arrow.size().Width - unit(3)
	d.words.Text.Text = Fit(d.shown(), room, d.measure)
	place(d.words, unit(1.1), size.Height)
	d.arrow.place(size.Width-d.arrow.size().Width-unit(1), size.Height)
}

func (d *Dropdown) measure(s string) float32 {
	return fyne.MeasureText(s, d.words.TextSize, d.words.TextStyle).Width
}

func (d *Dropdown) shown() string {
	if d.text == "" {
		return d.hint
	}
	return d.text
}

func (d *Dropdown) paint() {
	fill, text := look.Card, look.Text
	switch {
	case d.Disabled():
		fill, text = look.GreySoft, look.Grey
	case d.text == "":
		text = look.Muted
	}
	if d.hovered && !d.Disabled() {
		fill = look.Hover
	}
	radius := look.Size(look.SizeRadius)
	d.box.paint(fill, look.Input, radius)
	d.ring.paint(d.focused, radius)
	d.words.paint(text, look.SizeText, false)
	d.arrow.paint(look.Muted, true)
	d.lay(d.Size())
}
