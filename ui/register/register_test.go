package register

import (
	"flag"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// open shows the list of a register of a filled store.
func open(t *testing.T, p screen.Place, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *Screen) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	p.Kind = screen.Register
	s := New(w.Deps, p).(*Screen)
	w.Show(k, s, width, height)
	ready(t, k, s)
	return k, w, s
}

// ready waits until rows, findings and the record beside them are there.
func ready(t *testing.T, k *uitest.Kit, s *Screen) {
	t.Helper()
	k.Queue.Until(t, func() bool {
		return s.list.counted && s.cache.view == s.d.Store.View() && len(s.view.record.Objects) > 0
	})
	k.Settle()
}

// systems opens the list of systems.
func systems(t *testing.T, p screen.Place) (*uitest.Kit, *stock.World, *Screen) {
	t.Helper()
	p.Register = "systemer"
	return open(t, p, look.Options{}, i18n.Bokmal, 1064, 720)
}

// titles are the names of the rows in order.
func titles(s *Screen) []string {
	var all []string
	for row := range s.list.Len() {
		all = append(all, s.list.Cell(row, slices.Index(keysOf(s.list.columns), s.register.TitleField)))
	}
	return all
}

// until waits for the rows with these names.
func until(t *testing.T, k *uitest.Kit, s *Screen, want ...string) {
	t.Helper()
	k.Queue.Until(t, func() bool { return slices.Equal(titles(s), want) })
	k.Settle()
}

func TestRowsAreSortedAsPeopleDo(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	want := []string{"Adgangskontroll", "Byggesaksarkivet", "Elements", "Kartportalen", "OppvekstPluss", "Skjemaportalen",
		"Visma HRM", "Ærlig Varsling", "Økonomibasen", "Årshjulet"}
	if got := titles(s); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	s.sortBy("navn", true)
	slices.Reverse(want)
	until(t, k, s, want...)
	s.sortBy(numberKey, true)
	k.Queue.Until(t, func() bool { return s.list.Cell(0, 0) == "SYS-2026-010" })
}

func TestWhatHappenedComesLatestFirst(t *testing.T) {
	k, w, _ := systems(t, screen.Place{})
	for _, day := range []string{"2026-01-02", "2026-03-01", "2025-12-31"} {
		w.Add("henvendelser", "H"+day, map[string]string{"tittel": "Spørsmål " + day, "dato": day})
	}
	s := New(w.Deps, screen.Place{Kind: screen.Register, Register: "henvendelser"}).(*Screen)
	w.Show(k, s, 1064, 720)
	ready(t, k, s)
	if got, want := titles(s), []string{"Spørsmål 2026-03-01", "Spørsmål 2026-01-02", "Spørsmål 2025-12-31"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEmptyValuesComeLastEitherWay(t *testing.T) {
	for _, falling := range []bool{false, true} {
		k, _, s := systems(t, screen.Place{})
		s.sortBy("driftsmodell", falling)
		f := s.register.Field("driftsmodell")
		k.Queue.Until(t, func() bool { return !f.Of(s.list.rows.At(0)).Empty() && f.Of(s.list.rows.At(9)).Empty() })
	}
}

func TestGravestRecordsComeFirst(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	s.sortBy(gapsKey, false)
	k.Queue.Until(t, func() bool {
		for row := 1; row < s.list.Len(); row++ {
			if s.list.Sign(row) > s.list.Sign(row-1) {
				return false
			}
		}
		return s.list.Sign(0) > s.list.Sign(9) || s.list.Len() == 10
	})
}

func TestSearchNarrowsTheList(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	k.Focus("Søk i alle felt")
	k.Type("nordsky portal")
	until(t, k, s, "Kartportalen", "Skjemaportalen")
	if !k.Has("2 av 10") {
		t.Errorf("does not count: %q", k.Texts())
	}
	k.Press(fyne.KeyEscape)
	k.Queue.Until(t, func() bool { return s.list.Len() == 10 })
}

func TestNothingFoundHasAWayBack(t *testing.T) {
	k, _, s := systems(t, screen.Place{Text: "finnes ikke"})
	k.Queue.Until(t, func() bool { return k.Has("Ingen treff") })
	k.Settle()
	k.Tap("Vis alle")
	k.Queue.Until(t, func() bool { return s.list.Len() == 10 })
}

func TestTypingInTheListSearches(t *testing.T) {
	k, _, s := systems(t, screen.Place{})
	k.Type("k")
	k.Type("art")
	until(t, k, s, "Kartportalen")
	if k.Focused() != "Søk i alle felt" {
		t.Errorf("%q has the focus", k.Focused())
	}
}

func TestOnlyTheRecordsBehindANumber(t *testing.T) {
	only := []reg.Ref{{Register: "systemer", ID: "S2"}, {Register: "systemer", ID: "S9"}, {Register: "personer", ID: "S1"}}
	k, _, s := systems(t, screen.Place{Records: only, Why: "Uten risikovurdering"})
	until(t, k, s, "Elements", "Ærlig Varsling")
	if !k.Has("Uten risikovurdering") || !k.Has("2 av 10") {
		t.Errorf("does not say why: %q", k.Texts())
	}
	k.Tap("Uten risikovurdering")
	k.Queue.Until(t, func() bool { return s.list.Len() == 10 })
}

func TestNoRecordsBehindANumberIsAnEmptyList(t *testing.T) {
	_, _, s := systems(t, screen.Place{Records: []reg.Ref{}, Why: "Ingen"})
	if s.list.Len() != 0 {
		t.Errorf("shows %d rows", s.list.Len())
	}
}

func TestGapsAreCountedAndFiltered(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	w.Add("systemer", "OLD", map[string]string{"navn": "Avviklet", "livssyklus": "avviklet", "avvikling_dato": "2024-01-01"})
	k.Queue.Until(t, func() bool { return s.list.Len() == 11 && s.list.found["S1"].N > 0 })
	k.Settle()
	with := len(s.list.found)
	if with == 0 || with == 11 {
		t.Fatalf("%d of 11 have gaps: nothing to filter", with)
	}
	k.Tap("Har mangler")
	k.Queue.Until(t, func() bool { return s.list.Len() == with })
	for row := range s.list.Len() {
		if s.list.Cell(row, len(s.list.columns)-1) == "–" {
			t.Errorf("row %d has nothing missing", row)
		}
	}
}

func TestEnterOpensAndTheCursorIsRemembered(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	k.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	want := screen.Place{Kind: screen.Record, Register: "systemer", ID: "S2"}
	if got := w.Last(); got.ID != want.ID || got.Kind != want.Kind {
		t.Fatalf("opened %+v, want %+v", got, want)
	}
	s.filter.query = "e"
	s.Leave(func() {})
	again := New(w.Deps, screen.Place{Kind: screen.Register, Register: "systemer"}).(*Screen)
	w.Show(k, again, 1064, 720)
	ready(t, k, again)
	if again.current() != "S2" || again.filter.query != "e" {
		t.Errorf("comes back on %q with %q", again.current(), again.filter.query)
	}
}

func TestTheRecordStandsBesideWhereThereIsRoom(t *testing.T) {
	for width, want := range map[float32]bool{1064: true, 700: false} {
		k, _, _ := open(t, screen.Place{Register: "systemer"}, look.Options{}, i18n.Bokmal, width, 600)
		if want {
			k.Queue.Until(t, func() bool { return k.Labelled("Rediger") != nil })
		} else if k.Labelled("Rediger") != nil {
			t.Errorf("at %v the record is shown", width)
		}
	}
}

func TestASaveElsewhereIsSeen(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	w.Set(reg.Ref{Register: "systemer", ID: "S5"}, "navn", "Zebra")
	k.Queue.Until(t, func() bool {
		return slices.Contains(titles(s), "Zebra") && !slices.Contains(titles(s), "Adgangskontroll")
	})
}

func TestDeletedRecordsComeBack(t *testing.T) {
	k, w, s := systems(t, screen.Place{ID: "S7"})
	if s.current() != "S7" {
		t.Fatalf("stands on %q", s.current())
	}
	s.Delete()
	k.Settle()
	k.Tap("Slett")
	k.Queue.Until(t, func() bool { return s.list.Len() == 9 })
	k.Settle()
	k.Tap("Slettet: 1")
	until(t, k, s, "Årshjulet")
	k.Queue.Until(t, func() bool { return k.Labelled("Hent tilbake") != nil })
	k.Tap("Hent tilbake")
	if got := w.Last(); got.ID != "S7" || w.Store.View().Count("systemer") != 10 {
		t.Errorf("opened %+v", got)
	}
}

func TestWhatIsInUseIsNotDeleted(t *testing.T) {
	k, w, s := systems(t, screen.Place{ID: "S1"})
	s.Delete()
	k.Settle()
	if !k.Has("kan ikke slettes ennå") || !k.Has("Barnehageopptak og foreldrebetaling") {
		t.Errorf("does not say why: %q", k.Texts())
	}
	if w.Store.View().Count("systemer") != 10 {
		t.Error("deleted all the same")
	}
}

func TestColumnsAreChosen(t *testing.T) {
	k, w, s := systems(t, screen.Place{})
	s.toggleColumn("driftsland")
	if !slices.Contains(keysOf(s.list.columns), "driftsland") {
		t.Fatal("the column is not there")
	}
	s.Leave(func() {})
	again := New(w.Deps, screen.Place{Kind: screen.Register, Register: "systemer"}).(*Screen)
	w.Show(k, again, 1064, 720)
	ready(t, k, again)
	if !slices.Contains(keysOf(again.list.columns), "driftsland") {
		t.Error("the column is forgotten")
	}
}

func TestUsualColumnsFit(t *testing.T) {
	for _, r := range model.All() {
		texts, err := i18n.New(i18n.Bokmal)
		if err != nil {
			t.Fatal(err)
		}
		all := available(texts, r)
		for _, room := range []float32{400, 600, 1200} {
			var width float32
			shown := usual(all, r, room)
			for _, c := range shown {
				width += c.Width
			}
			if least := usual(all, r, 0); width > room && len(shown) > len(least) {
				t.Errorf("%s: columns of %v in %v", r.Key, width, room)
			}
			if shown[len(shown)-1].Key != gapsKey {
				t.Errorf("%s: what is missing is not counted", r.Key)
			}
		}
	}
}

func TestThereIsButOneAgency(t *testing.T) {
	k, w, s := open(t, screen.Place{Register: "virksomhet"}, look.Options{}, i18n.Bokmal, 1064, 720)
	if k.Labelled(w.Deps.Texts.RegisterNew(s.register)) != nil {
		t.Error("offers to make a second one")
	}
	s.New()
	if got := w.Last(); got.ID != "AGENCY" {
		t.Errorf("opens %+v", got)
	}
}

func TestEveryRegisterOpens(t *testing.T) {
	for _, r := range model.All() {
		for _, lang := range i18n.Langs() {
			k := uitest.New(t, look.Options{})
			w := stock.New(t, k, lang)
			s := New(w.Deps, screen.Place{Kind: screen.Register, Register: r.Key}).(*Screen)
			w.Show(k, s, 1064, 720)
			ready(t, k, s)
			for _, text := range k.Texts() {
				if slices.Contains([]rune(text), '⟨') {
					t.Errorf("%s %s: missing text %q", r.Key, lang, text)
				}
			}
		}
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, s := open(t, screen.Place{Register: "behandlinger"}, o, i18n.Bokmal, 1064, 720)
		s.view.grid.SetCurrent(3)
		s.read()
		k.Queue.Until(t, func() bool { return k.Has("Tildele") || name == "large" })
		k.Settle()
		k.Picture(*pictures+"/register-"+name+".png", 1)
	}
	k, _, _ := open(t, screen.Place{Register: "systemer"}, look.Options{}, i18n.Nynorsk, 1064, 720)
	k.Picture(*pictures+"/register-2x.png", 2)
	k, _, _ = open(t, screen.Place{Register: "hendelser"}, look.Options{}, i18n.Bokmal, 800, 600)
	k.Picture(*pictures+"/register-empty.png", 1)
}
