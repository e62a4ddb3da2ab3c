package register

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
)

// TestMarksAreASet compares runs with a plain set.
func TestMarksAreASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m marks
		plain := map[int]bool{}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			from := rapid.IntRange(0, 20).Draw(t, "from")
			run := span{from, from + rapid.IntRange(1, 6).Draw(t, "length")}
			all := true
			for at := run.from; at < run.to; at++ {
				all = all && plain[at]
			}
			for at := run.from; at < run.to; at++ {
				plain[at] = !all
			}
			m.toggle(run)
		}
		n := 0
		for at := range 30 {
			if m.has(at) != plain[at] {
				t.Fatalf("%d is ticked: %v; %v", at, m.has(at), m.spans)
			}
			if plain[at] {
				n++
			}
		}
		if m.count() != n || len(slices.Collect(m.each)) != n {
			t.Fatalf("counts %d, want %d", m.count(), n)
		}
	})
}

func shift(s *Screen, down bool) {
	keys := s.view.grid.Keys()
	if down {
		keys.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	} else {
		keys.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// names are the titles of the ticked records.
func ticked(s *Screen) []string {
	var all []string
	records := s.ticked()
	for i := range records.Len() {
		all = append(all, s.register.Title(records.At(i)))
	}
	return all
}

func TestTickingByKeyboard(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	want := func(what string, names ...string) {
		t.Helper()
		if got := ticked(s); !slices.Equal(got, names) {
			t.Fatalf("%s: %q, want %q", what, got, names)
		}
	}
	k.Press(fyne.KeySpace)
	want("Space", "Adgangskontroll")
	k.Press(fyne.KeyDown, fyne.KeyDown)
	shift(s, true)
	k.Press(fyne.KeyDown, fyne.KeyDown)
	want("Shift and down", "Adgangskontroll", "Elements", "Kartportalen", "OppvekstPluss")
	k.Press(fyne.KeyUp)
	want("and up again", "Adgangskontroll", "Elements", "Kartportalen")
	k.Press(fyne.KeyHome)
	want("Shift and Home", "Adgangskontroll", "Byggesaksarkivet", "Elements")
	shift(s, false)
	if !k.Has("3 valgt") {
		t.Errorf("does not say how many: %q", k.Texts())
	}
	s.sortBy("navn", true)
	k.Queue.Until(t, func() bool { return titles(s)[0] == "Årshjulet" })
	want("sorted", "Elements", "Byggesaksarkivet", "Adgangskontroll")
	s.search("e")
	k.Queue.Until(t, func() bool { return s.shownBy.query == "e" })
	s.search("elements")
	k.Queue.Until(t, func() bool { return s.shownBy.query == "elements" })
	want("what is not shown is not ticked", "Elements")
	s.search("")
	k.Queue.Until(t, func() bool { return s.list.Len() == 10 })
	s.view.grid.Keys().TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := len(ticked(s)); got != 10 {
		t.Errorf("Ctrl+A ticks %d", got)
	}
	k.Press(fyne.KeyEscape)
	want("Escape")
}

func TestOneFieldIsChangedInMany(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	s.markAll()
	s.list.marks.toggle(span{0, 1}) // all but the first
	s.marked()
	k.Settle()
	k.Tap("Endre felt …")
	k.Type("Livssyklus")
	k.Press(fyne.KeyReturn)
	k.Settle()
	if !k.Has("Endre ett felt i 9 oppføringer") || !k.Has("feltet tømt i alle") {
		t.Fatalf("does not ask: %q", k.Texts())
	}
	k.Type("U")
	k.Press(fyne.KeyReturn)
	k.Settle()
	k.Tap("Endre 9 oppføringer")
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
	if len(w.Errors) > 0 || w.Said[0] != "Endret 9 oppføringer." {
		t.Fatal(w.Said, w.Errors)
	}
	if got := w.Value(reg.Ref{Register: "systemer", ID: "S1"}, "livssyklus"); got != "under_utfasing" {
		t.Errorf("the field is %q", got)
	}
	if got := w.Value(reg.Ref{Register: "systemer", ID: "S5"}, "livssyklus"); got != "i_drift" {
		t.Errorf("one that is not ticked has %q", got)
	}
	if _, err := w.Store.Undo(); err != nil {
		t.Fatal(err)
	}
	for _, id := range []reg.ID{"S1", "S2", "S10"} {
		if got := w.Value(reg.Ref{Register: "systemer", ID: id}, "livssyklus"); got != "i_drift" {
			t.Errorf("undone, %s has %q", id, got)
		}
	}
}

func TestListsAreAddedToAndTakenFrom(t *testing.T) {
	_, w, s := open(t, screen.Place{Register: "behandlinger"}, look.Options{}, i18n.Bokmal, 1064, 720)
	f := s.register.Field("systemer")
	for _, tt := range []struct{ how, value, want string }{
		{addTo, "S3|S2", "S1|S2|S3"}, {takeFrom, "S1|S9", "S2"}, {replaceAll, "S7", "S7"}, {replaceAll, "", ""}} {
		b := bulk{view: w.Store.View(), register: s.register, field: f, how: tt.how, value: tt.value, records: s.list.rows}
		made := b.make(never)
		for _, write := range made.change.Records {
			if write.Record.Header().ID == "BFULL" && f.Of(write.Record).Text() != tt.want {
				t.Errorf("%s %s: %q, want %q", tt.how, tt.value, f.Of(write.Record).Text(), tt.want)
			}
		}
		if made.changed == 0 || made.changed != len(made.change.Records) {
			t.Errorf("%s %s changes %d", tt.how, tt.value, made.changed)
		}
	}
}

func TestManyAreDeletedAndComeBack(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	s.markAll()
	k.Settle()
	k.Tap("Slett")
	k.Queue.Until(t, func() bool { k.Settle(); return k.Has("Vil du slette 8 oppføringer?") })
	if !k.Has("2 blir ikke slettet") || !k.Has("• OppvekstPluss") {
		t.Errorf("does not say what stays: %q", k.Texts())
	}
	k.Press(fyne.KeyTab)
	k.Tap("Slett")
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 && s.list.Len() == 2 })
	if len(w.Errors) > 0 || s.list.marks.count() != 0 {
		t.Fatal(w.Errors, s.list.marks)
	}
	s.toggleDeleted()
	k.Queue.Until(t, func() bool { return s.list.Len() == 8 })
	s.markAll()
	k.Settle()
	k.Tap("Hent tilbake")
	k.Queue.Until(t, func() bool { return w.Store.View().Count("systemer") == 10 })
}
