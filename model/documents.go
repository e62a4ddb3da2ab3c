package model

import "samsvar/model/reg"

// GoverningDocument is a policy, routine, template or plan that steers the work.
type GoverningDocument struct {
	Common
	Attached
	Title      string
	Type       DocumentType
	Status     RecordStatus
	Version    string
	Owner      reg.ID
	ApprovedBy reg.ID
	Date       reg.Day // day of approval
	Year       reg.Num // the year a plan holds for
	Ref        string
	Purpose    string
}

// DocumentType is what a governing document is for.
type DocumentType string

// Kinds of governing documents.
const (
	DocumentInstruction   DocumentType = "instruks"
	DocumentTemplate      DocumentType = "mal"
	DocumentRoutine       DocumentType = "rutine"
	DocumentPolicy        DocumentType = "policy"
	DocumentRoleCard      DocumentType = "rollekort"
	DocumentAcceptance    DocumentType = "akseptkriterier"
	DocumentObjectives    DocumentType = "sikkerhetsmaal"
	DocumentStrategy      DocumentType = "sikkerhetsstrategi"
	DocumentPrivacyNotice DocumentType = "personvernerklaering"
	DocumentTrainingPlan  DocumentType = "opplaeringsplan"
	DocumentDPIARoutine   DocumentType = "dpia_rutine"
	DocumentIncidents     DocumentType = "avviksrutine"
	DocumentOther         DocumentType = "annet"
)

// DocumentTypes are the kinds of governing documents.
var DocumentTypes = reg.NewCodes("dokumenttype", DocumentInstruction, DocumentTemplate, DocumentRoutine, DocumentPolicy,
	DocumentRoleCard, DocumentAcceptance, DocumentObjectives, DocumentStrategy, DocumentPrivacyNotice,
	DocumentTrainingPlan, DocumentDPIARoutine, DocumentIncidents, DocumentOther)

// IsApproved reports whether the document was approved by the end of the day
// and is no draft.
func (d *GoverningDocument) IsApproved(day reg.Day) bool {
	draft := d.Status == StatusDraft || d.Status == StatusApproval
	return !draft && d.ApprovedBy != "" && d.Date.IsSet() && d.Date <= day
}

// Covers reports whether a plan holds for the year: the year it names, or else
// the year of its approval.
func (d *GoverningDocument) Covers(year int) bool {
	if d.Year.IsSet() {
		return d.Year.Int() == year
	}
	return d.Date.IsSet() && d.Date.Year() == year
}

// GoverningDocuments is the register of governing documents.
var GoverningDocuments = describe("styringsdokumenter",
	reg.Section("hoved",
		reg.Text("tittel", func(d *GoverningDocument) *string { return &d.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Choice("type", func(d *GoverningDocument) *DocumentType { return &d.Type }, DocumentTypes, reg.Listed, reg.Recommended),
		reg.LongText("formaal", func(d *GoverningDocument) *string { return &d.Purpose }),
		reg.Choice("status", func(d *GoverningDocument) *RecordStatus { return &d.Status }, RecordStatuses, reg.Listed, reg.Recommended),
		reg.Text("versjon", func(d *GoverningDocument) *string { return &d.Version }, reg.Listed, reg.Max(40)),
		reg.Link("eier", func(d *GoverningDocument) *reg.ID { return &d.Owner }, "personer", reg.Listed, reg.Recommended),
		reg.Number("gjelder_aar", func(d *GoverningDocument) *reg.Num { return &d.Year }, reg.Range(1990, 2200)).
			When(func(d *GoverningDocument) bool { return d.Type == DocumentTrainingPlan }),
		reg.Text("ref", func(d *GoverningDocument) *string { return &d.Ref }),
	),
	reg.Section("godkjenning",
		reg.Link("godkjent_av", func(d *GoverningDocument) *reg.ID { return &d.ApprovedBy }, "personer", reg.Recommended, reg.Own),
		reg.Date("dato", func(d *GoverningDocument) *reg.Day { return &d.Date }, reg.Listed, reg.Recommended),
		reg.Date("neste_revisjon", func(d *GoverningDocument) *reg.Day { return &d.NextReview }, reg.Listed, reg.Recommended, reg.Own, deadline(DateReview)),
	),
).Prefix("DOK").In("organisasjon").Named("tittel").OwnedBy("eier", "ansvarlig").
	EndedWhen(func(d *GoverningDocument) bool { return d.Status == StatusEnded }).
	Check(func(d *GoverningDocument) []reg.Problem { return endNotBefore("neste_revisjon", d.Date, d.NextReview) })
