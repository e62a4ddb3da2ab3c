package yearly

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
)

// findingTable lists findings rule by rule, with the leader's comments.
func (w *writer) findingTable(title string, list findings.List) report.Table {
	table := report.Table{Title: title, Empty: w.t("no_findings"), Columns: []report.Column{
		{Title: w.t("severity")}, w.named("applies_to", 3), {Title: w.t("finding"), Weight: 6},
		{Title: w.t("comment"), Weight: 3}}}
	for len(list) > 0 {
		same := sameRule(list)
		rule := list[0].Rule
		heading := w.t("rule_count", w.Texts.T("rule."+rule), w.Texts.Int(same))
		table.Rows = append(table.Rows, report.Row{Group: true, Cells: []report.Cell{{Text: heading}}})
		table.Rows = append(table.Rows, w.findingRows(list[:same])...)
		list = list[same:]
	}
	return table
}

// sameRule counts the findings at the beginning that are of one rule.
func sameRule(list findings.List) int {
	n := 1
	for n < len(list) && list[n].Rule == list[0].Rule {
		n++
	}
	return n
}

// findingRows puts findings that say the same of several records in one row.
func (w *writer) findingRows(list findings.List) []report.Row {
	type said struct {
		severity      findings.Severity
		text, comment string
	}
	var order []said
	subjects := map[said][]string{}
	for _, f := range list {
		key := said{f.Severity, w.findingText(f), w.round.Report.Comment(f.Rule, f.ID)}
		if subjects[key] == nil {
			order = append(order, key)
		}
		subjects[key] = append(subjects[key], w.subject(f))
	}
	rows := make([]report.Row, len(order))
	for i, key := range order {
		rows[i] = report.Row{Cells: []report.Cell{
			{Text: w.Texts.Code(&findings.Severities.CodeSet, string(key.severity)), Severity: report.SeverityOf(key.severity)},
			{Text: strings.Join(subjects[key], "\n")}, {Text: key.text}, {Text: key.comment}}}
	}
	return rows
}

// findingText is what a finding says, and why it is set aside if it is.
func (w *writer) findingText(f findings.Finding) string {
	text := w.Texts.Message(f.Key(), f.Args, w.names())
	if f.Aside != nil {
		text += " " + w.t("set_aside", f.Aside.Reason, f.Aside.Name, w.Texts.Day(f.Aside.Until))
	}
	return text
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
		w.named("severity", 1), {Title: w.t("count"), Align: report.Right}}}
	for _, c := range all.Open().Counts() {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
			{Text: w.Texts.Code(&findings.Severities.CodeSet, string(c.Severity)), Severity: report.SeverityOf(c.Severity)},
			{Text: w.Texts.Int(c.N)}}})
	}
	table.Rows = append(table.Rows, report.Cells(w.t("set_aside_count"), w.Texts.Int(len(all.SetAside()))),
		report.Row{Total: true, Cells: []report.Cell{{Text: w.t("sum")}, {Text: w.Texts.Int(len(all))}}})
	return table
}

// actionTable lists actions with owner and deadline.
func (w *writer) actionTable(title string, actions []*model.Action) report.Table {
	table := report.Table{Title: title, Empty: w.t("no_actions"), Columns: []report.Column{
		{Title: w.t("no")}, w.named("action", 5), {Title: w.t("owner"), Weight: 2},
		{Title: w.t("deadline")}, {Title: w.t("status")}}}
	for _, a := range actions {
		status := report.Cell{Text: w.code(&model.ActionStatuses.CodeSet, string(a.Status))}
		if a.Overdue(w.today()) {
			status = report.Cell{Text: w.t("overdue"), Severity: report.SeverityHigh}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: a.No, Ref: refText(reg.Ref{Register: model.Actions.Key, ID: a.ID})}, {Text: a.Title, Ref: refText(reg.Ref{Register: model.Actions.Key, ID: a.ID})},
			{Text: w.or(w.person(a.Responsible))}, {Text: w.day(a.Due)}, status}})
	}
	return table
}

// today is the day the document is made.
func (w *writer) today() reg.Day { return reg.InstantOf(w.Now).Day(i18n.Oslo()) }
