package xlsx

import (
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"samsvar/report"
)

// The rows of a sheet with a table.
const (
	titleRow = 1
	headRow  = 2
)

// The widths of columns, in characters.
const (
	minWidth = 9
	maxWidth = 60
)

// about writes the first sheet: title, marks and facts of the document.
func (b *book) about(facts, figures []report.Fact) error {
	s, err := b.sheet(b.doc.Title)
	if err != nil {
		return err
	}
	s.put(1, 1, b.doc.Title, lookTitle)
	row := 2
	for _, text := range append([]string{b.doc.Subtitle, b.mark(), b.doc.Classification, b.doc.CaseNo}, b.doc.Footer...) {
		if strings.TrimSpace(text) != "" {
			s.put(1, row, text, lookText)
			row++
		}
	}
	for _, f := range facts {
		row++
		s.put(1, row, f.Label, lookLabel)
		s.put(2, row, f.Value, lookText)
	}
	for _, f := range figures {
		row++
		s.put(1, row, f.Label, lookLabel)
		s.measure(2, row, f.Value, lookText, lookNumber)
	}
	s.width(1, 34)
	s.width(2, maxWidth)
	return s.err
}

func (b *book) mark() string {
	if b.doc.Draft {
		return b.doc.DraftMark
	}
	return ""
}

// table writes a sheet with a table.
func (b *book) table(t report.Table) error {
	s, err := b.sheet(t.Title)
	if err != nil {
		return err
	}
	s.put(1, titleRow, t.Title, lookTitle)
	widths := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		s.put(i+1, headRow, c.Title, lookHead)
		widths[i] = utf8.RuneCountInString(c.Title) + 4 // and the filter's button
	}
	last, row := headRow, headRow
	for _, r := range t.Rows {
		row++
		s.row(t.Columns, row, r, widths)
		if !r.Total {
			last = row // sums stay below, whatever is filtered
		}
	}
	if len(t.Rows) == 0 {
		row++
		s.put(1, row, t.Empty, lookMuted)
	}
	if t.Note != "" {
		s.put(1, row+2, t.Note, lookMuted)
	}
	for i, w := range widths {
		s.width(i+1, w)
	}
	s.freeze(len(t.Columns), last)
	return s.err
}

// sheet is a sheet being written; the first failure is kept.
type sheet struct {
	*book
	name string
	err  error
}

// sheet begins a sheet; the new workbook has one already.
func (b *book) sheet(title string) (*sheet, error) {
	first := len(b.taken) == 1 // nothing but what is reserved
	name := b.tabName(title)
	if first {
		return &sheet{book: b, name: name}, b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return &sheet{book: b, name: name}, err
}

func (s *sheet) row(columns []report.Column, row int, r report.Row, widths []int) {
	if r.Group {
		if len(r.Cells) > 0 {
			s.put(1, row, r.Cells[0].Text, lookBold)
		}
		return
	}
	for i, c := range columns[:min(len(columns), len(r.Cells))] {
		cell := r.Cells[i]
		plain, number := lookText, lookNumber
		switch {
		case r.Total || cell.Bold:
			plain, number = lookBold, lookBoldNumber
		case cell.Muted:
			plain = lookMuted
		}
		widths[i] = max(widths[i], longest(cell.Text)+2)
		if c.Align == report.Right {
			s.measure(i+1, row, cell.Text, plain, number)
		} else {
			s.put(i+1, row, cell.Text, plain)
		}
	}
}

func longest(text string) int {
	most := 0
	for line := range strings.SplitSeq(text[:min(len(text), 1000)], "\n") {
		most = max(most, utf8.RuneCountInString(line))
	}
	return most
}

// at is the name of a cell. Columns and rows are never below 1.
func (s *sheet) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	s.fail(err)
	return name
}

func (s *sheet) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// put writes a text, whatever it looks like.
func (s *sheet) put(column, row int, text string, l look) {
	at := s.at(column, row)
	s.fail(s.file.SetCellStr(s.name, at, escaped(clean(text))))
	s.fail(s.file.SetCellStyle(s.name, at, at, s.looks[l.forText(text)]))
}

// measure writes a number where the text is one, and else the text.
func (s *sheet) measure(column, row int, text string, plain, number look) {
	n, ok := readNumber(text, s.english)
	if !ok {
		s.put(column, row, text, plain)
		return
	}
	at := s.at(column, row)
	s.fail(s.file.SetCellFloat(s.name, at, n.value, -1, 64))
	s.fail(s.file.SetCellStyle(s.name, at, at, s.looks[number.forNumber(n)]))
}

func (s *sheet) width(column, characters int) {
	name, err := excelize.ColumnNumberToName(column)
	s.fail(err)
	s.fail(s.file.SetColWidth(s.name, name, name, float64(min(max(characters, minWidth), maxWidth))))
}

// freeze keeps the head in view and puts filters on it.
func (s *sheet) freeze(columns, last int) {
	below := s.at(1, headRow+1)
	s.fail(s.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: headRow, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}}}))
	if last > headRow {
		s.fail(s.file.AutoFilter(s.name, s.at(1, headRow)+":"+s.at(columns, last), nil))
	}
}
