package yearly

import (
	"fmt"
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
	links     *fyne.Container
	basis     *basis
	seen      map[*fyne.Container]string // what a part shows, to leave it alone while that stays
}

func newCard(p *page, l annual.Line) *card {
	c := &card{page: p, line: l, last: parts.Column(2), figure: parts.Column(2), links: parts.Flow(16), seen: map[*fyne.Container]string{}}
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

// fresh reports whether a part of the card must be made anew, because what it
// shows has changed. Others keep their widgets, and with them the focus.
func (c *card) fresh(part *fyne.Container, shows string) bool {
	if before, made := c.seen[part]; made && before == shows {
		return false
	}
	c.seen[part] = shows
	return true
}

// showLast shows last year's answer. Where no document holds it, it can be
// typed in.
func (c *card) showLast() {
	text := c.page.value(c.line.Question, c.line.LastYear)
	known := c.page.round().Before() != nil
	if !c.fresh(c.last, fmt.Sprint(known, text)) {
		return
	}
	objects := []fyne.CanvasObject{parts.NewLabel(c.lastYear())}
	switch {
	case known:
		objects = append(objects, parts.Pad(4, 0, parts.NewText(orDash(text))))
	case text == "":
		objects = append(objects, parts.Pad(4, 0, c.link(c.page.t("last.add"), c.askLast)))
	default:
		objects = append(objects, parts.Pad(4, 0, c.link(text, c.askLast)))
	}
	c.last.Objects = objects
	c.last.Refresh()
}

// showFigure shows the computed figure, with the way to its records.
func (c *card) showFigure() {
	if !c.fresh(c.figure, fmt.Sprint(c.line.Computed, c.basis.open, c.line.Figure.Value)) {
		return
	}
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
		objects[1] = parts.Pad(4, 0, parts.Flow(6, value, c.link(text, c.toggleBasis)))
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
	key, folded := statusKey(c.line), c.folded()
	if !c.fresh(c.links, fmt.Sprint(key, c.line.Computed, c.line.Differs(), len(folded))) {
		return
	}
	all := []fyne.CanvasObject{c.status(key)}
	if way := c.computedWay(key); way != "" {
		all = append(all, c.link(c.page.t(way), c.useComputed))
	}
	for _, n := range folded {
		all = append(all, c.link(n.add, n.show))
	}
	mark := "unclear"
	if key == "status.unclear" {
		mark = "clear"
	}
	c.links.Objects = append(all, c.link(c.page.t(mark), c.toggleUnclear))
	c.links.Refresh()
}

// status is how the answer stands.
func (c *card) status(key string) fyne.CanvasObject {
	text := c.page.t(key)
	switch key {
	case "status.given":
		return parts.NewLabel(report.SeverityGood.Label(text)).In(look.Green)
	case "status.missing", "status.reason":
		return parts.NewLabel(report.SeverityHigh.Label(text)).In(look.Red)
	case "status.unclear":
		return parts.NewLabel(report.SeverityMedium.Label(text)).In(look.Amber)
	}
	return parts.NewLabel(text)
}

// computedWay names the way to answer as computed; "" where there is none.
func (c *card) computedWay(key string) string {
	switch {
	case key == "status.computed":
		return "confirm_this"
	case c.line.Computed && (c.line.Differs() || c.line.Answer.Status != model.Answered):
		return "use_computed"
	}
	return ""
}

// folded are the notes that are not shown.
func (c *card) folded() []*note {
	var all []*note
	for _, n := range c.notes {
		if !n.open {
			all = append(all, n)
		}
	}
	return all
}

// link makes a link that is scrolled to when it gets the focus.
func (c *card) link(text string, act func()) fyne.CanvasObject {
	b := parts.NewLink(text, act)
	b.OnFocus = c.revealing(b)
	return b
}

// revealing scrolls to an object when it gets the focus.
func (c *card) revealing(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained {
			c.page.reveal(o)
		}
	}
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
