package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"samsvar/ui/look"
)

// arrow is a small open arrowhead, which opens a choice or folds a group.
type arrow struct {
	one, two *canvas.Line
	right    bool
}

func newArrow() *arrow { return &arrow{one: &canvas.Line{}, two: &canvas.Line{}} }

// size is the room an arrow takes.
func (a *arrow) size() fyne.Size { return fyne.NewSize(unit(1.25), unit(1.25)) }

// place draws the arrow at x, in the middle of a height.
func (a *arrow) place(x, height float32) {
	w, h := unit(1), unit(0.5)
	at := func(dx, dy float32) fyne.Position {
		if a.right {
			return fyne.NewPos(x+unit(0.35)+dy, height/2-w/2+dx)
		}
		return fyne.NewPos(x+unit(0.125)+dx, height/2-h/2+dy)
	}
	a.one.Position1, a.one.Position2 = at(0, 0), at(w/2, h)
	a.two.Position1, a.two.Position2 = at(w/2, h), at(w, 0)
}

func (a *arrow) paint(role look.Role, shown bool) {
	for _, l := range []*canvas.Line{a.one, a.two} {
		l.StrokeColor, l.StrokeWidth, l.Hidden = look.Color(role), unit(0.19), !shown
	}
}
