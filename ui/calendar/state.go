package calendar

import (
	"slices"

	"samsvar/exchange/agenda"
	"samsvar/i18n"
	"samsvar/model"
	dates "samsvar/model/calendar"
	"samsvar/model/reg"
)

// Keys of the views besides those of single months.
const (
	viewYear    = "year"    // twelve months
	viewOverdue = "overdue" // what should have been done
	viewSoon    = "soon"    // the next days
	viewMonth   = "month"   // one month
)

// soonDays is how far the view of the next days reaches.
const soonDays = 30

// state is what the screen shows of the calendar.
type state struct {
	today reg.Day
	year  int
	all   dates.List
	view  string
	month int           // for viewMonth
	kind  string        // only this kind; "" for all
	owner reg.ID        // only what this person sees to; "" for all
	rows  int           // how many rows of a list are shown at most
	words *agenda.Words // of the view that all was gathered from
}

// firstRows is how many rows of a list are shown before one asks for more.
const firstRows = 50

func newState(today reg.Day, year int) *state {
	if year == 0 {
		year = today.Year()
	}
	return &state{today: today, year: year, view: viewYear, rows: firstRows}
}

// present reports whether the year shown is the one that runs.
func (s *state) present() bool { return s.year == s.today.Year() }

// chosen are the entries that the filters let through.
func (s *state) chosen() dates.List {
	return s.all.Only(func(e dates.Entry) bool {
		return (s.kind == "" || string(e.Kind) == s.kind) && (s.owner == "" || e.Owner == s.owner)
	})
}

// of are the entries of a view.
func (s *state) of(view string) dates.List {
	return s.chosen().Only(func(e dates.Entry) bool {
		switch view {
		case viewOverdue:
			return e.State == dates.Overdue
		case viewSoon:
			return e.State == dates.Ahead && e.Day <= s.today.AddDays(soonDays)
		case viewMonth:
			return s.inMonth(e, s.month)
		}
		return true
	})
}

func (s *state) inMonth(e dates.Entry, month int) bool {
	return e.Day.Year() == s.year && e.Day.Month() == month
}

// ofMonth are the entries of a month, what is open first: that of a month that
// has been is mostly done.
func (s *state) ofMonth(month int) dates.List {
	list := s.chosen().Only(func(e dates.Entry) bool { return s.inMonth(e, month) })
	slices.SortStableFunc(list, func(a, b dates.Entry) int { return rank(a) - rank(b) })
	return list
}

// rank puts what is overdue before what lies ahead, and what is over last.
func rank(e dates.Entry) int {
	switch e.State {
	case dates.Overdue:
		return 0
	case dates.Ahead:
		return 1
	}
	return 2
}

// choice is one way to narrow the calendar down.
type choice struct {
	key  string
	text string
	n    int
}

// kinds are the kinds that the year has, in their order.
func (s *state) kinds() []choice {
	var all []choice
	for _, kind := range model.DateKinds.All() {
		n := len(s.all.Only(func(e dates.Entry) bool { return e.Kind == kind }))
		if n > 0 {
			all = append(all, choice{string(kind), s.words.Texts.Code(&model.DateKinds.CodeSet, string(kind)), n})
		}
	}
	return all
}

// owners are those who see to something in the year, by name.
func (s *state) owners() []choice {
	at := map[reg.ID]int{}
	var all []choice
	for _, e := range s.all {
		name := s.words.Owner(e)
		if name == "" {
			continue
		}
		i, known := at[e.Owner]
		if !known {
			i = len(all)
			at[e.Owner] = i
			all = append(all, choice{key: string(e.Owner), text: name})
		}
		all[i].n++
	}
	sortChoices(s.words.Texts, all)
	return all
}

func sortChoices(t *i18n.Texts, all []choice) {
	slices.SortStableFunc(all, func(a, b choice) int { return t.Compare(a.text, b.text) })
}

// nameOf is the text of a choice, "" where nothing is chosen.
func nameOf(all []choice, key string) string {
	for _, c := range all {
		if c.key == key && key != "" {
			return c.text
		}
	}
	return ""
}
