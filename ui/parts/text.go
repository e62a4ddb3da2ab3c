package parts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Text is words on a surface: one line, or as many as its width needs.
type Text struct {
	widget.BaseWidget
	Role  look.Role          // colour; look.Text if empty
	Type  fyne.ThemeSizeName // size of the letters; look.SizeText if empty
	Bold  bool
	Right bool // aligned right, as numbers are
	Cut   bool // one line that gives way: cut with … where it is too long

	text  string
	wrap  bool
	lines []string
	drawn []*canvas.Text
}

// NewText makes one line of text.
func NewText(text string) *Text { return ready(&Text{text: text}) }

// NewWrapped makes text that takes as many lines as it needs.
func NewWrapped(text string) *Text { return ready(&Text{text: text, wrap: true}) }

// NewMuted makes one line that stands back.
func NewMuted(text string) *Text { return ready(&Text{text: text, Role: look.Muted}) }

// NewNote makes wrapped text that stands back: an explanation.
func NewNote(text string) *Text { return ready(&Text{text: text, Role: look.Muted, wrap: true}) }

// NewLabel makes what stands above a value.
func NewLabel(text string) *Text {
	return ready(&Text{text: text, Role: look.Muted, Type: look.SizeLabel})
}

// NewWrappedLabel makes a label that goes on in more lines where it must.
func NewWrappedLabel(text string) *Text {
	return ready(&Text{text: text, Role: look.Muted, Type: look.SizeLabel, wrap: true})
}

// NewHeading makes the head of a card.
func NewHeading(text string) *Text {
	return ready(&Text{text: text, Type: look.SizeHeading, Bold: true, wrap: true})
}

// NewTitle makes the title of a page.
func NewTitle(text string) *Text {
	return ready(&Text{text: text, Type: look.SizeTitle, Bold: true, wrap: true})
}

// NewFigure makes a number, aligned right.
func NewFigure(text string) *Text { return ready(&Text{text: text, Right: true}) }

func ready(t *Text) *Text {
	t.ExtendBaseWidget(t)
	return t
}

// In sets the colour and returns the text itself.
func (t *Text) In(role look.Role) *Text {
	t.Role = role
	return t
}

// Strong makes the text bold and returns it.
func (t *Text) Strong() *Text {
	t.Bold = true
	return t
}

// Text returns the words.
func (t *Text) Text() string { return t.text }

// SetText changes the words.
func (t *Text) SetText(text string) {
	if t.text == text {
		return
	}
	t.text = text
	t.Refresh()
}

// Resize breaks the lines anew where the width has changed.
func (t *Text) Resize(size fyne.Size) {
	if size == t.Size() {
		return
	}
	t.BaseWidget.Resize(size)
	if t.wrap || t.Cut {
		t.Refresh()
	}
}

// AccessibilityLabel is the words.
func (t *Text) AccessibilityLabel() string { return t.text }

// AccessibilityRole is that of text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is how Fyne draws it.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &textFace{t: t}
	r.Refresh()
	return r
}

func (t *Text) sizeName() fyne.ThemeSizeName {
	if t.Type == "" {
		return look.SizeText
	}
	return t.Type
}

func (t *Text) role() look.Role {
	if t.Role == "" {
		return look.Text
	}
	return t.Role
}

func (t *Text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold} }

func (t *Text) width(s string) float32 {
	return fyne.MeasureText(s, look.Size(t.sizeName()), t.style()).Width
}

// OneLine is the width that the words take in one line.
func (t *Text) OneLine() float32 { return t.width(t.text) + 1 }

func (t *Text) lineHeight() float32 {
	return fyne.MeasureText("Åg", look.Size(t.sizeName()), t.style()).Height
}

// breakLines makes the lines that are drawn at a width.
func (t *Text) breakLines(width float32) []string {
	switch {
	case t.wrap && width > 0:
		return Wrap(t.text, width, t.width)
	case t.Cut && width > 0:
		return []string{Fit(t.text, width, t.width)}
	case t.wrap:
		return strings.Split(t.text, "\n")
	}
	return []string{strings.ReplaceAll(t.text, "\n", " ")}
}

// leastWidth is that of the widest line; wrapped and cut text gives way.
func (t *Text) leastWidth() float32 {
	if t.wrap || t.Cut {
		return look.Size(look.SizeText) * 2
	}
	return t.width(t.text)
}

type textFace struct {
	t     *Text
	line  float32   // height of a line
	least fyne.Size // asked for before each frame
}

func (r *textFace) Layout(size fyne.Size) {
	height := r.line
	top := float32(0)
	if len(r.t.drawn) == 1 && size.Height > height {
		top = (size.Height - height) / 2
	}
	for i, line := range r.t.drawn {
		line.Move(fyne.NewPos(0, top+float32(i)*height))
		line.Resize(fyne.NewSize(size.Width, height))
	}
}

func (r *textFace) MinSize() fyne.Size { return r.least }

func (r *textFace) Refresh() {
	t := r.t
	t.lines = t.breakLines(t.Size().Width)
	r.line = t.lineHeight()
	r.least = fyne.NewSize(t.leastWidth(), r.line*float32(max(len(t.lines), 1)))
	for len(t.drawn) < len(t.lines) {
		t.drawn = append(t.drawn, &canvas.Text{})
	}
	t.drawn = t.drawn[:len(t.lines)]
	for i, line := range t.lines {
		drawn := words{t.drawn[i]}
		drawn.Text.Text = line
		drawn.Alignment = fyne.TextAlignLeading
		if t.Right {
			drawn.Alignment = fyne.TextAlignTrailing
		}
		drawn.paint(t.role(), t.sizeName(), t.Bold)
	}
	r.Layout(t.Size())
	canvas.Refresh(t)
}

func (r *textFace) Objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(r.t.drawn))
	for i, line := range r.t.drawn {
		all[i] = line
	}
	return all
}

func (r *textFace) Destroy() {}
