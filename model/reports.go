package model

import (
	"strings"

	"samsvar/model/reg"
)

// Report is the work on one yearly document: the head of agency's
// self-declaration (VE) or the management review (LG).
type Report struct {
	Common
	Type            ReportType
	Year            reg.Num
	Title           string
	From            reg.Day
	To              reg.Day
	Template        string // id of the questionnaire
	TemplateVersion string
	Status          ReportStatus
	Version         reg.Num // of the last final document, or the one opened again; none before the first
	Meeting         reg.Day
	Participants    []Participant
	Absent          []Participant
	PreparedBy      []reg.ID
	Minutes         reg.ID // who takes the minutes
	Answers         []Answer
	LastYear        []PriorValue
	Texts           []ReportText
	Decisions       []Decision
	Comments        []FindingComment
	AsideText       string // about findings that are set aside
	Conclusion      string
	Actions         []reg.ID // actions put first next year
	Reservations    string
	Help            string // help wanted from department or municipality
	OfficerAsked    reg.YesNo
	OfficerDay      reg.Day
	OfficerText     string
	ExemptionLaw    string // why the public has no access
	PublicVersion   reg.YesNo
	DocumentDay     reg.Day
	Recipient       string
	Sent            reg.Day
	Received        reg.Day
	Versions        []ReportVersion
	Signatures      []Signature
}

// Answer returns the answer to a question, or nil.
func (r *Report) Answer(question string) *Answer {
	for i := range r.Answers {
		if r.Answers[i].Question == question {
			return &r.Answers[i]
		}
	}
	return nil
}

// AnswerTo returns the answer to a question, adding an empty one if there is
// none. The pointer holds until the next answer is added.
func (r *Report) AnswerTo(question string) *Answer {
	if found := r.Answer(question); found != nil {
		return found
	}
	r.Answers = append(r.Answers, Answer{Item: reg.Item{ItemID: questionID(question)}, Question: question})
	return &r.Answers[len(r.Answers)-1]
}

// Prior returns last year's value of a question as typed in by hand, and
// whether there is one.
func (r *Report) Prior(question string) (string, bool) {
	for i := range r.LastYear {
		if r.LastYear[i].Question == question {
			return r.LastYear[i].Value, true
		}
	}
	return "", false
}

// SetPrior keeps last year's value of a question; "" takes it out.
func (r *Report) SetPrior(question, value string) {
	for i := range r.LastYear {
		if r.LastYear[i].Question == question {
			if r.LastYear[i].Value = value; value == "" {
				r.LastYear = append(r.LastYear[:i], r.LastYear[i+1:]...)
			}
			return
		}
	}
	if value != "" {
		r.LastYear = append(r.LastYear, PriorValue{Item: reg.Item{ItemID: questionID(question)}, Question: question, Value: value})
	}
}

// Comment returns the comment to a finding, "" where there is none.
func (r *Report) Comment(rule string, record reg.ID) string {
	for i := range r.Comments {
		if r.Comments[i].Rule == rule && r.Comments[i].Record == string(record) {
			return r.Comments[i].Text
		}
	}
	return ""
}

// SetComment keeps the comment to a finding; "" takes it out.
func (r *Report) SetComment(rule string, record reg.ID, text string) {
	for i := range r.Comments {
		if r.Comments[i].Rule == rule && r.Comments[i].Record == string(record) {
			if r.Comments[i].Text = text; text == "" {
				r.Comments = append(r.Comments[:i], r.Comments[i+1:]...)
			}
			return
		}
	}
	if text != "" {
		r.Comments = append(r.Comments, FindingComment{Item: reg.Item{ItemID: questionID(rule + "-" + string(record))},
			Rule: rule, Record: string(record), Text: text})
	}
}

// Text returns what the user wrote for a part of the document.
func (r *Report) Text(part string) string {
	for i := range r.Texts {
		if r.Texts[i].Part == part {
			return r.Texts[i].Text
		}
	}
	return ""
}

// SetText keeps what the user wrote for a part of the document; "" takes it out.
func (r *Report) SetText(part, text string) {
	for i := range r.Texts {
		if r.Texts[i].Part == part {
			if r.Texts[i].Text = text; text == "" {
				r.Texts = append(r.Texts[:i], r.Texts[i+1:]...)
			}
			return
		}
	}
	if text != "" {
		r.Texts = append(r.Texts, ReportText{Item: reg.Item{ItemID: questionID(part)}, Part: part, Text: text})
	}
}

// questionID gives an item about a question the same id on every device, so
// that two who answer it meet in one item when their work is merged.
func questionID(question string) reg.ID {
	return reg.ID("q-" + strings.Map(func(r rune) rune {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if letter || r == '_' || r == '-' {
			return r
		}
		return '-'
	}, question))
}

// Reports is the register of yearly documents.
var Reports = describe("rapporter",
	reg.Section("hoved", reportMain()),
	reg.Section("mote", reportMeeting()),
	reg.Section("svar", reportAnswers()),
	reg.Section("vurdering", reportAssessment()),
	reg.Section("beslutninger", reg.Items("beslutninger", func(r *Report) *[]Decision { return &r.Decisions }, decisionFields(), reg.Relevant("ISO/IEC 27001 9.3.3"))),
	reg.Section("arkiv", reportArchive()),
	reg.Section("dokument", reportDocument()),
).Prefix("RAP").In("rapportering").Named("tittel").Known("type", "aar").
	Check(reportChecks).
	LockedWhen((*Report).Locked, reopens, "dokumentstatus", "arkivref", "mottaker", "oversendt_dato", "mottatt_dato", "signaturer").
	Guard(guardReport)

func reportMain() reg.Of[Report] {
	return reg.Fields(
		reg.Choice("type", func(r *Report) *ReportType { return &r.Type }, ReportTypes, reg.Required, reg.Listed),
		reg.Number("aar", func(r *Report) *reg.Num { return &r.Year }, reg.Required, reg.Listed, reg.Range(2000, 2200)),
		reg.Text("tittel", func(r *Report) *string { return &r.Title }, reg.Max(300)),
		reg.Date("periode_fra", func(r *Report) *reg.Day { return &r.From }),
		reg.Date("periode_til", func(r *Report) *reg.Day { return &r.To }),
		reg.Text("mal_id", func(r *Report) *string { return &r.Template }, reg.Max(100)),
		reg.Text("mal_versjon", func(r *Report) *string { return &r.TemplateVersion }, reg.Max(40)),
		reg.Choice("dokumentstatus", func(r *Report) *ReportStatus { return &r.Status }, ReportStatuses, reg.Listed, reg.Initial(string(ReportDraft))),
		reg.Links("utarbeidet_av", func(r *Report) *[]reg.ID { return &r.PreparedBy }, "personer", reg.Recommended),
	)
}

func reportMeeting() reg.Of[Report] {
	return reg.Fields(
		reg.Date("motedato", func(r *Report) *reg.Day { return &r.Meeting }, reg.Listed, reg.Recommended, reg.Law("ISO/IEC 27001 9.3.1"), happens(DateReport)),
		reg.Items("deltakere", func(r *Report) *[]Participant { return &r.Participants }, participantFields(), reg.Recommended),
		reg.Items("fravaer", func(r *Report) *[]Participant { return &r.Absent }, participantFields()),
		reg.Link("referent", func(r *Report) *reg.ID { return &r.Minutes }, "personer"),
	).When(func(r *Report) bool { return r.Type != ReportDeclaration || r.Meeting.IsSet() })
}

func reportAnswers() reg.Of[Report] {
	return reg.Fields(
		reg.Items("svar", func(r *Report) *[]Answer { return &r.Answers }, answerFields()),
		reg.Items("fjoraar", func(r *Report) *[]PriorValue { return &r.LastYear }, priorValueFields()),
		reg.Items("tekster", func(r *Report) *[]ReportText { return &r.Texts }, reportTextFields()),
	)
}

func reportAssessment() reg.Of[Report] {
	return reg.Fields(
		reg.LongText("konklusjon", func(r *Report) *string { return &r.Conclusion }, reg.Recommended),
		reg.Items("funn_kommentarer", func(r *Report) *[]FindingComment { return &r.Comments }, findingCommentFields()),
		reg.LongText("tilsidesatte_funn", func(r *Report) *string { return &r.AsideText }),
		reg.Links("prioriterte_tiltak", func(r *Report) *[]reg.ID { return &r.Actions }, "tiltak", reg.Recommended),
		reg.LongText("forbehold", func(r *Report) *string { return &r.Reservations }),
		reg.LongText("bistand", func(r *Report) *string { return &r.Help }),
		reg.Flag("pvo_forelagt", func(r *Report) *reg.YesNo { return &r.OfficerAsked }, reg.Recommended, reg.Law("art. 38(1)")),
		reg.Date("pvo_forelagt_dato", func(r *Report) *reg.Day { return &r.OfficerDay }).
			When(func(r *Report) bool { return r.OfficerAsked == reg.Yes }),
		reg.LongText("pvo_uttalelse", func(r *Report) *string { return &r.OfficerText }).
			When(func(r *Report) bool { return r.OfficerAsked == reg.Yes }),
	)
}

func reportArchive() reg.Of[Report] {
	return reg.Fields(
		reg.Choice("konfidensialitet", func(r *Report) *Class { return &r.Confidentiality }, Classes, reg.Recommended, reg.Initial(string(ClassInternal))),
		reg.Text("unntakshjemmel", func(r *Report) *string { return &r.ExemptionLaw }, reg.Max(200), reg.Suggest("unntakshjemler")),
		reg.Flag("offentlig_versjon", func(r *Report) *reg.YesNo { return &r.PublicVersion }),
		reg.Text("arkivref", func(r *Report) *string { return &r.ArchiveRef }, reg.Recommended, reg.Max(100), reg.Own),
		reg.Date("dokumentdato", func(r *Report) *reg.Day { return &r.DocumentDay }),
		reg.Text("mottaker", func(r *Report) *string { return &r.Recipient }, reg.Max(200)),
		reg.Date("oversendt_dato", func(r *Report) *reg.Day { return &r.Sent }),
		reg.Date("mottatt_dato", func(r *Report) *reg.Day { return &r.Received }),
	)
}

func reportDocument() reg.Of[Report] {
	return reg.Fields(
		reg.Number("versjon", func(r *Report) *reg.Num { return &r.Version }, reg.Managed, reg.AtLeast(1)),
		reg.Items("versjoner", func(r *Report) *[]ReportVersion { return &r.Versions }, reportVersionFields(), reg.Managed),
		reg.Items("signaturer", func(r *Report) *[]Signature { return &r.Signatures }, signatureFields(), reg.Managed),
	)
}

// reportChecks finds dates in the wrong order and what a decision lacks.
func reportChecks(r *Report) []reg.Problem {
	all := endNotBefore("periode_til", r.From, r.To)
	all = append(all, endNotBefore("mottatt_dato", r.Sent, r.Received)...)
	seen := map[string]bool{}
	for i := range r.Answers {
		question := r.Answers[i].Question
		if question != "" && seen[question] {
			all = append(all, reg.Problem{Field: itemField("svar", i, "sporsmal"), Code: "answered_twice"})
		}
		seen[question] = true
	}
	for i := range r.Decisions {
		all = append(all, r.Decisions[i].problems(i)...)
	}
	return all
}
