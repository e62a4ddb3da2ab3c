package search

import (
	"flag"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// open shows the search for a text.
func open(t *testing.T, text string, o look.Options) (*uitest.Kit, *stock.World, *Screen) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	s := New(w.Deps, screen.Place{Kind: screen.SearchEach, Text: text}).(*Screen)
	w.Show(k, s, 1064, 720)
	wait(t, k, s)
	return k, w, s
}

func wait(t *testing.T, k *uitest.Kit, s *Screen) {
	t.Helper()
	k.Queue.Until(t, func() bool { return s.found.query == s.query })
	k.Settle()
}

func TestFindsWhatPeopleSee(t *testing.T) {
	tests := []struct {
		name, query string
		want        []string // titles
	}{
		{"title without its marks", "OKONOMIBASEN", nil},
		{"title", "økonomibasen", []string{"Økonomibasen"}},
		{"several words in several fields", "nordsky norge", []string{"Nordsky Drift AS"}},
		{"text inside items", "foreldrebetaling inntekt", []string{"Barnehageopptak og foreldrebetaling"}},
		{"label of a code", "oppgave i allmennhetens interesse", []string{"Barnehageopptak og foreldrebetaling"}},
		{"name of a linked record", "oppvekstpluss elements", []string{"Barnehageopptak og foreldrebetaling"}},
		{"number", "dba-2026-001", []string{"Databehandleravtale OppvekstPluss"}},
		{"day as it is written", "01.01.2021", []string{"Barnehageopptak og foreldrebetaling"}},
		{"nothing", "finnes ikke noe sted", nil},
		{"a blank", " ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, s := open(t, tt.query, look.Options{})
			var got []string
			for row := range s.shown.Len() {
				got = append(got, s.shown.Cell(row, slices.Index(columns(), columnTitle)))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAHitTellsWhereItStands(t *testing.T) {
	k, _, _ := open(t, "logging av oppslag", look.Options{})
	for _, text := range []string{"1 treff på «logging av oppslag»", "Sikkerhetstiltak"} {
		if !k.Has(text) {
			t.Errorf("lacks %q among %q", text, k.Texts())
		}
	}
}

func TestSearchByKeyboardAlone(t *testing.T) {
	k, w, s := open(t, "", look.Options{})
	if !k.Has("Skriv det du leter etter") {
		t.Error("does not say what to do")
	}
	k.Type("oppvekstpluss")
	wait(t, k, s)
	k.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if got := w.Last(); got.Kind != screen.Record || got.ID == "" {
		t.Errorf("opened %+v", got)
	}
}

func TestOneRegisterOnly(t *testing.T) {
	k, _, s := open(t, "oppvekstpluss", look.Options{})
	all := s.shown.Len()
	k.Tap("Systemer: 1")
	if s.shown.Len() != 1 || all < 3 {
		t.Errorf("%d of %d shown", s.shown.Len(), all)
	}
	if k.Focused() == "" {
		t.Error("nothing has the focus")
	}
}

func TestASaveIsFoundAtOnce(t *testing.T) {
	k, w, s := open(t, "nytt og fint", look.Options{})
	w.Add("systemer", "NEW", map[string]string{"navn": "Nytt og fint"})
	k.Queue.Until(t, func() bool { return s.shown.Len() == 1 })
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	k, _, _ := open(t, "oppvekst", look.Options{})
	k.Picture(*pictures+"/search.png", 1)
	k, _, _ = open(t, "", look.Options{Mode: look.Dark})
	k.Picture(*pictures+"/search-empty.png", 1)
}
