package record

import (
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var system = reg.Ref{Register: "systemer", ID: "S2"}

// edit opens the form of a system.
func editSystem(t *testing.T) (*uitest.Kit, *stock.World, *Form) {
	t.Helper()
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	return k, w, write(t, k, w, place(system))
}

func TestANewRecordIsMadeByKeyboard(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	f := write(t, k, w, screen.Place{Kind: screen.Edit, Register: "systemer"})
	k.Type("Nytt fagsystem")
	f.Save()
	k.Settle()
	got := w.Last()
	if got.Kind != screen.Record || got.ID == "" {
		t.Fatalf("goes to %+v", got)
	}
	if name := w.Value(reg.Ref{Register: "systemer", ID: got.ID}, "navn"); name != "Nytt fagsystem" {
		t.Errorf("saved %q", name)
	}
	if len(w.Said) != 1 || w.Said[0] != "Lagret SYS-2026-011" {
		t.Errorf("said %q", w.Said)
	}
}

func TestWhatMustBeFilledInIsSaid(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	f := write(t, k, w, screen.Place{Kind: screen.Edit, Register: "systemer"})
	f.form.Field("beskrivelse").Enter("Uten navn")
	f.Save()
	k.Settle()
	if len(w.Opened) > 0 || w.Store.View().Count("systemer") != 10 {
		t.Fatal("saved without a name")
	}
	if !k.Has("må rettes før du kan lagre") {
		t.Errorf("says %q", k.Texts())
	}
}

func TestLeavingAsksAboutChanges(t *testing.T) {
	tests := []struct {
		name, answer string
		goes         bool
		saved        string
	}{
		{"save", "Lagre", true, "Endret navn"},
		{"give up", "Ikke lagre", true, "Elements"},
		{"stay", "Avbryt", false, "Elements"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, w, f := editSystem(t)
			f.form.Field("navn").Enter("Endret navn")
			w.Deps.Open(screen.Place{Kind: screen.Overview})
			k.Settle()
			if !k.Has("Vil du lagre endringene?") {
				t.Fatalf("does not ask: %q", k.Texts())
			}
			k.Tap(tt.answer)
			if got := w.Last().Kind == screen.Overview; got != tt.goes {
				t.Errorf("went: %v", got)
			}
			if got := w.Value(system, "navn"); got != tt.saved {
				t.Errorf("the name is %q, want %q", got, tt.saved)
			}
		})
	}
}

func TestLeavingWithoutChangesAsksNothing(t *testing.T) {
	_, w, _ := editSystem(t)
	w.Deps.Open(screen.Place{Kind: screen.Overview})
	if w.Last().Kind != screen.Overview {
		t.Error("did not go")
	}
}

func TestCancelGivesUpWithoutAsking(t *testing.T) {
	k, w, f := editSystem(t)
	f.form.Field("navn").Enter("Endret navn")
	k.Tap("Avbryt")
	if got := w.Last(); got.Kind != screen.Record || got.ID != system.ID || w.Value(system, "navn") != "Elements" {
		t.Errorf("went to %+v, name %q", got, w.Value(system, "navn"))
	}
}

func TestChangesOfOthersAreTakenIn(t *testing.T) {
	k, w, f := editSystem(t)
	f.form.Field("navn").Enter("Mitt navn")
	w.Set(system, "beskrivelse", "Deres beskrivelse")
	f.Save()
	k.Settle()
	if !k.Has("er endret av Kari Nordmann mens du skrev") || !k.Has("Deres beskrivelse") {
		t.Fatalf("says %q", k.Texts())
	}
	if w.Value(system, "navn") != "Elements" {
		t.Fatal("saved over it")
	}
	k.Tap("Ta med begge")
	f.Save()
	k.Settle()
	if name, text := w.Value(system, "navn"), w.Value(system, "beskrivelse"); name != "Mitt navn" || text != "Deres beskrivelse" {
		t.Errorf("saved %q, %q", name, text)
	}
}

func TestWhereBothChangedTheSameFieldItIsSaid(t *testing.T) {
	k, w, f := editSystem(t)
	f.form.Field("navn").Enter("Mitt navn")
	w.Set(system, "navn", "Deres navn")
	f.Save()
	k.Settle()
	k.Tap("Ta med begge")
	if !k.Has("du har «Mitt navn», i lageret står «Deres navn»") {
		t.Errorf("says %q", k.Texts())
	}
	if !f.form.Dirty() {
		t.Error("my change is gone")
	}
}

func TestWhatOthersDeletedIsBroughtBack(t *testing.T) {
	k, w, f := editSystem(t)
	w.Set(full, "systemer", "")
	f.form.Field("navn").Enter("Mitt navn")
	if _, err := w.Store.Save(storage.Change{Delete: []reg.Ref{system}}); err != nil {
		t.Fatal(err)
	}
	f.Save()
	k.Settle()
	k.Tap("Hent tilbake og lagre")
	if got := w.Value(system, "navn"); got != "Mitt navn" {
		t.Errorf("the name is %q", got)
	}
}

func TestHelpStandsBesideTheField(t *testing.T) {
	k, _, f := editSystem(t)
	f.form.Focus("eierforhold")
	k.Settle()
	if !k.Has("Er virksomheten systemeier") {
		t.Errorf("lacks the help: %q", k.Texts())
	}
	if got := f.view.nav.Selected(); got != "hoved" {
		t.Errorf("the section is %q", got)
	}
}

func TestALinkedRecordIsMadeInPlace(t *testing.T) {
	k, w, f := editSystem(t)
	var made reg.ID
	f.create("leverandorer", "Ny leverandør AS", func(id reg.ID) { made = id })
	k.Settle()
	if made == "" || w.Value(reg.Ref{Register: "leverandorer", ID: made}, "navn") != "Ny leverandør AS" {
		t.Errorf("made %q", made)
	}
}

// Every register's records can be made where a link wants one, or the dialog
// says what is missing.
func TestEveryRegisterCanBeLinkedToAnew(t *testing.T) {
	for _, r := range model.All() {
		k, w, f := editSystem(t)
		before := w.Store.View().Count(r.Key)
		f.create(r.Key, "", func(reg.ID) {})
		k.Settle()
		if k.Labelled("Opprett") == nil {
			t.Errorf("%s: no dialog: %v", r.Key, w.Errors)
			continue
		}
		k.Press(fyne.KeyEscape)
		if w.Store.View().Count(r.Key) != before {
			t.Errorf("%s: Escape made a record", r.Key)
		}
	}
}
