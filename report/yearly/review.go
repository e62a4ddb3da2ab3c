package yearly

import (
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
)

// Review writes the management review: the inputs, the assessments made of
// them, and the decisions.
func Review(in Input) report.Document {
	w := newWriter(in, in.Review)
	title := w.t("lg.title", reg.Int(w.round.Year).Text())
	w.reviewHead()
	lists := w.lists()
	for i, s := range w.round.Template.Sections {
		w.reviewSection(reg.Int(i+1).Text(), s, lists)
	}
	last := len(w.round.Template.Sections) + 1
	w.signature(reg.Int(last).Text(), report.Fact{Label: w.t("prepared_by"), Value: w.or(w.preparedBy())})
	w.beside(reg.Int(last + 1).Text())
	return w.document(title)
}

func (w *writer) reviewHead() {
	r := w.round.Report
	w.add(report.TitleHead{Facts: []report.Fact{
		{Label: w.t("period"), Value: w.period()},
		{Label: w.t("meeting"), Value: w.day(r.Meeting)},
		{Label: w.t("participants"), Value: w.or(w.participants(r.Participants))},
		{Label: w.t("absent"), Value: w.or(w.participants(r.Absent))},
		{Label: w.t("prepared_by"), Value: w.or(w.preparedBy())},
		{Label: w.t("case_no"), Value: w.or(r.ArchiveRef)},
		{Label: w.t("document_version"), Value: w.version()},
	}})
	w.add(report.Note(w.t("data_note", w.Texts.LongDay(w.round.Figures.AsOf))))
	w.add(report.Note(w.t("history_head", w.HistoryHead)))
}

func (w *writer) participants(list []model.Participant) string {
	var names []string
	for _, p := range list {
		name := p.Name
		if p.Person != "" {
			name = w.person(p.Person)
		}
		if p.Role != "" {
			name += " (" + w.Texts.Code(&model.Roles.CodeSet, string(p.Role)) + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func (w *writer) reviewSection(number string, s annual.Section, lists map[string]func() []report.Block) {
	w.add(w.worded(s.Title, report.Heading{Level: 1, Number: number, Text: s.Title.In(w.lang())}))
	if s.Source != "" {
		w.add(report.Note(w.t("requirement", s.Source)))
	}
	if lines := w.figureLines(s.Figures); len(lines) > 0 {
		w.add(w.figureTable(lines))
	}
	w.add(w.inputs(s, lists)...)
	for i, l := range linesOf(w.round, s.ID) {
		w.reviewQuestion(number+"."+reg.Int(i+1).Text(), l)
	}
}

// figureLines returns the lines of the declaration with these figures.
func (w *writer) figureLines(ids []string) []annual.Line {
	var lines []annual.Line
	for _, id := range ids {
		if l := w.Declaration.Line(id); l != nil {
			lines = append(lines, *l)
		}
	}
	return lines
}

func (w *writer) figureTable(lines []annual.Line) report.Table {
	table := report.Table{Columns: []report.Column{w.named("figure", 6),
		{Title: reg.Int(w.round.Year - 1).Text(), Align: report.Right},
		{Title: reg.Int(w.round.Year).Text(), Align: report.Right}, {Title: w.t("beside"), Weight: 3}}}
	for _, l := range lines {
		beside := ""
		if l.Computed {
			beside = w.Texts.Beside(l.Figure.ID, l.Figure.Number(), l.Figure.Total, l.Figure.Beside)
		}
		table.Rows = append(table.Rows, report.Cells(w.Texts.FigureShort(l.Question.ID),
			w.or(w.value(l.Question, l.LastYear)), w.reported(l), beside))
	}
	return table
}

func (w *writer) reviewQuestion(number string, l annual.Line) {
	answer := w.textAnswer(l)
	if l.Question.Type == annual.Rating {
		answer = w.ratingAnswer(l)
	}
	w.add(w.worded(l.Question.Text, report.Heading{Level: 2, Number: number, Text: l.Question.Text.In(w.lang())}))
	w.paragraphs(answer)
	w.paragraphs(l.Answer.Text)
	w.paragraphs(l.Answer.Comment)
}
