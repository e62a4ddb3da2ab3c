package html

import "samsvar/report"

// column is a column of answers that has a heading.
type column struct {
	Word string
	of   func(report.Question) string
}

// questionWords lists the columns of a question list that are shown.
func questionWords(l report.QuestionList) []column {
	all := []column{
		{l.Words.LastYear, func(q report.Question) string { return q.LastYear }},
		{l.Words.Computed, func(q report.Question) string { return q.Computed }},
		{l.Words.Reported, func(q report.Question) string { return q.Reported }},
		{l.Words.Certainty, func(q report.Question) string { return q.Certainty }},
	}
	var shown []column
	for _, c := range all {
		if c.Word != "" {
			shown = append(shown, c)
		}
	}
	return shown
}

// Of is a question's answer in the column.
func (c column) Of(q report.Question) string { return c.of(q) }

// remark is a line below a question.
type remark struct {
	Word, Text string
	Severity   report.Severity
}

// below lists what is said below a question.
func below(l report.QuestionList, q report.Question) []remark {
	var all []remark
	for _, r := range []remark{
		{Text: q.Answer},
		{Text: q.Flag.Text, Severity: q.Flag.Severity},
		{Word: l.Words.Reason, Text: q.Reason},
		{Word: l.Words.Comment, Text: q.Comment},
	} {
		if r.Text != "" {
			all = append(all, r)
		}
	}
	return all
}
