package reading

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Pane scrolls what is read. It is a stop of the Tab key, so that arrows,
// PageUp and PageDown, Home and End scroll it.
type Pane struct {
	widget.BaseWidget
	label  string
	scroll *container.Scroll
	inside *fyne.Container
	ring   *canvas.Rectangle
	has    bool
	quiet  bool // no ring until a key is used
}

// NewPane makes an empty pane; label is what a screen reader calls it.
func NewPane(label string) *Pane {
	p := &Pane{label: label, inside: container.NewStack(), ring: canvas.NewRectangle(color.Transparent)}
	p.scroll = container.NewVScroll(p.inside)
	p.ExtendBaseWidget(p)
	return p
}

// Set puts content into the pane and stays where it is, as far as there is
// room.
func (p *Pane) Set(content fyne.CanvasObject) {
	p.inside.Objects = []fyne.CanvasObject{content}
	p.inside.Refresh()
	p.scroll.Refresh()
}

// Scroll is what moves, for a form that stands in the pane.
func (p *Pane) Scroll() *container.Scroll { return p.scroll }

// Top goes to the beginning.
func (p *Pane) Top() { p.scroll.ScrollToTop() }

// Enter gives the pane the focus when its screen opens. The ring shows with the
// first key: nobody has gone anywhere by keyboard yet.
func (p *Pane) Enter() {
	p.quiet = true
	parts.FocusOn(p)
}

// Reveal scrolls to something in the pane.
func (p *Pane) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(p.scroll) == nil {
		return
	}
	const margin = 8
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll).Y
	bottom := top + o.Size().Height
	switch {
	case top < margin:
		p.scrollBy(top - margin)
	case bottom > p.scroll.Size().Height-margin:
		p.scrollBy(bottom - p.scroll.Size().Height + margin)
	}
}

func (p *Pane) scrollBy(by float32) {
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(p.scroll.Offset.Y+by, 0)))
}

// FocusGained shows the ring.
func (p *Pane) FocusGained() { p.setFocused(true) }

// FocusLost takes the ring away.
func (p *Pane) FocusLost() { p.setFocused(false) }

func (p *Pane) setFocused(has bool) {
	p.has = has
	p.quiet = p.quiet && has
	p.Refresh()
}

// TypedRune has no meaning here.
func (p *Pane) TypedRune(rune) {}

// TypedKey scrolls.
func (p *Pane) TypedKey(ev *fyne.KeyEvent) {
	if p.quiet {
		p.quiet = false
		p.Refresh()
	}
	line := look.Size(look.SizeRow)
	page := max(p.scroll.Size().Height-line, line)
	switch ev.Name {
	case fyne.KeyUp:
		p.scrollBy(-line)
	case fyne.KeyDown:
		p.scrollBy(line)
	case fyne.KeyPageUp:
		p.scrollBy(-page)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.scrollBy(page)
	case fyne.KeyHome:
		p.scroll.ScrollToTop()
	case fyne.KeyEnd:
		p.scroll.ScrollToBottom()
	default:
		parts.Unhandled(p, ev)
	}
}

// AccessibilityLabel is what a screen reader calls it.
func (p *Pane) AccessibilityLabel() string { return p.label }

// AccessibilityRole is that of a container.
func (p *Pane) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is how Fyne draws it.
func (p *Pane) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	f := &paneFace{p}
	f.Refresh()
	return f
}

type paneFace struct{ p *Pane }

func (f *paneFace) Layout(size fyne.Size) {
	f.p.scroll.Resize(size)
	f.p.ring.Resize(size)
}

func (f *paneFace) MinSize() fyne.Size { return f.p.scroll.MinSize() }

func (f *paneFace) Refresh() {
	f.p.ring.FillColor = color.Transparent
	f.p.ring.CornerRadius = look.Size(look.SizeCard)
	f.p.ring.StrokeColor = look.Color(look.Focus)
	f.p.ring.StrokeWidth = look.Size(look.SizeRing)
	f.p.ring.Hidden = !f.p.has || f.p.quiet
	f.p.ring.Refresh()
	canvas.Refresh(f.p)
}

func (f *paneFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.p.scroll, f.p.ring}
}

func (f *paneFace) Destroy() {}
