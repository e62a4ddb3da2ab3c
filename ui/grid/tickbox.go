package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"samsvar/ui/look"
)

// tickBox is the box before a row, or before the header for all rows.
type tickBox struct {
	box  *canvas.Rectangle
	tick *canvas.Text
}

func newTickBox() *tickBox { return &tickBox{box: &canvas.Rectangle{}, tick: &canvas.Text{}} }

func (b *tickBox) lay(c *columns, height float32) {
	side := look.Size(look.SizeUnit) * 2
	x := look.Size(look.SizeUnit) - c.offset
	b.box.Move(fyne.NewPos(x, (height-side)/2))
	b.box.Resize(fyne.NewSquareSize(side))
	own := b.tick.MinSize()
	b.tick.Move(fyne.NewPos(x+(side-own.Width)/2, (height-own.Height)/2))
	b.tick.Resize(own)
}

// paint shows the box, ticked, or with a line for some of many.
func (b *tickBox) paint(shown, ticked, some bool) {
	b.box.Hidden, b.tick.Hidden = !shown, !shown || !ticked && !some
	b.box.CornerRadius, b.box.StrokeWidth = 3, 1
	b.box.FillColor, b.box.StrokeColor = look.Color(look.Card), look.Color(look.Input)
	b.tick.Text, b.tick.Color, b.tick.TextSize = "–", look.Color(look.Text), look.Size(look.SizeLabel)
	if ticked {
		b.box.FillColor, b.box.StrokeColor = look.Color(look.Accent), look.Color(look.Accent)
		b.tick.Text, b.tick.Color = "✓", look.Color(look.OnAccent)
	}
}

func (b *tickBox) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.box, b.tick} }
