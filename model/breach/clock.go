package breach

import (
	"time"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

// ClockState says how the clock of art. 33(1) stands.
type ClockState string

// The states.
const (
	ClockNone       ClockState = "ingen"      // not a breach: no deadline
	ClockUnknown    ClockState = "type"       // not said whether it is a breach
	ClockNotStarted ClockState = "ikke_kjent" // when the agency became aware is not said
	ClockRunning    ClockState = "gaar"
	ClockUrgent     ClockState = "haster" // a day or less left
	ClockOver       ClockState = "ute"
	ClockInTime     ClockState = "i_tide" // notified
	ClockLate       ClockState = "for_sent"
	ClockNoDuty     ClockState = "ikke_plikt" // decided that notifying is not needed
)

// urgent is how long before the deadline the clock is pointed out.
const urgent = 24 * time.Hour

// Clock is the deadline for telling Datatilsynet and how far away it is.
type Clock struct {
	State  ClockState
	Hours  int
	Aware  reg.Instant
	By     reg.Instant   // no moment where the clock has not started
	Formal reg.Instant   // by regulation 1182/71; information only
	Left   time.Duration // until By; below zero when it has passed
}

// ClockOf returns how the clock of an incident stands: so many elapsed hours
// from when the agency became aware, whatever the day or the clocks on the wall
// (art. 33(1)).
func ClockOf(i *model.Incident, hours int, now reg.Instant) Clock {
	c := Clock{Hours: hours, Aware: i.Aware, By: law.BreachDeadline(i.Aware, hours), Formal: law.FormalBreachDeadline(i.Aware, hours)}
	if c.By.IsSet() {
		c.Left = c.By.Sub(now)
	}
	c.State = c.state(i)
	return c
}

func (c Clock) state(i *model.Incident) ClockState {
	switch {
	case i.Type == "":
		return ClockUnknown
	case !i.Breach():
		return ClockNone
	case i.Notified.IsSet() && i.NotifiedLate(c.Hours):
		return ClockLate
	case i.Notified.IsSet():
		return ClockInTime
	case i.Duty == model.DutyNo:
		return ClockNoDuty
	case !c.By.IsSet():
		return ClockNotStarted
	case c.Left < 0:
		return ClockOver
	case c.Left <= urgent:
		return ClockUrgent
	}
	return ClockRunning
}

// Runs reports whether time passes that must be shown.
func (c Clock) Runs() bool {
	return c.State == ClockRunning || c.State == ClockUrgent || c.State == ClockOver
}

// HoursAndMinutes are how much is left, or how long ago it was, in whole
// minutes.
func (c Clock) HoursAndMinutes() (hours, minutes int) {
	all := int(c.Left.Abs() / time.Minute)
	return all / 60, all % 60
}
