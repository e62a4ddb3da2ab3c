package model

import "samsvar/model/reg"

// DPIA is a data protection impact assessment, art. 35.
type DPIA struct {
	Common
	Attached
	Title           string
	Status          DPIAStatus
	Processing      []reg.ID
	Systems         []reg.ID
	Screening       ScreeningResult
	ScreeningText   string
	LegislativeRef  string
	Participants    string
	Description     string // art. 35(7)(a)
	Interest        string
	Necessity       string // art. 35(7)(b)
	LegalBasisOK    reg.YesNo
	LegalBasisText  string
	RightsOK        reg.YesNo
	RightsText      string
	Risks           []PrivacyRisk // art. 35(7)(c)
	Actions         []reg.ID      // art. 35(7)(d)
	Measures        string
	Codes           string // codes of conduct, art. 35(8)
	ProcessorHelp   string
	Advice          OfficerAdvice
	Views           SubjectViews
	ResidualRisk    RiskLevel
	Conclusion      DPIAConclusion
	ConclusionText  string
	ApprovedBy      reg.ID
	Approved        reg.Day
	Consultation    Consultation
	ChangesSince    []Amendment
	SignificantDate reg.Day // last change that the assessment must answer to
	Version         reg.Num // of the last approval; unset before the first
	Versions        []DPIAVersion
}

// Assessing reports whether there is or will be an assessment to write.
func (d *DPIA) Assessing() bool { return d.Status != DPIANotAssessed && d.Status != DPIANotRequired }

// ApprovedNow reports whether the assessment is approved and holds, also when
// it is due for review.
func (d *DPIA) ApprovedNow() bool {
	return d.Status == DPIAApproved || (d.Status == DPIARevision && d.Approved.IsSet())
}

// Answered reports whether Datatilsynet has answered a prior consultation.
func (d *DPIA) Answered() bool {
	return d.Consultation.AnswerDay.IsSet() || d.Consultation.Answer != ""
}

// ContentGaps lists the fields of art. 35(7) that are empty.
func (d *DPIA) ContentGaps() []string {
	var gaps []string
	for _, part := range []struct {
		field string
		empty bool
	}{
		{"beskrivelse", d.Description == ""},
		{"nodvendighet_proporsjonalitet", d.Necessity == ""},
		{"risikoer", len(d.Risks) == 0},
		{"tiltak", len(d.Actions) == 0 && d.Measures == ""},
	} {
		if part.empty {
			gaps = append(gaps, part.field)
		}
	}
	return gaps
}

// DPIAs is the register of data protection impact assessments.
var DPIAs = describe("dpia",
	reg.Section("hoved", dpiaMain()),
	reg.Section("beskrivelse", dpiaDescription()),
	reg.Section("risiko", dpiaRisk()),
	reg.Section("raad", dpiaAdvice()),
	reg.Section("konklusjon", dpiaConclusion()),
	reg.Section("oppfolging", dpiaFollowUp()),
).Prefix("DPIA").In("personvern").Named("tittel").
	EndedWhen(func(d *DPIA) bool { return d.Status == DPIAObsolete }).
	Check(dpiaChecks)

func dpiaMain() reg.Of[DPIA] {
	return reg.Fields(
		reg.Text("tittel", func(d *DPIA) *string { return &d.Title }, reg.Required, reg.Listed, reg.Max(300)),
		reg.Choice("status", func(d *DPIA) *DPIAStatus { return &d.Status }, DPIAStatuses, reg.Listed, reg.Recommended),
		reg.Links("behandlinger", func(d *DPIA) *[]reg.ID { return &d.Processing }, "behandlinger", reg.Recommended),
		reg.Links("systemer", func(d *DPIA) *[]reg.ID { return &d.Systems }, "systemer"),
		reg.Choice("utlosende", func(d *DPIA) *ScreeningResult { return &d.Screening }, ScreeningResults, reg.Recommended),
		reg.LongText("utlosende_tekst", func(d *DPIA) *string { return &d.ScreeningText }),
		reg.Text("lovarbeid_ref", func(d *DPIA) *string { return &d.LegislativeRef }, reg.Law("art. 35(10)")),
		reg.LongText("deltakere", func(d *DPIA) *string { return &d.Participants }),
	)
}

func dpiaDescription() reg.Of[DPIA] {
	return reg.Fields(
		reg.LongText("beskrivelse", func(d *DPIA) *string { return &d.Description }, reg.Mandatory("art. 35(7)(a)")),
		reg.LongText("berettiget_interesse", func(d *DPIA) *string { return &d.Interest }, reg.Relevant("art. 35(7)(a)")),
		reg.LongText("nodvendighet_proporsjonalitet", func(d *DPIA) *string { return &d.Necessity }, reg.Mandatory("art. 35(7)(b)")),
		reg.Flag("rettsgrunnlag_ok", func(d *DPIA) *reg.YesNo { return &d.LegalBasisOK }, reg.Recommended),
		reg.LongText("rettsgrunnlag_tekst", func(d *DPIA) *string { return &d.LegalBasisText }),
		reg.Flag("registrertes_rettigheter_ok", func(d *DPIA) *reg.YesNo { return &d.RightsOK }, reg.Recommended),
		reg.LongText("registrertes_rettigheter_tekst", func(d *DPIA) *string { return &d.RightsText }),
	).When((*DPIA).Assessing)
}

func dpiaRisk() reg.Of[DPIA] {
	return reg.Fields(
		reg.Items("risikoer", func(d *DPIA) *[]PrivacyRisk { return &d.Risks }, privacyRiskFields(), reg.Mandatory("art. 35(7)(c)")),
		reg.Links("tiltak", func(d *DPIA) *[]reg.ID { return &d.Actions }, "tiltak", reg.Relevant("art. 35(7)(d)")),
		reg.LongText("tiltak_tekst", func(d *DPIA) *string { return &d.Measures }, reg.Relevant("art. 35(7)(d)")),
		reg.Choice("restrisiko", func(d *DPIA) *RiskLevel { return &d.ResidualRisk }, RiskLevels, reg.Listed, reg.Recommended, reg.Law("art. 36(1)")),
	).When((*DPIA).Assessing)
}

func dpiaAdvice() reg.Of[DPIA] {
	return reg.Fields(
		reg.One("pvo_raad", func(d *DPIA) *OfficerAdvice { return &d.Advice }, officerAdviceFields(), reg.Mandatory("art. 35(2)")),
		reg.One("registrertes_synspunkter", func(d *DPIA) *SubjectViews { return &d.Views }, subjectViewsFields(), reg.Relevant("art. 35(9)")),
		reg.LongText("atferdsnormer", func(d *DPIA) *string { return &d.Codes }, reg.Relevant("art. 35(8)")),
		reg.LongText("databehandler_bistand", func(d *DPIA) *string { return &d.ProcessorHelp }, reg.Relevant("art. 28(3)(f)")),
	).When((*DPIA).Assessing)
}

func dpiaConclusion() reg.Of[DPIA] {
	consulted := func(d *DPIA) bool {
		return d.ResidualRisk == RiskHigh || d.Conclusion == DPIAConsult || d.Status == DPIAConsultation || d.Consultation.Sent.IsSet()
	}
	return reg.Fields(
		reg.Choice("konklusjon", func(d *DPIA) *DPIAConclusion { return &d.Conclusion }, DPIAConclusions, reg.Listed, reg.Recommended),
		reg.LongText("konklusjon_tekst", func(d *DPIA) *string { return &d.ConclusionText }),
		reg.Link("godkjent_av", func(d *DPIA) *reg.ID { return &d.ApprovedBy }, "personer", reg.Recommended, reg.Own),
		reg.Date("godkjent_dato", func(d *DPIA) *reg.Day { return &d.Approved }, reg.Listed, reg.Recommended, reg.Own),
		reg.One("forhandsdroftelse", func(d *DPIA) *Consultation { return &d.Consultation }, consultationFields(), reg.Relevant("art. 36(1)")).When(consulted),
	)
}

func dpiaFollowUp() reg.Of[DPIA] {
	return reg.Fields(
		reg.Date("neste_revisjon", func(d *DPIA) *reg.Day { return &d.NextReview }, reg.Listed, reg.Law("art. 35(11)"), reg.Own, deadline(DateReview)),
		reg.Items("endringer_siden", func(d *DPIA) *[]Amendment { return &d.ChangesSince }, amendmentFields(), reg.Law("art. 35(11)")),
		reg.Date("vesentlig_endret_dato", func(d *DPIA) *reg.Day { return &d.SignificantDate }, reg.Law("art. 35(11)")),
		reg.Number("versjon", func(d *DPIA) *reg.Num { return &d.Version }, reg.Managed, reg.AtLeast(1)),
		reg.Items("versjoner", func(d *DPIA) *[]DPIAVersion { return &d.Versions }, dpiaVersionFields(), reg.Managed),
	)
}

// dpiaChecks asks for what an approved assessment must tell.
func dpiaChecks(d *DPIA) []reg.Problem {
	c := d.Consultation
	all := endNotBefore("forhandsdroftelse.svar_dato", c.Sent, c.AnswerDay)
	if d.Status != DPIAApproved {
		return all
	}
	if !d.Approved.IsSet() {
		all = append(all, reg.Problem{Field: "godkjent_dato", Code: "approved_needs", Soft: true})
	}
	if d.ApprovedBy == "" {
		all = append(all, reg.Problem{Field: "godkjent_av", Code: "approved_needs", Soft: true})
	}
	if len(d.Actions) == 0 && d.Measures == "" {
		all = append(all, missing("tiltak", "art. 35(7)(d)"))
	}
	return all
}
