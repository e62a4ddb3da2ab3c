package assess

import (
	"strconv"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
	"samsvar/report/sheets"
)

// DPIA writes an impact assessment with the parts of art. 35(7), the advice and
// views of art. 35(2) and (9), the conclusion and its versions. It is a draft
// until it is approved.
func DPIA(in sheets.Input, d *model.DPIA) report.Document {
	w := newWriter(in, model.DPIAs.Register, d)
	w.head(w.dpiaFacts(d)...)
	w.heading("screening")
	w.list(true, "utlosende")
	w.given("utlosende_tekst")
	for _, id := range d.Processing {
		if p := model.ProcessingRecords.Get(in.Source, id); p != nil {
			w.Add(report.Heading{Level: 2, Text: p.Title})
			w.screening(p)
		}
	}
	w.list(false, "lovarbeid_ref", "deltakere")
	w.heading("description")
	w.needed("beskrivelse")
	w.given("berettiget_interesse")
	w.given("atferdsnormer")
	w.given("databehandler_bistand")
	w.heading("necessity")
	w.body("nodvendighet_proporsjonalitet")
	w.list(true, "rettsgrunnlag_ok")
	w.given("rettsgrunnlag_tekst")
	w.heading("rights")
	w.list(true, "registrertes_rettigheter_ok")
	w.given("registrertes_rettigheter_tekst")
	w.privacyRisks(d)
	w.heading("views")
	w.Add(report.Note(w.t("views.law")))
	w.list(true, "registrertes_synspunkter.innhentet")
	w.list(false, "registrertes_synspunkter.hvordan", "registrertes_synspunkter.synspunkter", "registrertes_synspunkter.hvorfor_ikke")
	w.heading("advice")
	w.list(true, "pvo_raad.dato", "pvo_raad.raad")
	w.list(false, "pvo_raad.fulgt", "pvo_raad.begrunnelse")
	w.decision(d)
	w.signature(report.SignatureField{ID: "godkjenner", Role: w.t("dpia.approver"), Name: w.Name(model.Persons.Key, d.ApprovedBy)},
		report.SignatureField{ID: "ombud", Role: w.t("dpia.officer"), Name: w.Agency.Officer.Name})
	return w.document(w.t("dpia.title", d.Title), !d.ApprovedNow() && d.Status != model.DPIAConsultation)
}

func (w *writer) dpiaFacts(d *model.DPIA) []report.Fact {
	version := "–"
	if d.Version.IsSet() {
		version = w.Texts.Number(d.Version)
	}
	return []report.Fact{{Label: w.label("versjon"), Value: version}, w.fact("status"), w.fact("behandlinger"), w.fact("systemer"),
		w.fact("godkjent_av"), w.fact("godkjent_dato"), w.fact("neste_revisjon")}
}

// privacyRisks writes the risks of art. 35(7)(c) and the measures of (d).
func (w *writer) privacyRisks(d *model.DPIA) {
	m := w.Agency.RiskMatrix()
	all := privacyLines(d, m)
	w.heading("risks")
	w.summary(all, w.Missing())
	if len(all) > 0 {
		w.matrices(m, all)
	}
	for i := range d.Risks {
		w.privacyRisk(i, &d.Risks[i], m)
	}
	w.heading("measures")
	w.given("tiltak_tekst")
	w.actions(w.t("actions"), w.sourced(model.SourceDPIA, d.Actions), all)
	w.list(true, "restrisiko")
}

func privacyLines(d *model.DPIA, m model.RiskMatrix) []risk {
	var all []risk
	for i := range d.Risks {
		r := &d.Risks[i]
		line := risk{name: r.Scenario, actions: r.Actions, before: placed{r.Likelihood, r.Impact, r.Now(m)},
			after: placed{r.ResidualLikely, r.ResidualImpact, r.Residual(m)}}
		if m.Level(r.ResidualLikely, r.ResidualImpact) == "" && r.ResidualRisk == "" {
			line.after.likelihood, line.after.impact = r.Likelihood, r.Impact
		}
		all = append(all, line)
	}
	return all
}

func (w *writer) privacyRisk(i int, r *model.PrivacyRisk, m model.RiskMatrix) {
	var facts []report.Fact
	for _, sub := range w.register.Field("risikoer").Sub {
		v := sub.Of(r)
		switch sub.Key {
		case "scenario":
			continue
		case "nivaa":
			facts = append(facts, report.Fact{Label: w.Texts.FieldShort(w.register, sub), Value: w.Code(&model.RiskLevels.CodeSet, string(r.Now(m)))})
			continue
		case "rest_nivaa":
			facts = append(facts, report.Fact{Label: w.Texts.FieldShort(w.register, sub), Value: w.Code(&model.RiskLevels.CodeSet, string(r.Residual(m)))})
			continue
		}
		if !v.Empty() {
			facts = append(facts, report.Fact{Label: w.Texts.FieldShort(w.register, sub), Value: w.Texts.Show(sub, v, w.Name)})
		}
	}
	w.Add(report.Heading{Level: 2, Number: strconv.Itoa(i + 1), Text: frame.OrDash(r.Scenario)}, report.FactList{Facts: facts})
}

// decision writes the conclusion, the prior consultation, the review and the
// versions.
func (w *writer) decision(d *model.DPIA) {
	w.heading("conclusion")
	w.list(true, "konklusjon")
	w.given("konklusjon_tekst")
	w.list(true, "godkjent_av", "godkjent_dato", "neste_revisjon")
	if w.register.Field("forhandsdroftelse").Visible(d) {
		w.heading("consultation")
		w.Add(report.Note(w.t("consultation.law")))
		w.list(true, "forhandsdroftelse.sendt")
		w.list(false, "forhandsdroftelse.saksnr", "forhandsdroftelse.utvidet_dato", "forhandsdroftelse.stanset_fra",
			"forhandsdroftelse.stanset_til", "forhandsdroftelse.svarfrist", "forhandsdroftelse.svar_dato", "forhandsdroftelse.svar")
	}
	if len(d.Versions)+len(d.ChangesSince) > 0 {
		w.heading("versions")
		w.versions(d.Versions)
		w.given("endringer_siden")
	}
}

func (w *writer) versions(all []model.DPIAVersion) {
	if len(all) == 0 {
		return
	}
	table := report.Table{Columns: []report.Column{w.column("version", 0), w.column("approved", 0), {Title: w.t("column.by"), Weight: 2},
		{Title: w.t("column.conclusion"), Weight: 2}, w.column("after", 0), {Title: w.t("column.summary"), Weight: 3, Names: true}}}
	for _, v := range all {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: w.Texts.Number(v.Number)}, {Text: w.Day(v.Approved)},
			{Text: w.Person(v.ApprovedBy)}, {Text: w.Code(&model.DPIAConclusions.CodeSet, string(v.Conclusion))}, w.level(v.Residual),
			{Text: frame.OrDash(v.Summary)}}})
	}
	w.Add(table)
}

// Screening writes the threshold assessment of a processing: what was gone
// through, the result and why, and whoever decided otherwise.
func Screening(in sheets.Input, p *model.ProcessingRecord) report.Document {
	w := newWriter(in, model.ProcessingRecords.Register, p)
	w.head(w.fact("status"), w.fact("daglig_ansvarlig"), w.fact("dpia_bekreftet_av"), w.fact("dpia_bekreftet_dato"))
	w.heading("screening")
	w.screening(p)
	w.given("formaal")
	w.signature(report.SignatureField{ID: "vurdert_av", Role: w.t("screening.by"), Name: w.Name(model.Persons.Key, p.ScreenedBy)})
	return w.document(w.t("screening.title", p.Title), p.Screened != reg.Yes)
}

// screening writes the result for a processing and what it rests on.
func (w *writer) screening(p *model.ProcessingRecord) {
	s := p.Judge()
	facts := []report.Fact{{Label: w.t("screening.result"), Value: w.Code(&model.ScreeningResults.CodeSet, string(p.NeedsDPIA()))}}
	r := model.ProcessingRecords.Register
	for _, key := range []string{"dpia_35_3", "dpia_kriterier", "dpia_liste", "dpia_begrunnelse", "dpia_lovarbeid_ref"} {
		f := r.Field(key)
		text := w.Texts.Show(f, f.Of(p), w.Name)
		if text == "" && f.Kind == reg.KindChoices {
			text = w.t("screening.none")
		}
		if text != "" {
			facts = append(facts, report.Fact{Label: w.Texts.Field(r, f), Value: text})
		}
	}
	if p.Overruled() {
		facts = append(facts, report.Fact{Label: w.t("screening.computed"), Value: w.Code(&model.ScreeningResults.CodeSet, string(s.Result))},
			report.Fact{Label: w.t("screening.override"), Value: w.t("screening.override.text", w.Person(p.OverrideBy), w.Day(p.OverrideDay), p.OverrideReason)},
			report.Fact{Label: w.Texts.Field(r, r.Field("dpia_pvo_syn")), Value: frame.OrDash(p.OfficerView)})
	}
	if p.Screened != reg.Yes {
		facts = append(facts, report.Fact{Label: w.t("screening.state"), Value: report.SeverityMedium.Label(w.t("screening.unconfirmed"))})
	}
	w.Add(report.FactList{Facts: facts})
}
