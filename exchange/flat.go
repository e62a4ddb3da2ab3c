package exchange

import (
	"strings"

	"samsvar/exchange/sheet"
)

// flatColumns is in how many of the first columns labels are looked for.
const flatColumns = 4

// flatTable reads a sheet in which each record is a list of labels with values
// beside them, one record below another or, with labels once, one beside
// another. It returns nil where a sheet is nothing of the kind.
func (p *planner) flatTable(s *sheet.Sheet) *table {
	if m := p.opts.Mapping; m != nil && m.HeaderRow > 0 {
		return nil
	}
	at, distinct := p.labelColumn(s)
	if distinct < 3 {
		return nil
	}
	b := &flatBuilder{p: p, sheet: s, at: at, table: &table{sheet: s.Name, score: 5 * distinct}, places: map[string]int{}}
	if values := b.beside(); len(values) > 1 {
		b.readBeside(values)
	} else {
		b.readBelow()
	}
	settle(b.table.columns)
	return b.table
}

// labelColumn returns the column with the most labels of fields, and how many
// different fields these are.
func (p *planner) labelColumn(s *sheet.Sheet) (at, distinct int) {
	for j := range flatColumns {
		seen := map[string]bool{}
		texts, labels := 0, 0
		for i := range s.Rows {
			text := strings.TrimSpace(s.At(i+1, j+1).Text)
			if text == "" {
				continue
			}
			texts++
			if path, as := p.label(text); path != "" && as <= rankLoose {
				seen[path] = true
				labels++
			}
		}
		if len(seen) > distinct && labels*3 >= texts {
			at, distinct = j, len(seen)
		}
	}
	return at, distinct
}

// label returns what a label in a list means.
func (p *planner) label(text string) (string, rank) {
	text = strings.TrimRight(strings.TrimSpace(text), " :*?.")
	path, as := p.meaning("", text)
	if path == "" || as == rankGuess || len(keyOf(text)) < 3 {
		return "", rankNone
	}
	return path, as
}

// flatBuilder makes a table of a list of labels and values.
type flatBuilder struct {
	p      *planner
	sheet  *sheet.Sheet
	at     int // column of the labels
	table  *table
	places map[string]int // columns of the table by the key of their label
	cells  []sheet.Cell   // of the record being read
	rows   []int          // in which row of the sheet each stands
	seen   map[string]bool
	last   int // column that a line without a label goes on
	start  int // first row of the record
	first  string
	title  string // heading above the record
	blank  bool   // a blank row came before
}

// beside returns the columns of values if each is a record of its own: the title
// stands once, with several values.
func (b *flatBuilder) beside() []int {
	var values []int
	for i, row := range b.sheet.Rows {
		path, _ := b.p.label(b.sheet.At(i+1, b.at+1).Text)
		if path != b.p.reg.TitleField {
			continue
		}
		if values != nil {
			return nil
		}
		values = []int{}
		for j := b.at + 1; j < len(row); j++ {
			if strings.TrimSpace(row[j].Text) != "" {
				values = append(values, j)
			}
		}
	}
	return values
}

func (b *flatBuilder) readBeside(values []int) {
	for _, j := range values {
		b.begin(0)
		for i := range b.sheet.Rows {
			label := strings.TrimSpace(b.sheet.At(i+1, b.at+1).Text)
			cell := b.sheet.At(i+1, j+1)
			if label != "" {
				b.last = b.place(label, j)
			}
			if b.last >= 0 && strings.TrimSpace(cell.Text) != "" {
				b.put(b.last, cell, i+1)
			}
		}
		b.end()
	}
}

// readBelow reads records one below another.
func (b *flatBuilder) readBelow() {
	b.begin(1)
	for i, row := range b.sheet.Rows {
		if blank(row) {
			b.blank = true
			continue
		}
		b.line(i+1, strings.TrimSpace(b.sheet.At(i+1, b.at+1).Text), b.values(row))
		b.blank = false
	}
	b.end()
	if len(b.table.rows) == 1 {
		b.nameAfterSheet()
	}
}

// values returns what stands beside a label; several cells as lines of one.
func (b *flatBuilder) values(row []sheet.Cell) sheet.Cell {
	var found sheet.Cell
	for j := range row {
		if j == b.at || strings.TrimSpace(row[j].Text) == "" {
			continue
		}
		if !found.Empty() {
			found = sheet.Text(found.Text + "\n" + row[j].Text)
			continue
		}
		found = row[j]
	}
	return found
}

// line takes one row of the list.
func (b *flatBuilder) line(row int, label string, value sheet.Cell) {
	path, _ := b.p.label(label)
	switch {
	case label == "":
		b.goOn(row, value)
	case path != "":
		b.labelled(row, label, path, value)
	case !value.Empty():
		b.other(row, label, value)
	case b.waiting():
		b.put(b.last, sheet.Text(label), row)
	default:
		b.heading(row, label)
	}
}

// goOn adds a line without a label to the value above it.
func (b *flatBuilder) goOn(row int, value sheet.Cell) {
	if b.last < 0 {
		b.outside(row, value.Text)
		return
	}
	b.put(b.last, value, row)
}

func (b *flatBuilder) labelled(row int, label, path string, value sheet.Cell) {
	if b.seen[path] && (path == b.first || path == b.p.reg.TitleField || b.blank) {
		b.end()
		b.begin(row)
	}
	if b.first == "" {
		b.first = path
	}
	if len(b.seen) == 0 {
		b.start = row
	}
	b.seen[path] = true
	b.last = b.place(label, b.at+1)
	if !value.Empty() {
		b.put(b.last, value, row)
	}
}

// other takes a label that no field has: it goes to the note, or stands above
// the first record.
func (b *flatBuilder) other(row int, label string, value sheet.Cell) {
	if b.first == "" {
		b.outside(row, label+": "+value.Text)
		return
	}
	b.last = b.place(label, b.at+1)
	b.put(b.last, value, row)
}

// waiting reports whether the label before has no value yet, so that the line
// below it is one.
func (b *flatBuilder) waiting() bool {
	return b.last >= 0 && !b.blank && (b.last >= len(b.cells) || b.cells[b.last].Empty())
}

// heading takes a line that is no label: it names the record that follows, or
// stands within one.
func (b *flatBuilder) heading(row int, text string) {
	if b.blank && len(b.seen) > 0 {
		b.end()
		b.begin(row)
	}
	if len(b.seen) > 0 {
		b.note(row, text)
		return
	}
	if b.title != "" {
		b.outside(row, b.title)
	}
	b.title = text
}

// note keeps a heading within a record.
func (b *flatBuilder) note(row int, text string) {
	b.put(b.place("", b.at), sheet.Text(text), row)
	b.last = -1
}

func (b *flatBuilder) outside(row int, text string) {
	b.table.above = append(b.table.above, CellText{Column: sheet.ColumnName(b.at + 1), Value: text})
	b.table.aboveRows = append(b.table.aboveRows, row)
}

// place returns the column of the table that has a label.
func (b *flatBuilder) place(label string, column int) int {
	label = strings.TrimRight(label, " :*")
	key := keyOf(label)
	if i, ok := b.places[key]; ok {
		return i
	}
	i := len(b.table.columns)
	b.places[key] = i
	c := b.p.columnOf(i, label)
	if path, as := b.p.label(label); path != "" {
		c.path, c.field, c.rank = path, b.p.heads.paths[path], as
	} else if c.rank == rankGuess {
		c.path, c.field = MapNote, nil
	}
	c.letters = sheet.ColumnName(column + 1)
	b.table.columns = append(b.table.columns, c)
	return i
}

// put puts a cell into the record; a second one as another line of the first.
func (b *flatBuilder) put(at int, cell sheet.Cell, row int) {
	for len(b.cells) <= at {
		b.cells = append(b.cells, sheet.Cell{})
		b.rows = append(b.rows, 0)
	}
	if !b.cells[at].Empty() {
		cell = sheet.Text(b.cells[at].Text + "\n" + cell.Text)
	} else {
		b.rows[at] = row
	}
	if b.start == 0 {
		b.start = row
	}
	b.cells[at] = cell
}

func (b *flatBuilder) begin(row int) {
	b.cells, b.rows, b.seen, b.last, b.start, b.title = nil, nil, map[string]bool{}, -1, row, ""
}

// end takes the record in, with its heading as title where it has none of its
// own.
func (b *flatBuilder) end() {
	if b.title != "" && len(b.seen) > 0 {
		b.setTitle(b.title)
	}
	if !blank(b.cells) {
		b.table.rows = append(b.table.rows, tableRow{row: b.start, cells: b.cells, rows: b.rows})
	} else if b.title != "" {
		b.outside(b.start, b.title)
	}
}

// setTitle gives the record a title, or keeps it in the note beside another.
func (b *flatBuilder) setTitle(title string) {
	for i, c := range b.table.columns {
		if c.path == b.p.reg.TitleField && i < len(b.cells) && !b.cells[i].Empty() {
			if keyOf(b.cells[i].Text) != keyOf(title) {
				b.note(b.start, title)
			}
			return
		}
	}
	if f := b.p.reg.Field(b.p.reg.TitleField); f != nil {
		label := b.p.texts.Field(b.p.reg, f)
		b.put(b.place(label, b.at), sheet.Text(title), b.start)
	}
}

// nameAfterSheet names the only record of a sheet after the tab, where nothing
// else names it.
func (b *flatBuilder) nameAfterSheet() {
	for i, c := range b.table.columns {
		if c.path == b.p.reg.TitleField && i < len(b.table.rows[0].cells) && !b.table.rows[0].cells[i].Empty() {
			return
		}
	}
	key := keyOf(b.sheet.Name)
	if strings.HasPrefix(key, "ark") || strings.HasPrefix(key, "sheet") || key == "" {
		return
	}
	b.cells, b.rows, b.start = b.table.rows[0].cells, b.table.rows[0].rows, b.table.rows[0].row
	b.setTitle(b.sheet.Name)
	b.table.rows[0].cells, b.table.rows[0].rows = b.cells, b.rows
}
