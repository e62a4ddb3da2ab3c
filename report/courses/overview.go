// Package courses writes the overview of training: how much of the agency, of
// each unit and of those who hold a role has been trained, and who lacks which
// compulsory course, as numbers. It names persons on wish only.
package courses

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/training"
	"samsvar/report"
	"samsvar/report/frame"
)

// writer puts the overview together.
type writer struct {
	*frame.Writer
	o     *training.Overview
	units map[reg.ID]*model.Unit
}

// Overview writes the overview of what was worked out; names lists those who
// lack a compulsory course by name.
func Overview(in frame.Input, o *training.Overview, names bool) report.Document {
	w := &writer{frame.New(in), o, map[reg.ID]*model.Unit{}}
	for _, u := range model.Units.All(in.Source) {
		w.units[u.ID] = u
	}
	w.head()
	w.byUnit()
	w.byCourse()
	w.lackingByUnit()
	w.byRole()
	if names {
		w.persons()
	}
	return w.Document(w.t("title"), frame.Marks{})
}

func (w *writer) t(key string, args ...string) string { return w.Say("courses."+key, args...) }

func (w *writer) head() {
	o := w.o
	w.Add(report.TitleHead{Facts: []report.Fact{
		{Label: w.Say("period"), Value: w.Say("period_text", w.Day(o.After.AddDays(1)), w.Day(o.Until))},
		{Label: w.Say("data_as_of"), Value: w.Day(w.Today())},
		{Label: w.t("counts"), Value: w.t("counts.text", w.Texts.Number(o.Hours))},
		{Label: w.t("target"), Value: w.Texts.Percent(o.Target)}}})
	share := report.KeyFigure{Value: frame.OrDash(w.share(o.Trained, o.Employees)), Label: w.t("coverage")}
	if o.Employees.Int() > 0 {
		share.Note, share.Severity = w.t("reached"), report.SeverityGood
		if !o.Reaches(o.Trained, o.Employees) {
			share.Note, share.Severity = w.t("missed"), report.SeverityMedium
		}
	}
	trained := report.KeyFigure{Value: w.Texts.Int(o.Trained), Label: w.t("trained")}
	if o.Unnamed > 0 {
		trained.Note = w.t("unnamed", w.Texts.Int(o.Unnamed))
	}
	w.Add(report.KeyFigures{Items: []report.KeyFigure{share, trained,
		{Value: frame.OrDash(w.Texts.Number(o.Employees)), Label: w.t("employees")},
		{Value: w.Texts.Int(w.lacking()), Label: w.t("lacking")}}})
}

// lacking counts the persons who lack a compulsory course.
func (w *writer) lacking() int {
	n := 0
	for i := range w.o.Persons {
		if len(w.o.Lacks(i)) > 0 {
			n++
		}
	}
	return n
}

func (w *writer) share(part int, whole reg.Num) string {
	if share := training.Share(part, whole); share.IsSet() {
		return w.Texts.Percent(share)
	}
	return ""
}

// goal says in words whether the target is reached.
func (w *writer) goal(part int, whole reg.Num) report.Cell {
	switch {
	case whole.Int() < 1:
		return report.Cell{Text: w.t("unknown"), Muted: true}
	case w.o.Reaches(part, whole):
		return report.Cell{Text: w.t("reached"), Severity: report.SeverityGood}
	}
	return report.Cell{Text: w.t("missed"), Severity: report.SeverityMedium}
}

// unit is what a unit is called, indented by its place in the tree.
func (w *writer) unit(id reg.ID, depth int) string {
	if id == "" {
		return w.t("no_unit")
	}
	return strings.Repeat("\u00a0\u00a0\u00a0", depth) + frame.OrDash(w.Name(model.Units.Key, id))
}

func (w *writer) byUnit() {
	table := report.Table{Empty: w.t("no_units"), Columns: []report.Column{w.Names("courses.unit", 4), w.Right("courses.trained"),
		w.Right("courses.employees"), w.Right("courses.coverage"), w.Column("courses.goal", 0)}, Note: w.t("units.note")}
	for _, u := range w.o.Units {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: w.unit(u.ID, u.Depth)}, {Text: w.Texts.Int(u.Trained)},
			{Text: frame.OrDash(w.Texts.Number(u.Employees))}, {Text: frame.OrDash(w.share(u.Trained, u.Employees))}, w.goal(u.Trained, u.Employees)}})
	}
	w.Add(report.Heading{Level: 1, Number: "1", Text: w.t("units")}, table)
}

func (w *writer) byCourse() {
	table := report.Table{Empty: w.t("no_courses"), Columns: []report.Column{w.Names("courses.course", 4), w.Column("courses.audience", 3),
		w.Right("courses.for"), w.Right("courses.taken"), w.Right("courses.lacks"), w.Right("courses.coverage")}, Note: w.t("courses.note")}
	for _, c := range w.o.Courses {
		table.Rows = append(table.Rows, report.Cells(strings.TrimSpace(c.Name), w.audience(c), w.Texts.Int(c.For), w.Texts.Int(c.Taken),
			w.Texts.Int(c.For-c.Taken), frame.OrDash(w.share(c.Taken, reg.Int(c.For)))))
	}
	w.Add(report.Heading{Level: 1, Number: "2", Text: w.t("courses")}, table)
}

// audience says whom a course is for.
func (w *writer) audience(c training.Course) string {
	if len(c.Aims) == 0 {
		return w.t("everybody")
	}
	var names []string
	for _, role := range c.Aims {
		names = append(names, w.Texts.Code(&model.Roles.CodeSet, string(role)))
	}
	return strings.Join(names, ", ")
}

// mostCourses is how many courses a table has a column for.
const mostCourses = 6

// lackingByUnit counts who lacks which course, unit by unit, each person in the
// unit that they belong to themselves.
func (w *writer) lackingByUnit() {
	w.Add(report.Heading{Level: 1, Number: "3", Text: w.t("by_unit")})
	courses := w.o.Courses[:min(len(w.o.Courses), mostCourses)]
	table := report.Table{Empty: w.t("nobody"), Columns: []report.Column{w.Names("courses.unit", 1)}, Note: w.t("by_unit.note")}
	for _, c := range courses {
		table.Columns = append(table.Columns, report.Column{Title: strings.TrimSpace(c.Name), Align: report.Right})
	}
	counts := map[reg.ID][]int{}
	sum := make([]int, len(courses))
	for i := range w.o.Persons {
		unit := w.o.Persons[i].Unit
		if w.units[unit] == nil {
			unit = ""
		}
		for _, c := range w.o.Lacks(i) {
			if c < len(courses) {
				if counts[unit] == nil {
					counts[unit] = make([]int, len(courses))
				}
				counts[unit][c]++
				sum[c]++
			}
		}
	}
	for _, u := range w.o.Units {
		if counts[u.ID] != nil {
			table.Rows = append(table.Rows, w.numbers(w.unit(u.ID, u.Depth), counts[u.ID]))
			delete(counts, u.ID)
		}
	}
	if len(counts[""]) > 0 {
		table.Rows = append(table.Rows, w.numbers(w.unit("", 0), counts[""]))
	}
	if len(table.Rows) > 0 {
		total := w.numbers(w.Say("sum"), sum)
		total.Total = true
		table.Rows = append(table.Rows, total)
	}
	w.Add(table)
}

func (w *writer) numbers(name string, counts []int) report.Row {
	row := report.Row{Cells: []report.Cell{{Text: name}}}
	for _, n := range counts {
		row.Cells = append(row.Cells, report.Cell{Text: w.Texts.Int(n), Muted: n == 0})
	}
	return row
}

func (w *writer) byRole() {
	table := report.Table{Empty: w.Say("lg.no_roles"), Columns: []report.Column{w.Names("role", 4), w.Right("courses.holders"),
		w.Right("courses.trained"), w.Right("courses.lacking"), w.Column("courses.goal", 0)}, Note: w.t("roles.note")}
	for _, r := range w.o.Roles {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: w.Texts.Code(&model.Roles.CodeSet, string(r.Role))},
			{Text: w.Texts.Int(r.Holders)}, {Text: w.Texts.Int(r.Trained)}, {Text: w.Texts.Int(r.Lacking)}, w.goal(r.Trained, reg.Int(r.Holders))}})
	}
	w.Add(report.Heading{Level: 1, Number: "4", Text: w.t("roles")}, table)
}

// persons names those who lack a compulsory course, and what they lack.
func (w *writer) persons() {
	table := report.Table{Empty: w.t("nobody"), Columns: []report.Column{w.Names("courses.person", 3), w.Column("courses.unit", 3),
		w.Column("courses.what", 4)}}
	for i, p := range w.o.Persons {
		var lacks []string
		for _, c := range w.o.Lacks(i) {
			lacks = append(lacks, strings.TrimSpace(w.o.Courses[c].Name))
		}
		if len(lacks) > 0 {
			table.Rows = append(table.Rows, report.Cells(p.Name, frame.OrDash(w.Name(model.Units.Key, p.Unit)), strings.Join(lacks, ", ")))
		}
	}
	w.Add(report.Heading{Level: 1, Number: "5", Text: w.t("persons")}, report.Note(w.t("persons.note")), table)
}
