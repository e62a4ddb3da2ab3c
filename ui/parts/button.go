package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Weight says how much a button draws the eye.
type Weight int

// The weights. A screen has at most one primary button.
const (
	Secondary Weight = iota // white with an edge
	Primary                 // filled with the accent
	Danger                  // filled red: what cannot be taken back
	Quiet                   // words only, until the pointer is over it
)

// Button does something when it is pressed.
type Button struct {
	press
	text   string
	label  string
	weight Weight
	menu   bool
	box    box
	ring   ring
	words  words
	arrow  *arrow
}

// NewButton makes a secondary button.
func NewButton(text string, act func()) *Button { return newButton(text, Secondary, act) }

// NewPrimary makes the one primary button of a screen.
func NewPrimary(text string, act func()) *Button { return newButton(text, Primary, act) }

// NewDanger makes a button for what cannot be taken back.
func NewDanger(text string, act func()) *Button { return newButton(text, Danger, act) }

// NewQuiet makes a button without an edge, for rows and bars.
func NewQuiet(text string, act func()) *Button { return newButton(text, Quiet, act) }

// NewMenuButton makes a button that opens a choice, and shows so.
func NewMenuButton(text string, act func()) *Button {
	b := newButton(text, Secondary, act)
	b.menu = true
	return b
}

func newButton(text string, weight Weight, act func()) *Button {
	b := &Button{text: text, weight: weight, box: newBox(), ring: newRing(), words: newWords(text), arrow: newArrow()}
	b.extend(b, b.spoken, act)
	return b
}

func (b *Button) spoken() string {
	if b.label != "" {
		return b.label
	}
	return b.text
}

// SetLabel changes what a screen reader calls the button, where the words on it
// need their surroundings to be understood.
func (b *Button) SetLabel(label string) { b.label = label }

// SetText changes the words.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// OnTapped changes what the button does.
func (b *Button) OnTapped(act func()) { b.act = act }

// CreateRenderer is how Fyne draws it.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return newFace(b.lay, b.least, b.paint, b.box.Rectangle, b.words.Text, b.arrow.one, b.arrow.two, b.ring.Rectangle)
}

func (b *Button) padding() float32 {
	if b.weight == Quiet {
		return unit(0.75)
	}
	return unit(1.5)
}

func (b *Button) content() float32 {
	width := b.words.MinSize().Width
	if b.menu {
		width += unit(0.5) + b.arrow.size().Width
	}
	return width
}

func (b *Button) least() fyne.Size {
	return fyne.NewSize(b.content()+2*b.padding(), look.Size(look.SizeRow))
}

func (b *Button) lay(size fyne.Size) {
	b.box.Resize(size)
	b.ring.Resize(size)
	x := (size.Width - b.content()) / 2
	x += place(b.words, x, size.Height)
	b.arrow.place(x+unit(0.5), size.Height)
}

func (b *Button) paint() {
	fill, edge, text := b.colours()
	radius := look.Size(look.SizeRadius)
	b.box.paint(fill, edge, radius)
	b.ring.paint(b.focused, radius)
	b.words.Text.Text = b.text
	b.words.paint(text, look.SizeText, false)
	b.arrow.paint(text, b.menu)
}

func (b *Button) colours() (fill, edge, text look.Role) {
	if b.Disabled() {
		return b.disabledColours()
	}
	switch b.weight {
	case Primary:
		if b.hovered || b.focused {
			return look.AccentDeep, "", look.OnAccent
		}
		return look.Accent, "", look.OnAccent
	case Danger:
		return look.RedFull, "", look.OnRed
	case Quiet:
		if b.hovered {
			return look.Hover, "", look.Accent
		}
		return "", "", look.Accent
	}
	if b.hovered {
		return look.Hover, look.Edge, look.Text
	}
	return look.Card, look.Edge, look.Text
}

func (b *Button) disabledColours() (fill, edge, text look.Role) {
	if b.weight == Quiet {
		return "", "", look.Grey
	}
	return look.GreySoft, look.Hairline, look.Grey
}
