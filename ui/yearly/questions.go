package yearly

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// questions is a step that asks questions.
type questions struct {
	page    *page
	step    step
	cards   []*card
	confirm *parts.Button
}

func newQuestions(p *page, s step) *questions {
	q := &questions{page: p, step: s}
	q.confirm = parts.NewButton("", func() {
		q.commit()
		p.confirmStep(s)
	})
	p.body.Add(parts.Ends(12, q.heading(), q.confirm))
	if figures := newFigures(p, s); figures != nil {
		p.body.Add(figures)
	}
	if inputs := p.inputs(s); inputs != nil {
		p.body.Add(inputs)
	}
	for _, l := range linesOf(p.round(), s) {
		c := newCard(p, l)
		q.cards = append(q.cards, c)
		p.body.Add(c.surface)
	}
	return q
}

// heading is the step's title and the requirement it answers to.
func (q *questions) heading() fyne.CanvasObject {
	title := parts.NewWrapped(q.page.stepTitle(q.step)).Strong()
	title.Type = look.SizeHeading
	column := parts.Column(2, title)
	if source := q.step.section.Source; source != "" {
		note := parts.NewNote(source)
		note.Type = look.SizeLabel
		column.Add(note)
	}
	return column
}

func (q *questions) commit() {
	for _, c := range q.cards {
		c.commit()
	}
}

func (q *questions) refresh() {
	p := q.page
	round := p.rounds.own
	for _, c := range q.cards {
		if l := round.Line(c.line.Question.ID); l != nil {
			c.refresh(*l)
		}
	}
	n := len(unconfirmed(round, q.step))
	q.confirm.Hidden = n == 0
	q.confirm.SetText(p.Texts.N("ui.yearly.confirm", n))
}

// focus puts the focus into the answer to a question.
func (q *questions) focus(question string) {
	for _, c := range q.cards {
		if c.line.Question.ID == question {
			c.focus()
			q.page.reveal(c.surface)
		}
	}
}
