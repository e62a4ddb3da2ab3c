package agenda

import (
	"time"

	"samsvar/model/calendar"
)

// at is the moment of an entry, none for a whole day.
func at(e calendar.Entry) time.Time {
	if !e.At.IsSet() {
		return time.Time{}
	}
	return e.At.Time()
}

// changed is when what an entry rests on was changed last.
func changed(e calendar.Entry) time.Time {
	if !e.Changed.IsSet() {
		return time.Time{}
	}
	return e.Changed.Time()
}
