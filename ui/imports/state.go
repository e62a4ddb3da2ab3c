package imports

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// Keys of the tabs besides the statuses of rows.
const (
	tabColumns = "columns"
	tabRemarks = "remarks"
)

// state is what the user has chosen and what came of it.
type state struct {
	path     string
	pasted   string   // a table from the clipboard instead of a file
	fields   []string // what its columns are if it has no headings
	register *reg.Register
	sheet    string
	sheets   []string
	mapping  *exchange.Mapping
	stubs    bool
	skip     bool
	tab      string
	shown    int // rows shown at most
	book     *sheet.Book
	preview  *exchange.Preview
	imported bool
	added    int // by the import that was made
	updated  int
}

// pageRows is how many rows are shown before one asks for more.
const pageRows = 100

func newState(register *reg.Register, path string) *state {
	return &state{register: register, path: path, stubs: true, tab: string(exchange.StatusNew), shown: pageRows}
}

// ready reports whether there is enough to look at a file.
func (s *state) ready() bool { return (s.path != "" || s.pasted != "") && s.register != nil }

// choosePath takes another file; what belonged to the one before goes.
func (s *state) choosePath(path string) {
	s.pasted = ""
	s.path, s.book, s.sheets, s.sheet, s.mapping, s.preview, s.imported = path, nil, nil, "", nil, nil, false
}

// chooseRegister takes another register.
func (s *state) chooseRegister(r *reg.Register) {
	s.register, s.mapping, s.preview, s.imported = r, nil, nil, false
}

// chooseSheet takes another sheet of the file.
func (s *state) chooseSheet(name string) {
	s.sheet, s.mapping, s.preview, s.imported = name, nil, nil, false
}

// chooseField puts a column into another field. The mapping is that of the
// preview, so that all other columns stay where they are.
func (s *state) chooseField(at int, field string) {
	m := s.preview.Mapping
	m.Columns = slices.Clone(m.Columns)
	m.Columns[at].Field, m.Columns[at].Guess = field, false
	s.mapping, s.sheet, s.imported = &m, m.Sheet, false
}

// input is what a look at a file needs; it shares nothing with the state.
type input struct {
	path     string
	pasted   string
	pastedAs string   // what it is called
	headings []string // for a pasted table without any
	register *reg.Register
	book     *sheet.Book
	options  exchange.Options
}

func (s *state) input() input {
	return input{path: s.path, pasted: s.pasted, register: s.register, book: s.book,
		options: exchange.Options{Sheet: s.sheet, Mapping: s.mapping, Stubs: s.stubs}}
}

// result is what a look at a file came to.
type result struct {
	book    *sheet.Book
	preview *exchange.Preview
	err     error
}

// plan reads the file, unless it was read before, and compares it with the
// register.
func plan(in input, source reg.Source) result {
	if strings.EqualFold(filepath.Ext(in.path), ".json") {
		preview, err := exchange.PlanFile(context.Background(), in.path, in.register, source, in.options)
		return result{preview: preview, err: err}
	}
	if in.pasted != "" {
		return planPasted(in, source)
	}
	if in.book == nil {
		book, err := sheet.ReadFile(context.Background(), in.path, sheet.Options{})
		if err != nil {
			return result{err: err}
		}
		in.book = book
	}
	preview, err := exchange.Plan(in.book, in.register, source, in.options)
	return result{book: in.book, preview: preview, err: err}
}

// take keeps a result and goes to the tab that matters most.
func (s *state) take(r result) {
	s.book, s.preview, s.shown = r.book, r.preview, pageRows
	s.sheets = nil
	if r.book != nil {
		for _, one := range r.book.Sheets {
			s.sheets = append(s.sheets, one.Name)
		}
	}
	if s.preview != nil && !s.imported && s.count(s.tab) == 0 {
		s.tab = s.firstTab()
	}
}

// firstTab is the first tab with anything in it.
func (s *state) firstTab() string {
	for _, status := range exchange.Statuses() {
		if s.preview.Count(status) > 0 {
			return string(status)
		}
	}
	return tabColumns
}

// tabs are the keys of the tabs.
func tabs() []string {
	var all []string
	for _, status := range exchange.Statuses() {
		all = append(all, string(status))
	}
	return append(all, tabColumns, tabRemarks)
}

// count is how much a tab holds.
func (s *state) count(tab string) int {
	switch tab {
	case tabColumns:
		return len(s.preview.Mapping.Columns)
	case tabRemarks:
		return len(s.preview.AllIssues()) + len(s.preview.Stubs)
	}
	return s.preview.Count(exchange.Status(tab))
}

// rows are those of the tab.
func (s *state) rows() []exchange.Row {
	var rows []exchange.Row
	for _, r := range s.preview.Rows {
		if string(r.Status) == s.tab {
			rows = append(rows, r)
		}
	}
	return rows
}

// toWrite is how many rows an import would save; none while rows are rejected
// and the rest is not to be imported without them.
func (s *state) toWrite() int {
	if s.preview == nil || (s.preview.Count(exchange.StatusRejected) > 0 && !s.skip) {
		return 0
	}
	return s.preview.Count(exchange.StatusNew) + s.preview.Count(exchange.StatusChanged)
}
