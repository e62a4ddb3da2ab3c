package dpia

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

// page is the assessment.
type page struct {
	*worksheet.Sheet
	opening *screen.Work[past]
}

// New makes the screen of a place's impact assessment.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	s, ok := worksheet.New(d, reg.Ref{Register: model.DPIAs.Key, ID: place.ID})
	p := &page{Sheet: s, opening: screen.NewWork[past](d.Do)}
	if !ok {
		s.Gone()
		return p
	}
	s.Steps, s.Line, s.Settle = p.steps(), p.line, p.settle
	s.Actions = []fyne.CanvasObject{parts.NewButton(p.t("report"), p.Export)}
	s.Begin(place.Field)
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.dpia."+key, args...) }

// dpia is the assessment as it is being worked on.
func (p *page) dpia() *model.DPIA {
	d, ok := p.Draft.(*model.DPIA)
	if !ok {
		panic("dpia: the register of impact assessments holds something else")
	}
	return d
}

func (p *page) facts() *findings.Facts { return factsOf(p.Deps) }

func factsOf(d *screen.Deps) *findings.Facts {
	return findings.NewFacts(d.Store.View(), findings.Options{Now: d.Instant(), Zone: d.Annual().Zone})
}

// agency is the record about the agency, never nil.
func (p *page) agency() *model.Agency {
	if a := p.facts().Agency(); a != nil {
		return a
	}
	return &model.Agency{}
}

// settle makes every action against a risk one of the assessment's own, which
// the rules follow up.
func (p *page) settle() {
	d := p.dpia()
	known := map[reg.ID]bool{}
	for _, id := range d.Actions {
		known[id] = true
	}
	for i := range d.Risks {
		for _, id := range d.Risks[i].Actions {
			if !known[id] {
				known[id] = true
				d.Actions = append(d.Actions, id)
			}
		}
	}
}

// line says how the assessment stands, in words.
func (p *page) line() string {
	d := p.dpia()
	status := p.Texts.Code(&model.DPIAStatuses.CodeSet, string(d.Status))
	if d.Status == "" {
		status = p.t("line.no_status")
	}
	done := 0
	for _, s := range p.Steps {
		if s.Done != nil && s.Done(d) {
			done++
		}
	}
	steps := p.t("line.steps", p.Texts.Int(done), p.Texts.Int(len(p.Steps)))
	switch {
	case d.Status == model.DPIARevision:
		return p.t("line.revision", steps, p.Texts.Number(d.Version))
	case d.Approved.IsSet():
		return p.t("line.approved", status, p.Texts.Day(d.Approved), steps)
	}
	return p.t("line", status, steps)
}

// Export asks where to, and writes the report.
func (p *page) Export() {
	if p.Draft == nil || !p.Commit() {
		return
	}
	d := p.dpia()
	p.SaveReport(p.t("report"), p.t("report.file", d.No), func(in sheets.Input) report.Document { return assess.DPIA(in, d) })
}

func (p *page) config() riskboard.Config {
	return riskboard.Config{List: "risikoer", Name: "scenario", Source: model.SourceDPIA, Actions: "tiltak_lenker",
		Before:   []string{"scenario", "for_hvem", "kilde", "sannsynlighet", "konsekvens", "nivaa", "begrunnelse"},
		After:    []string{"tiltak", "tiltak_lenker", "rest_sannsynlighet", "rest_konsekvens", "rest_nivaa"},
		Levels:   func() model.RiskMatrix { return p.agency().RiskMatrix() },
		Accepted: func() model.RiskLevel { return p.accepted() }}
}

// accepted is the level the agency accepts; low where it has decided nothing.
func (p *page) accepted() model.RiskLevel {
	if c := p.agency().Accepted(); c != nil && c.Level != "" {
		return c.Level
	}
	return model.RiskLow
}
