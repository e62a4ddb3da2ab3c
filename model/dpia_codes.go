package model

import "samsvar/model/reg"

// DPIAStatus is where an assessment stands.
type DPIAStatus string

// Steps of an assessment.
const (
	DPIANotAssessed  DPIAStatus = "ikke_vurdert"
	DPIANotRequired  DPIAStatus = "ikke_nodvendig"
	DPIARequired     DPIAStatus = "paakrevd"
	DPIAStarted      DPIAStatus = "paabegynt"
	DPIAWithOfficer  DPIAStatus = "til_pvo"
	DPIAForApproval  DPIAStatus = "til_godkjenning"
	DPIAApproved     DPIAStatus = "godkjent"
	DPIAConsultation DPIAStatus = "forhandsdroftelse"
	DPIARevision     DPIAStatus = "revisjon"
	DPIAObsolete     DPIAStatus = "utgatt"
)

// DPIAStatuses are the steps in their natural order.
var DPIAStatuses = reg.NewCodes("dpia_status", DPIANotAssessed, DPIANotRequired, DPIARequired, DPIAStarted,
	DPIAWithOfficer, DPIAForApproval, DPIAApproved, DPIAConsultation, DPIARevision, DPIAObsolete)

// DPIAConclusion is what an assessment ends in.
type DPIAConclusion string

// The conclusions.
const (
	DPIAMayStart         DPIAConclusion = "kan_starte"
	DPIAMayStartMeasures DPIAConclusion = "kan_starte_med_tiltak"
	DPIAConsult          DPIAConclusion = "forhandsdroftelse"
	DPIAMustNotStart     DPIAConclusion = "skal_ikke_starte"
)

// DPIAConclusions are the conclusions.
var DPIAConclusions = reg.NewCodes("dpia_konklusjon",
	DPIAMayStart, DPIAMayStartMeasures, DPIAConsult, DPIAMustNotStart)

// PrivacyRisk is a risk to the rights and freedoms of people, art. 35(7)(c).
type PrivacyRisk struct {
	reg.Item
	Whom             string
	Scenario         string
	Source           string
	Likelihood       Likelihood
	Impact           Impact
	Level            RiskLevel
	Measures         string
	ResidualLikely   Likelihood
	ResidualImpact   Impact
	ResidualRisk     RiskLevel
	LikelihoodReason string
	Actions          []reg.ID // those of the assessment that are against this risk
}

// Now returns the level as things stand: the one that was chosen, or that of the
// matrix.
func (r *PrivacyRisk) Now(m RiskMatrix) RiskLevel {
	if level := m.Level(r.Likelihood, r.Impact); level != "" {
		return level
	}
	return r.Level
}

// Residual returns the level after measures, or the level now where none is
// assessed.
func (r *PrivacyRisk) Residual(m RiskMatrix) RiskLevel {
	if level := m.Level(r.ResidualLikely, r.ResidualImpact); level != "" {
		return level
	}
	if r.ResidualRisk != "" {
		return r.ResidualRisk
	}
	return r.Now(m)
}

// HighestResidual returns the highest level that is left after measures, or "".
func (d *DPIA) HighestResidual(m RiskMatrix) RiskLevel {
	var top RiskLevel
	for i := range d.Risks {
		if l := d.Risks[i].Residual(m); l.Above(top) {
			top = l
		}
	}
	return top
}

func privacyRiskFields() reg.Of[PrivacyRisk] {
	return reg.Fields(
		reg.LongText("scenario", func(r *PrivacyRisk) *string { return &r.Scenario }, reg.Recommended),
		reg.Text("for_hvem", func(r *PrivacyRisk) *string { return &r.Whom }),
		reg.LongText("kilde", func(r *PrivacyRisk) *string { return &r.Source }),
		reg.Choice("sannsynlighet", func(r *PrivacyRisk) *Likelihood { return &r.Likelihood }, Likelihoods, reg.Recommended),
		reg.Choice("konsekvens", func(r *PrivacyRisk) *Impact { return &r.Impact }, Impacts, reg.Recommended),
		reg.Choice("nivaa", func(r *PrivacyRisk) *RiskLevel { return &r.Level }, RiskLevels, reg.Recommended),
		reg.LongText("begrunnelse", func(r *PrivacyRisk) *string { return &r.LikelihoodReason }),
		reg.LongText("tiltak", func(r *PrivacyRisk) *string { return &r.Measures }),
		reg.Links("tiltak_lenker", func(r *PrivacyRisk) *[]reg.ID { return &r.Actions }, "tiltak"),
		reg.Choice("rest_sannsynlighet", func(r *PrivacyRisk) *Likelihood { return &r.ResidualLikely }, Likelihoods),
		reg.Choice("rest_konsekvens", func(r *PrivacyRisk) *Impact { return &r.ResidualImpact }, Impacts),
		reg.Choice("rest_nivaa", func(r *PrivacyRisk) *RiskLevel { return &r.ResidualRisk }, RiskLevels),
	)
}

// Followed is whether advice was followed.
type Followed string

// Answers to whether advice was followed.
const (
	FollowedYes    Followed = "ja"
	FollowedPartly Followed = "delvis"
	FollowedNo     Followed = "nei"
)

// Followeds are the answers.
var Followeds = reg.NewCodes("fulgt", FollowedYes, FollowedPartly, FollowedNo)

// OfficerAdvice is the advice of the data protection officer, art. 35(2).
type OfficerAdvice struct {
	reg.Item
	Day      reg.Day
	Text     string
	Followed Followed
	Reason   string
}

// Given reports whether there is advice.
func (a *OfficerAdvice) Given() bool { return a.Day.IsSet() || a.Text != "" }

func officerAdviceFields() reg.Of[OfficerAdvice] {
	return reg.Fields(
		reg.Date("dato", func(a *OfficerAdvice) *reg.Day { return &a.Day }),
		reg.LongText("raad", func(a *OfficerAdvice) *string { return &a.Text }),
		reg.Choice("fulgt", func(a *OfficerAdvice) *Followed { return &a.Followed }, Followeds).
			When((*OfficerAdvice).Given),
		reg.LongText("begrunnelse", func(a *OfficerAdvice) *string { return &a.Reason }, reg.Mandatory("art. 5(2)")).
			When(func(a *OfficerAdvice) bool { return a.Followed == FollowedPartly || a.Followed == FollowedNo }),
	)
}

// SubjectViews are the views of those concerned or their representatives, art. 35(9).
type SubjectViews struct {
	reg.Item
	Sought reg.YesNo
	How    string
	Views  string
	WhyNot string
}

func subjectViewsFields() reg.Of[SubjectViews] {
	sought := func(v *SubjectViews) bool { return v.Sought != reg.No }
	return reg.Fields(
		reg.Flag("innhentet", func(v *SubjectViews) *reg.YesNo { return &v.Sought }),
		reg.LongText("hvordan", func(v *SubjectViews) *string { return &v.How }).When(sought),
		reg.LongText("synspunkter", func(v *SubjectViews) *string { return &v.Views }).When(sought),
		reg.LongText("hvorfor_ikke", func(v *SubjectViews) *string { return &v.WhyNot }).
			When(func(v *SubjectViews) bool { return v.Sought == reg.No }),
	)
}

// Consultation is a prior consultation of Datatilsynet, art. 36.
type Consultation struct {
	reg.Item
	Sent      reg.Day
	CaseNo    string
	Extended  reg.Day // day Datatilsynet told of more time
	Paused    reg.Day // clock stopped while it waits for information
	Resumed   reg.Day
	DueDay    reg.Day
	AnswerDay reg.Day
	Answer    string
}

func consultationFields() reg.Of[Consultation] {
	sent := func(c *Consultation) bool { return c.Sent.IsSet() }
	return reg.Fields(
		reg.Date("sendt", func(c *Consultation) *reg.Day { return &c.Sent }),
		reg.Text("saksnr", func(c *Consultation) *string { return &c.CaseNo }, reg.Max(100)),
		reg.Date("utvidet_dato", func(c *Consultation) *reg.Day { return &c.Extended }, reg.Law("art. 36(2)")).When(sent),
		reg.Date("stanset_fra", func(c *Consultation) *reg.Day { return &c.Paused }, reg.Law("art. 36(2)")).When(sent),
		reg.Date("stanset_til", func(c *Consultation) *reg.Day { return &c.Resumed }, reg.Law("art. 36(2)")).When(sent),
		reg.Date("svarfrist", func(c *Consultation) *reg.Day { return &c.DueDay }, reg.Law("art. 36(2)"), deadline(DateLaw)).When(sent).
			Settled(func(c *Consultation) bool { return c.AnswerDay.IsSet() }),
		reg.Date("svar_dato", func(c *Consultation) *reg.Day { return &c.AnswerDay }),
		reg.LongText("svar", func(c *Consultation) *string { return &c.Answer }),
	)
}
