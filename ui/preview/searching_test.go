package preview

import (
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

// find searches words in the document that is shown.
func find(t *testing.T, k *uitest.Kit, s *page, words string) {
	t.Helper()
	s.Find()
	k.Type(words)
	k.Queue.Until(t, func() bool { return s.search.count.Text() != "" })
	k.Settle()
}

func TestSearchingTheDocument(t *testing.T) {
	k, _, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	find(t, k, s, "virksomhet")
	n := len(s.search.found)
	if n < 5 || s.search.at != 0 || k.Focused() != "Søk i dokumentet" {
		t.Fatalf("%d found, the focus is on %q", n, k.Focused())
	}
	marks := 0
	for _, sheet := range s.viewer.sheets {
		marks += len(sheet.marks)
	}
	if marks < n {
		t.Errorf("%d marks for %d places", marks, n)
	}
	held := false
	s.search.shifted = func() bool { return held }
	k.Press(fyne.KeyReturn, fyne.KeyF3)
	held = true
	k.Press(fyne.KeyF3)
	if s.search.at != 1 {
		t.Errorf("two on and one back leads to %d", s.search.at)
	}
	k.Press(fyne.KeyF3, fyne.KeyF3)
	if s.search.at != n-1 || s.viewer.sight.at() < s.search.found[n-1].Page-1 {
		t.Errorf("before the first comes %d, on page %d", s.search.at, s.viewer.sight.at())
	}
	k.Press(fyne.KeyEscape)
	if k.Has("treff") || k.Focused() != s.viewer.AccessibilityLabel() || len(s.viewer.sheets[0].marks) > 0 {
		t.Errorf("the search does not end, the focus is on %q", k.Focused())
	}
}

func TestWhatIsNotThere(t *testing.T) {
	k, _, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	find(t, k, s, "xyzzy")
	if !k.Has("Ingen treff") {
		t.Error("nothing says so")
	}
	k.Press(fyne.KeyReturn)
	k.Tap("Avslutt søket")
	if k.Has("Ingen treff") {
		t.Error("the search does not end")
	}
}
