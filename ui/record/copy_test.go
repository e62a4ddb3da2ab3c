package record

import (
	"fmt"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
)

// A copy is a new record that waits to be saved; what is the old one's own does
// not come along.
func TestACopyIsANewRecord(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	r := read(t, k, w, place(full))
	r.Duplicate()
	p := w.Last()
	if p.Kind != screen.Edit || p.ID != "" || p.Copy != full.ID {
		t.Fatalf("goes to %+v", p)
	}
	f := write(t, k, w, p)
	if !k.Has("Kopi av BEH-2026-020") || !f.form.Dirty() {
		t.Errorf("says %q", k.Texts()[:8])
	}
	f.Save()
	k.Settle()
	made := reg.Ref{Register: "behandlinger", ID: w.Last().ID}
	if made.ID == "" || made.ID == full.ID {
		t.Fatalf("goes to %+v", w.Last())
	}
	for path, want := range map[string]string{"tittel": "Barnehageopptak og foreldrebetaling (kopi)", "systemer": "S1|S2",
		"revidert_dato": "", "neste_revisjon": ""} {
		if got := w.Value(made, path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if got := w.Value(full, "tittel"); got != "Barnehageopptak og foreldrebetaling" {
		t.Errorf("the record itself is now called %q", got)
	}
}

func TestLeavingACopyAsks(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	write(t, k, w, screen.Place{Kind: screen.Edit, Register: full.Register, Copy: full.ID})
	w.Deps.Open(screen.Place{Kind: screen.Overview})
	k.Settle()
	if !k.Has("Vil du lagre endringene?") {
		t.Errorf("says %q", k.Texts())
	}
}

// Of many records that use one, the first are shown, and a way to all.
func TestManyUsesAreCounted(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	w.Add("kurs", "K1", map[string]string{"navn": "Personvern for alle"})
	for i := range 33 {
		w.Add("deltakelser", fmt.Sprintf("G%02d", i), map[string]string{"kurs": "K1", "person": fmt.Sprint("Person ", i), "fullfort_dato": "2026-03-01"})
	}
	r := read(t, k, w, place(reg.Ref{Register: "kurs", ID: "K1"}))
	if len(r.page.Uses) != 1 || len(r.page.Uses[0].Links) != 20 || r.page.Uses[0].Total != 33 {
		t.Fatalf("uses %+v", r.page.Uses)
	}
	k.Tap("Vis alle 33")
	k.Queue.Until(t, func() bool { return len(w.Opened) > 0 })
	if got := w.Last(); got.Kind != screen.Register || got.Register != "deltakelser" || len(got.Records) != 33 || got.Why != "Viser til «Personvern for alle»" {
		t.Errorf("opened %+v", got)
	}
}
