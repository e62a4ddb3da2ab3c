package incident

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/breach"
	"samsvar/model/findings"
	"samsvar/model/law"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// What the quick entry asks of personal data.
const (
	dataYes     = "ja"
	dataNo      = "nei"
	dataUnknown = "vet_ikke"
)

// quick is the quick entry: a dialog over whatever is shown.
type quick struct {
	d        *screen.Deps
	incident *model.Incident
	what     *parts.Entry
	found    *edit.Field
	who      *parts.Entry
	data     *parts.Segments
	wrong    *parts.Text
}

// Quick asks for the least there is to know of an incident, saves it, and tells
// the next step and the deadline. What is written on the screen below stays.
func Quick(d *screen.Deps) {
	incident, ok := model.Incidents.New().(*model.Incident)
	if !ok {
		return
	}
	incident.Discovered = d.Instant()
	q := &quick{d: d, incident: incident}
	q.build()
	body := parts.Column(12, parts.NewValueOf(q.t("what"), q.what), parts.NewValueOf(q.t("when"), q.found.Object()),
		parts.NewValueOf(q.t("who"), q.who), parts.NewValueOf(q.t("data"), parts.Row(0, q.data)), parts.NewNote(q.t("rest")), q.wrong)
	parts.Ask(d.Canvas(), parts.Question{Title: q.t("title"), Body: body, Focus: q.what, Width: 560,
		Yes: q.t("save"), No: d.Texts.T("ui.record.cancel"), OnYes: q.save})
}

func (q *quick) t(key string, args ...string) string {
	return q.d.Texts.T("ui.incident.quick."+key, args...)
}

func (q *quick) build() {
	q.what = parts.NewEntry(q.t("what"))
	q.what.SetPlaceHolder(q.t("what.hint"))
	field := model.Incidents.Field("oppdaget_tid")
	q.found = edit.NewField(edit.Deps{Texts: q.d.Texts, Today: q.d.Today}, field, func() reg.Object { return q.incident }, true)
	q.who = parts.NewEntry(q.t("who"))
	q.who.SetText(q.d.Settings().User)
	q.data = parts.NewSegments(q.t("data"), parts.Option{Key: dataUnknown, Text: q.t("data.unknown")},
		parts.Option{Key: dataYes, Text: q.t("data.yes")}, parts.Option{Key: dataNo, Text: q.t("data.no")})
	q.wrong = parts.NewWrapped("").In(look.Red)
	q.wrong.Hide()
}

// save keeps what was answered, or tells what is missing.
func (q *quick) save() bool {
	fill(q.incident, q.what.Text, q.who.Text, q.data.Selected())
	if key := q.fault(); key != "" {
		q.wrong.SetText(q.t(key))
		q.wrong.Show()
		return false
	}
	result, err := q.d.Store.Save(storage.Change{Records: []storage.Write{{Register: model.Incidents.Key, Record: q.incident}}})
	if err != nil {
		q.d.Failed(err)
		return false
	}
	q.d.Do(func() { q.tell(result.Refs[0]) })
	return true
}

// fault is the key of what is wrong, "" for nothing.
func (q *quick) fault() string {
	switch {
	case q.incident.Title == "":
		return "what_missing"
	case q.found.Err() != nil || !q.incident.Discovered.IsSet():
		return "when_missing"
	case q.incident.Discovered > q.d.Instant():
		return "when_ahead"
	}
	return ""
}

// fill makes the record of the answers. Where personal data are affected the
// clock starts at once, which is the safe way; the user can set the moment later
// when the breach was reasonably certain.
func fill(i *model.Incident, what, who, data string) {
	i.Title, i.Reporter, i.Status = strings.TrimSpace(what), strings.TrimSpace(who), model.IncidentNew
	i.Type, i.Aware, i.Duty = "", 0, ""
	switch data {
	case dataYes:
		i.Type, i.Aware, i.Duty = model.IncidentBreach, i.Discovered, model.DutyConsidered
	case dataNo:
		i.Type = model.IncidentSecurity
	}
}

// tell says what was saved, the next step and the deadline, and offers the way
// there.
func (q *quick) tell(ref reg.Ref) {
	saved := model.Incidents.Get(q.d.Store.View(), ref.ID)
	if saved == nil {
		return
	}
	t := q.d.Texts
	q.d.Saved(t.T("ui.record.saved", saved.No))
	body := parts.Column(12, parts.NewValueOf(q.t("next"), parts.NewWrapped(q.next(saved))), parts.NewValueOf(q.t("deadline"), parts.NewWrapped(q.deadline(saved)).Strong()))
	parts.Ask(q.d.Canvas(), parts.Question{Title: q.t("saved", saved.No), Body: body, Width: 560, Yes: q.t("go_on"), No: q.t("later"),
		OnYes: func() bool {
			q.d.Do(func() { q.d.Open(screen.Place{Kind: screen.Incident, Register: model.Incidents.Key, ID: ref.ID}) })
			return true
		}})
}

// next is the next step in words.
func (q *quick) next(i *model.Incident) string {
	clock := breach.ClockOf(i, q.hours(), q.d.Instant())
	step, _ := breach.Next(breach.Steps(i, clock))
	return q.d.Texts.T("ui.incident.step."+string(step.Key)) + ". " + q.d.Texts.T("ui.incident.step."+string(step.Key)+".help")
}

// deadline is when Datatilsynet must know at the latest; of an incident whose type
// is not known, when that would be if it is a breach.
func (q *quick) deadline(i *model.Incident) string {
	t, hours := q.d.Texts, q.hours()
	from := i.Aware
	if !from.IsSet() {
		from = i.Discovered
	}
	by := law.BreachDeadline(from, hours)
	when := t.Weekday(by.Day(i18n.Oslo())) + " " + t.Instant(by)
	switch {
	case i.Breach():
		return q.t("deadline.breach", when, t.Int(hours))
	case i.Type == "":
		return q.t("deadline.unknown", when, t.Int(hours))
	}
	return q.t("deadline.none")
}

func (q *quick) hours() int {
	facts := findings.NewFacts(q.d.Store.View(), findings.Options{Now: q.d.Instant(), Zone: i18n.Oslo()})
	return facts.Settings().BreachHours.Int()
}
