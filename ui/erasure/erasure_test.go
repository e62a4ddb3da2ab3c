package erasure

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

func begin(t *testing.T) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	k.Show(container.NewStack(), 1064, 720)
	return k, w
}

func TestErasingAsksForAReasonAndShowsWhatGoes(t *testing.T) {
	k, w := begin(t)
	ref := w.Add("personer", "P1", map[string]string{"navn": "Nils Nålestad", "epost": "nils@example.no"})
	if _, err := w.Store.Backup(); err != nil {
		t.Fatal(err)
	}
	erased := false
	Ask(w.Deps, ref, func() { erased = true })
	k.Settle()
	k.Tap("Vis hva som slettes")
	k.Settle()
	if !k.Has("Skriv hvorfor det slettes") {
		t.Errorf("says %q", k.Texts())
	}
	k.Focus("Hvorfor? Ikke skriv navnet: grunnen blir stående")
	k.Type("Krav 4/2026")
	k.Tap("Vis hva som slettes")
	k.Queue.Until(t, func() bool { return k.Has("Slette dette for godt?") || len(w.Errors) > 0 })
	if !k.Has("Navn") || !k.Has("Det kan ikke angres") {
		t.Errorf("shows %q", k.Texts())
	}
	k.Tap("Slett for godt")
	k.Queue.Until(t, func() bool { return erased || len(w.Errors) > 0 })
	if w.Value(ref, "navn") != "Slettet" || w.Value(ref, "epost") != "" || len(w.Errors) > 0 {
		t.Errorf("%q %v", w.Value(ref, "navn"), w.Errors)
	}
	k.Settle()
	k.Tap("Ta ny kopi og slett disse")
	k.Queue.Until(t, func() bool { return len(w.Said) > 1 || len(w.Errors) > 0 })
	if len(w.Errors) > 0 {
		t.Error(w.Errors)
	}
}

func TestRegistersWithoutPersonsSaySo(t *testing.T) {
	k, w := begin(t)
	ref := w.Add("leverandorer", "L1", map[string]string{"navn": "Firma"})
	Ask(w.Deps, ref, func() {})
	k.Settle()
	if !k.Has("ingen personopplysninger å slette") {
		t.Skipf("the register has such fields: %q", k.Texts())
	}
	k.Press(fyne.KeyEscape)
}
