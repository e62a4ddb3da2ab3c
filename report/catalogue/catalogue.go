// Package catalogue lists every document that the program makes: what it is
// called, what it needs, in which formats it comes, and how it is written. The
// commands and the window take them from here, so that both have the same.
//
// It keeps no files: what a signed document leaves is package archive's.
package catalogue

import (
	"slices"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// Need is what a document is asked for with.
type Need string

// The needs.
const (
	Nothing  Need = ""
	Year     Need = "aar"        // a reporting year
	Record   Need = "oppforing"  // a record of the register
	Optional Need = "oppforing?" // a record of the register, or none for all of them
)

// Format is a form a document comes in; it is also how the file's name ends.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	HTML Format = "html"
	Word Format = "docx"
	// Workbook has the tables of a document, each on a sheet.
	Workbook Format = "xlsx"
	JSON     Format = "json" // for programs
)

// Formats lists the formats in the order in which they are offered.
func Formats() []Format { return []Format{PDF, HTML, Word, Workbook, JSON} }

// Groups of documents, as they are listed.
const (
	Yearly   = "aarlig"
	Privacy  = "personvern"
	Security = "sikkerhet"
	Whole    = "virksomhet"
	Sheets   = "ark"
)

// Groups lists the groups.
func Groups() []string { return []string{Yearly, Privacy, Security, Whole, Sheets} }

// SheetOf begins the ids of the documents of a register as such: "ark/systemer".
const SheetOf = "ark/"

// Document is one entry of the catalogue.
type Document struct {
	ID       string // stable, never translated
	Group    string
	Need     Need
	Register string // of the record it needs
	Formats  []Format
	Extents  bool // how much of each record is written can be chosen
	Public   bool // there is a version for the public
	Names    bool // persons can be named
	Draft    bool // it can be a draft
	Period   bool // it can be of a year, and needs none
	Main     bool // it is the document of its register's records

	write writer
	json  func(Input, Request) ([]byte, error)
}

// Has reports whether the document comes in a format.
func (d Document) Has(f Format) bool { return slices.Contains(d.Formats, f) }

// All lists every document: those with a name of their own, and the registers.
func All() []Document {
	all := named()
	for _, r := range model.All() {
		all = append(all, Document{ID: SheetOf + r.Key, Group: Sheets, Need: Optional, Register: r.Key,
			Formats: []Format{PDF, HTML, Word, Workbook}, Extents: true, Public: forPublic(r.Key), write: sheet})
	}
	return all
}

// forPublic reports whether the public may see so much of a register as the law
// has the agency keep: what is processed, for whom, and by which agreements.
// Others tell of persons, incidents and weaknesses.
func forPublic(register string) bool {
	return slices.Contains([]string{model.ProcessingRecords.Key, model.ProcessorRecords.Key, model.ProcessingAgreements.Key}, register)
}

// Find returns a document. Instead of its id it takes that of a register.
func Find(id string) (Document, bool) {
	all := All()
	for _, try := range []string{id, SheetOf + id} {
		if i := slices.IndexFunc(all, func(d Document) bool { return d.ID == try }); i >= 0 {
			return all[i], true
		}
	}
	return Document{}, false
}

// For lists the documents about one record of a register, the most particular
// first.
func For(register string) []Document {
	return slices.DeleteFunc(All(), func(d Document) bool {
		return d.Register != register || d.Need != Record && d.Need != Optional
	})
}

// Of lists the ids of the documents about a register and its records: first those
// about all of it.
func Of(register string) []string {
	var whole, one []string
	for _, d := range All() {
		switch {
		case d.Register != register:
		case d.Need == Record:
			one = append(one, d.ID)
		default:
			whole = append(whole, d.ID)
		}
	}
	return append(whole, one...)
}

// MainOf returns the document that records of a register are made into, where
// that is not all their fields.
func MainOf(register string) (Document, bool) {
	for _, d := range For(register) {
		if d.Main {
			return d, true
		}
	}
	return Document{}, false
}

// named are the documents with a name of their own.
func named() []Document {
	office, read := []Format{PDF, HTML, Word, Workbook}, []Format{PDF, HTML}
	tables := []Format{PDF, HTML, Workbook}
	behandlinger, agreements := model.ProcessingRecords.Key, model.ProcessingAgreements.Key
	return []Document{
		{ID: "ve", Group: Yearly, Need: Year, Formats: office, Public: true, Draft: true, write: declaration},
		{ID: "lg-innkalling", Group: Yearly, Need: Year, Formats: office, write: invitation},
		{ID: "lg", Group: Yearly, Need: Year, Formats: office, Public: true, Draft: true, write: review},
		{ID: "sammendrag", Group: Yearly, Need: Year, Formats: read, Draft: true, write: summary},
		{ID: "sammendrag-lg", Group: Yearly, Need: Year, Formats: read, Draft: true, write: summaryOfReview},
		{ID: "arkivark", Group: Yearly, Need: Year, Formats: append(slices.Clone(read), JSON), write: journalOf, json: journalJSON},
		{ID: "arkivark-lg", Group: Yearly, Need: Year, Formats: append(slices.Clone(read), JSON), write: journalOfReview, json: journalJSONOfReview},
		{ID: "protokoll", Group: Privacy, Register: behandlinger, Formats: office, Extents: true, Public: true, write: wholeRegister},
		{ID: "oppdragsprotokoll", Group: Privacy, Register: model.ProcessorRecords.Key, Formats: office, Extents: true, Public: true, write: wholeRegister},
		{ID: "avtaler", Group: Privacy, Register: agreements, Formats: office, Extents: true, Public: true, write: wholeRegister},
		{ID: "avtale", Group: Privacy, Need: Record, Register: agreements, Formats: office, write: checklist},
		{ID: "terskel", Group: Privacy, Need: Record, Register: behandlinger, Formats: office, write: screening},
		{ID: "dpia", Main: true, Group: Privacy, Need: Record, Register: model.DPIAs.Key, Formats: office, write: dpia},
		{ID: "ros", Main: true, Group: Security, Need: Record, Register: model.RiskAssessments.Key, Formats: office, write: risk},
		{ID: "hendelse", Main: true, Group: Security, Need: Record, Register: model.Incidents.Key, Formats: office, write: incident},
		{ID: "systembrev", Group: Security, Need: Record, Register: model.Systems.Key, Formats: []Format{PDF, HTML, Word}, write: ownersLetter},
		{ID: "mangler", Group: Whole, Formats: tables, write: gapList},
		{ID: "opplaering", Group: Whole, Formats: tables, Names: true, Period: true, write: training},
		{ID: "rollekort", Main: true, Group: Whole, Need: Optional, Register: model.RoleCards.Key, Formats: office, write: roleCards},
	}
}

// Title is what a document is called in a list.
func (d Document) Title(t *i18n.Texts) string {
	if r := model.Register(d.Register); r != nil && d.Group == Sheets {
		return t.RegisterMany(r)
	}
	return t.T("document." + d.ID)
}

// Help says in a sentence what the document is for.
func (d Document) Help(t *i18n.Texts) string {
	if d.Group == Sheets {
		return t.T("document.ark.help")
	}
	return t.T("document." + d.ID + ".help")
}

// Subject is what a record is called where one is to be chosen.
func Subject(t *i18n.Texts, src reg.Source, rec reg.Record, r *reg.Register) string {
	names := func(register string, id reg.ID) string {
		known := model.Register(register)
		linked, ok := src.Get(register, id)
		if known == nil || !ok {
			return ""
		}
		return t.Title(known, linked, nil)
	}
	return rec.Header().No + " " + t.Title(r, rec, names)
}
