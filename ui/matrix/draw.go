package matrix

import (
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

type setOfSteps = *reg.CodeSet

// plan is where everything in the matrix lies.
type plan struct {
	left, top   float32 // of the upper left cell
	cell        fyne.Size
	gap, letter float32
	side        float32 // of a number
	fits, lines int     // numbers beside each other in a cell, and lines of them
}

func unit(n float32) float32 { return look.Size(look.SizeUnit) * n }

// leastWidth is the width below which a matrix cannot be used.
func leastWidth() float32 { return unit(32) }

// In how many lines a step may be named, and the numbers of a cell may stand.
const (
	labelLines  = 2
	numberLines = 3
)

// between is the distance between two numbers.
func between() float32 { return unit(0.375) }

// draw makes everything anew for the width there is.
func (g *Grid) draw() {
	width := g.BaseWidget.Size().Width
	if width <= 0 {
		width = unit(60)
	}
	g.drawn, g.chips = nil, nil
	g.plan = g.planFor(width)
	g.drawAxes(width)
	for l := g.state.Steps(); l >= 1; l-- {
		for i := 1; i <= g.state.Steps(); i++ {
			g.drawCell(Cell{l, i})
		}
	}
	g.drawWay()
	g.drawRing()
}

func (g *Grid) planFor(width float32) plan {
	n := float32(g.state.Steps())
	p := plan{gap: 3, letter: lineHeight(), left: min(unit(16), width*0.24), top: lineHeight() + unit(0.75)}
	p.side = p.letter + unit(0.5)
	p.cell.Width = (width - p.left - p.gap*(n-1)) / n
	p.fits = max(int((p.cell.Width-unit(1)+between())/(p.side+between())), 1)
	p.lines = min(max((g.mostInOne()+p.fits-1)/p.fits, 1), numberLines)
	p.cell.Height = p.letter + unit(1) + float32(p.lines)*(p.side+between())
	return p
}

// mostInOne is how many risks the fullest cell has.
func (g *Grid) mostInOne() int {
	count, most := map[Cell]int{}, 0
	for _, m := range g.state.Marks {
		if c := m.At(g.state.Stage); c.IsSet() {
			count[c]++
			most = max(most, count[c])
		}
	}
	return most
}

func lineHeight() float32 {
	return fyne.MeasureText("Åg", look.Size(look.SizeLabel), fyne.TextStyle{}).Height
}

// place is the upper left corner of a cell.
func (p plan) place(c Cell, steps int) fyne.Position {
	return fyne.NewPos(p.left+float32(c.Impact-1)*(p.cell.Width+p.gap), p.top+float32(steps-c.Likelihood)*(p.cell.Height+p.gap))
}

// drawAxes names both axes and their steps.
func (g *Grid) drawAxes(width float32) {
	p, n := g.plan, g.state.Steps()
	g.text(g.t("likelihood"), 0, 0, look.Muted, true)
	for l := 1; l <= n; l++ {
		at := p.place(Cell{l, 1}, n)
		lines := wrapped(g.stepName(&model.Likelihoods.CodeSet, l), p.left-unit(1))
		y := at.Y + (p.cell.Height-float32(len(lines))*p.letter)/2
		for i, line := range lines {
			g.text(line, p.left-unit(1)-measure(line), y+float32(i)*p.letter, look.Text, false)
		}
	}
	below := p.top + float32(n)*(p.cell.Height+p.gap) + 2
	most := 1
	for i := 1; i <= n; i++ {
		lines := wrapped(g.stepName(&model.Impacts.CodeSet, i), p.cell.Width)
		most = max(most, len(lines))
		for j, line := range lines {
			g.text(line, p.place(Cell{1, i}, n).X+(p.cell.Width-measure(line))/2, below+float32(j)*p.letter, look.Text, false)
		}
	}
	title := g.t("impact")
	g.text(title, width-measure(title)-2, below+float32(most)*p.letter, look.Muted, true)
	g.drawLegend(below + float32(most)*p.letter)
	g.height = below + float32(most+1)*p.letter
}

// drawLegend explains the signs where the cells have no room for their words.
func (g *Grid) drawLegend(y float32) {
	var words []string
	short := false
	for _, level := range model.RiskLevels.All() {
		word := report.SeverityOfRisk(level).Label(g.level(level))
		short = short || !g.roomFor(word)
		words = append(words, word)
	}
	if short {
		g.text(strings.Join(words, "  "), 0, y, look.Muted, false)
	}
}

// wrapped breaks the name of a step into as many lines as there is room for.
func wrapped(text string, width float32) []string {
	lines := parts.Wrap(text, width, measure)
	if len(lines) > labelLines {
		lines = append(lines[:labelLines-1], parts.Fit(lines[labelLines-1]+" "+lines[labelLines], width, measure))
	}
	return lines
}

func measure(text string) float32 {
	return fyne.MeasureText(text, look.Size(look.SizeLabel), fyne.TextStyle{}).Width
}

func (g *Grid) text(text string, x, y float32, role look.Role, bold bool) *canvas.Text {
	t := canvas.NewText(text, look.Color(role))
	t.TextSize, t.TextStyle.Bold = look.Size(look.SizeLabel), bold
	t.Move(fyne.NewPos(x, y))
	t.Resize(t.MinSize())
	g.drawn = append(g.drawn, t)
	return t
}

func (g *Grid) rect(at fyne.Position, size fyne.Size, fill, edge look.Role, line, radius float32) {
	r := canvas.NewRectangle(color.Transparent)
	if fill != "" {
		r.FillColor = look.Color(fill)
	}
	if edge != "" {
		r.StrokeColor, r.StrokeWidth = look.Color(edge), line
	}
	r.CornerRadius = radius
	r.Move(at)
	r.Resize(size)
	g.drawn = append(g.drawn, r)
}

// drawCell draws a cell: its level above, the numbers of its risks below.
func (g *Grid) drawCell(c Cell) {
	p, level := g.plan, g.state.Level(c)
	at, severity := p.place(c, g.state.Steps()), report.SeverityOfRisk(level)
	g.rect(at, p.cell, look.SoftRole(severity), "", 0, 3)
	word := severity.Label(g.level(level))
	if !g.roomFor(word) {
		word = severity.Sign()
	}
	g.text(word, at.X+unit(0.5), at.Y+unit(0.25), look.SignRole(severity), false)
	g.drawNumbers(at.AddXY(unit(0.5), p.letter+unit(0.5)), g.state.In(c))
}

// roomFor reports whether a level's word goes into a cell beside its sign.
func (g *Grid) roomFor(word string) bool { return measure(word) <= g.plan.cell.Width-unit(1) }

// drawNumbers draws the numbers of risks, as many as there is room for; the
// selected one always.
func (g *Grid) drawNumbers(at fyne.Position, all []int) {
	p, rest := g.plan, 0
	if room := p.fits * p.lines; len(all) > room {
		rest = len(all) - room + 1
		all = withSelected(all, room-1, g.state.Selected)
	}
	spot := func(n int) fyne.Position {
		step := p.side + between()
		return at.AddXY(float32(n%p.fits)*step, float32(n/p.fits)*step)
	}
	for n, i := range all {
		g.drawNumber(i, spot(n))
	}
	if rest > 0 {
		more := spot(len(all))
		g.text("+"+strconv.Itoa(rest), more.X, more.Y+unit(0.25), look.Text, true)
	}
}

// withSelected cuts a list to n, with the selected one among them if it was.
func withSelected(all []int, n, selected int) []int {
	shown := slices.Clone(all[:n])
	if n > 0 && slices.Contains(all[n:], selected) {
		shown[n-1] = selected
	}
	return shown
}

// drawNumber draws one risk: filled where it is selected, with a faint edge
// where it is shown only because nothing is assessed after measures.
func (g *Grid) drawNumber(i int, at fyne.Position) {
	m, side := g.state.Marks[i], g.plan.side
	number := strconv.Itoa(m.Number)
	size := fyne.NewSize(max(side, measure(number)+unit(0.75)), side)
	fill, edge, words := look.Card, look.Text, look.Text
	switch {
	case i == g.state.Selected:
		fill, edge, words = look.Accent, look.Accent, look.OnAccent
	case !m.Assessed(g.state.Stage):
		edge, words = look.Edge, look.Muted
	}
	g.rect(at, size, fill, edge, 1, side/2)
	t := g.text(number, 0, 0, words, true)
	t.Move(at.AddXY((size.Width-t.MinSize().Width)/2, (size.Height-t.MinSize().Height)/2))
	g.chips = append(g.chips, chip{at: i, pos: at, size: size})
}

// drawWay draws an arrow from where the selected risk was to where its measures
// bring it.
func (g *Grid) drawWay() {
	from, to, ok := g.state.Way()
	if !ok {
		return
	}
	a, b := g.middle(from), g.middle(to)
	for _, c := range g.chips {
		if c.at == g.state.Selected {
			b = c.pos.AddXY(c.size.Width/2, c.size.Height/2)
		}
	}
	dx, dy := float64(b.X-a.X), float64(b.Y-a.Y)
	length := math.Hypot(dx, dy)
	back := float32((length - float64(unit(1.5))) / length) // stop short of the number
	tip := fyne.NewPos(a.X+float32(dx)*back, a.Y+float32(dy)*back)
	g.line(a, tip)
	for _, turn := range []float64{2.6, -2.6} {
		angle := math.Atan2(dy, dx) + turn
		g.line(tip, tip.AddXY(unit(1)*float32(math.Cos(angle)), unit(1)*float32(math.Sin(angle))))
	}
	was := unit(1)
	g.rect(a.SubtractXY(was/2, was/2), fyne.NewSquareSize(was), look.Card, look.Accent, 2, was/2)
}

// middle is the middle of where numbers lie in a cell.
func (g *Grid) middle(c Cell) fyne.Position {
	p := g.plan
	return p.place(c, g.state.Steps()).AddXY(p.cell.Width/2, p.letter+unit(0.5)+(p.letter+unit(0.5))/2)
}

func (g *Grid) line(from, to fyne.Position) {
	l := canvas.NewLine(look.Color(look.Accent))
	l.StrokeWidth, l.Position1, l.Position2 = 2, from, to
	g.drawn = append(g.drawn, l)
}

// drawRing shows which cell the keyboard is in.
func (g *Grid) drawRing() {
	if !g.focused {
		return
	}
	p := g.plan
	at := p.place(g.state.Cursor, g.state.Steps())
	g.rect(at.SubtractXY(1, 1), p.cell.AddWidthHeight(2, 2), "", look.Focus, look.Size(look.SizeRing)+1, 3)
}

// chipUnder is the place among the marks of the number at a position, or -1.
func (g *Grid) chipUnder(at fyne.Position) int {
	for _, c := range g.chips {
		if at.X >= c.pos.X && at.X < c.pos.X+c.size.Width && at.Y >= c.pos.Y && at.Y < c.pos.Y+c.size.Height {
			return c.at
		}
	}
	return -1
}

// cellUnder is the cell at a position, or none.
func (g *Grid) cellUnder(at fyne.Position) Cell {
	n := g.state.Steps()
	for l := 1; l <= n; l++ {
		for i := 1; i <= n; i++ {
			corner := g.plan.place(Cell{l, i}, n)
			if at.X >= corner.X && at.X < corner.X+g.plan.cell.Width && at.Y >= corner.Y && at.Y < corner.Y+g.plan.cell.Height {
				return Cell{l, i}
			}
		}
	}
	return Cell{}
}
