package trends

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// columns are the heads of the two numbers.
func (s *Screen) columns() fyne.CanvasObject {
	return container.New(&tableRow{}, parts.NewLabel(""), parts.NewLabel(s.yearText(1)), parts.NewLabel(s.yearText(0)))
}

// row is a label and two numbers, each of which opens its incidents.
func (s *Screen) row(label string, p figures.Pair) fyne.CanvasObject {
	words := parts.NewText(label)
	words.Cut = true
	return container.New(&tableRow{}, words, s.number(label, 1, p.Then), s.number(label, 0, p.Now))
}

// number opens the records behind it; zero opens nothing.
func (s *Screen) number(label string, before int, refs []reg.Ref) fyne.CanvasObject {
	text := s.Texts.Int(len(refs))
	if len(refs) == 0 {
		return parts.NewMuted(text)
	}
	why := s.t("why", label, s.yearText(before))
	link := parts.NewLink(text, func() {
		s.Open(screen.Place{Kind: screen.Register, Register: model.Incidents.Key, Records: refs, Why: why})
	})
	link.SetLabel(s.t("open", text, why))
	link.OnFocus = func(gained bool) {
		if gained {
			s.pane.Reveal(link)
		}
	}
	return link
}

// tableRow gives the label what the numbers leave, and has these stand right in
// columns of the same width.
type tableRow struct{}

func column() float32 { return look.Size(look.SizeUnit) * 8 }

// Layout puts the numbers at the right.
func (*tableRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := size.Width
	for n := len(objects) - 1; n > 0; n-- {
		own := objects[n].MinSize()
		objects[n].Resize(own)
		objects[n].Move(fyne.NewPos(x-own.Width, (size.Height-own.Height)/2))
		x -= column()
	}
	words := objects[0]
	words.Resize(fyne.NewSize(max(x, 0), words.MinSize().Height))
	words.Move(fyne.NewPos(0, (size.Height-words.MinSize().Height)/2))
}

// MinSize is that of a row of a list.
func (*tableRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := look.Size(look.SizeRow) * 0.9
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(3*column(), height)
}
