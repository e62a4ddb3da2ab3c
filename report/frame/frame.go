// Package frame is what documents have in common: how they name records, codes
// and days, and what stands around their content on every page. It writes no
// document itself.
package frame

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
	Files       picture.Opener // opens attached files, such as the agency's logo; nil for none
}

// Writer puts a document together.
type Writer struct {
	Input
	Agency *model.Agency // never nil
	Blocks []report.Block
}

// New begins a document.
func New(in Input) *Writer {
	w := &Writer{Input: in, Agency: &model.Agency{}}
	for _, a := range model.Agencies.All(in.Source) {
		w.Agency = a
	}
	return w
}

// Add adds blocks.
func (w *Writer) Add(blocks ...report.Block) { w.Blocks = append(w.Blocks, blocks...) }

// Say is a text of documents; its key is without the beginning they share.
func (w *Writer) Say(key string, args ...string) string { return w.Texts.T("report."+key, args...) }

// Today is the day the document is made.
func (w *Writer) Today() reg.Day { return reg.InstantOf(w.Now).Day(i18n.Oslo()) }

// Name is what a linked record is called, "" if there is none.
func (w *Writer) Name(register string, id reg.ID) string {
	known := model.Register(register)
	rec, ok := w.Source.Get(register, id)
	if known == nil || !ok {
		return ""
	}
	return w.Texts.Title(known, rec, nil)
}

// Numbered is the number of a record and what it is called.
func (w *Writer) Numbered(register string, id reg.ID) string {
	rec, ok := w.Source.Get(register, id)
	if !ok {
		return ""
	}
	return strings.TrimSpace(rec.Header().No + " " + w.Name(register, id))
}

// Person names a person, or is a dash.
func (w *Writer) Person(id reg.ID) string { return OrDash(w.Name(model.Persons.Key, id)) }

// Code is the label of a code, or a dash.
func (w *Writer) Code(set *reg.CodeSet, code string) string {
	if code == "" {
		return OrDash("")
	}
	return w.Texts.Code(set, code)
}

// Day is a day, or a dash.
func (w *Writer) Day(d reg.Day) string { return OrDash(w.Texts.Day(d)) }

// Instant is a moment, or a dash.
func (w *Writer) Instant(m reg.Instant) string { return OrDash(w.Texts.Instant(m)) }

// Show is what a field of a record holds, as people read it.
func (w *Writer) Show(r *reg.Register, rec reg.Record, path string) string {
	return strings.TrimSpace(w.Texts.Show(r.Field(path), r.Value(rec, path), w.Name))
}

// Label is what a field of a register is called.
func (w *Writer) Label(r *reg.Register, path string) string {
	return w.Texts.FieldShort(r, r.Field(path))
}

// Field is a field of a record with its label.
func (w *Writer) Field(r *reg.Register, rec reg.Record, path string) report.Fact {
	return report.Fact{Label: w.Label(r, path), Value: OrDash(w.Show(r, rec, path))}
}

// Missing says that something that is asked for is empty.
func (w *Writer) Missing() string { return report.SeverityMedium.Label(w.Say("sheet.missing")) }

// Paragraphs adds a text of the user's, a paragraph for each line.
func (w *Writer) Paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			w.Add(report.P(line))
		}
	}
}

// Column is a column of a table; the key is that of its title.
func (w *Writer) Column(key string, weight float64) report.Column {
	return report.Column{Title: w.Say(key), Weight: weight}
}

// Names is the column that tells what each row is about.
func (w *Writer) Names(key string, weight float64) report.Column {
	return report.Column{Title: w.Say(key), Weight: weight, Names: true}
}

// Right is a column of numbers.
func (w *Writer) Right(key string) report.Column {
	return report.Column{Title: w.Say(key), Align: report.Right}
}

// OrDash is the text, or what stands for nothing.
func OrDash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "–"
	}
	return text
}

// Marks are what is said of a document on its every page.
type Marks struct {
	// Class is the confidentiality; "" stands for internal.
	Class model.Class
	// Draft marks every page as such.
	Draft bool
	// CaseNo is how the head of the page names what it is about.
	CaseNo string
	// Keywords help archives find it.
	Keywords []string
}

// Document is the finished document around the blocks.
func (w *Writer) Document(title string, m Marks) report.Document {
	name := w.Agency.Name(string(w.Texts.Lang()))
	if m.Class == "" {
		m.Class = model.ClassInternal
	}
	doc := report.Document{
		Title: title, Subtitle: name, Lang: w.Texts.Tag().String(), Agency: name,
		Classification: w.Code(&model.Classes.CodeSet, string(m.Class)), CaseNo: m.CaseNo,
		Draft: m.Draft, DraftMark: w.Say("draft"), PageLabel: w.Say("page"),
		Footer: []string{title + " · " + w.Texts.Day(w.Today()), w.Say("history_head", w.HistoryHead)},
		Meta: report.Meta{Created: w.Now, Author: name, Creator: w.Program, Subject: title,
			Keywords: append([]string{title}, m.Keywords...)},
		Blocks: w.Blocks,
	}
	picture.Put(&doc, w.Texts, w.Source, w.Files)
	return doc
}

// Class is the confidentiality that a record says its document has: the higher
// of what is said and what such documents have at least. Where a register uses
// the field for what the record is about, it says nothing of the document.
func Class(r *reg.Register, rec reg.Record, least model.Class) model.Class {
	const common = "felles"
	f := r.Field("konfidensialitet")
	if f == nil || f.Section != common {
		return least
	}
	if said := model.Class(r.Value(rec, f.Key).Text()); said.Level() > least.Level() {
		return said
	}
	return least
}
