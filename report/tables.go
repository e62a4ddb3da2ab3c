package report

// Table is the chart as a table, for formats and readers without pictures.
func (c BarChart) Table() Table {
	t := Table{Title: c.Title, Note: c.Note, Columns: []Column{{Weight: 3, Names: true}}}
	for _, name := range c.Series {
		t.Columns = append(t.Columns, Column{Title: name, Align: Right})
	}
	for _, g := range c.Groups {
		row := Cells(g.Label)
		for _, bar := range g.Bars {
			row.Cells = append(row.Cells, Cell{Text: bar.Text, Muted: bar.Missing})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Table is the matrix as a table; a cell says how many risks lie there, or which.
func (m RiskMatrix) Table() Table {
	t := Table{Title: m.Title, Note: m.Note, Columns: []Column{{Title: m.RowTitle + " / " + m.ColumnTitle, Weight: 3, Names: true}}}
	for _, name := range m.Columns {
		t.Columns = append(t.Columns, Column{Title: name, Align: Right})
	}
	for i, name := range m.Rows {
		row := Cells(name)
		for j := range m.Columns {
			cell := Cell{}
			if i < len(m.Cells) && j < len(m.Cells[i]) {
				cell = Cell{Text: m.Cells[i][j].Shown(), Severity: m.Cells[i][j].Severity}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Table has a row for each question and a column for each answer that has a
// heading, and for what is said of it.
func (l QuestionList) Table() Table {
	t := Table{Columns: []Column{{}, {Title: l.Words.Question, Weight: 5, Names: true}}}
	of := []func(Question) string{}
	for _, c := range []struct {
		word  string
		align Align
		of    func(Question) string
	}{
		{l.Words.LastYear, Right, func(q Question) string { return q.LastYear }},
		{l.Words.Computed, Right, func(q Question) string { return q.Computed }},
		{l.Words.Reported, Right, func(q Question) string { return q.Reported }},
		{l.Words.Certainty, Left, func(q Question) string { return q.Certainty }},
		{l.Words.Reason, Left, func(q Question) string { return q.Reason }},
		{l.Words.Comment, Left, func(q Question) string { return q.Comment }},
	} {
		if c.word != "" {
			t.Columns, of = append(t.Columns, Column{Title: c.word, Align: c.align}), append(of, c.of)
		}
	}
	// Answers in words and warnings have no heading of their own.
	t.Columns = append(t.Columns, Column{Weight: 4}, Column{Weight: 2})
	for _, q := range l.Items {
		row := Cells(q.Number, q.Text)
		for _, value := range of {
			row.Cells = append(row.Cells, Cell{Text: value(q)})
		}
		row.Cells = append(row.Cells, Cell{Text: q.Answer}, Cell{Text: q.Flag.Text, Severity: q.Flag.Severity})
		t.Rows = append(t.Rows, row)
	}
	return t
}
