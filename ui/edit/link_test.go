package edit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
)

func TestLink(t *testing.T) {
	b := newBench(t)
	b.focus("lenke")
	b.kit.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	b.want("lenke", "ID2")
	if !b.kit.Has("Post ID2") {
		t.Error("does not show what it is linked to")
	}
	b.kit.Tap("Åpne")
	if want := []reg.Ref{{Register: "leverandorer", ID: "ID2"}}; !slices.Equal(b.opened, want) {
		t.Errorf("opened %v", b.opened)
	}
	b.focus("lenke")
	b.kit.Press(fyne.KeyBackspace)
	b.want("lenke", "")
	if b.kit.Has("Åpne") {
		t.Error("offers to open nothing")
	}
}

func TestLinkCreatesItsTarget(t *testing.T) {
	b := newBench(t)
	asked := ""
	b.deps.Create = func(register, typed string, done func(reg.ID)) {
		asked = register + " " + typed
		done("NY1")
	}
	b.remake()
	b.focus("lenke")
	b.kit.Type("Visma")
	b.kit.Tap("Opprett «Visma»")
	b.want("lenke", "NY1")
	if asked != "leverandorer Visma" {
		t.Errorf("asked to create %q", asked)
	}
}

func TestLinkToARecordThatIsGone(t *testing.T) {
	b := newBench(t)
	b.deps.Names = func(string, reg.ID) string { return "" }
	b.remake()
	b.form.Field("lenke").Enter("BORTE")
	b.kit.Settle()
	b.want("lenke", "BORTE")
	if !b.kit.Has("oppføringen finnes ikke") {
		t.Error("does not say that the record is gone")
	}
}
