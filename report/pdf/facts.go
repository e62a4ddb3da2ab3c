package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// columnGap is the space between columns.
const columnGap = 14.0

// factGrid sets facts two and two, labels above values.
func (f *flow) factGrid(facts []report.Fact) []box {
	if len(facts) == 0 {
		return nil
	}
	w := (bodyWidth - 2*columnGap) / 2
	list := f.into.list("None")
	boxes := []box{{marks: []mark{rule(0, 0, bodyWidth, 0, 0.4, chart.Hairline)}}}
	bindNext(boxes, hard)
	for i := 0; i < len(facts); i += 2 {
		cells := []cell{{lines: f.fact(list, facts[i], w)}}
		if i+1 < len(facts) {
			cells = append(cells, cell{x: w + 2*columnGap, lines: f.fact(list, facts[i+1], w)})
		}
		boxes = append(boxes, row(cells, hairlineBelow(5.5, 6.5))...)
	}
	return boxes
}

func (f *flow) fact(list *element, fact report.Fact, width float64) []textLine {
	label, value := list.fact()
	lines := as(label, f.plain(fact.Label, labelStyle(), width))
	return append(lines, as(value, f.plain(fact.Value, bodyStyle(), width))...)
}

// hairlineBelow frames a row with space and a hairline across the page.
func hairlineBelow(above, below float64) frame {
	return frame{above: above, below: below, rule: 0.4, tone: chart.Hairline, width: bodyWidth}
}

func (f *flow) factList(l report.FactList) {
	f.add(8, f.factRows(l.Facts), 12)
}

// factRows sets facts one below the other, the label in a column to the left.
func (f *flow) factRows(facts []report.Fact) []box {
	st := labelStyle()
	st.size, st.leading = 9.5, 15.2
	labels := 0.0
	for _, fact := range facts {
		line, _ := f.natural(fact.Label, st)
		labels = max(labels, line+1)
	}
	labels = min(labels, bodyWidth*0.36)
	list := f.into.list("None")
	var boxes []box
	for _, fact := range facts {
		label, value := list.fact()
		x := labels + columnGap + 6
		boxes = append(boxes, row([]cell{
			{lines: as(label, f.plain(fact.Label, st, labels))},
			{x: x, lines: as(value, f.plain(fact.Value, bodyStyle(), bodyWidth-x))},
		}, hairlineBelow(3.6, 4.4))...)
	}
	return boxes
}
