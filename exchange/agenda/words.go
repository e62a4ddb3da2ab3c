package agenda

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/calendar"
	"samsvar/model/reg"
)

// Words words entries of the calendar.
type Words struct {
	Texts *i18n.Texts
	Src   reg.Source // for the titles of records and the addresses of persons
	Names i18n.Names
}

// What says in a few words what is to be done, or what takes place.
func (w Words) What(e calendar.Entry) string {
	switch {
	case e.Point != "" && e.Point != model.CalendarOther:
		return w.Texts.Code(&model.CalendarPoints.CodeSet, string(e.Point))
	case e.Text != "":
		return e.Text
	}
	for _, key := range []string{e.Register + "." + e.Field, e.Register + "." + string(e.Kind), string(e.Kind)} {
		if w.Texts.Has("deadline." + key) {
			return w.Texts.T("deadline." + key)
		}
	}
	return w.Kind(e)
}

// About is what the record is called that an entry belongs to; "" for what is
// about the agency as a whole.
func (w Words) About(e calendar.Entry) string {
	if e.Register == model.Agencies.Key {
		if e.Point != "" && e.Point != model.CalendarOther {
			return e.Text
		}
		return ""
	}
	if title := w.Names(e.Register, e.ID); title != "" {
		return title
	}
	return e.No
}

// Discreet is About without what identifies a natural person, for texts that
// leave the store: the record's number in place of a name.
func (w Words) Discreet(e calendar.Entry) string {
	r := model.Register(e.Register)
	if r == nil {
		return w.About(e)
	}
	if title := r.Field(r.TitleField); title != nil && title.Personal {
		return w.Texts.Register(r) + " " + e.No
	}
	return w.About(e)
}

// Line is an entry in one line.
func (w Words) Line(e calendar.Entry) string { return joined(": ", w.What(e), w.About(e)) }

// Kind is what sort of entry it is.
func (w Words) Kind(e calendar.Entry) string {
	return w.Texts.Code(&model.DateKinds.CodeSet, string(e.Kind))
}

// State says where an entry stands.
func (w Words) State(e calendar.Entry) string {
	return w.Texts.Code(&calendar.States.CodeSet, string(e.State))
}

// Owner is the name of the one whose task an entry is, "" for nobody.
func (w Words) Owner(e calendar.Entry) string {
	if e.Owner == "" {
		return ""
	}
	return w.Names(model.Persons.Key, e.Owner)
}

// When says on which day an entry is, with the hour where that counts.
func (w Words) When(e calendar.Entry) string {
	if e.At.IsSet() {
		return w.Texts.Instant(e.At)
	}
	return w.Texts.Day(e.Day)
}

// Distance says how far a day is from today: «om 12 dager».
func Distance(t *i18n.Texts, today, day reg.Day) string {
	switch n := today.DaysTo(day); {
	case n == 0:
		return t.T("agenda.today")
	case n > 0:
		return t.N("agenda.in_days", n)
	default:
		return t.N("agenda.days_ago", -n)
	}
}

// joined joins what is not empty.
func joined(by string, texts ...string) string {
	var all []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, by)
}
