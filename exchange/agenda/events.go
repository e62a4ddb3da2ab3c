package agenda

import (
	"strconv"

	"samsvar/exchange/ics"
	"samsvar/model"
	"samsvar/model/calendar"
)

// Events makes events of entries that are open; what is done and what has been
// is left out. store is the id of the store, which makes their ids the same each
// time they are written.
func (w Words) Events(list calendar.List, store string) []ics.Event {
	var all []ics.Event
	for _, e := range list {
		if e.Open() {
			all = append(all, w.event(e, store))
		}
	}
	return all
}

func (w Words) event(e calendar.Entry, store string) ics.Event {
	about := w.Discreet(e)
	return ics.Event{UID: uid(e, store), Day: e.Day.Time(), At: at(e), Changed: changed(e),
		Summary: joined(": ", w.What(e), about), Text: w.eventText(e), Category: w.Kind(e)}
}

// uid names an entry for ever: by where its day comes from, not by the day, so
// that a calendar that takes the file in again moves what was moved.
func uid(e calendar.Entry, store string) string {
	id := string(e.ID) + "-" + e.Field
	if e.Item != "" {
		id += "-" + string(e.Item)
	}
	if e.Field == "" {
		id += string(e.Kind)
	}
	if e.Point != "" {
		id += "-" + strconv.Itoa(e.Day.Year())
	}
	return id + "@" + store + ".samsvar"
}

// eventText tells where in the program the entry comes from, and whose it is.
func (w Words) eventText(e calendar.Entry) string {
	lines := []string{w.place(e)}
	if owner := w.Owner(e); owner != "" {
		lines = append(lines, w.Texts.T("agenda.owner", owner))
	}
	if e.At.IsSet() {
		lines = append(lines, w.Texts.T("agenda.by", w.Texts.Instant(e.At)))
	}
	return joined("\n", append(lines, w.remedy(e))...)
}

// place says in words where to find the record.
func (w Words) place(e calendar.Entry) string {
	r := model.Register(e.Register)
	if r == nil || e.Register == model.Agencies.Key {
		return w.Texts.T("agenda.place.yearly")
	}
	return w.Texts.T("agenda.place", w.Texts.RegisterMany(r), e.No)
}

// remedy says what to do about an entry, "" where that says itself.
func (w Words) remedy(e calendar.Entry) string {
	for _, key := range []string{e.Register + "." + e.Field, string(e.Kind)} {
		if w.Texts.Has("agenda.do." + key) {
			return w.Texts.T("agenda.do." + key)
		}
	}
	return ""
}
