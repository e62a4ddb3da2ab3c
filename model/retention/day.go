package retention

import (
	"time"

	"samsvar/model/reg"
)

// Zone is where days begin and end.
type Zone = *time.Location

// dayOf reads a day, or the day of a moment; no day for anything else.
func dayOf(text string, zone Zone) reg.Day {
	if day, err := reg.ParseDay(text); err == nil {
		return day
	}
	if at, err := reg.ParseInstant(text); err == nil {
		return at.Day(zone)
	}
	return 0
}
