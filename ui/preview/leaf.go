package preview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/report/pdf"
	"samsvar/ui/look"
)

// leaf is one page. Until it is painted it is white paper.
type leaf struct {
	widget.BaseWidget
	text  string // what it says, for those who listen
	dots  float64
	paper *canvas.Rectangle
	image *canvas.Image
	marks []marked // what was found on it

	paperW float64 // width on paper, in points
	boxes  []fyne.CanvasObject
}

// marked is a place on a page that was found; current is the one that is shown.
type marked struct {
	pdf.Box
	current bool
}

// drawMarks makes the rectangles that mark what was found. They are clear enough
// to read through; the one that is shown has a line around it.
func (s *leaf) drawMarks() {
	s.boxes = nil
	for _, m := range s.marks {
		r, g, b, _ := look.Color(look.Focus).RGBA()
		box := canvas.NewRectangle(color.NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 60})
		if m.current {
			box.StrokeColor, box.StrokeWidth = look.Color(look.Focus), look.Size(look.SizeRing)
		}
		s.boxes = append(s.boxes, box)
	}
}

// layMarks puts the rectangles where they belong in a size.
func (s *leaf) layMarks(size fyne.Size) {
	if s.paperW <= 0 {
		return
	}
	const around = 1.5 // between the letters and the edge of a mark, in points
	scale := size.Width / float32(s.paperW)
	for i, m := range s.marks[:min(len(s.marks), len(s.boxes))] {
		s.boxes[i].Move(fyne.NewPos(float32(m.X-around)*scale, float32(m.Y-around)*scale))
		s.boxes[i].Resize(fyne.NewSize(float32(m.W+2*around)*scale, float32(m.H+2*around)*scale))
	}
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
	f.s.layMarks(size)
}

func (f *leafFace) MinSize() fyne.Size { return fyne.NewSize(10, 10) }

func (f *leafFace) Refresh() {
	f.s.paper.StrokeColor = look.Color(look.Edge)
	f.s.drawMarks()
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
	return append([]fyne.CanvasObject{f.s.paper, f.s.image}, f.s.boxes...)
}

func (f *leafFace) Destroy() {}
