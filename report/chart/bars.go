package chart

import (
	"math"

	"samsvar/report"
)

// The measures of a bar chart.
const (
	barHeight   = 8.0
	barGap      = 1.5
	groupGap    = 9.0
	labelSize   = 9.5
	labelLine   = 12.0
	labelLimit  = 3
	valueSize   = 8.5
	legendBelow = 6.0
	barLimit    = 12
	labelShare  = 0.36
	valueShare  = 0.22
	gutter      = 10.0
)

// Bars returns the pieces of a bar chart: the legend, then one for each group.
func Bars(m Measurer, chart report.BarChart, width float64) []Piece {
	b := newBars(m, chart, width)
	var pieces []Piece
	if len(chart.Series) > 1 {
		pieces = legend(m, b.legend(), b.labelWidth+gutter, width)
		pieces[len(pieces)-1].Height += legendBelow
	}
	for _, g := range chart.Groups {
		pieces = append(pieces, b.group(m, g)...)
	}
	return pieces
}

// group returns the pieces of a group: one, unless it has very many bars.
func (b *bars) group(m Measurer, g report.BarGroup) []Piece {
	label := wrap(m, g.Label, labelFont(), b.labelWidth, labelLimit)
	var pieces []Piece
	for from := 0; from == 0 || from < len(g.Bars); from += barLimit {
		to := min(from+barLimit, len(g.Bars))
		lines := label
		pieces = append(pieces, Piece{
			Height: max(float64(len(lines))*labelLine, barsHeight(to-from)) + groupGap,
			Draw:   func(c Canvas, x, y float64) { b.drawGroup(c, x, y, lines, g.Bars, from, to) },
		})
		label = nil
	}
	return pieces
}

func labelFont() Font { return Font{Size: labelSize, Tone: Ink, Anchor: End} }

// bars holds what all groups of a chart share: one scale, one left edge.
type bars struct {
	chart      report.BarChart
	width      float64
	labelWidth float64
	valueWidth float64
	// perUnit is the length of a bar of value 1.
	perUnit float64
}

func newBars(m Measurer, chart report.BarChart, width float64) *bars {
	b := &bars{chart: chart, width: width}
	highest := min(max(chart.Most, 0), 1e12)
	for _, g := range chart.Groups {
		b.labelWidth = max(b.labelWidth, m.Width(g.Label, labelFont()))
		for _, bar := range g.Bars {
			b.valueWidth = max(b.valueWidth, m.Width(bar.Text, Font{Size: valueSize, Bold: true}))
			highest = max(highest, length(bar))
		}
	}
	b.labelWidth = min(b.labelWidth, width*labelShare)
	b.valueWidth = min(b.valueWidth+1, width*valueShare)
	if highest > 0 {
		b.perUnit = (width - b.labelWidth - b.valueWidth - 2*gutter) / highest
	}
	return b
}

// length is a bar's value as something that can be drawn.
func length(bar report.Bar) float64 {
	if bar.Missing || math.IsNaN(bar.Value) || bar.Value < 0 {
		return 0
	}
	return min(bar.Value, 1e12)
}

func barsHeight(n int) float64 { return max(0, float64(n)*(barHeight+barGap)-barGap) }

func (b *bars) legend() []entry {
	entries := make([]entry, len(b.chart.Series))
	for i, name := range b.chart.Series {
		entries[i] = entry{
			text: name,
			font: Font{Size: legendSize, Tone: Muted},
			swatch: func(c Canvas, x, y float64) {
				drawBar(c, x, y+1, barHeight, barTone(i, len(b.chart.Series)))
			},
		}
	}
	return entries
}

func (b *bars) drawGroup(c Canvas, x, y float64, label []string, all []report.Bar, from, to int) {
	height := barsHeight(to - from)
	y += 2 // the line to the left begins a little above the bars
	top := y + max(0, (height-float64(len(label))*labelLine)/2)
	for i, line := range label {
		c.Text(x+b.labelWidth, top+float64(i)*labelLine+9.2, line, labelFont())
	}
	left := x + b.labelWidth + gutter
	c.Line(left, y-2, left, y+height+2, 0.6, Hairline)
	for i := from; i < to; i++ {
		b.drawValue(c, left, y+float64(i-from)*(barHeight+barGap), all[i], i, len(all))
	}
}

func (b *bars) drawValue(c Canvas, left, y float64, bar report.Bar, i, n int) {
	f := Font{Size: valueSize, Tone: Muted}
	if i == n-1 && !bar.Missing {
		f.Bold, f.Tone = true, Ink
	}
	w := length(bar) * b.perUnit
	if w > 0 {
		drawBar(c, left, y, max(w, 0.8), barTone(i, n))
	}
	c.Text(left+w+5, y+barHeight-1, fit(c, bar.Text, f, b.valueWidth), f)
}

// drawBar draws a bar; light ones get an edge, so that they stand out on paper.
func drawBar(c Canvas, x, y, w float64, tone Tone) {
	c.Rect(x, y, w, barHeight, tone)
	if tone == Accent || w < 2 {
		return
	}
	const edge = 0.5
	l, r, t, b := x+edge/2, x+w-edge/2, y+edge/2, y+barHeight-edge/2
	c.Line(l, t, r, t, edge, Accent)
	c.Line(r, t, r, b, edge, Accent)
	c.Line(r, b, l, b, edge, Accent)
	c.Line(l, b, l, t, edge, Accent)
}

// barTone makes the last series dark and those before it ever lighter.
func barTone(i, n int) Tone {
	switch n - 1 - i {
	case 0:
		return Accent
	case 1:
		return Earlier
	}
	return Earliest
}
