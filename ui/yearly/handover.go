package yearly

import (
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report/archive"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/screen"
)

// handOver marks the document as ready to be signed and shows the leader's page.
// It is refused while something is missing, with the way to each.
func (p *page) handOver() {
	if p.rounds.own == nil {
		return
	}
	p.commit()
	round := p.round()
	if round.Locked() || round.Report.Status == model.ReportForSigning {
		p.Leader()
		return
	}
	if blockers := round.Blockers(); len(blockers) > 0 {
		p.showBlockers(round, blockers)
		return
	}
	report := copyOf(round.Report)
	report.Status = model.ReportForSigning
	if p.save(report, p.t("handed_over")) {
		p.Leader()
	}
}

// Leader shows the leader's page.
func (p *page) Leader() {
	p.Open(screen.Place{Kind: screen.Leader, Document: string(p.kind), Year: p.year})
}

// showHead shows how the document stands, and what can be done.
func (p *page) showHead() {
	round := p.rounds.own
	p.hand.SetText(p.t("hand_over"))
	if round.Locked() || round.Report.Status == model.ReportForSigning {
		p.hand.SetText(p.t("leader"))
	}
	if s := round.Report.Signature(); s != nil {
		p.head.SetLine(p.t("locked.line", s.Name, p.Texts.Instant(s.At), s.Version.Text()))
		return
	}
	if r := round.Report; r.AwaitsSignature() {
		p.head.SetLine(p.t("locked.sealed", r.Version.Text(), p.Texts.Instant(r.VersionOf(r.Version).Made)))
		return
	}
	p.head.SetLine(p.line(round))
}

// pickSave offers what can be saved as a file.
func (p *page) pickSave() {
	if p.rounds.own == nil {
		return
	}
	picker := &parts.Picker{Label: p.t("save"), None: p.t("save")}
	if p.rounds.own.Locked() {
		p.Export()
		return
	}
	picker.Options = []parts.Option{{Key: "draft", Text: p.t("draft")}, {Key: "final", Text: p.t("final")}}
	picker.OnPick = func(key string) { p.savePDF(key == "draft") }
	picker.Show(p.saveButton)
}

// pickTemplate offers the questionnaires that are meant for the year. Answers to
// questions that another one has too stay.
func (p *page) pickTemplate() {
	if p.rounds.own == nil {
		return
	}
	p.commit()
	round := p.round()
	if round.Locked() {
		parts.Tell(p.Canvas(), p.t("template"), p.Texts.T("problem.report_locked"), p.t("close"))
		return
	}
	all := annual.Fitting(p.Templates, p.kind, p.year)
	picker := &parts.Picker{Label: p.t("template"), None: p.t("template"), Chosen: func(key string) bool {
		return key == round.Template.ID+" "+round.Template.Version
	}}
	for _, t := range all {
		picker.Options = append(picker.Options, parts.Option{Key: t.ID + " " + t.Version, Text: p.t("template.name", t.Name.In(p.lang()), t.Version)})
	}
	picker.OnPick = func(key string) {
		for _, t := range all {
			if t.ID+" "+t.Version == key && t != round.Template {
				report := copyOf(round.Report)
				report.Template, report.TemplateVersion = t.ID, t.Version
				p.save(report, p.t("saved.record"))
			}
		}
	}
	picker.Show(p.template)
}

// saveFrozen saves the final document with what belongs to it.
func (p *page) saveFrozen() {
	frozen, store := p.rounds.frozen, p.Store
	if frozen == nil {
		parts.Tell(p.Canvas(), p.t("locked.missing"), p.t("locked.elsewhere"), p.t("close"))
		return
	}
	p.Pick.Save(p.t("final"), frozen.Version.FileName, func(path string) {
		p.tell(parts.NewNote(p.t("writing")))
		p.making.Run(func(func() bool) made {
			files, err := frozen.Copies(store, path)
			if err == nil {
				err = screen.WriteFiles(files)
			}
			return made{path: path, beside: baseName(archive.DataName(path)), err: err}
		}, p.wasMade)
	})
}

// Print offers the documents of the year, to print or to save.
func (p *page) Print() {
	p.commit()
	if p.kind == annual.Review {
		printing.These(p.Deps, p.year, "lg", "lg-innkalling", "sammendrag-lg", "arkivark-lg")
		return
	}
	printing.These(p.Deps, p.year, "ve", "sammendrag", "arkivark")
}
