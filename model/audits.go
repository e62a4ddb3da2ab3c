package model

import "samsvar/model/reg"

// Audit is an inspection of the agency's work, its own or another's.
type Audit struct {
	Common
	Attached
	Title      string
	Date       reg.Day
	Type       AuditType
	Auditor    string
	Scope      string
	Conclusion string
	Findings   []Finding
	ReportRef  string
}

// AuditType is who audits.
type AuditType string

// Kinds of audits.
const (
	AuditInternal     AuditType = "internrevisjon"
	AuditMunicipality AuditType = "kommunerevisjon"
	AuditAuthority    AuditType = "datatilsyn"
	AuditExternal     AuditType = "ekstern"
	AuditOwn          AuditType = "egenkontroll"
)

// AuditTypes are the kinds of audits.
var AuditTypes = reg.NewCodes("revisjonstype", AuditInternal, AuditMunicipality, AuditAuthority, AuditExternal, AuditOwn)

// Audits is the register of audits.
var Audits = describe("revisjoner",
	reg.Section("hoved",
		reg.Text("tittel", func(a *Audit) *string { return &a.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Date("dato", func(a *Audit) *reg.Day { return &a.Date }, reg.Listed, reg.Recommended, happens(DateAudit)),
		reg.Choice("type", func(a *Audit) *AuditType { return &a.Type }, AuditTypes, reg.Listed, reg.Recommended),
		reg.Text("utfort_av", func(a *Audit) *string { return &a.Auditor }),
		reg.LongText("omfang", func(a *Audit) *string { return &a.Scope }, reg.Recommended),
	),
	reg.Section("resultat",
		reg.LongText("konklusjon", func(a *Audit) *string { return &a.Conclusion }),
		reg.Items("funn", func(a *Audit) *[]Finding { return &a.Findings }, findingFields()),
		reg.Text("rapport_ref", func(a *Audit) *string { return &a.ReportRef }),
	),
).Prefix("REV").In("organisasjon").Named("tittel").Known("tittel", "dato")
