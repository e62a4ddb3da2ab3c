package edit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/ui/parts"
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

// The wheel goes on over fields: a text that has more than is shown moves first.
func TestWheelOverFieldsScrollsTheForm(t *testing.T) {
	b := newBench(t)
	b.kit.Window.Resize(fyne.NewSize(700, 500))
	b.kit.Settle()
	scroll := b.form.host.scroll
	entries := map[string]*parts.Entry{"tekst": b.form.Field("tekst").editor.(*textEditor).entry,
		"lang": b.form.Field("lang").editor.(*longTextEditor).entry, "dato": b.form.Field("dato").editor.(*dateEditor).days.entry,
		"tall": b.form.Field("tall").editor.(*numberEditor).entry}
	for path, entry := range entries {
		b.focus(path)
		scroll.ScrollToOffset(fyne.NewPos(0, max(entryTop(b, entry)-100, 0)))
		b.kit.Settle()
		before := scroll.Offset.Y
		b.kit.Wheel(entry, -40)
		if scroll.Offset.Y != before+40 {
			t.Errorf("%s: the wheel moved the form from %v to %v", path, before, scroll.Offset.Y)
		}
	}
}

// entryTop is how far down in the form an entry is.
func entryTop(b *bench, entry *parts.Entry) float32 {
	driver := fyne.CurrentApp().Driver()
	scroll := b.form.host.scroll
	return driver.AbsolutePositionForObject(entry).Y - driver.AbsolutePositionForObject(scroll).Y + scroll.Offset.Y
}

func TestWheelOverALongTextMovesTheTextFirst(t *testing.T) {
	b := newBench(t)
	b.kit.Window.Resize(fyne.NewSize(700, 500))
	field := b.form.Field("lang")
	entry := field.editor.(*longTextEditor).entry
	field.Enter(strings.Repeat("a\n", 60))
	entry.CursorRow = 0
	b.focus("lang")
	scroll := b.form.host.scroll
	before := scroll.Offset.Y
	b.kit.Wheel(entry, -40)
	if scroll.Offset.Y != before {
		t.Errorf("the form moved while the text had more")
	}
	b.kit.Wheel(entry, -10000)
	b.kit.Wheel(entry, -30)
	if scroll.Offset.Y == before {
		t.Errorf("the form stays at the end of the text")
	}
}
