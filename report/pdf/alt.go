package pdf

import (
	"strings"

	"samsvar/report"
)

// barsAlt is what is read out instead of a bar chart: the author's sentence, or
// the values where there is none.
func barsAlt(c report.BarChart) string {
	if blank(c.Alt) {
		return alt(append([]string{c.Title}, barValues(c)...)...)
	}
	return alt(c.Alt)
}

func barValues(c report.BarChart) []string {
	var told []string
	for _, g := range c.Groups {
		var values []string
		for i, bar := range g.Bars {
			value := bar.Text
			if i < len(c.Series) && !blank(c.Series[i]) {
				value = c.Series[i] + " " + value
			}
			values = append(values, value)
		}
		told = append(told, g.Label+": "+strings.Join(values, ", ")+".")
	}
	return told
}

// matrixAlt is what is read out instead of a risk matrix: the author's sentence,
// and every combination that holds risks, which no sentence can tell.
func matrixAlt(m report.RiskMatrix) string {
	told := []string{m.Title}
	if !blank(m.Alt) {
		told = []string{m.Alt}
	}
	names := make(map[report.Severity]string)
	for _, level := range m.Levels {
		names[level.Severity] = level.Name
	}
	for r, row := range m.Cells[:min(len(m.Cells), len(m.Rows))] {
		for c, cell := range row[:min(len(row), len(m.Columns))] {
			count := cell.Shown()
			if count == "" {
				continue
			}
			if name := names[cell.Severity]; !blank(name) {
				count += " (" + name + ")"
			}
			told = append(told, labelOf(m.RowTitle, m.Rows[r])+", "+labelOf(m.ColumnTitle, m.Columns[c])+": "+count+".")
		}
	}
	return alt(told...)
}

// labelOf says what is graded and the grade.
func labelOf(title, label string) string { return strings.TrimSpace(title + " " + label) }

// alt joins sentences to an alternative text, which is never empty.
func alt(parts ...string) string {
	text := strings.Join(strings.Fields(shownText([]rune(strings.Join(parts, " ")), false)), " ")
	if text == "" {
		return "–"
	}
	return text
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }
