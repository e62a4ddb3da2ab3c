package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// headRow puts what can be done beside the title, or below it where the title
// would be squeezed; there it goes on in more lines where it must.
type headRow struct{ width float32 }

// titleLetters is how wide a title must be able to be, in letters of its size.
const titleLetters = 7

// actionsSize is what the actions need in one line.
func actionsSize(actions fyne.CanvasObject) fyne.Size {
	line := fyne.Size{}
	row, ok := actions.(*fyne.Container)
	if !ok {
		return actions.MinSize()
	}
	for i, o := range visible(row.Objects) {
		own := o.MinSize()
		if i > 0 {
			line.Width += unit(1)
		}
		line = fyne.NewSize(line.Width+own.Width, max(line.Height, own.Height))
	}
	return line
}

// beside reports whether there is room for both in a row.
func (h *headRow) beside(width float32, actions fyne.CanvasObject) bool {
	return width-actionsSize(actions).Width-unit(1) >= titleLetters*look.Size(look.SizeTitle)
}

// MinSize is what title and actions need at the width they have now.
func (h *headRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	title, actions := objects[0].MinSize(), objects[1]
	width := max(title.Width, actions.MinSize().Width)
	if h.width == 0 || h.beside(h.width, actions) {
		return fyne.NewSize(width, max(title.Height, actionsSize(actions).Height))
	}
	return fyne.NewSize(width, title.Height+unit(1)+actions.MinSize().Height)
}

// Layout places them.
func (h *headRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	title, actions := objects[0], objects[1]
	if least := actionsSize(actions); h.beside(size.Width, actions) {
		title.Resize(fyne.NewSize(size.Width-least.Width-unit(1), size.Height))
		actions.Resize(fyne.NewSize(least.Width+1, least.Height))
		actions.Move(fyne.NewPos(size.Width-least.Width, (size.Height-least.Height)/2))
		return
	}
	title.Resize(fyne.NewSize(size.Width, title.MinSize().Height))
	height := title.MinSize().Height
	title.Resize(fyne.NewSize(size.Width, height))
	actions.Resize(fyne.NewSize(size.Width, actions.MinSize().Height))
	actions.Resize(fyne.NewSize(size.Width, actions.MinSize().Height))
	actions.Move(fyne.NewPos(0, height+unit(1)))
}
