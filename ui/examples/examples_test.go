package examples

import (
	"flag"
	"path/filepath"
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

func open(t *testing.T, register string, lang i18n.Lang, o look.Options) (*uitest.Kit, *stock.World, *view) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	v := New(w.Deps, screen.Place{Kind: screen.Examples, Register: register}).(*view)
	w.Show(k, v, 1064, 720)
	return k, w, v
}

func TestAnExampleOpensAFilledForm(t *testing.T) {
	k, w, _ := open(t, "behandlinger", i18n.Bokmal, look.Options{})
	k.Focus("Søk i eksemplene")
	k.Type("barnehageopptak")
	if !k.Has("1 eksempel") || !k.Has("Barnehageopptak og foreldrebetaling") {
		t.Errorf("not found: %q", k.Texts())
	}
	k.Press(fyne.KeyReturn, fyne.KeyReturn)
	got := w.Last()
	rec, ok := got.Begin.(*model.ProcessingRecord)
	if !ok || got.Kind != screen.Edit || got.ID != "" || rec.Title != "Barnehageopptak og foreldrebetaling" || rec.Status != model.StatusDraft {
		t.Fatalf("opened %+v", got)
	}
	if rec.Note == "" || len(rec.Bases) == 0 || len(rec.Laws) == 0 {
		t.Errorf("the record lacks note or bases: %+v", rec)
	}
	if w.Store.View().Count("behandlinger") != 20 {
		t.Error("something was saved")
	}
}

func TestTheLanguageIsTheUsers(t *testing.T) {
	k, w, _ := open(t, "tiltak", i18n.English, look.Options{})
	k.Tap("Use this example")
	if rec, ok := w.Last().Begin.(*model.Action); !ok || rec.Title != "Introduce multi-factor authentication" {
		t.Errorf("opened %+v", w.Last())
	}
}

func TestSeveralScenariosAreAddedToAnAssessment(t *testing.T) {
	k, w, v := open(t, "risikovurderinger", i18n.Bokmal, look.Options{})
	ref := w.Add("risikovurderinger", "ROS1", map[string]string{"tittel": "Skoleportalen", "scenarier": `[{"uonsket_hendelse":"Fra før"}]`})
	k.Focus("Eksempler")
	k.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if !k.Has("Bruk de 2 du har krysset av") {
		t.Fatalf("lacks the button among %q", k.Texts())
	}
	v.pick(v.content)
	k.Settle()
	k.Type("Skole")
	k.Press(fyne.KeyReturn)
	got := w.Last()
	rec, ok := got.Begin.(*model.RiskAssessment)
	if !ok || got.ID != ref.ID || len(rec.Scenarios) != 3 || rec.Scenarios[0].Event != "Fra før" || got.Field != "scenarier" {
		t.Fatalf("opened %+v", got)
	}
	k.Tap("Bruk de 2 du har krysset av")
	if rec, ok := w.Last().Begin.(*model.RiskAssessment); !ok || w.Last().ID != "" || len(rec.Scenarios) != 2 {
		t.Errorf("a new one: %+v", w.Last())
	}
}

func TestCriteriaGoToTheAgency(t *testing.T) {
	k, w, _ := open(t, "virksomhet", i18n.Nynorsk, look.Options{})
	k.Tap("Bruk dette dømet")
	got := w.Last()
	rec, ok := got.Begin.(*model.Agency)
	if !ok || got.ID != "AGENCY" || rec.NameNB != "Prøveetaten" || len(rec.Acceptance) != 1 {
		t.Errorf("opened %+v", got)
	}
}

func TestEveryKindAndThemeHasAName(t *testing.T) {
	_, _, v := open(t, "", i18n.Bokmal, look.Options{})
	for _, e := range v.state.collection.Examples {
		if !v.Texts.Has("guidance.theme."+e.Theme) || !v.Texts.Has("ui.examples.kind."+e.Register) {
			t.Errorf("%s: no name for the theme %s or the kind %s", e.ID, e.Theme, e.Register)
		}
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, _ := open(t, "behandlinger", i18n.Bokmal, o)
		k.Picture(filepath.Join(*pictures, "examples-"+name+".png"), 1)
	}
	k, _, _ := open(t, "risikovurderinger", i18n.Nynorsk, look.Options{})
	k.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	k.Picture(filepath.Join(*pictures, "examples-scenarios.png"), 1)
}
