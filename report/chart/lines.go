package chart

import (
	"math"

	"samsvar/report"
)

// The measures of a line chart.
const (
	plotHeight  = 128.0
	plotAbove   = 14.0
	periodLine  = 20.0
	axisSteps   = 4
	nameShare   = 0.34
	nameIndent  = gutter + 2 + markerSize + 4
	lineWidth   = 1.4
	markerSize  = 5.0
	nameSpacing = 10.5
	valueAbove  = 6.0
	valueBelow  = 12.0
)

// Lines returns the one piece of a line chart: an axis with even steps, the
// lines, the values at their points and the names at the lines' ends.
func Lines(m Measurer, chart report.LineChart, width float64) []Piece {
	if len(chart.Periods) == 0 || len(chart.Series) == 0 {
		return nil
	}
	p := newPlot(m, chart, width)
	height := plotAbove + plotHeight + periodLine + max(0, p.names()-plotHeight)
	return []Piece{{Height: height, Draw: func(c Canvas, x, y float64) { p.draw(c, x, y+plotAbove) }}}
}

// plot is where things stand in a line chart, from its upper left corner.
type plot struct {
	chart       report.LineChart
	scale       scale
	width       float64
	left, right float64 // of the first and the last period
	nameWidth   float64
}

func newPlot(m Measurer, chart report.LineChart, width float64) *plot {
	p := &plot{chart: chart, width: width, scale: scaleOf(chart)}
	for _, step := range p.scale.steps() {
		p.left = max(p.left, m.Width(p.scale.label(step), tickFont()))
	}
	for _, s := range chart.Series {
		p.nameWidth = max(p.nameWidth, m.Width(s.Name, nameFont()))
	}
	p.nameWidth = min(p.nameWidth+1, width*nameShare)
	// The first and the last value have room on either side.
	p.left = min(p.left, width/4) + 2*gutter
	p.right = max(width-p.nameWidth-nameIndent, p.left)
	return p
}

func tickFont() Font { return Font{Size: valueSize, Tone: Muted, Anchor: End} }

func nameFont() Font { return Font{Size: valueSize, Tone: Ink} }

// names is the height that the names need below each other.
func (p *plot) names() float64 { return float64(len(p.chart.Series)) * nameSpacing }

func (p *plot) x(period int) float64 {
	if len(p.chart.Periods) == 1 {
		return (p.left + p.right) / 2
	}
	return p.left + (p.right-p.left)*float64(period)/float64(len(p.chart.Periods)-1)
}

// room is how wide a text may be that stands in the middle of a period.
func (p *plot) room(period int) float64 {
	aside := min(p.x(period), p.width-p.x(period))
	if n := len(p.chart.Periods); n > 1 {
		aside = min(aside, (p.right-p.left)/float64(n-1)/2-1)
	}
	return max(2*aside, 0)
}

func (p *plot) y(v float64) float64 { return plotHeight * (1 - p.scale.share(v)) }

func (p *plot) draw(c Canvas, x, y float64) {
	for _, step := range p.scale.steps() {
		at := y + p.y(step)
		c.Line(x+p.left-gutter, at, x+p.right+gutter, at, 0.5, Hairline)
		c.Text(x+p.left-gutter-4, at+3, fit(c, p.scale.label(step), tickFont(), p.left-gutter-4), tickFont())
	}
	for i, name := range p.chart.Periods {
		f := Font{Size: valueSize, Tone: Ink, Anchor: Middle}
		c.Text(x+p.x(i), y+plotHeight+12, fit(c, name, f, p.room(i)), f)
	}
	for i := range p.chart.Series {
		p.drawLine(c, x, y, i)
	}
	p.drawValues(c, x, y)
	p.drawNames(c, x, y)
}

// drawLine draws the line between neighbours that both have a value, and a
// marker at each value.
func (p *plot) drawLine(c Canvas, x, y float64, series int) {
	line, style := p.chart.Series[series], styleOfLine(series)
	for i := range p.chart.Periods {
		at := line.At(i)
		if at.Missing {
			continue
		}
		if next := line.At(i + 1); !next.Missing && i+1 < len(p.chart.Periods) {
			style.stroke(c, x+p.x(i), y+p.y(at.Value), x+p.x(i+1), y+p.y(next.Value))
		}
	}
	for i := range p.chart.Periods {
		if at := line.At(i); !at.Missing {
			style.marker(c, x+p.x(i), y+p.y(at.Value))
		}
	}
}

// drawValues writes each value above its point, or below where another stands
// above; where neither has room it is left out, and stands in the table only.
// Lines that meet have one value.
func (p *plot) drawValues(c Canvas, x, y float64) {
	for period := range p.chart.Periods {
		var points, taken []float64
		for _, line := range p.chart.Series {
			if at := line.At(period); !at.Missing {
				points = append(points, p.y(at.Value))
			}
		}
		told := map[report.Point]bool{}
		for i, line := range p.chart.Series {
			at := line.At(period)
			if at.Missing || told[at] {
				continue
			}
			told[at] = true
			for _, baseline := range []float64{p.y(at.Value) - valueAbove, p.y(at.Value) + valueBelow} {
				if baseline > plotHeight+valueBelow/4 || !clear(baseline-3, 9, taken) || !clear(baseline-3, 7, without(points, p.y(at.Value))) {
					continue
				}
				f := Font{Size: valueSize, Bold: true, Anchor: Middle, Tone: styleOfLine(i).tone}
				c.Text(x+p.x(period), y+baseline, fit(c, at.Text, f, p.room(period)), f)
				taken = append(taken, baseline-3)
				break
			}
		}
	}
}

// clear tells whether nothing is nearer to y than that.
func clear(y, near float64, others []float64) bool {
	for _, o := range others {
		if math.Abs(o-y) < near {
			return false
		}
	}
	return true
}

// without leaves out the points that lie at y.
func without(points []float64, y float64) []float64 {
	var rest []float64
	for _, p := range points {
		if p != y {
			rest = append(rest, p)
		}
	}
	return rest
}

// drawNames writes each line's name beside its last value. Names that would lie
// on one another are moved apart, in the order of the lines.
func (p *plot) drawNames(c Canvas, x, y float64) {
	for _, n := range p.placeNames() {
		style := styleOfLine(n.series)
		left := x + p.right + nameIndent - markerSize - 4
		style.marker(c, left+markerSize/2, y+n.y)
		f := nameFont()
		f.Tone = style.tone
		c.Text(left+markerSize+4, y+n.y+3.2, fit(c, p.chart.Series[n.series].Name, f, min(p.nameWidth, p.width-p.right-nameIndent)), f)
	}
}
