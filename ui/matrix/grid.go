package matrix

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/parts"
)

// Grid shows a State: one stop of the Tab key, in which arrows go from cell to
// cell, Enter puts the selected risk there, Delete takes it away, and a digit
// selects a risk.
type Grid struct {
	widget.BaseWidget
	// OnSet is told where the user puts the selected risk; the zero cell takes it
	// out of the matrix.
	OnSet func(c Cell)
	// OnSelect is told which of the risks the user has selected.
	OnSelect func(at int)
	// OnFocus is told when the matrix gains (true) or loses the focus.
	OnFocus func(gained bool)

	state   *State
	texts   *i18n.Texts
	drawn   []fyne.CanvasObject
	chips   []chip // where the numbers lie, for the pointer
	plan    plan
	height  float32
	focused bool
}

// chip is the number of a risk as it lies in a cell.
type chip struct {
	at   int // place among the marks
	pos  fyne.Position
	size fyne.Size
}

// NewGrid makes the view of a state.
func NewGrid(t *i18n.Texts, s *State) *Grid {
	g := &Grid{state: s, texts: t}
	g.ExtendBaseWidget(g)
	return g
}

// State is what is shown. After a change of it, Refresh shows it.
func (g *Grid) State() *State { return g.state }

// Tapped selects the risk whose number is tapped; elsewhere in a cell it puts
// the selected risk there.
func (g *Grid) Tapped(ev *fyne.PointEvent) {
	parts.FocusOn(g)
	if at := g.chipUnder(ev.Position); at >= 0 && at != g.state.Selected {
		g.pick(at)
		return
	}
	if c := g.cellUnder(ev.Position); c.IsSet() {
		g.state.Cursor = c
		g.put(c)
	}
}

func (g *Grid) pick(at int) {
	g.state.Select(at)
	g.Refresh()
	if g.OnSelect != nil {
		g.OnSelect(at)
	}
}

// put puts the selected risk into a cell; where none is selected, it selects the
// first that lies there.
func (g *Grid) put(c Cell) {
	if _, ok := g.state.Mark(); !ok {
		if all := g.state.In(c); len(all) > 0 {
			g.pick(all[0])
		}
		g.Refresh()
		return
	}
	g.Refresh()
	if g.OnSet != nil {
		g.OnSet(c)
	}
}

// FocusGained shows which cell the keyboard is in.
func (g *Grid) FocusGained() { g.setFocused(true) }

// FocusLost hides it again.
func (g *Grid) FocusLost() { g.setFocused(false) }

func (g *Grid) setFocused(focused bool) {
	g.focused = focused
	g.Refresh()
	if g.OnFocus != nil {
		g.OnFocus(focused)
	}
}

// TypedRune selects the risk with a digit's number.
func (g *Grid) TypedRune(r rune) {
	if n, err := strconv.Atoi(string(r)); err == nil && g.state.SelectNumber(n) {
		g.pick(g.state.Selected)
	}
}

// TypedKey moves, puts and takes away.
func (g *Grid) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		g.move(1, 0)
	case fyne.KeyDown:
		g.move(-1, 0)
	case fyne.KeyRight:
		g.move(0, 1)
	case fyne.KeyLeft:
		g.move(0, -1)
	case fyne.KeyHome:
		g.move(0, -g.state.Steps())
	case fyne.KeyEnd:
		g.move(0, g.state.Steps())
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		g.put(g.state.Cursor)
	case fyne.KeyDelete, fyne.KeyBackspace:
		if _, ok := g.state.Mark(); ok {
			g.put(Cell{})
		}
	default:
		parts.Unhandled(g, ev)
	}
}

func (g *Grid) move(up, right int) {
	g.state.Move(up, right)
	g.Refresh()
}

// Cursor is the hand: every cell can be pressed.
func (g *Grid) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel says where the keyboard is and what lies there.
func (g *Grid) AccessibilityLabel() string {
	c := g.state.Cursor
	text := g.t("cell", g.stepName(&model.Likelihoods.CodeSet, c.Likelihood), g.stepName(&model.Impacts.CodeSet, c.Impact),
		g.level(g.state.Level(c)))
	var numbers []string
	for _, at := range g.state.In(c) {
		numbers = append(numbers, strconv.Itoa(g.state.Marks[at].Number))
	}
	if len(numbers) > 0 {
		text += " " + g.t("here", strings.Join(numbers, ", "))
	}
	if m, ok := g.state.Mark(); ok {
		text += " " + g.t("chosen", strconv.Itoa(m.Number), m.Name)
	}
	return text
}

// AccessibilityRole is that of a button.
func (g *Grid) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (g *Grid) t(key string, args ...string) string { return g.texts.T("ui.matrix."+key, args...) }

// stepName is a step with its number: «3 Sannsynlig».
func (g *Grid) stepName(set setOfSteps, step int) string {
	if step < 1 || step > len(set.Codes) {
		return ""
	}
	return strconv.Itoa(step) + " " + g.texts.Code(set, set.Codes[step-1])
}

// level is the short word of a level: «Høy».
func (g *Grid) level(l model.RiskLevel) string {
	if l == "" {
		return ""
	}
	return g.t("level." + string(l))
}

// Resize draws anew where the width has changed.
func (g *Grid) Resize(size fyne.Size) {
	if size == g.BaseWidget.Size() {
		return
	}
	g.BaseWidget.Resize(size)
	g.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	g.draw()
	return &gridFace{g}
}

type gridFace struct{ g *Grid }

func (f *gridFace) Layout(fyne.Size)             {}
func (f *gridFace) MinSize() fyne.Size           { return fyne.NewSize(leastWidth(), f.g.height) }
func (f *gridFace) Objects() []fyne.CanvasObject { return f.g.drawn }
func (f *gridFace) Destroy()                     {}
func (f *gridFace) Refresh() {
	f.g.draw()
	canvas.Refresh(f.g)
}
