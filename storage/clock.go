package storage

import (
	"fmt"
	"time"
)

// ClockOff says that the computer's clock does not agree with the history. It
// is told, and nothing is refused: the order of changes does not depend on
// clocks, but the dates that stand with them do.
type ClockOff struct {
	Now  time.Time // by the clock
	Last time.Time // of the last change, or the earliest the program can run
	Back bool      // the clock is behind; otherwise it is far ahead
}

// Error returns an English text for logs.
func (e *ClockOff) Error() string {
	return fmt.Sprintf("the clock says %s, the last change was made %s",
		e.Now.Format(time.RFC3339), e.Last.Format(time.RFC3339))
}

// ErrorCode tells a clock that is behind from one that is far ahead.
func (e *ClockOff) ErrorCode() string {
	if e.Back {
		return "clock_behind"
	}
	return "clock_ahead"
}

// ErrorArgs are the moments of the clock and of the last change, by the clock here.
func (e *ClockOff) ErrorArgs() []string {
	const layout = "2006-01-02 15:04"
	return []string{e.Now.Local().Format(layout), e.Last.Local().Format(layout)}
}

// What passes without a word: clocks are put right by some minutes, and a store
// may rest for a year.
const (
	clockSlack = 10 * time.Minute
	clockRest  = 366 * 24 * time.Hour
)

// firstYear is when this program was first written: an earlier clock is wrong
// whatever a store says.
const firstYear = 2026

// compareClock returns *ClockOff if now does not agree with the last change;
// last is zero if there is none.
func compareClock(now, last time.Time) *ClockOff {
	earliest := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, time.UTC)
	switch {
	case now.Before(earliest):
		return &ClockOff{Now: now, Last: latest(last, earliest), Back: true}
	case last.IsZero():
		return nil
	case now.Before(last.Add(-clockSlack)):
		return &ClockOff{Now: now, Last: last, Back: true}
	case now.After(last.Add(clockRest)):
		return &ClockOff{Now: now, Last: last}
	}
	return nil
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// noteClock compares the clock with the last change. What it finds is told
// until the store is closed: the next change would seem to be all right.
func (s *Store) noteClock(now time.Time) {
	if off := compareClock(now, s.lastAt); off != nil {
		s.clockOff = off
	}
}

// Clock returns *ClockOff if the clock did not agree with the history when the
// store was opened or at a save since, else nil.
func (s *Store) Clock() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clockOff == nil {
		return nil
	}
	return s.clockOff
}
