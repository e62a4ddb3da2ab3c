package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is what everything has in common that is pressed: by the pointer, by
// Enter or by Space. Who embeds it calls ExtendBaseWidget.
type press struct {
	widget.DisableableWidget
	// OnFocus is told when the widget gains (true) or loses the focus.
	OnFocus func(gained bool)
	act     func()
	keys    func(*fyne.KeyEvent) bool // sees keys first; true means done with
	label   func() string
	self    fyne.Widget
	hovered bool
	focused bool
}

func (p *press) extend(self fyne.Widget, label func() string, act func()) {
	p.self, p.label, p.act = self, label, act
	p.ExtendBaseWidget(self)
}

// Tapped presses it.
func (p *press) Tapped(*fyne.PointEvent) {
	if p.Disabled() {
		return
	}
	FocusOn(p.self)
	p.run()
}

func (p *press) run() {
	if p.act != nil && !p.Disabled() {
		p.act()
	}
}

// FocusGained shows the ring.
func (p *press) FocusGained() { p.setFocused(true) }

// FocusLost takes the ring away.
func (p *press) FocusLost() { p.setFocused(false) }

func (p *press) setFocused(focused bool) {
	p.focused = focused
	p.Refresh()
	if p.OnFocus != nil {
		p.OnFocus(focused)
	}
}

// TypedKey presses it by Enter or Space.
func (p *press) TypedKey(ev *fyne.KeyEvent) {
	if p.keys != nil && p.keys(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.run()
	default:
		Unhandled(p.self, ev)
	}
}

// TypedRune has no meaning here.
func (p *press) TypedRune(rune) {}

// MouseIn shows that it can be pressed.
func (p *press) MouseIn(*desktop.MouseEvent) { p.setHovered(true) }

// MouseMoved has no meaning here.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (p *press) MouseOut() { p.setHovered(false) }

func (p *press) setHovered(hovered bool) {
	p.hovered = hovered
	p.Refresh()
}

// Cursor is the hand.
func (p *press) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityLabel is what a screen reader says.
func (p *press) AccessibilityLabel() string { return p.label() }

// AccessibilityRole is that of a button.
func (p *press) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// FocusOn gives a widget the focus, if it is in a window.
func FocusOn(w fyne.CanvasObject) {
	f, ok := w.(fyne.Focusable)
	if !ok {
		return
	}
	if c := CanvasOf(w); c != nil && c.Focused() != f {
		c.Focus(f)
	}
}

// CanvasOf returns the canvas a widget is shown on, or nil.
func CanvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// Unhandled passes a key on that the focused widget has no use for: to the
// pop-up or dialog it stands in, otherwise to the window.
func Unhandled(w fyne.CanvasObject, ev *fyne.KeyEvent) {
	c := CanvasOf(w)
	if c == nil {
		return
	}
	if l, ok := c.Overlays().Top().(*Layer); ok {
		l.key(ev)
		return
	}
	if handle := c.OnTypedKey(); handle != nil {
		handle(ev)
	}
}

// Follow has a scroll show it when it gets the focus.
func (p *press) Follow(scroll *container.Scroll) {
	p.OnFocus = func(gained bool) {
		if gained {
			Reveal(scroll, p.self)
		}
	}
}
