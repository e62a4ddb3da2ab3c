package edit

import (
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func TestChoices(t *testing.T) {
	b := newBench(t)
	b.focus("flere")
	b.kit.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeySpace)
	b.want("flere", "x|z")
	b.kit.Press(fyne.KeyEscape)
	if parts.Open(b.kit.Canvas()) {
		t.Fatal("Escape leaves the list open")
	}
	chips := uitest.All[*parts.Chip](b.form.Field("flere").Object())
	if len(chips) != 2 {
		t.Fatalf("%d chips", len(chips))
	}
	b.kit.Canvas().Focus(chips[0])
	b.kit.Press(fyne.KeyDelete)
	b.want("flere", "z")
	if b.form.reached.Path() != "flere" {
		t.Error("the focus is lost with the chip")
	}
}
