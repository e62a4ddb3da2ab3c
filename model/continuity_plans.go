package model

import "samsvar/model/reg"

// ContinuityPlan says how work goes on when systems fail.
type ContinuityPlan struct {
	Common
	Attached
	Title            string
	Scope            string
	Status           RecordStatus
	Version          string
	Systems          []reg.ID
	CriticalServices string  // one per line
	RecoveryTime     reg.Num // hours
	RecoveryPoint    reg.Num // hours
	Fallback         string  // how the work is done by hand meanwhile
	CallListUpdated  reg.Day
	ApprovedBy       reg.ID
	Approved         reg.Day
}

// IsApproved reports whether the plan was approved by the end of the day.
func (p *ContinuityPlan) IsApproved(day reg.Day) bool {
	return p.Approved.IsSet() && p.Approved <= day && p.Status != StatusDraft && p.Status != StatusApproval
}

// ContinuityPlans is the register of plans for continuity and preparedness.
var ContinuityPlans = describe("kontinuitetsplaner",
	reg.Section("hoved",
		reg.Text("tittel", func(p *ContinuityPlan) *string { return &p.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.LongText("omfang", func(p *ContinuityPlan) *string { return &p.Scope }, reg.Recommended),
		reg.Link("ansvarlig", func(p *ContinuityPlan) *reg.ID { return &p.Responsible }, "personer", reg.Listed, reg.Recommended),
		reg.Choice("status", func(p *ContinuityPlan) *RecordStatus { return &p.Status }, RecordStatuses, reg.Listed),
		reg.Text("versjon", func(p *ContinuityPlan) *string { return &p.Version }, reg.Max(40)),
		reg.Links("systemer", func(p *ContinuityPlan) *[]reg.ID { return &p.Systems }, "systemer", reg.Listed, reg.Recommended),
		reg.LongText("kritiske_tjenester", func(p *ContinuityPlan) *string { return &p.CriticalServices }, reg.Recommended),
	),
	reg.Section("gjenoppretting",
		reg.Number("rto", func(p *ContinuityPlan) *reg.Num { return &p.RecoveryTime }, reg.AtLeast(0), reg.Decimals(1)),
		reg.Number("rpo", func(p *ContinuityPlan) *reg.Num { return &p.RecoveryPoint }, reg.AtLeast(0), reg.Decimals(1)),
		reg.LongText("manuell_reserveloesning", func(p *ContinuityPlan) *string { return &p.Fallback }, reg.Recommended),
		reg.Date("varslingsliste_dato", func(p *ContinuityPlan) *reg.Day { return &p.CallListUpdated }),
	),
	reg.Section("godkjenning",
		reg.Link("godkjent_av", func(p *ContinuityPlan) *reg.ID { return &p.ApprovedBy }, "personer", reg.Recommended, reg.Own),
		reg.Date("godkjent_dato", func(p *ContinuityPlan) *reg.Day { return &p.Approved }, reg.Listed, reg.Recommended, reg.Own),
		reg.Date("neste_revisjon", func(p *ContinuityPlan) *reg.Day { return &p.NextReview }, reg.Listed, reg.Recommended, reg.Own, deadline(DateReview)),
	),
).Prefix("KON").In("sikkerhet").Named("tittel").
	EndedWhen(func(p *ContinuityPlan) bool { return p.Status == StatusEnded })
