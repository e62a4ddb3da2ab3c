package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/look"
)

// Question is what a dialog asks.
type Question struct {
	Title  string
	Text   string
	Body   fyne.CanvasObject // fields to fill in, below the text
	Scroll *container.Scroll // what of the body the arrow and page keys move; nil if nothing
	Focus  fyne.Focusable    // what of the body is focused first
	Yes    string            // the words of what happens, not "OK" where it can be said
	No     string            // the words of the way back; "" where there is nothing to decide
	Other  string            // a third way, such as «Ikke lagre»
	Danger bool              // cannot be taken back: Enter does not choose it unasked
	Width  float32           // 440 if 0
	// OnYes and OnOther are told the choice; OnNo also that Escape was pressed.
	// OnYes returning false keeps the dialog open, because something is missing.
	OnYes   func() bool
	OnOther func()
	OnNo    func()
}

// dialog is an open question.
type dialog struct {
	q     Question
	layer *Layer
}

// Ask opens a dialog. Enter answers yes and Escape no; of a dangerous question
// the way back is focused, so that Enter takes it.
func Ask(c fyne.Canvas, q Question) *Layer {
	d := &dialog{q: q}
	yes := d.yesButton()
	no := NewButton(q.No, d.no)
	d.layer = ShowModal(c, d.width(), d.body(yes, no))
	d.layer.OnKey = d.key
	switch {
	case q.Focus != nil:
		d.layer.Focus(q.Focus)
	case q.Danger && q.No != "":
		d.layer.Focus(no)
	default:
		d.layer.Focus(yes)
	}
	return d.layer
}

// Tell opens a dialog with something to know and one way on.
func Tell(c fyne.Canvas, title, text, ok string) *Layer {
	return Ask(c, Question{Title: title, Text: text, Yes: ok})
}

func (d *dialog) width() float32 {
	if d.q.Width > 0 {
		return d.q.Width
	}
	return 440
}

func (d *dialog) yesButton() *Button {
	if d.q.Danger {
		return NewDanger(d.q.Yes, d.yes)
	}
	return NewPrimary(d.q.Yes, d.yes)
}

func (d *dialog) body(yes, no *Button) fyne.CanvasObject {
	column := Column(unit(1.5), NewHeading(d.q.Title))
	if d.q.Text != "" {
		column.Add(NewWrapped(d.q.Text).In(look.Text))
	}
	if d.q.Body != nil {
		column.Add(d.q.Body)
	}
	buttons := []fyne.CanvasObject{}
	if d.q.Other != "" {
		buttons = append(buttons, NewButton(d.q.Other, d.other))
	}
	if d.q.No != "" {
		buttons = append(buttons, no)
	}
	column.Add(Pad(unit(0.5), 0, Ends(unit(1), Column(0), append(buttons, yes)...)))
	return Pad(unit(2), unit(2.5), column)
}

func (d *dialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !d.q.Danger {
			d.yes()
		}
		return true
	case fyne.KeyEscape:
		d.no()
		return true
	}
	return d.q.Scroll != nil && scrolled(d.q.Scroll, ev.Name)
}

// scrolled moves by a line or a page and reports whether the key asks for it.
func scrolled(s *container.Scroll, key fyne.KeyName) bool {
	line, page := float32(40), s.Size().Height*0.9
	by, ok := map[fyne.KeyName]float32{fyne.KeyUp: -line, fyne.KeyDown: line, fyne.KeyPageUp: -page,
		fyne.KeyPageDown: page, fyne.KeyHome: -s.Content.Size().Height, fyne.KeyEnd: s.Content.Size().Height}[key]
	if !ok {
		return false
	}
	most := max(0, s.Content.Size().Height-s.Size().Height)
	s.ScrollToOffset(fyne.NewPos(0, min(max(0, s.Offset.Y+by), most)))
	return true
}

func (d *dialog) yes() {
	if d.q.OnYes != nil && !d.q.OnYes() {
		return
	}
	d.layer.Close()
}

func (d *dialog) no() {
	d.layer.Close()
	if d.q.OnNo != nil {
		d.q.OnNo()
	}
}

func (d *dialog) other() {
	d.layer.Close()
	if d.q.OnOther != nil {
		d.q.OnOther()
	}
}
