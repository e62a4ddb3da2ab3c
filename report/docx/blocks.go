package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
)

// writer goes through the blocks of a document.
type writer struct {
	builder
	doc      report.Document
	fresh    bool     // the next heading or paragraph begins a page
	lists    int      // numbered lists so far
	heads    int      // headings so far; each has a bookmark
	pictures [][]byte // PNG files, in the order of their numbers from 1
	err      error    // of a picture that cannot be made
}

const (
	bulletList  = 1 // in numbering.xml
	firstNumber = 2 // the first of the numbered ones
)

// numberingOf is the part with the lists: each numbered one begins anew.
func numberingOf(lists int) string {
	var b builder
	for i := range lists {
		b.raw(`<w:num w:numId="`, strconv.Itoa(firstNumber+i), `"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`)
	}
	return strings.Replace(numbering, "</w:numbering>", b.String()+"</w:numbering>", 1)
}

// body writes the document's own part.
func body(doc report.Document) *writer {
	w := &writer{doc: doc}
	w.raw(xml.Header, `<w:document `, namespaces, `><w:body>`)
	w.blocks(doc.Blocks)
	w.raw(`<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default" r:id="rIdFooter"/>`,
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1840" w:right="1418" w:bottom="1720" w:left="1418" w:header="850" w:footer="850" w:gutter="0"/></w:sectPr>`,
		`</w:body></w:document>`)
	return w
}

func (w *writer) blocks(blocks []report.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case report.TitleHead:
			w.title(b)
		case report.Contents:
			w.contents(b)
		case report.Heading:
			w.heading(b)
		case report.Paragraph:
			w.prose(b)
		case report.List:
			w.list(b)
		case report.FactList:
			w.facts(b.Facts)
		case report.Callout:
			w.callout(b)
		case report.Table:
			w.tableOf(b, "")
		case report.KeyFigures:
			w.keyFigures(b)
		case report.QuestionList:
			w.questions(b)
		case report.BarChart:
			w.barChart(b)
		case report.LineChart:
			w.tableOf(b.Table(), b.Alt)
		case report.Attachments:
			w.tableOf(b.Table(), "")
		case report.RiskMatrix:
			w.riskMatrix(b)
		case report.SignatureFields:
			w.signatures(b)
		case report.ScanMark:
			w.scanMark(b)
		case report.PageBreak:
			w.fresh = true
		case report.KeepTogether:
			w.blocks(b.Blocks)
		case report.InLanguage:
			w.inLanguage(b)
		}
	}
}

// inLanguage writes blocks in another language.
func (w *writer) inLanguage(l report.InLanguage) {
	around := w.lang
	defer func() { w.lang = around }()
	w.lang = l.Lang
	w.blocks(l.Blocks)
}

// text writes a paragraph, on a new page if one was asked for.
func (w *writer) text(style string, runs []report.Run) {
	w.paragraph(paragraph{style: style, fresh: w.fresh}, func() { w.runs(runs) })
	w.fresh = false
}

// heading writes a heading with a bookmark, to which the contents lead.
func (w *writer) heading(h report.Heading) {
	w.heads++
	id := strconv.Itoa(w.heads)
	w.paragraph(paragraph{style: "Heading" + strconv.Itoa(min(max(h.Level, 1), 3)), fresh: w.fresh}, func() {
		w.raw(`<w:bookmarkStart w:id="`, id, `" w:name="`, bookmark(w.heads), `"/>`)
		w.run(strings.TrimSpace(h.Number+" "+h.Text), false)
		w.raw(`<w:bookmarkEnd w:id="`, id, `"/>`)
	})
	w.fresh = false
}

func bookmark(n int) string { return "_Toc" + strconv.Itoa(n) }

func (w *writer) title(h report.TitleHead) {
	w.logo()
	if h.Kicker != "" {
		w.text("Kicker", report.Plain(h.Kicker))
	}
	w.text("Title", report.Plain(w.doc.Title))
	if w.doc.Subtitle != "" {
		w.text("Subtitle", report.Plain(w.doc.Subtitle))
	}
	w.facts(h.Facts)
}

// contents is a field that the word processor fills in when it is updated; the
// headings stand in it already, without pages.
func (w *writer) contents(c report.Contents) {
	w.text("ContentsTitle", report.Plain(c.Title))
	depth := min(max(c.Depth, 1), 3)
	n := 0
	entries := headings(w.doc.Blocks, depth, &n)
	begin := func() {
		w.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">`,
			fmt.Sprintf(` TOC \o "1-%d" \h `, depth), `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	}
	for i, e := range entries {
		w.paragraph(paragraph{style: "TOC" + strconv.Itoa(min(max(e.Level, 1), 3))}, func() {
			if i == 0 {
				begin()
			}
			w.raw(`<w:hyperlink w:anchor="`, bookmark(e.place), `" w:history="1">`)
			w.run(strings.TrimSpace(e.Number+" "+e.Text), false)
			w.raw(`</w:hyperlink>`)
			if i == len(entries)-1 {
				w.raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
			}
		})
	}
}

// entry is a heading of the contents and which of all headings it is, from 1.
type entry struct {
	report.Heading
	place int
}

func headings(blocks []report.Block, depth int, n *int) []entry {
	var all []entry
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			*n++
			if b.Level <= depth {
				all = append(all, entry{b, *n})
			}
		case report.KeepTogether:
			all = append(all, headings(b.Blocks, depth, n)...)
		case report.InLanguage:
			all = append(all, headings(b.Blocks, depth, n)...)
		}
	}
	return all
}

func (w *writer) prose(p report.Paragraph) {
	style := ""
	switch {
	case p.Lead:
		style = "Lead"
	case p.Muted:
		style = "Muted"
	}
	w.text(style, p.Runs)
}

func (w *writer) list(l report.List) {
	number := bulletList
	if l.Ordered {
		number = firstNumber + w.lists
		w.lists++
	}
	w.items(l.Items, number, 0)
}

func (w *writer) items(items []report.ListItem, list, depth int) {
	for _, item := range items {
		w.paragraph(paragraph{style: "ListParagraph", list: list, depth: depth}, func() { w.runs(item.Runs) })
		w.items(item.Items, bulletList, depth+1)
	}
}

func (w *writer) facts(facts []report.Fact) {
	if len(facts) == 0 {
		return
	}
	g := grid{widths: []int{2800, textWidth - 2800}}
	for _, f := range facts {
		g.rows = append(g.rows, []cell{{text: f.Label, muted: true}, {text: f.Value}})
	}
	w.table(g)
}

func (w *writer) callout(c report.Callout) {
	title := c.Severity.Label(c.Word)
	if c.Title != "" {
		title = strings.TrimPrefix(title+" · "+c.Title, " · ")
	}
	set := paragraph{style: "Callout", fresh: w.fresh, keep: len(c.Runs) > 0, edge: toneOf(c.Severity)}
	w.paragraph(set, func() { w.run(title, true) })
	if w.fresh = false; len(c.Runs) > 0 {
		set.fresh, set.keep = false, false
		w.paragraph(set, func() { w.runs(c.Runs) })
	}
}

// caption stands above a table or chart and stays with it.
func (w *writer) caption(title string) {
	if title != "" {
		w.text("Caption", report.Plain(title))
	}
}

func (w *writer) note(note string) {
	if note != "" {
		w.text("Muted", report.Plain(note))
	}
}

func (w *writer) tableOf(t report.Table, alt string) {
	w.caption(t.Title)
	g := grid{widths: shares(t), head: 1, rows: [][]cell{{}}, alt: alt}
	for _, c := range t.Columns {
		g.rows[0] = append(g.rows[0], cell{text: c.Title, align: alignment(c.Align)})
	}
	for _, r := range t.Rows {
		g.rows = append(g.rows, tableRow(t.Columns, r))
	}
	if len(t.Rows) == 0 {
		g.rows = append(g.rows, []cell{{text: t.Empty, muted: true, span: len(t.Columns)}})
	}
	if len(t.Columns) > 0 {
		w.table(g)
	}
	w.note(t.Note)
}

func tableRow(columns []report.Column, r report.Row) []cell {
	if r.Group {
		text := ""
		if len(r.Cells) > 0 {
			text = r.Cells[0].Text
		}
		return []cell{{text: text, bold: true, span: len(columns)}}
	}
	row := make([]cell, len(columns))
	for i, c := range columns {
		row[i].align = alignment(c.Align)
		if i < len(r.Cells) {
			from := r.Cells[i]
			row[i].text, row[i].bold, row[i].muted = from.Severity.Label(from.Text), from.Bold || r.Total, from.Muted
		}
	}
	return row
}

func alignment(a report.Align) string {
	switch a {
	case report.Right:
		return "right"
	case report.Centre:
		return "center"
	}
	return ""
}

func (w *writer) keyFigures(k report.KeyFigures) {
	g := grid{widths: []int{1600, 4200, textWidth - 5800}}
	for _, f := range k.Items {
		g.rows = append(g.rows, []cell{{text: f.Value, bold: true}, {text: f.Label}, {text: f.Severity.Label(f.Note), muted: true}})
	}
	if len(g.rows) > 0 {
		w.table(g)
	}
}

func (w *writer) signatures(s report.SignatureFields) {
	for _, f := range s.Fields {
		w.paragraph(paragraph{style: "Signature", fresh: w.fresh, keep: true}, func() { w.run(f.Role, true) })
		w.fresh = false
		name := f.Name
		if f.Title != "" {
			name = strings.TrimPrefix(name+", "+f.Title, ", ")
		}
		w.paragraph(paragraph{style: "Signed", keep: true}, func() { w.run(name, false) })
		w.signingLines(s.PlaceDate, s.Signature)
	}
	w.facts(s.Facts)
}

// signingLines are the line for place and date and the line to sign on, with
// their words below.
func (w *writer) signingLines(texts ...string) {
	const gap = 500
	width := (textWidth - gap*(len(texts)-1)) / len(texts)
	w.raw(`<w:tbl><w:tblPr><w:tblW w:w="`, strconv.Itoa(textWidth), `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	columns := make([]int, 0, 2*len(texts))
	for i := range texts {
		if i > 0 {
			columns = append(columns, gap)
		}
		columns = append(columns, width)
	}
	for _, c := range columns {
		w.raw(`<w:gridCol w:w="`, strconv.Itoa(c), `"/>`)
	}
	w.raw(`</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, c := range columns {
		w.raw(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(c), `" w:type="dxa"/>`)
		text := ""
		if i%2 == 0 {
			text = texts[i/2]
			w.raw(`<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="17202B"/></w:tcBorders>`)
		}
		w.raw(`</w:tcPr>`)
		w.line("SignatureLine", text)
		w.raw(`</w:tc>`)
	}
	w.raw(`</w:tr></w:tbl>`)
	w.line("Gap", "")
}

// toneOf is the colour of a severity's sign.
func toneOf(s report.Severity) string {
	r, g, b := chart.SignTone(s).RGB()
	return fmt.Sprintf("%02X%02X%02X", r, g, b)
}

// fillOf is the colour behind a cell of a severity.
func fillOf(s report.Severity) string {
	r, g, b := chart.FillTone(s).RGB()
	return fmt.Sprintf("%02X%02X%02X", r, g, b)
}
