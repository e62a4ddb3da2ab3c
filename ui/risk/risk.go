package risk

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/assess"
	"samsvar/report/sheets"
	"samsvar/ui/parts"
	"samsvar/ui/riskboard"
	"samsvar/ui/screen"
	"samsvar/ui/worksheet"
)

// page is the screen.
type page struct{ *worksheet.Sheet }

// New makes the screen of a place's risk assessment.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	s, ok := worksheet.New(d, reg.Ref{Register: model.RiskAssessments.Key, ID: place.ID})
	p := &page{s}
	if !ok {
		s.Gone()
		return p
	}
	s.Steps = p.steps()
	s.Line = p.line
	s.Actions = []fyne.CanvasObject{parts.NewButton(p.t("report"), p.Export)}
	p.adoptScale()
	s.Begin(place.Field)
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.risk."+key, args...) }

// risk is the assessment as it is being worked on.
func (p *page) risk() *model.RiskAssessment {
	r, ok := p.Draft.(*model.RiskAssessment)
	if !ok {
		panic("risk: the register of risk assessments holds something else")
	}
	return r
}

func (p *page) facts() *findings.Facts {
	return findings.NewFacts(p.Store.View(), findings.Options{Now: p.Instant(), Zone: p.Annual().Zone})
}

// agency is the record about the agency, never nil.
func (p *page) agency() *model.Agency {
	if a := p.facts().Agency(); a != nil {
		return a
	}
	return &model.Agency{}
}

// differs reports whether the assessment is made with another matrix than the
// agency's.
func (p *page) differs() bool { return p.risk().RiskMatrix().Text() != p.agency().RiskMatrix().Text() }

// adoptScale begins an assessment without scenarios with the agency's own scale
// and matrix. It is saved with the first thing that is written.
func (p *page) adoptScale() {
	if r := p.risk(); len(r.Scenarios) == 0 && p.differs() && r.Matrix == "" {
		r.Scale, r.Matrix = p.agency().RiskScale, p.agency().RiskMatrixText
	}
}

// useAgencyScale changes to the agency's scale and matrix and saves that.
func (p *page) useAgencyScale() {
	p.Commit()
	r := p.risk()
	r.Scale, r.Matrix = p.agency().RiskScale, p.agency().RiskMatrixText
	if p.Write(p.t("scale.reason")) {
		p.Again()
	}
}

// line says how the assessment stands, in words.
func (p *page) line() string {
	r, accepted := p.risk(), p.facts().Acceptable(p.risk())
	above, bare := 0, 0
	for i := range r.Scenarios {
		s := &r.Scenarios[i]
		if s.Residual().Above(accepted) {
			above++
			if len(s.Measures) == 0 && s.Treatment != model.TreatmentAccept {
				bare++
			}
		}
	}
	switch {
	case len(r.Scenarios) == 0:
		return p.t("line.none")
	case above == 0:
		return p.Texts.N("ui.risk.line.within", len(r.Scenarios))
	case bare == 0:
		return p.Texts.N("ui.risk.line.above", above, p.Texts.Int(len(r.Scenarios)))
	}
	return p.Texts.N("ui.risk.line.bare", bare, p.Texts.Int(len(r.Scenarios)))
}

// Export asks where to, and writes the report.
func (p *page) Export() {
	if p.Draft == nil || !p.Commit() {
		return
	}
	p.SaveReport(p.t("report"), p.t("report.file", p.Draft.Header().No), func(in sheets.Input) report.Document {
		return assess.Risk(in, p.risk())
	})
}

func (p *page) config() riskboard.Config {
	return riskboard.Config{List: "scenarier", Name: "uonsket_hendelse", Source: model.SourceRisk, Actions: "nye_tiltak",
		Before: []string{"uonsket_hendelse", "trussel", "saarbarhet", "kit_berorer", "konsekvenstyper", "eksisterende_tiltak",
			"sannsynlighet", "konsekvens", "nivaa"},
		After: []string{"nye_tiltak", "rest_sannsynlighet", "rest_konsekvens", "rest_nivaa", "aksept", "aksept_begrunnelse",
			"akseptert_av", "akseptert_dato", "aksept_utloper"},
		Levels:   func() model.RiskMatrix { return p.risk().RiskMatrix() },
		Accepted: func() model.RiskLevel { return p.facts().Acceptable(p.risk()) }}
}
