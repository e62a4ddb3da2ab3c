package reg

import (
	"cmp"
	"time"
)

// Instant is a point in time in whole seconds since 1970 UTC, or 0 for none.
// It is shown in the time zone of Oslo; hours between two moments are elapsed
// hours, whatever the clocks did in between.
type Instant int64

// InstantOf returns t cut to whole seconds.
func InstantOf(t time.Time) Instant {
	if t.IsZero() {
		return 0
	}
	return Instant(t.Unix())
}

// ParseInstant reads the canonical form (RFC 3339 in UTC); "" gives none.
func ParseInstant(text string) (Instant, error) {
	if text == "" {
		return 0, nil
	}
	t, err := time.Parse(time.RFC3339, text)
	t = t.UTC()
	m := InstantOf(t)
	if err != nil || t.Year() < 1 || t.Year() > 9999 || !m.IsSet() {
		return 0, errorf("not_moment", text)
	}
	return m, nil
}

// IsSet reports whether there is a moment.
func (m Instant) IsSet() bool { return m != 0 }

// Time returns the moment in UTC.
func (m Instant) Time() time.Time { return time.Unix(int64(m), 0).UTC() }

// Day returns the calendar day in the given time zone, or no day.
func (m Instant) Day(zone *time.Location) Day {
	if m == 0 {
		return 0
	}
	return DayOf(m.Time().In(zone))
}

// Add returns the moment d later, or none for none.
func (m Instant) Add(d time.Duration) Instant {
	if m == 0 {
		return 0
	}
	return m + Instant(d/time.Second)
}

// Sub returns the elapsed time from o to m.
func (m Instant) Sub(o Instant) time.Duration { return time.Duration(m-o) * time.Second }

// Text returns the canonical form, for example "2026-11-23T10:20:00Z".
func (m Instant) Text() string {
	if m == 0 {
		return ""
	}
	return m.Time().Format(time.RFC3339)
}

type momentValue struct{ p *Instant }

// Moment describes a day and time of day. Canonical form: RFC 3339 in UTC.
func Moment[T any](key string, at func(*T) *Instant, opts ...Option) Of[T] {
	return newField(key, KindMoment, func(t *T) Value { return momentValue{at(t)} }, opts)
}

func (v momentValue) Text() string { return v.p.Text() }

func (v momentValue) Parse(text string) error {
	m, err := ParseInstant(text)
	if err == nil {
		*v.p = m
	}
	return err
}

func (v momentValue) Compare(o Value) int { return cmp.Compare(*v.p, *o.(momentValue).p) }

func (v momentValue) Empty() bool { return *v.p == 0 }
