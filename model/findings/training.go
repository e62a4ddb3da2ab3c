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
	from, hours := f.Today.AddMonths(-12), map[string]float64{}
	for _, a := range model.Attendances.All(f) {
		if !a.Done(f.Today) {
			continue
		}
		name := called(a.Person)
		t.last[name] = max(t.last[name], a.Completed)
		if a.Completed <= from {
			continue
		}
		taught := a.HoursOf(model.Courses.Get(f, a.Course))
		if name != "" {
			hours[name] += taught
		} else if taught >= enough {
			t.heads += a.Heads()
		}
	}
	for _, h := range hours {
		if h >= enough {
			t.heads++
		}
	}
	return t
}

// called is a person's name or number as attendances are matched by it.
func called(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
