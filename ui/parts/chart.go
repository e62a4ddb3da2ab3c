package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/report"
	"samsvar/report/chart"
	"samsvar/ui/look"
)

// Chart shows what package chart draws, in the window's colours and size.
type Chart struct {
	widget.BaseWidget
	// Alt is what a screen reader says of it.
	Alt    string
	pieces func(m chart.Measurer, width float64) []chart.Piece
	drawn  []fyne.CanvasObject
	height float32
}

// NewBars makes a chart of bars, year over year.
func NewBars(bars report.BarChart) *Chart {
	c := NewChart(func(m chart.Measurer, width float64) []chart.Piece { return chart.Bars(m, bars, width) })
	c.Alt = bars.Alt
	return c
}

// AccessibilityLabel is what the chart shows, in words.
func (c *Chart) AccessibilityLabel() string { return c.Alt }

// AccessibilityRole is that of text, since there is none for pictures.
func (c *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// NewChart makes a chart of pieces, which are made for a width in points.
func NewChart(pieces func(m chart.Measurer, width float64) []chart.Piece) *Chart {
	c := &Chart{pieces: pieces}
	c.ExtendBaseWidget(c)
	return c
}

// Resize draws anew where the width has changed.
func (c *Chart) Resize(size fyne.Size) {
	if size == c.BaseWidget.Size() {
		return
	}
	c.BaseWidget.Resize(size)
	c.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	c.draw()
	return &chartFace{c}
}

func (c *Chart) draw() {
	b := &board{}
	width := c.BaseWidget.Size().Width
	if width <= 0 {
		width = 320
	}
	inPoints := float64(width / b.scale())
	height := chart.Draw(b, c.pieces(b, inPoints), 0, 0)
	c.drawn, c.height = b.objects, float32(height)*b.scale()
}

type chartFace struct{ c *Chart }

func (f *chartFace) Layout(fyne.Size)             {}
func (f *chartFace) MinSize() fyne.Size           { return fyne.NewSize(200, f.c.height) }
func (f *chartFace) Objects() []fyne.CanvasObject { return f.c.drawn }
func (f *chartFace) Destroy()                     {}
func (f *chartFace) Refresh() {
	f.c.draw()
	canvas.Refresh(f.c)
}

// board is the window as a surface to draw charts on.
type board struct{ objects []fyne.CanvasObject }

// scale makes the points of paper as large as the text of the window.
func (b *board) scale() float32 { return look.Size(look.SizeLabel) / 9.5 }

func (b *board) px(v float64) float32 { return float32(v) * b.scale() }

// Rect fills a rectangle.
func (b *board) Rect(x, y, w, h float64, fill chart.Tone) {
	r := canvas.NewRectangle(look.Color(roleOfTone(fill)))
	r.Move(fyne.NewPos(b.px(x), b.px(y)))
	r.Resize(fyne.NewSize(b.px(w), b.px(h)))
	b.objects = append(b.objects, r)
}

// Line draws a line.
func (b *board) Line(x1, y1, x2, y2, width float64, tone chart.Tone) {
	l := canvas.NewLine(look.Color(roleOfTone(tone)))
	l.Position1, l.Position2 = fyne.NewPos(b.px(x1), b.px(y1)), fyne.NewPos(b.px(x2), b.px(y2))
	l.StrokeWidth = max(b.px(width), 0.6)
	b.objects = append(b.objects, l)
}

// Text writes a line with its baseline at y.
func (b *board) Text(x, y float64, text string, f chart.Font) {
	t := canvas.NewText(text, look.Color(roleOfTone(f.Tone)))
	t.TextSize, t.TextStyle.Bold = b.px(f.Size), f.Bold
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(text, t.TextSize, t.TextStyle, nil)
	left := b.px(x)
	switch f.Anchor {
	case chart.Middle:
		left -= size.Width / 2
	case chart.End:
		left -= size.Width
	}
	t.Move(fyne.NewPos(left, b.px(y)-baseline))
	t.Resize(size)
	b.objects = append(b.objects, t)
}

// Width measures a line of text.
func (b *board) Width(text string, f chart.Font) float64 {
	size := fyne.MeasureText(text, b.px(f.Size), fyne.TextStyle{Bold: f.Bold})
	return float64(size.Width / b.scale())
}

// roleOfTone says which of the window's colours a tone of a chart is.
func roleOfTone(tone chart.Tone) look.Role {
	for s := report.SeverityNone; s <= report.SeverityCritical; s++ {
		switch tone {
		case chart.SignTone(s):
			return look.SignRole(s)
		case chart.FillTone(s):
			return look.SoftRole(s)
		}
	}
	switch tone {
	case chart.Muted:
		return look.Muted
	case chart.Hairline:
		return look.Edge
	case chart.Accent:
		return look.Accent
	case chart.Earlier:
		return look.Earlier
	case chart.Earliest:
		return look.Earliest
	case chart.Pale:
		return look.Hover
	case chart.Watermark:
		return look.Track
	}
	return look.Text
}
