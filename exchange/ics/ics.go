// Package ics writes calendars as iCalendar files (RFC 5545) that Outlook and
// other calendars take in: whole days, each with a reminder, published without
// asking anybody to answer.
//
// It knows neither records nor words; package agenda makes the events.
package ics

import (
	"io"
	"strings"
	"time"
	"unicode"

	ical "github.com/arran4/golang-ical"
)

// Calendar is what is written.
type Calendar struct {
	Name    string
	Program string    // name and version of what writes it
	Now     time.Time // when it is written
	Lang    string    // language of the texts, as "nb-NO"
	Events  []Event
}

// Event is one day, or one moment where the hour counts.
type Event struct {
	UID      string // the same each time, so that a second reading moves what was moved
	Day      time.Time
	At       time.Time // moment by which it must be done; zero for a whole day
	Changed  time.Time // when what it rests on was changed last; zero if not known
	Summary  string
	Text     string
	Category string
}

// Zone is the time zone that days and moments are meant in.
const Zone = "Europe/Oslo"

// warnDay is the reminder of a whole day: at nine o'clock a week before, counted
// from the midnight at which the day begins.
const warnDay = "-P6DT15H"

// warnMoment is the reminder of a moment.
const warnMoment = "-PT3H"

// Write writes the calendar in UTF-8, with lines ended by CR LF and folded after
// 75 bytes, as the standard asks.
func Write(w io.Writer, c Calendar) error {
	cal := ical.NewCalendarFor("Samsvar")
	cal.SetProductId("-//Samsvar//" + clean(c.Program) + "//" + strings.ToUpper(c.Lang[:min(2, len(c.Lang))]))
	cal.SetMethod(ical.MethodPublish)
	cal.SetCalscale("GREGORIAN")
	cal.SetXWRCalName(clean(c.Name))
	cal.SetXWRTimezone(Zone)
	for _, e := range c.Events {
		add(cal, e, c)
	}
	return cal.SerializeTo(w, ical.WithNewLineWindows, ical.WithLineLength(lineLength))
}

// lineLength is how many bytes stand in a line without its end.
const lineLength = 75

func add(cal *ical.Calendar, e Event, c Calendar) {
	event := cal.AddEvent(clean(e.UID))
	event.SetDtStampTime(c.Now.UTC())
	if !e.Changed.IsZero() {
		event.SetModifiedAt(e.Changed.UTC())
	}
	event.SetSummary(clean(e.Summary))
	if e.Text != "" {
		event.SetDescription(clean(e.Text))
	}
	if e.Category != "" {
		event.AddCategory(clean(e.Category))
	}
	alarm := warnDay
	if e.At.IsZero() {
		event.SetAllDayStartAt(e.Day)
		event.SetAllDayEndAt(e.Day.AddDate(0, 0, 1))
	} else {
		const shown = 30 * time.Minute // a moment has no length, and would not be seen
		event.SetStartAt(e.At.Add(-shown))
		event.SetEndAt(e.At)
		alarm = warnMoment
	}
	event.SetTimeTransparency(ical.TransparencyTransparent)
	event.SetProperty("X-MICROSOFT-CDO-BUSYSTATUS", "FREE")
	reminder := event.AddAlarm()
	reminder.SetAction(ical.ActionDisplay)
	reminder.SetTrigger(alarm)
	reminder.SetProperty(ical.ComponentPropertyDescription, clean(e.Summary))
}

// clean takes out what cannot stand in a line: control characters, which could
// begin a line of their own, except the new line, which is written as \n.
func clean(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			return '\n'
		case unicode.IsControl(r):
			return ' '
		}
		return r
	}, text)
}
