package guidance

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/guidance"
	"samsvar/model/reg"
)

// task is one thing to do, as it is shown.
type task struct {
	id     string // of one that comes with the program; "" for an own one
	title  string
	how    string
	open   string
	month  int
	record *model.YearTask // of an own one, or of one that is done; nil otherwise
}

func (t task) done() bool { return t.record != nil && t.record.Done.IsSet() }

// month is what is to be done in a month.
type month struct {
	number int
	tasks  []task
}

// state is what is shown: the tasks of a role in a year.
type state struct {
	collection *guidance.Collection
	lang       string
	role       model.Role
	year       int
	since      reg.Day // when the store was made: what was to be done before is not late
}

// tasks are those of the role in the year: what comes with the program, with
// the records of what is done, and the agency's own.
func (s *state) tasks(src reg.Source) []task {
	kept := map[string]*model.YearTask{}
	var own []task
	for _, r := range model.YearTasks.All(src) {
		switch {
		case r.Role != s.role || !r.Year.IsSet() || r.Year.Int() != s.year:
		case r.Task != "":
			if old := kept[r.Task]; old == nil || !old.Done.IsSet() { // two devices may have ticked it
				kept[r.Task] = r
			}
		default:
			own = append(own, task{title: r.Title, how: r.Note, month: r.Month.Int(), record: r})
		}
	}
	var all []task
	for _, t := range s.collection.TasksOf(s.role) {
		all = append(all, task{id: t.ID, title: t.Title.In(s.lang), how: t.How.In(s.lang), open: t.Open, month: t.Month, record: kept[t.ID]})
	}
	return append(all, own...)
}

// months are the tasks by month; those without one come last, in month 0.
func months(all []task) []month {
	var by []month
	for _, number := range []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0} {
		m := month{number: number}
		for _, t := range all {
			if t.month == number {
				m.tasks = append(m.tasks, t)
			}
		}
		if len(m.tasks) > 0 {
			by = append(by, m)
		}
	}
	return by
}

// standing is how far the year has come.
type standing struct {
	all, done int
	late      int // not done, of months that are over
	now       int // not done, of this month
}

func (s *state) standing(all []task, today reg.Day) standing {
	st := standing{all: len(all)}
	for _, t := range all {
		switch {
		case t.done():
			st.done++
		case s.late(t.month, today):
			st.late++
		case s.year == today.Year() && t.month == today.Month():
			st.now++
		}
	}
	return st
}

// late reports whether a month of the year is over.
func (s *state) late(month int, today reg.Day) bool {
	over := s.year < today.Year() || s.year == today.Year() && month < today.Month()
	made := s.year > s.since.Year() || s.year == s.since.Year() && month >= s.since.Month()
	return month > 0 && over && made
}

// write is the record that is to be saved when a task is ticked.
func (s *state) write(t task, today reg.Day) *model.YearTask {
	if t.record != nil {
		again := model.YearTasks.Clone(t.record).(*model.YearTask)
		again.Done = today
		return again
	}
	made := model.YearTasks.New().(*model.YearTask)
	made.Title, made.Role, made.Task, made.Done = t.title, s.role, t.id, today
	made.Year, made.Month = reg.Int(s.year), reg.Int(t.month)
	return made
}

// roleOf is the role to begin with: the one chosen last, else one that the user
// holds by name, else the first.
func roleOf(src reg.Source, roles []model.Role, chosen, user string, today reg.Day) model.Role {
	if slices.Contains(roles, model.Role(chosen)) {
		return model.Role(chosen)
	}
	for _, h := range model.RoleHoldings.All(src) {
		if !h.Active(today) || !slices.Contains(roles, h.Role) {
			continue
		}
		if p := model.Persons.Get(src, h.Person); p != nil && user != "" && i18n.Fold(p.Name) == i18n.Fold(strings.TrimSpace(user)) {
			return h.Role
		}
	}
	if len(roles) == 0 {
		return ""
	}
	return roles[0]
}
