package matrix

import (
	"flag"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

var pictures = flag.String("pictures", "", "folder to write pictures to")

func grid(t *testing.T, o look.Options, s *State, width float32) (*uitest.Kit, *Grid) {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	k := uitest.New(t, o)
	g := NewGrid(texts, s)
	k.Show(parts.Pad(16, 16, parts.Column(0, g)), width, 420)
	return k, g
}

// middleOf is a point in a cell where no number lies.
func (g *Grid) emptyPlace(c Cell) fyne.Position {
	return g.plan.place(c, g.state.Steps()).AddXY(4, 4)
}

func TestATapPutsTheSelectedRisk(t *testing.T) {
	_, g := grid(t, look.Options{}, three(), 560)
	var put []Cell
	g.OnSet = func(c Cell) { put = append(put, c) }
	test.TapAt(g, g.emptyPlace(Cell{2, 3}))
	if len(put) != 0 {
		t.Fatalf("put %v although no risk is selected", put)
	}
	g.state.Select(1)
	test.TapAt(g, g.emptyPlace(Cell{2, 3}))
	if len(put) != 1 || put[0] != (Cell{2, 3}) {
		t.Errorf("put into %v", put)
	}
}

func TestATapOnANumberSelects(t *testing.T) {
	_, g := grid(t, look.Options{}, three(), 560)
	selected, put := -1, 0
	g.OnSelect, g.OnSet = func(at int) { selected = at }, func(Cell) { put++ }
	var of chip
	for _, c := range g.chips {
		if c.at == 1 {
			of = c
		}
	}
	test.TapAt(g, of.pos.AddXY(3, 3))
	if selected != 1 || put != 0 {
		t.Errorf("selected %d, put %d times", selected, put)
	}
}

func TestTheMatrixByKeyboard(t *testing.T) {
	k, g := grid(t, look.Options{}, three(), 560)
	var put []Cell
	g.OnSet = func(c Cell) { put = append(put, c) }
	k.Canvas().Focus(g)
	k.Type("1")
	k.Press(fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyDelete)
	if len(put) != 2 || put[0] != (Cell{3, 3}) || put[1] != (Cell{}) {
		t.Errorf("put into %v", put)
	}
	if label := g.AccessibilityLabel(); !strings.Contains(label, "3 Sannsynlig") || !strings.Contains(label, "3 Alvorlig") || !strings.Contains(label, "Høy") {
		t.Errorf("a screen reader says %q", label)
	}
	k.Press(fyne.KeyTab)
	if k.Canvas().Focused() == fyne.Focusable(g) {
		t.Log("nothing else takes the focus here")
	}
}

func TestEveryCellSaysItsLevelInWords(t *testing.T) {
	k, _ := grid(t, look.Options{}, three(), 720)
	words := strings.Join(k.Texts(), "|")
	for _, want := range []string{"▲\u00a0Høy", "●\u00a0Middels", "✓\u00a0Lav", "Sannsynlighet", "Konsekvens", "4 Svært sannsynlig"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not said in %s", want, words)
		}
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		for _, scale := range []model.RiskScale{model.RiskScale4, model.RiskScale5} {
			s := New(scale.RiskMatrix())
			s.Marks, s.Stage = three().Marks, After
			for n := 4; n < 14; n++ {
				s.Marks = append(s.Marks, Mark{Number: n, Before: Cell{1 + n%3, 1 + n%4}})
			}
			s.Select(0)
			k, g := grid(t, o, s, 620)
			k.Canvas().Focus(g)
			k.Picture(*pictures+"/matrix-"+name+"-"+string(scale)+".png", 1)
		}
	}
}
