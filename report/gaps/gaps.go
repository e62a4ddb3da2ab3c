// Package gaps writes the list of what is missing: every open finding by severity
// and register, with the rule and the law it rests on, the record, what to do,
// who owns it and until when; and what is set aside, why and by whom.
package gaps

import (
	"slices"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/law"
	"samsvar/report"
	"samsvar/report/frame"
)

// writer puts the list together.
type writer struct {
	*frame.Writer
	book *law.Book
	all  findings.List
}

// List writes the findings.
func List(in frame.Input, all findings.List) (report.Document, error) {
	book, err := law.Load()
	if err != nil {
		return report.Document{}, err
	}
	w := &writer{frame.New(in), book, all}
	w.head()
	n := 0
	for _, c := range all.Open().Counts() {
		if c.N > 0 {
			n++
			w.severity(n, c.Severity)
		}
	}
	w.aside(n + 1)
	return w.Document(w.t("title"), frame.Marks{}), nil
}

func (w *writer) t(key string, args ...string) string { return w.Say("gaps."+key, args...) }

// head says how many there are, so that the numbers add up.
func (w *writer) head() {
	open := w.all.Open()
	w.Add(report.TitleHead{Facts: []report.Fact{
		{Label: w.Say("data_as_of"), Value: w.Day(w.Today())},
		{Label: w.t("open"), Value: w.Texts.Int(len(open))},
		{Label: w.Say("set_aside_count"), Value: w.Texts.Int(len(w.all.SetAside()))},
		{Label: w.t("overdue"), Value: w.Texts.Int(w.late(open))}}})
	table := report.Table{Title: w.t("where"), Empty: w.Say("frame.no_findings"), Columns: []report.Column{w.Names("gaps.register", 1)}}
	for _, s := range findings.Severities.All() {
		table.Columns = append(table.Columns, report.Column{Title: w.Texts.Code(&findings.Severities.CodeSet, string(s)), Align: report.Right})
	}
	table.Columns = append(table.Columns, w.Right("sum"))
	for _, key := range registers(open) {
		table.Rows = append(table.Rows, w.counts(w.register(key), of(open, key)))
	}
	if len(open) > 0 {
		sum := w.counts(w.Say("sum"), open)
		sum.Total = true
		table.Rows = append(table.Rows, sum)
	}
	w.Add(table, report.Note(w.t("note")))
}

func (w *writer) late(list findings.List) int {
	n := 0
	for _, f := range list {
		if f.Due.IsSet() && f.Due < w.Today() {
			n++
		}
	}
	return n
}

func (w *writer) counts(name string, list findings.List) report.Row {
	row := report.Row{Cells: []report.Cell{{Text: name}}}
	for _, c := range list.Counts() {
		row.Cells = append(row.Cells, report.Cell{Text: w.Texts.Int(c.N), Muted: c.N == 0})
	}
	row.Cells = append(row.Cells, report.Cell{Text: w.Texts.Int(len(list)), Bold: true})
	return row
}

// registers are those that findings are about, in the order of the navigation.
func registers(list findings.List) []string {
	there := map[string]bool{}
	for _, f := range list {
		there[f.Register] = true
	}
	var keys []string
	for _, r := range model.All() {
		if there[r.Key] {
			keys = append(keys, r.Key)
			delete(there, r.Key)
		}
	}
	return keys
}

func of(list findings.List, register string) findings.List {
	return slices.DeleteFunc(slices.Clone(list), func(f findings.Finding) bool { return f.Register != register })
}

func (w *writer) register(key string) string {
	if r := model.Register(key); r != nil {
		return w.Texts.RegisterMany(r)
	}
	return key
}

// severity writes the findings of one severity, register by register.
func (w *writer) severity(n int, s findings.Severity) {
	list := w.all.Open().ByExact(s)
	number := w.Texts.Int(n)
	w.Add(report.Heading{Level: 1, Number: number, Text: w.t("heading", w.Texts.Code(&findings.Severities.CodeSet, string(s)), w.Texts.Int(len(list)))})
	for i, key := range registers(list) {
		mine := of(list, key)
		w.Add(report.Heading{Level: 2, Number: number + "." + w.Texts.Int(i+1), Text: w.register(key)}, w.table(mine))
	}
}

// table lists findings rule by rule: above those of a rule stands what it is
// about, what it rests on and what to do.
func (w *writer) table(list findings.List) report.Table {
	table := report.Table{Columns: []report.Column{w.Column("no", 0), w.Names("applies_to", 3), w.Column("finding", 5),
		w.Column("owner", 2), w.Column("deadline", 0)}}
	above := ""
	for _, f := range list {
		if heading := w.heading(f); heading != above {
			above = heading
			table.Rows = append(table.Rows, report.Row{Group: true, Cells: []report.Cell{{Text: heading}}})
		}
		due := report.Cell{Text: w.Due(f)}
		if f.Due.IsSet() && f.Due < w.Today() {
			due.Severity = report.SeverityHigh
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: frame.OrDash(f.No)}, {Text: w.Subject(f)}, {Text: w.Message(f)},
			{Text: w.owner(f)}, due}})
	}
	return table
}

func (w *writer) heading(f findings.Finding) string {
	text := w.t("rule", f.Rule, w.Texts.T("rule."+f.Rule), w.source(f.Rule))
	if remedy := frame.Remedy(w.Texts, f); remedy != "" {
		text += "\n" + remedy
	}
	return text
}

// source is the law a rule rests on, or that it is practice.
func (w *writer) source(rule string) string {
	if w.book.IsLaw(rule) {
		return w.Texts.Law(w.book.Sources[rule])
	}
	return w.t("practice")
}

// owner is who owns the record.
func (w *writer) owner(f findings.Finding) string {
	register := model.Register(f.Register)
	rec, ok := w.Source.Get(f.Register, f.ID)
	if register == nil || !ok {
		return frame.OrDash("")
	}
	return w.Person(register.Owner(rec))
}

// aside lists what is set aside for now.
func (w *writer) aside(n int) {
	list := w.all.SetAside()
	if len(list) == 0 {
		return
	}
	table := report.Table{Columns: []report.Column{w.Column("severity", 0), w.Names("applies_to", 3), w.Column("finding", 4),
		w.Column("reason", 3), w.Column("gaps.by", 2), w.Column("gaps.until", 0)}}
	for _, f := range list {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{w.Gravity(f.Severity), {Text: w.Subject(f)}, {Text: w.Message(f)},
			{Text: f.Aside.Reason}, {Text: frame.OrDash(f.Aside.Name)}, {Text: w.Day(f.Aside.Until)}}})
	}
	w.Add(report.Heading{Level: 1, Number: w.Texts.Int(n), Text: w.t("aside")}, table)
}
