package model

import "samsvar/model/reg"

// IncidentType is what sort of incident it is.
type IncidentType string

// The types.
const (
	IncidentDeviation IncidentType = "avvik"
	IncidentSecurity  IncidentType = "sikkerhetshendelse" // without personal data
	IncidentBreach    IncidentType = "personvernbrudd"    // breach of personal data security, art. 33
	IncidentPrivacy   IncidentType = "personvernavvik"    // other deviation from the GDPR
)

// IncidentTypes are the types.
var IncidentTypes = reg.NewCodes("hendelsestype", IncidentDeviation, IncidentSecurity, IncidentBreach, IncidentPrivacy)

// IncidentStatus is how far the work with an incident has come.
type IncidentStatus string

// The statuses.
const (
	IncidentNew     IncidentStatus = "ny" // entered in haste, to be completed
	IncidentOngoing IncidentStatus = "under_arbeid"
	IncidentClosed  IncidentStatus = "lukket"
)

// IncidentStatuses are the statuses.
var IncidentStatuses = reg.NewCodes("hendelsesstatus", IncidentNew, IncidentOngoing, IncidentClosed)

// IncidentSeverity is how grave an incident is.
type IncidentSeverity string

// The severities.
const (
	SeverityLow      IncidentSeverity = "lav"
	SeverityModerate IncidentSeverity = "moderat"
	SeveritySerious  IncidentSeverity = "alvorlig"
	SeverityCritical IncidentSeverity = "kritisk"
)

// IncidentSeverities are the severities in rising order.
var IncidentSeverities = reg.NewCodes("alvorlighet", SeverityLow, SeverityModerate, SeveritySerious, SeverityCritical)

// IncidentCause is the main cause of an incident.
type IncidentCause string

// CauseProcessor is a fault at a processor, which must tell without delay.
const CauseProcessor IncidentCause = "leverandor"

// IncidentCauses are the main causes.
var IncidentCauses = reg.NewCodes("hovedaarsak", "feilsending", "publisering", "tilgang", "snoking", "hacking",
	"losepenge", "phishing", "videresending", "tapt_utstyr", "papir", "avhending", "systemfeil", CauseProcessor,
	"bortfall", "menneskelig", "annet")

// BreachKind is what a breach harms.
type BreachKind string

// The kinds of breaches.
const (
	BreachConfidentiality BreachKind = "konfidensialitet"
	BreachIntegrity       BreachKind = "integritet"
	BreachAvailability    BreachKind = "tilgjengelighet"
)

// BreachKinds are the kinds of breaches.
var BreachKinds = reg.NewCodes("bruddtype", BreachConfidentiality, BreachIntegrity, BreachAvailability)

// BreachLevel is the risk that a breach means for people.
type BreachLevel string

// The levels.
const (
	BreachUnlikely BreachLevel = "usannsynlig"
	BreachRisky    BreachLevel = "risiko"
	BreachHigh     BreachLevel = "hoy"
)

// BreachLevels are the levels in rising order.
var BreachLevels = reg.NewCodes("bruddrisiko", BreachUnlikely, BreachRisky, BreachHigh)

// BreachRisk is the assessed risk of a breach.
type BreachRisk struct {
	reg.Item
	Likelihood Likelihood
	Impact     Impact
	Level      BreachLevel
}

func breachRiskFields() reg.Of[BreachRisk] {
	return reg.Fields(
		reg.Choice("sannsynlighet", func(r *BreachRisk) *Likelihood { return &r.Likelihood }, Likelihoods),
		reg.Choice("konsekvens", func(r *BreachRisk) *Impact { return &r.Impact }, Impacts),
		reg.Choice("nivaa", func(r *BreachRisk) *BreachLevel { return &r.Level }, BreachLevels, reg.Recommended),
	)
}

// NotifyDuty is whether Datatilsynet must be told.
type NotifyDuty string

// The answers.
const (
	DutyYes        NotifyDuty = "ja"
	DutyNo         NotifyDuty = "nei"
	DutyConsidered NotifyDuty = "vurderes"
)

// NotifyDuties are the answers.
var NotifyDuties = reg.NewCodes("meldeplikt", DutyYes, DutyNo, DutyConsidered)

// PersonsTold is whether the people affected were told, art. 34.
type PersonsTold string

// The answers.
const (
	PersonsToldYes       PersonsTold = "ja"
	PersonsToldNo        PersonsTold = "nei"
	PersonsToldNotNeeded PersonsTold = "ikke_nodvendig"
)

// PersonsTolds are the answers.
var PersonsTolds = reg.NewCodes("registrerte_informert", PersonsToldYes, PersonsToldNo, PersonsToldNotNeeded)

// Exemption34 is why people need not be told although the risk is high.
type Exemption34 string

// Exemptions34 are the exemptions of art. 34(3).
var Exemptions34 = reg.NewCodes[Exemption34]("unntak34", "a", "b", "c")

// FollowUp is a later part of a notification in phases, art. 33(4).
type FollowUp struct {
	reg.Item
	At   reg.Instant
	Text string
}

func followUpFields() reg.Of[FollowUp] {
	return reg.Fields(
		reg.Moment("tid", func(f *FollowUp) *reg.Instant { return &f.At }),
		reg.LongText("innhold", func(f *FollowUp) *string { return &f.Text }),
	)
}

// NoticeRole is who in and around the organisation is told of an incident.
type NoticeRole string

// The roles that rules look for.
const (
	NoticeLeader     NoticeRole = "virksomhetsleder"
	NoticeOfficer    NoticeRole = "pvo"
	NoticeDepartment NoticeRole = "byraadsavdeling"
	NoticeNSM        NoticeRole = "nsm"
)

// NoticeRoles are those who may be told.
var NoticeRoles = reg.NewCodes("varslingsrolle", NoticeLeader, NoticeOfficer, "isk", NoticeDepartment,
	"kommune_csirt", NoticeNSM, "politi", "forsikring")

// InternalNotice is that someone was told of an incident, and when.
type InternalNotice struct {
	reg.Item
	Role NoticeRole
	At   reg.Instant
}

func internalNoticeFields() reg.Of[InternalNotice] {
	return reg.Fields(
		reg.Choice("rolle", func(n *InternalNotice) *NoticeRole { return &n.Role }, NoticeRoles),
		reg.Moment("tid", func(n *InternalNotice) *reg.Instant { return &n.At }),
	)
}
