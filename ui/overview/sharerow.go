package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// newShareRow puts a label and a bar beside each other, each half as wide as
// the row.
func newShareRow(label, bar fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&halves{}, label, bar)
}

// halves lays two objects out beside each other, the second in the middle of
// the height.
type halves struct{}

const labelShare = 0.5

// MinSize is the height of the higher one.
func (h *halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(120, max(a.Height, b.Height))
}

// Layout places them.
func (h *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - gap) * labelShare
	objects[0].Resize(fyne.NewSize(left, size.Height))
	height := objects[1].MinSize().Height
	objects[1].Resize(fyne.NewSize(size.Width-gap-left, height))
	objects[1].Move(fyne.NewPos(left+gap, (size.Height-height)/2))
}
