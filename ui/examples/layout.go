package examples

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// sides puts the list and the preview beside each other, or below each other
// where there is no room.
type sides struct{}

// Sizes at normal text size.
const (
	wide  = 760  // from here on there is room for both
	share = 0.44 // of the width for the list
	above = 0.4  // of the height for the list
)

// Layout places them.
func (*sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width >= wide*look.Size(look.SizeUnit)/8 {
		list := (size.Width - gap) * share
		objects[0].Resize(fyne.NewSize(list, size.Height))
		objects[0].Move(fyne.NewPos(0, 0))
		objects[1].Resize(fyne.NewSize(size.Width-list-gap, size.Height))
		objects[1].Move(fyne.NewPos(list+gap, 0))
		return
	}
	list := (size.Height - gap) * above
	objects[0].Resize(fyne.NewSize(size.Width, list))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-list-gap))
	objects[1].Move(fyne.NewPos(0, list+gap))
}

// MinSize lets both give way.
func (*sides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, objects[0].MinSize().Height+gap)
}
