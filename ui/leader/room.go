package leader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/parts"
)

// roomShare is how much of the window's height the fields of a dialog may take.
const roomShare = 0.6

// room is what stands in a dialog: as high as it is, or scrolled where the window
// is too low for it.
type room struct {
	content *fyne.Container
	scroll  *container.Scroll
	all     *fyne.Container
	most    float32
}

func newRoom(c fyne.Canvas, content *fyne.Container) *room {
	r := &room{content: content, scroll: container.NewVScroll(parts.Pad(2, 4, content)), most: c.Size().Height * roomShare}
	r.all = container.New(r, r.scroll)
	return r
}

// reveal scrolls to what has the focus.
func (r *room) reveal(o fyne.CanvasObject) func(gained bool) {
	return func(gained bool) {
		if gained {
			parts.Reveal(r.scroll, o)
		}
	}
}

// relay lays the dialog out anew after something in it was shown or hidden.
func (r *room) relay(layer *parts.Layer) {
	r.content.Refresh()
	r.all.Refresh()
	if layer != nil {
		layer.Refresh()
	}
}

// Layout gives the scroll all room.
func (r *room) Layout(_ []fyne.CanvasObject, size fyne.Size) { r.scroll.Resize(size) }

// MinSize is as high as the content in this width, at most.
func (r *room) MinSize([]fyne.CanvasObject) fyne.Size {
	if w := r.scroll.Size().Width; w > 0 {
		r.scroll.Content.Resize(fyne.NewSize(w, r.scroll.Content.Size().Height))
	}
	return fyne.NewSize(r.scroll.MinSize().Width, min(r.scroll.Content.MinSize().Height, r.most))
}
