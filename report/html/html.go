// Package html writes a document as one page for the web: no script, nothing
// fetched, and every part said by what it is, so that a screen reader reads it
// well. It is also well-formed XML.
package html

import (
	"bytes"
	_ "embed" // template and style
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"samsvar/report"
	"samsvar/report/chart"
	"samsvar/report/picture"
)

//go:embed document.tmpl
var documentTemplate string

//go:embed style.css
var styleSheet string

// chartWidth is how wide charts are drawn, in CSS pixels.
const chartWidth = 640

// codeSide is how wide a code is drawn, in CSS pixels: as wide as on paper.
const codeSide = chart.CodeSide * 96 / 72

// ErrDraftMark says that a draft lacks the word that marks it as one.
var ErrDraftMark = errors.New("a draft needs a mark")

// Render writes a document. The same document gives the same bytes.
func Render(doc report.Document, w io.Writer) error {
	if doc.Draft && strings.TrimSpace(doc.DraftMark) == "" {
		return ErrDraftMark
	}
	faces, err := chart.OpenFaces()
	if err != nil {
		return err
	}
	p := &page{Document: doc, faces: faces}
	t, err := template.New("document").Funcs(p.funcs()).Parse(documentTemplate)
	if err != nil {
		return fmt.Errorf("read template of the document: %w", err)
	}
	var buf bytes.Buffer
	if err := t.Execute(&buf, p); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	if _, err := w.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}

// page is a document on its way through the template.
type page struct {
	report.Document
	faces    *chart.Faces
	headings int // written so far; they are the anchors
	deepest  int // level of the last heading
}

// level is the element of a heading: below that of the title, and none skipped.
func (p *page) level(level int) int {
	p.deepest = min(max(level, 1), 3, p.deepest+1)
	return p.deepest + 1
}

// part is a block with the document that it is of.
type part struct {
	Document report.Document
	Block    report.Block
}

// funcs are what the template asks for.
func (p *page) funcs() template.FuncMap {
	return template.FuncMap{
		"style":   func() template.CSS { return template.CSS(styleSheet) }, // #nosec G203 -- our own style sheet
		"kind":    func(b report.Block) string { return strings.TrimPrefix(fmt.Sprintf("%T", b), "report.") },
		"part":    func(doc report.Document, b report.Block) part { return part{doc, b} },
		"span":    func(columns []column) int { return len(columns) + 1 },
		"text":    text,
		"run":     run,
		"level":   p.level,
		"groups":  groups,
		"anchor":  func() string { p.headings++; return anchor(p.headings) },
		"entries": func(c report.Contents) []entry { return p.entries(c) },
		"sign":    func(s report.Severity) string { return s.Sign() },
		"tone":    tone,
		"align":   align,
		"cells":   cells,
		"words":   questionWords,
		"below":   below,
		"bars": func(c report.BarChart) (template.HTML, error) {
			return p.svg(chart.Bars(p.faces, c, chartWidth), c.Alt)
		},
		"lines": func(c report.LineChart) (template.HTML, error) {
			return p.svg(chart.Lines(p.faces, c, chartWidth), c.Alt)
		},
		"logo": func() template.URL { return logo(p.Logo) },
		"code": func(m report.ScanMark) (template.HTML, error) {
			code, size, _, err := chart.Code(m, codeSide)
			if err != nil {
				return "", err
			}
			return p.svgOf([]chart.Piece{code}, size, m.Alt)
		},
		"risks":     risks,
		"mark":      p.mark,
		"pageLabel": func(part int) string { return p.pageLabel()[part] },
		"hasPage":   func() bool { return strings.Contains(p.PageLabel, pageSign) },
		"hasPages":  func() bool { return strings.Contains(p.PageLabel, pagesSign) },
		"matrix": func(m report.RiskMatrix) (template.HTML, error) {
			return p.svg(chart.Matrix(p.faces, m, chartWidth), m.Alt)
		},
	}
}

// What stands for the numbers in the label of a page.
const (
	pageSign  = "{page}"
	pagesSign = "{pages}"
)

// pageLabel is the label before, between and after the numbers.
func (p *page) pageLabel() [3]string {
	before, rest, _ := strings.Cut(p.PageLabel, pageSign)
	between, after, _ := strings.Cut(rest, pagesSign)
	return [3]string{before, between, after}
}

// mark is what stands at the right of each printed page: draft, class, case.
func (p *page) mark() string {
	marks := []string{p.Classification, p.CaseNo}
	if p.Draft {
		marks = append([]string{p.DraftMark}, marks...)
	}
	return strings.Join(slices.DeleteFunc(marks, func(m string) bool { return strings.TrimSpace(m) == "" }), " · ")
}

// risks is a matrix as a table whose cells name their level, for those who do not
// see its colours and signs.
func risks(m report.RiskMatrix) report.Table {
	names := map[report.Severity]string{}
	for _, level := range m.Levels {
		names[level.Severity] = level.Name
	}
	t := m.Table()
	for _, row := range t.Rows {
		for i, c := range row.Cells {
			if i > 0 && c.Text != "" && names[c.Severity] != "" {
				row.Cells[i].Text = c.Text + " (" + names[c.Severity] + ")"
			}
		}
	}
	return t
}

// logo is a picture as an address that holds it; "" without one that can be read.
func logo(from report.Picture) template.URL {
	if len(from.Data) == 0 {
		return ""
	}
	data, err := picture.Clean(from.Data)
	if err != nil {
		return ""
	}
	// Nothing but the letters of base64 comes from the picture.
	return template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(data)) // #nosec G203
}

func anchor(n int) string { return "s" + strconv.Itoa(n) }

// svg draws a chart into the page.
func (p *page) svg(pieces []chart.Piece, alt string) (template.HTML, error) {
	return p.svgOf(pieces, chartWidth, alt)
}

func (p *page) svgOf(pieces []chart.Piece, width float64, alt string) (template.HTML, error) {
	var buf bytes.Buffer
	if err := chart.WriteSVG(&buf, p.faces, pieces, width, text(alt)); err != nil {
		return "", err
	}
	// The writer escapes all text itself.
	return template.HTML(buf.String()), nil // #nosec G203
}

// text replaces what no document may hold: control characters and bytes that
// are no text.
func text(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r < 0x20, r == 0x7f, r >= 0x80 && r < 0xa0, r == 0xfffe, r == 0xffff, r == utf8.RuneError:
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// run is a run's text with its line breaks.
func run(s string) template.HTML {
	lines := strings.Split(text(s), "\n")
	for i, line := range lines {
		lines[i] = template.HTMLEscapeString(line)
	}
	return template.HTML(strings.Join(lines, "<br/>")) // #nosec G203 -- each line is escaped
}

// entry is a line of the contents.
type entry struct {
	Anchor, Number, Text string
	Level                int
}

// entries lists the headings down to a depth, with the anchors they will get.
func (p *page) entries(c report.Contents) []entry {
	n := 0
	return entriesOf(p.Blocks, max(c.Depth, 1), &n)
}

func entriesOf(blocks []report.Block, depth int, n *int) []entry {
	var all []entry
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			*n++
			if b.Level <= depth {
				all = append(all, entry{anchor(*n), b.Number, b.Text, max(b.Level, 1)})
			}
		case report.KeepTogether:
			all = append(all, entriesOf(b.Blocks, depth, n)...)
		case report.InLanguage:
			all = append(all, entriesOf(b.Blocks, depth, n)...)
		}
	}
	return all
}

// tone names a severity for the style sheet.
func tone(s report.Severity) string {
	switch s {
	case report.SeverityGood:
		return "good"
	case report.SeverityInfo:
		return "info"
	case report.SeverityLow:
		return "low"
	case report.SeverityMedium:
		return "medium"
	case report.SeverityHigh:
		return "high"
	case report.SeverityCritical:
		return "critical"
	}
	return "none"
}

func align(a report.Align) string {
	switch a {
	case report.Right:
		return "right"
	case report.Centre:
		return "centre"
	}
	return "left"
}

// cell is a cell with its column.
type cell struct {
	report.Cell
	Align string
	Names bool // the cell tells what the row is about
}

// cells gives a row as many cells as the table has columns.
func cells(t report.Table, row report.Row) []cell {
	all := make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		all[i].Align, all[i].Names = align(c.Align), c.Names || row.Total && i == 0
		if i < len(row.Cells) {
			all[i].Cell = row.Cells[i]
		}
	}
	return all
}

// groups divides the rows of a table where a heading across it begins.
func groups(t report.Table) [][]report.Row {
	var all [][]report.Row
	for i, row := range t.Rows {
		if i == 0 || row.Group {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], row)
	}
	return all
}
