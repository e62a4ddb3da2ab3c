package undoing

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
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

func TestUndoSaysWhatAndThenDoesIt(t *testing.T) {
	k, w := begin(t)
	ref := w.Add("systemer", "S1", map[string]string{"navn": "Fagsystem"})
	w.Set(ref, "navn", "Nytt navn")
	Undo(w.Deps)
	k.Settle()
	if !k.Has("endret") || !k.Has("Nytt navn") {
		t.Errorf("says %q", k.Texts())
	}
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
	if got := w.Value(ref, "navn"); got != "Fagsystem" || len(w.Errors) > 0 {
		t.Errorf("%q %v", got, w.Errors)
	}
	Redo(w.Deps)
	k.Settle()
	k.Tap("Gjør om igjen")
	k.Queue.Until(t, func() bool { return len(w.Said) > 1 })
	if got := w.Value(ref, "navn"); got != "Nytt navn" {
		t.Errorf("%q", got)
	}
	Redo(w.Deps)
	k.Settle()
	if !k.Has("ingenting å gjøre om igjen") {
		t.Errorf("says %q", k.Texts())
	}
}

func TestEscapeUndoesNothing(t *testing.T) {
	k, w := begin(t)
	ref := w.Add("systemer", "S1", map[string]string{"navn": "Fagsystem"})
	Undo(w.Deps)
	k.Settle()
	k.Press(fyne.KeyEscape)
	k.Settle()
	if _, ok := w.Store.View().Get(ref.Register, ref.ID); !ok {
		t.Error("it is undone")
	}
}

func TestWhatStandsInTheWayIsShown(t *testing.T) {
	k, w := begin(t)
	explain(w.Deps, &storage.Overtaken{By: []storage.Overtaking{{Ref: reg.Ref{Register: "systemer", ID: "S1"}, Path: "navn", User: "Ola"}}})
	k.Settle()
	if !k.Has("endret av Ola") {
		t.Errorf("says %q", k.Texts())
	}
}
