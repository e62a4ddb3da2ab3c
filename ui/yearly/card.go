package yearly

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// card is one question with all that is known about its answer.
type card struct {
	page      *page
	line      annual.Line
	surface   *parts.Surface
	last      *fyne.Container
	figure    *fyne.Container
	answer    *answer
	certainty *parts.Dropdown
	reason    *reason
	notes     []*note
	status    *parts.Text
	links     *fyne.Container
	basis     *basis
}

func newCard(p *page, l annual.Line) *card {
	c := &card{page: p, line: l, last: parts.Column(2), figure: parts.Column(2), links: parts.Flow(16), status: parts.NewLabel("")}
	c.answer = newAnswer(c)
	c.certainty = c.newCertainty()
	c.reason = newReason(c)
	c.basis = newBasis(p, l.Figure.Records, c.text())
	c.notes = c.newNotes()
	column := parts.Column(8, c.top())
	if c.wide() {
		column.Add(c.answer.object())
	}
	column.Add(c.reason.box)
	for _, n := range c.notes {
		column.Add(n.box)
	}
	column.Add(c.links)
	column.Add(c.basis.box)
	c.surface = parts.NewCard(column)
	return c
}

// wide tells answers that need the whole width.
func (c *card) wide() bool {
	return c.line.Question.Type == annual.Text || c.line.Question.Type == annual.Many
}

func (c *card) text() string { return c.line.Question.Text.In(c.page.lang()) }

// top is the question at the left, and at the right last year's answer, the
// figure, the answer and how certain it is.
func (c *card) top() fyne.CanvasObject {
	text := parts.Column(4, parts.NewWrapped(c.text()).Strong())
	if basis := c.page.basis(c.line); basis != "" {
		text.Add(parts.NewNote(basis))
	}
	if c.line.Question.Type == annual.Text {
		if c.line.LastYear != "" {
			text.Add(parts.NewNote(c.page.t("last.known", c.lastYear(), c.line.LastYear)))
		}
		return text
	}
	reported := fyne.CanvasObject(container.NewWithoutLayout())
	if !c.wide() {
		reported = parts.NewValueOf(c.page.t("reported"), c.answer.object())
	}
	return container.New(&columns{}, text, c.last, c.figure, reported, parts.NewValueOf(c.page.t("certainty"), c.certainty))
}

func (c *card) lastYear() string { return strconv.Itoa(c.page.year - 1) }

// refresh shows the answer as it is now.
func (c *card) refresh(l annual.Line) {
	c.line = l
	c.answer.refresh(l)
	c.certainty.SetText(c.page.Texts.Code(&model.Certainties.CodeSet, string(l.Answer.Certainty)))
	c.showLast()
	c.showFigure()
	c.reason.refresh(l)
	for _, n := range c.notes {
		n.refresh()
	}
	c.showLinks()
	edge := look.Hairline
	if l.MissesReason() {
		edge = look.Red
	}
	c.surface.SetEdge(edge)
}

// showLast shows last year's answer. Where no document holds it, it can be
// typed in.
func (c *card) showLast() {
	text := c.page.value(c.line.Question, c.line.LastYear)
	label := c.page.t("last.label", c.lastYear(), c.text())
	objects := []fyne.CanvasObject{parts.NewLabel(c.lastYear())}
	switch {
	case c.page.round().Before() != nil:
		objects = append(objects, parts.Pad(4, 0, parts.NewText(orDash(text))))
	case text == "":
		objects = append(objects, parts.Pad(4, 0, c.link(c.page.t("last.add"), label, c.askLast)))
	default:
		objects = append(objects, parts.Pad(4, 0, c.link(text, label, c.askLast)))
	}
	c.last.Objects = objects
	c.last.Refresh()
}

// showFigure shows the computed figure, with the way to its records.
func (c *card) showFigure() {
	value := parts.NewText(c.page.t("not_computed"))
	if c.line.Computed {
		value = parts.NewText(c.page.value(c.line.Question, c.line.Figure.Value)).Strong()
	}
	objects := []fyne.CanvasObject{parts.NewLabel(c.page.t("computed")), parts.Pad(4, 0, value)}
	if !c.line.Question.Figure {
		objects = nil
	} else if c.line.Computed {
		text := c.page.t("basis")
		if c.basis.open {
			text = c.page.t("basis.hide")
		}
		objects[1] = parts.Pad(4, 0, parts.Flow(6, value, c.link(text, c.page.t("basis.label", c.text()), c.toggleBasis)))
	}
	c.figure.Objects = objects
	c.figure.Refresh()
}

func (c *card) toggleBasis() {
	c.basis.toggle(c.line.Figure.Records)
	c.showFigure()
	c.page.relay()
}

// showLinks shows how the answer stands and what can be done with it.
func (c *card) showLinks() {
	p, l := c.page, c.line
	key := statusKey(l)
	c.status = parts.NewLabel(p.t(key))
	switch key {
	case "status.given":
		c.status = parts.NewLabel(report.SeverityGood.Label(p.t(key))).In(look.Green)
	case "status.missing":
		c.status = parts.NewLabel(report.SeverityHigh.Label(p.t(key))).In(look.Red)
	case "status.unclear":
		c.status = parts.NewLabel(report.SeverityMedium.Label(p.t(key))).In(look.Amber)
	}
	all := []fyne.CanvasObject{c.status}
	if key == "status.computed" {
		all = append(all, c.link(p.t("confirm_this"), p.t("of", p.t("confirm_this"), c.text()), c.useComputed))
	} else if l.Computed && (l.Differs() || l.Answer.Status != model.Answered) {
		all = append(all, c.link(p.t("use_computed"), p.t("of", p.t("use_computed"), c.text()), c.useComputed))
	}
	for _, n := range c.notes {
		if !n.open {
			all = append(all, c.link(n.add, p.t("of", n.add, c.text()), n.show))
		}
	}
	mark := "unclear"
	if key == "status.unclear" {
		mark = "clear"
	}
	all = append(all, c.link(p.t(mark), p.t("of", p.t(mark), c.text()), c.toggleUnclear))
	c.links.Objects = all
	c.links.Refresh()
}

// link makes a link that is scrolled to when it gets the focus, and says what
// it belongs to.
func (c *card) link(text, label string, act func()) fyne.CanvasObject {
	b := parts.NewLink(text, act)
	b.OnFocus = func(gained bool) {
		if gained {
			c.page.reveal(b)
		}
	}
	return b
}

func (c *card) focus() { c.answer.focus() }

// commit saves what was typed.
func (c *card) commit() {
	c.answer.commit()
	c.reason.commit()
	for _, n := range c.notes {
		n.commit()
	}
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
