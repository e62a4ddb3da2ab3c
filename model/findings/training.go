package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/training"
)

// Trained returns how many have had at least the hours of training asked for in
// the last twelve months, which on the last day of a year is that year. A named
// person counts once; of a head-count without names all count where the course
// is long enough by itself.
func (f *Facts) Trained() int { return f.training().Trained }

// LastTrained returns the day a person last completed any training, or no day.
func (f *Facts) LastTrained(p *model.Person) reg.Day { return f.training().LastOf(p) }

func (f *Facts) computeTraining() *training.Overview {
	return training.Compute(f.Source, training.Options{Today: f.Today})
}
