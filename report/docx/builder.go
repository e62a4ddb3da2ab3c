package docx

import (
	"strconv"
	"strings"

	"samsvar/report"
)

// builder puts the text of a part together.
type builder struct {
	strings.Builder
	lang string // of what is written now, where it is not the document's
}

// raw writes markup as it is.
func (b *builder) raw(parts ...string) {
	for _, p := range parts {
		_, _ = b.WriteString(p) // a builder takes everything
	}
}

// paragraph says how a paragraph is set.
type paragraph struct {
	style string // "" is the style of running text
	align string // "", "right" or "center"
	list  int    // number of the list; 0 is none
	depth int    // in the list
	fresh bool   // begins a page
	keep  bool   // stays on the page of what follows
	edge  string // colour of the line to the left, RRGGBB; "" is that of the style
}

// paragraph writes a paragraph whose content inside writes.
func (b *builder) paragraph(p paragraph, inside func()) {
	b.raw("<w:p><w:pPr>")
	if p.style != "" {
		b.raw(`<w:pStyle w:val="`, p.style, `"/>`)
	}
	if p.keep {
		b.raw(`<w:keepNext/>`)
	}
	if p.fresh {
		b.raw(`<w:pageBreakBefore/>`)
	}
	if p.list > 0 {
		b.raw(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(min(p.depth, 8)), `"/><w:numId w:val="`, strconv.Itoa(p.list), `"/></w:numPr>`)
	}
	if p.edge != "" {
		b.raw(`<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="`, p.edge, `"/></w:pBdr>`)
	}
	if p.align != "" {
		b.raw(`<w:jc w:val="`, p.align, `"/>`)
	}
	b.raw("</w:pPr>")
	inside()
	b.raw("</w:p>")
}

// line writes a paragraph of one plain text.
func (b *builder) line(style, text string) {
	b.paragraph(paragraph{style: style}, func() { b.run(text, false) })
}

// properties says how a run is set, when there is something to say.
func (b *builder) properties(bold bool) {
	if !bold && b.lang == "" {
		return
	}
	b.raw("<w:rPr>")
	if bold {
		b.raw("<w:b/>")
	}
	if b.lang != "" {
		b.raw(`<w:lang w:val="`, escape(b.lang), `"/>`)
	}
	b.raw("</w:rPr>")
}

// run writes text in one weight; line breaks and soft hyphens are kept.
func (b *builder) run(text string, bold bool) {
	if text == "" {
		return
	}
	b.raw("<w:r>")
	b.properties(bold)
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.raw("<w:br/>")
		}
		for j, part := range strings.Split(line, "\u00ad") {
			if j > 0 {
				b.raw("<w:softHyphen/>")
			}
			b.raw(`<w:t xml:space="preserve">`, escape(part), "</w:t>")
		}
	}
	b.raw("</w:r>")
}

func (b *builder) runs(runs []report.Run) {
	for _, r := range runs {
		b.run(r.Text, r.Bold)
	}
}

// cell is a cell of a table.
type cell struct {
	text        string
	bold, muted bool
	align       string
	span        int      // columns it covers; 0 is one
	fill        string   // colour behind, RRGGBB; "" is none
	keep        bool     // the row stays on the page of the next
	lang        string   // of the text, where it is not the document's
	more        []string // paragraphs below the text, muted
	open        bool     // no line parts it from the row below
}

// keep makes each row but the last stay on the page of the next.
func keep(rows [][]cell) {
	for i := range len(rows) - 1 {
		for j := range rows[i] {
			rows[i][j].keep = true
		}
	}
}

// fewRows is how many rows a table may have to be kept on one page.
const fewRows = 10

// grid is a table: its first head rows are repeated on every page.
type grid struct {
	widths []int // of the columns, in twentieths of a point
	head   int
	rows   [][]cell
	alt    string
}

// textWidth is how wide the text of a page is, in twentieths of a point.
const textWidth = 9070

func (b *builder) table(g grid) {
	if len(g.rows) <= fewRows {
		keep(g.rows)
	}
	b.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="Report"/><w:tblW w:w="`, strconv.Itoa(textWidth),
		`" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`)
	if g.alt != "" {
		b.raw(`<w:tblDescription w:val="`, escape(g.alt), `"/>`)
	}
	b.raw(`</w:tblPr><w:tblGrid>`)
	for _, w := range g.widths {
		b.raw(`<w:gridCol w:w="`, strconv.Itoa(w), `"/>`)
	}
	b.raw(`</w:tblGrid>`)
	for i, row := range g.rows {
		b.row(g, row, i < g.head)
	}
	b.raw(`</w:tbl>`)
	b.paragraph(paragraph{style: "Gap"}, func() {}) // two tables in a row would become one
}

func (b *builder) row(g grid, row []cell, head bool) {
	b.raw(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		b.raw(`<w:tblHeader/>`)
	}
	b.raw(`</w:trPr>`)
	at := 0
	for _, c := range row {
		span := max(c.span, 1)
		width := 0
		for _, w := range g.widths[min(at, len(g.widths)):min(at+span, len(g.widths))] {
			width += w
		}
		at += span
		b.cell(c, width, head)
	}
	b.raw(`</w:tr>`)
}

func (b *builder) cell(c cell, width int, head bool) {
	b.raw(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/>`)
	if c.span > 1 {
		b.raw(`<w:gridSpan w:val="`, strconv.Itoa(c.span), `"/>`)
	}
	if c.open {
		b.raw(`<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>`)
	}
	if c.fill != "" {
		b.raw(`<w:shd w:val="clear" w:color="auto" w:fill="`, c.fill, `"/>`)
	}
	b.raw(`</w:tcPr>`)
	style := "Cell"
	switch {
	case head:
		style = "CellHead"
	case c.muted:
		style = "CellMuted"
	}
	around := b.lang
	if c.lang != "" {
		b.lang = c.lang
	}
	b.paragraph(paragraph{style: style, align: c.align, keep: c.keep}, func() { b.run(c.text, c.bold) })
	for _, text := range c.more {
		b.paragraph(paragraph{style: "CellMuted", keep: c.keep}, func() { b.run(text, false) })
	}
	b.lang = around
	b.raw(`</w:tc>`)
}
