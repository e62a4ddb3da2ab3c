package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Surface is an area in a colour with content on it.
type Surface struct {
	widget.BaseWidget
	fill, edge look.Role
	radius     fyne.ThemeSizeName
	content    fyne.CanvasObject
	box        box
}

// NewCard makes a card: white, rounded, with a hairline around, and the
// distance inside that all cards have.
func NewCard(objects ...fyne.CanvasObject) *Surface {
	return NewSurface(look.Card, look.Hairline, Pad(14, 14, Column(8, objects...)))
}

// NewFrame makes a card without distance inside, for a list.
func NewFrame(content fyne.CanvasObject) *Surface {
	return NewSurface(look.Card, look.Hairline, Pad(1, 1, content))
}

// NewSurface makes a rounded area; a role of "" draws nothing.
func NewSurface(fill, edge look.Role, content fyne.CanvasObject) *Surface {
	s := &Surface{fill: fill, edge: edge, radius: look.SizeCard, content: content, box: newBox()}
	s.ExtendBaseWidget(s)
	return s
}

// NewPlain makes an area without corners and edges, for a whole pane.
func NewPlain(fill look.Role, content fyne.CanvasObject) *Surface {
	s := &Surface{fill: fill, content: content, box: newBox()}
	s.ExtendBaseWidget(s)
	return s
}

// SetEdge changes the colour of the line around, to point something out.
func (s *Surface) SetEdge(edge look.Role) {
	s.edge = edge
	s.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return newFace(s.lay, s.content.MinSize, s.paint, s.box.Rectangle, s.content)
}

func (s *Surface) lay(size fyne.Size) {
	s.box.Resize(size)
	s.content.Resize(size)
}

func (s *Surface) paint() {
	radius := float32(0)
	if s.radius != "" {
		radius = look.Size(s.radius)
	}
	s.box.paint(s.fill, s.edge, radius)
}

// Line is a hairline between two things, lying or standing.
type Line struct {
	widget.BaseWidget
	box box
}

// NewLine makes a hairline.
func NewLine() *Line {
	l := &Line{box: newBox()}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is how Fyne draws it.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	least := func() fyne.Size { return fyne.NewSquareSize(look.Size(look.SizeLine)) }
	return newFace(l.box.Resize, least, func() { l.box.paint(look.Hairline, "", 0) }, l.box.Rectangle)
}
