package pdf

import "samsvar/report"

// The types of structure elements, as PDF/UA knows them. Those of roleMap are
// our own names for how a thing is used.
const (
	docTag       = "Document"
	titleTag     = "Title"
	subtitleTag  = "Subtitle"
	pageLineTag  = "PageLine"
	paragraphTag = "P"
	divTag       = "Div"
	partTag      = "Part"
	calloutTag   = "Callout"
	listTag      = "L"
	itemTag      = "LI"
	labelTag     = "Lbl"
	bodyTag      = "LBody"
	tableTag     = "Table"
	captionTag   = "Caption"
	headTag      = "THead"
	rowsTag      = "TBody"
	rowTag       = "TR"
	headCellTag  = "TH"
	cellTag      = "TD"
	contentsTag  = "TOC"
	entryTag     = "TOCI"
	referenceTag = "Reference"
	linkTag      = "Link"
	figureTag    = "Figure"
	formTag      = "Form"
)

// roleMap tells readers which standard type each of our own names is.
func roleMap() [][2]string {
	return [][2]string{{calloutTag, divTag}, {pageLineTag, paragraphTag}, {subtitleTag, paragraphTag}, {titleTag, paragraphTag}}
}

// element is a node of the structure tree: what a stretch of content is, in
// reading order. An element has either elements below it or content of its
// own; the painter adds the content as it writes the pages.
type element struct {
	tag  string
	kids []*element
	// scope says for which cells a head cell speaks: Row or Column.
	scope string
	// span is over how many columns a cell goes; 0 is one.
	span int
	// numbering says how a list is numbered: None, Disc or Decimal.
	numbering string
	// alt is read out instead of the content.
	alt string
	// lang is the language of the content, where it differs.
	lang string

	content     []content
	annotations []annotation // its links, or the field of a form
	box         area
	object      int // number in the file
}

// annotation is a link or a field: its page, from 0, and its object in the file.
type annotation struct{ page, object int }

// content is a stretch of marked content: its page, from 0, and its number
// on that page.
type content struct{ page, id int }

// area is the smallest rectangle that holds an element's content on its page.
type area struct {
	x1, y1, x2, y2 float64
	set            bool
}

func (a *area) grow(x1, y1, x2, y2 float64) {
	if !a.set {
		*a = area{x1, y1, x2, y2, true}
		return
	}
	a.x1, a.y1, a.x2, a.y2 = min(a.x1, x1), min(a.y1, y1), max(a.x2, x2), max(a.y2, y2)
}

// add appends a new element below e.
func (e *element) add(tag string) *element {
	kid := &element{tag: tag}
	e.kids = append(e.kids, kid)
	return kid
}

// list appends a list.
func (e *element) list(numbering string) *element {
	l := e.add(listTag)
	l.numbering = numbering
	return l
}

// headCell appends a head cell for a row or a column.
func (e *element) headCell(scope string) *element {
	c := e.add(headCellTag)
	c.scope = scope
	return c
}

// The scopes of head cells.
const (
	rowScope    = "Row"
	columnScope = "Column"
)

// fact appends a label with its value to a list and returns both.
func (e *element) fact() (label, value *element) {
	item := e.add(itemTag)
	return item.add(labelTag), item.add(bodyTag)
}

// empty tells that there is nothing in an element or below it. Cells count as
// something: a row has as many cells as the table has columns. So does the place
// of a form field, which is given to it later.
func (e *element) empty() bool {
	if len(e.content) > 0 || len(e.annotations) > 0 || e.tag == cellTag || e.tag == headCellTag || e.tag == formTag {
		return false
	}
	for _, kid := range e.kids {
		if !kid.empty() {
			return false
		}
	}
	return true
}

// prune takes away elements without content.
func (e *element) prune() {
	kept := e.kids[:0]
	for _, kid := range e.kids {
		if !kid.empty() {
			kid.prune()
			kept = append(kept, kid)
		}
	}
	e.kids = kept
}

// as says of which element lines are the content.
func as(e *element, lines []textLine) []textLine {
	for i := range lines {
		lines[i].of = e
	}
	return lines
}

// headingTag is the type of a heading of a level.
func headingTag(level int) string {
	return [...]string{"H1", "H2", "H3"}[min(max(level, 1), 3)-1]
}

// cellOf appends a cell of a column: a head cell where the column names its
// rows, or the cell names a sum.
func (e *element) cellOf(c report.Column, sum bool) *element {
	if c.Names || sum {
		return e.headCell(rowScope)
	}
	return e.add(cellTag)
}
