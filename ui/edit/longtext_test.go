package edit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestLongText(t *testing.T) {
	b := newBench(t)
	b.focus("lang")
	b.kit.Type("Formål")
	b.kit.Press(fyne.KeyReturn)
	b.kit.Type("og mer")
	b.want("lang", "Formål\nog mer")
	b.kit.Press(fyne.KeyTab)
	if b.form.reached.Path() != "tall" {
		t.Errorf("Tab goes to %s", b.form.reached.Path())
	}
}

func TestLongTextGrowsToALimit(t *testing.T) {
	b := newBench(t)
	height := func() float32 { return b.form.Field("lang").editor.(*longTextEditor).entry.Size().Height }
	low := height()
	b.form.Field("lang").Enter("en\nto\ntre\nfire\nfem\nseks")
	b.kit.Settle()
	six := height()
	b.form.Field("lang").Enter(strings.Repeat("x\n", 60))
	b.kit.Settle()
	most := height()
	b.form.Field("lang").Enter("")
	b.kit.Settle()
	if six <= low || most <= six || most > 500 || height() != low {
		t.Errorf("heights %v, %v, %v and back to %v", low, six, most, height())
	}
}

func TestLongTextIsCutAndSaysSo(t *testing.T) {
	b := newBench(t)
	b.form.Field("lang").Enter(strings.Repeat("å", 230))
	b.want("lang", strings.Repeat("å", 200))
	b.kit.Settle()
	if !b.kit.Has("De siste 30 tegnene kom ikke med") {
		t.Errorf("does not say what was cut: %q", b.kit.Texts())
	}
	b.form.Field("lang").Enter(strings.Repeat("å", 190))
	b.kit.Settle()
	if !b.kit.Has("190 av 200 tegn") {
		t.Error("does not say how much room is left")
	}
}

func TestLongTextOfARecordIsNeverCut(t *testing.T) {
	b := newBench(t)
	long := strings.Repeat("å", 300)
	if err := b.form.Field("lang").slot.value().Parse(long); err != nil {
		t.Fatal(err)
	}
	b.form.Field("lang").Load()
	b.want("lang", long)
	b.focus("lang")
	b.kit.Press(fyne.KeyEnd, fyne.KeyBackspace)
	b.want("lang", strings.Repeat("å", 299))
}
