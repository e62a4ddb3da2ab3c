package assess

import (
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
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
	*frame.Writer
	register *reg.Register
	rec      reg.Record
	facts    *findings.Facts
	chapter  int
}

func newWriter(in sheets.Input, r *reg.Register, rec reg.Record) *writer {
	return &writer{Writer: frame.New(in), register: r, rec: rec,
		facts: findings.NewFacts(in.Source, findings.Options{Now: reg.InstantOf(in.Now), Zone: i18n.Oslo()})}
}

func (w *writer) t(key string, args ...string) string { return w.Say("assess."+key, args...) }

// heading begins the next numbered part.
func (w *writer) heading(key string) {
	w.chapter++
	w.Add(report.Heading{Level: 1, Number: w.Texts.Int(w.chapter), Text: w.t(key)})
}

// label is what a field is called.
func (w *writer) label(path string) string { return w.Label(w.register, path) }

// show is what a field of the record holds, as people read it.
func (w *writer) show(path string) string { return w.Show(w.register, w.rec, path) }

// needed writes a field as a part of its own, also where it is empty.
func (w *writer) needed(path string) {
	text := w.show(path)
	if text == "" {
		text = w.Missing()
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
		text = w.Missing()
	}
	w.Paragraphs(text)
}

// text writes words below a small heading, paragraph by paragraph.
func (w *writer) text(label, text string) {
	w.Add(report.Heading{Level: 2, Text: label})
	w.Paragraphs(text)
}

// list writes fields below each other, label to the left; those that are empty
// only where they are needed.
func (w *writer) list(needed bool, paths ...string) {
	var facts []report.Fact
	for _, path := range paths {
		text := w.show(path)
		if text == "" && needed {
			text = w.Missing()
		}
		if text != "" {
			facts = append(facts, report.Fact{Label: w.label(path), Value: text})
		}
	}
	if len(facts) > 0 {
		w.Add(report.FactList{Facts: facts})
	}
}

// fact is a field for the head of the document.
func (w *writer) fact(path string) report.Fact {
	return report.Fact{Label: w.label(path), Value: frame.OrDash(w.show(path))}
}

// head opens the document.
func (w *writer) head(facts ...report.Fact) {
	own := []report.Fact{{Label: w.Say("sheet.number"), Value: w.rec.Header().No}}
	w.Add(report.TitleHead{Kicker: w.Texts.Register(w.register), Facts: append(own, facts...)})
}

// signature is where those who stand behind the assessment sign.
func (w *writer) signature(fields ...report.SignatureField) {
	w.heading("signing")
	w.Add(report.SignatureFields{PlaceDate: w.Say("place_date"), Signature: w.Say("signature_line"), Fields: fields})
}

// document is the finished document around the blocks. What it tells of
// weaknesses is protected.
func (w *writer) document(title string, draft bool) report.Document {
	least := model.ClassInternal
	if w.register.Key == model.RiskAssessments.Key {
		least = model.ClassProtected
	}
	return w.Document(title, frame.Marks{Class: frame.Class(w.register, w.rec, least), Draft: draft, CaseNo: w.rec.Header().No,
		Keywords: []string{w.Texts.Register(w.register)}})
}
