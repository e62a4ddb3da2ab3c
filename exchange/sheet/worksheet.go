package sheet

import (
	"encoding/xml"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

// worksheet is one sheet while it is read.
type worksheet struct {
	*workbook
	part  string
	sheet Sheet
	row   int    // the row being read, counted from 1
	at    int    // the column of its last cell
	cells []Cell // its cells so far
}

const maxMerged = 50_000

func (w *workbook) readSheet(part string) (*Sheet, error) {
	s := &worksheet{workbook: w, part: part, sheet: Sheet{HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}}}
	if err := w.archive.walk(part, s.element); err != nil {
		return nil, err
	}
	s.sheet.Rows = trim(s.sheet.Rows)
	return &s.sheet, s.fillMerged()
}

func (s *worksheet) element(dec *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		return s.readRow(dec, e)
	case "col":
		s.hideColumns(e)
	case "mergeCell":
		if r, ok := parseRange(attr(e, "ref")); ok && len(s.sheet.Merged) < maxMerged {
			s.sheet.Merged = append(s.sheet.Merged, r)
		}
	case "extLst", "AlternateContent":
		return dec.Skip()
	}
	return nil
}

func (s *worksheet) hideColumns(e xml.StartElement) {
	first, err1 := strconv.Atoi(attr(e, "min"))
	last, err2 := strconv.Atoi(attr(e, "max"))
	if !isTrue(attr(e, "hidden")) || err1 != nil || err2 != nil {
		return
	}
	for column := max(first, 1); column <= min(last, s.archive.limits.opts.MaxColumns); column++ {
		s.sheet.HiddenColumns[column] = true
	}
}

// readRow takes a row and all its cells.
func (s *worksheet) readRow(dec *xml.Decoder, e xml.StartElement) error {
	if err := s.startRow(e); err != nil {
		return err
	}
	for {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				err = s.readCell(dec, t)
			} else {
				err = dec.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return s.endRow()
		}
	}
}

// startRow finds the row's number. Rows must rise, as Excel demands: otherwise
// a small file could name the same row a million times.
func (s *worksheet) startRow(e xml.StartElement) error {
	number := s.row + 1
	if r := attr(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < number {
			return &Error{Code: CodeDamaged, Row: number, Args: []string{s.part}, Err: errors.New("row out of order")}
		}
		number = n
	}
	if number > maxSheetRows {
		return &Error{Code: CodeTooManyRows, Row: number, Args: []string{strconv.Itoa(s.archive.limits.opts.MaxRows)}}
	}
	s.row, s.at, s.cells = number, 0, s.cells[:0]
	if isTrue(attr(e, "hidden")) && number <= s.archive.limits.opts.MaxRows {
		s.sheet.HiddenRows[number] = true
	}
	return nil
}

func (s *worksheet) endRow() error {
	row := trimRow(s.cells)
	if err := s.archive.limits.row(s.row, row); err != nil || len(row) == 0 {
		return err
	}
	for len(s.sheet.Rows) < s.row-1 {
		s.sheet.Rows = append(s.sheet.Rows, nil)
	}
	s.sheet.Rows = append(s.sheet.Rows, slices.Clone(row))
	return nil
}

// readCell takes one cell and puts it into its column.
func (s *worksheet) readCell(dec *xml.Decoder, e xml.StartElement) error {
	column := s.at + 1
	if ref := attr(e, "r"); ref != "" {
		c, _, ok := parseRef(ref)
		if !ok {
			return s.damagedAt(column, "no such cell: "+ref[:min(len(ref), 20)])
		}
		column = c
	}
	s.at = column
	content, err := readContent(dec, s.archive.limits.opts.MaxCellText)
	if err != nil {
		return s.place(err, column)
	}
	cell, err := s.decode(e, content, column)
	if err != nil || cell.Empty() {
		return err
	}
	if err := s.archive.limits.cell(s.row, column, cell.Text); err != nil {
		return err
	}
	for len(s.cells) < column {
		s.cells = append(s.cells, Cell{})
	}
	s.cells[column-1] = cell
	return nil
}

func (s *worksheet) damagedAt(column int, what string) error {
	return &Error{Code: CodeDamaged, Row: s.row, Column: ColumnName(column), Args: []string{s.part}, Err: errors.New(what)}
}

func (s *worksheet) place(err error, column int) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Row, e.Column = s.row, ColumnName(column)
		return e
	}
	return err
}

// cellContent is what stands inside a cell's element.
type cellContent struct {
	value    string
	hasValue bool
	formula  string
	inline   string
}

func readContent(dec *xml.Decoder, limit int) (cellContent, error) {
	var c cellContent
	for {
		token, err := dec.Token()
		if err != nil {
			return c, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "v":
				c.hasValue = true
				c.value, err = plainText(dec, limit)
			case "f":
				c.formula, err = plainText(dec, limit)
			case "is":
				c.inline, err = richText(dec, limit)
			default:
				err = dec.Skip()
			}
			if err != nil {
				return c, err
			}
		case xml.EndElement:
			return c, nil
		}
	}
}

// decode makes a cell of its content. A formula gives the value that was last
// computed; one that never was computed is kept as its own text.
func (s *worksheet) decode(e xml.StartElement, c cellContent, column int) (Cell, error) {
	kind := attr(e, "t")
	if !c.hasValue && kind != "inlineStr" {
		if c.formula == "" {
			return Cell{}, nil
		}
		return Text("=" + c.formula), nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || i < 0 || i >= len(s.strings) {
			return Cell{}, s.damagedAt(column, "no such shared text")
		}
		return Text(s.strings[i]), nil
	case "inlineStr":
		return Text(c.inline), nil
	case "b":
		return Bool(isTrue(strings.TrimSpace(c.value))), nil
	case "d":
		return isoCell(c.value), nil
	case "n", "":
		x, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
		if err != nil {
			return Text(c.value), nil
		}
		style, _ := strconv.Atoi(attr(e, "s"))
		return s.numeric(x, style), nil
	}
	return Text(unescape(c.value)), nil
}

// isoCell reads the dates of strict workbooks.
func isoCell(value string) Cell {
	for _, layout := range []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04:05.999Z", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, value); err == nil {
			return Moment(t)
		}
	}
	if t, err := time.Parse(dateLayout, value); err == nil {
		return Date(t)
	}
	if t, err := time.Parse("15:04:05.999", strings.TrimSuffix(value, "Z")); err == nil {
		return clock(float64(t.Hour()*3600+t.Minute()*60+t.Second()) / daySeconds)
	}
	return Text(value)
}

// fillMerged repeats the value of a merged range in its further rows.
func (s *worksheet) fillMerged() error {
	for _, m := range s.sheet.Merged {
		value := s.sheet.At(m.Top, m.Left)
		if value.Empty() {
			continue
		}
		for row := m.Top + 1; row <= min(m.Bottom, len(s.sheet.Rows)); row++ {
			// Looking costs as much as filling: overlapping ranges must not multiply.
			if err := s.archive.limits.spend(row, 1); err != nil {
				return err
			}
			if err := s.repeat(value, row, m.Left); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *worksheet) repeat(value Cell, row, column int) error {
	cells := s.sheet.Rows[row-1]
	if len(cells) == 0 || !s.sheet.At(row, column).Empty() {
		return nil
	}
	if err := s.archive.limits.cell(row, column, value.Text); err != nil {
		return err
	}
	for len(cells) < column {
		cells = append(cells, Cell{})
	}
	cells[column-1] = value
	s.sheet.Rows[row-1] = cells
	return nil
}

// parseRef reads "AB12" into column and row, counted from 1.
func parseRef(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return column, row, err == nil && i > 0 && column <= 16384 && row > 0 && row <= maxSheetRows
}

func parseRange(ref string) (Range, bool) {
	from, to, found := strings.Cut(ref, ":")
	if !found {
		to = from
	}
	left, top, ok1 := parseRef(from)
	right, bottom, ok2 := parseRef(to)
	return Range{Top: top, Left: left, Bottom: bottom, Right: right}, ok1 && ok2 && left <= right && top <= bottom
}
