package overview

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/report"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// whichCard is one of the two cards that put years beside each other.
type whichCard int

const (
	incidentCard whichCard = iota
	workCard
)

// yearsCard puts key figures of two years beside each other, as the documents
// do. Each number opens the records it counts.
func (v *view) yearsCard(s summary, which whichCard) fyne.CanvasObject {
	t := v.d.Texts
	title, all := t.T("ui.overview.figures.incidents"), s.incidents
	if which == workCard {
		title, all = t.T("ui.overview.figures.work"), s.figures
	}
	heading := parts.NewHeading(title)
	if len(all) == 0 {
		return parts.NewCard(heading, parts.NewMuted(t.T("ui.overview.no_coverage")))
	}
	before, now := strconv.Itoa(s.year-1), strconv.Itoa(s.year)
	most := highest(all)
	numbers := &widest{}
	rows := []fyne.CanvasObject{}
	for _, k := range all {
		label := t.FigureShort(k.id)
		pair := parts.Row(5, v.number(k.before, label, before), parts.NewMuted("→"), v.number(k.now, label, now))
		numbers.take(pair)
		bars := parts.NewBars(report.BarChart{Most: most, Groups: []report.BarGroup{{Bars: []report.Bar{bar(k.before), bar(k.now)}}}})
		rows = append(rows, container.New(&yearRow{numbers}, parts.NewWrapped(label), bars, pair))
	}
	return parts.NewCard(heading, parts.NewNote(t.T("ui.overview.legend", before, now)), parts.Column(6, rows...),
		parts.NewNote(t.T("report.chart_caveat")))
}

// number is a year's number; it leads to the records it counts.
func (v *view) number(s side, label, year string) fyne.CanvasObject {
	t := v.d.Texts
	text := t.Number(s.value)
	if !s.value.IsSet() {
		text = t.T("report.not_known")
	}
	if len(s.refs) == 0 {
		return parts.NewText(text)
	}
	why := t.T("ui.overview.of_year", label, year)
	return v.link(text, why+": "+text, screen.Place{Kind: screen.Register, Register: s.refs[0].Register, Records: s.refs, Why: why})
}

// bar is a bar without words: they stand beside the chart, to be pressed.
func bar(s side) report.Bar {
	return report.Bar{Value: s.value.Float64(), Missing: !s.value.IsSet()}
}

// widest is the width of the widest of some objects, so that what stands beside
// them begins and ends at the same place in every row.
type widest struct{ width float32 }

func (w *widest) take(o fyne.CanvasObject) { w.width = max(w.width, o.MinSize().Width) }

// yearRow lays out a label, bars, and the numbers, in columns that all rows
// share.
type yearRow struct{ numbers *widest }

const yearLabel = 0.4 // of the width, for the label

// MinSize is the height of the highest.
func (y *yearRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(y.numbers.width+120, height)
}

// Layout places them.
func (y *yearRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	label := size.Width * yearLabel
	bars := max(size.Width-label-y.numbers.width-2*gap, 0)
	x := float32(0)
	for i, width := range []float32{label, bars, y.numbers.width} {
		o := objects[i]
		o.Resize(fyne.NewSize(width, o.Size().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, max((size.Height-height)/2, 0)))
		x += width + gap
	}
}
