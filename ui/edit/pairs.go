package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// pairs puts fields below each other, and two short ones that follow each
// other beside each other where there is room.
type pairs struct {
	short []bool
	width float32
}

// gaps are the distances between fields, and the least width of one of two.
func gaps() (across, down, least float32) {
	unit := look.Size(look.SizeUnit)
	return 2 * unit, 1.75 * unit, 31 * unit
}

func (p *pairs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	p.arrange(objects, placed)
}

func (p *pairs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	measured := func(o fyne.CanvasObject, _, _, _ float32) float32 { return o.MinSize().Height }
	return fyne.NewSize(width, p.arrange(objects, measured))
}

// arrange goes through the lines and returns the height of all. put is told
// where each object goes and how wide it is, and returns its height.
func (p *pairs) arrange(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y, width float32) float32) float32 {
	across, down, least := gaps()
	half := (p.width - across) / 2
	two := half >= least
	y := float32(0)
	for i := 0; i < len(objects); i++ {
		if !objects[i].Visible() {
			continue
		}
		width := p.width
		if two && p.short[i] {
			width = half
		}
		height := put(objects[i], 0, y, width)
		if partner := p.partner(objects, i); two && partner > 0 {
			height = max(height, put(objects[partner], half+across, y, half))
			i = partner
		}
		y += height + down
	}
	return max(y-down, 0)
}

// partner is the next shown field if both can share a line, or -1.
func (p *pairs) partner(objects []fyne.CanvasObject, at int) int {
	if !p.short[at] {
		return -1
	}
	for i := at + 1; i < len(objects); i++ {
		switch {
		case !objects[i].Visible():
		case p.short[i]:
			return i
		default:
			return -1
		}
	}
	return -1
}

// placed places an object and returns the height it needs at this width.
func placed(o fyne.CanvasObject, x, y, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	height := o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	o.Move(fyne.NewPos(x, y))
	return height
}
