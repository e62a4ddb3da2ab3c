package sheet

import (
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// BookOptions describe a workbook to be written.
type BookOptions struct {
	Title   string    // in the file's properties
	Creator string    // in the file's properties, and the author of notes
	Created time.Time // left out if zero
	// ListSheet names the hidden sheet that holds the values of drop-downs;
	// empty means "Lister".
	ListSheet string
}

// MaxCellChars is the length of text that Excel holds in a cell, in UTF-16 units.
const MaxCellChars = 32767

// WriteXLSX writes the tables as sheets of one workbook: a bold header that
// stays in view, with filters, notes and drop-downs; columns as wide as their
// content; text always as text, numbers and dates as such, days as dd.mm.yyyy.
// Characters that XML cannot hold (control characters) become U+FFFD. A text
// too long for Excel is an error that names its cell.
func WriteXLSX(w io.Writer, tables []Table, opts BookOptions) error {
	spill, drop, err := spillFolder()
	if err != nil {
		return writeError(err)
	}
	defer drop()
	f := excelize.NewFile(excelize.Options{TmpDir: spill})
	defer f.Close()
	b := &bookWriter{file: f, opts: opts}
	if b.opts.ListSheet == "" {
		b.opts.ListSheet = "Lister"
	}
	if err := b.write(tables); err != nil {
		return writeError(err)
	}
	return writeError(f.Write(w))
}

// bookWriter is one workbook while it is written.
type bookWriter struct {
	file   *excelize.File
	opts   BookOptions
	styles map[style]int
	lists  [][]string // the columns of the hidden sheet
}

func (b *bookWriter) write(tables []Table) error {
	if err := b.makeStyles(); err != nil {
		return err
	}
	if len(tables) == 0 {
		tables = []Table{{Name: b.opts.Title}}
	}
	b.opts.ListSheet = tabName(b.opts.ListSheet)
	names := tabNames(tables, b.opts.ListSheet)
	for i := range tables {
		if err := b.addSheet(names[i], i == 0); err != nil {
			return err
		}
		s := &sheetWriter{bookWriter: b, table: &tables[i], name: names[i]}
		if err := s.write(); err != nil {
			return inSheet(err, names[i])
		}
	}
	if err := b.writeLists(); err != nil {
		return err
	}
	b.file.SetActiveSheet(0)
	return b.properties()
}

// addSheet makes a sheet; the new workbook has one already.
func (b *bookWriter) addSheet(name string, first bool) error {
	if first {
		return b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

func (b *bookWriter) properties() error {
	props := &excelize.DocProperties{Title: b.opts.Title, Creator: b.opts.Creator, LastModifiedBy: b.opts.Creator}
	if !b.opts.Created.IsZero() {
		props.Created = b.opts.Created.UTC().Format(time.RFC3339)
		props.Modified = props.Created
	}
	return b.file.SetDocProps(props)
}

// writeLists writes the hidden sheet, one column for each drop-down. Excel
// takes only 255 characters, and no comma, in a list beside the cells.
func (b *bookWriter) writeLists() error {
	if len(b.lists) == 0 {
		return nil
	}
	if err := b.addSheet(b.opts.ListSheet, false); err != nil {
		return err
	}
	for column, values := range b.lists {
		if err := b.file.SetSheetCol(b.opts.ListSheet, ColumnName(column+1)+"1", &values); err != nil {
			return err
		}
	}
	return b.file.SetSheetVisible(b.opts.ListSheet, false)
}

// sheetWriter is one sheet while it is written. The order of its steps is what
// excelize's stream demands: widths and panes, rows, then the rest, then flush.
type sheetWriter struct {
	*bookWriter
	table  *Table
	name   string
	stream *excelize.StreamWriter
}

func (s *sheetWriter) write() error {
	stream, err := s.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	s.stream = stream
	for _, step := range []func() error{s.layout, s.header, s.rows, s.filter, s.notes, s.dropDowns} {
		if err := step(); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// layout goes from the last column to the first: excelize puts each column's
// description before the earlier ones, and some readers want them in order.
func (s *sheetWriter) layout() error {
	for i := s.table.width() - 1; i >= 0; i-- {
		if err := s.stream.SetColWidth(i+1, i+1, s.columnWidth(i)); err != nil {
			return err
		}
		if i >= len(s.table.Columns) {
			continue
		}
		if id, ok := s.styles[styleOf(Cell{Kind: s.table.Columns[i].Kind})]; ok {
			if err := s.stream.SetColStyle(i+1, i+1, id); err != nil {
				return err
			}
		}
	}
	return s.stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}},
	})
}

const (
	minWidth  = 9
	maxWidth  = 60
	wrapFrom  = 50 // characters from which a text is wrapped
	filterGap = 4  // the filter's button beside a title
)

// columnWidth fits the longest line of the column.
func (s *sheetWriter) columnWidth(column int) float64 {
	width := 0
	if column < len(s.table.Columns) {
		c := s.table.Columns[column]
		if c.Width > 0 {
			return math.Min(c.Width, 255)
		}
		width = utf8.RuneCountInString(c.Title) + filterGap
	}
	for _, row := range s.table.Rows {
		if column < len(row) {
			width = max(width, longestLine(row[column].Text)+2)
		}
	}
	return float64(min(max(width, minWidth), maxWidth))
}

func longestLine(text string) int {
	longest := 0
	for line := range strings.SplitSeq(text[:min(len(text), 1000)], "\n") {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	return longest
}

func (s *sheetWriter) header() error {
	cells := make([]any, len(s.table.Columns))
	for i, c := range s.table.titles() {
		cells[i] = excelize.Cell{StyleID: s.styles[styleHeader], Value: c.Text}
	}
	return s.stream.SetRow("A1", cells)
}

func (s *sheetWriter) rows() error {
	cells := make([]any, s.table.width())
	for i, row := range s.table.Rows {
		number := i + 2
		for j, c := range row {
			if textUnits(c.Text) > MaxCellChars {
				return &Error{Code: CodeLongCell, Row: number, Column: ColumnName(j + 1), Args: []string{strconv.Itoa(MaxCellChars)}}
			}
			cells[j] = s.value(c)
		}
		if err := s.stream.SetRow("A"+strconv.Itoa(number), cells[:len(row)]); err != nil {
			return err
		}
	}
	return nil
}

// value returns a cell as excelize takes it.
func (s *sheetWriter) value(c Cell) any {
	look := styleOf(c)
	id := s.styles[look]
	switch {
	case c.Kind == KindEmpty:
		return nil
	case c.Kind == KindBool:
		return excelize.Cell{StyleID: id, Value: c.Number != 0}
	case look == styleText || look == styleWrapped:
		return excelize.Cell{StyleID: id, Value: c.Text}
	}
	return excelize.Cell{StyleID: id, Value: c.Number}
}

// textUnits counts the UTF-16 units of s.
func textUnits(s string) int {
	if len(s) <= MaxCellChars {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// filter puts the filter's buttons on the header.
func (s *sheetWriter) filter() error {
	if len(s.table.Columns) == 0 {
		return nil
	}
	corner := ColumnName(len(s.table.Columns)) + strconv.Itoa(len(s.table.Rows)+1)
	return s.file.AutoFilter(s.name, "A1:"+corner, nil)
}

func (s *sheetWriter) notes() error {
	for i, c := range s.table.Columns {
		if c.Note == "" {
			continue
		}
		note := excelize.Comment{
			Cell: ColumnName(i+1) + "1", Author: s.opts.Creator, Text: c.Note,
			Width: 320, Height: noteHeight(c.Note),
		}
		if err := s.file.AddComment(s.name, note); err != nil {
			return err
		}
	}
	return nil
}

// noteHeight gives a note the lines that it needs, in pixels.
func noteHeight(text string) uint {
	lines := 1
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)/45
	}
	return uint(min(18*lines+10, 500))
}

func (s *sheetWriter) dropDowns() error {
	for i, c := range s.table.Columns {
		if len(c.Allowed) == 0 {
			continue
		}
		column := ColumnName(i + 1)
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(column + "2:" + column + strconv.Itoa(maxSheetRows))
		rule.SetSqrefDropList(s.listRange(c.Allowed))
		rule.ShowErrorMessage = true
		if err := s.file.AddDataValidation(s.name, rule); err != nil {
			return err
		}
	}
	return nil
}

// listRange puts the values on the hidden sheet and returns where they stand.
func (s *sheetWriter) listRange(values []string) string {
	s.lists = append(s.lists, values)
	column := ColumnName(len(s.lists))
	tab := "'" + strings.ReplaceAll(s.opts.ListSheet, "'", "''") + "'"
	return tab + "!$" + column + "$1:$" + column + "$" + strconv.Itoa(len(values))
}
