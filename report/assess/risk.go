package assess

import (
	"strconv"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
	"samsvar/report/sheets"
)

// Risk writes a risk assessment with its matrices and the plan for treating the
// risks. It is a draft until the owner of the risk has approved it.
func Risk(in sheets.Input, r *model.RiskAssessment) report.Document {
	w := newWriter(in, model.RiskAssessments.Register, r)
	all, accepted := riskLines(r), w.facts.Acceptable(r)
	w.head(w.fact("nivaa"), w.fact("dato"), w.fact("systemer"), w.fact("status"), w.fact("godkjent_dato"), w.fact("neste_dato"))
	w.heading("risk.scope")
	w.needed("omfang")
	w.list(false, "utlost_av", "verdier", "behandlinger", "leverandor", "metode", "deltakere")
	w.heading("risk.scale")
	w.Add(report.P(w.t("risk.accepted", w.Texts.Int(r.RiskMatrix().Steps()), w.Code(&model.RiskLevels.CodeSet, string(accepted)))))
	w.criteria()
	w.heading("risks")
	w.summary(all, w.t("no_scenarios"))
	w.matrices(r.RiskMatrix(), all)
	w.heading("risk.scenarios")
	for i := range r.Scenarios {
		w.scenario(i, &r.Scenarios[i])
	}
	w.heading("risk.plan")
	w.treatment(r, accepted)
	var named []reg.ID
	for i := range r.Scenarios {
		named = append(named, r.Scenarios[i].Measures...)
	}
	w.actions(w.t("actions"), w.sourced(model.SourceRisk, named), all)
	w.heading("conclusion")
	w.needed("konklusjon")
	w.list(true, "godkjent_av", "godkjent_dato", "neste_dato")
	w.signature(report.SignatureField{ID: "risikoeier", Role: w.t("risk.owner"), Name: w.Name(model.Persons.Key, r.ApprovedBy)})
	return w.document(w.t("risk.title", r.Title), !r.IsApproved(w.Today()))
}

func riskLines(r *model.RiskAssessment) []risk {
	m := r.RiskMatrix()
	var all []risk
	for i := range r.Scenarios {
		s := &r.Scenarios[i]
		line := risk{name: s.Event, actions: s.Measures, before: placed{s.Likelihood, s.Impact, s.Level},
			after: placed{s.RestLikelihood, s.RestImpact, s.Residual()}}
		if m.Level(s.RestLikelihood, s.RestImpact) == "" { // nothing assessed: it stays
			line.after.likelihood, line.after.impact = s.Likelihood, s.Impact
		}
		all = append(all, line)
	}
	return all
}

// criteria tells what the agency has decided about accepting risk.
func (w *writer) criteria() {
	c := w.Agency.Accepted()
	if c == nil {
		w.Add(report.Callout{Severity: report.SeverityMedium, Word: w.Say("sheet.missing"), Runs: report.Plain(w.t("risk.no_criteria"))})
		return
	}
	if c.Text != "" {
		w.Add(report.P(c.Text))
	}
	w.Add(report.Note(w.t("risk.decided", w.Person(c.DecidedBy), w.Day(c.Day))))
}

// scenario writes all that is known about one scenario.
func (w *writer) scenario(i int, s *model.Scenario) {
	field := w.register.Field("scenarier")
	facts := []report.Fact{}
	for _, sub := range field.Sub {
		v := sub.Of(s)
		if v.Empty() || !sub.Visible(s) || sub.Key == "uonsket_hendelse" {
			continue
		}
		facts = append(facts, report.Fact{Label: w.Texts.FieldShort(w.register, sub), Value: w.Texts.Show(sub, v, w.Name)})
	}
	w.Add(report.Heading{Level: 2, Number: strconv.Itoa(i + 1), Text: frame.OrDash(s.Event)}, report.FactList{Facts: facts})
}

// treatment lists what is decided about each risk, and by whom what is above the
// accepted level was accepted.
func (w *writer) treatment(r *model.RiskAssessment, accepted model.RiskLevel) {
	table := report.Table{Title: w.t("risk.treatment"), Empty: w.t("no_scenarios"), Columns: []report.Column{w.column("no", 0),
		{Title: w.t("column.risk"), Weight: 3, Names: true}, w.column("after", 0), w.column("decision", 2), w.column("by", 2)}}
	for i := range r.Scenarios {
		s := &r.Scenarios[i]
		decision := report.Cell{Text: w.Code(&model.Treatments.CodeSet, string(s.Treatment))}
		if s.Treatment == "" && s.Residual().Above(accepted) && len(s.Measures) == 0 {
			decision = report.Cell{Text: w.t("risk.undecided"), Severity: report.SeverityHigh}
		}
		by := "–"
		if s.Treatment == model.TreatmentAccept {
			by = w.Person(s.AcceptedBy) + ", " + w.Day(s.Accepted)
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: strconv.Itoa(i + 1)}, {Text: frame.OrDash(s.Event)},
			w.level(s.Residual()), decision, {Text: by}}})
	}
	w.Add(table)
}
