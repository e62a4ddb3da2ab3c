package exchange

import (
	"io"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// Exporter writes registers as files.
type Exporter struct {
	// Source is where the records come from.
	Source reg.Source
	// Texts is the language of headings and labels.
	Texts *i18n.Texts
	// Registers are those that links lead to; all of the program if nil.
	Registers []*reg.Register
	// Now is the time given in the file; none if zero.
	Now time.Time
	// Words saves loading the catalogues again for each export; loaded if nil.
	Words *Words
	// Name stands in the file's properties, for example the store's name.
	Name string
}

// XLSX writes a workbook with a sheet for each register. What it holds can be
// edited and imported again without loss.
func (e Exporter) XLSX(w io.Writer, registers ...*reg.Register) error {
	s, err := e.shower()
	if err != nil {
		return err
	}
	var tables []sheet.Table
	for _, r := range registers {
		t := s.table(r, reg.Each(e.Source, r.Key), true)
		t.Name = e.Texts.RegisterMany(r)
		tables = append(tables, t)
	}
	return sheet.WriteXLSX(w, tables, sheet.BookOptions{Title: e.Name, Created: e.Now})
}

// CSV writes one register as text, with labels as a person reads them.
func (e Exporter) CSV(w io.Writer, r *reg.Register) error {
	s, err := e.shower()
	if err != nil {
		return err
	}
	return sheet.WriteCSV(w, s.table(r, reg.Each(e.Source, r.Key), false), sheet.CSVOptions{})
}

// CodesCSV writes one register as text for programs: the fields' paths as
// headings, and canonical forms: codes and ids with | between them.
func (e Exporter) CodesCSV(w io.Writer, r *reg.Register) error {
	return sheet.WriteCSV(w, codesTable(r, reg.Each(e.Source, r.Key)), sheet.CSVOptions{})
}

// Cells writes some fields of some records as text with tabs between cells, for
// the clipboard: a spreadsheet takes it as cells, and an import reads it as it
// was. Nested objects are written by their fields.
func (e Exporter) Cells(r *reg.Register, keys []string, records iter.Seq[reg.Record]) (string, error) {
	s, err := e.shower()
	if err != nil {
		return "", err
	}
	all, above := exported(r)
	var fields []*reg.Field
	for _, key := range keys {
		for _, f := range all {
			if f.Path == key || strings.HasPrefix(f.Path, key+".") {
				fields = append(fields, f)
			}
		}
	}
	return sheet.Cells(s.tableOf(r, fields, above, records, false)), nil
}

func (e Exporter) registers() []*reg.Register {
	if e.Registers == nil {
		return model.All()
	}
	return e.Registers
}

func (e Exporter) shower() (*shower, error) {
	rd, err := newReader(e.Words, e.registers(), e.Source)
	if err != nil {
		return nil, err
	}
	return &shower{rd: rd, texts: e.Texts}, nil
}

// exported lists the fields that stand in tables: those that an import reads,
// nested objects by their fields.
func exported(r *reg.Register) (fields []*reg.Field, above map[*reg.Field][]*reg.Field) {
	above = map[*reg.Field][]*reg.Field{}
	leaves(r.Fields, "", func(f *reg.Field, path string, over []*reg.Field) {
		if f.Managed && path != "id" && path != "nr" {
			return
		}
		if len(over) > 0 && over[0].Managed {
			return
		}
		fields = append(fields, f)
		above[f] = over
	})
	return fields, above
}

// table makes the table of a register for people.
func (s *shower) table(r *reg.Register, records iter.Seq[reg.Record], typed bool) sheet.Table {
	fields, above := exported(r)
	return s.tableOf(r, fields, above, records, typed)
}

// tableOf makes a table of some of the fields.
func (s *shower) tableOf(r *reg.Register, fields []*reg.Field, above map[*reg.Field][]*reg.Field, records iter.Seq[reg.Record], typed bool) sheet.Table {
	cells := make([][]sheet.Cell, len(fields)) // by field, then record
	parts := make([]int, len(fields))
	n := 0
	for rec := range records {
		n++
		for i, f := range fields {
			cell := s.cell(r, f, r.Value(rec, f.Path), typed)
			cells[i] = append(cells[i], cell)
			parts[i] = max(parts[i], partsOf(cell.Text))
		}
	}
	for i := range parts {
		parts[i] = max(parts[i], 1)
	}
	titles := s.titles(r, fields, above)
	var t sheet.Table
	t.Rows = make([][]sheet.Cell, n)
	for i, f := range fields {
		for part := range parts[i] {
			c := s.column(r, f, titles[i], typed)
			if part > 0 {
				c.Title += " (" + itoa(part+1) + ")"
			}
			t.Columns = append(t.Columns, c)
			for j := range n {
				t.Rows[j] = append(t.Rows[j], partOf(cells[i][j], part, parts[i]))
			}
		}
	}
	return t
}

// titles makes a heading for each field, none twice, and none that would be
// taken for the rest of another.
func (s *shower) titles(r *reg.Register, fields []*reg.Field, above map[*reg.Field][]*reg.Field) []string {
	titles := make([]string, len(fields))
	seen := map[string]int{}
	for i, f := range fields {
		titles[i] = labelOf(s.texts, r, above[f], f)
		seen[keyOf(titles[i])]++
	}
	heads := s.rd.all.headings(r)
	for i, f := range fields {
		path, _ := heads.find(titles[i])
		if seen[keyOf(titles[i])] > 1 || path != f.Path {
			titles[i] = f.Path
		}
	}
	return titles
}

// column describes a field's column.
func (s *shower) column(r *reg.Register, f *reg.Field, title string, typed bool) sheet.Column {
	c := sheet.Column{Title: title}
	if !typed {
		return c
	}
	c.Note = s.texts.Help(r, f)
	switch f.Kind {
	case reg.KindChoice, reg.KindFlag:
		for _, code := range f.Codes.Codes {
			c.Allowed = append(c.Allowed, s.texts.Code(f.Codes, code))
		}
	case reg.KindDate:
		c.Kind = sheet.KindDate
	case reg.KindMoment:
		c.Kind = sheet.KindMoment
	case reg.KindText, reg.KindLongText, reg.KindItems, reg.KindLink, reg.KindLinks, reg.KindChoices:
		c.Kind = sheet.KindText
	}
	return c
}

// cell makes one cell.
func (s *shower) cell(r *reg.Register, f *reg.Field, v reg.Value, typed bool) sheet.Cell {
	if v.Empty() {
		return sheet.Cell{}
	}
	if f.Key == "id" && f.Managed {
		return sheet.Text(v.Text())
	}
	if typed || f.Kind == reg.KindNumber {
		if c, ok := typedCell(f, v.Text()); ok {
			return c
		}
	}
	return sheet.Text(s.value(r, f, v))
}

// typedCell makes a number or date of a workbook, where that loses nothing.
func typedCell(f *reg.Field, text string) (sheet.Cell, bool) {
	switch f.Kind {
	case reg.KindNumber:
		n, err := reg.ParseNum(text)
		c := sheet.Number(n.Float64())
		return c, err == nil && reg.Float(c.Number).Text() == text
	case reg.KindDate:
		d, err := reg.ParseDay(text)
		return sheet.Date(d.Time()), err == nil
	case reg.KindMoment:
		m, err := reg.ParseInstant(text)
		c := sheet.Moment(m.Time().In(i18n.Oslo()))
		return c, err == nil && readMoment(input{cell: c}).text == text
	}
	return sheet.Cell{}, false
}

// partsOf returns how many cells a text needs.
func partsOf(text string) int {
	n := len(text)
	if n > sheet.MaxCellChars {
		n = len(utf16.Encode([]rune(text)))
	}
	return max(1, (n+sheet.MaxCellChars-1)/sheet.MaxCellChars+n/sheet.MaxCellChars)
}

// partOf returns one of the parts of a cell.
func partOf(c sheet.Cell, part, of int) sheet.Cell {
	if of == 1 || c.Kind != sheet.KindText {
		if part > 0 {
			return sheet.Cell{}
		}
		return c
	}
	for i := 0; ; i++ {
		head, rest := cutUnits(c.Text, sheet.MaxCellChars-1)
		if i == part {
			return sheet.Text(head)
		}
		if rest == "" {
			return sheet.Cell{}
		}
		c.Text = rest
	}
}

// cutUnits cuts a text after at most n UTF-16 units.
func cutUnits(text string, n int) (head, rest string) {
	units := 0
	for i, r := range text {
		if units += utf16.RuneLen(r); units > n {
			return text[:i], text[i:]
		}
	}
	return text, ""
}

// codesTable makes a table of canonical forms.
func codesTable(r *reg.Register, records iter.Seq[reg.Record]) sheet.Table {
	fields, _ := exported(r)
	var t sheet.Table
	for _, f := range fields {
		t.Columns = append(t.Columns, sheet.Column{Title: f.Path})
	}
	for rec := range records {
		row := make([]sheet.Cell, len(fields))
		for i, f := range fields {
			row[i] = sheet.Text(strings.ReplaceAll(r.Value(rec, f.Path).Text(), "\r", ""))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// holdsRecords lists the registers that have any.
func (e Exporter) holdsRecords() []*reg.Register {
	return slices.DeleteFunc(slices.Clone(e.registers()), func(r *reg.Register) bool {
		for range reg.Each(e.Source, r.Key) {
			return false
		}
		return true
	})
}
