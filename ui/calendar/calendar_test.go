package calendar

import (
	"flag"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// show shows the year of a filled store.
func show(t *testing.T, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	w.Add(model.Persons.Key, "PEREIER", map[string]string{"navn": "Ola Eier", "epost": "ola.eier@proveetaten.example"})
	for id, due := range map[string]string{"TSENT": "2026-11-02", "TSNART": "2026-12-01", "TFJOR": "2025-12-20"} {
		w.Add(model.Actions.Key, id, map[string]string{"tittel": "Tiltak " + id, "frist": due, "status": "pagar", "ansvarlig": "PEREIER"})
	}
	w.Add(model.Actions.Key, "TGJORT", map[string]string{"tittel": "Ferdig", "frist": "2026-03-10", "status": "utfort", "lukket_dato": "2026-03-09", "effekt_vurdert": "ja"})
	s := New(w.Deps, screen.Place{}).(*page)
	w.Show(k, s, width, height)
	k.Queue.Until(t, func() bool { return len(s.state.all) > 0 })
	k.Settle()
	return k, w, s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, _ := show(t, o, i18n.Bokmal, 1064, 720)
		k.Picture(*pictures+"/calendar-"+name+".png", 1)
		k.Tap("Gått ut: 2")
		k.Picture(*pictures+"/calendar-late-"+name+".png", 1)
		k.Tap("Påminnelse om Frist for tiltaket: Tiltak TSENT")
		k.Picture(*pictures+"/calendar-remind-"+name+".png", 1)
		k.Press(fyne.KeyEscape)
	}
	k, _, _ := show(t, look.Options{}, i18n.Nynorsk, 800, 500)
	k.Picture(*pictures+"/calendar-small.png", 2)
}

func TestTheYearTellsWhatIsUrgent(t *testing.T) {
	k, _, _ := show(t, look.Options{}, i18n.Bokmal, 1064, 720)
	for _, text := range []string{"Årshjul 2026", "2 frister har gått ut.", "November", "nå", "Gått ut · Frist for tiltaket", "Gjort · Frist for tiltaket"} {
		if !k.Has(text) {
			t.Errorf("%q does not stand there", text)
		}
	}
}

func TestKeysReachEveryEntry(t *testing.T) {
	k, w, s := show(t, look.Options{}, i18n.Bokmal, 1064, 300)
	k.Canvas().Focus(s.cards[0])
	for range 10 {
		k.Press(fyne.KeyRight)
	}
	k.Press(fyne.KeyDown)
	if got := k.Focused(); !strings.HasPrefix(got, "November 2: Tiltak TSENT") {
		t.Fatalf("the focus is on %q", got)
	}
	if s.scroll.Offset.Y == 0 {
		t.Error("the focus is not scrolled into view")
	}
	k.Press(fyne.KeyReturn)
	if got, want := w.Last(), (screen.Place{Kind: screen.Record, Register: model.Actions.Key, ID: "TSENT"}); got.ID != want.ID || got.Kind != want.Kind {
		t.Errorf("went to %+v", got)
	}
}

func TestAMonthAsList(t *testing.T) {
	k, _, s := show(t, look.Options{}, i18n.Bokmal, 1064, 720)
	k.Canvas().Focus(s.cards[11])
	k.Press(fyne.KeyReturn)
	if !k.Has("Tiltak TSNART") || k.Has("Tiltak TSENT") || k.Focused() != "Desember" {
		t.Errorf("shows %q with the focus on %q", k.Texts(), k.Focused())
	}
}

func TestFilters(t *testing.T) {
	k, _, s := show(t, look.Options{}, i18n.Bokmal, 1064, 720)
	all := len(s.state.chosen())
	s.setKind(string(model.DateAction))
	k.Settle()
	if n := len(s.state.chosen()); n == 0 || n >= all || k.Has("Nye maler") {
		t.Errorf("%d of %d are left", n, all)
	}
	s.setKind("")
	s.setOwner("PEREIER")
	k.Settle()
	if n := len(s.state.chosen()); n != 3 || s.owner.Text() != "Ola Eier" {
		t.Errorf("%d are left for %q", n, s.owner.Text())
	}
}

func TestOtherYears(t *testing.T) {
	k, _, s := show(t, look.Options{}, i18n.Bokmal, 1064, 720)
	k.Tap("Forrige år")
	k.Queue.Until(t, func() bool { return k.Has("Årshjul 2025") })
	if !k.Has("Tiltak TFJOR") || k.Has("nå") || s.state.present() {
		t.Errorf("shows %q", k.Texts())
	}
}

func TestReminder(t *testing.T) {
	k, w, _ := show(t, look.Options{}, i18n.Bokmal, 1064, 720)
	k.Tap("Gått ut: 2")
	k.Tap("Påminnelse om Frist for tiltaket: Tiltak TSENT")
	k.Tap("Skriv e-post")
	if len(w.Mailed) != 1 || !strings.HasPrefix(w.Mailed[0], "mailto:ola.eier@proveetaten.example?subject=P%C3%A5minnelse") {
		t.Fatalf("the draft is %q", w.Mailed)
	}
	if draft, err := url.Parse(w.Mailed[0]); err != nil || !strings.Contains(draft.Query().Get("body"), "Tiltak TSENT") {
		t.Errorf("the draft says %q", w.Mailed[0])
	}
	k.Tap("Påminnelse om Frist for tiltaket: Tiltak TSENT")
	k.Tap("Kopier")
	if len(w.Copied) != 1 || !strings.Contains(w.Copied[0], "mandag 2. november 2026 (for 21 dager siden)") {
		t.Errorf("copied %q", w.Copied)
	}
}

func TestFiles(t *testing.T) {
	for ending, begins := range map[string]string{".ics": "BEGIN:VCALENDAR\r\n", ".pdf": "%PDF-"} {
		k, w, s := show(t, look.Options{}, i18n.Bokmal, 1064, 720)
		w.Path = filepath.Join(t.TempDir(), "aar"+ending)
		if ending == ".ics" {
			s.Export()
		} else {
			s.Print()
		}
		k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
		file, err := os.ReadFile(w.Path)
		if err != nil || !strings.HasPrefix(string(file), begins) || w.Asked != "Årshjul 2026"+ending {
			t.Errorf("%s: %v %v, proposed %q", ending, err, w.Errors, w.Asked)
		}
	}
}
