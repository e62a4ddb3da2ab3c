package model

import "samsvar/model/reg"

// ProcessingAgreement is an agreement with a processor, art. 28(3), or what
// stands in its place.
type ProcessingAgreement struct {
	Common
	Attached
	Title           string
	Number          string // the agreement's own number or reference
	Processor       reg.ID
	Type            AgreementType
	MainAgreement   string
	Systems         []reg.ID
	Processing      []reg.ID
	Status          AgreementStatus
	NotNeededReason string

	Subject      string
	Duration     string
	Nature       string
	Data         []DataCategory
	DataText     string
	Subjects     []SubjectCategory
	SubjectsText string
	Rights       string // the controller's rights and duties

	SubProcessorTerms string
	SubProcessors     []SubProcessor
	Instructions      string
	Amendments        []Amendment

	SignedController reg.Day
	SignedProcessor  reg.Day
	ValidFrom        reg.Day
	ValidUntil       reg.Day
	NoticeMonths     reg.Num
	LastReview       reg.Day
	BreachHours      reg.Num // agreed hours within which the processor tells of a breach
	Guarantees       string
	LastControl      Control
	Transfers        []reg.ID

	Clauses [15]Clause // by the order of ClauseCodes
}

// Clause is whether the agreement holds what it must, and where.
type Clause struct {
	Answer ClauseAnswer
	Ref    string
}

// Clause returns the answer on one point of the checklist.
func (a *ProcessingAgreement) Clause(code ClauseCode) *Clause {
	return &a.Clauses[ClauseCodes.Index(string(code))]
}

// InForce reports whether the agreement covers processing now, whether or not
// it is due for review.
func (a *ProcessingAgreement) InForce() bool {
	return a.Status == AgreementSigned || a.Status == AgreementReview
}

// NotNeeded reports whether it is decided, with a reason, that no agreement is
// needed.
func (a *ProcessingAgreement) NotNeeded() bool {
	return a.Status == AgreementNotNeeded && a.NotNeededReason != ""
}

// ReviewedLast returns the day the content was last gone through, which is the
// day of signing as long as there was no review.
func (a *ProcessingAgreement) ReviewedLast() reg.Day {
	return max(a.LastReview, a.SignedController)
}

// OpeningGaps lists the fields of art. 28(3), opening, that are empty.
func (a *ProcessingAgreement) OpeningGaps() []string {
	var gaps []string
	for _, part := range []struct {
		field string
		empty bool
	}{
		{"gjenstand", a.Subject == ""},
		{"varighet", a.Duration == ""},
		{"art_og_formaal", a.Nature == ""},
		{"typer_opplysninger", len(a.Data) == 0 && a.DataText == ""},
		{"kategorier_registrerte", len(a.Subjects) == 0 && a.SubjectsText == ""},
		{"rettigheter_plikter_ba", a.Rights == ""},
	} {
		if part.empty {
			gaps = append(gaps, part.field)
		}
	}
	return gaps
}

// written reports whether there is or will be an agreement to describe.
func (a *ProcessingAgreement) written() bool {
	return a.Status != AgreementMissing && a.Status != AgreementNotNeeded
}

// ProcessingAgreements is the register of agreements with processors.
var ProcessingAgreements = describe("databehandleravtaler",
	reg.Section("hoved", agreementMain()),
	reg.Section("signering", agreementTerm()),
	reg.Section("bilag_a", agreementOpening()),
	reg.Section("bilag_b", agreementSubProcessors()),
	reg.Section("bilag_c", reg.LongText("instruks", func(a *ProcessingAgreement) *string { return &a.Instructions }, reg.Law("art. 28(3)(a)")).
		When((*ProcessingAgreement).written)),
	reg.Section("bilag_d", reg.Items("endringer", func(a *ProcessingAgreement) *[]Amendment { return &a.Amendments }, amendmentFields()).
		When((*ProcessingAgreement).written)),
	reg.Section("sjekkliste", agreementClauses()),
	reg.Section("oppfolging", agreementFollowUp()),
).Prefix("DBA").In("personvern").Named("tittel").
	EndedWhen(func(a *ProcessingAgreement) bool { return a.Status == AgreementEnded }).
	Check(agreementDates).Check(agreementOpeningGaps)

func agreementMain() reg.Of[ProcessingAgreement] {
	return reg.Fields(
		reg.Text("tittel", func(a *ProcessingAgreement) *string { return &a.Title }, reg.Required, reg.Listed, reg.Max(300)),
		reg.Text("dba_id", func(a *ProcessingAgreement) *string { return &a.Number }, reg.Max(100)),
		reg.Link("databehandler", func(a *ProcessingAgreement) *reg.ID { return &a.Processor }, "leverandorer", reg.Listed, reg.Mandatory("art. 28(3)")),
		reg.Choice("type", func(a *ProcessingAgreement) *AgreementType { return &a.Type }, AgreementTypes, reg.Recommended),
		reg.Choice("status", func(a *ProcessingAgreement) *AgreementStatus { return &a.Status }, AgreementStatuses, reg.Listed, reg.Recommended),
		reg.LongText("ikke_paakrevd_begrunnelse", func(a *ProcessingAgreement) *string { return &a.NotNeededReason }, reg.Mandatory("art. 28(3)")).
			When(func(a *ProcessingAgreement) bool { return a.Status == AgreementNotNeeded }),
		reg.Text("hovedavtale_ref", func(a *ProcessingAgreement) *string { return &a.MainAgreement }),
		reg.Links("systemer", func(a *ProcessingAgreement) *[]reg.ID { return &a.Systems }, "systemer", reg.Recommended),
		reg.Links("behandlinger", func(a *ProcessingAgreement) *[]reg.ID { return &a.Processing }, "behandlinger", reg.Recommended),
	)
}

func agreementTerm() reg.Of[ProcessingAgreement] {
	return reg.Fields(
		reg.Date("signert_ba_dato", func(a *ProcessingAgreement) *reg.Day { return &a.SignedController }, reg.Recommended, reg.Law("art. 28(9)")),
		reg.Date("signert_db_dato", func(a *ProcessingAgreement) *reg.Day { return &a.SignedProcessor }, reg.Recommended, reg.Law("art. 28(9)")),
		reg.Date("gyldig_fra", func(a *ProcessingAgreement) *reg.Day { return &a.ValidFrom }),
		reg.Date("gyldig_til", func(a *ProcessingAgreement) *reg.Day { return &a.ValidUntil }, reg.Listed, deadline(DateExpiry)).
			Settled((*ProcessingAgreement).NotNeeded),
		reg.Number("oppsigelsesfrist", func(a *ProcessingAgreement) *reg.Num { return &a.NoticeMonths }, reg.Range(0, 120)),
		reg.Date("sist_revidert", func(a *ProcessingAgreement) *reg.Day { return &a.LastReview }, reg.Recommended),
		reg.Date("neste_revisjon", func(a *ProcessingAgreement) *reg.Day { return &a.NextReview }, reg.Listed, reg.Own, deadline(DateReview)).
			Settled((*ProcessingAgreement).NotNeeded),
	)
}

func agreementOpening() reg.Of[ProcessingAgreement] {
	const law = "art. 28(3)"
	return reg.Fields(
		reg.LongText("gjenstand", func(a *ProcessingAgreement) *string { return &a.Subject }, reg.Relevant(law)),
		reg.LongText("varighet", func(a *ProcessingAgreement) *string { return &a.Duration }, reg.Relevant(law)),
		reg.LongText("art_og_formaal", func(a *ProcessingAgreement) *string { return &a.Nature }, reg.Relevant(law)),
		reg.Choices("typer_opplysninger", func(a *ProcessingAgreement) *[]DataCategory { return &a.Data }, DataCategories, reg.Relevant(law)),
		reg.LongText("typer_opplysninger_tekst", func(a *ProcessingAgreement) *string { return &a.DataText }),
		reg.Choices("kategorier_registrerte", func(a *ProcessingAgreement) *[]SubjectCategory { return &a.Subjects }, SubjectCategories, reg.Relevant(law)),
		reg.LongText("kategorier_registrerte_tekst", func(a *ProcessingAgreement) *string { return &a.SubjectsText }),
		reg.LongText("rettigheter_plikter_ba", func(a *ProcessingAgreement) *string { return &a.Rights }, reg.Relevant(law)),
	).When((*ProcessingAgreement).written)
}

func agreementSubProcessors() reg.Of[ProcessingAgreement] {
	return reg.Fields(
		reg.LongText("underdatabehandler_vilkaar", func(a *ProcessingAgreement) *string { return &a.SubProcessorTerms }, reg.Law("art. 28(2), 28(4)")),
		reg.Items("underdatabehandlere", func(a *ProcessingAgreement) *[]SubProcessor { return &a.SubProcessors }, subProcessorFields(), reg.Law("art. 28(2)")),
		reg.Links("overforinger", func(a *ProcessingAgreement) *[]reg.ID { return &a.Transfers }, "overforinger", reg.Law("art. 44")),
	).When((*ProcessingAgreement).written)
}

// agreementClauses makes two fields of each point of the checklist: the answer
// and the place in the agreement.
func agreementClauses() reg.Of[ProcessingAgreement] {
	var fields []reg.Of[ProcessingAgreement]
	for i, code := range ClauseCodes.All() {
		fields = append(fields,
			reg.Choice(string(code), func(a *ProcessingAgreement) *ClauseAnswer { return &a.Clauses[i].Answer }, ClauseAnswers,
				reg.Recommended, reg.Law(code.Law())),
			reg.Text(string(code)+"_klausul", func(a *ProcessingAgreement) *string { return &a.Clauses[i].Ref }, reg.Max(200)),
		)
	}
	fields = append(fields, reg.Number("brudd_varsel_timer",
		func(a *ProcessingAgreement) *reg.Num { return &a.BreachHours }, reg.Range(0, 1000), reg.Recommended, reg.Law("art. 33(2)")))
	return reg.Fields(fields...).When((*ProcessingAgreement).written)
}

func agreementFollowUp() reg.Of[ProcessingAgreement] {
	return reg.Fields(
		reg.LongText("garantivurdering", func(a *ProcessingAgreement) *string { return &a.Guarantees }, reg.Recommended, reg.Law("art. 28(1)")),
		reg.One("siste_kontroll", func(a *ProcessingAgreement) *Control { return &a.LastControl }, controlFields(), reg.Law("art. 28(1), 28(3)(h)")),
	)
}

func agreementDates(a *ProcessingAgreement) []reg.Problem {
	return endNotBefore("gyldig_til", a.ValidFrom, a.ValidUntil)
}

func agreementOpeningGaps(a *ProcessingAgreement) []reg.Problem {
	if !a.written() {
		return nil
	}
	var all []reg.Problem
	for _, field := range a.OpeningGaps() {
		all = append(all, missing(field, "art. 28(3)"))
	}
	return all
}
