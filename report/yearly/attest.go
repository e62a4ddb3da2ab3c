package yearly

import (
	"time"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
)

// Attestation is what a signed document says of its signing in the program. It
// is no electronic signature with a certificate, and the document says so.
type Attestation struct {
	Name     string
	Position string
	Role     model.Role
	Proxy    string // number of the record that documents a deputy
	Place    string
	At       time.Time
	DataHash string // SHA-256 of the data behind the document
}

// marked reports whether the document carries a mark: drafts do not.
func (w *writer) marked() bool { return w.Mark != nil && !w.Draft }

// scanMark is what binds a signature on paper to the version. It stands on the
// page of the signature.
func (w *writer) scanMark() []report.Block {
	if !w.marked() {
		return nil
	}
	id := w.Mark.ID()
	return []report.Block{report.ScanMark{Payload: w.Mark.Payload(), ID: id, Title: w.t("mark"), Note: w.t("mark.note"), Alt: w.t("mark.alt", id)}}
}

// attested is what stands below the signature fields.
func (w *writer) attested() []report.Block {
	a := w.Attest
	if a == nil {
		return nil
	}
	facts := []report.Fact{{Label: w.t("attest.name"), Value: a.Name},
		{Label: w.t("attest.role"), Value: w.code(&model.Roles.CodeSet, string(a.Role))}}
	for _, f := range []report.Fact{{Label: w.t("attest.position"), Value: a.Position}, {Label: w.t("attest.proxy"), Value: a.Proxy},
		{Label: w.t("attest.place"), Value: a.Place}} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	facts = append(facts, report.Fact{Label: w.t("attest.at"), Value: w.Texts.Instant(reg.InstantOf(a.At))},
		report.Fact{Label: w.t("attest.hash"), Value: a.DataHash})
	return []report.Block{report.Heading{Level: 3, Text: w.t("attest")}, report.FactList{Facts: facts}, report.Note(w.t("attest.proves"))}
}
