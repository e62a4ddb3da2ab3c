package record

import (
	"flag"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

var full = reg.Ref{Register: "behandlinger", ID: "BFULL"}

func place(ref reg.Ref) screen.Place {
	return screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID}
}

// begin makes a filled store.
func begin(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	return k, w
}

// read shows a record to read.
func read(t *testing.T, k *uitest.Kit, w *stock.World, p screen.Place) *Reader {
	t.Helper()
	r := NewReader(w.Deps, p).(*Reader)
	w.Show(k, r, 1064, 720)
	k.Queue.Until(t, func() bool { return r.judged })
	k.Settle()
	return r
}

// write shows the form of a record.
func write(t *testing.T, k *uitest.Kit, w *stock.World, p screen.Place) *Form {
	t.Helper()
	f := NewForm(w.Deps, p).(*Form)
	w.Show(k, f, 1064, 720)
	k.Settle()
	return f
}

func TestEmptyFieldsAreFoldedAway(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	r := read(t, k, w, place(full))
	if k.Has("Profilering") {
		t.Error("an empty field is shown")
	}
	k.Tap(r.view.toggle.AccessibilityLabel())
	if !k.Has("Profilering") || !k.Has("Skjul tomme felt") {
		t.Error("empty fields are not shown")
	}
}

func TestWorkbenchIsReached(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	w.Deps.Workbench = func(register string) (string, screen.Kind, bool) {
		return "ui.record.to_list", "bench", register == full.Register
	}
	read(t, k, w, place(full))
	k.Tap(w.Deps.Texts.T("ui.record.to_list"))
	if got := w.Last(); got.Kind != "bench" || got.Register != full.Register || got.ID != full.ID {
		t.Errorf("opened %+v", got)
	}
	read(t, k, w, place(reg.Ref{Register: "systemer", ID: "S1"}))
	if k.Labelled(w.Deps.Texts.T("ui.record.to_list")) != nil {
		t.Error("a register without a workbench offers one")
	}
}

func TestLinksOpen(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	read(t, k, w, place(full))
	k.Tap("OppvekstPluss")
	if got := w.Last(); got.Register != "systemer" || got.ID != "S1" {
		t.Errorf("opened %+v", got)
	}
	read(t, k, w, place(reg.Ref{Register: "systemer", ID: "S1"}))
	k.Tap("Barnehageopptak og foreldrebetaling") // what uses it
	if got := w.Last(); got.Register != "behandlinger" || got.ID != full.ID {
		t.Errorf("opened %+v", got)
	}
}

func TestFindingsLeadToTheirField(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	r := read(t, k, w, place(full))
	if len(r.page.Findings) == 0 {
		t.Fatal("nothing is missing")
	}
	if want := w.Deps.Texts.N("ui.reading.findings", len(r.page.Findings)); !k.Has(want) {
		t.Errorf("does not say %q", want)
	}
	k.Tap("Gå til feltet")
	if got := w.Last(); got.Kind != screen.Edit || got.Field != r.page.Findings[0].Field || got.Field == "" {
		t.Errorf("opened %+v", got)
	}
}

func TestEveryFieldOfAFindingIsInTheForm(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	r := read(t, k, w, place(full))
	for _, found := range r.page.Findings {
		p := place(full)
		p.Field = found.Field
		f := write(t, k, w, p)
		if k.Canvas().Focused() == nil || f.view.field == nil || rootKey(f.view.field.Path()) != rootKey(found.Field) {
			t.Errorf("%s leads to %s, the focus is elsewhere", found.Rule, found.Field)
		}
	}
}

func TestARecordThatIsNotThere(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	for _, p := range []screen.Place{place(reg.Ref{Register: "systemer", ID: "NONE"}), {Kind: screen.Edit, Register: "systemer", ID: "NONE"}} {
		s := NewReader(w.Deps, p)
		if p.Kind == screen.Edit {
			s = NewForm(w.Deps, p)
		}
		w.Show(k, s, 1064, 720)
		k.Tap("Til listen")
		if got := w.Last(); got.Kind != screen.Register || got.Register != "systemer" {
			t.Errorf("opened %+v", got)
		}
	}
}

func TestADeletedRecordIsShownAndComesBack(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	r := read(t, k, w, place(full))
	r.Delete()
	k.Settle()
	k.Press(fyne.KeyReturn) // the way back has the focus
	if w.Store.View().Count("behandlinger") != 20 {
		t.Fatal("Enter alone deleted a record")
	}
	r.Delete()
	k.Settle()
	k.Tap("Slett")
	if got := w.Last(); got.Kind != screen.Register {
		t.Errorf("goes to %+v", got)
	}
	r = read(t, k, w, place(full))
	if !k.Has("Oppføringen er slettet.") || k.Labelled("Rediger") != nil {
		t.Errorf("does not say that it is deleted: %q", k.Texts())
	}
	k.Tap("Hent tilbake")
	k.Queue.Until(t, func() bool { return !r.page.Deleted })
	if w.Value(full, "tittel") != "Barnehageopptak og foreldrebetaling" {
		t.Error("did not come back whole")
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w := begin(t, o, i18n.Bokmal)
		w.Later(26 * time.Hour)
		w.Set(full, "status", "under_revisjon")
		w.Set(full, "systemer", "S1|S2|S4")
		r := read(t, k, w, place(full))
		k.Picture(*pictures+"/read-"+name+".png", 1)
		r.toggleHistory()
		k.Picture(*pictures+"/history-"+name+".png", 1)
		p := place(full)
		p.Field = "grunnlag6"
		write(t, k, w, p)
		k.Picture(*pictures+"/form-"+name+".png", 1)
	}
	k, w := begin(t, look.Options{}, i18n.Nynorsk)
	r := read(t, k, w, place(reg.Ref{Register: "systemer", ID: "S1"}))
	r.toggleEmpty()
	k.Picture(*pictures+"/read-2x.png", 2)
}
