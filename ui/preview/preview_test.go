package preview

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// show shows the pages of a document of a filled store.
func show(t *testing.T, document string, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	s := New(w.Deps, screen.Place{Kind: screen.Preview, Document: document, Year: 2026}).(*page)
	w.Show(k, s, width, height)
	ready(t, k, s)
	s.Shown()
	k.Settle()
	return k, w, s
}

// ready waits until all that is in sight is painted.
func ready(t *testing.T, k *uitest.Kit, s *page) {
	t.Helper()
	k.Queue.Until(t, func() bool {
		v := s.viewer
		return v.pages != nil && !v.busy && v.sight.width > 0 && v.sheets[v.sight.at()].image != nil
	})
	k.Settle()
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, s := show(t, "ve", o, i18n.Bokmal, 1064, 720)
		k.Picture(*pictures+"/preview-"+name+".png", 1)
		k.Press(fyne.KeyPageDown)
		ready(t, k, s)
		k.Picture(*pictures+"/preview-second-"+name+".png", 1)
	}
	k, _, s := show(t, "lg", look.Options{}, i18n.Nynorsk, 1064, 720)
	s.viewer.setZoom(fitPage)
	ready(t, k, s)
	k.Picture(*pictures+"/preview-whole.png", 2)
}

func TestKeysTurnPages(t *testing.T) {
	k, _, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	if k.Focused() != "Side 1 av "+s.Texts.Int(s.viewer.sight.count) {
		t.Fatalf("the focus is on %q", k.Focused())
	}
	last := s.viewer.sight.count - 1
	steps := []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyPageDown, 1}, {fyne.KeyPageDown, 2}, {fyne.KeyPageUp, 1}, {fyne.KeyEnd, last}, {fyne.KeyPageDown, last}, {fyne.KeyHome, 0}, {fyne.KeyPageUp, 0}}
	for i, step := range steps {
		k.Press(step.key)
		ready(t, k, s)
		if got := s.viewer.sight.at(); got != step.want {
			t.Errorf("step %d: %s leads to page %d, not %d", i, step.key, got, step.want)
		}
		if name := s.pageName(step.want); !k.Has(name) {
			t.Errorf("step %d: %q is not shown", i, name)
		}
	}
	k.Press(fyne.KeyTab)
	if k.Focused() == s.viewer.AccessibilityLabel() {
		t.Error("Tab does not leave the pages")
	}
}

func TestPagesArePaintedWhenTheyAreNear(t *testing.T) {
	k, _, s := show(t, "lg", look.Options{}, i18n.Bokmal, 1064, 720)
	has := func() (all []int) {
		for n, sheet := range s.viewer.sheets {
			if sheet.image != nil {
				all = append(all, n)
			}
		}
		return all
	}
	k.Queue.Until(t, func() bool { return !s.viewer.busy })
	if got := has(); len(got) == 0 || len(got) > 3 || s.viewer.sight.count < 6 {
		t.Fatalf("painted %v of %d", got, s.viewer.sight.count)
	}
	k.Press(fyne.KeyEnd)
	ready(t, k, s)
	if last := s.viewer.sight.count - 1; !slices.Contains(has(), last) {
		t.Errorf("painted %v, not the last, %d", has(), last)
	}
	before := s.viewer.sheets[s.viewer.sight.at()].image
	k.Type("+")
	ready(t, k, s)
	k.Queue.Until(t, func() bool { return !s.viewer.busy })
	if now := s.viewer.sheets[s.viewer.sight.at()].image; now == before || now == nil {
		t.Error("a larger page is not painted anew")
	}
}

func TestWhatIsShownIsWhatIsSaved(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	for _, sheet := range s.viewer.sheets[:1] {
		if !strings.Contains(sheet.AccessibilityLabel(), "Prøveetaten") || !strings.HasPrefix(sheet.AccessibilityLabel(), "Side 1 av") {
			t.Errorf("the first page says %q", sheet.AccessibilityLabel())
		}
	}
	w.Path = filepath.Join(t.TempDir(), "utkast.pdf")
	s.Export()
	k.Queue.Until(t, func() bool { return len(w.Said) > 0 || len(w.Errors) > 0 })
	data, err := os.ReadFile(w.Path)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF")) {
		t.Errorf("%v %v", err, w.Errors)
	}
	if w.Asked != "Egenerklæring 2026 utkast.pdf" {
		t.Errorf("proposes %q", w.Asked)
	}
	k.Tap("Til svarene")
	if got := w.Last(); got.Kind != screen.Yearly || got.Document != "ve" || got.Year != 2026 {
		t.Errorf("leads to %+v", got)
	}
}

func TestSight(t *testing.T) {
	s := sight{count: 3, paperW: 600, paperH: 800, width: 1200, height: 700}
	if got := s.percent(); got != 147 && got != 150 {
		t.Errorf("full width is %d %%", got)
	}
	s.zoom = fitPage
	if _, h := s.page(); h > s.height {
		t.Errorf("the whole page is %v high in %v", h, s.height)
	}
	s.zoom = 100
	if s.larger() != 125 || s.smaller() != 75 {
		t.Errorf("next sizes are %d and %d", s.larger(), s.smaller())
	}
	s.zoom = 300
	if s.larger() != 300 {
		t.Errorf("grows to %d", s.larger())
	}
	s.zoom = 100
	for n := range s.count {
		if s.top = s.to(n); n < s.count-1 && s.at() != n {
			t.Errorf("going to page %d shows %d", n, s.at())
		}
		if first, last := s.seen(); n < first || n > last {
			t.Errorf("page %d is not among %d to %d", n, first, last)
		}
	}
	if got := (sight{}).wanted(); got != nil {
		t.Errorf("of no pages %v are wanted", got)
	}
}

// Any document of the catalogue is shown, in the language and edition it was
// asked for, and saved under its own name.
func TestAnyDocumentIsShown(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	s := New(w.Deps, screen.Place{Kind: screen.Preview, Document: "protokoll", Year: 2026,
		Made: &screen.Made{Lang: i18n.Nynorsk, Public: true}}).(*page)
	w.Show(k, s, 1064, 720)
	ready(t, k, s)
	if s.now.doc.Title != "Protokoll over behandlingsaktivitetar" || s.now.doc.Classification != "Open" || k.Has("Til svarene") {
		t.Errorf("shows %q, %q", s.now.doc.Title, s.now.doc.Classification)
	}
	w.Path = filepath.Join(t.TempDir(), "ut.pdf")
	s.Export()
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
	if w.Asked != "Protokoll over behandlingsaktivitetar.pdf" || len(w.Errors) > 0 {
		t.Errorf("proposes %q (%v)", w.Asked, w.Errors)
	}
}
