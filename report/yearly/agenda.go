package yearly

import (
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
)

// Inputs are the lists of records that a section of the review takes as its
// input, filled from the registers.
func Inputs(in Input, s annual.Section) []report.Block {
	w := newWriter(in, in.Review)
	return w.inputs(s, w.lists())
}

func (w *writer) inputs(s annual.Section, lists map[string]func() []report.Block) []report.Block {
	var all []report.Block
	for _, name := range s.Lists {
		if list, ok := lists[name]; ok {
			all = append(all, list()...)
		}
	}
	return all
}

// Invitation writes what is sent out before the management review: when and with
// whom, the agenda, and for each item the input from the registers and what is
// to be discussed.
func Invitation(in Input) report.Document {
	w := newWriter(in, in.Review)
	title := w.t("lg.invitation", reg.Int(w.round.Year).Text())
	r := w.round.Report
	w.add(report.TitleHead{Facts: []report.Fact{
		{Label: w.t("meeting"), Value: w.day(r.Meeting)},
		{Label: w.t("period"), Value: w.period()},
		{Label: w.t("lg.invited"), Value: w.or(w.participants(r.Participants))},
		{Label: w.t("prepared_by"), Value: w.or(w.preparedBy())},
	}})
	w.add(report.Note(w.t("data_note", w.Texts.LongDay(w.round.Figures.AsOf))))
	items := w.agenda()
	w.add(report.Heading{Level: 1, Text: w.t("lg.agenda")})
	list := report.List{Ordered: true}
	for _, s := range items {
		list.Items = append(list.Items, report.ListItem{Runs: report.Plain(s.Title.In(w.lang()))})
	}
	list.Items = append(list.Items, report.ListItem{Runs: report.Plain(w.t("lg.agenda.decisions"))})
	w.add(list)
	lists := w.lists()
	for i, s := range items {
		w.agendaItem(reg.Int(i+1).Text(), s, lists)
	}
	doc := w.document(title)
	doc.Draft = false
	doc.Footer[0] = title
	return doc
}

// agenda are the sections that are dealt with in the meeting.
func (w *writer) agenda() []annual.Section {
	var all []annual.Section
	for _, s := range w.round.Template.Sections {
		if !s.Closing && len(s.Questions) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func (w *writer) agendaItem(number string, s annual.Section, lists map[string]func() []report.Block) {
	w.add(w.worded(s.Title, report.Heading{Level: 1, Number: number, Text: s.Title.In(w.lang())}))
	if s.Source != "" {
		w.add(report.Note(w.t("requirement", s.Source)))
	}
	if lines := w.figureLines(s.Figures); len(lines) > 0 {
		w.add(w.figureTable(lines))
	}
	w.add(w.inputs(s, lists)...)
	var asked []string
	for _, q := range s.Questions {
		asked = append(asked, q.Text.In(w.lang()))
	}
	w.add(report.Heading{Level: 2, Text: w.t("lg.to_discuss")}, report.Bullets(asked...))
}

// previousDecisions are the decisions of last year's review with what became of
// them.
func (w *writer) previousDecisions() []report.Block {
	table := report.Table{Title: w.t("lg.previous"), Empty: w.t("lg.no_previous"), Columns: []report.Column{w.text("no", 0),
		w.named("decision", 5), w.text("owner", 2), w.text("deadline", 0), w.text("lg.status_now", 2)}}
	last := w.round.Before()
	if last == nil {
		return []report.Block{table}
	}
	for i, d := range last.Decisions {
		number := d.Number
		if !number.IsSet() {
			number = reg.Int(i + 1)
		}
		status, ref := w.decisionStatus(d)
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: number.Text()}, {Text: w.or(d.Text), Ref: ref},
			{Text: w.or(w.person(d.Responsible))}, {Text: w.day(d.Due)}, status}})
	}
	return []report.Block{table}
}

// decisionStatus is how a decision stands now: by its action, or by its term.
func (w *writer) decisionStatus(d model.Decision) (report.Cell, string) {
	if a := model.Actions.Get(w.Source, d.Action); a != nil {
		ref := refText(reg.Ref{Register: model.Actions.Key, ID: a.ID})
		text := w.t("lg.action_status", a.No, w.code(&model.ActionStatuses.CodeSet, string(a.Status)))
		if a.Overdue(w.today()) {
			return report.Cell{Text: w.t("lg.action_status", a.No, w.t("overdue")), Severity: report.SeverityHigh}, ref
		}
		return report.Cell{Text: text}, ref
	}
	switch {
	case d.Type == model.DecisionAction:
		return report.Cell{Text: w.t("lg.no_action"), Severity: report.SeverityMedium}, ""
	case d.Type == model.DecisionAcceptRisk && d.Until.IsSet() && d.Until < w.today():
		return report.Cell{Text: w.t("lg.expired", w.Texts.Day(d.Until)), Severity: report.SeverityMedium}, ""
	}
	return report.Cell{Text: w.code(&model.DecisionTypes.CodeSet, string(d.Type)), Muted: true}, ""
}
