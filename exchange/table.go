package exchange

import (
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// headerRows is how far down a sheet its headings are looked for.
const headerRows = 30

// column is a column of a sheet and where its cells go.
type column struct {
	place   int    // from 0
	letters string // as seen in Excel
	heading string
	path    string // of a field, or MapNote or MapIgnore
	field   *reg.Field
	rank    rank
	part    int // 2, 3 … for more of the cell before
	values  map[string]string
	list    string // what alone separates the cell's list
	form    *formColumn
}

// table is the part of a sheet that is imported.
type table struct {
	sheet     string
	columns   []column
	rows      []tableRow
	headerRow int // 0 for a list of one record after another
	canonical bool
	score     int
	above     []CellText // text above the headings, with rows
	aboveRows []int
}

// tableRow is one record's cells, in the columns' order.
type tableRow struct {
	row   int
	cells []sheet.Cell
	rows  []int // where a record is a list: the row of each cell
}

// findTables returns the table that fits the register best. Where that is a list
// of labels, those of other sheets come with it: often each record has a sheet.
func (p *planner) findTables(book *sheet.Book) ([]*table, error) {
	var best *table
	var lists []*table
	for i := range book.Sheets {
		s := &book.Sheets[i]
		if !p.wanted(s) {
			continue
		}
		t := p.tableOf(s)
		if t == nil {
			continue
		}
		if p.isNamed(s) {
			t.score += 1000
		}
		if t.headerRow == 0 {
			lists = append(lists, t)
		}
		if best == nil || t.score > best.score {
			best = t
		}
	}
	switch {
	case best != nil && best.headerRow == 0:
		return lists, nil
	case best != nil:
		return []*table{best}, nil
	}
	if name := p.sheetName(); name != "" && !hasSheet(book, name) {
		return nil, &Error{Code: "import_no_sheet", Args: []string{name, sheetNames(book)}}
	}
	return nil, &Error{Code: "import_no_header", Args: []string{p.texts.RegisterMany(p.reg)}}
}

func (p *planner) sheetName() string {
	if p.opts.Sheet == "" && p.opts.Mapping != nil {
		return p.opts.Mapping.Sheet
	}
	return p.opts.Sheet
}

func (p *planner) wanted(s *sheet.Sheet) bool {
	name := p.sheetName()
	if name == "" {
		return !s.Hidden
	}
	return strings.EqualFold(strings.TrimSpace(s.Name), strings.TrimSpace(name))
}

// isNamed reports whether a sheet bears the register's name.
func (p *planner) isNamed(s *sheet.Sheet) bool {
	if s.Name == p.reg.Key {
		return true
	}
	for _, texts := range p.rd.langs {
		if keyOf(s.Name) == keyOf(texts.RegisterMany(p.reg)) {
			return true
		}
	}
	return false
}

func hasSheet(book *sheet.Book, name string) bool {
	for _, s := range book.Sheets {
		if strings.EqualFold(strings.TrimSpace(s.Name), strings.TrimSpace(name)) {
			return true
		}
	}
	return false
}

func sheetNames(book *sheet.Book) string {
	names := make([]string, len(book.Sheets))
	for i, s := range book.Sheets {
		names[i] = s.Name
	}
	return strings.Join(names, ", ")
}

// tableOf finds the headings of a sheet, or returns nil where there are none.
func (p *planner) tableOf(s *sheet.Sheet) *table {
	at, score := p.headerOf(s)
	if flat := p.flatTable(s); flat != nil && flat.score > score {
		return flat
	}
	if at < 0 {
		return nil
	}
	t := &table{sheet: s.Name, headerRow: at + 1, score: score, columns: p.columnsOf(s, at)}
	t.canonical = allKeys(t.columns)
	for i := at + 1; i < len(s.Rows); i++ {
		if !blank(s.Rows[i]) && !sameTexts(s.Rows[i], s.Rows[at]) {
			t.rows = append(t.rows, tableRow{row: i + 1, cells: s.Rows[i]})
		}
	}
	for i := range at {
		for j, c := range s.Rows[i] {
			if hasWord(c.Text) {
				t.above = append(t.above, CellText{Column: sheet.ColumnName(j + 1), Value: c.Text})
				t.aboveRows = append(t.aboveRows, i+1)
			}
		}
	}
	return t
}

func blank(row []sheet.Cell) bool {
	for _, c := range row {
		if strings.TrimSpace(c.Text) != "" {
			return false
		}
	}
	return true
}

// sameTexts tells a header that is repeated further down.
func sameTexts(a, b []sheet.Cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			return false
		}
	}
	return true
}

// allKeys reports whether every heading is a path, as in a table of canonical
// forms.
func allKeys(columns []column) bool {
	keys := 0
	for _, c := range columns {
		if c.field == nil || c.rank != rankKey {
			return false
		}
		keys++
	}
	return keys > 0
}

// headerOf returns the index and score of the row that fits best as headings, or
// -1.
func (p *planner) headerOf(s *sheet.Sheet) (at, score int) {
	if m := p.opts.Mapping; m != nil && m.HeaderRow > 0 {
		if m.HeaderRow > len(s.Rows) {
			return -1, 0
		}
		return m.HeaderRow - 1, 1
	}
	at, score = -1, 0
	for i := range min(len(s.Rows), headerRows) {
		if n := p.headingScore(s.Rows[i]); n > score {
			at, score = i, n
		}
	}
	return at, score
}

// headingScore tells how well a row fits as headings; 0 means not at all.
func (p *planner) headingScore(row []sheet.Cell) int {
	seen := map[string]bool{}
	score, filled := 0, 0
	for i, c := range row {
		if strings.TrimSpace(c.Text) == "" {
			continue
		}
		filled++
		path, as := p.meaning(sheet.ColumnName(i+1), c.Text)
		if path == "" || seen[path] || c.Kind != sheet.KindText {
			score -= penalty(c)
			continue
		}
		seen[path] = true
		score += [...]int{6, 6, 5, 4, 4, 2, 0}[as]
		if path == p.reg.TitleField {
			score += 3
		}
	}
	if len(seen) < 2 && filled > 1 && p.opts.Mapping == nil && !seen[p.reg.TitleField] {
		return 0
	}
	return max(score, 0)
}

// penalty is what a cell that is no known heading takes from a row's score.
func penalty(c sheet.Cell) int {
	if c.Kind != sheet.KindText || len(c.Text) > 120 {
		return 2
	}
	return 0
}

// meaning returns what a heading means, by the given mapping first.
func (p *planner) meaning(letters, heading string) (string, rank) {
	if c := p.opts.Mapping.given(letters, heading); c != nil {
		return c.Field, rankKey
	}
	path, as := p.heads.find(heading)
	if first, part := continued(heading); part > 1 && as > rankInner {
		path, as = p.heads.find(first)
	}
	return path, as
}

// columnsOf says where each column of a sheet goes.
func (p *planner) columnsOf(s *sheet.Sheet, header int) []column {
	width := 0
	for _, row := range s.Rows[header:] {
		width = max(width, len(row))
	}
	var all []column
	for i := range width {
		heading := strings.TrimSpace(s.At(header+1, i+1).Text)
		if heading == "" && emptyBelow(s, header, i) {
			continue
		}
		all = append(all, p.columnOf(i, heading))
	}
	settle(all)
	return all
}

func emptyBelow(s *sheet.Sheet, header, at int) bool {
	for i := header + 1; i < len(s.Rows); i++ {
		if strings.TrimSpace(s.At(i+1, at+1).Text) != "" {
			return false
		}
	}
	return true
}

func (p *planner) columnOf(place int, heading string) column {
	c := column{place: place, letters: sheet.ColumnName(place + 1), heading: heading, rank: rankNone, path: MapNote}
	if given := p.opts.Mapping.given(c.letters, heading); given != nil {
		c.path, c.rank, c.values = given.Field, rankLabel, given.Values
		if given.Field == heading {
			c.rank = rankKey
		}
	} else if path, as := p.meaning(c.letters, heading); path != "" {
		c.path, c.rank = path, as
		_, c.part = continued(heading)
	}
	c.field = p.heads.paths[c.path]
	if c.field == nil && c.path != MapIgnore {
		c.path = MapNote
	}
	return c
}

// settle leaves each field to its surest columns: a guess beside a sure heading
// goes to the note.
func settle(columns []column) {
	surest := map[string]rank{}
	for _, c := range columns {
		if was, ok := surest[c.path]; c.field != nil && (!ok || c.rank < was) {
			surest[c.path] = c.rank
		}
	}
	for i := range columns {
		c := &columns[i]
		if c.field != nil && c.rank >= rankLoose && surest[c.path] < c.rank {
			c.path, c.field = MapNote, nil
		}
	}
}
