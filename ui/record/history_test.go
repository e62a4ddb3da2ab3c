package record

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/exchange/chronicle"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/screen"
)

func TestHistoryTellsWhoWhenFromAndTo(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	w.Later(26 * time.Hour)
	w.Set(full, "status", "under_revisjon")
	w.Set(full, "systemer", "S4")
	r := read(t, k, w, screen.Place{Register: full.Register, ID: full.ID, History: true})
	if len(r.events) != 3 {
		t.Fatalf("%d events", len(r.events))
	}
	want := []event{
		{at: "24.11.2026 kl. 11.00", by: "Kari Nordmann", what: "Endret", entry: 2,
			lines: []changeLine{{Line: chronicle.Line{Label: "Systemer", From: "OppvekstPluss, Elements", To: "Byggesaksarkivet"}}}},
		{at: "24.11.2026 kl. 11.00", by: "Kari Nordmann", what: "Endret", entry: 1,
			lines: []changeLine{{Line: chronicle.Line{Label: "Status", From: "Gjeldende", To: "Under revisjon"}}}},
	}
	for i := range want {
		got := r.events[i]
		if got.at != want[i].at || got.by != want[i].by || got.what != want[i].what || got.entry != want[i].entry || !slices.EqualFunc(got.lines, want[i].lines, sameLine) {
			t.Errorf("event %d is %+v, want %+v", i, got, want[i])
		}
	}
	if r.events[2].what != "Opprettet" || !k.Has("24.11.2026 kl. 11.00 av Kari Nordmann") {
		t.Errorf("shows %q", k.Texts())
	}
}

func sameLine(a, b changeLine) bool { return a.Line == b.Line }

func TestGoingBackIsAChangeLikeOthers(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	before, _ := w.Store.View().Get(full.Register, full.ID)
	r := model.Register(full.Register)
	want := r.Dump(before)
	w.Set(full, "formaal", `[{"tekst":"Noe annet"}]`)
	w.Set(full, "status", "utkast")
	w.Set(full, "beskrivelse", "")
	s := read(t, k, w, screen.Place{Register: full.Register, ID: full.ID, History: true})
	s.goBack(s.events[len(s.events)-1])
	k.Settle()
	for _, text := range []string{"Status: Utkast → Gjeldende", "Nærmere beskrivelse: tomt → "} {
		if !k.Has(text) {
			t.Errorf("does not tell %q among %q", text, k.Texts())
		}
	}
	k.Tap("Sett tilbake")
	k.Queue.Until(t, func() bool { return len(w.Said) > 0 })
	after, _ := w.Store.View().Get(full.Register, full.ID)
	got := r.Dump(after)
	for key, text := range want {
		if f := r.Field(key); f != nil && !f.Managed && got[key] != text {
			t.Errorf("%s is %q, want %q", key, got[key], text)
		}
	}
	entries, err := w.Store.History(full)
	if err != nil || len(entries) != 5 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	if last := entries[4]; last.Origin != "edit" || !strings.Contains(last.Reason, "23.11.2026") {
		t.Errorf("the change is %+v", last)
	}
}

func TestGoingBackToTheSameSaysSo(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	w.Set(full, "status", "utkast")
	w.Set(full, "status", "gjeldende")
	s := read(t, k, w, screen.Place{Register: full.Register, ID: full.ID, History: true})
	s.goBack(s.events[2])
	k.Settle()
	if !k.Has("Oppføringen er allerede slik") {
		t.Errorf("says %q", k.Texts())
	}
}

func TestOneFieldIsPutBack(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	w.Set(full, "formaal", `[{"tekst":"Noe annet"}]`)
	w.Set(full, "status", "utkast")
	s := read(t, k, w, screen.Place{Register: full.Register, ID: full.ID, History: true})
	if !k.Has("på pc1") && !k.Has("på ") {
		t.Errorf("does not tell the device: %q", k.Texts())
	}
	status := s.events[0]
	s.fieldBack(status, status.lines[0])
	k.Settle()
	if !k.Has("Status: Utkast → Gjeldende") || k.Has("Formål") && k.Has("Noe annet →") {
		t.Errorf("tells %q", k.Texts())
	}
	k.Tap("Sett tilbake")
	k.Queue.Until(t, func() bool { return len(w.Said) > 0 })
	r := model.Register(full.Register)
	after, _ := w.Store.View().Get(full.Register, full.ID)
	if got := r.Dump(after); got["status"] != "gjeldende" || !strings.Contains(got["formaal"], "Noe annet") {
		t.Errorf("status %q, purpose %q", got["status"], got["formaal"])
	}
	purpose := s.events[len(s.events)-2]
	s.fieldBack(purpose, purpose.lines[0])
	k.Settle()
	k.Tap("Sett tilbake")
	k.Queue.Until(t, func() bool { return len(w.Said) > 1 })
	after, _ = w.Store.View().Get(full.Register, full.ID)
	if got := r.Dump(after); strings.Contains(got["formaal"], "Noe annet") {
		t.Errorf("purpose %q", got["formaal"])
	}
}

func TestHistoryIsWrittenToAFile(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	w.Set(full, "status", "utkast")
	read(t, k, w, screen.Place{Register: full.Register, ID: full.ID, History: true})
	w.Path = filepath.Join(t.TempDir(), "h.csv")
	k.Tap("Eksporter historikken …")
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
	data, err := os.ReadFile(w.Path)
	if err != nil || !strings.Contains(string(data), "Gjeldende") || !strings.HasPrefix(w.Asked, "Historikk ") {
		t.Errorf("asked %q, wrote %q: %v %v", w.Asked, data, err, w.Errors)
	}
}

func TestErasingStartsFromTheRecord(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	s := read(t, k, w, screen.Place{Register: full.Register, ID: full.ID})
	s.Erase()
	k.Settle()
	if !k.Has("personopplysninger") {
		t.Errorf("says %q", k.Texts())
	}
}
