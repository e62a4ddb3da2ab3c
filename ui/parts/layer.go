package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Layer lies over the whole window and holds a pop-up or a dialog. Keys that
// what stands in it has no use for come to it; Escape closes it. When it
// closes, the focus goes back to where it was.
type Layer struct {
	widget.BaseWidget
	// OnKey sees keys nothing else wanted; true means done with.
	OnKey func(*fyne.KeyEvent) bool
	// OnClose is told once, when the layer has been closed.
	OnClose func()

	canvas  fyne.Canvas
	content *Surface
	modal   bool
	anchor  fyne.CanvasObject // what a pop-up hangs on
	width   float32
	before  fyne.Focusable
	shade   *canvas.Rectangle
	shown   bool
}

// ShowPopUp hangs content below an object (above, where there is no room). A
// tap beside it closes it.
func ShowPopUp(anchor, content fyne.CanvasObject) *Layer {
	l := &Layer{anchor: anchor, width: anchor.Size().Width, content: NewSurface(look.Overlay, look.Edge, Pad(1, 1, content))}
	return l.show(CanvasOf(anchor))
}

// ShowOver puts content over the middle of the window, this wide. A tap beside
// it closes it.
func ShowOver(c fyne.Canvas, width float32, content fyne.CanvasObject) *Layer {
	l := &Layer{width: width, content: NewSurface(look.Overlay, look.Edge, Pad(1, 1, content))}
	return l.show(c)
}

// ShowModal puts content in the middle of the window, this wide, and keeps
// everything else from being used.
func ShowModal(c fyne.Canvas, width float32, content fyne.CanvasObject) *Layer {
	l := &Layer{modal: true, width: width, content: NewSurface(look.Overlay, look.Edge, content)}
	return l.show(c)
}

// Open reports whether a pop-up or dialog lies over the window. A command of
// the menu asks it before it acts, since the menu does not.
func Open(c fyne.Canvas) bool { return c != nil && c.Overlays().Top() != nil }

func (l *Layer) show(c fyne.Canvas) *Layer {
	l.shade = &canvas.Rectangle{}
	l.ExtendBaseWidget(l)
	l.canvas = c
	if c == nil { // what it hangs on has left the window meanwhile
		return l
	}
	l.before = c.Focused()
	l.shown = true
	c.Overlays().Add(l)
	l.Resize(c.Size())
	return l
}

// Close takes the layer away.
func (l *Layer) Close() {
	if !l.shown {
		return
	}
	l.shown = false
	l.canvas.Overlays().Remove(l)
	if l.before != nil {
		l.canvas.Focus(l.before)
	}
	if l.OnClose != nil {
		l.OnClose()
	}
}

// Focus gives something in the layer the focus.
func (l *Layer) Focus(o fyne.Focusable) {
	if l.shown && o != nil {
		l.canvas.Focus(o)
	}
}

// Tapped closes a pop-up; a dialog stays.
func (l *Layer) Tapped(ev *fyne.PointEvent) {
	if !l.modal && !l.within(ev.Position) {
		l.Close()
	}
}

func (l *Layer) within(pos fyne.Position) bool {
	from, size := l.content.Position(), l.content.Size()
	return pos.X >= from.X && pos.Y >= from.Y && pos.X < from.X+size.Width && pos.Y < from.Y+size.Height
}

func (l *Layer) key(ev *fyne.KeyEvent) {
	if l.OnKey != nil && l.OnKey(ev) {
		return
	}
	if ev.Name == fyne.KeyEscape {
		l.Close()
	}
}

// CreateRenderer is how Fyne draws it.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	least := func() fyne.Size { return l.content.MinSize() }
	return newFace(l.lay, least, l.paint, l.shade, l.content)
}

func (l *Layer) paint() {
	l.shade.FillColor = color.Transparent
	if l.modal {
		l.shade.FillColor = look.Color(look.Shade)
	}
	l.content.box.Shadow = canvas.Shadow{
		Color: look.Color(look.Shadow), BlurRadius: 9, Offset: fyne.NewPos(0, 3),
	}
}

func (l *Layer) lay(size fyne.Size) {
	l.shade.Resize(size)
	width := min(max(l.width, l.content.MinSize().Width), size.Width-unit(2))
	if l.content.Size().Width != width {
		l.content.Resize(fyne.NewSize(width, l.content.Size().Height))
	}
	height := min(l.content.MinSize().Height, size.Height-unit(2))
	l.content.Resize(fyne.NewSize(width, height))
	l.content.Move(l.place(size, fyne.NewSize(width, height)))
}

// place says where the content goes in a window of a size.
func (l *Layer) place(size, own fyne.Size) fyne.Position {
	if !l.modal && l.anchor == nil { // stays where it is while it grows
		return fyne.NewPos((size.Width-own.Width)/2, max(min(size.Height*0.12, size.Height-own.Height-unit(1)), unit(1)))
	}
	if l.modal {
		return fyne.NewPos((size.Width-own.Width)/2, max((size.Height-own.Height)*0.4, unit(1)))
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.anchor)
	below := at.Y + l.anchor.Size().Height + 2
	if below+own.Height > size.Height-unit(1) {
		below = max(at.Y-own.Height-2, unit(1))
		if at.Y < size.Height/2 { // more room below than above: overlap instead
			below = max(size.Height-own.Height-unit(1), unit(1))
		}
	}
	return fyne.NewPos(max(min(at.X, size.Width-own.Width-unit(1)), unit(1)), below)
}
