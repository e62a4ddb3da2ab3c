package register

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// split puts the list at the left and the record at the right, where the
// window is wide enough for both.
type split struct {
	fit func(list float32) // told how wide the list is
}

// Widths at normal text size.
const (
	wide     = 900 // from here on there is room for both
	leastRec = 340
	mostRec  = 560
	between  = 14
)

func (s *split) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, rec := objects[0], objects[1]
	scale := look.Size(look.SizeUnit) / 8
	width := size.Width
	if size.Width >= wide*scale {
		own := min(max(size.Width*0.41, leastRec*scale), mostRec*scale)
		width = size.Width - own - between
		rec.Show()
		rec.Move(fyne.NewPos(width+between, 0))
		rec.Resize(fyne.NewSize(own, size.Height))
	} else {
		rec.Hide()
	}
	s.fit(width / scale)
	list.Move(fyne.NewPos(0, 0))
	list.Resize(fyne.NewSize(width, size.Height))
}

func (s *split) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
