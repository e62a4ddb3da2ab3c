package i18n

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"samsvar/model/reg"
)

// clock is a time of day that was typed, with the zone if there was one.
type clock struct {
	hour, minute, second int
	zone                 string // "" for Oslo's, "z" or "+01:00"
}

func (c clock) midnight() bool { return c.hour == 0 && c.minute == 0 && c.second == 0 }

// The two ways a time of day ends a text; the text is in lower case.
var (
	clockPattern = regexp.MustCompile(`^(.*?[^\s,])(?:t|[\s,]+(?:(?:kl\.?|klokka|klokken|at)\s*)?)` +
		`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$`)
	hourPattern = regexp.MustCompile(`^(.*?[^\s,])[\s,]+(?:kl\.?|klokka|klokken|at)\s*(\d{1,2})()()(am|pm)?()$`)
)

// splitClock cuts a text in lower case into a day and the time of day after it.
func splitClock(text string) (day string, c clock, ok bool) {
	m := clockPattern.FindStringSubmatch(text)
	if m == nil {
		m = hourPattern.FindStringSubmatch(text)
	}
	if m == nil {
		return "", clock{}, false
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n } // digits or nothing
	c = clock{hour: number(m[2]), minute: number(m[3]), second: number(m[4]), zone: m[6]}
	if m[5] != "" {
		if c.hour < 1 || c.hour > 12 {
			return "", clock{}, false
		}
		c.hour %= 12
		if m[5] == "pm" {
			c.hour += 12
		}
	}
	return m[1], c, c.hour < 24 && c.minute < 60 && c.second < 60
}

// ParseInstant reads a day and time of day as people and sheets write it: a day
// as ParseDay reads it, then "14:30", "kl. 14.30", "kl 14", "T14:30:00",
// "2:30 PM", and at the end "Z" or "+01:00" if the time is not Oslo's. An hour
// that the clocks skip in spring is refused; of the hour they repeat in autumn
// the first is meant. A day alone is refused: no time of day is not midnight.
// "" gives none.
func ParseInstant(text string) (reg.Instant, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return 0, true
	}
	dayText, c, ok := splitClock(text)
	if !ok {
		return 0, false
	}
	day, ok := ParseDay(dayText)
	if !ok || !day.IsSet() {
		return 0, false
	}
	at, ok := c.on(day)
	m := reg.InstantOf(at)
	back, err := reg.ParseInstant(m.Text())
	return m, ok && err == nil && back.IsSet()
}

// on returns the moment of the clock on a day, and whether there is one.
func (c clock) on(day reg.Day) (time.Time, bool) {
	if c.zone != "" {
		zone, ok := zoneOf(c.zone)
		return time.Date(day.Year(), time.Month(day.Month()), day.Day(), c.hour, c.minute, c.second, 0, zone), ok
	}
	at := time.Date(day.Year(), time.Month(day.Month()), day.Day(), c.hour, c.minute, c.second, 0, Oslo())
	if at.Hour() != c.hour || at.Minute() != c.minute {
		return time.Time{}, false
	}
	if first := at.Add(-time.Hour); first.Hour() == c.hour {
		at = first
	}
	return at, true
}

func zoneOf(text string) (*time.Location, bool) {
	if text == "z" {
		return time.UTC, true
	}
	t, err := time.Parse("-0700", strings.ReplaceAll(text, ":", ""))
	return t.Location(), err == nil
}
