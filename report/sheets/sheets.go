// Package sheets writes registers and single records as documents: the record
// of processing activities, the register of agreements, one risk assessment,
// any record. What is written follows from the registers' descriptions; only
// the titles of some registers' documents are their own.
package sheets

import (
	"strings"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/picture"
)

// Input is all that a document is made of.
type Input struct {
	Source      reg.Source
	Texts       *i18n.Texts    // language of the document
	Now         time.Time      // when the document is made
	HistoryHead string         // hash of the head of the store's history
	Program     string         // name and version of the program
	Files       picture.Opener // opens the agency's logo; nil where none is wanted
}

// Extent says how much of each record a document holds.
type Extent string

// The extents.
const (
	// Whole is every field that is filled in.
	Whole Extent = "full"
	// Required is what the law asks the agency to keep on record: of the record
	// of processing activities the contents of art. 30(1) and (2), of other
	// registers the fields with a legal source.
	Required Extent = "pliktig"
	// Public is Required without data on persons and without what could help
	// an attacker.
	Public Extent = "offentlig"
)

// Extents lists all extents.
func Extents() []Extent { return []Extent{Whole, Required, Public} }

// Register writes the records of a register that are in force, or all of one
// whose records know no such state.
func Register(in Input, r *reg.Register, extent Extent) report.Document {
	w := newWriter(in, r, extent)
	var records []reg.Record
	for _, rec := range in.Source.All(r.Key) {
		if inForce(rec) {
			records = append(records, rec)
		}
	}
	title := w.title()
	w.add(report.TitleHead{Facts: w.facts(len(records))})
	w.add(w.overview(records))
	for _, rec := range records {
		head := rec.Header()
		w.add(report.Heading{Level: 1, Number: head.No, Text: in.Texts.Title(r, rec, w.name)})
		w.record(rec, 2)
	}
	return w.document(title, w.classification(records...))
}

// Record writes one record with everything in it.
func Record(in Input, r *reg.Register, rec reg.Record) report.Document {
	w := newWriter(in, r, Whole)
	head := rec.Header()
	w.add(report.TitleHead{Kicker: in.Texts.Register(r), Facts: []report.Fact{
		{Label: w.t("sheet.number"), Value: head.No},
		{Label: w.t("sheet.changed"), Value: strings.TrimSuffix(in.Texts.Instant(head.Changed)+", "+head.ChangedBy, ", ")},
	}})
	w.record(rec, 1)
	return w.document(in.Texts.Title(r, rec, w.name), w.classification(rec))
}

// inForce reports whether a record holds now.
func inForce(rec reg.Record) bool {
	holds, ok := rec.(interface{ InForce() bool })
	return !ok || holds.InForce()
}

// writer puts a document together.
type writer struct {
	Input
	register *reg.Register
	extent   Extent
	agency   *model.Agency // never nil
	blocks   []report.Block
}

func newWriter(in Input, r *reg.Register, extent Extent) *writer {
	w := &writer{Input: in, register: r, extent: extent, agency: &model.Agency{}}
	for _, a := range model.Agencies.All(in.Source) {
		w.agency = a
	}
	return w
}

func (w *writer) add(blocks ...report.Block) { w.blocks = append(w.blocks, blocks...) }

func (w *writer) t(key string, args ...string) string { return w.Texts.T("report."+key, args...) }

func (w *writer) lang() string { return string(w.Texts.Lang()) }

// name is the title of a linked record, "" if there is none.
func (w *writer) name(register string, id reg.ID) string {
	known := model.Register(register)
	rec, ok := w.Source.Get(register, id)
	if known == nil || !ok {
		return ""
	}
	return w.Texts.Title(known, rec, nil)
}

// title is the name of the register's document where it has one, as the law
// calls it; else the register's own.
func (w *writer) title() string {
	key := "report.sheet.title." + w.register.Key
	if w.Texts.Has(key) {
		return w.Texts.T(key)
	}
	return w.Texts.RegisterMany(w.register)
}

func (w *writer) facts(records int) []report.Fact {
	facts := []report.Fact{
		{Label: w.t("sheet.extent"), Value: w.t("sheet.extent." + string(w.extent))},
		{Label: w.t("data_as_of"), Value: w.Texts.Day(reg.DayOf(w.Now))},
		{Label: w.t("sheet.records"), Value: w.Texts.Int(records)},
	}
	if w.agency.OrgNo != "" {
		facts = append(facts, report.Fact{Label: w.t("org_no"), Value: w.agency.OrgNo})
	}
	return facts
}

// overview lists the records with number and title.
func (w *writer) overview(records []reg.Record) report.Block {
	table := report.Table{Columns: []report.Column{{Title: w.t("no")}, {Title: w.Texts.Register(w.register), Weight: 1, Names: true}},
		Empty: w.t("sheet.empty")}
	for _, rec := range records {
		table.Rows = append(table.Rows, report.Cells(rec.Header().No, w.Texts.Title(w.register, rec, w.name)))
	}
	return table
}

// document is the finished document around the blocks.
func (w *writer) document(title, classification string) report.Document {
	doc := report.Document{
		Title: title, Subtitle: w.agency.Name(w.lang()), Lang: w.Texts.Tag().String(), Agency: w.agency.Name(w.lang()),
		Classification: classification, PageLabel: w.t("page"),
		Footer: []string{title + " · " + w.Texts.Day(reg.DayOf(w.Now)), w.t("history_head", w.HistoryHead)},
		Meta: report.Meta{Created: w.Now, Author: w.agency.Name(w.lang()), Creator: w.Program, Subject: title,
			Keywords: []string{title}},
		Blocks: w.blocks,
	}
	picture.Put(&doc, w.Texts, w.Source, w.Files)
	return doc
}

// classification is that of a document with these records: public if it is made
// to be, and else the strictest of theirs, internal at least.
func (w *writer) classification(records ...reg.Record) string {
	if w.extent == Public {
		return w.t("sheet.public")
	}
	return Classification(w.Texts, records...)
}

// Classification words the class of a document about these records: the
// strictest that one of them says, and internal where none says more.
func Classification(texts *i18n.Texts, records ...reg.Record) string {
	class := model.ClassInternal
	for _, rec := range records {
		if own, ok := rec.(interface{ RecordClass() model.Class }); ok && own.RecordClass().Level() > class.Level() {
			class = own.RecordClass()
		}
	}
	return texts.Code(&model.Classes.CodeSet, string(class))
}
