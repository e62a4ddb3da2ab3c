package calendar

import (
	"fyne.io/fyne/v2"

	"samsvar/exchange/agenda"
	dates "samsvar/model/calendar"
	"samsvar/report"
	"samsvar/ui/parts"
	"samsvar/ui/remind"
)

// listView is the entries of a view, each with its ways on.
func (p *page) listView() fyne.CanvasObject {
	list := p.state.of(p.state.view)
	if len(list) == 0 {
		return parts.Pad(48, 0, parts.NewEmpty(p.t("empty"), p.t("empty.help"), parts.NewButton(p.t("empty.back"), func() { p.choose(viewYear) })))
	}
	shown := list[:min(len(list), p.state.rows)]
	rows := make([]fyne.CanvasObject, len(shown))
	for i, e := range shown {
		rows[i] = p.row(e)
	}
	card := parts.NewCard(parts.Lined(8, rows...))
	if rest := len(list) - len(shown); rest > 0 {
		return parts.Column(12, card, parts.Row(0, parts.NewButton(p.Texts.N("ui.calendar.more", rest), p.moreRows)))
	}
	return card
}

func (p *page) moreRows() {
	p.state.rows += firstRows
	p.showBody()
}

// row is one entry: about what, what, when, whose, and where it stands.
func (p *page) row(e dates.Entry) fyne.CanvasObject {
	title, below := p.titles(e)
	link := parts.NewLink(title, func() { p.open(e) })
	head := parts.Flow(8, link)
	if severity, word := p.mark(e); word != "" {
		head.Add(parts.NewBadge(severity, word))
	}
	text := parts.Column(2, head)
	if below != "" {
		text.Add(parts.NewWrapped(below))
	}
	text.Add(parts.NewNote(p.facts(e)))
	return parts.Ends(8, text, p.remindButton(e)...)
}

// mark is the badge of an entry; there is none for what simply lies ahead.
func (p *page) mark(e dates.Entry) (report.Severity, string) {
	switch word := p.state.words.State(e); {
	case e.State == dates.Overdue:
		return report.SeverityHigh, word
	case e.State == dates.Done:
		return report.SeverityGood, word
	case e.State == dates.Ahead && e.Day == p.state.today:
		return report.SeverityMedium, p.t("today")
	}
	return report.SeverityNone, ""
}

// facts says when, what kind, which number and whose.
func (p *page) facts(e dates.Entry) string {
	words := p.state.words
	when := words.When(e)
	if e.Open() {
		when += " (" + agenda.Distance(p.Texts, p.state.today, e.Day) + ")"
	}
	owner := words.Owner(e)
	if owner == "" {
		owner = p.t("no_owner")
	}
	return p.t("facts", when, words.Kind(e), owner)
}

// remindButton offers a reminder to the one whose task it is.
func (p *page) remindButton(e dates.Entry) []fyne.CanvasObject {
	if !e.Open() || p.state.words.Owner(e) == "" {
		return nil
	}
	button := parts.NewButton(p.t("remind"), func() { remind.Ask(p.Deps, p.state.words.TaskOf(e)) })
	button.SetLabel(p.t("remind.label", p.state.words.Line(e)))
	return []fyne.CanvasObject{button}
}
