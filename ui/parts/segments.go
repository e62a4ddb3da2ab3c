package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Segments is a choice among few, all in sight: one stop of the Tab key, in
// which Left and Right choose.
type Segments struct {
	widget.BaseWidget
	// OnChange is told what was chosen.
	OnChange func(key string)
	// OnFocus is told when it gains (true) or loses the focus.
	OnFocus func(gained bool)
	label   string
	options []Option
	at      int
	focused bool
	over    int
	boxes   []box
	words   []words
	ring    ring
}

// NewSegments makes a choice; the first option is chosen.
func NewSegments(label string, options ...Option) *Segments {
	s := &Segments{label: label, options: options, over: -1, ring: newRing()}
	for _, o := range options {
		s.boxes = append(s.boxes, newBox())
		s.words = append(s.words, newWords(o.Text))
	}
	s.ExtendBaseWidget(s)
	return s
}

// Select shows an option as the chosen one, without telling OnChange.
func (s *Segments) Select(key string) {
	for i, o := range s.options {
		if o.Key == key {
			s.at = i
		}
	}
	s.Refresh()
}

// Selected returns what is chosen.
func (s *Segments) Selected() string { return s.options[s.at].Key }

// Choose chooses an option as the user does.
func (s *Segments) Choose(key string) {
	for i, o := range s.options {
		if o.Key == key {
			s.choose(i)
		}
	}
}

func (s *Segments) choose(at int) {
	at = min(max(at, 0), len(s.options)-1)
	if at == s.at {
		return
	}
	s.at = at
	s.Refresh()
	if s.OnChange != nil {
		s.OnChange(s.Selected())
	}
}

// Tapped chooses what is tapped.
func (s *Segments) Tapped(ev *fyne.PointEvent) {
	FocusOn(s)
	if at := s.under(ev.Position.X); at >= 0 {
		s.choose(at)
	}
}

func (s *Segments) under(x float32) int {
	for i := range s.options {
		from, width := s.boxes[i].Position().X, s.boxes[i].Size().Width
		if x >= from && x < from+width {
			return i
		}
	}
	return -1
}

// FocusGained shows the ring.
func (s *Segments) FocusGained() { s.setFocused(true) }

// FocusLost takes the ring away.
func (s *Segments) FocusLost() { s.setFocused(false) }

func (s *Segments) setFocused(focused bool) {
	s.focused = focused
	s.Refresh()
	if s.OnFocus != nil {
		s.OnFocus(focused)
	}
}

// TypedRune chooses the option that begins with the letter.
func (s *Segments) TypedRune(r rune) {
	for i, o := range s.options {
		if beginsWith(o.Text, r) {
			s.choose(i)
			return
		}
	}
}

// TypedKey chooses the option beside.
func (s *Segments) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		s.choose(s.at - 1)
	case fyne.KeyRight:
		s.choose(s.at + 1)
	case fyne.KeySpace:
		s.choose((s.at + 1) % len(s.options))
	default:
		Unhandled(s, ev)
	}
}

// MouseIn shows what a tap would choose.
func (s *Segments) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved shows what a tap would choose.
func (s *Segments) MouseMoved(ev *desktop.MouseEvent) {
	if over := s.under(ev.Position.X); over != s.over {
		s.over = over
		s.Refresh()
	}
}

// MouseOut ends what MouseIn began.
func (s *Segments) MouseOut() {
	s.over = -1
	s.Refresh()
}

// AccessibilityLabel is what a screen reader calls it.
func (s *Segments) AccessibilityLabel() string { return s.label }

// AccessibilityRole is that of a button.
func (s *Segments) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is how Fyne draws it.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	var objects []fyne.CanvasObject
	for i := range s.options {
		objects = append(objects, s.boxes[i].Rectangle, s.words[i].Text)
	}
	return newFace(s.lay, s.least, s.paint, append(objects, s.ring.Rectangle)...)
}

func (s *Segments) widthOf(i int) float32 {
	return fyne.MeasureText(s.options[i].Text, look.Size(look.SizeText), fyne.TextStyle{Bold: true}).Width + unit(3)
}

func (s *Segments) least() fyne.Size {
	width := float32(0)
	for i := range s.options {
		width += s.widthOf(i)
	}
	return fyne.NewSize(width, InputHeight())
}

func (s *Segments) lay(size fyne.Size) {
	x, line := float32(0), look.Size(look.SizeLine)
	for i := range s.options {
		width := s.widthOf(i)
		s.boxes[i].Move(fyne.NewPos(x, 0))
		s.boxes[i].Resize(fyne.NewSize(width, size.Height))
		place(s.words[i], x+(width-s.words[i].MinSize().Width)/2, size.Height)
		x += width - line
	}
	s.ring.Resize(fyne.NewSize(x+line, size.Height))
}

func (s *Segments) paint() {
	radius := look.Size(look.SizeRadius)
	for i := range s.options {
		fill, edge, text := look.Card, look.Input, look.Text
		switch {
		case i == s.at:
			fill, text = look.Selected, look.OnSelected
		case i == s.over:
			fill = look.Hover
		}
		s.boxes[i].paint(fill, edge, 0)
		roundEnds(s.boxes[i].Rectangle, radius, i == 0, i == len(s.options)-1)
		s.words[i].paint(text, look.SizeText, i == s.at)
	}
	s.ring.paint(s.focused, radius)
	s.lay(s.Size())
}

// roundEnds rounds the outer corners of the first and last of a row of boxes.
func roundEnds(r *canvas.Rectangle, radius float32, first, last bool) {
	r.TopLeftCornerRadius, r.BottomLeftCornerRadius = 0, 0
	r.TopRightCornerRadius, r.BottomRightCornerRadius = 0, 0
	if first {
		r.TopLeftCornerRadius, r.BottomLeftCornerRadius = radius, radius
	}
	if last {
		r.TopRightCornerRadius, r.BottomRightCornerRadius = radius, radius
	}
}
