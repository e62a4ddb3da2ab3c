// Package sample holds an invented agency, as the spreadsheets that its
// coordinators would keep, and fills a store with it.
//
// The spreadsheets come in by the ordinary import. Nothing of the agency stands
// in code: what is to be seen of it is to be changed in the files.
package sample

import (
	"bytes"
	"context"
	"embed"
	"fmt"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

//go:embed *.xlsx *.csv
var files embed.FS

// table is one table of a file and the register it belongs to.
type table struct {
	file, sheet, register string
}

// Fill imports the invented agency into a store. A name stands in place of the
// agency's own, unless it is empty.
func Fill(store *storage.Store, name string, texts *i18n.Texts) error {
	return store.Building(func() error { return fill(store, name, texts) })
}

func fill(store *storage.Store, name string, texts *i18n.Texts) error {
	words, err := exchange.LoadWords()
	if err != nil {
		return fmt.Errorf("load words: %w", err)
	}
	opts := exchange.Options{Texts: texts, Words: words}
	books := map[string]*sheet.Book{}
	for _, t := range tables() {
		book, err := read(books, t.file)
		if err != nil {
			return err
		}
		if err := bringIn(store, t, book, opts); err != nil {
			return fmt.Errorf("import %s, sheet %q: %w", t.file, t.sheet, err)
		}
	}
	return rename(store, name)
}

// read reads a file once, however many of its tables are wanted.
func read(books map[string]*sheet.Book, name string) (*sheet.Book, error) {
	if book := books[name]; book != nil {
		return book, nil
	}
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read sample: %w", err)
	}
	book, err := sheet.Read(context.Background(), name, bytes.NewReader(data), sheet.Options{})
	if err != nil {
		return nil, fmt.Errorf("read sample %s: %w", name, err)
	}
	books[name] = book
	return book, nil
}

// bringIn imports one table. Nothing of it may be left out.
func bringIn(store *storage.Store, t table, book *sheet.Book, opts exchange.Options) error {
	preview, err := plan(store, t, book, opts)
	if err != nil {
		return err
	}
	_, err = exchange.Apply(store, preview, exchange.ApplyOptions{Reason: t.file})
	return err
}

func plan(store *storage.Store, t table, book *sheet.Book, opts exchange.Options) (*exchange.Preview, error) {
	opts.Sheet = t.sheet
	return exchange.Plan(book, register(t.register), store.View(), opts)
}

func register(key string) *reg.Register {
	for _, r := range model.All() {
		if r.Key == key {
			return r
		}
	}
	panic("sample: no register " + key)
}

// rename gives the agency the name that its user chose.
func rename(store *storage.Store, name string) error {
	if name == "" {
		return nil
	}
	known := store.View().All(model.Agencies.Key)
	if len(known) == 0 {
		return nil
	}
	agency, ok := model.Agencies.Clone(known[0]).(*model.Agency)
	if !ok {
		panic("sample: the register of agencies holds something else")
	}
	agency.NameNB, agency.NameNN = name, ""
	_, err := store.Save(storage.Change{Records: []storage.Write{{Register: model.Agencies.Key, Record: agency, Base: known[0]}}})
	return err
}
