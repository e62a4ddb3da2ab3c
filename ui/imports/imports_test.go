package imports

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"samsvar/exchange"
	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

const systems = "Systemoversikt for Prøveetaten;;;\nNavn;Livssyklus;Systemeier;Personopplysninger;Egen kolonne\n" +
	"Elements;Utfaset;Kari Nordmann;Ja;noe eget\n" +
	"Nytt fagsystem;I drift;Navnløs Ukjent;kanskje;\n" +
	"OppvekstPluss;I drift;;;\n" +
	";I drift;;;\n"

// show shows the screen with a file chosen.
func show(t *testing.T, o look.Options, file string) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	path := filepath.Join(t.TempDir(), "systemer.csv")
	if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	s := New(w.Deps, screen.Place{Register: "systemer", Text: path}).(*page)
	w.Show(k, s, 1064, 720)
	k.Queue.Until(t, func() bool { return s.state.preview != nil || len(w.Errors) > 0 })
	k.Settle()
	return k, w, s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, _ := show(t, o, systems)
		k.Picture(*pictures+"/imports-"+name+".png", 1)
	}
	k, _, s := show(t, look.Options{}, systems)
	for _, tab := range tabs() {
		s.chooseTab(tab)
		s.showTabs()
		k.Settle()
		k.Picture(*pictures+"/imports-tab-"+tab+".png", 1)
	}
	k = uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	w.Show(k, New(w.Deps, screen.Place{}), 1064, 720)
	k.Picture(*pictures+"/imports-empty.png", 1)
}

func TestNothingIsImportedWhileRowsAreRejected(t *testing.T) {
	k, w, s := show(t, look.Options{}, systems)
	before := w.Store.View().Count("systemer")
	if n := s.state.toWrite(); n != 0 {
		t.Fatalf("%d rows would be imported", n)
	}
	s.run()
	k.Settle()
	if got := w.Store.View().Count("systemer"); got != before {
		t.Errorf("%d systems, want %d", got, before)
	}
}

func TestImportTheRest(t *testing.T) {
	k, w, s := show(t, look.Options{}, systems)
	before := w.Store.View().Count("systemer")
	s.setSkip(true)
	s.run()
	k.Queue.Until(t, func() bool { return s.state.imported && s.state.preview.Count(exchange.StatusNew) == 0 })
	if got := w.Store.View().Count("systemer"); got != before+1 {
		t.Errorf("%d systems, want %d", got, before+1)
	}
	if !k.Has("Importert: 1 nye") {
		t.Errorf("what was done is not told: %v", k.Texts())
	}
}

func TestAColumnIsCorrected(t *testing.T) {
	k, w, s := show(t, look.Options{}, "Navn;Omtale av greia\nHelt nytt;Gjør noe nyttig\n")
	at := -1
	for i, c := range s.state.preview.Mapping.Columns {
		if c.Heading == "Omtale av greia" {
			at = i
		}
	}
	s.pickField(at, "beskrivelse")
	k.Queue.Until(t, func() bool { return s.state.preview.Mapping.Columns[at].Field == "beskrivelse" })
	s.run()
	k.Queue.Until(t, func() bool { return s.state.imported })
	ids := w.Store.View().Search("systemer", "Helt nytt")
	if len(ids) != 1 {
		t.Fatalf("found %v", ids)
	}
	if got := w.Value(reg.Ref{Register: "systemer", ID: ids[0]}, "beskrivelse"); got != "Gjør noe nyttig" {
		t.Errorf("the column went elsewhere: %q", got)
	}
}

func TestAFileThatIsNoneIsTold(t *testing.T) {
	_, w, s := show(t, look.Options{}, "PK\x03\x04 not a workbook")
	if len(w.Errors) != 1 || s.state.preview != nil {
		t.Errorf("told %v", w.Errors)
	}
}

func TestARowIsToldFieldByField(t *testing.T) {
	k, _, s := show(t, look.Options{}, systems)
	s.chooseTab(string(exchange.StatusChanged))
	k.Settle()
	if !k.Has("Livssyklus: I drift → Avviklet") {
		t.Errorf("the change is not told: %v", k.Texts())
	}
	s.chooseTab(string(exchange.StatusNew))
	k.Settle()
	if !k.Has("Systemeier: Navnløs Ukjent") || !k.Has("kanskje") {
		t.Errorf("the new row is not told: %v", k.Texts())
	}
	s.setStubs(false)
	k.Queue.Until(t, func() bool { return len(s.state.preview.Stubs) == 0 })
	k.Settle()
	if slices.Contains(k.Texts(), "Systemeier: Navnløs Ukjent") {
		t.Error("a name without a record stands as a link")
	}
}
