package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"samsvar/report"
	"samsvar/ui/look"
)

// Badge says how much something matters: a sign and a word on a soft surface.
type Badge struct {
	widget.BaseWidget
	severity report.Severity
	word     string
	full     bool
	box      box
	words    words
}

// NewBadge makes a badge; word says in words what sign and colour say.
func NewBadge(severity report.Severity, word string) *Badge {
	return makeBadge(severity, word, false)
}

// NewCount makes a number that calls for attention.
func NewCount(number string) *Badge { return makeBadge(report.SeverityNone, number, true) }

func makeBadge(severity report.Severity, word string, full bool) *Badge {
	b := &Badge{severity: severity, word: word, full: full, box: newBox(), words: newWords("")}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes what the badge says.
func (b *Badge) Set(severity report.Severity, word string) {
	b.severity, b.word = severity, word
	b.Refresh()
}

// AccessibilityLabel is the word.
func (b *Badge) AccessibilityLabel() string { return b.word }

// AccessibilityRole is that of text.
func (b *Badge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is how Fyne draws it.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	return newFace(b.lay, b.least, b.paint, b.box.Rectangle, b.words.Text)
}

func (b *Badge) least() fyne.Size {
	return fyne.NewSize(b.words.MinSize().Width+unit(1.75), look.Size(look.SizeChip))
}

func (b *Badge) lay(size fyne.Size) {
	height := min(size.Height, look.Size(look.SizeChip))
	top := (size.Height - height) / 2
	b.box.Move(fyne.NewPos(0, top))
	b.box.Resize(fyne.NewSize(size.Width, height))
	place(b.words, (size.Width-b.words.MinSize().Width)/2, size.Height)
}

func (b *Badge) paint() {
	height := look.Size(look.SizeChip)
	if b.full {
		b.words.Text.Text = b.word
		b.words.paint(look.OnRed, look.SizeLabel, false)
		b.box.paint(look.RedFull, "", height/2)
		return
	}
	b.words.Text.Text = b.severity.Label(b.word)
	b.words.paint(look.SignRole(b.severity), look.SizeLabel, false)
	b.box.paint(look.SoftRole(b.severity), "", 4)
}
