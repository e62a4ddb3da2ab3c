package model

import (
	"time"

	"samsvar/model/reg"
)

// Incident is a deviation, a security incident or a personal data breach. The
// law asks for a register of every breach, also those not notified, art. 33(5).
type Incident struct {
	Common
	Attached
	Title           string
	Type            IncidentType
	Status          IncidentStatus
	Reporter        string // who reported it
	Description     string
	Discovered      reg.Instant // someone noticed
	Aware           reg.Instant // reasonably certain that a breach had occurred
	AwareReason     string
	Start           reg.Instant
	End             reg.Instant
	Ongoing         reg.YesNo
	FromProcessor   reg.ID
	ProcessorTold   reg.Instant
	BreachKinds     []BreachKind
	Cause           IncidentCause
	Subjects        []SubjectCategory
	SubjectCount    reg.Num
	Data            []DataCategory
	DataCount       reg.Num
	Relations       []SubjectCategory
	WhereNow        string
	ContactPoint    Contact // empty: the data protection officer
	Consequences    string
	DoneMeasures    string
	PlannedMeasures string
	Actions         []reg.ID
	Risk            BreachRisk
	RiskReason      string
	Severity        IncidentSeverity
	Duty            NotifyDuty
	Notified        reg.Instant
	CaseNo          string
	AltinnRef       string
	DelayReason     string
	Phased          reg.YesNo
	FollowUps       []FollowUp
	PersonsTold     PersonsTold
	PersonsToldAt   reg.Instant
	PersonsToldHow  string
	PersonsToldWhat string
	Exemption       Exemption34
	Internal        []InternalNotice
	SecurityAct     reg.YesNo // in scope of digitalsikkerhetsloven
	Systems         []reg.ID
	Processing      []reg.ID
	Agreements      []reg.ID
	Closed          reg.Day
	Learning        string
}

// Breach reports whether it is a personal data breach, which alone has the
// deadline of art. 33.
func (i *Incident) Breach() bool { return i.Type == IncidentBreach }

// Open reports whether the incident is still worked on.
func (i *Incident) Open() bool { return !i.Closed.IsSet() }

// Hasty reports whether the incident was entered in haste, and the rest is still
// to be filled in.
func (i *Incident) Hasty() bool { return i.Open() && i.Status == IncidentNew }

// Grave reports whether the incident is serious or critical.
func (i *Incident) Grave() bool {
	return i.Severity == SeveritySerious || i.Severity == SeverityCritical
}

// NotifyBy returns the deadline for telling Datatilsynet: so many elapsed
// hours after the agency became aware. No moment where that is not known.
func (i *Incident) NotifyBy(hours int) reg.Instant {
	return i.Aware.Add(time.Duration(hours) * time.Hour)
}

// NotifiedLate reports whether Datatilsynet was told after that deadline.
func (i *Incident) NotifiedLate(hours int) bool {
	return i.Notified.IsSet() && i.Aware.IsSet() && i.Notified > i.NotifyBy(hours)
}

// Told reports whether this role was told within the organisation.
func (i *Incident) Told(role NoticeRole) bool {
	for _, notice := range i.Internal {
		if notice.Role == role {
			return true
		}
	}
	return false
}

// mayBeBreach reports whether fields that only a breach has should be shown.
func (i *Incident) mayBeBreach() bool { return i.Breach() || i.Type == "" }

// mayHavePersons reports whether people may be affected.
func (i *Incident) mayHavePersons() bool { return i.Type != IncidentSecurity }

// Incidents is the register of incidents.
var Incidents = describe("hendelser",
	reg.Section("hoved", incidentMain()),
	reg.Section("tid", incidentTimes()),
	reg.Section("omfang", incidentScope()),
	reg.Section("vurdering", incidentRisk()),
	reg.Section("tiltak", incidentMeasures()),
	reg.Section("melding", incidentNotice()),
	reg.Section("registrerte", incidentPersons()),
	reg.Section("varsling", incidentInternal()),
	reg.Section("lukking", incidentClosing()),
).Prefix("HEN").In("sikkerhet").Named("tittel").Known("tittel", "oppdaget_tid", "kjennskap_tid").
	NamesKept("lukket_dato", "hendelse_lagring_aar").
	Check(incidentTimesOrder)

func incidentMain() reg.Of[Incident] {
	return reg.Fields(
		reg.Text("tittel", func(i *Incident) *string { return &i.Title }, reg.Required, reg.Listed, reg.Max(300)),
		reg.Choice("type", func(i *Incident) *IncidentType { return &i.Type }, IncidentTypes, reg.Listed, reg.Recommended),
		reg.Choice("alvorlighet", func(i *Incident) *IncidentSeverity { return &i.Severity }, IncidentSeverities, reg.Listed, reg.Recommended),
		reg.Choice("status", func(i *Incident) *IncidentStatus { return &i.Status }, IncidentStatuses, reg.Listed),
		reg.Text("innmelder", func(i *Incident) *string { return &i.Reporter }, reg.Personal, reg.Max(200)),
		reg.LongText("beskrivelse", func(i *Incident) *string { return &i.Description }, reg.Mandatory("art. 33(3)(a), 33(5)")),
		reg.Choice("hovedaarsak", func(i *Incident) *IncidentCause { return &i.Cause }, IncidentCauses, reg.Recommended),
		reg.Choices("bruddtype", func(i *Incident) *[]BreachKind { return &i.BreachKinds }, BreachKinds, reg.Recommended).When((*Incident).mayBeBreach),
		reg.Links("system_ref", func(i *Incident) *[]reg.ID { return &i.Systems }, "systemer", reg.Recommended),
		reg.Links("behandling_ref", func(i *Incident) *[]reg.ID { return &i.Processing }, "behandlinger", reg.Recommended).When((*Incident).mayHavePersons),
		reg.Links("dba_ref", func(i *Incident) *[]reg.ID { return &i.Agreements }, "databehandleravtaler"),
	)
}

func incidentTimes() reg.Of[Incident] {
	differs := func(i *Incident) bool {
		return i.mayBeBreach() && i.Aware.IsSet() && i.Discovered.IsSet() && i.Aware != i.Discovered
	}
	return reg.Fields(
		reg.Moment("oppdaget_tid", func(i *Incident) *reg.Instant { return &i.Discovered }, reg.Listed, reg.Recommended),
		reg.Moment("kjennskap_tid", func(i *Incident) *reg.Instant { return &i.Aware }, reg.Mandatory("art. 33(1)")).When((*Incident).mayBeBreach),
		reg.LongText("kjennskap_begrunnelse", func(i *Incident) *string { return &i.AwareReason }, reg.Mandatory("art. 33(1), 33(5)")).When(differs),
		reg.Moment("start_tid", func(i *Incident) *reg.Instant { return &i.Start }, reg.Recommended),
		reg.Flag("paagar", func(i *Incident) *reg.YesNo { return &i.Ongoing }, reg.Recommended),
		reg.Moment("slutt_tid", func(i *Incident) *reg.Instant { return &i.End }, reg.Recommended).
			When(func(i *Incident) bool { return i.Ongoing != reg.Yes || i.End.IsSet() }),
		reg.Link("meldt_av_databehandler", func(i *Incident) *reg.ID { return &i.FromProcessor }, "leverandorer", reg.Relevant("art. 33(2)")),
		reg.Moment("databehandler_varslet_tid", func(i *Incident) *reg.Instant { return &i.ProcessorTold }, reg.Relevant("art. 33(2)")).
			When(func(i *Incident) bool {
				return i.FromProcessor != "" || i.Cause == CauseProcessor || i.ProcessorTold.IsSet()
			}),
	)
}

func incidentScope() reg.Of[Incident] {
	return reg.Fields(
		reg.Choices("kategorier_registrerte", func(i *Incident) *[]SubjectCategory { return &i.Subjects }, SubjectCategories, reg.Relevant("art. 33(3)(a)")),
		reg.Number("antall_registrerte", func(i *Incident) *reg.Num { return &i.SubjectCount }, reg.AtLeast(0), reg.Relevant("art. 33(3)(a)")),
		reg.Choices("kategorier_opplysninger", func(i *Incident) *[]DataCategory { return &i.Data }, DataCategories, reg.Relevant("art. 33(3)(a)")),
		reg.Number("antall_poster", func(i *Incident) *reg.Num { return &i.DataCount }, reg.AtLeast(0), reg.Relevant("art. 33(3)(a)")),
		reg.Choices("relasjon", func(i *Incident) *[]SubjectCategory { return &i.Relations }, SubjectCategories, reg.Recommended),
		reg.LongText("hvor_er_opplysningene", func(i *Incident) *string { return &i.WhereNow }, reg.Recommended),
	).When((*Incident).mayHavePersons)
}

func incidentRisk() reg.Of[Incident] {
	return reg.Fields(
		reg.LongText("konsekvenser", func(i *Incident) *string { return &i.Consequences }, reg.Mandatory("art. 33(3)(c)")).When((*Incident).mayBeBreach),
		reg.One("risiko", func(i *Incident) *BreachRisk { return &i.Risk }, breachRiskFields(), reg.Mandatory("art. 33(1), 34(1)")).When((*Incident).mayBeBreach),
		reg.LongText("risiko_begrunnelse", func(i *Incident) *string { return &i.RiskReason }, reg.Mandatory("art. 33(5)")).When((*Incident).mayBeBreach),
	)
}

func incidentMeasures() reg.Of[Incident] {
	return reg.Fields(
		reg.LongText("tiltak_gjort", func(i *Incident) *string { return &i.DoneMeasures }, reg.Relevant("art. 33(3)(d)")),
		reg.LongText("tiltak_planlagt", func(i *Incident) *string { return &i.PlannedMeasures }, reg.Relevant("art. 33(3)(d)")),
		reg.Links("tiltak", func(i *Incident) *[]reg.ID { return &i.Actions }, "tiltak"),
	)
}

func incidentNotice() reg.Of[Incident] {
	due := func(i *Incident) bool { return i.Duty != DutyNo || i.Notified.IsSet() }
	notified := func(i *Incident) bool { return i.Notified.IsSet() || i.DelayReason != "" }
	return reg.Fields(
		reg.Choice("meldeplikt", func(i *Incident) *NotifyDuty { return &i.Duty }, NotifyDuties, reg.Mandatory("art. 33(1)")),
		reg.Moment("meldt_dt_tid", func(i *Incident) *reg.Instant { return &i.Notified }, reg.Listed, reg.Relevant("art. 33(1)")).When(due),
		reg.Text("dt_saksnr", func(i *Incident) *string { return &i.CaseNo }, reg.Max(100)).When(due),
		reg.Text("altinn_ref", func(i *Incident) *string { return &i.AltinnRef }, reg.Max(100)).When(due),
		reg.LongText("forsinkelse_begrunnelse", func(i *Incident) *string { return &i.DelayReason }, reg.Relevant("art. 33(1)")).When(notified),
		reg.One("kontaktpunkt", func(i *Incident) *Contact { return &i.ContactPoint }, contactFields(), reg.Relevant("art. 33(3)(b)")).When(due),
		reg.Flag("trinnvis", func(i *Incident) *reg.YesNo { return &i.Phased }, reg.Law("art. 33(4)")).When(due),
		reg.Items("oppfolginger", func(i *Incident) *[]FollowUp { return &i.FollowUps }, followUpFields(), reg.Mandatory("art. 33(4)")).
			When(func(i *Incident) bool { return i.Phased == reg.Yes || len(i.FollowUps) > 0 }),
	).When((*Incident).mayBeBreach)
}

func incidentPersons() reg.Of[Incident] {
	told := func(i *Incident) bool { return i.PersonsTold == PersonsToldYes }
	high := func(i *Incident) bool { return i.Risk.Level == BreachHigh && i.PersonsTold != PersonsToldYes }
	return reg.Fields(
		reg.Choice("registrerte_informert", func(i *Incident) *PersonsTold { return &i.PersonsTold }, PersonsTolds, reg.Relevant("art. 34(1)")),
		reg.Moment("registrerte_informert_tid", func(i *Incident) *reg.Instant { return &i.PersonsToldAt }, reg.Mandatory("art. 34(1)")).When(told),
		reg.LongText("maate", func(i *Incident) *string { return &i.PersonsToldHow }).When(told),
		reg.LongText("innhold", func(i *Incident) *string { return &i.PersonsToldWhat }, reg.Mandatory("art. 34(2)")).When(told),
		reg.Choice("unntak34", func(i *Incident) *Exemption34 { return &i.Exemption }, Exemptions34, reg.Mandatory("art. 34(3)")).When(high),
	).When((*Incident).mayBeBreach)
}

func incidentInternal() reg.Of[Incident] {
	return reg.Fields(
		reg.Items("varslet_intern", func(i *Incident) *[]InternalNotice { return &i.Internal }, internalNoticeFields(), reg.Recommended),
		reg.Flag("digitalsikkerhet", func(i *Incident) *reg.YesNo { return &i.SecurityAct }, reg.Law("digitalsikkerhetsloven")),
	)
}

func incidentClosing() reg.Of[Incident] {
	return reg.Fields(
		reg.Date("lukket_dato", func(i *Incident) *reg.Day { return &i.Closed }, reg.Listed, reg.Recommended),
		reg.LongText("laering", func(i *Incident) *string { return &i.Learning }, reg.Recommended, reg.Law("art. 33(5)")),
	)
}

func incidentTimesOrder(i *Incident) []reg.Problem {
	var all []reg.Problem
	if i.Closed.IsSet() && i.Status != "" && i.Status != IncidentClosed {
		all = append(all, reg.Problem{Field: "status", Code: "incident_closed", Soft: true})
	}
	if i.Start.IsSet() && i.End.IsSet() && i.End < i.Start {
		all = append(all, reg.Problem{Field: "slutt_tid", Code: "end_before_start", Args: []string{i.Start.Text()}})
	}
	if i.mayBeBreach() && i.Aware.IsSet() && i.Discovered.IsSet() && i.Aware < i.Discovered {
		all = append(all, reg.Problem{Field: "kjennskap_tid", Code: "aware_before_discovered", Args: []string{i.Discovered.Text()}, Soft: true})
	}
	return all
}
