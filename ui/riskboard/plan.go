package riskboard

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/matrix"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/worksheet"
)

// Plan is what is done about each risk: its level before and after, the actions
// with who and when, and what still asks for something.
type Plan struct {
	risks
	box *fyne.Container
	// Decided reports whether somebody has decided about a risk otherwise than by
	// an action, and says how; nil where that cannot be.
	Decided func(at int) (words string, ok bool)
}

// NewPlan makes the plan of a sheet's list.
func NewPlan(s *worksheet.Sheet, c Config) *Plan {
	return &Plan{risks: risks{c, s}, box: parts.Column(10)}
}

// Object is what to put into the window.
func (p *Plan) Object() fyne.CanvasObject { return p.box }

// Commit has nothing to do: nothing is typed here.
func (p *Plan) Commit() {}

// Refresh shows the plan as it is now.
func (p *Plan) Refresh() {
	p.box.Objects = nil
	n := p.items().Len()
	for at := range n {
		p.box.Add(p.card(at))
	}
	if n == 0 {
		p.box.Add(parts.NewCard(parts.NewNote(p.t("plan.none"))))
	}
	p.box.Refresh()
}

func (p *Plan) card(at int) fyne.CanvasObject {
	badges := []fyne.CanvasObject{}
	for _, sign := range p.signs(at) {
		if sign.Word == "→" {
			badges = append(badges, parts.NewMuted("→"))
			continue
		}
		badges = append(badges, parts.NewBadge(sign.Severity, sign.Word))
	}
	name := parts.NewWrapped(p.t("risk", number(at), p.name(at))).Strong()
	column := []fyne.CanvasObject{parts.Ends(6, name, badges...)}
	for _, a := range p.actions(at) {
		column = append(column, p.action(a))
	}
	add := p.sheet.Focused(parts.NewQuiet(p.t("new_action"), func() { p.askAction(at, "", nil) }))
	add.SetLabel(p.t("action.title", number(at)))
	return parts.NewCard(append(column, parts.Ends(8, p.state(at), add))...)
}

// action is one action: what, who, when and how far it has come.
func (p *Plan) action(a *model.Action) fyne.CanvasObject {
	t := p.sheet.Texts
	names := p.sheet.Names(p.sheet.Store.View())
	who, due := p.t("nobody"), p.t("no_due")
	if a.Responsible != "" {
		who = names(model.Persons.Key, a.Responsible)
	}
	if a.Due.IsSet() {
		due = t.Day(a.Due)
	}
	link := parts.NewLink(a.Title, func() { p.sheet.Open(recordPlace(a)) })
	link.OnFocus = func(gained bool) {
		if gained {
			p.sheet.Reveal(link)
		}
	}
	line := parts.NewMuted(p.t("action.line", who, due, t.Code(&model.ActionStatuses.CodeSet, string(a.Status))))
	if a.Overdue(p.sheet.Today()) {
		line = parts.NewText(report.SeverityHigh.Label(p.t("action.late", who, due))).In(look.Red)
	}
	return parts.Flow(12, link, line)
}

func recordPlace(a *model.Action) screen.Place {
	return screen.Place{Kind: screen.Record, Register: actionsKey(), ID: a.ID}
}

// state says whether the risk still asks for something.
func (p *Plan) state(at int) fyne.CanvasObject {
	text, severity := p.t("state.within"), report.SeverityGood
	left, actions := p.level(at, matrix.After), len(p.actions(at))
	decided, isDecided := "", false
	if p.Decided != nil {
		decided, isDecided = p.Decided(at)
	}
	switch {
	case p.level(at, matrix.Before) == "":
		text, severity = p.t("state.unknown"), report.SeverityMedium
	case !left.Above(p.Accepted()):
	case isDecided:
		text = decided
	case actions > 0:
		text, severity = p.t("state.above_actions"), report.SeverityMedium
	default:
		text, severity = p.t("state.above"), report.SeverityHigh
	}
	line := parts.NewWrapped(severity.Label(text)).In(look.SignRole(severity))
	line.Type = look.SizeLabel
	return line
}

// Text is a canonical value of a risk.
func (p *Plan) Text(at int, key string) string { return p.get(at, key) }

// Name shows a record that a risk links to.
func (p *Plan) Name(register string, id reg.ID) string {
	return p.sheet.Names(p.sheet.Store.View())(register, id)
}
