package yearly

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/yearly"
	"samsvar/storage"
	"samsvar/ui/blocks"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// decisions is the step with the decisions of a review, and the actions that
// they become.
type decisions struct {
	*fields
	create *parts.Button
	list   *fyne.Container
}

func newDecisions(p *page, s step) *decisions {
	d := &decisions{list: parts.Lined(8)}
	d.create = parts.NewButton("", d.createActions)
	d.fields = newFields(p, s)
	p.body.Add(parts.NewCard(parts.Ends(12, parts.NewHeading(p.t("decisions.actions")), d.create),
		parts.NewNote(p.t("decisions.help")), d.list))
	return d
}

// commit saves what was typed and shows which decisions have become actions.
func (d *decisions) commit() {
	d.fields.commit()
}

// refresh shows how each decision to act stands.
func (d *decisions) refresh() {
	p := d.page
	ready := 0
	d.list.Objects = nil
	for i, one := range p.round().Report.Decisions {
		if one.Type != model.DecisionAction {
			continue
		}
		if len(d.list.Objects) > 0 {
			d.list.Add(parts.NewLine())
		}
		d.list.Add(d.row(i, one))
		if annual.BecomesAction(one) {
			ready++
		}
	}
	if len(d.list.Objects) == 0 {
		d.list.Add(parts.NewNote(p.t("decisions.none")))
	}
	d.create.Hidden = ready == 0
	d.create.SetText(p.Texts.N("ui.yearly.decisions.create", ready))
	d.list.Refresh()
}

func (d *decisions) row(i int, one model.Decision) fyne.CanvasObject {
	p := d.page
	number := one.Number
	if !number.IsSet() {
		number = reg.Int(i + 1)
	}
	text := parts.NewWrapped(p.t("decisions.row", number.Text(), one.Text))
	if a := model.Actions.Get(p.Store.View(), one.Action); a != nil {
		link := parts.NewLink(p.t("decisions.action", a.No, p.Texts.Code(&model.ActionStatuses.CodeSet, string(a.Status))), func() {
			p.Open(screen.Place{Kind: screen.Record, Register: model.Actions.Key, ID: a.ID})
		})
		link.OnFocus = func(gained bool) {
			if gained {
				p.reveal(link)
			}
		}
		return parts.Column(2, text, parts.Flow(0, link))
	}
	if annual.BecomesAction(one) {
		return parts.Column(2, text, parts.NewLabel(p.t("decisions.ready")))
	}
	return parts.Column(2, text, parts.NewWrappedLabel(report.SeverityMedium.Label(p.t("decisions.lacks"))).In(look.Amber))
}

// createActions makes the actions, in one change with the report.
func (d *decisions) createActions() {
	p := d.page
	d.commit()
	now := copyOf(p.round().Report)
	change := storage.Change{}
	for _, a := range annual.DecidedActions(now) {
		change.Records = append(change.Records, storage.Write{Register: model.Actions.Key, Record: a})
	}
	n := len(change.Records)
	if n == 0 {
		return
	}
	change.Records = append(change.Records, storage.Write{Register: model.Reports.Key, Record: now})
	if _, err := p.Store.Save(change); err != nil {
		p.Failed(err)
		return
	}
	p.Saved(p.Texts.N("ui.yearly.decisions.created", n))
	p.shown = nil // what is shown holds the decisions without their actions
	p.show(p.at)
}

// inputs are the records that a section of the review takes as its input; nil
// where it takes none.
func (p *page) inputs(s step) fyne.CanvasObject {
	if p.kind != annual.Review || len(s.section.Lists) == 0 {
		return nil
	}
	in := yearly.Input{Source: p.Store.View(), Texts: p.Texts, Draft: true, Now: p.Now(), Program: p.Program,
		Declaration: p.rounds.declaration(), Review: p.rounds.review()}
	list := yearly.Inputs(in, *s.section)
	if len(list) == 0 {
		return nil
	}
	return parts.NewCard(parts.NewHeading(p.t("inputs")), blocks.Show(list, blocks.Options{OpenWord: p.t("open"),
		Open: func(ref string) {
			p.Open(screen.PlaceOf(ref, screen.Place{Kind: screen.Yearly, Document: string(p.kind), Year: p.year}))
		},
		Reveal: p.reveal}))
}

// invite shows the pages of the invitation to the meeting.
func (p *page) invite() {
	p.Open(screen.Place{Kind: screen.Preview, Document: string(p.kind), Year: p.year, Invitation: true})
}
