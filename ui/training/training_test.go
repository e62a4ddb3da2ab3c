package training

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// begin shows the screen of an agency with two units and two compulsory courses.
func begin(t *testing.T, o look.Options, place screen.Place) (*uitest.Kit, *stock.World, *Screen) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	w.Set(reg.Ref{Register: "virksomhet", ID: "AGENCY"}, "aar", `[{"aar":"2025","ansatte_antall":"40"}]`)
	w.Add("enheter", "E1", map[string]string{"navn": "Drift", "ansatte": `[{"aar":"2025","ansatte_antall":"10"}]`})
	w.Add("enheter", "E2", map[string]string{"navn": "Innbyggertorg", "enhet": "E1", "ansatte": `[{"aar":"2025","ansatte_antall":"4"}]`})
	w.Set(reg.Ref{Register: "personer", ID: "P1"}, "epost", "kari@test.no")
	w.Set(reg.Ref{Register: "personer", ID: "P1"}, "enhet", "E2")
	w.Add("rolleinnehav", "R1", map[string]string{"rolle": "leder", "person": "P1"})
	w.Add("rolleinnehav", "R2", map[string]string{"rolle": "systemeier", "person": "P2"})
	w.Add("kurs", "C1", map[string]string{"navn": "Sikkerhet i hverdagen", "varighet_timer": "4", "obligatorisk": "ja"})
	w.Add("kurs", "C2", map[string]string{"navn": "Personvern for ledere", "varighet_timer": "2", "obligatorisk": "ja", "maalgruppe": "Alle ledere"})
	attend := func(id string, values map[string]string) {
		values["kurs"], values["fullfort_dato"] = "C1", "2026-03-01"
		w.Add("deltakelser", id, values)
	}
	attend("D1", map[string]string{"antall": "7", "enhet": "E1"})
	attend("D2", map[string]string{"person": "kari@test.no"})
	attend("D3", map[string]string{"person": "20790", "enhet": "E2"})
	w.Deps.Clipboard = func(text string) { w.Said = append(w.Said, text) }
	s := New(w.Deps, place).(*Screen)
	w.Show(k, s, 1064, 720)
	k.Queue.Until(t, func() bool { return s.now.Overview != nil })
	k.Settle()
	return k, w, s
}

// until waits for the list to be worked out anew.
func until(t *testing.T, k *uitest.Kit, s *Screen, n int) {
	t.Helper()
	k.Queue.Until(t, func() bool { return len(s.now.persons) == n })
	k.Settle()
}

func names(s *Screen) []string {
	var all []string
	for _, i := range s.now.persons {
		all = append(all, s.now.Persons[i].Name)
	}
	return all
}

func TestCoverageAgainstTheTarget(t *testing.T) {
	k, _, s := begin(t, look.Options{}, screen.Place{})
	if !strings.Contains(strings.ReplaceAll(strings.Join(k.Texts(), " "), "\u00a0", " "), "9 av 40 ansatte (22 %) har hatt minst 3,5 timer opplæring. Målet er 80 %.") {
		t.Errorf("the line is not there: %q", k.Texts())
	}
	want := [][]string{{"Drift", "9", "10", "90 %", "7", "Nådd"}, {"    Innbyggertorg", "2", "4", "50 %", "0", "Under målet"}}
	for i, cells := range want {
		for c, text := range cells {
			if got := strings.ReplaceAll(s.table.Cell(i, c), "\u00a0", " "); got != text {
				t.Errorf("line %d: %q, want %q", i, got, text)
			}
		}
	}
}

func TestALineLeadsToItsPersons(t *testing.T) {
	k, w, s := begin(t, look.Options{}, screen.Place{})
	s.grid.SetCurrent(1)
	k.Tap("Vis personene")
	until(t, k, s, 2)
	if !k.Has("Bare: Innbyggertorg") || !slices.Equal(names(s), []string{"20790", "Kari Nordmann"}) {
		t.Errorf("shown %q", names(s))
	}
	s.open(0)
	if p := w.Last(); p.Register != "deltakelser" || p.Text != "20790" {
		t.Errorf("a person of attendances only opened %+v", p)
	}
	s.open(1)
	if p := w.Last(); p.Kind != screen.Record || p.ID != "P1" {
		t.Errorf("a known person opened %+v", p)
	}
	k.Tap("Bare: Innbyggertorg")
	until(t, k, s, 5)
}

func TestWhoLacksACompulsoryCourse(t *testing.T) {
	k, w, s := begin(t, look.Options{}, screen.Place{})
	k.Tap("Obligatoriske kurs")
	k.Queue.Until(t, func() bool { return s.table != nil && len(s.table.columns) > 1 && s.table.columns[0].Key == "course" })
	k.Settle()
	if got := s.table.lines[1].cells; got[0] != "Personvern for ledere" || got[1] != "Leder" || got[2] != "1" || got[5] != "1" {
		t.Errorf("the course for leaders: %q", got)
	}
	s.open(1)
	until(t, k, s, 1)
	if names(s)[0] != "Kari Nordmann" {
		t.Fatalf("shown %q", names(s))
	}
	k.Tap("Skriv e-post …")
	k.Settle()
	k.Tap("Kopier")
	text := strings.Join(w.Said, "\n")
	for _, want := range []string{"Til: kari@test.no", "• Personvern for ledere", "Prøveetaten"} {
		if !strings.Contains(text, want) {
			t.Errorf("the mail lacks %q: %s", want, text)
		}
	}
}

func TestTheListIsCopiedAndKept(t *testing.T) {
	k, w, s := begin(t, look.Options{}, screen.Place{})
	s.goTo(tabPersons, filter{who: whoLacks})
	until(t, k, s, 4) // Kari lacks the one for leaders, three others the one for all
	k.Tap("Kopier listen")
	if !strings.Contains(w.Said[0], "Navn\tEnhet\tRoller\tTimer\tSist\tMangler\tE-post\n") ||
		!strings.Contains(w.Said[0], "Kari Nordmann\tInnbyggertorg\tLeder\t4\t01.03.2026\tPersonvern for ledere\tkari@test.no\n") {
		t.Errorf("copied %q", w.Said[0])
	}
	w.Path = filepath.Join(t.TempDir(), "liste")
	k.Tap("Lagre som fil …")
	k.Queue.Until(t, func() bool { return len(w.Said) > 2 || len(w.Errors) > 0 })
	content, err := os.ReadFile(w.Path + ".csv")
	if err != nil || !strings.Contains(string(content), "Ola Åsen") {
		t.Errorf("%v %s", err, content)
	}
}

func TestAYearIsComputedForItsLastDay(t *testing.T) {
	k, _, s := begin(t, look.Options{}, screen.Place{})
	k.Tap("2025")
	k.Queue.Until(t, func() bool { return s.now.Until == reg.NewDay(2025, 12, 31) })
	if s.now.Trained != 0 {
		t.Errorf("%d trained in 2025", s.now.Trained)
	}
}

func TestAPlaceMayNameAUnit(t *testing.T) {
	k, _, s := begin(t, look.Options{}, screen.Place{ID: "E2"})
	until(t, k, s, 2)
	if !k.Has("Bare: Innbyggertorg") {
		t.Errorf("shown %q", k.Texts())
	}
}

func TestSearchingForAPerson(t *testing.T) {
	k, _, s := begin(t, look.Options{}, screen.Place{})
	s.Find()
	until(t, k, s, 5)
	k.Type("ÅSEN")
	until(t, k, s, 1)
	if names(s)[0] != "Ola Åsen" {
		t.Errorf("found %q", names(s))
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {Mode: look.Light}, "dark": {Mode: look.Dark}, "large": {Mode: look.Light, Percent: 200}} {
		for _, tab := range tabs() {
			t.Run(name+"-"+tab, func(t *testing.T) {
				k, w, s := begin(t, o, screen.Place{})
				s.goTo(tab, filter{who: whoAll})
				first := map[string]string{tabUnits: "unit", tabRoles: "role", tabCourses: "course", tabPersons: "name"}[tab]
				k.Queue.Until(t, func() bool { return s.grid.Columns()[0].Key == first })
				w.Show(k, s, 1064, 720)
				k.Queue.Until(t, func() bool { return len(s.tools.Objects) > 0 })
				k.Settle()
				k.Picture(filepath.Join(*pictures, "training-"+tab+"-"+name+".png"), 1)
			})
		}
	}
}
