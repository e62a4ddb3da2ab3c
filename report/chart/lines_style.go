package chart

import (
	"math"
	"slices"
	"strconv"

	"samsvar/report"
)

// name is where the name of a line stands.
type name struct {
	series int
	y      float64
}

// placeNames puts the names beside the lines' last values, far enough from one
// another, within the chart as long as there is room.
func (p *plot) placeNames() []name {
	all := make([]name, len(p.chart.Series))
	for i, line := range p.chart.Series {
		all[i] = name{i, plotHeight}
		for period := range p.chart.Periods {
			if at := line.At(period); !at.Missing {
				all[i].y = p.y(at.Value)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b name) int {
		switch {
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return 0
	})
	for i := 1; i < len(all); i++ {
		all[i].y = max(all[i].y, all[i-1].y+nameSpacing)
	}
	lowest := max(plotHeight, p.names()-nameSpacing)
	for i := len(all) - 1; i >= 0; i-- {
		all[i].y = min(all[i].y, lowest)
		lowest = all[i].y - nameSpacing
	}
	return all
}

// lineStyle is how a line is told from the others.
type lineStyle struct {
	tone   Tone
	dash   []float64 // drawn and left out in turn; nil is a whole line
	marker func(c Canvas, x, y float64)
}

// styleOfLine is the style of a line by its place. Dashes and markers differ in
// step, so that many lines have styles of their own.
func styleOfLine(i int) lineStyle {
	tones := []Tone{Accent, Ink, Muted}
	dashes := [][]float64{nil, {5, 2.5}, {1.5, 2}, {7, 2, 1.5, 2}}
	markers := []func(c Canvas, x, y float64, t Tone){square, cross, diamond, frame, plus}
	tone, draw := tones[i%len(tones)], markers[i%len(markers)]
	return lineStyle{tone: tone, dash: dashes[i%len(dashes)], marker: func(c Canvas, x, y float64) { draw(c, x, y, tone) }}
}

func (s lineStyle) stroke(c Canvas, x1, y1, x2, y2 float64) {
	length := math.Hypot(x2-x1, y2-y1)
	if s.dash == nil || length == 0 {
		c.Line(x1, y1, x2, y2, lineWidth, s.tone)
		return
	}
	at := func(d float64) (float64, float64) { return x1 + (x2-x1)*d/length, y1 + (y2-y1)*d/length }
	for d, i := 0.0, 0; d < length; i++ {
		step := s.dash[i%len(s.dash)]
		if i%2 == 0 {
			ax, ay := at(d)
			bx, by := at(min(d+step, length))
			c.Line(ax, ay, bx, by, lineWidth, s.tone)
		}
		d += step
	}
}

const half = markerSize / 2

func square(c Canvas, x, y float64, t Tone) { c.Rect(x-half, y-half, markerSize, markerSize, t) }

func cross(c Canvas, x, y float64, t Tone) {
	c.Line(x-half, y-half, x+half, y+half, 1.3, t)
	c.Line(x-half, y+half, x+half, y-half, 1.3, t)
}

func plus(c Canvas, x, y float64, t Tone) {
	const arm = half + 0.5
	c.Line(x-arm, y, x+arm, y, 1.3, t)
	c.Line(x, y-arm, x, y+arm, 1.3, t)
}

func diamond(c Canvas, x, y float64, t Tone) {
	const arm = half + 1
	c.Line(x-arm, y, x, y-arm, 1.2, t)
	c.Line(x, y-arm, x+arm, y, 1.2, t)
	c.Line(x+arm, y, x, y+arm, 1.2, t)
	c.Line(x, y+arm, x-arm, y, 1.2, t)
}

func frame(c Canvas, x, y float64, t Tone) {
	c.Line(x-half, y-half, x+half, y-half, 1.1, t)
	c.Line(x+half, y-half, x+half, y+half, 1.1, t)
	c.Line(x+half, y+half, x-half, y+half, 1.1, t)
	c.Line(x-half, y+half, x-half, y-half, 1.1, t)
}

// scale is an axis with even steps, from its lowest to its highest.
type scale struct{ low, high, step float64 }

// scaleOf covers all values, and zero, in a few steps of 1, 2 or 5 times a power
// of ten.
func scaleOf(chart report.LineChart) scale {
	const most = 1e12
	low, high, whole := 0.0, 0.0, true
	for _, line := range chart.Series {
		for i := range chart.Periods {
			if at := line.At(i); !at.Missing {
				v := min(max(at.Value, -most), most)
				low, high, whole = min(low, v), max(high, v), whole && v == math.Round(v)
			}
		}
	}
	if high == low {
		high = 1
	}
	step := niceStep((high - low) / axisSteps)
	if whole { // what is counted has no halves
		step = max(step, 1)
	}
	return scale{math.Floor(low/step) * step, math.Ceil(high/step) * step, step}
}

// niceStep is the step of 1, 2 or 5 times a power of ten that is not less.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, n := range []float64{1, 2, 5} {
		if n*power >= least*(1-1e-9) {
			return n * power
		}
	}
	return 10 * power
}

// steps are the values with a line across the chart.
func (s scale) steps() []float64 {
	var all []float64
	for i := range int(math.Round((s.high-s.low)/s.step)) + 1 {
		all = append(all, s.low+float64(i)*s.step)
	}
	return all
}

// share is how far up the axis a value lies, from 0 to 1.
func (s scale) share(v float64) float64 { return min(max((v-s.low)/(s.high-s.low), 0), 1) }

// label is a step as a number, with a comma and as few decimals as it needs.
func (s scale) label(v float64) string {
	decimals := 0
	for step := s.step; decimals < 9 && math.Abs(step-math.Round(step)) > 1e-9*step; decimals++ {
		step *= 10
	}
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if text == "-0" {
		text = "0"
	}
	return grouped(text)
}

// grouped writes a number with a comma for the decimals, and its thousands apart.
func grouped(text string) string {
	whole, rest := text, ""
	for i, r := range text {
		if r == '.' {
			whole, rest = text[:i], ","+text[i+1:]
		}
	}
	sign := ""
	if whole[0] == '-' {
		sign, whole = "−", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u00a0" + whole[i:]
	}
	return sign + whole + rest
}
