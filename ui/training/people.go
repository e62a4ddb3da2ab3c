package training

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/training"
	"samsvar/report"
	"samsvar/ui/grid"
)

// The columns of the persons.
const (
	colName  = "name"
	colUnit  = "unit"
	colRoles = "roles"
	colHours = "hours"
	colLast  = "last"
	colLacks = "lacks"
	colEmail = "email"
)

func personColumns() []string {
	return []string{colName, colUnit, colRoles, colHours, colLast, colLacks}
}

// people are the persons as a grid and a file show them.
type people struct {
	texts *i18n.Texts
	names i18n.Names
	outcome
}

// Len is the number of persons.
func (p people) Len() int { return len(p.persons) }

// Sign has no meaning here: that something lacks stands in words.
func (p people) Sign(int) report.Severity { return report.SeverityNone }

// Cell is what stands in a cell.
func (p people) Cell(row, col int) string { return p.text(p.persons[row], personColumns()[col]) }

func (p people) text(i int, column string) string {
	person := &p.Persons[i]
	switch column {
	case colName:
		return person.Name
	case colUnit:
		return unitName(p.names, person.Unit)
	case colRoles:
		return p.roles(person)
	case colHours:
		return p.texts.Number(reg.Float(person.Hours))
	case colLast:
		return p.texts.Day(person.Last)
	case colEmail:
		return person.Email
	}
	var names []string
	for _, c := range p.Lacks(i) {
		names = append(names, strings.TrimSpace(p.Courses[c].Name))
	}
	return strings.Join(names, ", ")
}

func (p people) roles(person *training.Person) string {
	var names []string
	for _, role := range person.Roles {
		names = append(names, p.texts.Code(&model.Roles.CodeSet, string(role)))
	}
	return strings.Join(names, ", ")
}

func unitName(names i18n.Names, id reg.ID) string {
	if id == "" {
		return ""
	}
	return names(model.Units.Key, id)
}

// order sorts the persons.
func (j job) order(o outcome) {
	p := people{texts: j.texts, names: j.names, outcome: o}
	list, c := o.persons, j.choice
	switch c.sort {
	case colHours:
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(o.Persons[a].Hours, o.Persons[b].Hours) })
	case colLast:
		slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(o.Persons[a].Last, o.Persons[b].Last) })
	default:
		column := c.sort
		if column == "" {
			column = colName
		}
		keys := make(map[int][]byte, len(list))
		for _, i := range list {
			keys[i] = j.texts.SortKey(p.text(i, column))
		}
		slices.SortStableFunc(list, func(a, b int) int { return bytes.Compare(keys[a], keys[b]) })
	}
	if c.down {
		slices.Reverse(list)
	}
}

// personGrid describes the columns.
func personGrid(t func(string, ...string) string) []grid.Column {
	widths := map[string]float32{colName: 170, colUnit: 190, colRoles: 150, colHours: 70, colLast: 100, colLacks: 260}
	var all []grid.Column
	for _, key := range personColumns() {
		all = append(all, grid.Column{Key: key, Title: t("column." + key), Width: widths[key], Wide: key == colLacks, Right: key == colHours})
	}
	return all
}
