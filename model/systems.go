package model

import "samsvar/model/reg"

// System is an IT system the agency owns or uses.
type System struct {
	Common
	Attached
	Name              string
	Description       string
	Type              SystemType
	Ownership         Ownership
	Owner             reg.ID
	Manager           reg.ID
	Supplier          reg.ID
	Hosting           Hosting
	HostingCountry    Country
	Integrity         Level
	Availability      Level
	PersonalData      reg.YesNo
	SpecialCategories reg.YesNo
	ExternalProcessor reg.YesNo
	Processing        []reg.ID
	Agreements        []reg.ID
	LastRisk          reg.ID
	NextRisk          reg.Day
	DPIAs             []reg.ID
	Criticality       Level
	RecoveryTime      reg.Num // hours
	RecoveryPoint     reg.Num // hours
	BackupTested      reg.Day
	AccessReviewed    reg.Day
	InUseFrom         reg.Day
	InUseUntil        reg.Day
	Lifecycle         Lifecycle
	ArchiveWorthy     reg.YesNo
	DeletionPlan      string  // what is deleted, what goes to the archive, when the system ends
	ChangedMuch       reg.Day // last change that risk assessments and DPIAs must answer to
	WhatChanged       string
	UnderSecurityAct  reg.YesNo // in scope of digitalsikkerhetsloven
}

// SystemType says whom a system serves.
type SystemType string

// Types of systems.
const (
	SystemAgency SystemType = "virksomhetsspesifikt"
	SystemSector SystemType = "sektorsystem"
	SystemCommon SystemType = "fellessystem"
)

// SystemTypes are the types of systems.
var SystemTypes = reg.NewCodes("systemtype", SystemAgency, SystemSector, SystemCommon)

// Ownership says whether the agency owns a system or uses another's.
type Ownership string

// Kinds of ownership.
const (
	OwnershipOwner Ownership = "systemeier"
	OwnershipUser  Ownership = "bruker"
)

// Ownerships are the kinds of ownership.
var Ownerships = reg.NewCodes("eierforhold", OwnershipOwner, OwnershipUser)

// Hosting says where and how a system runs.
type Hosting string

// Hostings are the ways a system can run.
var Hostings = reg.NewCodes[Hosting]("driftsmodell", "egen_drift", "felles_drift", "saas", "paas", "iaas", "skjema")

// Lifecycle is where in its life a system is.
type Lifecycle string

// Stages of a system's life.
const (
	LifecyclePlanned Lifecycle = "planlagt"
	LifecycleInUse   Lifecycle = "i_drift"
	LifecycleLeaving Lifecycle = "under_utfasing"
	LifecycleRetired Lifecycle = "avviklet"
)

// Lifecycles are the stages of a system's life.
var Lifecycles = reg.NewCodes("livssyklus", LifecyclePlanned, LifecycleInUse, LifecycleLeaving, LifecycleRetired)

// Owned reports whether the agency owns the system.
func (s *System) Owned() bool { return s.Ownership == OwnershipOwner }

// NeedsAgreement reports whether an agreement with a processor must cover the
// system: the agency owns it, it is in operation, and another processes
// personal data in it.
func (s *System) NeedsAgreement() bool {
	return s.Owned() && s.InOperation() && s.PersonalData == reg.Yes && s.ExternalProcessor == reg.Yes
}

// Value returns the highest of confidentiality, integrity and availability,
// 0 where none is set.
func (s *System) Value() int {
	return max(s.Confidentiality.Level(), s.Integrity.Number(), s.Availability.Number())
}

// Valued reports whether all three of confidentiality, integrity and
// availability are set.
func (s *System) Valued() bool {
	return s.Confidentiality != "" && s.Integrity != "" && s.Availability != ""
}

// NeedsPlan reports whether the system is too important to be without a
// continuity plan.
func (s *System) NeedsPlan() bool { return max(s.Availability.Number(), s.Criticality.Number()) >= 3 }

// InOperation reports whether the system is in use or being phased out.
func (s *System) InOperation() bool {
	return s.Lifecycle == LifecycleInUse || s.Lifecycle == LifecycleLeaving
}

// Systems is the register of IT systems.
var Systems = describe("systemer",
	reg.Section("hoved",
		reg.Text("navn", func(s *System) *string { return &s.Name }, reg.Required, reg.Listed, reg.Max(200)),
		reg.LongText("beskrivelse", func(s *System) *string { return &s.Description }),
		reg.Choice("type", func(s *System) *SystemType { return &s.Type }, SystemTypes, reg.Listed, reg.Recommended),
		reg.Choice("eierforhold", func(s *System) *Ownership { return &s.Ownership }, Ownerships, reg.Listed, reg.Recommended),
		reg.Link("systemeier", func(s *System) *reg.ID { return &s.Owner }, "personer", reg.Listed, reg.Recommended),
		reg.Link("forvalter", func(s *System) *reg.ID { return &s.Manager }, "personer"),
	),
	reg.Section("drift",
		reg.Link("leverandor", func(s *System) *reg.ID { return &s.Supplier }, "leverandorer"),
		reg.Choice("driftsmodell", func(s *System) *Hosting { return &s.Hosting }, Hostings),
		reg.Choice("driftsland", func(s *System) *Country { return &s.HostingCountry }, Countries),
		reg.Choice("livssyklus", func(s *System) *Lifecycle { return &s.Lifecycle }, Lifecycles, reg.Listed, reg.Recommended),
		reg.Date("innforing_dato", func(s *System) *reg.Day { return &s.InUseFrom }),
		reg.Date("avvikling_dato", func(s *System) *reg.Day { return &s.InUseUntil }, happens(DateExpiry)),
	),
	reg.Section("verdi",
		reg.Choice("konfidensialitet", func(s *System) *Class { return &s.Confidentiality }, Classes, reg.Recommended),
		reg.Choice("integritet", func(s *System) *Level { return &s.Integrity }, Levels, reg.Recommended),
		reg.Choice("tilgjengelighet", func(s *System) *Level { return &s.Availability }, Levels, reg.Recommended),
		reg.Choice("kritikalitet", func(s *System) *Level { return &s.Criticality }, Levels),
		reg.Number("rto_timer", func(s *System) *reg.Num { return &s.RecoveryTime }, reg.AtLeast(0), reg.Decimals(1)),
		reg.Number("rpo_timer", func(s *System) *reg.Num { return &s.RecoveryPoint }, reg.AtLeast(0), reg.Decimals(1)),
		reg.Flag("digitalsikkerhet", func(s *System) *reg.YesNo { return &s.UnderSecurityAct }),
	),
	reg.Section("personvern",
		reg.Flag("personopplysninger", func(s *System) *reg.YesNo { return &s.PersonalData }, reg.Recommended),
		reg.Flag("saerlige_kategorier", func(s *System) *reg.YesNo { return &s.SpecialCategories }).
			When(func(s *System) bool { return s.PersonalData == reg.Yes }),
		reg.Flag("ekstern_databehandler", func(s *System) *reg.YesNo { return &s.ExternalProcessor }, reg.Recommended),
		reg.Links("behandlinger", func(s *System) *[]reg.ID { return &s.Processing }, "behandlinger"),
		reg.Links("dba", func(s *System) *[]reg.ID { return &s.Agreements }, "databehandleravtaler"),
		reg.Links("dpia", func(s *System) *[]reg.ID { return &s.DPIAs }, "dpia"),
		reg.Flag("arkivverdig", func(s *System) *reg.YesNo { return &s.ArchiveWorthy }),
		reg.LongText("slette_arkivplan", func(s *System) *string { return &s.DeletionPlan }, reg.Law("art. 5(1)(e)")).
			When(leaving),
	),
	reg.Section("oppfolging",
		reg.Link("siste_ros", func(s *System) *reg.ID { return &s.LastRisk }, "risikovurderinger"),
		reg.Date("neste_ros", func(s *System) *reg.Day { return &s.NextRisk }, deadline(DateReview)),
		reg.Date("sikkerhetskopi_testet_dato", func(s *System) *reg.Day { return &s.BackupTested }),
		reg.Date("tilgangsgjennomgang_dato", func(s *System) *reg.Day { return &s.AccessReviewed }),
		reg.Date("vesentlig_endret_dato", func(s *System) *reg.Day { return &s.ChangedMuch }),
		reg.LongText("vesentlig_endring", func(s *System) *string { return &s.WhatChanged }).
			When(func(s *System) bool { return s.ChangedMuch.IsSet() }),
	),
).Prefix("SYS").In("sikkerhet").Named("navn").OwnedBy("systemeier", "forvalter", "ansvarlig").
	EndedWhen(func(s *System) bool { return s.Lifecycle == LifecycleRetired }).
	Check(systemDates)

// leaving reports whether what the system holds must soon go somewhere.
func leaving(s *System) bool {
	return s.Lifecycle == LifecycleLeaving || s.Lifecycle == LifecycleRetired
}

func systemDates(s *System) []reg.Problem {
	return endNotBefore("avvikling_dato", s.InUseFrom, s.InUseUntil)
}
