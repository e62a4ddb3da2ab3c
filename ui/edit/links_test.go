package edit

import (
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
)

func TestLinks(t *testing.T) {
	b := newBench(t)
	b.focus("lenker")
	b.kit.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeySpace, fyne.KeyEscape)
	b.want("lenker", "ID2|ID1") // in the user's order
	b.kit.Tap("Post ID1")
	if len(b.opened) != 1 || b.opened[0].ID != "ID1" {
		t.Errorf("opened %v", b.opened)
	}
	b.kit.Focus("Post ID2")
	b.kit.Press(fyne.KeyDelete)
	b.want("lenker", "ID1")
}

func TestLinksCreateTheirTarget(t *testing.T) {
	b := newBench(t)
	b.deps.Create = func(_, _ string, done func(reg.ID)) { done("NY1") }
	b.remake()
	b.form.Field("lenker").Enter("ID1")
	b.focus("lenker")
	b.kit.Press(fyne.KeyReturn)
	b.kit.Tap("Opprett ny")
	b.want("lenker", "ID1|NY1")
}
