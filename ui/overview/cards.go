package overview

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

func (v *view) progressCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	rows := []fyne.CanvasObject{parts.NewHeading(t.T("ui.declaration", strconv.Itoa(s.year)))}
	if s.round == nil {
		return parts.NewCard(append(rows, parts.NewMuted(t.T("ui.overview.no_questionnaire")))...)
	}
	p := s.progress
	line := t.T("ui.overview.answered", t.Int(p.Answered), t.Int(p.Questions))
	if due := v.due(s.year); due.IsSet() {
		line += " " + t.T("ui.overview.deadline", t.LongDay(due))
	}
	on := parts.NewPrimary(t.T("ui.overview.continue"), func() { v.d.Open(v.yearly(s, "")) })
	on.Follow(v.scroll)
	rows = append(rows, parts.NewWrapped(line).In(look.Muted), parts.NewBar(float32(p.Percent())/100),
		parts.Lined(8, v.questions(s, "missing", annual.Line.MissesAnswer), v.questions(s, "reasons", annual.Line.MissesReason),
			v.questions(s, "uncertain", uncertain)),
		parts.NewMuted(v.standing(s)), parts.Row(8, on))
	return parts.NewCard(rows...)
}

// standing says how far the document itself has come.
func (v *view) standing(s summary) string {
	t := v.d.Texts
	return t.T("ui.overview.standing", t.ShowText(model.Reports.Field("dokumentstatus"), string(s.round.Report.Status)))
}

func (v *view) yearly(s summary, question string) screen.Place {
	return screen.Place{Kind: screen.Yearly, Document: string(annual.Declaration), Year: s.year, Question: question}
}

// due is the day the declaration of a year is to be delivered.
func (v *view) due(year int) reg.Day {
	for _, agency := range model.Agencies.All(v.d.Store.View()) {
		return agency.Due(model.CalendarDeclaration, year+1)
	}
	return 0
}

// questions counts questions for which something holds. The number leads to the
// question, or to a choice where there are several.
func (v *view) questions(s summary, key string, holds func(annual.Line) bool) fyne.CanvasObject {
	t := v.d.Texts
	label, lines := t.T("ui.overview."+key), s.questions(holds)
	if len(lines) == 0 {
		return parts.Ends(8, parts.NewWrapped(label), parts.NewFigure(t.Int(0)))
	}
	var number *parts.Link
	number = parts.NewLink(t.Int(len(lines)), func() { v.choose(s, lines, number) })
	number.SetLabel(label + ": " + t.Int(len(lines)))
	number.Follow(v.scroll)
	return parts.Ends(8, parts.NewWrapped(label), number)
}

// choose asks which of several questions to go to.
func (v *view) choose(s summary, lines []annual.Line, anchor fyne.CanvasObject) {
	if len(lines) == 1 {
		v.d.Open(v.yearly(s, lines[0].Question.ID))
		return
	}
	t := v.d.Texts
	var options []parts.Option
	for _, l := range lines {
		text := l.Question.Text.In(string(t.Lang()))
		if t.Has("figure." + l.Question.ID) {
			text = t.FigureShort(l.Question.ID)
		}
		options = append(options, parts.Option{Key: l.Question.ID, Text: text})
	}
	search := ""
	if len(options) >= parts.SearchFrom {
		search = t.T("ui.overview.search_questions")
	}
	picker := &parts.Picker{Label: t.T("ui.overview.which_question"), Options: options, Search: search, None: t.T("ui.overview.no_question"),
		OnPick: func(key string) { v.d.Open(v.yearly(s, key)) }}
	picker.Show(anchor)
}

func (v *view) coverageCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	rows := []fyne.CanvasObject{}
	for _, c := range s.coverage {
		rows = append(rows, v.coverageRow(c))
	}
	if o := s.training; o.Employees.Int() >= 1 {
		rows = append(rows, v.trainedRow(t.T("ui.overview.cover.trained"), o.Trained, o.Employees.Int(), screen.Place{Kind: screen.Training}))
	}
	if len(rows) == 0 {
		rows = append(rows, parts.NewMuted(t.T("ui.overview.no_coverage")))
	}
	return parts.NewCard(parts.NewHeading(t.T("ui.overview.coverage")), parts.Lined(8, rows...))
}

// coverageRow opens the records that lack what they should have, or all where
// none does.
func (v *view) coverageRow(c coverage) fyne.CanvasObject {
	t := v.d.Texts
	label, records, why := t.T("ui.overview.cover."+c.key), c.lacks, t.T("ui.overview.lacks."+c.key)
	if len(records) == 0 {
		records, why = c.whole, label
	}
	return v.trainedRow(label, c.have, c.all, screen.Place{Kind: screen.Register, Register: records[0].Register, Records: records, Why: why})
}

// trainedRow is a label, a bar and the numbers, which lead somewhere.
func (v *view) trainedRow(label string, have, all int, to screen.Place) fyne.CanvasObject {
	t := v.d.Texts
	count := t.T("ui.overview.of", t.Int(have), t.Int(all))
	return parts.Ends(12, newShareRow(parts.NewWrapped(label), parts.NewBar(float32(have)/float32(max(all, 1)))),
		v.link(count, label+": "+count, to))
}

// unitsCard shows how well each unit is trained, the least trained first.
func (v *view) unitsCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	shown, measured := s.unitsShown()
	names := v.d.Names(v.d.Store.View())
	rows := []fyne.CanvasObject{}
	for _, u := range shown {
		rows = append(rows, v.trainedRow(names(model.Units.Key, u.ID), u.Trained, u.Employees.Int(), screen.Place{Kind: screen.Training, ID: u.ID}))
	}
	if len(rows) == 0 {
		rows = append(rows, parts.NewNote(t.T("ui.overview.no_units")))
	}
	more := t.T("ui.overview.all_units")
	if measured > len(shown) {
		more = t.T("ui.overview.more_units", t.Int(measured))
	}
	return parts.NewCard(parts.Ends(8, parts.NewHeading(t.T("ui.overview.units")), v.link(more, "", screen.Place{Kind: screen.Training})),
		parts.Lined(8, rows...))
}

// severityCard counts what is missing by severity, with what is set aside.
func (v *view) severityCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	var cells []fyne.CanvasObject
	for _, c := range s.counts {
		word := t.Code(&findings.Severities.CodeSet, string(c.Severity))
		cells = append(cells, v.severityCell(parts.NewBadge(report.SeverityOf(c.Severity), word), word, c.N, string(c.Severity)))
	}
	aside := t.T("ui.overview.aside")
	cells = append(cells, v.severityCell(parts.NewBadge(report.SeverityNone, aside), aside, s.aside, "aside"))
	return parts.NewCard(parts.Ends(8, parts.NewHeading(t.T("ui.overview.by_severity")),
		v.link(t.T("ui.overview.all_gaps"), "", screen.Place{Kind: screen.Gaps})), parts.Grid(gap, 110, cells...))
}

func (v *view) severityCell(badge *parts.Badge, word string, n int, severity string) fyne.CanvasObject {
	count := v.d.Texts.Int(n)
	return parts.Column(4, parts.Row(0, badge),
		parts.Row(0, v.link(count, word+": "+count, screen.Place{Kind: screen.Gaps, Severity: severity})))
}
