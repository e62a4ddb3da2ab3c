package request

import (
	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/law"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/letters"
	"samsvar/ui/bench"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// yes is the canonical answer of a flag.
const yes = "ja"

// The parts of the work, as the tabs name them.
const (
	tabDeadline = "frist"
	tabExtend   = "forlengelse"
	tabAnswer   = "svar"
)

// Screen is the workbench of one request.
type Screen struct {
	*bench.Page
	d      *model.DataSubjectRequest
	limits law.Limits
	warn   int
	all    deadlines
	stands state
}

// New makes the workbench of the request that a place names; the place's text
// may name the part to show.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	p.Register = model.DataSubjectRequests.Key
	s := &Screen{}
	s.Page = bench.New(d, p, s)
	s.Start()
	return s
}

func (s *Screen) t(key string, args ...string) string { return s.Texts.T("ui.request."+key, args...) }

// Read takes in the request as it is stored now.
func (s *Screen) Read() bool {
	view := s.Store.View()
	s.d = model.DataSubjectRequests.Get(view, s.Ref.ID)
	if s.d == nil {
		return false
	}
	facts := findings.NewFacts(view, findings.Options{Now: s.Instant(), Zone: i18n.Oslo()})
	s.limits, s.warn = facts.Law().Limits, facts.Settings().RequestWarnDays.Int()
	s.all = count(s.d, s.limits)
	s.stands = stand(s.d, s.all, s.Today(), s.warn)
	return true
}

// Left has nothing to end.
func (s *Screen) Left() {}

// Line says what is to be done.
func (s *Screen) Line() string { return s.t("line."+s.stands.key, s.day(s.all.due)) }

func (s *Screen) day(d reg.Day) string {
	if !d.IsSet() {
		return "–"
	}
	return s.Texts.Weekday(d) + " " + s.Texts.LongDay(d)
}

// Top is how long there is left.
func (s *Screen) Top() fyne.CanvasObject {
	badge := parts.NewBadge(s.stands.gravity, s.t("state."+s.stands.key))
	row := parts.Flow(10, badge)
	if key := "ui.request.days." + s.stands.key; s.Texts.Has(key + ".one") {
		left := parts.NewText(s.Texts.N(key, s.stands.days)).Strong()
		left.Type = look.SizeTitle
		row.Add(left)
	}
	return row
}

// Tabs are the parts of the work.
func (s *Screen) Tabs() []parts.Option {
	var options []parts.Option
	for _, key := range []string{tabDeadline, tabExtend, tabAnswer} {
		options = append(options, parts.Option{Key: key, Text: s.t("tab." + key)})
	}
	return options
}

// Part builds a part of the work.
func (s *Screen) Part(tab string) []fyne.CanvasObject {
	switch tab {
	case tabExtend:
		return s.extendPart()
	case tabAnswer:
		return s.answerPart()
	}
	return s.deadlinePart()
}

// deadlinePart tells the deadline and how it was counted, and has the fields that
// it depends on.
func (s *Screen) deadlinePart() []fyne.CanvasObject {
	due := parts.NewWrapped(s.t("due", s.day(s.all.due))).Strong()
	card := []fyne.CanvasObject{parts.NewHeading(s.t("deadline")), due, parts.NewWrapped(counted(s.Texts, s.d, s.all))}
	if s.d.Due.IsSet() && s.d.Due != s.all.first.Due {
		card = append(card, parts.Row(0, parts.NewBadge(report.SeverityMedium, s.t("differs"))),
			parts.NewWrapped(s.t("differs.help", s.day(s.d.Due), s.day(s.all.first.Due))))
	}
	sheet := s.Sheet("registrert_ref", "kravtype", "mottatt_dato", "kanal", "beskrivelse", "identitet_bekreftet", "identitet_spurt_dato", "identitet_dato", "frist")
	sheet.Also = s.setDue
	receipt := s.Draft(s.t("receipt"), s.t("receipt.help"), func(t *i18n.Texts) string {
		return letters.New(t, s.Store.View()).Receipt(s.d, s.all.due)
	}, "", nil)
	return []fyne.CanvasObject{parts.NewCard(append(card, parts.NewNote(s.t("rules")))...), sheet.Object(), receipt.Object()}
}

// setDue fills in the deadline where the user has not set one.
func (s *Screen) setDue(rec reg.Record) {
	if d, ok := rec.(*model.DataSubjectRequest); ok && !d.Due.IsSet() {
		d.Due = count(d, s.limits).first.Due
	}
}

// extendPart tells whether the deadline can be extended, and drafts the notice.
func (s *Screen) extendPart() []fyne.CanvasObject {
	key, gravity := s.mayExtend()
	card := parts.NewCard(parts.NewHeading(s.t("extend")), parts.Row(0, parts.NewBadge(gravity, s.t("extend."+key))),
		parts.NewWrapped(s.t("extend."+key+".help", s.day(s.all.first.Due), s.day(s.all.last.Due))), parts.NewNote(s.t("extend.rules")))
	sheet := s.Sheet("forlenget", "forlenget_varslet_dato", "forlenget_grunn", "ny_frist")
	draft := s.Draft(s.t("extend.notice"), s.t("extend.notice.help"), func(t *i18n.Texts) string {
		due := s.all.last.Due
		if s.d.NewDue.IsSet() {
			due = min(due, s.d.NewDue)
		}
		return letters.New(t, s.Store.View()).Extension(s.d, s.all.first.Due, due)
	}, s.t("extend.use"), func(string) {
		sheet.Enter("forlenget", yes)
		sheet.Enter("forlenget_varslet_dato", s.Today().Text())
		sheet.Enter("ny_frist", s.all.last.Due.Text())
		sheet.Focus("forlenget_grunn")
	})
	return []fyne.CanvasObject{card, draft.Object(), sheet.Object()}
}

// mayExtend is the key of whether the deadline can be extended now, and how grave
// that is.
func (s *Screen) mayExtend() (string, report.Severity) {
	first, told := s.all.first.Due, s.d.ExtendedTold
	switch {
	case !first.IsSet():
		return "unknown", report.SeverityMedium
	case s.d.Extended == reg.Yes && told.IsSet() && told <= first:
		return "done", report.SeverityGood
	case s.d.Extended == reg.Yes && told.IsSet():
		return "late", report.SeverityHigh
	case !s.d.Open():
		return "closed", report.SeverityInfo
	case s.Today() > first:
		return "too_late", report.SeverityHigh
	case s.d.Extended == reg.Yes:
		return "untold", report.SeverityHigh
	}
	return "possible", report.SeverityInfo
}

// answerPart drafts the answer and has the fields that tell what came of it.
func (s *Screen) answerPart() []fyne.CanvasObject {
	sheet := s.Sheet("utfall", "besvart_dato", "svar_tekst", "avslag_hjemmel", "klagerett_opplyst", "mottakere_underrettet", "gebyr")
	draft := s.Draft(s.t("answer.draft"), s.t("answer.help"), func(t *i18n.Texts) string {
		d, ok := sheet.Record().(*model.DataSubjectRequest)
		if !ok {
			d = s.d
		}
		return letters.New(t, s.Store.View()).Answer(d)
	}, s.t("answer.use"), func(string) {
		sheet.Enter("besvart_dato", s.Today().Text())
		sheet.Enter("klagerett_opplyst", yes)
		sheet.Focus("besvart_dato")
	})
	again := s.View().Button(s.t("answer.again"), draft.Fill)
	return []fyne.CanvasObject{sheet.Object(), parts.Row(0, again), draft.Object()}
}
