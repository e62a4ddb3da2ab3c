package model

import "samsvar/model/reg"

// Action is something decided that someone does by a deadline.
type Action struct {
	Common
	Attached
	Title          string
	Description    string
	Source         ActionSource
	SourceRef      string // number of the record or name of the rule it comes from
	Type           ActionType
	Area           ActionArea
	Priority       Priority
	Status         ActionStatus
	Decided        reg.Day
	Due            reg.Day
	HoursNeeded    reg.Num
	Cost           reg.Num // kroner
	Postponed      []Postponement
	RejectReason   string
	EffectChecked  reg.YesNo
	EffectDate     reg.Day
	Effect         string
	Closed         reg.Day
	CloseConfirmed reg.ID
}

// ActionSource is what made an action necessary.
type ActionSource string

// The sources.
const (
	SourceReview      ActionSource = "lg"
	SourceDeclaration ActionSource = "ve"
	SourceRisk        ActionSource = "ros"
	SourceDPIA        ActionSource = "dpia"
	SourceIncident    ActionSource = "hendelse"
	SourceAudit       ActionSource = "revisjon"
	SourceAuthority   ActionSource = "datatilsyn"
	SourceAgreement   ActionSource = "dba"
	SourceFinding     ActionSource = "kontroll"
	SourceExercise    ActionSource = "ovelse"
	SourceDialogue    ActionSource = "styringsdialog"
	SourceManual      ActionSource = "manuelt"
)

// ActionSources are the sources of actions.
var ActionSources = reg.NewCodes("tiltakskilde", SourceReview, SourceDeclaration, SourceRisk, SourceDPIA, SourceIncident,
	SourceAudit, SourceAuthority, SourceAgreement, SourceFinding, SourceExercise, SourceDialogue, SourceManual)

// ActionType is what kind of measure an action is.
type ActionType string

// ActionTypes are the kinds of measures.
var ActionTypes = reg.NewCodes[ActionType]("tiltakets_type", "organisatorisk", "teknisk", "fysisk", "juridisk", "opplaering")

// ActionArea is the part of internal control an action belongs to.
type ActionArea string

// ActionAreas are the seven governance activities of Digdir's guide.
var ActionAreas = reg.NewCodes[ActionArea]("omraade", "styring", "risikovurdering", "risikohandtering", "overvaking",
	"maaling", "kompetanse", "kommunikasjon")

// Priority is how much an action matters.
type Priority string

// The priorities.
const (
	PriorityLow      Priority = "lav"
	PriorityMedium   Priority = "middels"
	PriorityHigh     Priority = "hoy"
	PriorityCritical Priority = "kritisk"
)

// Priorities are the priorities in rising order.
var Priorities = reg.NewCodes("prioritet", PriorityLow, PriorityMedium, PriorityHigh, PriorityCritical)

// ActionStatus is how far an action has come.
type ActionStatus string

// Steps of an action.
const (
	ActionProposed  ActionStatus = "foreslatt"
	ActionDecided   ActionStatus = "besluttet"
	ActionOngoing   ActionStatus = "pagar"
	ActionPostponed ActionStatus = "utsatt"
	ActionDone      ActionStatus = "utfort"
	ActionRejected  ActionStatus = "avvist"
)

// ActionStatuses are the steps of an action.
var ActionStatuses = reg.NewCodes("tiltaksstatus", ActionProposed, ActionDecided, ActionOngoing, ActionPostponed,
	ActionDone, ActionRejected)

// Postponement is one moving of a deadline.
type Postponement struct {
	reg.Item
	From   reg.Day
	To     reg.Day
	Reason string
	By     reg.ID
}

// Open reports whether the action is neither done nor rejected. One without
// status is open until it has a closing date.
func (a *Action) Open() bool {
	if a.Status == "" {
		return !a.Closed.IsSet()
	}
	return a.Status != ActionDone && a.Status != ActionRejected
}

// Overdue reports whether the action is open and its deadline has passed; on
// the deadline's own day it is not.
func (a *Action) Overdue(today reg.Day) bool {
	return a.Open() && a.Due.IsSet() && a.Due < today
}

// IsUrgent reports whether being overdue weighs more than usual: by priority,
// or because an authority, an audit or a DPIA asked for it.
func (a *Action) IsUrgent() bool {
	switch a.Source {
	case SourceAuthority, SourceAudit, SourceDPIA:
		return true
	}
	return a.Priority == PriorityHigh || a.Priority == PriorityCritical
}

// Actions is the register of actions.
var Actions = describe("tiltak",
	reg.Section("hoved",
		reg.Text("tittel", func(a *Action) *string { return &a.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.LongText("beskrivelse", func(a *Action) *string { return &a.Description }),
		reg.Link("ansvarlig", func(a *Action) *reg.ID { return &a.Responsible }, "personer", reg.Listed, reg.Recommended),
		reg.Date("frist", func(a *Action) *reg.Day { return &a.Due }, reg.Listed, reg.Recommended, deadline(DateAction)).
			Settled(func(a *Action) bool { return !a.Open() }),
		reg.Choice("status", func(a *Action) *ActionStatus { return &a.Status }, ActionStatuses, reg.Listed, reg.Recommended),
		reg.Choice("prioritet", func(a *Action) *Priority { return &a.Priority }, Priorities, reg.Listed, reg.Recommended),
		reg.Choice("type", func(a *Action) *ActionType { return &a.Type }, ActionTypes),
		reg.Choice("omraade", func(a *Action) *ActionArea { return &a.Area }, ActionAreas),
	),
	reg.Section("kilde",
		reg.Choice("kilde", func(a *Action) *ActionSource { return &a.Source }, ActionSources, reg.Listed, reg.Recommended),
		reg.Text("kilde_ref", func(a *Action) *string { return &a.SourceRef }, reg.Max(100)),
		reg.Date("besluttet_dato", func(a *Action) *reg.Day { return &a.Decided }),
	),
	reg.Section("ressurser",
		reg.Number("ressursbehov_timer", func(a *Action) *reg.Num { return &a.HoursNeeded }, reg.AtLeast(0), reg.Decimals(1)),
		reg.Number("kostnad", func(a *Action) *reg.Num { return &a.Cost }, reg.AtLeast(0), reg.Decimals(2)),
	),
	reg.Section("gjennomforing",
		reg.Items("utsatt", func(a *Action) *[]Postponement { return &a.Postponed }, postponementFields()),
		reg.LongText("avvist_begrunnelse", func(a *Action) *string { return &a.RejectReason }, reg.Recommended).
			When(func(a *Action) bool { return a.Status == ActionRejected }),
		reg.Section("gjennomforing", closingFields()).When(func(a *Action) bool { return !a.Open() }),
	),
).Prefix("TIL").In("organisasjon").Named("tittel").Known("tittel", "kilde_ref").
	EndedWhen(func(a *Action) bool { return a.Status == ActionRejected }).
	Check(actionProblems)

func postponementFields() reg.Of[Postponement] {
	return reg.Fields(
		reg.Date("fra", func(p *Postponement) *reg.Day { return &p.From }),
		reg.Date("til", func(p *Postponement) *reg.Day { return &p.To }, reg.Required),
		reg.Text("grunn", func(p *Postponement) *string { return &p.Reason }, reg.Recommended),
		reg.Link("av", func(p *Postponement) *reg.ID { return &p.By }, "personer"),
	)
}

func closingFields() reg.Of[Action] {
	return reg.Fields(
		reg.Date("lukket_dato", func(a *Action) *reg.Day { return &a.Closed }, reg.Recommended),
		reg.Link("lukket_bekreftet_av", func(a *Action) *reg.ID { return &a.CloseConfirmed }, "personer"),
		reg.Flag("effekt_vurdert", func(a *Action) *reg.YesNo { return &a.EffectChecked }, reg.Recommended),
		reg.Date("effekt_dato", func(a *Action) *reg.Day { return &a.EffectDate }).When(effectChecked),
		reg.LongText("effekt", func(a *Action) *string { return &a.Effect }).When(effectChecked),
	)
}

func effectChecked(a *Action) bool { return a.EffectChecked == reg.Yes }

// actionProblems points out a status and a closing date that contradict each other.
func actionProblems(a *Action) []reg.Problem {
	switch {
	case a.Status == ActionDone && !a.Closed.IsSet():
		return []reg.Problem{{Field: "lukket_dato", Code: "done_without_date", Soft: true}}
	case a.Open() && a.Closed.IsSet():
		return []reg.Problem{{Field: "status", Code: "closed_but_open", Soft: true}}
	}
	return endNotBefore("lukket_dato", a.Decided, a.Closed)
}
