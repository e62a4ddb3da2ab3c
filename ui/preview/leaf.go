package preview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// leaf is one page. Until it is painted it is white paper.
type leaf struct {
	widget.BaseWidget
	text  string // what it says, for those who listen
	dots  float64
	paper *canvas.Rectangle
	image *canvas.Image
}

func newLeaf(text string) *leaf {
	s := &leaf{text: text, paper: canvas.NewRectangle(color.White)}
	s.paper.StrokeWidth = look.Size(look.SizeLine)
	s.paper.StrokeColor = look.Color(look.Edge)
	s.ExtendBaseWidget(s)
	return s
}

// show shows the painted page.
func (s *leaf) show(p painted) {
	s.dots, s.image = p.dots, p.img
	s.image.FillMode = canvas.ImageFillStretch
	s.image.ScaleMode = canvas.ImageScaleSmooth
	s.Refresh()
}

// clear lets the painted page go.
func (s *leaf) clear() {
	if s.image != nil {
		s.dots, s.image = 0, nil
		s.Refresh()
	}
}

// AccessibilityLabel is what the page says.
func (s *leaf) AccessibilityLabel() string { return s.text }

// AccessibilityRole is that of text.
func (s *leaf) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is how Fyne draws it.
func (s *leaf) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &leafFace{s}
}

type leafFace struct{ s *leaf }

func (f *leafFace) Layout(size fyne.Size) {
	f.s.paper.Resize(size.Add(fyne.NewSize(2, 2)))
	f.s.paper.Move(fyne.NewPos(-1, -1))
	if f.s.image != nil {
		f.s.image.Resize(size)
	}
}

func (f *leafFace) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

func (f *leafFace) Refresh() {
	f.s.paper.StrokeColor = look.Color(look.Edge)
	f.Layout(f.s.Size())
	f.s.paper.Refresh()
	if f.s.image != nil {
		f.s.image.Refresh()
	}
	canvas.Refresh(f.s)
}

func (f *leafFace) Objects() []fyne.CanvasObject {
	if f.s.image == nil {
		return []fyne.CanvasObject{f.s.paper}
	}
	return []fyne.CanvasObject{f.s.paper, f.s.image}
}

func (f *leafFace) Destroy() {}
