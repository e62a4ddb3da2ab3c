package model

import "samsvar/model/reg"

// ReportType is which yearly document it is.
type ReportType string

// The documents.
const (
	ReportDeclaration ReportType = "ve" // virksomhetsleders egenerklæring
	ReportReview      ReportType = "lg" // ledelsens gjennomgang
)

// ReportTypes are the documents.
var ReportTypes = reg.NewCodes("rapporttype", ReportDeclaration, ReportReview)

// ReportStatus is where a document stands.
type ReportStatus string

// Steps of a document.
const (
	ReportDraft      ReportStatus = "utkast"
	ReportForSigning ReportStatus = "til_signering"
	ReportSigned     ReportStatus = "signert"
	ReportSent       ReportStatus = "oversendt"
	ReportReceived   ReportStatus = "mottatt"
	ReportReplaced   ReportStatus = "erstattet"
)

// ReportStatuses are the steps in their natural order.
var ReportStatuses = reg.NewCodes("dokumentstatus", ReportDraft, ReportForSigning, ReportSigned,
	ReportSent, ReportReceived, ReportReplaced)

// AnswerStatus is whether a question is answered. Not answered and zero are
// never the same.
type AnswerStatus string

// The statuses.
const (
	Answered      AnswerStatus = "besvart"
	AnswerUnclear AnswerStatus = "uklart"
	NotAnswered   AnswerStatus = "ikke_besvart"
)

// AnswerStatuses are the statuses.
var AnswerStatuses = reg.NewCodes("svarstatus", Answered, AnswerUnclear, NotAnswered)

// Certainty is how sure the agency is of an answer.
type Certainty string

// Steps of certainty.
const (
	Certain       Certainty = "sikker"
	FairlyCertain Certainty = "noe_usikker"
	Uncertain     Certainty = "usikker"
)

// Certainties are the steps, surest first.
var Certainties = reg.NewCodes("sikkerhet", Certain, FairlyCertain, Uncertain)

// Answer is the answer to one question. Values are canonical text of the
// question's own kind.
type Answer struct {
	reg.Item
	Question   string
	Status     AnswerStatus
	Value      string
	Text       string // free text that some questions ask for beside the value
	Computed   string
	ComputedAt reg.Instant
	Reason     string // why the value differs from the computed one
	Certainty  Certainty
	Comment    string
}

// Differs reports whether the reported value is another than the computed one.
func (a *Answer) Differs() bool {
	return a.Status == Answered && a.Computed != "" && a.Value != a.Computed
}

func answerFields() reg.Of[Answer] {
	return reg.Fields(
		reg.Text("sporsmal", func(a *Answer) *string { return &a.Question }, reg.Required, reg.Max(100)),
		reg.Choice("status", func(a *Answer) *AnswerStatus { return &a.Status }, AnswerStatuses),
		reg.LongText("verdi", func(a *Answer) *string { return &a.Value }),
		reg.LongText("tekst", func(a *Answer) *string { return &a.Text }),
		reg.LongText("beregnet", func(a *Answer) *string { return &a.Computed }),
		reg.Moment("beregnet_tid", func(a *Answer) *reg.Instant { return &a.ComputedAt }),
		reg.LongText("begrunnelse", func(a *Answer) *string { return &a.Reason }),
		reg.Choice("sikkerhet", func(a *Answer) *Certainty { return &a.Certainty }, Certainties),
		reg.LongText("kommentar", func(a *Answer) *string { return &a.Comment }),
	)
}

// PriorValue is last year's answer, typed in because no report of that year is
// in the store.
type PriorValue struct {
	reg.Item
	Question string
	Value    string
}

func priorValueFields() reg.Of[PriorValue] {
	return reg.Fields(
		reg.Text("sporsmal", func(p *PriorValue) *string { return &p.Question }, reg.Required, reg.Max(100)),
		reg.LongText("verdi", func(p *PriorValue) *string { return &p.Value }),
	)
}

// ReportText is what the user wrote for a part of the document, in place of
// the text that the program makes or beside it.
type ReportText struct {
	reg.Item
	Part string // id of the part
	Text string
}

func reportTextFields() reg.Of[ReportText] {
	return reg.Fields(
		reg.Text("del", func(t *ReportText) *string { return &t.Part }, reg.Required, reg.Max(100)),
		reg.LongText("tekst", func(t *ReportText) *string { return &t.Text }),
	)
}

// Participant is someone at the management review.
type Participant struct {
	reg.Item
	Role   Role
	Person reg.ID
	Name   string // of someone who is not among the agency's persons
}

func participantFields() reg.Of[Participant] {
	return reg.Fields(
		reg.Choice("rolle", func(p *Participant) *Role { return &p.Role }, Roles),
		reg.Link("person", func(p *Participant) *reg.ID { return &p.Person }, "personer", reg.Personal),
		reg.Text("navn", func(p *Participant) *string { return &p.Name }, reg.Personal, reg.Max(200)),
	)
}

// FindingComment is the leader's comment to a finding.
type FindingComment struct {
	reg.Item
	Rule   string
	Record string // id of the record; "" where the finding is about the agency
	Text   string
}

func findingCommentFields() reg.Of[FindingComment] {
	return reg.Fields(
		reg.Text("regel", func(c *FindingComment) *string { return &c.Rule }, reg.Required, reg.Max(40)),
		reg.Text("post", func(c *FindingComment) *string { return &c.Record }, reg.Max(64)),
		reg.LongText("kommentar", func(c *FindingComment) *string { return &c.Text }),
	)
}

// ReportVersion is one final document that was made, or one that is worked on
// because the document before was opened again.
type ReportVersion struct {
	reg.Item
	Number   reg.Num
	Replaces reg.Num
	Reason   string // why the one before was opened again
	Opened   reg.Instant
	OpenedBy string
	Made     reg.Instant
	MadeBy   string
	Language string // "nb", "nn" or "en"
	DataHash string // SHA-256 of the canonical data
	FileHash string // SHA-256 of the document
	HeadHash string // head of the history
	FileName string
	Mark     string     // the id that is printed on the document
	Files    []reg.File // the document, and what was frozen with it
}

func reportVersionFields() reg.Of[ReportVersion] {
	return reg.Fields(
		reg.Number("versjon", func(v *ReportVersion) *reg.Num { return &v.Number }),
		reg.Number("erstatter", func(v *ReportVersion) *reg.Num { return &v.Replaces }),
		reg.LongText("aarsak", func(v *ReportVersion) *string { return &v.Reason }),
		reg.Moment("gjenaapnet_tid", func(v *ReportVersion) *reg.Instant { return &v.Opened }),
		reg.Text("gjenaapnet_av", func(v *ReportVersion) *string { return &v.OpenedBy }),
		reg.Moment("laget_tid", func(v *ReportVersion) *reg.Instant { return &v.Made }),
		reg.Text("laget_av", func(v *ReportVersion) *string { return &v.MadeBy }),
		reg.Text("spraak", func(v *ReportVersion) *string { return &v.Language }, reg.Max(5)),
		reg.Text("datahash", func(v *ReportVersion) *string { return &v.DataHash }, reg.Max(64)),
		reg.Text("filhash", func(v *ReportVersion) *string { return &v.FileHash }, reg.Max(64)),
		reg.Text("historikkhash", func(v *ReportVersion) *string { return &v.HeadHash }, reg.Max(64)),
		reg.Text("filnavn", func(v *ReportVersion) *string { return &v.FileName }),
		reg.Text("merke", func(v *ReportVersion) *string { return &v.Mark }, reg.Max(60)),
		reg.Files("filer", func(v *ReportVersion) *[]reg.File { return &v.Files }),
	)
}
