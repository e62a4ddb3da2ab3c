package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"samsvar/ui/look"
)

// face draws a widget: a few objects, how they lie, how small they can be, and
// how they take their colours when something has changed.
type face struct {
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	paint   func()
}

// newFace makes a renderer that is painted at once.
func newFace(layout func(fyne.Size), min func() fyne.Size, paint func(), objects ...fyne.CanvasObject) *face {
	paint()
	return &face{objects: objects, layout: layout, min: min, paint: paint}
}

// Layout places the objects.
func (f *face) Layout(size fyne.Size) { f.layout(size) }

// MinSize returns the least size.
func (f *face) MinSize() fyne.Size { return f.min() }

// Refresh paints anew.
func (f *face) Refresh() {
	f.paint()
	for _, o := range f.objects {
		canvas.Refresh(o)
	}
}

// Objects returns what is drawn, from back to front.
func (f *face) Objects() []fyne.CanvasObject { return f.objects }

// Destroy has nothing to free.
func (f *face) Destroy() {}

// box is a rectangle that takes its colours by role; "" draws nothing.
type box struct{ *canvas.Rectangle }

func newBox() box { return box{&canvas.Rectangle{}} }

func (b box) paint(fill, edge look.Role, radius float32) {
	b.FillColor, b.StrokeColor, b.StrokeWidth = color.Transparent, color.Transparent, 0
	if fill != "" {
		b.FillColor = look.Color(fill)
	}
	if edge != "" {
		b.StrokeColor, b.StrokeWidth = look.Color(edge), look.Size(look.SizeLine)
	}
	b.CornerRadius = radius
}

// ring is what shows that a widget has the focus.
type ring struct{ *canvas.Rectangle }

func newRing() ring {
	r := ring{&canvas.Rectangle{}}
	r.Hide()
	return r
}

func (r ring) paint(shown bool, radius float32) {
	r.StrokeColor, r.StrokeWidth = look.Color(look.Focus), look.Size(look.SizeRing)
	r.FillColor, r.CornerRadius = color.Transparent, radius
	r.Hidden = !shown
}

// words is one line of text that takes its colour by role.
type words struct{ *canvas.Text }

func newWords(text string) words { return words{&canvas.Text{Text: text}} }

func (w words) paint(role look.Role, size fyne.ThemeSizeName, bold bool) {
	w.Color, w.TextSize = look.Color(role), look.Size(size)
	w.TextStyle.Bold = bold
}

// place puts an object at x, in the middle of a height, in its own size.
func place(o fyne.CanvasObject, x, height float32) float32 {
	min := o.MinSize()
	o.Resize(min)
	o.Move(fyne.NewPos(x, (height-min.Height)/2))
	return min.Width
}

// unit is n steps of the grid that distances follow.
func unit(n float32) float32 { return look.Size(look.SizeUnit) * n }
