package assess

import (
	"strings"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/picture"
	"samsvar/report/sheets"
)

// Record writes a record as the document of its kind: an assessment as such, any
// other as a sheet.
func Record(in sheets.Input, r *reg.Register, rec reg.Record) report.Document {
	switch rec := rec.(type) {
	case *model.DPIA:
		return DPIA(in, rec)
	case *model.RiskAssessment:
		return Risk(in, rec)
	}
	return sheets.Record(in, r, rec)
}

// writer puts a document together.
type writer struct {
	sheets.Input
	register *reg.Register
	rec      reg.Record
	facts    *findings.Facts
	agency   *model.Agency // never nil
	blocks   []report.Block
	chapter  int
}

func newWriter(in sheets.Input, r *reg.Register, rec reg.Record) *writer {
	w := &writer{Input: in, register: r, rec: rec, agency: &model.Agency{}}
	w.facts = findings.NewFacts(in.Source, findings.Options{Now: reg.InstantOf(in.Now)})
	if a := w.facts.Agency(); a != nil {
		w.agency = a
	}
	return w
}

func (w *writer) add(blocks ...report.Block) { w.blocks = append(w.blocks, blocks...) }

func (w *writer) t(key string, args ...string) string {
	return w.Texts.T("report.assess."+key, args...)
}

func (w *writer) shared(key string, args ...string) string { return w.Texts.T("report."+key, args...) }

// name is what a linked record is called, "" if there is none.
func (w *writer) name(register string, id reg.ID) string {
	known := model.Register(register)
	rec, ok := w.Source.Get(register, id)
	if known == nil || !ok {
		return ""
	}
	return w.Texts.Title(known, rec, nil)
}

// heading begins the next numbered part.
func (w *writer) heading(key string) {
	w.chapter++
	w.add(report.Heading{Level: 1, Number: w.Texts.Int(w.chapter), Text: w.t(key)})
}

// label is what a field is called.
func (w *writer) label(path string) string {
	return w.Texts.FieldShort(w.register, w.register.Field(path))
}

// show is what a field of the record holds, as people read it.
func (w *writer) show(path string) string {
	return strings.TrimSpace(w.Texts.Show(w.register.Field(path), w.register.Value(w.rec, path), w.name))
}

// missing says that something the law or the method asks for is empty.
func (w *writer) missing() string { return report.SeverityMedium.Label(w.shared("sheet.missing")) }

// needed writes a field as a part of its own, also where it is empty.
func (w *writer) needed(path string) {
	text := w.show(path)
	if text == "" {
		text = w.missing()
	}
	w.text(w.label(path), text)
}

// given writes a field as a part of its own where it is filled in.
func (w *writer) given(path string) {
	if text := w.show(path); text != "" {
		w.text(w.label(path), text)
	}
}

// body writes the field that a part is about, also where it is empty.
func (w *writer) body(path string) {
	text := w.show(path)
	if text == "" {
		text = w.missing()
	}
	w.paragraphs(text)
}

// text writes words below a small heading, paragraph by paragraph.
func (w *writer) text(label, text string) {
	w.add(report.Heading{Level: 2, Text: label})
	w.paragraphs(text)
}

func (w *writer) paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			w.add(report.P(line))
		}
	}
}

// list writes fields below each other, label to the left; those that are empty
// only where they are needed.
func (w *writer) list(needed bool, paths ...string) {
	var facts []report.Fact
	for _, path := range paths {
		text := w.show(path)
		if text == "" && needed {
			text = w.missing()
		}
		if text != "" {
			facts = append(facts, report.Fact{Label: w.label(path), Value: text})
		}
	}
	if len(facts) > 0 {
		w.add(report.FactList{Facts: facts})
	}
}

// fact is a field for the head of the document.
func (w *writer) fact(path string) report.Fact {
	return report.Fact{Label: w.label(path), Value: orDash(w.show(path))}
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

func (w *writer) code(set *reg.CodeSet, code string) string {
	if code == "" {
		return "–"
	}
	return w.Texts.Code(set, code)
}

func (w *writer) day(d reg.Day) string {
	if !d.IsSet() {
		return "–"
	}
	return w.Texts.Day(d)
}

func (w *writer) person(id reg.ID) string { return orDash(w.name(model.Persons.Key, id)) }

// head opens the document.
func (w *writer) head(facts ...report.Fact) {
	own := []report.Fact{{Label: w.shared("sheet.number"), Value: w.rec.Header().No}}
	w.add(report.TitleHead{Kicker: w.Texts.Register(w.register), Facts: append(own, facts...)})
}

// signature is where those who stand behind the assessment sign.
func (w *writer) signature(fields ...report.SignatureField) {
	w.heading("signing")
	w.add(report.SignatureFields{PlaceDate: w.shared("place_date"), Signature: w.shared("signature_line"), Fields: fields})
}

// document is the finished document around the blocks.
func (w *writer) document(title string, draft bool) report.Document {
	lang := string(w.Texts.Lang())
	day := w.Texts.Day(reg.DayOf(w.Now))
	doc := report.Document{
		Title: title, Classification: sheets.Classification(w.Texts, w.rec), Subtitle: w.agency.Name(lang), Lang: w.Texts.Tag().String(), Agency: w.agency.Name(lang),
		CaseNo: w.rec.Header().No, PageLabel: w.shared("page"), Draft: draft, DraftMark: w.shared("draft"),
		Footer: []string{title + " · " + day, w.shared("history_head", w.HistoryHead)},
		Meta: report.Meta{Created: w.Now, Author: w.agency.Name(lang), Creator: w.Program, Subject: title,
			Keywords: []string{w.Texts.Register(w.register)}},
		Blocks: w.blocks,
	}
	picture.Put(&doc, w.Texts, w.Source, w.Files)
	return doc
}
