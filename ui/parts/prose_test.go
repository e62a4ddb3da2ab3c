package parts_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func TestProseBreaksAtWordsAndKeepsWhatIsBound(t *testing.T) {
	k := uitest.New(t, look.Options{})
	pressed := 0
	p := parts.NewProse(parts.Run{Text: "Se "}, parts.Run{Text: "Kryptering", Act: func() { pressed++ }}, parts.Run{Text: ", og les "},
		parts.Run{Text: "alt", Bold: true}, parts.Run{Text: "."})
	if p.Text() != "Se Kryptering, og les alt." {
		t.Errorf("the words are %q", p.Text())
	}
	k.Show(parts.Column(0, p), 600, 200)
	one := p.MinSize().Height
	k.Show(parts.Column(0, p), 110, 200)
	if p.MinSize().Height < 2*one {
		t.Errorf("%v high in a narrow column, %v in one line", p.MinSize().Height, one)
	}
	at := map[string]fyne.Position{}
	for _, text := range uitest.All[*canvas.Text](k.Window.Content()) {
		at[text.Text] = fyne.CurrentApp().Driver().AbsolutePositionForObject(text)
	}
	if at["."].Y != at["alt"].Y || at["."].X <= at["alt"].X {
		t.Errorf("the full stop has left its word: %v", at)
	}
	k.Tap("Kryptering")
	if pressed != 1 {
		t.Error("the link does nothing")
	}
}

func TestProseTellsOfTheFocusOfItsLinks(t *testing.T) {
	k := uitest.New(t, look.Options{})
	p := parts.NewProse(parts.Run{Text: "til "}, parts.Run{Text: "siden", Act: func() {}})
	var seen fyne.CanvasObject
	p.OnFocus = func(link fyne.CanvasObject) { seen = link }
	k.Show(p, 300, 100)
	k.Focus("siden")
	if seen == nil {
		t.Error("not told")
	}
}
