package trends

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
	"samsvar/ui/screen"
)

// Screen is the screen.
type Screen struct {
	*screen.Deps
	year    int
	kept    *reg.Loose // what the numbers are limited to
	years   figures.IncidentYears
	shown   bool
	work    *screen.Work[figures.IncidentYears]
	content *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	pane    *reading.Pane
}

// New makes the screen for a place's year; without one, for the present.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	s := &Screen{Deps: d, year: p.Year, kept: reg.NewLoose(), work: screen.NewWork[figures.IncidentYears](d.Do),
		head: container.NewStack(), body: parts.Column(12)}
	if s.year == 0 {
		s.year = d.Today().Year()
	}
	s.pane = reading.NewPane(s.t("title", s.yearText(0)))
	s.pane.Set(parts.Pad(0, 16, parts.Column(12, s.choices(), s.body, parts.Column(0))))
	s.content = container.NewBorder(parts.Pad(14, 16, s.head), nil, nil, nil, s.pane)
	s.showHead()
	s.Changed()
	return s
}

func (s *Screen) t(key string, args ...string) string { return s.Texts.T("ui.trends."+key, args...) }

// yearText is the year, or one before it, without a separator between thousands.
func (s *Screen) yearText(before int) string {
	return reg.Int(s.year - before).Text()
}

// limits are the fields that the numbers can be limited by.
func limits() []*reg.Field {
	return []*reg.Field{
		reg.Free("alvorlighet", reg.KindChoice, &model.IncidentSeverities.CodeSet),
		reg.Free("type", reg.KindChoice, &model.IncidentTypes.CodeSet),
		reg.Free("hovedaarsak", reg.KindChoice, &model.IncidentCauses.CodeSet),
	}
}

// filter is what the user has limited the numbers to.
func (s *Screen) filter() figures.IncidentFilter {
	f := limits()
	text := func(n int) string { return f[n].Of(s.kept).Text() }
	return figures.IncidentFilter{Severity: model.IncidentSeverity(text(0)), Type: model.IncidentType(text(1)), Cause: model.IncidentCause(text(2))}
}

func (s *Screen) choices() fyne.CanvasObject {
	deps := edit.Deps{Texts: s.Texts, Today: s.Today, Scroll: s.pane.Scroll(),
		Label: func(f *reg.Field) string {
			return s.Texts.Field(model.Incidents.Register, model.Incidents.Field(f.Key))
		}}
	var boxes []fyne.CanvasObject
	for _, f := range limits() {
		field := edit.NewField(deps, f, func() reg.Object { return s.kept }, false)
		field.OnChange = s.Changed
		boxes = append(boxes, field.Object())
	}
	return parts.NewCard(parts.NewHeading(s.t("limit")), parts.Grid(12, 240, boxes...))
}

// Content is what fills the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown puts the focus where reading goes on by keyboard.
func (s *Screen) Shown() { s.pane.Enter() }

// Leave goes at once: nothing is edited here.
func (s *Screen) Leave(then func()) {
	s.work.Cancel()
	then()
}

// Changed counts anew in the background.
func (s *Screen) Changed() {
	view, year, filter, now := s.Store.View(), s.year, s.filter(), s.Instant()
	s.work.Run(func(func() bool) figures.IncidentYears {
		hours := findings.NewFacts(view, findings.Options{Now: now, Zone: i18n.Oslo()}).Settings().BreachHours.Int()
		return figures.IncidentsByYear(view, year, i18n.Oslo(), hours, filter)
	}, func(y figures.IncidentYears) {
		s.years, s.shown = y, true
		s.show()
	})
}

// to shows another year.
func (s *Screen) to(year int) func() {
	return func() {
		s.year = year
		s.Changed()
	}
}

func (s *Screen) showHead() {
	line := ""
	if s.shown {
		line = s.line()
	}
	buttons := []fyne.CanvasObject{parts.NewButton(s.yearText(1), s.to(s.year-1))}
	if s.year < s.Today().Year() {
		buttons = append(buttons, parts.NewButton(s.yearText(-1), s.to(s.year+1)))
	}
	list := parts.NewLink(s.Texts.RegisterMany(model.Incidents.Register), func() {
		s.Open(screen.Place{Kind: screen.Register, Register: model.Incidents.Key})
	})
	s.head.Objects = []fyne.CanvasObject{parts.Column(2, parts.Row(0, list), parts.NewHead(s.t("title", s.yearText(0)), line, buttons...))}
	s.content.Refresh()
}

// line says in words whether there are more or fewer than the year before.
func (s *Screen) line() string {
	now, then := len(s.years.All.Now), len(s.years.All.Then)
	count := s.Texts.N("ui.trends.count", now)
	switch {
	case now > then:
		return count + " " + s.t("more", s.Texts.Int(now-then), s.yearText(1))
	case now < then:
		return count + " " + s.t("fewer", s.Texts.Int(then-now), s.yearText(1))
	}
	return count + " " + s.t("same", s.yearText(1))
}

// show shows the numbers as they are counted now.
func (s *Screen) show() {
	s.showHead()
	y := s.years
	s.body.Objects = []fyne.CanvasObject{
		s.monthCard(),
		parts.Grid(12, 420, s.card("severity", y.Severity, &model.IncidentSeverities.CodeSet), s.card("type", y.Types, &model.IncidentTypes.CodeSet),
			s.card("notice", y.Notice, &figures.NoticeOutcomes.CodeSet), s.card("cause", y.Causes, &model.IncidentCauses.CodeSet)),
	}
	s.body.Refresh()
	s.pane.Scroll().Refresh()
}

// monthCard is the chart by month and its numbers.
func (s *Screen) monthCard() fyne.CanvasObject {
	bars := report.BarChart{Series: []string{s.yearText(1), s.yearText(0)}}
	rows := []fyne.CanvasObject{s.columns()}
	for n, p := range s.years.Months {
		month := s.Texts.Month(n + 1)
		bars.Groups = append(bars.Groups, report.BarGroup{Label: s.Texts.MonthShort(n + 1), Bars: []report.Bar{s.bar(p.Then), s.bar(p.Now)}})
		rows = append(rows, s.row(month, p))
	}
	return parts.NewCard(parts.NewHeading(s.t("months")), parts.Grid(24, 420, parts.NewBars(bars), parts.Column(0, append(rows, s.row(s.t("all"), s.years.All))...)))
}

func (s *Screen) bar(refs []reg.Ref) report.Bar {
	return report.Bar{Value: float64(len(refs)), Text: s.Texts.Int(len(refs))}
}

// card is a table by code; what has no incident in either year is left out.
func (s *Screen) card(key string, pairs []figures.Pair, codes *reg.CodeSet) fyne.CanvasObject {
	rows := []fyne.CanvasObject{s.columns()}
	for _, p := range pairs {
		if p.Empty() {
			continue
		}
		label := s.t("not_chosen")
		if p.Key != "" {
			label = s.Texts.Code(codes, p.Key)
		}
		rows = append(rows, s.row(label, p))
	}
	if len(rows) == 1 {
		rows = []fyne.CanvasObject{parts.NewNote(s.t("none"))}
	}
	return parts.NewCard(parts.NewHeading(s.t(key)), parts.Column(0, rows...))
}
