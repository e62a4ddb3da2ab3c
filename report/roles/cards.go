// Package roles writes role cards: a page for each role with what it is for, the
// tasks, what its holder may decide and must know, and who holds it.
package roles

import (
	"strings"

	"samsvar/model"
	"samsvar/report"
	"samsvar/report/frame"
)

// writer puts role cards together.
type writer struct {
	*frame.Writer
}

// Cards writes the card that holds for each role, a page for each.
func Cards(in frame.Input) report.Document {
	w := &writer{frame.New(in)}
	all := model.RoleCards.All(in.Source)
	w.Add(report.TitleHead{Facts: []report.Fact{{Label: w.Say("data_as_of"), Value: w.Day(w.Today())}}})
	w.overview(all)
	for _, role := range model.Roles.All() {
		if c := model.CurrentRoleCard(all, role, w.Today()); c != nil {
			w.Add(report.PageBreak{}, report.Heading{Level: 1, Text: w.name(c)})
			w.card(c)
		}
	}
	return w.Document(w.t("title"), frame.Marks{})
}

// Card writes one card.
func Card(in frame.Input, c *model.RoleCard) report.Document {
	w := &writer{frame.New(in)}
	w.Add(report.TitleHead{Kicker: w.Texts.Register(model.RoleCards.Register)})
	w.card(c)
	return w.Document(w.name(c), frame.Marks{Class: frame.Class(model.RoleCards.Register, c, model.ClassInternal), CaseNo: c.No,
		Draft: c.Status == model.StatusDraft || c.Status == model.StatusApproval})
}

func (w *writer) t(key string, args ...string) string { return w.Say("roles."+key, args...) }

func (w *writer) name(c *model.RoleCard) string {
	if c.Title != "" {
		return c.Title
	}
	return w.Texts.Code(&model.Roles.CodeSet, string(c.Role))
}

// overview lists the roles that have a card or a holder.
func (w *writer) overview(all []*model.RoleCard) {
	table := report.Table{Empty: w.t("none"), Columns: []report.Column{w.Names("role", 3), w.Column("holder", 3), w.Column("deputy", 3),
		w.Column("roles.card", 2)}}
	for _, role := range model.Roles.All() {
		c := model.CurrentRoleCard(all, role, w.Today())
		holders, deputies := w.holders(role, w.personOf)
		if c == nil && holders == "" {
			continue
		}
		card := report.Cell{Text: w.t("no_card"), Severity: report.SeverityLow}
		if c != nil {
			card = report.Cell{Text: w.t("version", frame.OrDash(c.Version))}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: w.Texts.Code(&model.Roles.CodeSet, string(role))},
			{Text: frame.OrDash(holders)}, {Text: frame.OrDash(deputies)}, card}})
	}
	w.Add(table)
}

// holders tells who holds a role today, and who stands in for them.
func (w *writer) holders(role model.Role, as func(*model.RoleHolding) string) (holders, deputies string) {
	var own, others []string
	for _, h := range model.RoleHoldings.All(w.Source) {
		switch {
		case h.Role != role || !h.Active(w.Today()):
		case h.IsDeputy():
			others = append(others, w.Person(h.Person))
		default:
			own = append(own, as(h))
		}
	}
	return strings.Join(own, "\n"), strings.Join(others, "\n")
}

func (w *writer) personOf(h *model.RoleHolding) string { return w.Person(h.Person) }

// holder names a holder with unit and share of a position.
func (w *writer) holder(h *model.RoleHolding) string {
	text := w.Person(h.Person)
	if unit := w.Name(model.Units.Key, h.Unit); unit != "" {
		text += ", " + unit
	}
	if h.Percent.IsSet() {
		text += " (" + w.Texts.Percent(h.Percent) + ")"
	}
	return text
}

// card writes what a card says, and who holds the role.
func (w *writer) card(c *model.RoleCard) {
	holders, deputies := w.holders(c.Role, w.holder)
	w.Add(report.FactList{Facts: []report.Fact{
		{Label: w.Say("role"), Value: w.Texts.Code(&model.Roles.CodeSet, string(c.Role))},
		{Label: w.Say("holder"), Value: frame.OrDash(holders)}, {Label: w.Say("deputy"), Value: frame.OrDash(deputies)},
		{Label: w.t("reports_to"), Value: frame.OrDash(c.ReportsTo)},
		{Label: w.t("card"), Value: w.t("version_of", frame.OrDash(c.Version), w.Day(c.Date), w.Code(&model.RecordStatuses.CodeSet, string(c.Status)))}}})
	w.Add(report.Heading{Level: 2, Text: w.t("purpose")})
	if c.Purpose == "" {
		w.Add(report.P(w.Missing()))
	}
	w.Paragraphs(c.Purpose)
	w.lines("tasks", c.Tasks, true)
	w.lines("authority", c.Authority, false)
	w.lines("competence", c.Competence, false)
	if c.DocumentRef != "" {
		w.Add(report.Note(w.t("document", c.DocumentRef)))
	}
}

// lines writes a text with a point on each line as a list.
func (w *writer) lines(key, text string, needed bool) {
	var points []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			points = append(points, line)
		}
	}
	if len(points) == 0 && !needed {
		return
	}
	w.Add(report.Heading{Level: 2, Text: w.t(key)})
	if len(points) == 0 {
		w.Add(report.P(w.Missing()))
		return
	}
	w.Add(report.Bullets(points...))
}
