package agenda

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/calendar"
	"samsvar/model/reg"
)

// shelf is a source of a few records.
type shelf map[string][]reg.Record

func (s shelf) All(register string) []reg.Record { return s[register] }

func (s shelf) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range s[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

func wordsIn(t testing.TB, lang i18n.Lang) Words {
	t.Helper()
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	person, action, request := &model.Person{Name: "Kari Nordmann", Email: "kari@example.com"}, &model.Action{Title: "Rydde i tilganger"},
		&model.DataSubjectRequest{Person: "K.N."}
	person.ID, action.ID, request.ID = "P", "A", "K"
	src := shelf{"personer": {person}, "tiltak": {action}, "krav": {request}}
	return Words{Texts: texts, Src: src, Names: func(register string, id reg.ID) string {
		if rec, ok := src.Get(register, id); ok {
			return texts.Title(model.Register(register), rec, nil)
		}
		return ""
	}}
}

func action() calendar.Entry {
	return calendar.Entry{Kind: model.DateAction, State: calendar.Ahead, Register: "tiltak", ID: "A", No: "TIL-2026-001", Field: "frist",
		Day: 20261201, Deadline: true, Owner: "P"}
}

func TestReminder(t *testing.T) {
	w := wordsIn(t, i18n.Bokmal)
	mail := w.Reminder(w.TaskOf(action()), 20261123, "Ola Koordinator")
	want := Mail{To: "kari@example.com", Subject: "Påminnelse: Frist for tiltaket: Rydde i tilganger, frist 01.12.2026",
		Body: "Hei, Kari!\n\nFrist for tiltaket: Rydde i tilganger (TIL-2026-001)\nFrist: tirsdag 1. desember 2026 (om 8 dager)\n" +
			"I Samsvar: Tiltak, TIL-2026-001\n\nDette må gjøres:\n- Gjør ferdig tiltaket og skriv inn at det er gjort. Be om ny frist i tide hvis du ikke rekker det.\n\n" +
			"Gi meg beskjed når det er gjort, eller hvis noe hindrer deg. Si også fra hvis det ikke er du som har oppgaven.\n\nHilsen\nOla Koordinator"}
	if mail != want {
		t.Errorf("got %+v\nwant %+v", mail, want)
	}
}

func TestNamesOfPersonsStayInTheStore(t *testing.T) {
	w := wordsIn(t, i18n.Bokmal)
	e := calendar.Entry{Kind: model.DateLaw, State: calendar.Overdue, Register: "krav", ID: "K", No: "KRV-2026-001", Field: "besvart_dato", Day: 20261201, Owner: "P"}
	if got := w.Line(e); got != "Svare på kravet: K.N." {
		t.Errorf("on the screen it is %q", got)
	}
	mail := w.Reminder(w.TaskOf(e), 20261123, "")
	event := w.Events(calendar.List{e}, "lager")[0]
	for _, text := range []string{mail.Subject, mail.Body, event.Summary, event.Text} {
		if strings.Contains(text, "K.N.") {
			t.Errorf("%q names the person", text)
		}
	}
	if event.Summary != "Svare på kravet: Krav fra registrert KRV-2026-001" {
		t.Errorf("the event is called %q", event.Summary)
	}
}

func TestEventsKeepTheirIds(t *testing.T) {
	w, moved := wordsIn(t, i18n.English), action()
	moved.Day = 20270101
	item, year := action(), calendar.Entry{Register: "virksomhet", ID: "V", Field: "kalender", Item: "I", Point: model.CalendarMonth, Day: 20261001, State: calendar.Ahead}
	item.Item = "B"
	next := year
	next.Day = 20271001
	done := action()
	done.State = calendar.Done
	var ids []string
	for _, e := range w.Events(calendar.List{action(), moved, item, year, next, done}, "lager") {
		ids = append(ids, e.UID)
	}
	want := "A-frist@lager.samsvar A-frist@lager.samsvar A-frist-B@lager.samsvar V-kalender-I-2026@lager.samsvar V-kalender-I-2027@lager.samsvar"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("ids are %s", got)
	}
}

func TestEverythingIsWordedInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		w := wordsIn(t, lang)
		for _, kind := range model.DateKinds.All() {
			for _, state := range calendar.States.All() {
				e := calendar.Entry{Kind: kind, State: state, Register: "tiltak", ID: "A", Day: 20261201, Owner: "P"}
				mail := w.Reminder(w.TaskOf(e), 20261202, "x")
				for _, text := range []string{w.Line(e), w.Kind(e), w.State(e), w.When(e), mail.Text()} {
					if strings.Contains(text, "⟨") || text == "" {
						t.Errorf("%s %s: %q", lang, kind, text)
					}
				}
			}
		}
		for _, point := range model.CalendarPoints.All() {
			if got := w.What(calendar.Entry{Register: "virksomhet", Point: point, Kind: model.DateYearly}); strings.Contains(got, "⟨") || got == "" {
				t.Errorf("%s %s: %q", lang, point, got)
			}
		}
	}
}

func TestURL(t *testing.T) {
	tests := []struct {
		name string
		mail Mail
		want string
	}{
		{"plain", Mail{"kari@example.com", "Hei", "a b"}, "mailto:kari@example.com?subject=Hei&body=a%20b"},
		{"letters and lines", Mail{"kari@example.com", "Æ", "a\nå"}, "mailto:kari@example.com?subject=%C3%86&body=a%0D%0A%C3%A5"},
		{"signs that divide fields", Mail{"kari@example.com", "a&bcc=x@y.z", "?=%"}, "mailto:kari@example.com?subject=a%26bcc%3Dx%40y.z&body=%3F%3D%25"},
		{"no address", Mail{"", "a", "b"}, "mailto:?subject=a&body=b"},
		{"more than an address", Mail{"kari@example.com?bcc=x@y.z", "a", "b"}, "mailto:kari@example.com%3Fbcc%3Dx@y.z?subject=a&body=b"},
		{"several", Mail{"kari@example.com, ond@example.com", "a", "b"}, "mailto:?subject=a&body=b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.mail.URL(); got != test.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func FuzzURL(f *testing.F) {
	f.Add("kari@example.com", "Påminnelse", strings.Repeat("æøå\n", 400))
	f.Add("x@y.z&cc=a@b.c", "\r\n", "\xff🙂")
	f.Fuzz(func(t *testing.T, to, subject, body string) {
		if len(subject) > 300 {
			t.Skip("subjects are short")
		}
		mail := Mail{to, subject, body}
		address := mail.URL()
		parsed, err := url.Parse(address)
		if err != nil || parsed.Scheme != "mailto" {
			t.Fatalf("%q: %v", address, err)
		}
		if len(address) > longest+len(quoted(more)) && len(to) < 200 && len(quoted(subject)) < 1000 {
			t.Errorf("%d letters", len(address))
		}
		fields, err := url.ParseQuery(strings.ReplaceAll(parsed.RawQuery, "+", "%2B"))
		if err != nil || len(fields) != 2 {
			t.Fatalf("fields %v, %v", fields, err)
		}
		if got := fields.Get("body"); utf8.ValidString(body) && !utf8.ValidString(got) {
			t.Errorf("cut within a letter: %q", got)
		}
	})
}
