package pdf

import "samsvar/report/chart"

// The page, in points: A4 with generous margins.
const (
	pageWidth    = 595.28
	pageHeight   = 841.89
	marginLeft   = 68.0
	marginRight  = 68.0
	marginTop    = 92.0
	marginBottom = 86.0
	bodyWidth    = pageWidth - marginLeft - marginRight
	bodyHeight   = pageHeight - marginTop - marginBottom
	// measure is how wide running text is set: a comfortable line.
	measure = 440.0
)

// style is how text is set.
type style struct {
	size, leading float64
	bold          bool
	tone          chart.Tone
}

func (s style) inBold() style {
	s.bold = true
	return s
}

func (s style) in(t chart.Tone) style {
	s.tone = t
	return s
}

// font is the style as a chart's canvas knows it.
func (s style) font() chart.Font {
	return chart.Font{Size: s.size, Bold: s.bold, Tone: s.tone}
}

// styleOf is the inverse of font.
func styleOf(f chart.Font) style { return style{size: f.Size, bold: f.Bold, tone: f.Tone} }

// The styles of the documents. They are functions, since Go has no constants
// of struct type.
func bodyStyle() style      { return style{size: 10.5, leading: 15.2} }
func leadStyle() style      { return style{size: 12, leading: 17.6} }
func quietStyle() style     { return style{size: 9, leading: 12.8, tone: chart.Muted} }
func labelStyle() style     { return style{size: 8.5, leading: 11.6, tone: chart.Muted} }
func cellStyle() style      { return style{size: 9.5, leading: 12.8} }
func columnStyle() style    { return style{size: 8.5, leading: 11, bold: true, tone: chart.Muted} }
func kickerStyle() style    { return style{size: 10.5, leading: 15, bold: true, tone: chart.Accent} }
func titleStyle() style     { return style{size: 27, leading: 32, bold: true} }
func subtitleStyle() style  { return style{size: 13, leading: 18.5, tone: chart.Muted} }
func figureStyle() style    { return style{size: 23, leading: 28, bold: true, tone: chart.Accent} }
func blockTitle() style     { return style{size: 10, leading: 14, bold: true} }
func furnitureStyle() style { return style{size: 8, leading: 10.4, tone: chart.Muted} }

// headingStyle returns the style of a heading with the space above and below.
func headingStyle(level int) (st style, above, below float64) {
	switch {
	case level <= 1:
		return style{size: 16.5, leading: 21, bold: true}, 30, 8
	case level == 2:
		return style{size: 12.5, leading: 17, bold: true}, 22, 5
	}
	return style{size: 10.5, leading: 15, bold: true}, 16, 3
}
