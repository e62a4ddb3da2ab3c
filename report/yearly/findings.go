package yearly

import (
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
)

// severity is how the document shows a finding's severity.
func severity(s findings.Severity) report.Severity {
	switch s {
	case findings.Critical:
		return report.SeverityCritical
	case findings.High:
		return report.SeverityHigh
	case findings.Medium:
		return report.SeverityMedium
	case findings.Low:
		return report.SeverityLow
	}
	return report.SeverityInfo
}

// findingTable lists findings rule by rule, with the leader's comments.
func (w *writer) findingTable(title string, list findings.List) report.Table {
	table := report.Table{Title: title, Empty: w.t("no_findings"), Columns: []report.Column{
		{Title: w.t("severity")}, {Title: w.t("applies_to"), Weight: 3}, {Title: w.t("finding"), Weight: 6},
		{Title: w.t("comment"), Weight: 3}}}
	counts := map[string]int{}
	for _, f := range list {
		counts[f.Rule]++
	}
	rule := ""
	for _, f := range list {
		if f.Rule != rule {
			rule = f.Rule
			heading := w.t("rule_count", w.Texts.T("rule."+rule), w.Texts.Int(counts[rule]))
			table.Rows = append(table.Rows, report.Row{Group: true, Cells: []report.Cell{{Text: heading}}})
		}
		table.Rows = append(table.Rows, w.findingRow(f))
	}
	return table
}

func (w *writer) findingRow(f findings.Finding) report.Row {
	text := w.Texts.Message(f.Key(), f.Args, w.names())
	if f.Aside != nil {
		text += " " + w.t("set_aside", f.Aside.Reason, f.Aside.Name, w.Texts.Day(f.Aside.Until))
	}
	return report.Row{Cells: []report.Cell{
		{Text: w.Texts.Code(&findings.Severities.CodeSet, string(f.Severity)), Severity: severity(f.Severity)},
		{Text: w.subject(f)}, {Text: text}, {Text: w.round.Report.Comment(f.Rule, f.ID)}}}
}

// subject names the record a finding is about.
func (w *writer) subject(f findings.Finding) string {
	if f.ID == "" {
		return w.t("whole_agency")
	}
	name := w.name(f.Register, f.ID)
	if f.No == "" || name == f.No {
		return name
	}
	return name + " (" + f.No + ")"
}

func (w *writer) names() i18n.Names {
	return func(register string, id reg.ID) string { return w.name(register, id) }
}

// severityCounts counts open findings per severity, with those set aside on a
// line of their own, so that the sum is the sum of all.
func (w *writer) severityCounts() report.Table {
	all := w.round.Findings
	table := report.Table{Title: w.t("findings_by_severity"), Columns: []report.Column{
		{Title: w.t("severity"), Weight: 1}, {Title: w.t("count"), Align: report.Right}}}
	for _, c := range all.Open().Counts() {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
			{Text: w.Texts.Code(&findings.Severities.CodeSet, string(c.Severity)), Severity: severity(c.Severity)},
			{Text: w.Texts.Int(c.N)}}})
	}
	table.Rows = append(table.Rows, report.Cells(w.t("set_aside_count"), w.Texts.Int(len(all.SetAside()))),
		report.Row{Total: true, Cells: []report.Cell{{Text: w.t("sum")}, {Text: w.Texts.Int(len(all))}}})
	return table
}

// actionTable lists actions with owner and deadline.
func (w *writer) actionTable(title string, actions []*model.Action) report.Table {
	table := report.Table{Title: title, Empty: w.t("no_actions"), Columns: []report.Column{
		{Title: w.t("no")}, {Title: w.t("action"), Weight: 5}, {Title: w.t("owner"), Weight: 2},
		{Title: w.t("deadline")}, {Title: w.t("status")}}}
	for _, a := range actions {
		status := report.Cell{Text: w.code(&model.ActionStatuses.CodeSet, string(a.Status))}
		if a.Overdue(w.today()) {
			status = report.Cell{Text: w.t("overdue"), Severity: report.SeverityHigh}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: a.No}, {Text: a.Title},
			{Text: w.or(w.person(a.Responsible))}, {Text: w.day(a.Due)}, status}})
	}
	return table
}

// today is the day the document is made.
func (w *writer) today() reg.Day { return reg.InstantOf(w.Now).Day(i18n.Oslo()) }
