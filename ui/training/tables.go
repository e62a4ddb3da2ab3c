package training

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/training"
	"samsvar/report"
	"samsvar/ui/grid"
)

// table is one of the smaller lists: a line per unit, role or course. Each line
// leads to the persons behind it.
type table struct {
	columns []grid.Column
	lines   []line
}

// line is one row; filter is which persons it leads to.
type line struct {
	cells  []string
	sign   report.Severity
	filter filter
}

// Len is the number of lines.
func (t *table) Len() int { return len(t.lines) }

// Cell is what stands in a cell.
func (t *table) Cell(row, col int) string { return t.lines[row].cells[col] }

// Sign says whether the target is missed; the last column says it in words.
func (t *table) Sign(row int) report.Severity { return t.lines[row].sign }

// words makes the lists.
type words struct {
	texts *i18n.Texts
	names i18n.Names
}

func (w words) t(key string, args ...string) string { return w.texts.T("ui.training."+key, args...) }

func (w words) column(key string, width float32, right bool) grid.Column {
	return grid.Column{Key: key, Title: w.t("column." + key), Width: width, Right: right, Unsorted: true}
}

// units lists the units as a tree, with those of no unit last.
func (w words) units(o outcome) *table {
	list := &table{columns: []grid.Column{w.column("unit", 260, false), w.column("trained", 110, true), w.column("employees", 100, true),
		w.column("share", 90, true), w.column("unnamed", 110, true), w.column("target", 160, false)}}
	list.columns[0].Wide, list.columns[5].Sign = true, true
	for _, u := range o.Units {
		name := unitName(w.names, u.ID)
		if u.ID == "" {
			name = w.t("no_unit")
		}
		sign, target := w.target(o, u.Trained, u.Employees)
		list.lines = append(list.lines, line{sign: sign, filter: filter{inUnit: true, unit: u.ID, who: whoAll},
			cells: []string{strings.Repeat("    ", u.Depth) + name, w.texts.Int(u.Trained), w.texts.Number(u.Employees),
				w.share(u.Trained, u.Employees), w.texts.Int(u.Unnamed), target}})
	}
	return list
}

// target says in words whether it is reached.
func (w words) target(o outcome, part int, whole reg.Num) (report.Severity, string) {
	switch {
	case whole.Int() < 1:
		return report.SeverityNone, w.t("target.unknown")
	case o.Reaches(part, whole):
		return report.SeverityNone, w.t("target.reached")
	}
	return report.SeverityMedium, w.t("target.missed")
}

func (w words) share(part int, whole reg.Num) string {
	if share := training.Share(part, whole); share.IsSet() {
		return w.texts.Percent(share)
	}
	return ""
}

// roles lists the roles that somebody holds.
func (w words) roles(o outcome) *table {
	list := &table{columns: []grid.Column{w.column("role", 260, false), w.column("holders", 100, true), w.column("trained", 110, true),
		w.column("share", 90, true), w.column("lacking", 160, true), w.column("target", 160, false)}}
	list.columns[0].Wide, list.columns[5].Sign = true, true
	for _, r := range o.Roles {
		sign, target := w.target(o, r.Trained, reg.Int(r.Holders))
		list.lines = append(list.lines, line{sign: sign, filter: filter{role: r.Role, who: whoAll},
			cells: []string{w.texts.Code(&model.Roles.CodeSet, string(r.Role)), w.texts.Int(r.Holders), w.texts.Int(r.Trained),
				w.share(r.Trained, reg.Int(r.Holders)), w.texts.Int(r.Lacking), target}})
	}
	return list
}

// courses lists the compulsory courses.
func (w words) courses(o outcome) *table {
	list := &table{columns: []grid.Column{w.column("course", 240, false), w.column("audience", 200, false), w.column("for", 100, true),
		w.column("taken", 90, true), w.column("share", 90, true), w.column("missing", 100, true)}}
	list.columns[0].Wide = true
	for _, c := range o.Courses {
		list.lines = append(list.lines, line{filter: filter{course: string(c.ID), who: whoLacks},
			cells: []string{strings.TrimSpace(c.Name), w.audience(c), w.texts.Int(c.For), w.texts.Int(c.Taken),
				w.share(c.Taken, reg.Int(c.For)), w.texts.Int(c.For - c.Taken)}})
	}
	return list
}

// audience says whom a course is taken to be for.
func (w words) audience(c training.Course) string {
	if len(c.Aims) == 0 {
		return w.t("everybody")
	}
	var names []string
	for _, role := range c.Aims {
		names = append(names, w.texts.Code(&model.Roles.CodeSet, string(role)))
	}
	return strings.Join(names, ", ")
}

// of is the list of a part of the screen.
func (w words) of(tab string, o outcome) *table {
	switch tab {
	case tabRoles:
		return w.roles(o)
	case tabCourses:
		return w.courses(o)
	}
	return w.units(o)
}

// line answers in words how well the agency is trained.
func (w words) line(o outcome) string {
	hours := w.texts.Number(o.Hours)
	if o.Employees.Int() < 1 {
		return w.texts.N("ui.training.line.unknown", o.Trained, hours)
	}
	return w.t("line", w.texts.Int(o.Trained), w.texts.Number(o.Employees), w.share(o.Trained, o.Employees), hours, w.texts.Percent(o.Target))
}

// narrowed says in words what a filter leaves.
func (w words) narrowed(o outcome, f filter) string {
	switch {
	case f.inUnit && f.unit == "":
		return w.t("only", w.t("no_unit"))
	case f.inUnit:
		return w.t("only", unitName(w.names, f.unit))
	case f.role != "":
		return w.t("only", w.texts.Code(&model.Roles.CodeSet, string(f.role)))
	case f.course != "":
		return w.t("only.course", w.names(model.Courses.Key, reg.ID(f.course)))
	}
	return ""
}
