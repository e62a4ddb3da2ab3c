// Package incidents writes the report of one incident: what Datatilsynet's form
// asks for, in its order, and what the agency must document besides (art. 33(5)):
// the deadline, what happened when, how it was judged, and what was learned.
package incidents

import (
	"samsvar/model"
	"samsvar/model/breach"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
	"samsvar/report/letters"
)

// writer puts the report of an incident together.
type writer struct {
	*frame.Writer
	i       *model.Incident
	hours   int // within which a breach is to be notified
	found   findings.List
	chapter int
}

// Report writes the report of an incident; found are the findings of all records.
func Report(in frame.Input, i *model.Incident, found findings.List) report.Document {
	w := &writer{Writer: frame.New(in), i: i, found: found.Open().Of(reg.Ref{Register: model.Incidents.Key, ID: i.ID})}
	w.hours = w.Agency.Settings.OrDefault().BreachHours.Int()
	w.head()
	form := letters.New(in.Texts, in.Source).Notification(i, w.hours)
	for _, g := range form {
		if g.Key != "annet" { // the form's last part stands with the notification
			w.group(g)
		}
	}
	w.notification(form)
	w.timeline()
	w.judgement()
	w.learning()
	w.connected()
	return w.Document(w.Say("incident.title", i.Title), frame.Marks{Class: frame.Class(model.Incidents.Register, i, model.ClassProtected),
		CaseNo: i.No, Keywords: []string{in.Texts.Register(model.Incidents.Register)}})
}

func (w *writer) t(key string, args ...string) string { return w.Say("incident."+key, args...) }

func (w *writer) field(path string) report.Fact {
	return w.Field(model.Incidents.Register, w.i, path)
}

// filled are the fields that hold something.
func (w *writer) filled(paths ...string) report.FactList {
	list := report.FactList{}
	for _, path := range paths {
		if text := w.Show(model.Incidents.Register, w.i, path); text != "" {
			list.Facts = append(list.Facts, report.Fact{Label: w.Label(model.Incidents.Register, path), Value: text})
		}
	}
	return list
}

func (w *writer) heading(text string) {
	w.chapter++
	w.Add(report.Heading{Level: 1, Number: w.Texts.Int(w.chapter), Text: text})
}

func (w *writer) head() {
	status := w.field("status")
	if w.i.Status == "" && !w.i.Open() {
		status.Value = w.Code(&model.IncidentStatuses.CodeSet, string(model.IncidentClosed))
	}
	w.Add(report.TitleHead{Kicker: w.Texts.Register(model.Incidents.Register), Facts: []report.Fact{
		{Label: w.Say("sheet.number"), Value: w.i.No}, w.field("type"), w.field("alvorlighet"), status,
		w.field("oppdaget_tid"), w.field("kjennskap_tid")}})
	severity, text := w.clock()
	w.Add(report.Callout{Severity: severity, Word: w.t("clock"), Runs: report.Plain(text)})
}

// clock tells how the deadline for telling Datatilsynet stands, or stood.
func (w *writer) clock() (report.Severity, string) {
	c := breach.ClockOf(w.i, w.hours, reg.InstantOf(w.Now))
	by, notified := w.Instant(c.By), w.Instant(w.i.Notified)
	text := w.t("clock."+string(c.State), w.Texts.Int(w.hours), by, notified)
	switch c.State {
	case breach.ClockInTime:
		return report.SeverityGood, text
	case breach.ClockLate, breach.ClockUrgent:
		return report.SeverityHigh, text
	case breach.ClockOver:
		return report.SeverityCritical, text
	case breach.ClockRunning, breach.ClockNotStarted, breach.ClockUnknown:
		return report.SeverityMedium, text
	}
	return report.SeverityInfo, text
}

// group is one part of Datatilsynet's form. What is asked for and not there is
// said to be missing, for a breach that is to be notified or may be.
func (w *writer) group(g letters.Group) {
	w.heading(g.Title)
	w.Add(w.lines(g))
	if g.Key == "tiltak" {
		w.actions()
	}
}

func (w *writer) lines(g letters.Group) report.Block {
	list := report.FactList{}
	for _, l := range g.Lines {
		switch {
		case l.Text != "" && !(g.Key == "tiltak" && l.Field == "tiltak"): // the table below tells more
			list.Facts = append(list.Facts, report.Fact{Label: l.Label, Value: l.Text})
		case l.Missing() && w.i.Breach():
			list.Facts = append(list.Facts, report.Fact{Label: l.Label, Value: w.Missing()})
		}
	}
	if len(list.Facts) == 0 {
		return report.P(w.t("nothing"))
	}
	return list
}

// actions are those followed up among the agency's actions.
func (w *writer) actions() {
	table := report.Table{Title: w.t("actions"), Columns: []report.Column{w.Column("no", 0), w.Names("action", 4),
		w.Column("owner", 2), w.Column("deadline", 0), w.Column("status", 0)}}
	for _, id := range w.i.Actions {
		a := model.Actions.Get(w.Source, id)
		if a == nil {
			continue
		}
		status := report.Cell{Text: w.Code(&model.ActionStatuses.CodeSet, string(a.Status))}
		if a.Overdue(w.Today()) {
			status = report.Cell{Text: w.Say("overdue"), Severity: report.SeverityHigh}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: a.No}, {Text: a.Title}, {Text: w.Person(a.Responsible)},
			{Text: w.Day(a.Due)}, status}})
	}
	if len(table.Rows) > 0 {
		w.Add(table)
	}
}

// notification is whether, when and how Datatilsynet was told.
func (w *writer) notification(form []letters.Group) {
	w.heading(w.t("notification"))
	if !w.i.Breach() {
		w.Add(report.P(w.t("no_breach")))
		return
	}
	c := breach.ClockOf(w.i, w.hours, reg.InstantOf(w.Now))
	facts := []report.Fact{w.field("meldeplikt"), w.field("kjennskap_tid"), {Label: w.t("deadline", w.Texts.Int(w.hours)), Value: w.Instant(c.By)}}
	if w.i.AwareReason != "" {
		facts = append(facts, w.field("kjennskap_begrunnelse"))
	}
	facts = append(facts, w.field("meldt_dt_tid"))
	if w.i.Notified.IsSet() && w.i.Aware.IsSet() {
		facts = append(facts, report.Fact{Label: w.t("used"), Value: w.Texts.Duration(int(w.i.Notified.Sub(w.i.Aware).Hours()))})
	}
	w.Add(report.FactList{Facts: append(facts, w.filled("dt_saksnr", "altinn_ref").Facts...)})
	for _, g := range form {
		if g.Key == "annet" {
			w.Add(w.lines(g))
		}
	}
	w.followUps()
	w.Add(report.Note(w.t("clock.note", w.Texts.Int(w.hours))))
}

// followUps are what was told later, in phases.
func (w *writer) followUps() {
	if len(w.i.FollowUps) == 0 {
		return
	}
	table := report.Table{Title: w.t("phases"), Columns: []report.Column{w.Column("incident.when", 0), w.Names("incident.told", 1)}}
	for _, f := range w.i.FollowUps {
		table.Rows = append(table.Rows, report.Cells(w.Instant(f.At), f.Text))
	}
	w.Add(table)
}

// judgement is how the agency judged the incident, and what rests on it.
func (w *writer) judgement() {
	w.heading(w.t("judgement"))
	list := w.filled("alvorlighet", "bruddtype", "hovedaarsak")
	risk := w.i.Risk
	for _, f := range []report.Fact{
		{Label: w.Say("likelihood"), Value: w.Code(&model.Likelihoods.CodeSet, string(risk.Likelihood))},
		{Label: w.Say("impact"), Value: w.Code(&model.Impacts.CodeSet, string(risk.Impact))},
		{Label: w.t("risk"), Value: w.Code(&model.BreachLevels.CodeSet, string(risk.Level))}} {
		if f.Value != frame.OrDash("") {
			list.Facts = append(list.Facts, f)
		}
	}
	list.Facts = append(list.Facts, w.filled("risiko_begrunnelse", "meldeplikt", "registrerte_informert", "unntak34").Facts...)
	if len(list.Facts) == 0 {
		w.Add(report.P(w.t("nothing")))
		return
	}
	w.Add(list)
}

// learning is what was learned, and when the incident was closed.
func (w *writer) learning() {
	w.heading(w.t("learning"))
	list := report.FactList{Facts: []report.Fact{{Label: w.Label(model.Incidents.Register, "laering"), Value: frame.OrDash(w.i.Learning)},
		w.field("lukket_dato")}}
	if w.i.Learning == "" && !w.i.Open() {
		list.Facts[0].Value = w.Missing()
	}
	w.Add(list)
}

// connected are the records the incident is about, and its findings.
func (w *writer) connected() {
	list := w.filled("system_ref", "behandling_ref", "dba_ref", "meldt_av_databehandler", "arkivref")
	if len(list.Facts) > 0 {
		w.heading(w.t("connected"))
		w.Add(list)
	}
	if len(w.found) > 0 {
		w.heading(w.t("gaps"))
		w.Add(w.FindingTable(w.found, false))
	}
}
