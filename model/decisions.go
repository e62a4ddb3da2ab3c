package model

import "samsvar/model/reg"

// DecisionType is what kind of decision the management review made.
type DecisionType string

// Types of decisions.
const (
	DecisionApproval   DecisionType = "godkjenning"
	DecisionAction     DecisionType = "tiltak"
	DecisionAcceptRisk DecisionType = "aksept_av_risiko"
	DecisionResources  DecisionType = "ressurs"
	DecisionSystem     DecisionType = "endring_styringssystem"
	DecisionObjective  DecisionType = "maal"
	DecisionNoted      DecisionType = "orientering"
)

// DecisionTypes are the types of decisions.
var DecisionTypes = reg.NewCodes("beslutningstype", DecisionApproval, DecisionAction, DecisionAcceptRisk,
	DecisionResources, DecisionSystem, DecisionObjective, DecisionNoted)

// Decision is one entry in the decision log of a management review.
type Decision struct {
	reg.Item
	Number      reg.Num
	Topic       string
	Text        string
	Reason      string
	Type        DecisionType
	Responsible reg.ID
	Due         reg.Day
	Action      reg.ID
	Scenario    string // the risk that is accepted
	Until       reg.Day
	Authority   reg.YesNo // whoever accepts may do so
	Dissent     string
	Decided     reg.Day
	DecidedBy   reg.ID
}

func decisionFields() reg.Of[Decision] {
	acts := func(d *Decision) bool { return d.Type == DecisionAction || d.Action != "" }
	accepts := func(d *Decision) bool { return d.Type == DecisionAcceptRisk }
	return reg.Fields(
		reg.Number("nr", func(d *Decision) *reg.Num { return &d.Number }, reg.AtLeast(1)),
		reg.Text("tema", func(d *Decision) *string { return &d.Topic }, reg.Max(300)),
		reg.Choice("type", func(d *Decision) *DecisionType { return &d.Type }, DecisionTypes, reg.Recommended),
		reg.LongText("beslutning", func(d *Decision) *string { return &d.Text }, reg.Recommended),
		reg.LongText("begrunnelse", func(d *Decision) *string { return &d.Reason }),
		reg.Link("ansvarlig", func(d *Decision) *reg.ID { return &d.Responsible }, "personer", reg.Recommended),
		reg.Date("frist", func(d *Decision) *reg.Day { return &d.Due }, reg.Recommended, deadline(DateAction)).
			Settled(func(d *Decision) bool { return d.Action != "" }), // the action has a deadline of its own
		reg.Link("tiltak_ref", func(d *Decision) *reg.ID { return &d.Action }, "tiltak").When(acts),
		reg.LongText("scenario", func(d *Decision) *string { return &d.Scenario }, reg.Recommended).When(accepts),
		reg.Date("utloper", func(d *Decision) *reg.Day { return &d.Until }, reg.Recommended, deadline(DateExpiry)).When(accepts),
		reg.Flag("har_myndighet", func(d *Decision) *reg.YesNo { return &d.Authority }, reg.Recommended).When(accepts),
		reg.LongText("dissens", func(d *Decision) *string { return &d.Dissent }),
		reg.Date("vedtatt_dato", func(d *Decision) *reg.Day { return &d.Decided }),
		reg.Link("vedtatt_av", func(d *Decision) *reg.ID { return &d.DecidedBy }, "personer"),
	)
}

// problems lists what the i-th decision lacks to be followed up: every
// acceptance names what is accepted and until when, every action who and when.
func (d *Decision) problems(i int) []reg.Problem {
	var all []reg.Problem
	lacks := func(key string) {
		all = append(all, reg.Problem{Field: itemField("beslutninger", i, key), Code: "decision_needs", Soft: true})
	}
	if d.Type == DecisionAction {
		if d.Responsible == "" {
			lacks("ansvarlig")
		}
		if !d.Due.IsSet() {
			lacks("frist")
		}
	}
	if d.Type == DecisionAcceptRisk {
		if d.Scenario == "" {
			lacks("scenario")
		}
		if !d.Until.IsSet() {
			lacks("utloper")
		}
		if d.Authority != reg.Yes {
			lacks("har_myndighet")
		}
	}
	return all
}
