package edit

import (
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/parts"
)

func TestChoice(t *testing.T) {
	b := newBench(t)
	b.focus("valg")
	b.kit.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.want("valg", "y")
	b.kit.Press(fyne.KeyReturn, fyne.KeyEscape)
	b.want("valg", "y")
	b.kit.Press(fyne.KeyDelete)
	b.want("valg", "")
	b.kit.Press(fyne.KeySpace, fyne.KeyReturn)
	b.want("valg", "x")
	b.kit.Press(fyne.KeyReturn, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyReturn) // the last is to choose nothing
	b.want("valg", "")
}

func TestChoiceAmongManyIsSearched(t *testing.T) {
	b := newBench(t)
	b.focus("mange")
	b.kit.Type("m") // opens the list with what was typed
	if !parts.Open(b.kit.Canvas()) {
		t.Fatal("typing opens nothing")
	}
	b.kit.Type("ange.k")
	b.kit.Press(fyne.KeyReturn)
	b.want("mange", "k")
}

func TestCountriesComeAsTheLanguageOrdersThem(t *testing.T) {
	_, f := open(t, model.Systems.Register, model.Systems.New())
	country := f.Field("driftsland").editor.(*choiceEditor)
	options := codeOptions(country.base)
	texts := deps(t, i18n.Bokmal).Texts
	for i := 1; i < len(options); i++ {
		if texts.Compare(options[i-1].Text, options[i].Text) > 0 {
			t.Fatalf("%s comes before %s", options[i-1].Text, options[i].Text)
		}
	}
	if last := options[len(options)-1].Text; last != "Åland" {
		t.Errorf("the last is %s", last)
	}
}
