package yearly

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/report"
)

// scenario is one risk with the assessment it belongs to.
type scenario struct {
	of *model.RiskAssessment
	*model.Scenario
}

// scenarios returns the risks of the assessments in use.
func (w *writer) scenarios() []scenario {
	var all []scenario
	for _, r := range model.RiskAssessments.All(w.Source) {
		if model.RiskAssessments.Ended(r) || !r.IsApproved(w.round.Figures.AsOf) {
			continue
		}
		for i := range r.Scenarios {
			all = append(all, scenario{r, &r.Scenarios[i]})
		}
	}
	return all
}

// riskMatrix counts risks as they stand, in the matrix of the agency's scale.
// Risks on another scale, or without both values, are told below it, so that
// none is left out.
func (w *writer) riskMatrix() []report.Block {
	m := w.agency.RiskMatrix()
	matrix := report.RiskMatrix{Title: w.t("lg.matrix"), RowTitle: w.t("likelihood"), ColumnTitle: w.t("impact")}
	counts, outside, total := map[[2]int]int{}, 0, 0
	for _, s := range w.scenarios() {
		l, i := s.Likelihood.Number(), s.Impact.Number()
		total++
		if s.of.RiskMatrix().Steps() != m.Steps() || l == 0 || i == 0 {
			outside++
			continue
		}
		counts[[2]int{l, i}]++
	}
	steps := m.Steps()
	for l := steps; l >= 1; l-- {
		matrix.Rows = append(matrix.Rows, w.Texts.Code(&model.Likelihoods.CodeSet, model.Likelihoods.Codes[l-1]))
		var row []report.RiskCell
		for i := 1; i <= steps; i++ {
			level := m.Level(model.Likelihoods.All()[l-1], model.Impacts.All()[i-1])
			row = append(row, report.RiskCell{Count: counts[[2]int{l, i}], Severity: report.SeverityOfRisk(level)})
		}
		matrix.Cells = append(matrix.Cells, row)
	}
	for i := range steps {
		matrix.Columns = append(matrix.Columns, w.Texts.Code(&model.Impacts.CodeSet, model.Impacts.Codes[i]))
	}
	for _, level := range model.RiskLevels.All() {
		matrix.Levels = append(matrix.Levels, report.RiskLevel{Severity: report.SeverityOfRisk(level),
			Name: w.Texts.Code(&model.RiskLevels.CodeSet, string(level))})
	}
	matrix.Alt = w.t("lg.matrix_alt", w.Texts.Int(total))
	matrix.Note = w.t("lg.matrix_note", w.Texts.Int(total))
	if outside > 0 {
		matrix.Note += " " + w.t("lg.matrix_outside", w.Texts.Int(outside))
	}
	return []report.Block{matrix}
}

const topRiskCount = 10

// topRisks lists the gravest risks that are left after measures.
func (w *writer) topRisks() []report.Block {
	all := w.scenarios()
	slices.SortStableFunc(all, func(a, b scenario) int {
		return cmp.Or(b.Residual().Number()-a.Residual().Number(), weight(b)-weight(a), cmp.Compare(a.of.No, b.of.No))
	})
	var rows []report.Row
	for _, s := range all[:min(topRiskCount, len(all))] {
		rows = append(rows, report.Row{Cells: []report.Cell{{Text: s.Event}, {Text: s.of.Title},
			w.levelCell(s.Level), w.levelCell(s.Residual()),
			{Text: w.code(&model.Treatments.CodeSet, string(s.Treatment))}}})
	}
	return w.simple("lg.top_risks", "lg.no_risks", []report.Column{w.named("risk", 5), w.text("assessment", 3),
		w.text("level", 0), w.text("residual", 0), w.text("treatment", 0)}, rows)
}

// weight is likelihood times impact as things stand, for order only.
func weight(s scenario) int { return s.Likelihood.Number() * s.Impact.Number() }

func (w *writer) levelCell(l model.RiskLevel) report.Cell {
	return report.Cell{Text: w.code(&model.RiskLevels.CodeSet, string(l)), Severity: report.SeverityOfRisk(l)}
}

// officerAdvice lists the officer's advice that was not, or only partly,
// followed, and why.
func (w *writer) officerAdvice() []report.Block {
	var rows []report.Row
	for _, d := range model.DPIAs.All(w.Source) {
		a := d.Advice
		if a.Text == "" || a.Followed == model.FollowedYes {
			continue
		}
		rows = append(rows, report.Cells(d.Title, a.Text, w.code(&model.Followeds.CodeSet, string(a.Followed)), w.or(a.Reason)))
	}
	return w.simple("lg.advice", "lg.no_advice", []report.Column{w.named("dpia", 3), w.text("advice", 4),
		w.text("followed", 0), w.text("reason", 3)}, rows)
}
