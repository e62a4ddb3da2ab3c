package model

import "samsvar/model/reg"

// Procurement is the buying of a system or service.
type Procurement struct {
	Common
	Attached
	Title           string
	Date            reg.Day
	Supplier        reg.ID
	Type            ProcurementType
	Status          ProcurementStatus
	Systems         []reg.ID
	InOperation     reg.Day
	Demands         reg.YesNo // demands on information security and privacy are made
	PersonalData    reg.YesNo
	RiskPhase       RiskPhase
	Risk            reg.ID
	SecurityTest    SecurityTest
	Tested          reg.Day
	Agreement       reg.ID
	DPIA            reg.ID
	PrivacyByDesign reg.YesNo
	Accessible      reg.YesNo
	ExitPlan        reg.YesNo
	ApprovedBy      reg.ID
	Approved        reg.Day
}

// ProcurementType is what is bought.
type ProcurementType string

// ProcurementTypes are the kinds of things bought.
var ProcurementTypes = reg.NewCodes[ProcurementType]("anskaffelsestype", "system", "tjeneste", "skytjeneste", "annet")

// ProcurementStatus is how far a procurement has come.
type ProcurementStatus string

// Steps of a procurement.
const (
	ProcurementPlanned   ProcurementStatus = "planlagt"
	ProcurementOngoing   ProcurementStatus = "pagar"
	ProcurementDone      ProcurementStatus = "gjennomfort"
	ProcurementCancelled ProcurementStatus = "avlyst"
)

// ProcurementStatuses are the steps of a procurement.
var ProcurementStatuses = reg.NewCodes("anskaffelsesstatus", ProcurementPlanned, ProcurementOngoing,
	ProcurementDone, ProcurementCancelled)

// RiskPhase is when in a procurement risk was assessed.
type RiskPhase string

// The phases.
const (
	RiskNever           RiskPhase = "ingen"
	RiskBeforeDemands   RiskPhase = "for_kravstilling"
	RiskDuringTender    RiskPhase = "under_konkurranse"
	RiskBeforeSigning   RiskPhase = "for_signering"
	RiskBeforeOperation RiskPhase = "for_produksjonssetting"
	RiskAfter           RiskPhase = "etter"
)

// RiskPhases are the phases in order of time.
var RiskPhases = reg.NewCodes("ros_fase", RiskNever, RiskBeforeDemands, RiskDuringTender, RiskBeforeSigning,
	RiskBeforeOperation, RiskAfter)

// SecurityTest is how the security of what was bought was tested.
type SecurityTest string

// The kinds of tests.
const (
	TestNone        SecurityTest = "ingen"
	TestOwn         SecurityTest = "egen"
	TestThirdParty  SecurityTest = "tredjepart"
	TestPenetration SecurityTest = "penetrasjonstest"
)

// SecurityTests are the kinds of tests.
var SecurityTests = reg.NewCodes("sikkerhetstest", TestNone, TestOwn, TestThirdParty, TestPenetration)

// Done reports whether the procurement was carried through; where no status is
// chosen, one with a date counts.
func (p *Procurement) Done() bool {
	return p.Date.IsSet() && (p.Status == "" || p.Status == ProcurementDone)
}

// Assessed reports whether risk was assessed in any phase.
func (p *Procurement) Assessed() bool { return p.RiskPhase != "" && p.RiskPhase != RiskNever }

// WasTested reports whether security was tested in any way.
func (p *Procurement) WasTested() bool { return p.SecurityTest != "" && p.SecurityTest != TestNone }

// Procurements is the register of procurements.
var Procurements = describe("anskaffelser",
	reg.Section("hoved",
		reg.Text("tittel", func(p *Procurement) *string { return &p.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Date("dato", func(p *Procurement) *reg.Day { return &p.Date }, reg.Listed, reg.Recommended),
		reg.Choice("type", func(p *Procurement) *ProcurementType { return &p.Type }, ProcurementTypes, reg.Listed),
		reg.Choice("status", func(p *Procurement) *ProcurementStatus { return &p.Status }, ProcurementStatuses),
		reg.Link("leverandor", func(p *Procurement) *reg.ID { return &p.Supplier }, "leverandorer", reg.Listed),
		reg.Links("systemer", func(p *Procurement) *[]reg.ID { return &p.Systems }, "systemer"),
		reg.Date("produksjonssatt_dato", func(p *Procurement) *reg.Day { return &p.InOperation }),
	),
	reg.Section("krav",
		reg.Flag("krav_is_pv", func(p *Procurement) *reg.YesNo { return &p.Demands }, reg.Listed, reg.Recommended),
		reg.Flag("personopplysninger", func(p *Procurement) *reg.YesNo { return &p.PersonalData }, reg.Recommended),
		reg.Flag("innebygd_personvern_krav", func(p *Procurement) *reg.YesNo { return &p.PrivacyByDesign }, reg.Law("art. 25")),
		reg.Flag("uu_krav", func(p *Procurement) *reg.YesNo { return &p.Accessible }),
		reg.Flag("exit_plan", func(p *Procurement) *reg.YesNo { return &p.ExitPlan }),
	),
	reg.Section("sikkerhet",
		reg.Choice("ros_fase", func(p *Procurement) *RiskPhase { return &p.RiskPhase }, RiskPhases, reg.Listed, reg.Recommended),
		reg.Link("ros_ref", func(p *Procurement) *reg.ID { return &p.Risk }, "risikovurderinger").When((*Procurement).Assessed),
		reg.Choice("sikkerhetstest", func(p *Procurement) *SecurityTest { return &p.SecurityTest }, SecurityTests, reg.Listed, reg.Recommended),
		reg.Date("test_dato", func(p *Procurement) *reg.Day { return &p.Tested }).When((*Procurement).WasTested),
		reg.Link("dba_ref", func(p *Procurement) *reg.ID { return &p.Agreement }, "databehandleravtaler", reg.Law("art. 28(3)")).
			When(mayHoldPersonalData),
		reg.Link("dpia_ref", func(p *Procurement) *reg.ID { return &p.DPIA }, "dpia", reg.Law("art. 35")).
			When(mayHoldPersonalData),
	),
	reg.Section("godkjenning",
		reg.Link("godkjent_av", func(p *Procurement) *reg.ID { return &p.ApprovedBy }, "personer", reg.Own),
		reg.Date("godkjent_dato", func(p *Procurement) *reg.Day { return &p.Approved }, reg.Own),
	),
).Prefix("ANS").In("sikkerhet").Named("tittel").
	EndedWhen(func(p *Procurement) bool { return p.Status == ProcurementCancelled }).
	Check(procurementProblems)

func mayHoldPersonalData(p *Procurement) bool { return p.PersonalData != reg.No }

// procurementProblems points out answers that contradict each other.
func procurementProblems(p *Procurement) []reg.Problem {
	if p.Risk != "" && p.RiskPhase == RiskNever {
		return []reg.Problem{{Field: "ros_fase", Code: "risk_without_phase", Soft: true}}
	}
	return nil
}
