package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies unseen over an entry. It moves the entry's own text as long as
// there is more of it, and hands the rest to what the entry lies in. Without it
// the wheel stops at every entry it meets.
type wheel struct {
	widget.BaseWidget
	entry *Entry
	own   *container.Scroll // what the entry's text lies in
}

func newWheel(e *Entry, objects []fyne.CanvasObject) *wheel {
	w := &wheel{entry: e}
	for _, o := range objects {
		if own, ok := o.(*container.Scroll); ok {
			w.own = own
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled moves what there is to move.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) {
	if w.own != nil && w.moves(ev.Scrolled) {
		w.own.Scrolled(ev)
		return
	}
	if w.entry.Around == nil {
		return
	}
	if around := w.entry.Around(); around != nil {
		around.Scrolled(ev)
	}
}

// moves reports whether the text itself goes that way: of several lines up and
// down, of one only by a wheel that is tilted.
func (w *wheel) moves(by fyne.Delta) bool {
	room := w.own.Content.MinSize().Subtract(w.own.Size())
	if !w.entry.MultiLine {
		return by.DX > 0 && w.own.Offset.X > 0 || by.DX < 0 && w.own.Offset.X < room.Width
	}
	return by.DY > 0 && w.own.Offset.Y > 0 || by.DY < 0 && w.own.Offset.Y < room.Height
}

// CreateRenderer is how Fyne draws it.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	return widget.NewSimpleRenderer(&fyne.Container{})
}
