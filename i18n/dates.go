package i18n

import (
	"fmt"
	"strconv"
	"sync"
	"time"
	_ "time/tzdata" // Windows has no time zones of its own that Go can read

	"samsvar/model/reg"
)

var oslo = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		panic("i18n: embedded time zones lack Europe/Oslo: " + err.Error())
	}
	return zone
})

// Oslo is the time zone in which every moment is shown and read.
func Oslo() *time.Location { return oslo() }

// Month returns the name of month 1 to 12, "" for others.
func (t *Texts) Month(month int) string { return t.numbered("calendar.month.", month, 12) }

// MonthShort returns the short name of month 1 to 12, "" for others.
func (t *Texts) MonthShort(month int) string { return t.numbered("calendar.month.short.", month, 12) }

func (t *Texts) numbered(prefix string, n, last int) string {
	if n < 1 || n > last {
		return ""
	}
	return t.T(prefix + strconv.Itoa(n))
}

// Weekday returns the name of the day's weekday, "" for no day.
func (t *Texts) Weekday(d reg.Day) string { return t.numbered("calendar.weekday.", weekday(d), 7) }

// WeekdayShort returns the short name of the day's weekday, "" for no day.
func (t *Texts) WeekdayShort(d reg.Day) string {
	return t.numbered("calendar.weekday.short.", weekday(d), 7)
}

// weekday counts from Monday as 1 to Sunday as 7; 0 for no day.
func weekday(d reg.Day) int {
	if !d.IsSet() {
		return 0
	}
	return (int(d.Time().Weekday())+6)%7 + 1
}

// Day returns a day as "23.11.2026", in English "23 Nov 2026"; "" for no day.
func (t *Texts) Day(d reg.Day) string {
	switch {
	case !d.IsSet():
		return ""
	case t.lang == English:
		return fmt.Sprintf("%d %s %04d", d.Day(), t.MonthShort(d.Month()), d.Year())
	}
	return fmt.Sprintf("%02d.%02d.%04d", d.Day(), d.Month(), d.Year())
}

// LongDay returns a day as "23. november 2026", in English "23 November 2026".
func (t *Texts) LongDay(d reg.Day) string {
	switch {
	case !d.IsSet():
		return ""
	case t.lang == English:
		return fmt.Sprintf("%d %s %04d", d.Day(), t.Month(d.Month()), d.Year())
	}
	return fmt.Sprintf("%d. %s %04d", d.Day(), t.Month(d.Month()), d.Year())
}

// Instant returns a moment in Oslo's time to the minute, as
// "23.11.2026 kl. 14.30", in English "23 Nov 2026 14:30"; "" for none.
func (t *Texts) Instant(m reg.Instant) string {
	if !m.IsSet() {
		return ""
	}
	if t.lang == English {
		return t.Day(m.Day(Oslo())) + " " + t.Clock(m)
	}
	return t.Day(m.Day(Oslo())) + " kl. " + t.Clock(m)
}

// Clock returns a moment's time of day in Oslo as "14.30", in English "14:30".
func (t *Texts) Clock(m reg.Instant) string {
	switch {
	case !m.IsSet():
		return ""
	case t.lang == English:
		return m.Time().In(Oslo()).Format("15:04")
	}
	return m.Time().In(Oslo()).Format("15.04")
}

// hoursShown is how many hours are still said in hours; the limit of the law
// for notifying a breach is known as 72 hours.
const hoursShown = 72

// Duration returns a number of hours as "5 timer" or "4 døgn og 3 timer".
func (t *Texts) Duration(hours int) string {
	if max(hours, -hours) <= hoursShown {
		return t.N("calendar.hours", hours)
	}
	days, rest := t.N("calendar.days", hours/24), hours%24
	if rest == 0 {
		return days
	}
	return t.T("calendar.days_and_hours", days, t.N("calendar.hours", max(rest, -rest)))
}
