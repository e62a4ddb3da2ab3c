package yearly

import (
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
)

// value is an answer or figure as people read it, "" for none.
func (w *writer) value(q annual.Question, canonical string) string {
	if canonical == "" {
		return ""
	}
	if q.Type == annual.Rating {
		return annual.RatingText(canonical)
	}
	f, ok := q.Field()
	if !ok {
		return canonical
	}
	return w.Texts.ShowText(f, canonical)
}

// reported is an answer as it counts: its value, or that there is none.
func (w *writer) reported(l annual.Line) string {
	if l.Answer.Status != model.Answered {
		return w.Texts.Code(&model.AnswerStatuses.CodeSet, string(l.Answer.Status))
	}
	return w.value(l.Question, l.Answer.Value)
}

// questions is a list of questions with figures: last year, computed, reported.
func (w *writer) questions(number string, lines []annual.Line) report.QuestionList {
	list := report.QuestionList{Words: report.QuestionWords{
		Question: w.t("question"), LastYear: reg.Int(w.round.Year - 1).Text(), Computed: w.t("computed"),
		Reported: w.t("reported"), Certainty: w.t("certainty"), Reason: w.t("reason"), Comment: w.t("comment")}}
	for i, l := range lines {
		list.Items = append(list.Items, w.question(number+"."+reg.Int(i+1).Text(), l))
	}
	return list
}

func (w *writer) question(number string, l annual.Line) report.Question {
	q := report.Question{Number: number, Text: l.Question.Text.In(w.lang()), Lang: w.otherLang(l.Question.Text), Hint: w.hint(l),
		LastYear: w.or(w.value(l.Question, l.LastYear)), Reason: l.Answer.Reason, Comment: l.Answer.Comment}
	if l.Answer.Certainty != "" {
		q.Certainty = w.Texts.Code(&model.Certainties.CodeSet, string(l.Answer.Certainty))
	}
	if l.Question.Type == annual.Text {
		q.LastYear, q.Answer = "", l.Answer.Value
		if q.Answer == "" {
			q.Answer = w.reported(l)
		}
		return q
	}
	q.Computed, q.Reported, q.Answer = "–", w.reported(l), l.Answer.Text
	if l.Computed {
		q.Computed = w.value(l.Question, l.Figure.Value)
	}
	if l.MissesReason() {
		q.Flag = report.Flag{Severity: report.SeverityHigh, Text: w.t("no_reason")}
	}
	return q
}

// hint says what the figure counts, and what stands beside it.
func (w *writer) hint(l annual.Line) string {
	parts := []string{l.Question.Basis.In(w.lang())}
	if l.Computed {
		parts = append(parts, w.Texts.Beside(l.Figure.ID, l.Figure.Number(), l.Figure.Total, l.Figure.Beside))
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// linesOf returns the lines of a section of the declaration that say something:
// of extra sections only those that are answered.
func linesOf(r *annual.Round, section string) []annual.Line {
	var lines []annual.Line
	for _, l := range r.Lines {
		if l.Section.ID == section && (!l.Section.Extension || l.Answer.Status != model.NotAnswered) {
			lines = append(lines, l)
		}
	}
	return lines
}

// chart compares this year's numbers with last year's; ok is false where there
// is nothing to compare.
func (w *writer) chart(title string, lines []annual.Line) (chart report.BarChart, ok bool) {
	thisYear, lastYear := reg.Int(w.round.Year).Text(), reg.Int(w.round.Year-1).Text()
	chart = report.BarChart{Title: title, Series: []string{lastYear, thisYear}, Note: w.t("chart_caveat")}
	var told []string
	for _, l := range lines {
		if l.Question.Type != annual.Count && l.Question.Type != annual.Decimal {
			continue
		}
		label := w.Texts.FigureShort(l.Question.ID)
		before, now := w.bar(l, l.LastYear, l.LastYear != ""), w.bar(l, l.Answer.Value, l.Answer.Status == model.Answered)
		ok = ok || !before.Missing
		chart.Groups = append(chart.Groups, report.BarGroup{Label: label, Bars: []report.Bar{before, now}})
		told = append(told, w.t("chart_alt_item", label, before.Text, now.Text))
	}
	chart.Alt = w.t("chart_alt", title, lastYear, thisYear) + " " + strings.Join(told, " ")
	return chart, ok
}

func (w *writer) bar(l annual.Line, canonical string, known bool) report.Bar {
	n, err := reg.ParseNum(canonical)
	if !known || err != nil || !n.IsSet() {
		return report.Bar{Missing: true, Text: w.t("not_known")}
	}
	return report.Bar{Value: n.Float64(), Text: w.value(l.Question, canonical)}
}
