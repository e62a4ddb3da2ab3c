package risk

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/matrix"
	"samsvar/ui/parts"
	"samsvar/ui/riskboard"
	"samsvar/ui/worksheet"
)

// steps are the parts of the work.
func (p *page) steps() []worksheet.Step {
	of := func(done func(*model.RiskAssessment) bool) func(reg.Record) bool {
		return func(reg.Record) bool { return done(p.risk()) }
	}
	all := []worksheet.Step{
		{Key: "omfang", Fields: []string{"tittel", "nivaa", "omfang", "dato", "utlost_av", "systemer", "verdier", "behandlinger", "leverandor", "deltakere", "ansvarlig"},
			Done: of(func(r *model.RiskAssessment) bool { return r.Scope != "" && r.Date.IsSet() })},
		{Key: "skala", Fields: []string{"metode", "skala", "matrise", "akseptabelt_nivaa"}, Make: p.newScale,
			Done: of(func(r *model.RiskAssessment) bool { return r.Scale != "" && p.facts().CriteriaDecided() })},
		{Key: "scenarier", Make: func(s *worksheet.Sheet) worksheet.Part { return riskboard.NewBoard(s, p.config()) },
			Done: of(assessed)},
		{Key: "plan", Make: p.newPlan, Done: of(p.treated)},
		{Key: "godkjenning", Fields: []string{"konklusjon", "status", "godkjent_av", "godkjent_dato", "neste_dato", "arkivref"},
			Done: of(func(r *model.RiskAssessment) bool { return r.IsApproved(p.Today()) })},
	}
	for i := range all {
		all[i].Title = p.t("step." + all[i].Key)
		all[i].Guide = worksheet.Guide(p.Texts, "ui.risk.guide."+all[i].Key)
	}
	return all
}

// assessed reports whether there are scenarios and each has a level.
func assessed(r *model.RiskAssessment) bool {
	for i := range r.Scenarios {
		if r.Scenarios[i].Level == "" {
			return false
		}
	}
	return len(r.Scenarios) > 0
}

// treated reports whether everything above the accepted level has an action or
// a decision.
func (p *page) treated(r *model.RiskAssessment) bool {
	accepted := p.facts().Acceptable(r)
	for i := range r.Scenarios {
		s := &r.Scenarios[i]
		if _, decided := p.decided(i); s.Residual().Above(accepted) && len(s.Measures) == 0 && !decided {
			return false
		}
	}
	return assessed(r)
}

func (p *page) newPlan(s *worksheet.Sheet) worksheet.Part {
	plan := riskboard.NewPlan(s, p.config())
	plan.Decided = p.decided
	return plan
}

// decided says who has accepted a scenario's risk, or that it is transferred or
// avoided. An acceptance counts with a name and a day.
func (p *page) decided(at int) (string, bool) {
	s := &p.risk().Scenarios[at]
	switch s.Treatment {
	case model.TreatmentAccept:
		if s.AcceptedBy == "" || !s.Accepted.IsSet() {
			return "", false
		}
		who := p.Names(p.Store.View())(model.Persons.Key, s.AcceptedBy)
		return p.t("accepted_by", who, p.Texts.Day(s.Accepted)), true
	case model.TreatmentTransfer, model.TreatmentAvoid:
		return p.t("decided", p.Texts.Code(&model.Treatments.CodeSet, string(s.Treatment))), true
	}
	return "", false
}

// scale shows the matrix that holds, and the way to the agency's own.
type scale struct {
	page *page
	grid *matrix.Grid
	note *parts.Text
	own  *parts.Button
	card *parts.Surface
}

func (p *page) newScale(s *worksheet.Sheet) worksheet.Part {
	c := &scale{page: p, grid: matrix.NewGrid(p.Texts, matrix.New(p.risk().RiskMatrix())), note: parts.NewNote("")}
	c.own = s.Focused(parts.NewButton(p.t("scale.use"), p.useAgencyScale))
	c.card = parts.NewCard(parts.NewHeading(p.t("scale.matrix")), c.note, parts.Row(0, c.own), c.grid)
	return c
}

// Object is what to put into the window.
func (c *scale) Object() fyne.CanvasObject { return c.card }

// Commit has nothing to do.
func (c *scale) Commit() {}

// Refresh shows the matrix as it is now.
func (c *scale) Refresh() {
	p := c.page
	c.grid.State().Levels = p.risk().RiskMatrix()
	c.grid.Refresh()
	accepted := p.Texts.Code(&model.RiskLevels.CodeSet, string(p.facts().Acceptable(p.risk())))
	text := p.t("scale.agency", accepted)
	if p.differs() {
		text = p.t("scale.differs", accepted)
	}
	c.note.SetText(text)
	c.own.Hidden = !p.differs()
	c.card.Refresh()
}
