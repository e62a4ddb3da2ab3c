package imports

import (
	"context"
	"errors"
	"slices"
	"strings"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model/reg"
)

// planPasted reads a table from the clipboard, unless it was read before, and
// compares it with the register. Where its first row is no heading, those of
// the list it was pasted into are put above it.
func planPasted(in input, source reg.Source) result {
	if in.book != nil {
		return planBook(in, in.book, source)
	}
	book, err := readPasted(in.pastedAs, in.pasted)
	if err != nil {
		return result{err: err}
	}
	first := planBook(in, book, source)
	var none *exchange.Error
	if first.err == nil || !errors.As(first.err, &none) || none.Code != "import_no_header" || len(in.headings) == 0 {
		return first
	}
	return planBook(in, headed(book, in.headings), source)
}

func planBook(in input, book *sheet.Book, source reg.Source) result {
	preview, err := exchange.Plan(book, in.register, source, in.options)
	return result{book: book, preview: preview, err: err}
}

func readPasted(name, text string) (*sheet.Book, error) {
	options := sheet.Options{Format: sheet.FormatCSV}
	if strings.Contains(text, "\t") {
		options.Separator = '\t'
	}
	return sheet.Read(context.Background(), name, strings.NewReader(text), options)
}

// headed is a table with headings above its rows.
func headed(book *sheet.Book, headings []string) *sheet.Book {
	var row []sheet.Cell
	for _, heading := range headings {
		row = append(row, sheet.Text(heading))
	}
	made := *book
	made.Sheets = slices.Clone(book.Sheets)
	for i := range made.Sheets {
		made.Sheets[i].Rows = slices.Insert(slices.Clone(made.Sheets[i].Rows), 0, row)
	}
	return &made
}

// headings are what the columns of the fields are called.
func headings(t *i18n.Texts, r *reg.Register, fields []string) []string {
	var all []string
	for _, key := range fields {
		if f := r.Field(key); f != nil {
			all = append(all, t.Field(r, f))
		}
	}
	return all
}
