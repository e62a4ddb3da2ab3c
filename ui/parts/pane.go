package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Pane puts the head of a page above what scrolls. Where the head would take
// more than a good part of the height, as with large text in a small window, it
// scrolls by itself and leaves the rest to the page.
func Pane(gap float32, head, body fyne.CanvasObject) *fyne.Container {
	return container.New(&pane{gap: gap, head: head}, container.NewVScroll(head), body)
}

// mostHead is the share of the height that a head may take.
const mostHead = 0.5

type pane struct {
	gap  float32
	head fyne.CanvasObject
}

// Layout gives the head what it needs, and the body what is left.
func (p *pane) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if p.head.Size().Width != size.Width {
		p.head.Resize(fyne.NewSize(size.Width, p.head.Size().Height))
	}
	height := min(p.head.MinSize().Height, size.Height*mostHead)
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height-p.gap))
	objects[1].Move(fyne.NewPos(0, height+p.gap))
}

// MinSize is as wide as the wider of the two.
func (p *pane) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := max(p.head.MinSize().Width, objects[1].MinSize().Width)
	return fyne.NewSize(width, objects[0].MinSize().Height+p.gap+objects[1].MinSize().Height)
}

// Reveal scrolls to something that stands in what scrolls.
func Reveal(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(scroll) == nil || driver.CanvasForObject(o) == nil {
		return
	}
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	bottom := top + o.Size().Height
	switch {
	case top < 0:
		scroll.ScrollToOffset(fyne.NewPos(0, max(scroll.Offset.Y+top, 0)))
	case bottom > scroll.Size().Height:
		scroll.ScrollToOffset(fyne.NewPos(0, scroll.Offset.Y+bottom-scroll.Size().Height))
	}
}
