package dpia

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/riskboard"
	"samsvar/ui/worksheet"
)

// steps are the parts of the assessment in the order of the work.
func (p *page) steps() []worksheet.Step {
	of := func(done func(*model.DPIA) bool) func(reg.Record) bool {
		return func(reg.Record) bool { return done(p.dpia()) }
	}
	all := []worksheet.Step{
		{Key: "grunnlag", Fields: []string{"tittel", "status", "behandlinger", "systemer", "utlosende", "utlosende_tekst", "lovarbeid_ref", "deltakere", "ansvarlig"},
			Done: of(func(d *model.DPIA) bool { return len(d.Processing) > 0 && d.Screening != "" })},
		{Key: "beskrivelse", Beside: p.newDescribe, Fields: []string{"beskrivelse", "berettiget_interesse", "atferdsnormer", "databehandler_bistand"},
			Done: of(func(d *model.DPIA) bool { return d.Description != "" })},
		{Key: "nodvendighet", Fields: []string{"nodvendighet_proporsjonalitet", "rettsgrunnlag_ok", "rettsgrunnlag_tekst"},
			Done: of(func(d *model.DPIA) bool { return d.Necessity != "" && d.LegalBasisOK != reg.Unanswered })},
		{Key: "rettigheter", Fields: []string{"registrertes_rettigheter_ok", "registrertes_rettigheter_tekst"},
			Done: of(func(d *model.DPIA) bool { return d.RightsOK != reg.Unanswered })},
		{Key: "risiko", Make: func(s *worksheet.Sheet) worksheet.Part { return riskboard.NewBoard(s, p.config()) }, Done: of(p.assessed)},
		{Key: "tiltak", Make: func(s *worksheet.Sheet) worksheet.Part { return riskboard.NewPlan(s, p.config()) },
			Fields: []string{"tiltak_tekst", "tiltak", "restrisiko"},
			Done:   of(func(d *model.DPIA) bool { return (len(d.Actions) > 0 || d.Measures != "") && d.ResidualRisk != "" })},
		{Key: "synspunkter", Fields: []string{"registrertes_synspunkter"},
			Done: of(func(d *model.DPIA) bool { return d.Views.Sought == reg.Yes || d.Views.WhyNot != "" })},
		{Key: "pvo", Fields: []string{"pvo_raad"}, Done: of(func(d *model.DPIA) bool { return d.Advice.Given() && d.Advice.Followed != "" })},
		{Key: "droftelse", Fields: []string{"forhandsdroftelse"}, Make: p.newConsultation, Done: of(p.consulted)},
		{Key: "beslutning", Fields: []string{"konklusjon", "konklusjon_tekst"}, Make: p.newDecision,
			Done: of(func(d *model.DPIA) bool { return d.Status == model.DPIAApproved || d.Status == model.DPIAConsultation })},
		{Key: "versjoner", Fields: []string{"neste_revisjon", "endringer_siden", "vesentlig_endret_dato"}, Make: p.newVersions,
			Done: of(func(d *model.DPIA) bool { return d.NextReview.IsSet() && len(d.Versions) > 0 })},
	}
	for i := range all {
		all[i].Title = p.t("step." + all[i].Key)
		all[i].Guide = worksheet.Guide(p.Texts, "ui.dpia.guide."+all[i].Key)
	}
	return all
}

// assessed reports whether there are risks and each has a level, before and
// after measures.
func (p *page) assessed(d *model.DPIA) bool {
	m := p.agency().RiskMatrix()
	for i := range d.Risks {
		if d.Risks[i].Now(m) == "" {
			return false
		}
	}
	return len(d.Risks) > 0
}

// consulted reports whether Datatilsynet need not be asked, or has answered.
func (p *page) consulted(d *model.DPIA) bool {
	return d.Answered() || d.ResidualRisk != "" && d.ResidualRisk != model.RiskHigh && d.Conclusion != model.DPIAConsult
}

// describe offers to begin the description with what the processing records say.
type describe struct {
	page *page
	card *parts.Surface
}

func (p *page) newDescribe(s *worksheet.Sheet) worksheet.Part {
	d := &describe{page: p}
	d.card = parts.NewCard(parts.NewHeading(p.t("describe")), parts.NewNote(p.t("describe.help")),
		parts.Row(0, s.Focused(parts.NewButton(p.t("describe.do"), d.fill))))
	return d
}

// Object is what to put into the window.
func (d *describe) Object() fyne.CanvasObject { return d.card }

// Commit has nothing to do.
func (d *describe) Commit() {}

// Refresh hides the offer where there is nothing to take from.
func (d *describe) Refresh() { d.card.Hidden = len(d.page.dpia().Processing) == 0 }

// fill adds what the processing records say to the description and saves that.
func (d *describe) fill() {
	p := d.page
	p.Commit()
	text := description(p.Deps, p.dpia().Processing)
	if before := p.dpia().Description; before != "" {
		text = before + "\n\n" + text
	}
	p.dpia().Description = text
	if p.Write("") {
		p.Again()
	}
}

// consultation says whether Datatilsynet must be asked.
type consultation struct {
	page *page
	line *parts.Text
	card *parts.Surface
}

func (p *page) newConsultation(*worksheet.Sheet) worksheet.Part {
	c := &consultation{page: p, line: parts.NewWrapped("")}
	c.card = parts.NewCard(parts.NewHeading(p.t("consultation")), c.line)
	return c
}

// Object is what to put into the window.
func (c *consultation) Object() fyne.CanvasObject { return c.card }

// Commit has nothing to do.
func (c *consultation) Commit() {}

// Refresh shows what follows from the residual risk now.
func (c *consultation) Refresh() {
	d := c.page.dpia()
	key, severity := "consultation.unknown", report.SeverityMedium
	switch {
	case d.Answered():
		key, severity = "consultation.answered", report.SeverityGood
	case d.Consultation.Sent.IsSet():
		key, severity = "consultation.sent", report.SeverityInfo
	case d.ResidualRisk == model.RiskHigh:
		key, severity = "consultation.needed", report.SeverityHigh
	case d.ResidualRisk != "":
		key, severity = "consultation.not_needed", report.SeverityGood
	}
	c.line.In(look.SignRole(severity)).SetText(severity.Label(c.page.t(key)))
	c.line.Refresh()
}
