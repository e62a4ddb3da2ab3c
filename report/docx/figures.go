package docx

import (
	"samsvar/report"
)

// barChart writes the chart's values as a table, which can be changed, sorted
// and read aloud.
func (w *writer) barChart(c report.BarChart) {
	w.caption(c.Title)
	const label = 3800
	g := grid{widths: []int{label}, head: 1, rows: [][]cell{{{}}}, alt: c.Alt}
	for _, name := range c.Series {
		g.widths = append(g.widths, max(1, (textWidth-label)/max(1, len(c.Series))))
		g.rows[0] = append(g.rows[0], cell{text: name, align: "right"})
	}
	for _, group := range c.Groups {
		row := []cell{{text: group.Label}}
		for i := range c.Series {
			value := cell{align: "right"}
			if i < len(group.Bars) {
				value.text, value.muted = group.Bars[i].Text, group.Bars[i].Missing
			}
			row = append(row, value)
		}
		g.rows = append(g.rows, row)
	}
	w.table(g)
	w.note(c.Note)
}

// riskMatrix writes the matrix as a table; each cell has the sign of its
// severity besides the colour.
func (w *writer) riskMatrix(m report.RiskMatrix) {
	w.caption(m.Title)
	const label = 2400
	g := grid{widths: []int{label}, head: 1, alt: m.Alt}
	head := []cell{{text: m.RowTitle + " / " + m.ColumnTitle}}
	for _, name := range m.Columns {
		g.widths = append(g.widths, max(1, (textWidth-label)/max(1, len(m.Columns))))
		head = append(head, cell{text: name, align: "center"})
	}
	g.rows = [][]cell{head}
	for i, name := range m.Rows {
		row := []cell{{text: name}}
		for j := range m.Columns {
			row = append(row, matrixCell(m, i, j))
		}
		g.rows = append(g.rows, row)
	}
	w.table(g)
	for _, level := range m.Levels {
		w.line("Muted", level.Severity.Label(level.Name))
	}
	w.note(m.Note)
}

func matrixCell(m report.RiskMatrix, row, column int) cell {
	if row >= len(m.Cells) || column >= len(m.Cells[row]) {
		return cell{}
	}
	from := m.Cells[row][column]
	c := cell{align: "center", bold: true, fill: fillOf(from.Severity), text: from.Severity.Sign()}
	if from.Shown() != "" {
		c.text = from.Severity.Label(from.Shown())
	}
	return c
}

// questions writes a question list as one table: the figures beside the
// question, what is said of it below.
func (w *writer) questions(l report.QuestionList) {
	columns := []struct {
		word string
		of   func(report.Question) string
	}{
		{l.Words.LastYear, func(q report.Question) string { return q.LastYear }},
		{l.Words.Computed, func(q report.Question) string { return q.Computed }},
		{l.Words.Reported, func(q report.Question) string { return q.Reported }},
		{l.Words.Certainty, func(q report.Question) string { return q.Certainty }},
	}
	const number, figure = 800, 1250
	g := grid{widths: []int{number, textWidth - number}, head: 1, rows: [][]cell{{{text: l.Words.Question, span: 2}}}}
	shown := columns[:0]
	for _, c := range columns {
		if c.word == "" {
			continue
		}
		shown = append(shown, c)
		g.widths = append(g.widths, figure)
		g.widths[1] -= figure
		g.rows[0] = append(g.rows[0], cell{text: c.word, align: "right"})
	}
	for _, q := range l.Items {
		row := []cell{{text: q.Number, muted: true}, {text: q.Text, lang: q.Lang}}
		for _, c := range shown {
			row = append(row, cell{text: c.of(q), align: "right"})
		}
		rows := [][]cell{row}
		if said := remarks(l.Words, q); len(said) > 0 {
			for i := range row {
				row[i].open = true
			}
			rows = append(rows, []cell{{}, {text: said[0], muted: true, more: said[1:], span: len(shown) + 1}})
		}
		keep(rows)
		g.rows = append(g.rows, rows...)
	}
	w.table(g)
}

// remarks lists what is said below a question.
func remarks(words report.QuestionWords, q report.Question) []string {
	var all []string
	for _, r := range []struct{ word, text string }{{"", q.Hint}, {"", q.Answer}, {"", q.Flag.Severity.Label(q.Flag.Text)},
		{words.Reason, q.Reason}, {words.Comment, q.Comment}} {
		if r.text != "" {
			all = append(all, join(": ", r.word)+r.text)
		}
	}
	return all
}
