package grid

import "samsvar/report"

// Source is where the rows come from. It is asked on the main goroutine, for
// the rows that are seen.
type Source interface {
	Len() int
	// Cell returns what stands in a row and column, counted from 0.
	Cell(row, col int) string
	// Sign returns how much the row's gravest finding matters.
	Sign(row int) report.Severity
}

// Marker is a Source whose rows can be ticked. The grid then has room for a box
// before each row: it is drawn where the user is, and everywhere once anything
// is ticked.
type Marker interface {
	Marked(row int) bool
	// Marks returns whether any row is ticked, and whether all are.
	Marks() (some, all bool)
}

// Heading is a row above others that have something in common.
type Heading struct {
	Text   string // what they have in common
	Count  string // how many there are
	Folded bool   // those below it are not shown
}

// Grouper is a Source that has headings among its rows.
type Grouper interface {
	// Heading returns the heading in a row; false if the row is none.
	Heading(row int) (Heading, bool)
}

// Hitter is a Source that knows where in a cell the text stands that the user
// searches for.
type Hitter interface {
	// Hits returns the parts of a cell's text to mark, as bytes from and to, in
	// order and apart from each other.
	Hits(text string) [][2]int
}

// none is a source without rows.
type none struct{}

func (none) Len() int                 { return 0 }
func (none) Cell(int, int) string     { return "" }
func (none) Sign(int) report.Severity { return report.SeverityNone }

func (g *Grid) marker() Marker {
	m, _ := g.source.(Marker)
	return m
}

// heading returns the heading in a row.
func (g *Grid) heading(row int) (Heading, bool) {
	grouper, ok := g.source.(Grouper)
	if !ok || row < 0 || row >= g.source.Len() {
		return Heading{}, false
	}
	return grouper.Heading(row)
}

// marked reports whether a row is ticked, and whether any is.
func (g *Grid) marked(row int) (one, some bool) {
	m := g.marker()
	if m == nil || row < 0 || row >= g.source.Len() {
		return false, false
	}
	some, _ = m.Marks()
	return some && m.Marked(row), some
}

func (g *Grid) mark(row int) {
	if g.OnMark == nil || g.marker() == nil || row < 0 {
		return
	}
	g.OnMark(row)
	g.showMarks()
}

// markAll ticks all rows, or none where all are.
func (g *Grid) markAll() {
	if g.OnMarkAll != nil && g.marker() != nil && g.source.Len() > 0 {
		g.OnMarkAll()
		g.showMarks()
	}
}

// unmark takes every tick away and reports whether there was any.
func (g *Grid) unmark() bool {
	if g.OnUnmark == nil || !g.OnUnmark() {
		return false
	}
	g.showMarks()
	return true
}

// reach goes to a row and ticks all from where the user was.
func (g *Grid) reach(row int) {
	row = max(min(row, g.source.Len()-1), 0)
	if g.OnReach == nil || g.marker() == nil || g.source.Len() == 0 {
		g.goTo(row)
		return
	}
	g.current = row
	g.OnReach(row)
	g.rows.ScrollTo(row)
	g.showMarks()
}

// showMarks paints the boxes as they are now.
func (g *Grid) showMarks() {
	g.header.Refresh()
	g.rows.Refresh()
}

// fold folds or unfolds the heading in a row, or all headings.
func (g *Grid) fold(row int, folded, all bool) {
	if _, ok := g.heading(row); ok && g.OnFold != nil {
		g.OnFold(row, folded, all)
	}
}

// turn folds a heading that is unfolded, and the other way round; it reports
// whether there is a heading in the row.
func (g *Grid) turn(row int) bool {
	h, ok := g.heading(row)
	if ok {
		g.fold(row, !h.Folded, false)
	}
	return ok
}
