package dpia

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/assess"
	"samsvar/report/sheets"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/worksheet"
)

type (
	field  = reg.Field
	object = reg.Object
)

// versions lists the approvals, each with the way to the assessment as it was.
type versions struct {
	page *page
	box  *fyne.Container
	card *parts.Surface
}

func (p *page) newVersions(*worksheet.Sheet) worksheet.Part {
	v := &versions{page: p, box: parts.Column(8)}
	v.card = parts.NewCard(parts.NewHeading(p.t("versions")), v.box)
	return v
}

// Object is what to put into the window.
func (v *versions) Object() fyne.CanvasObject { return v.card }

// Commit has nothing to do.
func (v *versions) Commit() {}

// Refresh lists the versions as they are now, the latest first.
func (v *versions) Refresh() {
	p := v.page
	all := p.dpia().Versions
	v.box.Objects = nil
	if len(all) == 0 {
		v.box.Add(parts.NewNote(p.t("versions.none")))
	}
	for i := len(all) - 1; i >= 0; i-- {
		if i < len(all)-1 {
			v.box.Add(parts.NewLine())
		}
		v.box.Add(v.row(all[i]))
	}
	v.box.Refresh()
}

func (v *versions) row(of model.DPIAVersion) fyne.CanvasObject {
	p := v.page
	t := p.Texts
	who := p.Names(p.Store.View())(model.Persons.Key, of.ApprovedBy)
	head := p.t("version.line", t.Number(of.Number), t.Day(of.Approved), who)
	column := parts.Column(2, parts.NewWrapped(head).Strong())
	if of.Conclusion != "" {
		column.Add(parts.NewNote(p.t("version.outcome", t.Code(&model.DPIAConclusions.CodeSet, string(of.Conclusion)),
			t.Code(&model.RiskLevels.CodeSet, string(of.Residual)))))
	}
	if of.Summary != "" {
		column.Add(parts.NewWrapped(of.Summary))
	}
	show := p.Focused(parts.NewButton(p.t("version.show"), func() { p.showVersion(of) }))
	show.SetLabel(p.t("version.show.of", t.Number(of.Number)))
	return parts.Ends(8, column, show)
}

// past is the assessment as it was at an approval.
type past struct {
	dpia *model.DPIA
	view reg.Source
	err  error
}

// showVersion saves the report of a version, made of the records as they were
// when it was approved.
func (p *page) showVersion(of model.DPIAVersion) {
	store, ref := p.Store, p.Ref
	p.opening.Run(func(func() bool) past { return asOf(store, ref, of) }, func(was past) {
		if was.err != nil {
			p.Failed(was.err)
			return
		}
		if was.dpia == nil {
			parts.Tell(p.Canvas(), p.t("version.gone"), p.t("version.gone.help"), p.Texts.T("ui.ok"))
			return
		}
		p.SaveReport(p.t("version.show"), p.t("version.file", was.dpia.No, p.Texts.Number(of.Number)), func(in sheets.Input) report.Document {
			in.Source = was.view
			return assess.DPIA(in, was.dpia)
		})
	})
}

// asOf reads the store as it was when a version was entered.
func asOf(store *storage.Store, ref reg.Ref, of model.DPIAVersion) past {
	entries, err := store.History(ref)
	if err != nil {
		return past{err: err}
	}
	for _, e := range entries {
		if !touches(e, "versjoner/"+string(of.ItemID)) {
			continue
		}
		view, err := store.ViewAt(e.Time)
		if err != nil {
			return past{err: err}
		}
		return past{dpia: model.DPIAs.Get(view, ref.ID), view: view}
	}
	return past{}
}

func touches(e storage.Entry, path string) bool {
	for _, c := range e.Changes {
		if c.Path == path || strings.HasPrefix(c.Path, path+"/") {
			return true
		}
	}
	return false
}
