package findings

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// BreachClock is the deadline of art. 33(1) for one breach, which runs until
// Datatilsynet is told or it is decided that this is not needed.
type BreachClock struct {
	Incident *model.Incident
	By       reg.Instant
}

// BreachClocks returns the clocks that run, also those that have run out, the
// earliest first. A finding tells of the last hours only.
func (f *Facts) BreachClocks() []BreachClock {
	var all []BreachClock
	for _, i := range f.breaches() {
		if by := f.notifyBy(i); by.IsSet() && awaitsNotice(i) {
			all = append(all, BreachClock{i, by})
		}
	}
	slices.SortStableFunc(all, func(a, b BreachClock) int { return cmp.Compare(a.By, b.By) })
	return all
}
