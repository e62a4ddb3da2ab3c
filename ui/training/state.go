package training

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/training"
	"samsvar/report/courses"
)

// The parts of the screen.
const (
	tabUnits   = "units"
	tabRoles   = "roles"
	tabCourses = "courses"
	tabPersons = "persons"
)

func tabs() []string { return []string{tabUnits, tabRoles, tabCourses, tabPersons} }

// Which persons are shown.
const (
	whoAll     = "all"
	whoLacks   = "lacks"   // a compulsory course
	whoTrained = "trained" // hours enough
	whoHours   = "hours"   // not hours enough
)

// choice is what the user looks at.
type choice struct {
	tab    string
	year   int  // 0 for the last twelve months
	lately bool // a compulsory course counts only where taken in the twelve months
	filter filter
	sort   string // column of the persons; "" for by name
	down   bool
}

// filter is which persons are shown.
type filter struct {
	who    string
	inUnit bool
	unit   reg.ID // with those below it; "" for those of no unit
	role   model.Role
	course string // id of a compulsory course that the persons lack
	search string
}

// outcome is what was worked out for a choice.
type outcome struct {
	*training.Overview
	units   map[reg.ID]*model.Unit
	persons []int // in Overview.Persons, those shown in their order
	err     error
}

// job works it out in the background.
type job struct {
	texts  *i18n.Texts
	src    reg.Source
	names  i18n.Names
	now    reg.Instant
	choice choice
}

func (j job) run(func() bool) outcome {
	aims, err := courses.Aims()
	if err != nil {
		return outcome{err: err}
	}
	opt := training.Options{Today: j.now.Day(i18n.Oslo())}
	if j.choice.year != 0 {
		opt = training.Year(j.choice.year, j.now, i18n.Oslo())
	}
	opt.Lately = j.choice.lately
	opt.Aims = aims
	o := outcome{Overview: training.Compute(j.src, opt), units: map[reg.ID]*model.Unit{}}
	for _, u := range model.Units.All(j.src) {
		o.units[u.ID] = u
	}
	o.persons = o.chosen(j.choice.filter)
	j.order(o)
	return o
}

// chosen are the persons a filter leaves.
func (o outcome) chosen(f filter) []int {
	words := strings.Fields(i18n.Fold(f.search))
	var list []int
	for i := range o.Persons {
		if o.passes(i, f) && holds(o.Persons[i], words) {
			list = append(list, i)
		}
	}
	return list
}

func (o outcome) passes(i int, f filter) bool {
	p := &o.Persons[i]
	switch {
	case p.Gone && f.who != whoTrained:
		return false
	case f.inUnit && f.unit == "" && o.units[p.Unit] != nil:
		return false
	case f.inUnit && f.unit != "" && !training.Under(o.units, p.Unit, f.unit):
		return false
	case f.role != "" && !slices.Contains(p.Roles, f.role):
		return false
	case f.course != "" && !o.lacksCourse(i, f.course):
		return false
	}
	switch f.who {
	case whoLacks:
		return len(o.Lacks(i)) > 0
	case whoTrained:
		return o.Enough(i)
	case whoHours:
		return !o.Enough(i)
	}
	return true
}

func (o outcome) lacksCourse(person int, course string) bool {
	return slices.ContainsFunc(o.Lacks(person), func(c int) bool { return string(o.Courses[c].ID) == course })
}

func holds(p training.Person, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := i18n.Fold(p.Name + " " + p.Email)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

// years are those to choose from: of which there are attendances, at most ten.
func years(today reg.Day) []int {
	var all []int
	for n := range 4 {
		all = append(all, today.Year()-n)
	}
	return all
}
