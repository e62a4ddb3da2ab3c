package gaps

import (
	"flag"
	"reflect"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// show shows what a filled store lacks.
func show(t *testing.T, p screen.Place, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	s := New(w.Deps, p).(*page)
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
		k, _, _ := show(t, screen.Place{}, o, i18n.Bokmal, 1064, 720)
		k.Picture(*pictures+"/gaps-"+name+".png", 1)
	}
	k, _, s := show(t, screen.Place{}, look.Options{}, i18n.Nynorsk, 1064, 720)
	k.Picture(*pictures+"/gaps-2x.png", 2)
	s.askAside(s.state.all[2])
	k.Settle()
	k.Picture(*pictures+"/gaps-aside.png", 1)
}

func TestCountsAddUp(t *testing.T) {
	_, _, s := show(t, screen.Place{}, look.Options{}, i18n.Bokmal, 1064, 720)
	sum := 0
	for _, tab := range tabs() {
		if tab != tabAll {
			sum += s.state.count(tab)
		}
	}
	if sum != len(s.state.all) || s.state.count(tabAll)+s.state.count(tabAside) != len(s.state.all) {
		t.Errorf("the tabs hold %d, all are %d", sum, len(s.state.all))
	}
	shown := 0
	for _, g := range s.state.shown() {
		shown += len(g.entries)
		for _, e := range g.entries {
			if e.Rule != g.rule {
				t.Errorf("%s stands under %s", e.Rule, g.rule)
			}
		}
	}
	if shown != s.state.count(tabAll) {
		t.Errorf("%d are shown, want %d", shown, s.state.count(tabAll))
	}
}

// loose is the first finding that can be set aside.
func loose(t *testing.T, s *page) entry {
	t.Helper()
	for _, e := range s.state.all {
		if !s.firm[e.Rule] {
			return e
		}
	}
	t.Fatal("nothing can be set aside")
	return entry{}
}

func TestSetAsideAndBringBack(t *testing.T) {
	k, w, s := show(t, screen.Place{}, look.Options{}, i18n.Bokmal, 1064, 720)
	before, e := s.state.count(tabAll), loose(t, s)
	s.askAside(e)
	k.Settle()
	k.Tap("Sett til side")
	if !k.Has("Skriv hvorfor mangelen kan settes til side.") || w.Store.View().Count("unntak") > 0 {
		t.Fatal("set aside without a reason")
	}
	k.Focus("Begrunnelse")
	k.Type("Avklares i januar")
	k.Focus("Hvem har bestemt det")
	k.Type("Kari Nordmann")
	k.Tap("Sett til side")
	k.Queue.Until(t, func() bool { return s.state.count(tabAside) == 1 })
	if got := s.state.count(tabAll); got != before-1 {
		t.Errorf("%d left, want %d", got, before-1)
	}
	s.choose(tabAside)
	k.Settle()
	if !k.Has("Avklares i januar") {
		t.Error("the reason is not shown")
	}
	k.Tap("Ta tilbake: " + e.title)
	k.Queue.Until(t, func() bool { return s.state.count(tabAll) == before })
}

func TestAFindingLeadsToItsField(t *testing.T) {
	k, w, s := show(t, screen.Place{}, look.Options{}, i18n.Bokmal, 1064, 720)
	e := s.state.shown()[0].entries[0]
	k.Tap("Åpne " + e.title)
	if got, want := w.Last(), (screen.Place{Kind: screen.Edit, Register: e.Register, ID: e.ID, Field: e.Field}); !reflect.DeepEqual(got, want) {
		t.Errorf("went to %+v, want %+v", got, want)
	}
}

func TestSearchNarrowsDown(t *testing.T) {
	k, _, s := show(t, screen.Place{}, look.Options{}, i18n.Bokmal, 1064, 720)
	k.Type("barnehageopptak foreldrebetaling")
	for _, g := range s.state.shown() {
		for _, e := range g.entries {
			if e.ID != "BFULL" {
				t.Errorf("%s is shown", e.title)
			}
		}
	}
	k.Type(" finnes ikke")
	if !k.Has("Ingen mangler inneholder det du søker etter.") {
		t.Error("an empty search is not explained")
	}
	k.Tap("Vis alle")
	if s.state.search != "" || len(s.state.shown()) == 0 {
		t.Error("there is no way back")
	}
}

func TestOneRule(t *testing.T) {
	k, _, s := show(t, screen.Place{Rule: "R-BEH-01"}, look.Options{}, i18n.Bokmal, 1064, 720)
	if groups := s.state.shown(); len(groups) != 1 || groups[0].rule != "R-BEH-01" {
		t.Fatalf("shows %v", groups)
	}
	s.allRules()
	k.Settle()
	if len(s.state.shown()) < 2 {
		t.Error("there is no way to the others")
	}
}

func TestEveryRuleIsWordedInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		k, _, s := show(t, screen.Place{}, look.Options{}, lang, 1064, 2000)
		s.state.rules = 1000
		s.showList()
		k.Settle()
		for _, text := range k.Texts() {
			if strings.Contains(text, "⟨") {
				t.Errorf("%s: %s", lang, text)
			}
		}
	}
}
