package parts

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Entry is a field to type in. Unlike Fyne's it reports its focus, passes on
// keys it has no use for, has a label for screen readers, and never keeps Tab.
type Entry struct {
	widget.Entry
	// OnFocus is told when the entry gains (true) or loses the focus.
	OnFocus func(gained bool)
	// OnKey sees keys first; true means done with.
	OnKey func(*fyne.KeyEvent) bool
	// Around is what the entry lies in, which the wheel moves where the entry's
	// own text does not move; nil for nothing. It may return nil.
	Around  func() *container.Scroll
	label   string
	ring    ring
	focused bool
}

// NewEntry makes a line to type in.
func NewEntry(label string) *Entry { return extendEntry(&Entry{label: label}) }

// NewTextArea makes several lines to type in, broken at words.
func NewTextArea(label string, rows int) *Entry {
	e := &Entry{label: label}
	e.MultiLine = true
	extendEntry(e)
	e.Wrapping = fyne.TextWrapWord
	e.Scroll = fyne.ScrollVerticalOnly
	e.SetMinRowsVisible(rows)
	return e
}

func extendEntry(e *Entry) *Entry {
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ring = newRing()
	e.ExtendBaseWidget(e)
	return e
}

// InputHeight is how high a field of one line is.
func InputHeight() float32 {
	line := fyne.MeasureText("Åg", look.Size(look.SizeText), fyne.TextStyle{}).Height
	return line + 2*look.Size(theme.SizeNameInnerPadding)
}

// CreateRenderer is how Fyne draws it, with a ring where it has the focus.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	face := e.Entry.CreateRenderer()
	return &entryFace{WidgetRenderer: face, e: e, wheel: newWheel(e, face.Objects())}
}

// entryInset is how much further from the edge than Fyne's the text stands.
const entryInset = 3

type entryFace struct {
	fyne.WidgetRenderer
	e     *Entry
	wheel *wheel
}

func (f *entryFace) Layout(size fyne.Size) {
	f.WidgetRenderer.Layout(fyne.NewSize(size.Width-2*entryInset, size.Height))
	for _, o := range f.WidgetRenderer.Objects() {
		if frame, ok := o.(*canvas.Rectangle); ok {
			frame.Resize(frame.Size().AddWidthHeight(2*entryInset, 0))
		} else {
			o.Move(o.Position().AddXY(entryInset, 0))
		}
	}
	f.e.ring.Resize(size)
	f.wheel.Resize(size)
}

func (f *entryFace) Refresh() {
	f.WidgetRenderer.Refresh()
	f.e.ring.paint(f.e.focused, look.Size(look.SizeRadius))
	canvas.Refresh(f.e.ring)
}

func (f *entryFace) Objects() []fyne.CanvasObject {
	return append(slices.Clone(f.WidgetRenderer.Objects()), f.e.ring.Rectangle, f.wheel)
}

// SetLabel changes what a screen reader calls it.
func (e *Entry) SetLabel(label string) { e.label = label }

// AcceptsTab leaves Tab to the window, that goes to the next field by it.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained reports the focus.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost reports that the focus has gone.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// TypedKey passes on what an entry has no use for.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	if e.passesOn(ev.Name) {
		Unhandled(e, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

func (e *Entry) passesOn(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape:
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		return !e.MultiLine && e.OnSubmitted == nil
	}
	return len(key) > 1 && key[0] == 'F' && key[1] >= '1' && key[1] <= '9'
}

// AccessibilityLabel is what a screen reader says.
func (e *Entry) AccessibilityLabel() string { return e.label }

// AccessibilityRole is that of text, the nearest there is.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
