package ics

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/arran4/golang-ical"
)

var now = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

func write(t testing.TB, events ...Event) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, Calendar{Name: "Prøveetaten: Årshjul", Program: "Samsvar 1", Now: now, Lang: "nb-NO", Events: events}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func read(t testing.TB, file string) []*ical.VEvent {
	t.Helper()
	cal, err := ical.ParseCalendar(strings.NewReader(file))
	if err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
	return cal.Events()
}

func value(e *ical.VEvent, p ical.ComponentProperty) string {
	if got := e.GetProperty(p); got != nil {
		return got.Value
	}
	return ""
}

func TestWholeDay(t *testing.T) {
	file := write(t, Event{UID: "A-frist@b.samsvar", Day: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC),
		Changed: now.Add(-time.Hour), Summary: "Frist: Årsrapport", Text: "I Samsvar: Tiltak\nAnsvarlig: Kari; Ola, Åse", Category: "Tiltak"})
	for _, line := range []string{"METHOD:PUBLISH", "VERSION:2.0", "PRODID:-//Samsvar//Samsvar 1//NB", "X-WR-TIMEZONE:Europe/Oslo", "DTSTAMP:20261123T080000Z",
		"LAST-MODIFIED:20261123T070000Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "TRIGGER:-P6DT15H", "ACTION:DISPLAY",
		`DESCRIPTION:I Samsvar: Tiltak\nAnsvarlig: Kari\; Ola\, Åse`} {
		if !strings.Contains(file, "\r\n"+line+"\r\n") {
			t.Errorf("no line %s in\n%s", line, file)
		}
	}
	events := read(t, file)
	if len(events) != 1 || events[0].Id() != "A-frist@b.samsvar" || value(events[0], ical.ComponentPropertySummary) != "Frist: Årsrapport" {
		t.Errorf("read back as %+v", events)
	}
	if got := value(events[0], ical.ComponentPropertyDescription); got != "I Samsvar: Tiltak\nAnsvarlig: Kari; Ola, Åse" {
		t.Errorf("the text comes back as %q", got)
	}
}

func TestMoment(t *testing.T) {
	file := write(t, Event{UID: "A", Day: now, At: time.Date(2026, 11, 24, 11, 20, 0, 0, time.UTC), Summary: "Melde"})
	for _, line := range []string{"DTSTART:20261124T105000Z", "DTEND:20261124T112000Z", "TRIGGER:-PT3H"} {
		if !strings.Contains(file, "\r\n"+line+"\r\n") {
			t.Errorf("no line %s in\n%s", line, file)
		}
	}
}

func TestTheSameIsWrittenTheSame(t *testing.T) {
	e := Event{UID: "A", Day: now, Summary: "x", Text: "y", Category: "z"}
	if first, again := write(t, e, e), write(t, e, e); first != again {
		t.Errorf("two runs differ:\n%s\n%s", first, again)
	}
}

// hostile are texts that would say something of their own if they were not
// escaped.
func hostile() []string {
	return []string{"x\r\nATTENDEE:mailto:ond@example.com", "x\nEND:VEVENT\nBEGIN:VEVENT", "\x00\x1b[31m", `bak\slash\n`, ";,:\"'", "a\u2028b\u0085c\rd",
		strings.Repeat("æ", 400), strings.Repeat("ord ", 200), " " + strings.Repeat("x", 300), "\xff\xfe", "🙂" + strings.Repeat("👨‍👩‍👧", 40), "", "-", "<" + strings.Repeat("<>", 100)}
}

func TestHostileTexts(t *testing.T) {
	for _, text := range hostile() {
		mustHold(t, text)
	}
}

// mustHold writes a text wherever one can stand and reads it back.
func mustHold(t testing.TB, text string) {
	t.Helper()
	file := write(t, Event{UID: "A" + text, Day: now, Summary: text, Text: text, Category: text}, Event{UID: "B", Day: now, Summary: "etter"})
	if !utf8.ValidString(file) {
		t.Errorf("%q makes a file that is no UTF-8", text)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(file, "\r\n"), "\r\n") {
		if len(line) > lineLength || strings.ContainsAny(line, "\r\n\x00\x1b") {
			t.Errorf("%q makes the line %q", text, line)
		}
	}
	events := read(t, file)
	if len(events) != 2 || value(events[1], ical.ComponentPropertySummary) != "etter" {
		t.Fatalf("%q makes %d events", text, len(events))
	}
	if got := value(events[0], ical.ComponentPropertySummary); got != clean(text) {
		t.Errorf("%q comes back as %q", text, got)
	}
	for _, p := range events[0].Properties {
		if p.IANAToken == "ATTENDEE" {
			t.Errorf("%q invites somebody", text)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { mustHold(t, text) })
}
