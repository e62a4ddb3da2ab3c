package law

import (
	"time"

	"samsvar/model/reg"
)

// Easter returns Easter Sunday of a year (Gregorian computus).
func Easter(year int) reg.Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return reg.NewDay(year, month, day)
}

// IsHoliday reports whether a day is a Norwegian public holiday.
func IsHoliday(d reg.Day) bool {
	switch int(d) % 10000 {
	case 101, 501, 517, 1225, 1226:
		return true
	}
	switch Easter(d.Year()).DaysTo(d) {
	case -3, -2, 0, 1, 39, 49, 50:
		return true
	}
	return false
}

// IsWorkingDay reports whether a day is neither in the weekend nor a holiday.
func IsWorkingDay(d reg.Day) bool {
	weekday := d.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !IsHoliday(d)
}

// NextWorkingDay returns d, or the first working day after it
// (regulation 1182/71 art. 3(4)).
func NextWorkingDay(d reg.Day) reg.Day {
	for d.IsSet() && !IsWorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// RequestDeadline returns the last day to answer a data subject's request that
// came in on a day, after the given number of months: the same day of the
// month, the month's last day where there is none, then the next working day
// (GDPR art. 12(3); regulation 1182/71 art. 3(2)(c) and 3(4)).
func RequestDeadline(received reg.Day, months int) reg.Day {
	return NextWorkingDay(received.AddMonths(months))
}

// Counted is how a deadline in months came about, for people to follow.
type Counted struct {
	From    reg.Day // day the period counts from
	Months  int
	Nominal reg.Day // same day of the month, or its last
	Clipped bool    // the month has no such day
	Due     reg.Day // the first working day from then on
}

// CountRequest tells how RequestDeadline counts (GDPR art. 12(3); regulation
// 1182/71 art. 3(2)(c) and 3(4)).
func CountRequest(from reg.Day, months int) Counted {
	nominal := from.AddMonths(months)
	return Counted{From: from, Months: months, Nominal: nominal, Clipped: nominal.IsSet() && nominal.Day() != from.Day(),
		Due: NextWorkingDay(nominal)}
}

// Moved reports whether the deadline was moved from a weekend or holiday.
func (c Counted) Moved() bool { return c.Due != c.Nominal }

// FormalBreachDeadline returns when the period ends by regulation 1182/71 art.
// 3(1), which does not count the hour that has begun. It is for information
// only: rules and screens go by BreachDeadline.
func FormalBreachDeadline(aware reg.Instant, hours int) reg.Instant {
	if !aware.IsSet() {
		return 0
	}
	const hour = 3600
	return BreachDeadline(aware-aware%hour+hour, hours)
}

// BreachDeadline returns when a breach must be notified at the latest: the
// given number of elapsed hours after the controller became aware of it
// (GDPR art. 33(1)). Weekends, holidays and clock changes do not move it.
func BreachDeadline(aware reg.Instant, hours int) reg.Instant {
	return aware.Add(time.Duration(hours) * time.Hour)
}
