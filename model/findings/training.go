package findings

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// training is what the attendances of the last twelve months add up to.
type training struct {
	heads int                // trained for at least the hours asked for
	last  map[string]reg.Day // last training by what attendances call a person
}

// Trained returns how many have had at least the hours of training asked for in
// the last twelve months, which on the last day of a year is that year. A named
// person counts once; of a head-count without names all count where the course
// is long enough by itself.
func (f *Facts) Trained() int { return f.training().heads }

// LastTrained returns the day a person last completed any training, or no day.
func (f *Facts) LastTrained(p *model.Person) reg.Day {
	var last reg.Day
	for _, name := range []string{p.Number, p.Initials, p.Email, p.Name} {
		if name = called(name); name != "" {
			last = max(last, f.training().last[name])
		}
	}
	return last
}

func (f *Facts) findTraining() *training {
	t := &training{last: map[string]reg.Day{}}
	enough := f.Settings().TrainingHours.Float64()
	from := f.Today.AddMonths(-12)
	rows := model.ReadAttendances(f.Source)
	courses := make([]*model.Course, len(rows.Courses))
	for i, id := range rows.Courses {
		courses[i] = model.Courses.Get(f, id)
	}
	all := make([]trainedPerson, len(rows.Persons))
	rows.Each(func(a model.AttendanceRow) {
		if !a.Done(f.Today) {
			return
		}
		person := &all[a.Person]
		person.last = max(person.last, a.Completed)
		if a.Completed <= from {
			return
		}
		taught := a.HoursOf(courses[a.Course])
		if strings.TrimSpace(rows.Persons[a.Person]) != "" {
			person.hours, person.lately = person.hours+taught, true
		} else if taught >= enough {
			t.heads += a.Heads()
		}
	})
	t.addPersons(rows.Persons, all, enough)
	return t
}

// trainedPerson is the training of a person as attendances write the name.
type trainedPerson struct {
	last   reg.Day
	hours  float64 // of the last twelve months
	lately bool    // there was any in that time
}

// addPersons counts the named persons, of whom one may be written in several
// ways.
func (t *training) addPersons(names []string, all []trainedPerson, enough float64) {
	hours := map[string]float64{}
	for i, person := range all {
		if !person.last.IsSet() {
			continue
		}
		name := called(names[i])
		t.last[name] = max(t.last[name], person.last)
		if person.lately {
			hours[name] += person.hours
		}
	}
	for _, sum := range hours {
		if sum >= enough {
			t.heads++
		}
	}
}

// called is a person's name or number as attendances are matched by it.
func called(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
