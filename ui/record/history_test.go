package record

import (
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
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
			lines: []changeLine{{"Systemer", "OppvekstPluss, Elements", "Byggesaksarkivet"}}},
		{at: "24.11.2026 kl. 11.00", by: "Kari Nordmann", what: "Endret", entry: 1,
			lines: []changeLine{{"Status", "Gjeldende", "Under revisjon"}}},
	}
	for i := range want {
		got := r.events[i]
		if got.at != want[i].at || got.by != want[i].by || got.what != want[i].what || got.entry != want[i].entry || !slices.Equal(got.lines, want[i].lines) {
			t.Errorf("event %d is %+v, want %+v", i, got, want[i])
		}
	}
	if r.events[2].what != "Opprettet" || !k.Has("24.11.2026 kl. 11.00 av Kari Nordmann") {
		t.Errorf("shows %q", k.Texts())
	}
}

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
	k.Tap("Gå tilbake til denne")
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
	if last := entries[4]; last.Origin != "undo" || !strings.Contains(last.Reason, "23.11.2026") {
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

func TestPathsOfChanges(t *testing.T) {
	tests := []struct {
		path, described string
		item            bool
	}{
		{"navn", "navn", false},
		{"tia.dato", "tia.dato", false},
		{"mottakere/ID", "mottakere", true},
		{"mottakere/", "mottakere", false},
		{"mottakere/ID/land", "mottakere.land", false},
		{"a/ID/b/ID", "a.b", true},
		{"a/ID/b/ID/c", "a.b.c", false},
	}
	for _, tt := range tests {
		if got := described(tt.path); got != tt.described {
			t.Errorf("%s is described by %s, want %s", tt.path, got, tt.described)
		}
		if got := isItem(tt.path); got != tt.item {
			t.Errorf("%s is an item: %v", tt.path, got)
		}
	}
}

func TestChangesInWords(t *testing.T) {
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	w := wording{texts: texts, register: model.Register("behandlinger"), names: func(_ string, id reg.ID) string {
		if id == "GONE" {
			return ""
		}
		return "Navn " + string(id)
	}}
	tests := []struct {
		name   string
		change reg.Change
		want   changeLine
	}{
		{"emptied", reg.Change{Path: "beskrivelse", From: "a"}, changeLine{"Nærmere beskrivelse", "a", "tomt"}},
		{"links", reg.Change{Path: "systemer", From: "GONE", To: "A|B"}, changeLine{"Systemer", "(oppføringen finnes ikke)", "Navn A, Navn B"}},
		{"item added", reg.Change{Path: "mottakere/X", To: `{"id":"X"}`}, changeLine{"Mottakere: hele linjen", "", "lagt til"}},
		{"item taken out", reg.Change{Path: "mottakere/X", From: `{"id":"X"}`}, changeLine{"Mottakere: hele linjen", "", "fjernet"}},
		{"order", reg.Change{Path: "mottakere/", From: "A|B", To: "B|A"}, changeLine{"Mottakere", "", "ny rekkefølge"}},
		{"code in an item", reg.Change{Path: "mottakere/X/land", To: "NO"}, changeLine{"Mottakere: Mottakerens land", "tomt", "Norge"}},
		{"field of a newer version", reg.Change{Path: "zeta", From: "1", To: "2"}, changeLine{"zeta", "1", "2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := w.change(tt.change); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
