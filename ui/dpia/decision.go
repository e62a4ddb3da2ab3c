package dpia

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/report"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/worksheet"
)

// decision approves the assessment, and says what keeps it from that.
type decision struct {
	page  *page
	list  *fyne.Container
	state *parts.Text
	yes   *parts.Button
	card  *parts.Surface
}

func (p *page) newDecision(s *worksheet.Sheet) worksheet.Part {
	d := &decision{page: p, list: parts.Column(4), state: parts.NewWrapped("")}
	d.yes = s.Focused(parts.NewPrimary("", d.press))
	d.card = parts.NewCard(parts.NewHeading(p.t("decision")), d.state, d.list, parts.Row(0, d.yes))
	return d
}

// Object is what to put into the window.
func (d *decision) Object() fyne.CanvasObject { return d.card }

// Commit has nothing to do.
func (d *decision) Commit() {}

// approved reports whether the present version is approved.
func (d *decision) approved() bool {
	s := d.page.dpia().Status
	return s == model.DPIAApproved || s == model.DPIAConsultation
}

// hindrances are what keeps the assessment from being approved, whoever does.
func (d *decision) hindrances() []model.DPIAHindrance {
	return d.page.dpia().Hindrances(model.Approval{By: "?", Day: d.page.Today()})
}

// Refresh lists what is missing, each as a way there.
func (d *decision) Refresh() {
	p := d.page
	a := p.dpia()
	d.list.Objects = nil
	if d.approved() {
		who := p.Names(p.Store.View())(model.Persons.Key, a.ApprovedBy)
		text := p.t("decision.approved", who, p.Texts.Day(a.Approved), p.Texts.Number(a.Version))
		d.state.In(look.Green).SetText(report.SeverityGood.Label(text))
		d.yes.SetText(p.t("revise"))
		d.yes.Enable()
		return
	}
	missing := d.hindrances()
	for _, h := range missing {
		way := parts.NewLink(p.t("hinder."+string(h)), func() { p.GoTo(stepOf(h)) })
		way.OnFocus = func(gained bool) {
			if gained {
				p.Reveal(way)
			}
		}
		d.list.Add(parts.Flow(6, parts.NewText(report.SeverityHigh.Sign()).In(look.Red), way))
	}
	d.state.In(look.Text).SetText(p.t("decision.ready"))
	d.yes.Enable()
	if len(missing) > 0 {
		d.state.SetText(p.Texts.N("ui.dpia.decision.missing", len(missing)))
		d.yes.Disable()
	}
	d.state.Refresh()
	d.yes.SetText(p.t("approve"))
}

// stepOf is the step in which something that is missing is given.
func stepOf(h model.DPIAHindrance) string {
	switch h {
	case model.HindrancePart:
		return ""
	case model.HindranceAdvice, model.HindranceReason:
		return "pvo"
	case model.HindranceViews:
		return "synspunkter"
	case model.HindranceResidual:
		return "tiltak"
	case model.HindranceConsultation:
		return "droftelse"
	}
	return "beslutning"
}

func (d *decision) press() {
	if d.approved() {
		d.page.revise()
		return
	}
	d.page.Commit()
	if len(d.hindrances()) == 0 {
		d.page.approve()
	}
}

// approve asks who approves, when and what is new, and makes a version.
func (p *page) approve() {
	v := &model.DPIAVersion{Approved: p.Today(), ApprovedBy: p.dpia().ApprovedBy}
	deps := p.Form()
	deps.Label = func(f *field) string { return p.Texts.FieldShort(p.Register, f) }
	body := parts.Column(12)
	var first *edit.Field
	for _, key := range []string{"godkjent_av", "godkjent_dato", "sammendrag"} {
		f := edit.NewField(deps, p.Register.Field("versjoner."+key), func() object { return v }, false)
		if first == nil {
			first = f
		}
		body.Add(f.Object())
	}
	wrong := parts.NewWrapped("").In(look.Red)
	wrong.Hide()
	body.Add(wrong)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("approve.title", p.Texts.Int(p.dpia().Version.Int()+1)), Text: p.t("approve.help"), Body: body,
		Width: 560, Yes: p.t("approve"), No: p.Texts.T("ui.record.cancel"), OnYes: func() bool {
			if text := p.tryApprove(v); text != "" {
				wrong.Show()
				wrong.SetText(report.SeverityHigh.Label(text))
				body.Refresh()
				return false
			}
			return true
		}})
	first.Focus()
}

// tryApprove approves and saves; it returns why not, in words, or "".
func (p *page) tryApprove(v *model.DPIAVersion) string {
	d, facts := p.dpia(), p.facts()
	a := model.Approval{By: v.ApprovedBy, Day: v.Approved, Summary: v.Summary,
		Officer: facts.Holds(v.ApprovedBy, model.RoleDPO) || facts.IsOfficer(v.ApprovedBy)}
	if missing := d.Hindrances(a); len(missing) > 0 {
		return p.t("hinder." + string(missing[0]))
	}
	d.Approve(a, p.Instant(), facts.Settings().DPIAMonths)
	if !p.Write(p.t("approve.reason", p.Texts.Number(d.Version))) {
		return p.t("approve.failed")
	}
	p.Do(p.Again)
	return ""
}

// revise opens the approved assessment for a new version, after asking.
func (p *page) revise() {
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("revise.ask"), Text: p.t("revise.help"), Yes: p.t("revise"),
		No: p.Texts.T("ui.record.cancel"), OnYes: func() bool {
			p.Do(func() {
				p.Commit()
				p.dpia().Revise(p.Instant())
				if p.Write(p.t("revise.reason")) {
					p.Again()
				}
			})
			return true
		}})
}
