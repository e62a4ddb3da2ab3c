package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// headRow puts what can be done beside the title, or below it where the title
// would be squeezed.
type headRow struct{ width float32 }

// titleLetters is how wide a title must be able to be, in letters of its size.
const titleLetters = 7

// beside reports whether there is room for both in a row.
func (h *headRow) beside(width float32, actions fyne.CanvasObject) bool {
	return width-actions.MinSize().Width-unit(1) >= titleLetters*look.Size(look.SizeTitle)
}

// MinSize is what title and actions need at the width they have now.
func (h *headRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, actions := objects[0].MinSize(), objects[1].MinSize()
	width := max(title.Width, actions.Width)
	if h.width == 0 || h.beside(h.width, objects[1]) {
		return fyne.NewSize(width, max(title.Height, actions.Height))
	}
	return fyne.NewSize(width, title.Height+unit(1)+actions.Height)
}

// Layout places them.
func (h *headRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	title, actions := objects[0], objects[1]
	least := actions.MinSize()
	if h.beside(size.Width, actions) {
		title.Resize(fyne.NewSize(size.Width-least.Width-unit(1), size.Height))
		actions.Resize(least)
		actions.Move(fyne.NewPos(size.Width-least.Width, (size.Height-least.Height)/2))
		return
	}
	title.Resize(fyne.NewSize(size.Width, title.MinSize().Height))
	height := title.MinSize().Height
	title.Resize(fyne.NewSize(size.Width, height))
	actions.Resize(least)
	actions.Move(fyne.NewPos(0, height+unit(1)))
}
