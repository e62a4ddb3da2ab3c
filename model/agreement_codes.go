package model

import (
	"strings"

	"samsvar/model/reg"
)

// AgreementType is what kind of agreement it is.
type AgreementType string

// Types that rules single out.
const (
	AgreementOrdinary AgreementType = "dba"
	AgreementInternal AgreementType = "intern_instruks" // within the same controller
)

// AgreementTypes are the types of agreements.
var AgreementTypes = reg.NewCodes("dba_type", AgreementOrdinary, "ssa_mal", "leverandors_mal",
	"scc_2021_915", AgreementInternal, "felles_rammeavtale")

// AgreementStatus is where an agreement stands.
type AgreementStatus string

// Steps of an agreement's life.
const (
	AgreementMissing     AgreementStatus = "mangler"
	AgreementNegotiation AgreementStatus = "under_forhandling"
	AgreementSigned      AgreementStatus = "signert"
	AgreementReview      AgreementStatus = "til_revisjon"
	AgreementExpired     AgreementStatus = "utlopt"
	AgreementEnded       AgreementStatus = "oppsagt"
	AgreementNotNeeded   AgreementStatus = "ikke_paakrevd"
)

// AgreementStatuses are the steps in their natural order.
var AgreementStatuses = reg.NewCodes("dba_status", AgreementMissing, AgreementNegotiation, AgreementSigned,
	AgreementReview, AgreementExpired, AgreementEnded, AgreementNotNeeded)

// ClauseCode is a point that an agreement should settle.
type ClauseCode string

// Points of the checklist that rules single out.
const (
	ClauseWritten ClauseCode = "28_9"
	ClauseBreach  ClauseCode = "33_2"
	ClauseOwnUse  ClauseCode = "28_10"
)

// ClauseCodes are the points of the checklist.
var ClauseCodes = reg.NewCodes("dba_punkt", "28_3_a", "28_3_b", "28_3_c", "28_3_d", "28_3_e", "28_3_f",
	"28_3_g", "28_3_h", ClauseWritten, ClauseBreach, ClauseOwnUse, "lovvalg", "ansvar", "lokasjon", "exit")

// Demanded reports whether art. 28(3) or (9) demands the point.
func (c ClauseCode) Demanded() bool {
	return strings.HasPrefix(string(c), "28_3_") || c == ClauseWritten
}

// Law names the article the point comes from, "" for good practice.
func (c ClauseCode) Law() string {
	part := strings.Split(string(c), "_")
	switch len(part) {
	case 2:
		return "art. " + part[0] + "(" + part[1] + ")"
	case 3:
		return "art. " + part[0] + "(" + part[1] + ")(" + part[2] + ")"
	}
	return ""
}

// ClauseAnswer is whether an agreement settles a point.
type ClauseAnswer string

// The answers.
const (
	ClauseYes         ClauseAnswer = "ja"
	ClausePartly      ClauseAnswer = "delvis"
	ClauseNo          ClauseAnswer = "nei"
	ClauseNotRelevant ClauseAnswer = "ikke_relevant"
)

// ClauseAnswers are the answers.
var ClauseAnswers = reg.NewCodes("dba_svar", ClauseYes, ClausePartly, ClauseNo, ClauseNotRelevant)

// SubProcessor is a processor that the processor uses.
type SubProcessor struct {
	reg.Item
	Name      string
	Country   Country
	Service   string
	Approval  SubApproval
	Announced reg.Day
	Objection reg.Num // days in which the controller may object
}

// SubApproval is how the controller has agreed to a sub-processor, art. 28(2).
type SubApproval string

// Ways to agree.
const (
	SubApprovalSpecific SubApproval = "saerskilt"
	SubApprovalGeneral  SubApproval = "generell"
)

// SubApprovals are the ways to agree.
var SubApprovals = reg.NewCodes("godkjenning_underdatabehandler", SubApprovalSpecific, SubApprovalGeneral)

func subProcessorFields() reg.Of[SubProcessor] {
	return reg.Fields(
		reg.Text("navn", func(s *SubProcessor) *string { return &s.Name }, reg.Max(200)),
		reg.Choice("land", func(s *SubProcessor) *Country { return &s.Country }, Countries),
		reg.LongText("tjeneste", func(s *SubProcessor) *string { return &s.Service }),
		reg.Choice("godkjenning", func(s *SubProcessor) *SubApproval { return &s.Approval }, SubApprovals, reg.Recommended, reg.Law("art. 28(2)")),
		reg.Date("varslet_dato", func(s *SubProcessor) *reg.Day { return &s.Announced }),
		reg.Number("innsigelsesfrist", func(s *SubProcessor) *reg.Num { return &s.Objection }, reg.Range(0, 1000)).
			When(func(s *SubProcessor) bool { return s.Approval == SubApprovalGeneral || s.Objection.IsSet() }),
	)
}

// Amendment is a change to an agreement, or to what a document describes.
type Amendment struct {
	reg.Item
	Day  reg.Day
	Text string
}

func amendmentFields() reg.Of[Amendment] {
	return reg.Fields(
		reg.Date("dato", func(a *Amendment) *reg.Day { return &a.Day }),
		reg.LongText("beskrivelse", func(a *Amendment) *string { return &a.Text }),
	)
}

// Control is how the agency last made sure that a processor keeps the agreement.
type Control struct {
	reg.Item
	Day    reg.Day
	Type   ControlType
	Result string
	Found  string
}

// ControlType is how a processor is controlled.
type ControlType string

// ControlTypes are the ways to control a processor.
var ControlTypes = reg.NewCodes[ControlType]("kontrolltype",
	"egenerklaering", "tredjepartsrapport", "isae3402", "iso27001", "stedlig_revisjon")

func controlFields() reg.Of[Control] {
	return reg.Fields(
		reg.Date("dato", func(c *Control) *reg.Day { return &c.Day }),
		reg.Choice("type", func(c *Control) *ControlType { return &c.Type }, ControlTypes),
		reg.LongText("resultat", func(c *Control) *string { return &c.Result }),
		reg.LongText("funn", func(c *Control) *string { return &c.Found }),
	)
}
