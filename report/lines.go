package report

import (
	"math"
	"strings"
)

// LineChart shows how a few things go over time: one line for each. Every line
// has its own marker and dashes and its name at its end, and values stand at
// their points, so that no colour is needed to read it.
type LineChart struct {
	Title string
	// Periods are along the axis from the left: «2024», «2025», «2026».
	Periods []string
	Series  []Line
	// Alt says in a sentence what the chart shows; renderers that cannot show
	// the values otherwise add them.
	Alt string
	// Note stands below the chart: source and caveat.
	Note string
}

// Line is one of the things compared.
type Line struct {
	Name string
	// Points are in the order of the periods; missing ones at the end may be
	// left out.
	Points []Point
}

// Point is the value of a period.
type Point struct {
	Value float64
	// Text is the value as it shall be read: «6,9 %».
	Text string
	// Missing says there is no value; Text tells why, and the line is broken.
	Missing bool
}

// At is the point of a period, counted from 0.
func (l Line) At(period int) Point {
	if period < 0 || period >= len(l.Points) {
		return Point{Missing: true}
	}
	p := l.Points[period]
	p.Missing = p.Missing || math.IsNaN(p.Value) || math.IsInf(p.Value, 0)
	return p
}

// Table is the chart as a table, for formats and readers without pictures.
func (c LineChart) Table() Table {
	t := Table{Title: c.Title, Note: c.Note, Columns: []Column{{Weight: 3, Names: true}}}
	for _, period := range c.Periods {
		t.Columns = append(t.Columns, Column{Title: period, Align: Right})
	}
	for _, line := range c.Series {
		row := Cells(line.Name)
		for i := range c.Periods {
			row.Cells = append(row.Cells, Cell{Text: line.At(i).Text, Muted: line.At(i).Missing})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Told is the chart in words: the author's sentence, or the title, and all values
// line by line, which the picture has only in part.
func (c LineChart) Told() string {
	first := c.Alt
	if strings.TrimSpace(first) == "" {
		first = c.Title
	}
	told := []string{first}
	for _, line := range c.Series {
		var values []string
		for i, period := range c.Periods {
			values = append(values, strings.TrimSpace(period+" "+line.At(i).Text))
		}
		told = append(told, line.Name+": "+strings.Join(values, ", ")+".")
	}
	return strings.Join(told, " ")
}
