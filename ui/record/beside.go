package record

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/parts"
)

func newBeside(least, gap float32, first func(float32) float32, a, b fyne.CanvasObject) *fyne.Container {
	return parts.NewBeside(least, gap, first, a, b)
}
