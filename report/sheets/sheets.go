// Package sheets writes registers and single records as documents: the record
// of processing activities, the register of agreements, one risk assessment,
// any record. What is written follows from the registers' descriptions; only
// the titles of some registers' documents are their own.
package sheets

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
)

// Input is all that a document is made of.
type Input = frame.Input

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
	w.Add(report.TitleHead{Facts: w.facts(len(records))})
	w.notice()
	w.controller()
	w.Add(w.overview(records))
	for _, rec := range records {
		head := rec.Header()
		w.Add(report.Heading{Level: 1, Number: head.No, Text: w.called(rec)})
		w.record(rec, 2)
	}
	return w.Document(title, frame.Marks{Class: w.class(records...)})
}

// Record writes one record with everything in it.
func Record(in Input, r *reg.Register, rec reg.Record) report.Document {
	return RecordIn(in, r, rec, Whole)
}

// RecordIn writes so much of one record.
func RecordIn(in Input, r *reg.Register, rec reg.Record, extent Extent) report.Document {
	w := newWriter(in, r, extent)
	head := rec.Header()
	w.Add(report.TitleHead{Kicker: in.Texts.Register(r), Facts: []report.Fact{
		{Label: w.Say("sheet.number"), Value: head.No},
		{Label: w.Say("sheet.changed"), Value: strings.TrimSuffix(in.Texts.Instant(head.Changed)+", "+head.ChangedBy, ", ")},
	}})
	w.notice()
	w.record(rec, 1)
	return w.Document(w.called(rec), frame.Marks{Class: w.class(rec), CaseNo: head.No,
		Keywords: []string{in.Texts.Register(r)}})
}

// notice says that a version is for the public, and by which law things are left
// out.
func (w *writer) notice() {
	if w.extent == Public {
		w.Add(report.Callout{Severity: report.SeverityInfo, Word: w.Say("sheet.public"), Runs: report.Plain(w.Say("sheet.public.notice"))})
	}
}

// called is what a record is called; what is called by a person's name is called
// by its number where the public reads.
func (w *writer) called(rec reg.Record) string {
	if f := w.register.Field(w.register.TitleField); w.extent == Public && f != nil && hidden(f) {
		return rec.Header().No
	}
	return w.Texts.Title(w.register, rec, w.Name)
}

// inForce reports whether a record holds now.
func inForce(rec reg.Record) bool {
	holds, ok := rec.(interface{ InForce() bool })
	return !ok || holds.InForce()
}

// writer puts a document together.
type writer struct {
	*frame.Writer
	register *reg.Register
	extent   Extent
}

func newWriter(in Input, r *reg.Register, extent Extent) *writer {
	return &writer{Writer: frame.New(in), register: r, extent: extent}
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
		{Label: w.Say("sheet.extent"), Value: w.Say("sheet.extent." + string(w.extent))},
		{Label: w.Say("data_as_of"), Value: w.Texts.Day(w.Today())},
		{Label: w.Say("sheet.records"), Value: w.Texts.Int(records)},
	}
	if w.Agency.OrgNo != "" {
		facts = append(facts, report.Fact{Label: w.Say("org_no"), Value: w.Agency.OrgNo})
	}
	return facts
}

// overview lists the records with number and title.
func (w *writer) overview(records []reg.Record) report.Block {
	table := report.Table{Columns: []report.Column{{Title: w.Say("no")}, {Title: w.Texts.Register(w.register), Weight: 1, Names: true}},
		Empty: w.Say("sheet.empty")}
	for _, rec := range records {
		table.Rows = append(table.Rows, report.Cells(rec.Header().No, w.called(rec)))
	}
	return table
}

// class is how confidential a document about these records is: open if it is made
// for the public, and else the strictest that one of them says, internal at least.
func (w *writer) class(records ...reg.Record) model.Class {
	if w.extent == Public {
		return model.ClassOpen
	}
	class := model.ClassInternal
	for _, rec := range records {
		class = frame.Class(w.register, rec, class)
	}
	return class
}
