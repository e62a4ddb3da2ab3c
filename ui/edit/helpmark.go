package edit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// helpMark is the question mark beside a label. It is for the pointer; by
// keyboard the form's own key shows the help, so that Tab goes from field to
// field.
type helpMark struct {
	widget.BaseWidget
	act  func()
	text *parts.Text
}

func newHelpMark(act func()) *helpMark {
	h := &helpMark{act: act, text: parts.NewLabel("?").In(look.Accent).Strong()}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped shows the help.
func (h *helpMark) Tapped(*fyne.PointEvent) { h.act() }

// Cursor is the hand.
func (h *helpMark) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is how Fyne draws it.
func (h *helpMark) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return widget.NewSimpleRenderer(parts.NewSurface(look.BlueSoft, "", parts.Pad(0, 6, h.text)))
}
