package model

import (
	"strconv"

	"samsvar/model/reg"
)

// RiskAssessment is one assessment of risk with its scenarios.
type RiskAssessment struct {
	Common
	Attached
	Title        string
	Level        RiskScope
	Scope        string
	Status       RecordStatus
	Date         reg.Day
	Trigger      RiskTrigger
	Systems      []reg.ID
	Assets       []reg.ID
	Processing   []reg.ID
	Supplier     reg.ID
	Method       string
	Scale        RiskScale
	Matrix       string // own matrix as text; empty for the usual one of the scale
	Acceptable   RiskLevel
	Participants string
	Scenarios    []Scenario
	Conclusion   string
	ApprovedBy   reg.ID // owner of the risk
	Approved     reg.Day
	Next         reg.Day
}

// RiskScope is the level of the organisation an assessment looks at.
type RiskScope string

// The levels an assessment can be made at.
const (
	RiskOfAgency      RiskScope = "virksomhet"
	RiskOfProcess     RiskScope = "prosess"
	RiskOfSystem      RiskScope = "system"
	RiskOfProject     RiskScope = "prosjekt"
	RiskOfProcurement RiskScope = "anskaffelse"
	RiskOfSupplier    RiskScope = "leverandor"
)

// RiskScopes are the levels an assessment can be made at.
var RiskScopes = reg.NewCodes("rosnivaa", RiskOfAgency, RiskOfProcess, RiskOfSystem, RiskOfProject,
	RiskOfProcurement, RiskOfSupplier)

// RiskTrigger is why an assessment was made.
type RiskTrigger string

// RiskTriggers are the reasons for an assessment.
var RiskTriggers = reg.NewCodes[RiskTrigger]("utlost_av", "periodisk", "endring", "hendelse", "anskaffelse", "ny_trussel")

// Treatment is what is decided about a risk.
type Treatment string

// The decisions.
const (
	TreatmentAccept   Treatment = "akseptert"
	TreatmentReduce   Treatment = "reduseres"
	TreatmentTransfer Treatment = "overfores"
	TreatmentAvoid    Treatment = "unngaas"
)

// Treatments are the decisions about a risk.
var Treatments = reg.NewCodes("aksept", TreatmentAccept, TreatmentReduce, TreatmentTransfer, TreatmentAvoid)

// Scenario is one thing that may go wrong.
type Scenario struct {
	reg.Item
	Event          string
	Threat         string
	Vulnerability  string
	Aims           []SecurityAim
	Harms          []Harm
	Existing       string // measures already in place
	Likelihood     Likelihood
	Impact         Impact
	Level          RiskLevel
	Measures       []reg.ID
	RestLikelihood Likelihood
	RestImpact     Impact
	RestLevel      RiskLevel
	Treatment      Treatment
	AcceptReason   string
	AcceptedBy     reg.ID
	Accepted       reg.Day
	AcceptedUntil  reg.Day
}

// Residual returns the level after new measures, or the level now where no
// residual level is assessed.
func (s *Scenario) Residual() RiskLevel {
	if s.RestLevel != "" {
		return s.RestLevel
	}
	return s.Level
}

// derive sets the levels that the matrix gives; a level typed without
// likelihood and impact stays.
func (s *Scenario) derive(m RiskMatrix) {
	if level := m.Level(s.Likelihood, s.Impact); level != "" {
		s.Level = level
	}
	if level := m.Level(s.RestLikelihood, s.RestImpact); level != "" {
		s.RestLevel = level
	}
}

// RiskMatrix returns the matrix the assessment was made with.
func (r *RiskAssessment) RiskMatrix() RiskMatrix { return r.Scale.RiskMatrixOr(r.Matrix) }

// IsApproved reports whether the owner of the risk has approved the assessment
// by the end of the day.
func (r *RiskAssessment) IsApproved(day reg.Day) bool {
	return r.Approved.IsSet() && r.Approved <= day && r.Status != StatusDraft && r.Status != StatusApproval
}

// Highest returns the highest level of all scenarios as things stand, or "".
func (r *RiskAssessment) Highest() RiskLevel { return r.highest((*Scenario).now) }

// HighestResidual returns the highest level left after new measures, or "".
func (r *RiskAssessment) HighestResidual() RiskLevel { return r.highest((*Scenario).Residual) }

func (s *Scenario) now() RiskLevel { return s.Level }

func (r *RiskAssessment) highest(level func(*Scenario) RiskLevel) RiskLevel {
	var top RiskLevel
	for i := range r.Scenarios {
		if l := level(&r.Scenarios[i]); l.Above(top) {
			top = l
		}
	}
	return top
}

// RiskAssessments is the register of risk assessments.
var RiskAssessments = describe("risikovurderinger",
	reg.Section("hoved",
		reg.Text("tittel", func(r *RiskAssessment) *string { return &r.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Choice("nivaa", func(r *RiskAssessment) *RiskScope { return &r.Level }, RiskScopes, reg.Listed, reg.Recommended),
		reg.LongText("omfang", func(r *RiskAssessment) *string { return &r.Scope }),
		reg.Date("dato", func(r *RiskAssessment) *reg.Day { return &r.Date }, reg.Listed, reg.Recommended),
		reg.Choice("utlost_av", func(r *RiskAssessment) *RiskTrigger { return &r.Trigger }, RiskTriggers),
		reg.Choice("status", func(r *RiskAssessment) *RecordStatus { return &r.Status }, RecordStatuses, reg.Listed),
		reg.Links("systemer", func(r *RiskAssessment) *[]reg.ID { return &r.Systems }, "systemer", reg.Listed, reg.Recommended),
		reg.Links("verdier", func(r *RiskAssessment) *[]reg.ID { return &r.Assets }, "informasjonsverdier"),
		reg.Links("behandlinger", func(r *RiskAssessment) *[]reg.ID { return &r.Processing }, "behandlinger"),
		reg.Link("leverandor", func(r *RiskAssessment) *reg.ID { return &r.Supplier }, "leverandorer").
			When(func(r *RiskAssessment) bool { return r.Level == RiskOfSupplier || r.Level == RiskOfProcurement }),
	),
	reg.Section("metode",
		reg.LongText("metode", func(r *RiskAssessment) *string { return &r.Method }),
		reg.Choice("skala", func(r *RiskAssessment) *RiskScale { return &r.Scale }, RiskScales, reg.Initial(string(RiskScale4))),
		reg.Text("matrise", func(r *RiskAssessment) *string { return &r.Matrix }, reg.Max(40)),
		reg.Choice("akseptabelt_nivaa", func(r *RiskAssessment) *RiskLevel { return &r.Acceptable }, RiskLevels),
		reg.LongText("deltakere", func(r *RiskAssessment) *string { return &r.Participants }, reg.Personal),
	),
	reg.Section("scenarier",
		reg.Items("scenarier", func(r *RiskAssessment) *[]Scenario { return &r.Scenarios }, scenarioFields(), reg.Recommended),
	),
	reg.Section("godkjenning",
		reg.LongText("konklusjon", func(r *RiskAssessment) *string { return &r.Conclusion }, reg.Recommended),
		reg.Link("godkjent_av", func(r *RiskAssessment) *reg.ID { return &r.ApprovedBy }, "personer", reg.Recommended, reg.Own),
		reg.Date("godkjent_dato", func(r *RiskAssessment) *reg.Day { return &r.Approved }, reg.Listed, reg.Recommended, reg.Own),
		reg.Date("neste_dato", func(r *RiskAssessment) *reg.Day { return &r.Next }, reg.Listed, deadline(DateReview)),
	),
).Prefix("ROS").In("sikkerhet").Named("tittel").Known("tittel", "dato").
	EndedWhen(func(r *RiskAssessment) bool { return r.Status == StatusEnded }).
	Derives(func(r *RiskAssessment) {
		for i := range r.Scenarios {
			r.Scenarios[i].derive(r.RiskMatrix())
		}
	}).
	Check(riskMatrixProblems).Check(scenarioProblems).Check(riskDates)

func scenarioFields() reg.Of[Scenario] {
	return reg.Fields(
		reg.LongText("uonsket_hendelse", func(s *Scenario) *string { return &s.Event }, reg.Recommended),
		reg.LongText("trussel", func(s *Scenario) *string { return &s.Threat }),
		reg.LongText("saarbarhet", func(s *Scenario) *string { return &s.Vulnerability }),
		reg.Choices("kit_berorer", func(s *Scenario) *[]SecurityAim { return &s.Aims }, SecurityAims),
		reg.Choices("konsekvenstyper", func(s *Scenario) *[]Harm { return &s.Harms }, Harms),
		reg.LongText("eksisterende_tiltak", func(s *Scenario) *string { return &s.Existing }),
		reg.Choice("sannsynlighet", func(s *Scenario) *Likelihood { return &s.Likelihood }, Likelihoods, reg.Recommended),
		reg.Choice("konsekvens", func(s *Scenario) *Impact { return &s.Impact }, Impacts, reg.Recommended),
		reg.Choice("nivaa", func(s *Scenario) *RiskLevel { return &s.Level }, RiskLevels, reg.Recommended),
		reg.Links("nye_tiltak", func(s *Scenario) *[]reg.ID { return &s.Measures }, "tiltak"),
		reg.Choice("rest_sannsynlighet", func(s *Scenario) *Likelihood { return &s.RestLikelihood }, Likelihoods),
		reg.Choice("rest_konsekvens", func(s *Scenario) *Impact { return &s.RestImpact }, Impacts),
		reg.Choice("rest_nivaa", func(s *Scenario) *RiskLevel { return &s.RestLevel }, RiskLevels),
		reg.Choice("aksept", func(s *Scenario) *Treatment { return &s.Treatment }, Treatments, reg.Recommended),
		acceptedFields().When(func(s *Scenario) bool { return s.Treatment == TreatmentAccept }),
	)
}

func acceptedFields() reg.Of[Scenario] {
	return reg.Fields(
		reg.LongText("aksept_begrunnelse", func(s *Scenario) *string { return &s.AcceptReason }),
		reg.Link("akseptert_av", func(s *Scenario) *reg.ID { return &s.AcceptedBy }, "personer", reg.Recommended),
		reg.Date("akseptert_dato", func(s *Scenario) *reg.Day { return &s.Accepted }, reg.Recommended),
		reg.Date("aksept_utloper", func(s *Scenario) *reg.Day { return &s.AcceptedUntil }, deadline(DateExpiry)),
	)
}

func riskMatrixProblems(r *RiskAssessment) []reg.Problem {
	if r.Matrix == "" {
		return nil
	}
	if _, ok := r.Scale.ParseRiskMatrix(r.Matrix); ok {
		return nil
	}
	return []reg.Problem{{Field: "matrise", Code: "not_matrix", Args: []string{strconv.Itoa(r.Scale.Steps())}}}
}

func scenarioProblems(r *RiskAssessment) []reg.Problem {
	var all []reg.Problem
	m := r.RiskMatrix()
	for i := range r.Scenarios {
		s, at := &r.Scenarios[i], "scenarier["+strconv.Itoa(i+1)+"]."
		all = append(all, stepProblems(m, at+"sannsynlighet", s.Likelihood.Number())...)
		all = append(all, stepProblems(m, at+"konsekvens", s.Impact.Number())...)
		all = append(all, stepProblems(m, at+"rest_sannsynlighet", s.RestLikelihood.Number())...)
		all = append(all, stepProblems(m, at+"rest_konsekvens", s.RestImpact.Number())...)
		all = append(all, levelProblems(at+"nivaa", s.Level, m.Level(s.Likelihood, s.Impact))...)
		all = append(all, levelProblems(at+"rest_nivaa", s.RestLevel, m.Level(s.RestLikelihood, s.RestImpact))...)
		all = append(all, restProblems(at, s)...)
		all = append(all, endNotBefore(at+"aksept_utloper", s.Accepted, s.AcceptedUntil)...)
	}
	return all
}

// stepProblems refuses a step that the scale does not have.
func stepProblems(m RiskMatrix, field string, step int) []reg.Problem {
	if step <= m.Steps() {
		return nil
	}
	return []reg.Problem{{Field: field, Code: "too_high", Args: []string{strconv.Itoa(m.Steps())}}}
}

// levelProblems points out a level other than the matrix gives.
func levelProblems(field string, typed, given RiskLevel) []reg.Problem {
	if given == "" || typed == "" || typed == given {
		return nil
	}
	return []reg.Problem{{Field: field, Code: "level_differs", Soft: true}}
}

// restProblems points out a residual risk higher than the risk before measures.
func restProblems(at string, s *Scenario) []reg.Problem {
	if s.Level == "" || !s.RestLevel.Above(s.Level) {
		return nil
	}
	return []reg.Problem{{Field: at + "rest_nivaa", Code: "rest_higher", Soft: true}}
}

func riskDates(r *RiskAssessment) []reg.Problem {
	return append(endNotBefore("godkjent_dato", r.Date, r.Approved), endNotBefore("neste_dato", r.Date, r.Next)...)
}
