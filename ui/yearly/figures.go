package yearly

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// newFigures is the figures of the declaration that a section of the review
// takes as its input, each with the way to its records; nil where it takes none.
func newFigures(p *page, s step) fyne.CanvasObject {
	declaration := p.rounds.declaration()
	if len(s.section.Figures) == 0 || declaration == nil {
		return nil
	}
	rows := parts.Column(0, figureRow(parts.NewLabel(p.t("figures.name")).Strong(), parts.NewLabel(strconv.Itoa(p.year-1)).Strong(),
		parts.NewLabel(strconv.Itoa(p.year)).Strong(), parts.NewLabel("")))
	for _, id := range s.section.Figures {
		l := declaration.Line(id)
		if l == nil {
			continue
		}
		table := newBasis(p, l.Figure.Records, l.Question.Text.In(p.lang()))
		way := parts.Flow(0)
		if l.Computed {
			way.Add(parts.NewLink(p.t("basis"), func() {
				table.toggle(l.Figure.Records)
				p.relay()
			}))
		}
		value := orDash(p.value(l.Question, l.Answer.Value))
		rows.Add(parts.NewLine())
		rows.Add(figureRow(parts.NewWrapped(p.Texts.FigureShort(id)), parts.NewText(orDash(p.value(l.Question, l.LastYear))),
			parts.NewText(value).Strong(), way))
		rows.Add(table.box)
	}
	return parts.NewCard(parts.NewHeading(p.t("figures")), rows)
}

func figureRow(cells ...fyne.CanvasObject) fyne.CanvasObject {
	row := container.New(&shares{parts: []float32{6, 2, 2, 3}}, cells...)
	return parts.Pad(5, look.Size(look.SizeUnit), row)
}
