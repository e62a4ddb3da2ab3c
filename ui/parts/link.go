package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Link is underlined words that lead somewhere within the program.
type Link struct {
	press
	Warn  bool // in red: something is to be looked at, which the words say too
	text  string
	label string // for screen readers, if it is another
	words words
	ring  ring
}

// NewLink makes a link.
func NewLink(text string, act func()) *Link {
	l := &Link{text: text, words: newWords(text), ring: newRing()}
	l.extend(l, l.spoken, act)
	return l
}

func (l *Link) spoken() string {
	if l.label != "" {
		return l.label
	}
	return l.text
}

// SetLabel changes what a screen reader calls the link, where its words need
// their surroundings to be understood.
func (l *Link) SetLabel(label string) { l.label = label }

// SetText changes the words.
func (l *Link) SetText(text string) {
	l.text = text
	l.Refresh()
}

// AccessibilityRole is that of a link.
func (l *Link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// CreateRenderer is how Fyne draws it.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	return newFace(l.lay, l.least, l.paint, l.words.Text, l.ring.Rectangle)
}

func (l *Link) least() fyne.Size { return l.words.MinSize() }

func (l *Link) lay(size fyne.Size) {
	place(l.words, 0, size.Height)
	l.ring.Move(fyne.NewPos(-3, 0))
	l.ring.Resize(fyne.NewSize(l.least().Width+6, size.Height))
}

func (l *Link) paint() {
	role := look.Accent
	if l.Warn {
		role = look.Red
	} else if l.hovered {
		role = look.AccentDeep
	}
	if l.Disabled() {
		role = look.Grey
	}
	l.words.Text.Text = l.text
	l.words.paint(role, look.SizeText, false)
	l.words.TextStyle.Underline = true
	l.ring.paint(l.focused, look.Size(look.SizeRadius))
}
