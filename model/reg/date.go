package reg

import (
	"cmp"
	"fmt"
	"time"
)

// Day is a calendar day as the number yyyymmdd, or 0 for none.
type Day int32

// DayOf returns the calendar day of t in t's own time zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return NewDay(y, int(m), d)
}

// NewDay returns the day, or 0 if the calendar has no such day.
func NewDay(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || year < 1 || year > 9999 {
		return 0
	}
	return Day(year*10000 + month*100 + day)
}

// ParseDay reads the canonical form yyyy-mm-dd; "" gives no day.
func ParseDay(text string) (Day, error) {
	if text == "" {
		return 0, nil
	}
	t, err := time.Parse("2006-01-02", text)
	d := DayOf(t)
	if err != nil || !d.IsSet() {
		return 0, errorf("not_date", text)
	}
	return d, nil
}

// IsSet reports whether there is a day.
func (d Day) IsSet() bool { return d != 0 }

// Year returns the year, 0 for no day.
func (d Day) Year() int { return int(d) / 10000 }

// Month returns the month 1 to 12, 0 for no day.
func (d Day) Month() int { return int(d) / 100 % 100 }

// Day returns the day of the month, 0 for no day.
func (d Day) Day() int { return int(d) % 100 }

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), 0, 0, 0, 0, time.UTC)
}

// AddDays returns the day n days later, or no day for no day.
func (d Day) AddDays(n int) Day {
	if d == 0 {
		return 0
	}
	return DayOf(d.Time().AddDate(0, 0, n))
}

// AddMonths returns the same day of the month n months later, or that month's
// last day if it is shorter.
func (d Day) AddMonths(n int) Day {
	if d == 0 {
		return 0
	}
	first := time.Date(d.Year(), time.Month(d.Month()+n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return NewDay(first.Year(), int(first.Month()), min(d.Day(), last))
}

// MonthsTo returns the full months from d to later, at least 0.
func (d Day) MonthsTo(later Day) int {
	n := (later.Year()-d.Year())*12 + later.Month() - d.Month()
	if n > 0 && d.AddMonths(n) > later {
		n--
	}
	return max(n, 0)
}

// DaysTo returns the days from d to later, negative when later is before d.
func (d Day) DaysTo(later Day) int {
	return int(later.Time().Sub(d.Time()) / (24 * time.Hour))
}

// Text returns the canonical form yyyy-mm-dd, "" for no day.
func (d Day) Text() string {
	if d == 0 {
		return ""
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	y, m, day := d.Year(), d.Month(), d.Day()
	if y < 0 || y > 9999 { // made by hand: no calendar has it
		return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
	}
	return string([]byte{digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-',
		digit(m / 10), digit(m), '-', digit(day / 10), digit(day)})
}

type dateValue struct{ p *Day }

// Date describes a calendar day. Canonical form: "2026-11-23".
func Date[T any](key string, at func(*T) *Day, opts ...Option) Of[T] {
	return newField(key, KindDate, func(t *T) Value { return dateValue{at(t)} }, opts)
}

func (v dateValue) Text() string { return v.p.Text() }

func (v dateValue) Parse(text string) error {
	d, err := ParseDay(text)
	if err == nil {
		*v.p = d
	}
	return err
}

func (v dateValue) Compare(o Value) int { return cmp.Compare(*v.p, *o.(dateValue).p) }

func (v dateValue) Empty() bool { return *v.p == 0 }
