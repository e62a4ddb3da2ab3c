package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Bar shows how much of something is done. What it shows also stands in words
// beside it.
type Bar struct {
	widget.BaseWidget
	share float32
	track box
	done  box
}

// NewBar makes a bar; share is from 0 to 1.
func NewBar(share float32) *Bar {
	b := &Bar{share: min(max(share, 0), 1), track: newBox(), done: newBox()}
	b.ExtendBaseWidget(b)
	return b
}

// SetShare changes how much is done.
func (b *Bar) SetShare(share float32) {
	b.share = min(max(share, 0), 1)
	b.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	least := func() fyne.Size { return fyne.NewSize(unit(5), b.height()) }
	return newFace(b.lay, least, b.paint, b.track.Rectangle, b.done.Rectangle)
}

func (b *Bar) height() float32 { return unit(1.25) }

func (b *Bar) lay(size fyne.Size) {
	top := (size.Height - b.height()) / 2
	b.track.Move(fyne.NewPos(0, top))
	b.track.Resize(fyne.NewSize(size.Width, b.height()))
	b.done.Move(fyne.NewPos(0, top))
	b.done.Resize(fyne.NewSize(size.Width*b.share, b.height()))
}

func (b *Bar) paint() {
	b.track.paint(look.Track, "", 2)
	b.done.paint(look.Accent, "", 2)
	b.done.Hidden = b.share == 0
	b.lay(b.BaseWidget.Size())
}
