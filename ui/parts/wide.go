package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Wide gives an object at least a width (at normal text size, more with larger
// text), for fields that stand in a row.
func Wide(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&wide{width: width}, o)
}

type wide struct{ width float32 }

// Layout fills it.
func (w *wide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize has that width.
func (w *wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(max(least.Width, w.width*unit(1)/8), least.Height)
}
