package yearly

import (
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/reg"
	"samsvar/report"
)

// The years of the table of incidents, and the most and the fewest of the chart.
const (
	trendYears = 3
	mostYears  = 6
	leastYears = 3
)

// incidentTrend counts incidents of the last three years, and shows them as
// lines where that many have any.
func (w *writer) incidentTrend() []report.Block {
	table := report.Table{Title: w.t("lg.trend"), Columns: []report.Column{w.named("incidents", 4)},
		Note: w.t("chart_caveat")}
	kinds := []struct {
		label string
		count func(*model.Incident) bool
	}{
		{w.t("all"), func(*model.Incident) bool { return true }},
		{w.t("grave"), (*model.Incident).Grave},
		{w.t("breaches"), (*model.Incident).Breach},
		{w.t("notified"), func(i *model.Incident) bool { return i.Notified.IsSet() }},
		{w.t("notified_late"), func(i *model.Incident) bool { return i.NotifiedLate(w.breachHours()) }},
		{w.t("persons_told"), func(i *model.Incident) bool { return i.PersonsToldAt.IsSet() }},
	}
	rows := make([]report.Row, len(kinds))
	for k, kind := range kinds {
		rows[k] = report.Cells(kind.label)
	}
	for year := w.round.Year - trendYears + 1; year <= w.round.Year; year++ {
		table.Columns = append(table.Columns, report.Column{Title: reg.Int(year).Text(), Align: report.Right})
		for k, kind := range kinds {
			rows[k].Cells = append(rows[k].Cells, report.Cell{Text: w.Texts.Int(w.countIncidents(year, kind.count))})
		}
	}
	table.Rows = rows
	if lines, ok := w.incidentLines(); ok {
		return []report.Block{table, lines}
	}
	return []report.Block{table}
}

// incidentLines shows the incidents from the first year that has any, and
// nothing where the register is too young for a trend.
func (w *writer) incidentLines() (report.LineChart, bool) {
	always := func(*model.Incident) bool { return true }
	first := w.round.Year - mostYears + 1
	for first <= w.round.Year && w.countIncidents(first, always) == 0 {
		first++
	}
	if w.round.Year-first+1 < leastYears {
		return report.LineChart{}, false
	}
	lines := report.LineChart{Title: w.t("lg.lines"), Alt: w.t("lg.lines.alt", reg.Int(first).Text(), reg.Int(w.round.Year).Text()),
		Series: []report.Line{{Name: w.t("all")}, {Name: w.t("grave")}, {Name: w.t("breaches")}}}
	for year := first; year <= w.round.Year; year++ {
		lines.Periods = append(lines.Periods, reg.Int(year).Text())
		for i, count := range []func(*model.Incident) bool{always, (*model.Incident).Grave, (*model.Incident).Breach} {
			n := w.countIncidents(year, count)
			lines.Series[i].Points = append(lines.Series[i].Points, report.Point{Value: float64(n), Text: w.Texts.Int(n)})
		}
	}
	return lines, true
}

func (w *writer) breachHours() int { return w.agency.Settings.OrDefault().BreachHours.Int() }

func (w *writer) countIncidents(year int, keep func(*model.Incident) bool) int {
	n := 0
	for _, i := range w.incidents(year) {
		if keep(i) {
			n++
		}
	}
	return n
}

// incidents returns those of a year, counted as the figures count them.
func (w *writer) incidents(year int) []*model.Incident {
	var all []*model.Incident
	for _, i := range model.Incidents.All(w.Source) {
		if figures.IncidentTime(i).Day(i18n.Oslo()).Year() == year {
			all = append(all, i)
		}
	}
	return all
}

func (w *writer) incidentCauses() []report.Block {
	counts := map[string]int{}
	all := w.incidents(w.round.Year)
	for _, i := range all {
		counts[string(i.Cause)]++
	}
	return []report.Block{w.countTable(w.t("lg.causes"), w.t("cause"), &model.IncidentCauses.CodeSet, counts, len(all))}
}

func (w *writer) graveIncidents() []report.Block {
	var rows []report.Row
	for _, i := range w.incidents(w.round.Year) {
		if i.Grave() {
			rows = append(rows, report.Cells(i.No, i.Title, w.code(&model.IncidentSeverities.CodeSet, string(i.Severity)),
				w.or(w.Texts.Instant(i.Notified)), w.or(i.Learning)))
		}
	}
	return w.simple("lg.grave", "lg.no_grave", []report.Column{w.text("no", 0), w.named("incident", 4), w.text("severity", 0),
		w.text("notified", 2), w.text("learning", 4)}, rows)
}
