package manual

import (
	"flag"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/docs"
	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

func open(t *testing.T, page string, lang i18n.Lang, o look.Options) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Show(k, New(w.Deps, screen.Place{Kind: screen.Manual, Page: page}), 1064, 720)
	return k, w
}

func TestAPageIsShownWithItsLinks(t *testing.T) {
	k, w := open(t, "registre", i18n.Bokmal, look.Options{})
	if !k.Has("Registrene") || !k.Has("er antallet oppføringer.") {
		t.Errorf("lacks the page among %q", k.Texts())
	}
	k.Tap("leter i alle registre")
	if got := w.Last(); got.Kind != screen.Manual || got.Page != "sok" {
		t.Errorf("the link opened %+v", got)
	}
	if k.Has("på bokmål") {
		t.Error("says that the guide is in bokmål to one who reads bokmål")
	}
}

func TestOtherLanguagesAreToldTheGuidesLanguage(t *testing.T) {
	for lang, want := range map[i18n.Lang]string{i18n.Nynorsk: "Rettleiinga er på bokmål.", i18n.English: "The guide is in Norwegian"} {
		if k, _ := open(t, "import", lang, look.Options{}); !k.Has(want) {
			t.Errorf("%s lacks %q", lang, want)
		}
	}
}

func TestSearchByKeyboard(t *testing.T) {
	k, w := open(t, "", i18n.Bokmal, look.Options{})
	k.Focus("Søk i veiledningen")
	k.Type("gjenopprettingsnøkkel")
	if !k.Has("sider om «gjenopprettingsnøkkel»") {
		t.Errorf("does not tell what was found: %q", k.Texts())
	}
	k.Press(fyne.KeyReturn)
	if got := w.Last(); got.Page != "kryptering" && got.Page != "sikkerhetskopi" {
		t.Errorf("opened %+v", got)
	}
	k.Press(fyne.KeyEscape)
	if !k.Has("Kom i gang") {
		t.Error("Escape does not clear the search")
	}
	k.Type("finnesikkenoested")
	if !k.Has("0 sider") {
		t.Error("does not say that nothing was found")
	}
}

func TestTheContentsShowWhereOneIs(t *testing.T) {
	k, _ := open(t, "feil", i18n.Bokmal, look.Options{})
	k.Settle()
	for _, o := range k.All() {
		named, ok := o.(fyne.Accessible)
		if !ok || named.AccessibilityLabel() != "Når noe går galt" {
			continue
		}
		if _, ok := o.(fyne.Tappable); !ok {
			continue
		}
		if y := k.App.Driver().AbsolutePositionForObject(o).Y; y < 0 || y > 720-o.Size().Height {
			t.Errorf("the open page stands at %v in the contents", y)
		}
		return
	}
	t.Error("the contents lack the page")
}

func TestFindPutsTitlesFirst(t *testing.T) {
	guide, err := docs.Load()
	if err != nil {
		t.Fatal(err)
	}
	hits := find(guide, "KRYPTERING")
	if len(hits) < 2 || hits[0].page.Name != "kryptering" {
		t.Fatalf("found %v", hits)
	}
	for _, h := range hits[1:] {
		if h.excerpt == "" {
			t.Errorf("%s shows no excerpt", h.page.Name)
		}
	}
	if len(find(guide, "  ")) != 0 {
		t.Error("blanks find something")
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _ := open(t, "mangler", i18n.Bokmal, o)
		k.Picture(filepath.Join(*pictures, "manual-"+name+".png"), 1)
	}
	k, _ := open(t, "hurtigtaster", i18n.English, look.Options{})
	k.Picture(filepath.Join(*pictures, "manual-keys.png"), 1)
	k, _ = open(t, "", i18n.Bokmal, look.Options{})
	k.Focus("Søk i veiledningen")
	k.Type("kryptering")
	k.Picture(filepath.Join(*pictures, "manual-search.png"), 1)
}
