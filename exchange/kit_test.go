package exchange

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model/reg"
)

// records is a source of a test.
type records map[string][]reg.Record

func (r records) All(register string) []reg.Record { return r[register] }

func (r records) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range r[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

func mustTexts(t testing.TB, lang i18n.Lang) *i18n.Texts {
	t.Helper()
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// testID is an id as stores give them, told apart by a number.
func testID(n int) reg.ID { return reg.ID(fmt.Sprintf("01HZZZZZZZZZZZZZZZZZZ%05d", n)) }

// ids gives ids beginning at a number.
func ids(from int) func() reg.ID {
	return func() reg.ID {
		from++
		return testID(from)
	}
}

func readBook(t testing.TB, data []byte) *sheet.Book {
	t.Helper()
	book, err := sheet.Read(context.Background(), "test", bytes.NewReader(data), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// sheetOf makes a sheet of texts.
func bookOf(rows ...[]string) *sheet.Book {
	s := sheet.Sheet{Name: "Ark1"}
	for _, row := range rows {
		var cells []sheet.Cell
		for _, text := range row {
			cells = append(cells, sheet.Text(text))
		}
		s.Rows = append(s.Rows, cells)
	}
	return &sheet.Book{Sheets: []sheet.Sheet{s}, Format: sheet.FormatXLSX}
}

func mustPlan(t testing.TB, book *sheet.Book, register *reg.Register, source reg.Source, opts Options) *Preview {
	t.Helper()
	if opts.NewID == nil {
		opts.NewID = ids(90000)
	}
	p, err := Plan(book, register, source, opts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// after returns the records of a register as they are after an import.
func after(source records, p *Preview) records {
	out := records{}
	for key, all := range source {
		out[key] = append([]reg.Record(nil), all...)
	}
	place := map[reg.Ref]int{}
	for key, all := range out {
		for i, rec := range all {
			place[reg.Ref{Register: key, ID: rec.Header().ID}] = i + 1
		}
	}
	for _, w := range p.Writes() {
		ref := reg.Ref{Register: w.Register, ID: w.Record.Header().ID}
		if i := place[ref]; i > 0 {
			out[w.Register][i-1] = w.Record
			continue
		}
		out[w.Register] = append(out[w.Register], w.Record)
		place[ref] = len(out[w.Register])
	}
	return out
}

// indexedRecords finds records by their ids at once.
type indexedRecords struct {
	records
	byID map[reg.Ref]reg.Record
}

func indexed(r records) indexedRecords {
	x := indexedRecords{r, map[reg.Ref]reg.Record{}}
	for key, all := range r {
		for _, rec := range all {
			x.byID[reg.Ref{Register: key, ID: rec.Header().ID}] = rec
		}
	}
	return x
}

func (x indexedRecords) Get(register string, id reg.ID) (reg.Record, bool) {
	rec, ok := x.byID[reg.Ref{Register: register, ID: id}]
	return rec, ok
}
