package manual

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// letters is how many letters of its size a line has at most.
const letters = 52

// column keeps its content from being too wide to be read well.
type column struct{}

// Layout gives the content its width.
func (*column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, letters*look.Size(look.SizeText))
	objects[0].Resize(fyne.NewSize(width, objects[0].Size().Height))
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
}

// MinSize is that of the content.
func (*column) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// side is as wide as the navigation of the window.
type side struct{ nav *parts.Nav }

// Layout fills it.
func (s *side) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize has that width.
func (s *side) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.nav.Width(), objects[0].MinSize().Height)
}

// space is nothing of a height.
func space(height float32) fyne.CanvasObject {
	empty := canvas.NewRectangle(color.Transparent)
	empty.SetMinSize(fyne.NewSize(0, height))
	return empty
}

// hang puts a mark before a paragraph, beside its first line.
func hang(mark string, words fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&hanging{}, parts.NewMuted(mark), words)
}

type hanging struct{}

func (*hanging) indent() float32 { return 1.6 * look.Size(look.SizeText) }

// Layout places the two.
func (h *hanging) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(objects[0].MinSize())
	objects[0].Move(fyne.NewPos(0, 0))
	width := size.Width - h.indent()
	objects[1].Move(fyne.NewPos(h.indent(), 0))
	objects[1].Resize(fyne.NewSize(width, objects[1].Size().Height))
	objects[1].Resize(fyne.NewSize(width, objects[1].MinSize().Height))
}

// MinSize is that of the paragraph and the room before it.
func (h *hanging) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[1].MinSize().Add(fyne.NewSize(h.indent(), 0))
}

// columns gives the rows of a table the same columns: each as wide as its
// widest cell where there is room, the last one what is left.
type columns struct{ widest []float32 }

func (c *columns) fit(n int, width float32) {
	for len(c.widest) <= n {
		c.widest = append(c.widest, 0)
	}
	c.widest[n] = max(c.widest[n], width)
}

func (c *columns) row(cells []fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&tableRow{c}, cells...)
}

// between is the room between two columns.
const between = 20

// widths divides a width.
func (c *columns) widths(width float32) []float32 {
	own := make([]float32, len(c.widest))
	left := width - between*float32(len(own)-1)
	for i := range own[:len(own)-1] {
		most := left * 0.45
		own[i] = min(c.widest[i], most)
		left -= own[i]
	}
	own[len(own)-1] = left
	return own
}

type tableRow struct{ columns *columns }

// Layout places the cells.
func (r *tableRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range r.columns.widths(size.Width)[:len(objects)] {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, objects[i].Size().Height))
		objects[i].Resize(fyne.NewSize(width, objects[i].MinSize().Height))
		x += width + between
	}
}

// MinSize is as high as the highest cell.
func (r *tableRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(0, 0)
	for _, o := range objects {
		least.Width += o.MinSize().Width
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}
