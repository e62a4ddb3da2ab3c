package storage

import (
	"errors"
	"fmt"
	"testing"
	"time"
)

func TestCompareClock(t *testing.T) {
	last := start().at
	tests := []struct {
		name      string
		now, last time.Time
		code      string
	}{
		{"new store", last, time.Time{}, ""},
		{"a moment later", last.Add(time.Second), last, ""},
		{"put right by five minutes", last.Add(-5 * time.Minute), last, ""},
		{"an hour behind", last.Add(-time.Hour), last, "clock_behind"},
		{"two days behind", last.AddDate(0, 0, -2), last, "clock_behind"},
		{"1970", time.Unix(0, 0), last, "clock_behind"},
		{"1970, new store", time.Unix(0, 0), time.Time{}, "clock_behind"},
		{"a year of rest", last.AddDate(1, 0, 0), last, ""},
		{"2053", time.Date(2053, 1, 1, 0, 0, 0, 0, time.UTC), last, "clock_ahead"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := compareClock(test.now, test.last)
			if code := clockCode(got); code != test.code {
				t.Errorf("got %q, want %q", code, test.code)
			}
		})
	}
}

func clockCode(off *ClockOff) string {
	if off == nil {
		return ""
	}
	return off.ErrorCode()
}

// TestClockSetWrong saves while the clock is right, wrong, and right again.
// Nothing is lost, the order is that of the saves, it is told, and it ends.
func TestClockSetWrong(t *testing.T) {
	right := start().at
	tests := []struct {
		name         string
		wrong        time.Time
		during, then string
	}{
		{"two days back", right.AddDate(0, 0, -2), "clock_behind", "clock_ahead"},
		{"1970", time.Unix(0, 0), "clock_behind", "clock_ahead"},
		{"2053", time.Date(2053, 5, 17, 12, 0, 0, 0, time.UTC), "clock_ahead", "clock_behind"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opt, c := withBackups()
			s := mustCreate(t, opt)
			add(t, s, "0")
			wantClock(t, s, "")
			c.at = test.wrong
			add(t, s, "1")
			wantClock(t, s, test.during)
			add(t, s, "2")
			wantClock(t, s, test.during) // still, although it agrees with the change before
			s = reopen(t, s)
			if test.name == "1970" {
				wantClock(t, s, test.during)
			} else {
				wantClock(t, s, "")
			}
			c.at = right.Add(time.Hour)
			s = reopen(t, s)
			if test.name != "two days back" { // two days of rest are nothing strange
				wantClock(t, s, test.then)
			}
			add(t, s, "3")
			s = reopen(t, s)
			wantClock(t, s, "")
			add(t, s, "4")
			wantOrder(t, s, 5)
			for i := range 5 {
				wantNamed(t, s, fmt.Sprint(i))
			}
			mustVerify(t, s)
			for _, e := range mustLog(t, s) {
				if e.Time.Location() != time.UTC {
					t.Errorf("a time in %v", e.Time.Location())
				}
			}
		})
	}
}

func mustLog(t *testing.T, s *Store) []Entry {
	t.Helper()
	log, err := s.Log(Query{})
	must(t, err)
	return log
}

func wantNamed(t *testing.T, s *Store, name string) {
	t.Helper()
	for _, got := range names2(s.View().All("ting")) {
		if got == name {
			return
		}
	}
	t.Errorf("%s is lost", name)
}

func wantClock(t *testing.T, s *Store, code string) {
	t.Helper()
	var off *ClockOff
	if errors.As(s.Clock(), &off); clockCode(off) != code {
		t.Errorf("got %q, want %q", clockCode(off), code)
	}
}
