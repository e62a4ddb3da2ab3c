package yearly

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/ui/blocks"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// sealed is a step of a final document: what it says, to be read.
type sealed struct{ page *page }

func newSealed(p *page, s step) *sealed {
	title := parts.NewWrapped(p.stepTitle(s)).Strong()
	title.Type = look.SizeHeading
	p.body.Add(title)
	if s.section == nil {
		p.body.Add(p.signedPart(s))
		return &sealed{p}
	}
	for _, l := range linesOf(p.round(), s) {
		p.body.Add(p.signedCard(l))
	}
	return &sealed{p}
}

func (s *sealed) commit()  {}
func (s *sealed) refresh() {}

// signedPart is what the final document says in its parts besides the
// questions.
func (p *page) signedPart(s step) fyne.CanvasObject {
	frozen := p.rounds.frozen
	if frozen == nil {
		return parts.NewCard(parts.NewNote(p.t("locked.elsewhere")))
	}
	var all []report.Block
	for _, number := range p.partsOf(s) {
		all = append(all, blocks.Part(frozen.Document.Blocks, number)...)
	}
	if s.key == "mote" {
		all = frozen.Document.Blocks[:min(1, len(frozen.Document.Blocks))]
	}
	return blocks.Cards(all, blocks.Options{})
}

// partsOf are the numbers of the document's parts that a step is about.
func (p *page) partsOf(s step) []string {
	switch s.key {
	case "funn":
		return []string{"5"}
	case "tiltak":
		return []string{"6"}
	case "forbehold":
		return []string{"7", "8"}
	}
	for i, section := range p.round().Template.Sections {
		if section.ID == s.key {
			return []string{strconv.Itoa(i + 1)}
		}
	}
	return nil
}

// signedCard is a question with its answer as it stands in the final document.
func (p *page) signedCard(l annual.Line) fyne.CanvasObject {
	text := parts.Column(4, parts.NewWrapped(l.Question.Text.In(p.lang())).Strong())
	if basis := p.basis(l); basis != "" {
		text.Add(parts.NewNote(basis))
	}
	column := parts.Column(8)
	table := newBasis(p, l.Figure.Records, l.Question.Text.In(p.lang()))
	if l.Question.Type == annual.Text || l.Question.Type == annual.Many {
		column.Add(text)
		column.Add(parts.NewWrapped(orDash(p.signedValue(l))))
	} else {
		column.Add(container.New(&columns{}, text,
			parts.NewValue(strconv.Itoa(p.year-1), orDash(p.value(l.Question, l.LastYear))), p.signedFigure(l, table),
			parts.NewValue(p.t("reported"), p.signedValue(l)),
			parts.NewValue(p.t("certainty"), orDash(p.Texts.Code(&model.Certainties.CodeSet, string(l.Answer.Certainty))))))
	}
	for _, said := range []struct{ label, text string }{{p.t("reason"), l.Answer.Reason}, {p.t("explain"), l.Answer.Text}, {p.t("comment"), l.Answer.Comment}} {
		if said.text != "" {
			column.Add(parts.NewValue(said.label, said.text))
		}
	}
	column.Add(table.box)
	return parts.NewCard(column)
}

func (p *page) signedValue(l annual.Line) string {
	if l.Answer.Status != model.Answered {
		return p.Texts.Code(&model.AnswerStatuses.CodeSet, string(l.Answer.Status))
	}
	return p.value(l.Question, l.Answer.Value)
}

// signedFigure is the computed figure as it was, with the records it counted
// where they were kept.
func (p *page) signedFigure(l annual.Line, table *basis) fyne.CanvasObject {
	if !l.Question.Figure {
		return parts.Column(0)
	}
	if !l.Computed {
		return parts.NewValue(p.t("computed"), p.t("not_computed"))
	}
	value := parts.NewText(p.value(l.Question, l.Figure.Value)).Strong()
	row := parts.Flow(6, value)
	if len(l.Figure.Records) > 0 {
		var way *parts.Link
		way = parts.NewLink(p.t("basis"), func() {
			table.toggle(l.Figure.Records)
			way.SetText(p.t("basis"))
			if table.open {
				way.SetText(p.t("basis.hide"))
			}
			p.relay()
		})
		way.OnFocus = func(gained bool) {
			if gained {
				p.reveal(way)
			}
		}
		row.Add(way)
	}
	return parts.NewValueOf(p.t("computed"), row)
}
