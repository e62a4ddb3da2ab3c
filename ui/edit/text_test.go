package edit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestText(t *testing.T) {
	b := newBench(t)
	b.focus("tekst")
	b.kit.Type("Opptak")
	b.want("tekst", "Opptak")
	b.kit.Press(fyne.KeyBackspace)
	b.want("tekst", "Opptak"[:5])
	b.kit.Type(strings.Repeat("x", 20))
	b.leave()
	b.problem("tekst", "høyst 20 tegn")
}

func TestTextSuggests(t *testing.T) {
	b := newBench(t)
	b.focus("tekst")
	b.kit.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.want("tekst", "Skole")
	b.kit.Tap("Vis forslag")
	b.kit.Press(fyne.KeyReturn)
	b.want("tekst", "Barnehage")
}
