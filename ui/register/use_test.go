package register

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"samsvar/settings"
	"samsvar/ui/imports"
	"samsvar/ui/screen"
	"samsvar/ui/sift"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// again opens the list of systems anew, as after a restart: only the settings
// are left.
func again(t *testing.T, k *uitest.Kit, w *stock.World) *Screen {
	t.Helper()
	w.Deps.Memory = &screen.Memory{}
	s := New(w.Deps, screen.Place{Kind: screen.Register, Register: "systemer"}).(*Screen)
	w.Show(k, s, 1064, 720)
	ready(t, k, s)
	return s
}

func TestAFilterIsBuiltAndSavedByKeyboard(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	k.Tap("Filter")
	k.Type("systemeier")
	k.Press(fyne.KeyReturn)
	k.Settle()
	k.Focus("Hvordan")
	k.Press(fyne.KeyReturn)
	k.Type("m") // mangler
	k.Press(fyne.KeyReturn)
	k.Settle()
	k.Tap("Bruk")
	until(t, k, s, "Byggesaksarkivet", "OppvekstPluss", "Økonomibasen", "Årshjulet")
	if !k.Has("Systemeier mangler") || !k.Has("4 av 10") {
		t.Fatalf("does not say so: %q", k.Texts())
	}
	k.Tap("Filter")
	k.Type("lagre")
	k.Press(fyne.KeyReturn)
	k.Settle()
	k.Type("Uten eier")
	k.Press(fyne.KeyReturn)
	k.Settle()
	s = again(t, k, w)
	if s.list.Len() != 10 {
		t.Fatalf("begins with %d", s.list.Len())
	}
	k.Tap("Filter")
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return s.list.Len() == 4 })
	k.Settle()
	k.Focus("Systemeier mangler")
	k.Press(fyne.KeyDelete)
	k.Queue.Until(t, func() bool { return s.list.Len() == 10 })
}

func TestSavedFiltersAreRenamedAndDeleted(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	s.setConditions([]settings.Condition{{Field: "systemeier", How: sift.Empty}})
	s.saveFilter("Uten eier")
	s.view.manage()
	k.Settle()
	k.Tap("Gi «Uten eier» nytt navn")
	k.Type("! ")
	k.Press(fyne.KeyReturn)
	if got := w.Settings.List("systemer").Filters; len(got) != 1 || got[0].Name == "Uten eier" {
		t.Fatalf("filters are %+v", got)
	}
	s.view.manage()
	k.Settle()
	k.Tap("Slett «" + w.Settings.List("systemer").Filters[0].Name + "»")
	if got := w.Settings.List("systemer").Filters; len(got) != 0 {
		t.Errorf("filters are %+v", got)
	}
}

func TestAValueMustBeGiven(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	s.view.askCondition(settings.Condition{Field: "navn"}, nil)
	k.Settle()
	k.Press(fyne.KeyReturn)
	k.Settle()
	if len(s.filter.conditions) != 0 || k.Labelled("Bruk") == nil {
		t.Error("is used without a value")
	}
	k.Type("portal")
	k.Press(fyne.KeyReturn)
	until(t, k, s, "Kartportalen", "Skjemaportalen")
	k.Tap("Navn inneholder «portal»")
	k.Tap("Fjern")
	k.Queue.Until(t, func() bool { return s.list.Len() == 10 })
}

func TestColumnsAreRememberedAfterARestart(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	s.toggleColumn("driftsland")
	s.toggleColumn("driftsmodell")
	before := keysOf(s.list.columns)
	k.Back() // to the header
	header := k.Canvas().Focused().(desktop.Keyable)
	k.Press(fyne.KeyEnd, fyne.KeyLeft)
	header.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	k.Press(fyne.KeyLeft)
	header.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	k.Type("++")
	n := len(before)
	want := slices.Clone(before)
	want[n-2], want[n-3] = want[n-3], want[n-2]
	if got := keysOf(s.list.columns); !slices.Equal(got, want) {
		t.Fatalf("moved to %q, want %q", got, want)
	}
	width := s.list.columns[n-3].Width
	s = again(t, k, w)
	if got := keysOf(s.list.columns); !slices.Equal(got, want) || s.list.columns[n-3].Width != width || width <= 150 {
		t.Errorf("comes back as %q, %v wide, want %q, %v", got, s.list.columns[n-3].Width, want, width)
	}
	s.usualColumns()
	if got := keysOf(s.list.columns); slices.Contains(got, "driftsland") {
		t.Errorf("the usual columns are %q", got)
	}
}

func TestHitsAreMarkedAndNamed(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	s.search("kart nordsky")
	k.Queue.Until(t, func() bool { return s.list.Len() == 1 })
	k.Settle()
	if !k.Has("Treff i") || !k.Has("Leverandør: Nordsky") {
		t.Errorf("does not say in which field: %q", k.Texts())
	}
	if got := s.list.Hits("Kartportalen"); len(got) != 1 || got[0] != [2]int{0, 4} {
		t.Errorf("marks %v", got)
	}
	s.search("kart")
	k.Queue.Until(t, func() bool { return s.shownBy.query == "kart" })
	k.Settle()
	if k.Has("Treff i") {
		t.Error("tells where a hit stands that is in sight")
	}
}

func TestGroupsFold(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	k.Tap("Grupper")
	k.Type("leverandør")
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return s.list.Len() == 12 })
	k.Settle()
	lines := func() string {
		var all []string
		for line := range s.list.Len() {
			if h, ok := s.list.Heading(line); ok {
				all = append(all, h.Text+" "+h.Count)
			} else {
				all = append(all, s.list.Cell(line, slices.Index(keysOf(s.list.columns), "navn")))
			}
		}
		return strings.Join(all, ", ")
	}
	want := "Nordsky Drift AS 6, Adgangskontroll, Elements, Kartportalen, Skjemaportalen, Visma HRM, Ærlig Varsling, " +
		"Uten verdi 4, Byggesaksarkivet, OppvekstPluss, Økonomibasen, Årshjulet"
	if got := lines(); got != want {
		t.Fatalf("%s\nwant %s", got, want)
	}
	s.view.grid.Focus()
	k.Press(fyne.KeyHome, fyne.KeyLeft)
	if got := lines(); got != "Nordsky Drift AS 6, Uten verdi 4, Byggesaksarkivet, OppvekstPluss, Økonomibasen, Årshjulet" {
		t.Errorf("folded: %s", got)
	}
	k.Press(fyne.KeySpace)
	if got := s.list.marks.count(); got != 6 {
		t.Errorf("a folded heading ticks %d", got)
	}
	k.Press(fyne.KeyEscape, fyne.KeyDown, fyne.KeyReturn)
	if got := lines(); got != "Nordsky Drift AS 6, Uten verdi 4" {
		t.Errorf("both folded: %s", got)
	}
	shift(s, true)
	k.Press(fyne.KeyRight)
	shift(s, false)
	if got := lines(); got != want {
		t.Errorf("all unfolded: %s", got)
	}
	s = again(t, k, w)
	k.Queue.Until(t, func() bool { return s.list.Len() == 12 })
}

func TestWhatIsCopiedIsPastedAsItWas(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	for _, key := range []string{"leverandor", "livssyklus", "personopplysninger"} {
		s.toggleColumn(key)
	}
	s.markAll()
	s.view.grid.Keys().TypedShortcut(&fyne.ShortcutCopy{})
	k.Queue.Until(t, func() bool { return len(w.Said) > 0 })
	if w.Said[0] != "Kopierte 10 rader" || !strings.HasPrefix(w.Clipboard, "Nr.\tNavn\t") {
		t.Fatalf("said %q, copied %q", w.Said, w.Clipboard)
	}
	lines := strings.Split(w.Clipboard, "\r\n")
	for i, line := range lines {
		lines[i] = strings.Replace(line, "Elements\t", "Elements 2\t", 1)
	}
	w.Clipboard = strings.Join(lines, "\r\n")
	s.view.grid.Keys().TypedShortcut(&fyne.ShortcutPaste{})
	if got := pasted(t, k, w); got != "Av 10 rader er 0 nye, 1 endret, 9 uendret og 0 avvist." {
		t.Errorf("the import says %q", got)
	}
}

func TestPastedRowsWithoutHeadingsAreTakenForTheColumns(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	s.setColumns([]string{"navn", "livssyklus"})
	w.Clipboard = "Helt nytt\tI drift\r\nNok et nytt\tUnder utfasing\r\n"
	s.paste()
	if got := pasted(t, k, w); got != "Av 2 rader er 2 nye, 0 endret, 0 uendret og 0 avvist." {
		t.Errorf("the import says %q", got)
	}
	if !k.Has("Livssyklus: I drift") {
		t.Errorf("the column went elsewhere: %q", k.Texts())
	}
}

// pasted opens the import that a paste leads to and returns what it says.
func pasted(t *testing.T, k *uitest.Kit, w *stock.World) string {
	t.Helper()
	place := w.Last()
	if place.Kind != screen.Import {
		t.Fatalf("leads to %+v", place)
	}
	w.Show(k, imports.New(w.Deps, place), 1064, 720)
	said := ""
	k.Queue.Until(t, func() bool {
		k.Settle()
		for _, text := range k.Texts() {
			if strings.Contains(text, " nye, ") {
				said = text
			}
		}
		return said != "" || len(w.Errors) > 0
	})
	return said
}

func TestLinesOfGroups(t *testing.T) {
	g := newGroups([]group{{label: "a", n: 3}, {label: "b", from: 3, n: 2}, {from: 5, n: 1}}, map[string]bool{"a": true})
	for line, want := range [][2]int{{0, -1}, {1, -1}, {1, 3}, {1, 4}, {2, -1}, {2, 5}} {
		if in, record := g.at(line); in != want[0] || record != want[1] {
			t.Errorf("line %d is %d in %d, want %v", line, record, in, want)
		}
	}
	for record, want := range []int{0, 0, 0, 2, 3, 5} {
		if got := g.line(record); got != want {
			t.Errorf("record %d is in line %d, want %d", record, got, want)
		}
	}
}
