package training

import (
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// Options are what a computation needs besides records.
type Options struct {
	Today reg.Day // the last day of the twelve months looked at
	// Aims tells which roles the words about a course's audience name; nothing
	// for everybody. Nil where no course is for some only.
	Aims func(audience string) []model.Role
	// Lately counts a compulsory course only where it was taken within the
	// twelve months.
	Lately bool
}

// knownMonths is how long somebody whom only attendances know is taken to work
// here after the last of them.
const knownMonths = 24

// Year returns the options for a year: computed for its last day, or for today
// where that is earlier.
func Year(year int, now reg.Instant, zone *time.Location) Options {
	return Options{Today: min(now.Day(zone), reg.NewDay(year, 12, 31))}
}
