package incident

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/breach"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/letters"
	"samsvar/ui/bench"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// The parts of the work, as the tabs name them.
const (
	tabSteps   = "steg"
	tabAssess  = "vurdering"
	tabNotify  = "melding"
	tabPersons = "berorte"
	tabLearn   = "laering"
)

// Screen is the workbench of one incident.
type Screen struct {
	*bench.Page
	i        *model.Incident
	settings model.Settings
	clock    breach.Clock
	steps    []breach.Step
	card     *clockCard
	stop     func() // ends the running of the clock; nil when it has ended
	help     *help
}

// New makes the workbench of the incident that a place names; the place's text
// may name the part to show.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	p.Register = model.Incidents.Key
	s := &Screen{}
	s.Page = bench.New(d, p, s)
	s.card = newClockCard(s.Texts.T("ui.incident.clock"))
	s.Start()
	s.stop = s.run()
	return s
}

func (s *Screen) t(key string, args ...string) string { return s.Texts.T("ui.incident."+key, args...) }

// Read takes in the incident as it is stored now.
func (s *Screen) Read() bool {
	view := s.Store.View()
	s.i = model.Incidents.Get(view, s.Ref.ID)
	if s.i == nil {
		return false
	}
	s.settings = findings.NewFacts(view, findings.Options{Now: s.Instant(), Zone: i18n.Oslo()}).Settings()
	s.clock = breach.ClockOf(s.i, s.settings.BreachHours.Int(), s.Instant())
	s.steps = breach.Steps(s.i, s.clock)
	return true
}

// Left ends the running of the clock.
func (s *Screen) Left() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// Line says what the next step is.
func (s *Screen) Line() string {
	next, ok := breach.Next(s.steps)
	if !ok {
		return s.t("line.done")
	}
	return s.t("line.next", s.t("step."+string(next.Key)))
}

// Top is the clock.
func (s *Screen) Top() fyne.CanvasObject {
	s.card.set(tell(s.Texts, s.clock))
	return s.card.line
}

// Tabs are the parts of the work; what a breach alone has is left out for others.
func (s *Screen) Tabs() []parts.Option {
	keys := []string{tabSteps, tabAssess, tabNotify, tabPersons, tabLearn}
	if s.i.Type != "" && !s.i.Breach() {
		keys = []string{tabSteps, tabAssess, tabLearn}
	}
	options := make([]parts.Option, len(keys))
	for n, key := range keys {
		options[n] = parts.Option{Key: key, Text: s.t("tab." + key)}
	}
	return options
}

// Part builds a part of the work.
func (s *Screen) Part(tab string) []fyne.CanvasObject {
	switch tab {
	case tabAssess:
		return s.assessPart()
	case tabNotify:
		return s.notifyPart()
	case tabPersons:
		return s.personsPart()
	case tabLearn:
		return s.learnPart()
	}
	return s.stepsPart()
}

func (s *Screen) letters() letters.Writer { return letters.New(s.Texts, s.Store.View()) }

// stepsPart are the steps, and the fields that any incident begins with.
func (s *Screen) stepsPart() []fyne.CanvasObject {
	rows, badges := make([]fyne.CanvasObject, len(s.steps)), make([]fyne.CanvasObject, len(s.steps))
	for n, step := range s.steps {
		badges[n] = parts.NewBadge(gravityOfStep(step.State), s.t("state."+string(step.State)))
	}
	for n, step := range s.steps {
		rows[n] = s.stepRow(step, container.New(&evenly{badges}, badges[n]))
	}
	steps := parts.NewCard(parts.NewHeading(s.t("steps")), parts.Lined(6, rows...))
	sheet := s.Sheet("tittel", "type", "status", "innmelder", "beskrivelse", "oppdaget_tid", "kjennskap_tid", "kjennskap_begrunnelse", "varslet_intern")
	sheet.Also = begun
	return []fyne.CanvasObject{s.card.card, steps, sheet.Object()}
}

// begun has an incident that was entered in haste count as worked on when its
// type and what happened are told.
func begun(rec reg.Record) {
	if i, ok := rec.(*model.Incident); ok && i.Hasty() && i.Type != "" && i.Description != "" {
		i.Status = model.IncidentOngoing
	}
}

func (s *Screen) stepRow(step breach.Step, badge fyne.CanvasObject) fyne.CanvasObject {
	words := parts.Column(2, parts.NewWrapped(s.t("step."+string(step.Key))).Strong())
	words.Add(parts.NewNote(s.t("step." + string(step.Key) + ".help")))
	if step.By.IsSet() {
		words.Add(parts.NewWrapped(s.t("step.by", s.Texts.Instant(step.By))))
	}
	row := parts.Stretch(12, words, badge, words)
	if step.State == breach.StepNext || step.State == breach.StepLater {
		row.Add(s.stepButton(step))
	}
	return row
}

// stepButton leads to where the step is taken.
func (s *Screen) stepButton(step breach.Step) fyne.CanvasObject {
	tab := map[breach.StepKey]string{breach.StepAssess: tabAssess, breach.StepNotify: tabNotify, breach.StepInform: tabPersons,
		breach.StepLearn: tabLearn, breach.StepClose: tabLearn}[step.Key]
	act := func() { s.Go(tab) }
	if tab == "" {
		act = func() { s.Fix(step.Field) }
	}
	button := parts.NewButton(s.t("step.open"), act)
	button.SetLabel(s.t("step.open.label", s.t("step."+string(step.Key))))
	button.OnFocus = func(gained bool) {
		if gained {
			s.Reveal(button)
		}
	}
	return button
}

func gravityOfStep(state breach.StepState) report.Severity {
	switch state {
	case breach.StepDone:
		return report.SeverityGood
	case breach.StepNext:
		return report.SeverityHigh
	case breach.StepLater:
		return report.SeverityMedium
	}
	return report.SeverityNone
}

// evenly gives an object as much width as the widest of its like needs.
type evenly struct{ all []fyne.CanvasObject }

// MinSize is as wide as the widest.
func (e *evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	for _, o := range e.all {
		least.Width = max(least.Width, o.MinSize().Width)
	}
	return least
}

// Layout leaves the object its own width.
func (e *evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(objects[0].MinSize().Width, size.Height))
}
