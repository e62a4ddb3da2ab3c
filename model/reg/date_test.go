package reg_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

func TestDate(t *testing.T) {
	checkTable(t, "date", []parsing{
		{"day", "2026-11-23", "2026-11-23", ""},
		{"leap day", "2024-02-29", "2024-02-29", ""},
		{"first", "0001-01-01", "0001-01-01", ""},
		{"last", "9999-12-31", "9999-12-31", ""},
		{"no leap day", "2026-02-29", "", "not_date"},
		{"no such month", "2026-13-01", "", "not_date"},
		{"day zero", "2026-01-00", "", "not_date"},
		{"year zero", "0000-01-01", "", "not_date"},
		{"Norwegian", "23.11.2026", "", "not_date"},
		{"without zeros", "2026-1-1", "", "not_date"},
		{"with time", "2026-11-23T00:00:00Z", "", "not_date"},
	})
}

func TestDayArithmetic(t *testing.T) {
	jan31, leap := reg.NewDay(2026, 1, 31), reg.NewDay(2024, 2, 29)
	tests := []struct {
		name string
		got  any
		want any
	}{
		{"no such day", reg.NewDay(2026, 2, 30), reg.Day(0)},
		{"year beyond", reg.NewDay(10000, 1, 1), reg.Day(0)},
		{"next day", jan31.AddDays(1), reg.NewDay(2026, 2, 1)},
		{"a year of days", jan31.AddDays(-365), reg.NewDay(2025, 1, 31)},
		{"a shorter month", jan31.AddMonths(1), reg.NewDay(2026, 2, 28)},
		{"back over the year", jan31.AddMonths(-2), reg.NewDay(2025, 11, 30)},
		{"from a leap day", leap.AddMonths(12), reg.NewDay(2025, 2, 28)},
		{"to a leap day", leap.AddMonths(48), reg.NewDay(2028, 2, 29)},
		{"full months", jan31.MonthsTo(reg.NewDay(2026, 3, 31)), 2},
		{"not yet a full month", jan31.MonthsTo(reg.NewDay(2026, 2, 27)), 0},
		{"the end of a short month is a month", jan31.MonthsTo(reg.NewDay(2026, 2, 28)), 1},
		{"never negative", jan31.MonthsTo(reg.NewDay(2025, 1, 31)), 0},
		{"days", jan31.DaysTo(reg.NewDay(2026, 3, 1)), 29},
		{"days back", jan31.DaysTo(reg.NewDay(2026, 1, 30)), -1},
		{"days over summer time", reg.NewDay(2026, 3, 28).DaysTo(reg.NewDay(2026, 3, 30)), 2},
		{"nothing and days", reg.Day(0).AddDays(5), reg.Day(0)},
		{"nothing and months", reg.Day(0).AddMonths(5), reg.Day(0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %v, want %v", tt.got, tt.want)
			}
		})
	}
}

func TestMonthsToIsTheMostThatFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := reg.NewDay(2000, 1, 1).AddDays(rapid.IntRange(0, 20000).Draw(t, "from"))
		later := d.AddDays(rapid.IntRange(0, 5000).Draw(t, "days"))
		n := d.MonthsTo(later)
		if d.AddMonths(n) > later || d.AddMonths(n+1) <= later {
			t.Fatalf("%s to %s: %d months", d.Text(), later.Text(), n)
		}
		if d.AddDays(d.DaysTo(later)) != later {
			t.Fatalf("%s to %s: %d days", d.Text(), later.Text(), d.DaysTo(later))
		}
	})
}

func TestMoment(t *testing.T) {
	checkTable(t, "moment", []parsing{
		{"in UTC", "2026-11-23T10:20:00Z", "2026-11-23T10:20:00Z", ""},
		{"with an offset", "2026-11-23T11:20:00+01:00", "2026-11-23T10:20:00Z", ""},
		{"parts of a second go", "2026-11-23T10:20:00.999Z", "2026-11-23T10:20:00Z", ""},
		{"before 1970", "1950-01-01T00:00:00Z", "1950-01-01T00:00:00Z", ""},
		{"the second that stands for none", "1970-01-01T00:00:00Z", "", "not_moment"},
		{"before the first year by its offset", "0001-01-01T00:00:00+01:00", "", "not_moment"},
		{"after the last year by its offset", "9999-12-31T23:30:00-01:00", "", "not_moment"},
		{"without zone", "2026-11-23T10:20:00", "", "not_moment"},
		{"day alone", "2026-11-23", "", "not_moment"},
		{"hour 24", "2026-11-23T24:00:00Z", "", "not_moment"},
	})
}

func TestMomentArithmetic(t *testing.T) {
	oslo := time.FixedZone("Oslo", 3600)
	m := reg.InstantOf(time.Date(2026, 11, 23, 23, 30, 0, 999, time.UTC))
	if got := m.Day(oslo); got != reg.NewDay(2026, 11, 24) {
		t.Errorf("the day in Oslo is %s", got.Text())
	}
	if got := m.Add(72 * time.Hour).Sub(m); got != 72*time.Hour {
		t.Errorf("72 hours became %s", got)
	}
	if reg.InstantOf(time.Time{}) != 0 || reg.Instant(0).Add(time.Hour) != 0 || reg.Instant(0).Day(oslo) != 0 {
		t.Error("no moment did not stay none")
	}
}

func FuzzDate(f *testing.F) { fuzzParse(f, "date", "0000-00-00", "2026-11-23 ") }
func FuzzMoment(f *testing.F) {
	fuzzParse(f, "moment", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59")
}
