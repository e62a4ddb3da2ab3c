package frame

import (
	"samsvar/i18n"
	"samsvar/model/findings"
	"samsvar/report"
)

// Remedy tells what to do about a finding, "" where there is nothing to tell.
func Remedy(t *i18n.Texts, f findings.Finding) string {
	for _, key := range []string{f.Key() + ".do", "finding." + f.Rule + ".do"} {
		if t.Has(key) {
			return t.T(key)
		}
	}
	return ""
}

// Gravity is a severity as a cell.
func (w *Writer) Gravity(s findings.Severity) report.Cell {
	return report.Cell{Text: w.Texts.Code(&findings.Severities.CodeSet, string(s)), Severity: report.SeverityOf(s)}
}

// Message is what a finding says.
func (w *Writer) Message(f findings.Finding) string { return w.Texts.Message(f.Key(), f.Args, w.Name) }

// Due is the deadline of a finding, or a dash.
func (w *Writer) Due(f findings.Finding) string {
	if f.Deadline.IsSet() {
		return w.Texts.Instant(f.Deadline)
	}
	return w.Day(f.Due)
}

// Subject names the record a finding is about.
func (w *Writer) Subject(f findings.Finding) string {
	if f.ID == "" {
		return w.Say("whole_agency")
	}
	return OrDash(w.Name(f.Register, f.ID))
}

// FindingTable lists findings with what to do and until when; subjects says
// whether they are about several records.
func (w *Writer) FindingTable(list findings.List, subjects bool) report.Table {
	table := report.Table{Empty: w.Say("frame.no_findings"), Columns: []report.Column{w.Column("severity", 0)}}
	if subjects {
		table.Columns = append(table.Columns, w.Column("applies_to", 3))
	}
	table.Columns = append(table.Columns, w.Names("finding", 5), w.Column("frame.remedy", 5), w.Column("deadline", 0))
	for _, f := range list {
		row := report.Row{Cells: []report.Cell{w.Gravity(f.Severity)}}
		if subjects {
			row.Cells = append(row.Cells, report.Cell{Text: w.Subject(f)})
		}
		row.Cells = append(row.Cells, report.Cell{Text: w.Message(f)}, report.Cell{Text: OrDash(Remedy(w.Texts, f))}, report.Cell{Text: w.Due(f)})
		table.Rows = append(table.Rows, row)
	}
	return table
}
