package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Watch shows content and tells when the pointer moves over it, where nothing
// in the content wants to know that itself.
type Watch struct {
	widget.BaseWidget
	content fyne.CanvasObject
	moved   func()
}

// NewWatch watches content.
func NewWatch(content fyne.CanvasObject, moved func()) *Watch {
	w := &Watch{content: content, moved: moved}
	w.ExtendBaseWidget(w)
	return w
}

// MouseIn tells that the pointer has come.
func (w *Watch) MouseIn(*desktop.MouseEvent) { w.moved() }

// MouseMoved tells that the pointer moves.
func (w *Watch) MouseMoved(*desktop.MouseEvent) { w.moved() }

// MouseOut tells that the pointer has left, for a part of the content too.
func (w *Watch) MouseOut() { w.moved() }

// CreateRenderer is how Fyne draws it.
func (w *Watch) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return widget.NewSimpleRenderer(w.content)
}
