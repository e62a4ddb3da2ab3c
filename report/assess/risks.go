package assess

import (
	"strconv"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
)

// risk is one line of a list of risks, whatever register it is in.
type risk struct {
	name          string
	before, after placed
	actions       []reg.ID
}

// placed is where a risk lies and its level there.
type placed struct {
	likelihood model.Likelihood
	impact     model.Impact
	level      model.RiskLevel
}

// matrices shows the risks by their numbers before and after measures. Those
// that are not placed are told below.
func (w *writer) matrices(m model.RiskMatrix, all []risk) {
	at := func(key string, of func(risk) placed) {
		w.Add(report.KeepTogether{Blocks: []report.Block{w.matrix(w.t(key), m, all, of)}})
	}
	at("matrix.before", func(r risk) placed { return r.before })
	at("matrix.after", func(r risk) placed { return r.after })
}

func (w *writer) matrix(title string, m model.RiskMatrix, all []risk, of func(risk) placed) report.RiskMatrix {
	made := report.RiskMatrix{Title: title, RowTitle: w.Say("likelihood"), ColumnTitle: w.Say("impact")}
	numbers, outside := map[[2]int][]string{}, []string{}
	for i, r := range all {
		p := of(r)
		l, c := p.likelihood.Number(), p.impact.Number()
		if l == 0 || c == 0 || l > m.Steps() || c > m.Steps() {
			outside = append(outside, strconv.Itoa(i+1))
			continue
		}
		numbers[[2]int{l, c}] = append(numbers[[2]int{l, c}], strconv.Itoa(i+1))
	}
	for l := m.Steps(); l >= 1; l-- {
		made.Rows = append(made.Rows, w.step(&model.Likelihoods.CodeSet, l))
		var row []report.RiskCell
		for c := 1; c <= m.Steps(); c++ {
			level := m.Level(model.Likelihoods.All()[l-1], model.Impacts.All()[c-1])
			here := numbers[[2]int{l, c}]
			row = append(row, report.RiskCell{Count: len(here), Text: strings.Join(here, ", "), Severity: report.SeverityOfRisk(level)})
		}
		made.Cells = append(made.Cells, row)
	}
	for c := range m.Steps() {
		made.Columns = append(made.Columns, w.step(&model.Impacts.CodeSet, c+1))
	}
	for _, level := range model.RiskLevels.All() {
		made.Levels = append(made.Levels, report.RiskLevel{Severity: report.SeverityOfRisk(level), Name: w.Code(&model.RiskLevels.CodeSet, string(level))})
	}
	made.Alt = w.t("matrix.alt", title, w.Texts.Int(len(all)-len(outside)))
	if len(outside) > 0 {
		made.Note = w.t("matrix.outside", strings.Join(outside, ", "))
	}
	return made
}

// step is a step of a scale with its number.
func (w *writer) step(set *reg.CodeSet, n int) string {
	return strconv.Itoa(n) + " " + w.Texts.Code(set, set.Codes[n-1])
}

func (w *writer) level(l model.RiskLevel) report.Cell {
	return report.Cell{Text: w.Code(&model.RiskLevels.CodeSet, string(l)), Severity: report.SeverityOfRisk(l)}
}

func (w *writer) column(key string, weight float64) report.Column {
	return report.Column{Title: w.t("column." + key), Weight: weight}
}

// summary lists the risks with their levels before and after measures.
func (w *writer) summary(all []risk, empty string) {
	table := report.Table{Empty: empty, Columns: []report.Column{w.column("no", 0),
		{Title: w.t("column.risk"), Weight: 1, Names: true}, w.column("before", 0), w.column("after", 0)}}
	for i, r := range all {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: strconv.Itoa(i + 1)}, {Text: frame.OrDash(r.name)},
			w.level(r.before.level), w.level(r.after.level)}})
	}
	w.Add(table)
}

// actions lists what is to be done: what, against which risks, who and when.
func (w *writer) actions(title string, ids []reg.ID, all []risk) {
	table := report.Table{Title: title, Empty: w.t("no_actions"), Columns: []report.Column{w.column("no", 0),
		{Title: w.t("column.action"), Weight: 3, Names: true}, w.column("against", 0), w.column("who", 2), w.column("due", 0), w.column("status", 0)}}
	for _, id := range ids {
		a := model.Actions.Get(w.Source, id)
		if a == nil {
			continue
		}
		status := report.Cell{Text: w.Code(&model.ActionStatuses.CodeSet, string(a.Status))}
		due := report.Cell{Text: w.Day(a.Due)}
		if a.Overdue(w.Today()) {
			due = report.Cell{Text: w.t("late", w.Day(a.Due)), Severity: report.SeverityHigh}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: a.No}, {Text: a.Title},
			{Text: frame.OrDash(against(id, all))}, {Text: w.Person(a.Responsible)}, due, status}})
	}
	w.Add(table)
}

// against lists the numbers of the risks an action is against.
func against(id reg.ID, all []risk) string {
	var numbers []string
	for i, r := range all {
		for _, own := range r.actions {
			if own == id {
				numbers = append(numbers, strconv.Itoa(i+1))
			}
		}
	}
	return strings.Join(numbers, ", ")
}

// sourced lists the actions that come from a record: those that are named, and
// those that say so themselves.
func (w *writer) sourced(source model.ActionSource, named []reg.ID) []reg.ID {
	all, seen := []reg.ID{}, map[reg.ID]bool{}
	take := func(id reg.ID) {
		if !seen[id] {
			seen[id] = true
			all = append(all, id)
		}
	}
	for _, id := range named {
		take(id)
	}
	for _, a := range model.Actions.All(w.Source) {
		if a.Source == source && a.SourceRef != "" && a.SourceRef == w.rec.Header().No {
			take(a.ID)
		}
	}
	return all
}
