package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// headFace is a heading in a row: the sign that it can be folded, what those
// below have in common, and how many they are.
type headFace struct {
	fold, text, count *canvas.Text
	heading           Heading
}

func newHeadFace() *headFace {
	return &headFace{fold: &canvas.Text{}, text: &canvas.Text{}, count: &canvas.Text{}}
}

func (f *headFace) paint(h Heading, shown bool, role look.Role) {
	f.heading = h
	for _, t := range []*canvas.Text{f.fold, f.text, f.count} {
		t.Hidden = !shown
		t.Color, t.TextSize = look.Color(role), look.Size(look.SizeText)
	}
	if role == look.Text {
		f.fold.Color, f.count.Color = look.Color(look.Muted), look.Color(look.Muted)
	}
	f.fold.TextSize = look.Size(look.SizeLabel) * 0.8
	f.text.TextStyle = fyne.TextStyle{Bold: true}
	f.fold.Text, f.count.Text = "▼", h.Count
	if h.Folded {
		f.fold.Text = "▶"
	}
}

func (f *headFace) lay(c *columns, size fyne.Size, ruler *parts.Ruler) {
	if f.fold.Hidden {
		return
	}
	x := c.left() + cellPadding()
	place := func(t *canvas.Text) {
		own := t.MinSize()
		t.Move(fyne.NewPos(x, (size.Height-own.Height)/2))
		t.Resize(own)
		x += own.Width + cellPadding()
	}
	place(f.fold)
	f.text.Text = cut(ruler, f.heading.Text, c.view-x-f.count.MinSize().Width-2*cellPadding())
	place(f.text)
	place(f.count)
}

func (f *headFace) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.fold, f.text, f.count}
}
