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

func (v *view) urgentCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	rows := []fyne.CanvasObject{}
	for _, u := range s.urgent {
		rows = append(rows, v.urgentRow(u))
	}
	if len(rows) == 0 {
		rows = append(rows, parts.NewMuted(t.T("ui.overview.nothing_urgent")))
	}
	if s.rest > 0 {
		rows = append(rows, parts.NewLink(t.N("ui.overview.more", s.rest), func() { v.d.Open(screen.Place{Kind: screen.Gaps}) }))
	}
	return parts.NewCard(parts.NewHeading(t.T("ui.overview.urgent")), parts.Lined(8, rows...))
}

func (v *view) urgentRow(u urgent) fyne.CanvasObject {
	t := v.d.Texts
	text := t.T("rule." + u.finding.Rule)
	button := t.T("ui.overview.open")
	switch {
	case u.n > 1:
		text = t.T("ui.overview.rule_n", text, t.Int(u.n))
		button = t.T("ui.overview.show_n", t.Int(u.n))
	case u.finding.ID != "":
		text = t.T("ui.overview.rule_of", text, v.d.Names(v.d.Store.View())(u.finding.Register, u.finding.ID))
	}
	words := parts.NewWrapped(text)
	return parts.Stretch(10, words, parts.NewBadge(report.SeverityOf(u.finding.Severity), v.badge(u.finding)), words,
		parts.NewButton(button, func() { v.d.Open(u.place(t)) }))
}

// badge is how long is left where a clock runs, else the severity.
func (v *view) badge(f findings.Finding) string {
	t := v.d.Texts
	switch today := v.d.Today(); {
	case f.Deadline.IsSet():
		left := f.Deadline.Sub(v.d.Instant()).Hours()
		if left < 0 {
			return t.T("ui.overview.late")
		}
		return t.T("ui.overview.hours", strconv.Itoa(int(left)))
	case !f.Due.IsSet() || !clockRules()[f.Rule]:
		return t.Code(&findings.Severities.CodeSet, string(f.Severity))
	case f.Due == today:
		return t.T("ui.overview.today")
	case f.Due < today:
		return t.T("ui.overview.late")
	default:
		return t.N("ui.overview.days", today.DaysTo(f.Due))
	}
}

func (v *view) progressCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	rows := []fyne.CanvasObject{parts.NewHeading(t.T("ui.declaration", strconv.Itoa(s.year)))}
	if s.round == nil {
		return parts.NewCard(append(rows, parts.NewMuted(t.T("ui.overview.no_questionnaire")))...)
	}
	place := screen.Place{Kind: screen.Yearly, Document: string(annual.Declaration), Year: s.year}
	p := s.progress
	line := t.T("ui.overview.answered", t.Int(p.Answered), t.Int(p.Questions))
	if due := v.due(s.year); due.IsSet() {
		line += " " + t.T("ui.overview.deadline", t.LongDay(due))
	}
	rows = append(rows, parts.NewWrapped(line).In(look.Muted), parts.NewBar(float32(p.Percent())/100),
		parts.Lined(8, v.number(t.T("ui.overview.missing"), p.Missing), v.number(t.T("ui.overview.reasons"), p.Reasons),
			v.number(t.T("ui.overview.uncertain"), p.Uncertain)),
		parts.Row(8, parts.NewPrimary(t.T("ui.overview.continue"), func() { v.d.Open(place) })))
	return parts.NewCard(rows...)
}

// due is the day the declaration of a year is to be delivered.
func (v *view) due(year int) reg.Day {
	for _, agency := range model.Agencies.All(v.d.Store.View()) {
		return agency.Due(model.CalendarDeclaration, year+1)
	}
	return 0
}

func (v *view) number(label string, n int) fyne.CanvasObject {
	return parts.Ends(8, parts.NewWrapped(label), parts.NewFigure(v.d.Texts.Int(n)))
}

func (v *view) coverageCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	rows := []fyne.CanvasObject{}
	for _, c := range s.coverage {
		rows = append(rows, v.coverageRow(c))
	}
	if len(rows) == 0 {
		rows = append(rows, parts.NewMuted(t.T("ui.overview.no_coverage")))
	}
	return parts.NewCard(parts.NewHeading(t.T("ui.overview.coverage")), parts.Lined(8, rows...))
}

// coverageRow opens the records that lack what they should have.
func (v *view) coverageRow(c coverage) fyne.CanvasObject {
	t := v.d.Texts
	count := t.T("ui.overview.of", t.Int(c.have), t.Int(c.all))
	var number fyne.CanvasObject = parts.NewText(count)
	if len(c.lacks) > 0 {
		number = parts.NewLink(count, func() {
			v.d.Open(screen.Place{Kind: screen.Register, Register: c.lacks[0].Register, Records: c.lacks,
				Why: t.T("ui.overview.lacks." + c.key)})
		})
	}
	return parts.Ends(12, newShareRow(parts.NewWrapped(t.T("ui.overview.cover."+c.key)), parts.NewBar(float32(c.have)/float32(max(c.all, 1)))), number)
}

func (v *view) incidentCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	heading := parts.NewHeading(t.RegisterMany(model.Incidents.Register))
	if s.round == nil {
		return parts.NewCard(heading)
	}
	bars := report.BarChart{Series: []string{strconv.Itoa(s.year - 1), strconv.Itoa(s.year)}}
	for _, id := range []string{"ve.hend.antall", "ve.hend.alvorlig", "ve.hend.meldt_dt", "ve.hend.info_reg"} {
		if l := s.round.Line(id); l != nil {
			bars.Groups = append(bars.Groups, report.BarGroup{Label: t.FigureShort(id),
				Bars: []report.Bar{v.bar(l.LastYear), v.bar(l.Answer.Value)}})
		}
	}
	return parts.NewCard(heading, parts.NewBars(bars), parts.NewNote(t.T("ui.overview.chart_note")),
		parts.NewLink(t.T("ui.overview.show_incidents"), func() {
			v.d.Open(screen.Place{Kind: screen.Register, Register: model.Incidents.Key})
		}), parts.NewLink(t.T("ui.menu.incident_trends"), func() {
			v.d.Open(screen.Place{Kind: screen.Trends, Register: model.Incidents.Key})
		}))
}

func (v *view) bar(canonical string) report.Bar {
	n, err := reg.ParseNum(canonical)
	if err != nil || !n.IsSet() {
		return report.Bar{Missing: true, Text: v.d.Texts.T("report.not_known")}
	}
	return report.Bar{Value: n.Float64(), Text: v.d.Texts.Number(n)}
}

// severityCard counts what is missing by severity, with what is set aside.
func (v *view) severityCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	var cells []fyne.CanvasObject
	for _, c := range s.counts {
		cells = append(cells, parts.Column(4, parts.Row(0, parts.NewBadge(report.SeverityOf(c.Severity), t.Code(&findings.Severities.CodeSet, string(c.Severity)))),
			parts.NewFigure(t.Int(c.N))))
	}
	cells = append(cells, parts.Column(4, parts.Row(0, parts.NewBadge(report.SeverityNone, t.T("ui.overview.aside"))), parts.NewFigure(t.Int(s.aside))))
	return parts.NewCard(parts.Ends(8, parts.NewHeading(t.T("ui.overview.by_severity")),
		parts.NewLink(t.T("ui.overview.all_gaps"), func() { v.d.Open(screen.Place{Kind: screen.Gaps}) })),
		parts.Grid(gap, 110, cells...))
}
