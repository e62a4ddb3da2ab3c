package printing

import (
	"slices"
	"strconv"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/catalogue"
	"samsvar/report/sheets"
)

// wish is which document the user wants, and how.
type wish struct {
	offered []string // documents to choose from
	fixed   bool     // the record is given
	req     catalogue.Request
	lang    i18n.Lang
	form    form
}

// document is the chosen document.
func (w wish) document() catalogue.Document {
	d, _ := catalogue.Find(w.req.Document)
	return d
}

// forRecord offers the documents about a record: first the one that is made for
// such records.
func forRecord(ref reg.Ref, lang i18n.Lang) wish {
	w := wish{fixed: true, req: catalogue.Request{ID: ref.ID}, lang: lang, form: asPDF}
	for _, d := range catalogue.For(ref.Register) {
		w.offered = append(w.offered, d.ID)
	}
	w.req.Document = catalogue.SheetOf + ref.Register
	if d, ok := catalogue.MainOf(ref.Register); ok {
		w.req.Document = d.ID
	}
	return w
}

// forAny offers these documents, or all where none are named.
func forAny(year int, lang i18n.Lang, ids ...string) wish {
	if len(ids) == 0 {
		for _, d := range catalogue.All() {
			ids = append(ids, d.ID)
		}
	}
	return wish{offered: ids, req: catalogue.Request{Document: ids[0], Year: year}, lang: lang, form: asPDF}
}

// choose takes another document; what does not fit it goes.
func (w *wish) choose(id string) {
	w.req.Document = id
	d := w.document()
	if !w.fixed {
		w.req.ID = ""
	}
	w.req.Public = w.req.Public && d.Public
	w.req.Names = w.req.Names && d.Names
	if !d.Extents {
		w.req.Extent = ""
	}
	if !slices.Contains(w.forms(), w.form) {
		w.form = asPDF
	}
}

// forms are those the document comes in.
func (w wish) forms() []form {
	d := w.document()
	var all []form
	for _, f := range []form{asPDF, asWord, asHTML, asBook, asJSON} {
		if d.Has(catalogue.Format(f)) {
			all = append(all, f)
		}
	}
	return all
}

// request is what is asked of the catalogue.
func (w wish) request() catalogue.Request {
	r := w.req
	d := w.document()
	if d.Need != catalogue.Year && !d.Period {
		r.Year = 0
	}
	if d.Need == catalogue.Nothing || d.Need == catalogue.Year {
		r.ID = ""
	}
	r.Draft = d.Draft
	return r
}

// ready reports whether all that the document needs is chosen.
func (w wish) ready() bool { return w.document().Need != catalogue.Record || w.req.ID != "" }

// editions are how much of the document can be chosen, as the texts name it.
func (w wish) editions() []string {
	d := w.document()
	all := []string{string(sheets.Whole)}
	if d.Extents {
		all = append(all, string(sheets.Required))
	}
	if d.Public {
		all = append(all, string(sheets.Public))
	}
	return all
}

func (w wish) edition() string {
	switch {
	case w.req.Public:
		return string(sheets.Public)
	case w.req.Extent == "":
		return string(sheets.Whole)
	}
	return string(w.req.Extent)
}

func (w *wish) setEdition(key string) {
	w.req.Public = key == string(sheets.Public)
	w.req.Extent = ""
	if key == string(sheets.Required) {
		w.req.Extent = sheets.Required
	}
}

// years are those to choose from, the present one first.
func years(today reg.Day) []string {
	var all []string
	for n := range 4 {
		all = append(all, strconv.Itoa(today.Year()-n))
	}
	return all
}

// ref is the record the document is about.
func (w wish) ref() reg.Ref { return reg.Ref{Register: w.document().Register, ID: w.req.ID} }

// sheet reports whether it is a register or one of its records as such.
func (w wish) sheet() bool {
	return w.document().Group == catalogue.Sheets && model.Register(w.document().Register) != nil
}
