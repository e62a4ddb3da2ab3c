package record

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// drafts are the files in which unsaved work lies.
func drafts(t *testing.T, w *stock.World) []string {
	t.Helper()
	files, err := filepath.Glob(w.Store.Path() + ".drafts/*")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// quick opens the form of a place, whose drafts are kept at once.
func quick(t *testing.T, k *uitest.Kit, w *stock.World, p screen.Place) *Form {
	t.Helper()
	f := write(t, k, w, p)
	f.drafting.wait = time.Millisecond
	return f
}

// kept waits until a draft lies in the file.
func kept(t *testing.T, k *uitest.Kit, f *Form) {
	t.Helper()
	k.Queue.Until(t, func() bool { return f.draft.kept != 0 })
	k.Settle()
}

// again starts the program after it was killed.
func again(t *testing.T, k *uitest.Kit, w *stock.World) {
	t.Helper()
	w.Killed(k)
	k.Show(container.NewStack(), 1064, 720)
	OfferDrafts(w.Deps)
	k.Settle()
}

func TestADraftOutlivesTheProgram(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	f := quick(t, k, w, place(system))
	f.form.Field("navn").Enter("Halvferdig")
	f.form.Field("innforing_dato").Focus()
	k.Type("i morgen")
	kept(t, k, f)
	if !k.Has("tok vare på et utkast kl. 09.00") {
		t.Errorf("says %q", k.Texts())
	}
	again(t, k, w)
	if !k.Has("SYS-2026-002 «Halvferdig»") || !k.Has("av Kari Nordmann") {
		t.Fatalf("asks %q", k.Texts())
	}
	k.Tap("Skriv videre")
	p := w.Last()
	if p.Kind != screen.Edit || p.ID != system.ID || p.Draft == "" {
		t.Fatalf("goes to %+v", p)
	}
	f = quick(t, k, w, p)
	if got := f.title(); got != "Halvferdig" || !f.form.Dirty() {
		t.Errorf("the form has %q", got)
	}
	if got := f.form.Field("innforing_dato").Problem(); got == "" || !k.Has("i morgen") {
		t.Error("what is no date is gone")
	}
	f.form.Field("innforing_dato").Enter("2026-11-24")
	f.Save()
	k.Settle()
	if got := w.Value(system, "navn"); got != "Halvferdig" {
		t.Errorf("saved %q", got)
	}
	if left := drafts(t, w); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

func TestADraftOfANewRecord(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	f := quick(t, k, w, screen.Place{Kind: screen.Edit, Register: "behandlinger", Copy: full.ID})
	f.form.Field("formaal").Enter(`[{"tekst":"Et helt annet formål"}]`)
	kept(t, k, f)
	again(t, k, w)
	k.Press(fyne.KeyReturn) // going on is what Enter does
	f = quick(t, k, w, w.Last())
	f.Save()
	k.Settle()
	made := reg.Ref{Register: "behandlinger", ID: w.Last().ID}
	if made.ID == full.ID || w.Value(made, "tittel") != "Barnehageopptak og foreldrebetaling (kopi)" {
		t.Errorf("saved %v %q", made, w.Value(made, "tittel"))
	}
	if len(drafts(t, w)) > 0 {
		t.Error("the draft is still there")
	}
}

// A form that is saved, given up or as it was leaves nothing behind.
func TestNoDraftStays(t *testing.T) {
	tests := []struct {
		name string
		end  func(*uitest.Kit, *stock.World, *Form)
	}{
		{"saved", func(_ *uitest.Kit, _ *stock.World, f *Form) { f.Save() }},
		{"cancelled", func(_ *uitest.Kit, _ *stock.World, f *Form) { f.cancel() }},
		{"given up", func(k *uitest.Kit, w *stock.World, _ *Form) {
			w.Deps.Open(screen.Place{Kind: screen.Overview})
			k.Settle()
			k.Tap("Ikke lagre")
		}},
		{"taken back", func(k *uitest.Kit, _ *stock.World, f *Form) {
			f.form.Field("navn").Enter("Elements")
			k.Queue.Until(t, func() bool { return f.draft.kept == 0 })
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, w := begin(t, look.Options{}, i18n.Bokmal)
			f := quick(t, k, w, place(system))
			f.form.Field("navn").Enter("Noe annet")
			kept(t, k, f)
			if len(drafts(t, w)) != 1 {
				t.Fatal("no draft was kept")
			}
			tt.end(k, w, f)
			k.Settle()
			if left := drafts(t, w); len(left) > 0 {
				t.Errorf("left %v", left)
			}
			again(t, k, w)
			if k.Has("ble ikke lagret") {
				t.Error("asks about a draft")
			}
		})
	}
}

func TestADraftIsThrownAwayOrAskedAboutLater(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	for _, name := range []string{"Ett", "To"} {
		u := storage.Unsaved{Name: name, Ref: reg.Ref{Register: "systemer"}, Fields: map[string]string{"navn": name}, At: w.Now()}
		if err := w.Store.KeepUnsaved(u); err != nil {
			t.Fatal(err)
		}
		w.Later(time.Minute)
	}
	again(t, k, w)
	if !k.Has("«To»") {
		t.Fatalf("asks %q", k.Texts())
	}
	k.Tap("Kast utkastet")
	if !k.Has("«Ett»") {
		t.Fatalf("asks %q", k.Texts())
	}
	k.Press(fyne.KeyEscape)
	again(t, k, w)
	if !k.Has("«Ett»") || len(drafts(t, w)) != 1 {
		t.Errorf("asks %q", k.Texts())
	}
}

func TestADraftThatCannotBeReadIsTold(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	f := quick(t, k, w, place(system))
	f.form.Field("navn").Enter("Noe annet")
	kept(t, k, f)
	file := drafts(t, w)[0]
	if err := os.WriteFile(file, []byte("samsvar draft 1\ntull og tøys"), 0o600); err != nil {
		t.Fatal(err)
	}
	again(t, k, w)
	if !k.Has("Et utkast kunne ikke leses") || len(drafts(t, w)) > 0 {
		t.Errorf("says %q, left %v", k.Texts(), drafts(t, w))
	}
}

// What others saved meanwhile is told when the draft is saved, as in any form.
func TestADraftOfARecordThatOthersChanged(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	f := quick(t, k, w, place(system))
	f.form.Field("navn").Enter("Mitt navn")
	kept(t, k, f)
	w.Set(system, "beskrivelse", "Ny beskrivelse")
	again(t, k, w)
	k.Tap("Skriv videre")
	f = quick(t, k, w, w.Last())
	f.Save()
	k.Settle()
	k.Tap("Ta med begge")
	f.Save()
	k.Settle()
	if w.Value(system, "navn") != "Mitt navn" || w.Value(system, "beskrivelse") != "Ny beskrivelse" {
		t.Errorf("saved %q %q", w.Value(system, "navn"), w.Value(system, "beskrivelse"))
	}
}

func TestPicturesOfDrafts(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "large": {Percent: 200}} {
		k, w := begin(t, o, i18n.Bokmal)
		f := quick(t, k, w, place(full))
		f.form.Field("beskrivelse").Enter("Tar imot søknader og tildeler plass.")
		f.form.Focus("beskrivelse")
		kept(t, k, f)
		k.Picture(*pictures+"/draft-"+name+".png", 1)
		again(t, k, w)
		k.Picture(*pictures+"/offer-"+name+".png", 1)
	}
}
