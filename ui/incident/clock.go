package incident

import (
	"samsvar/i18n"
	"samsvar/model/breach"
	"samsvar/report"
)

// told is how the clock stands, in words.
type told struct {
	gravity report.Severity
	word    string // of the state, beside its sign
	left    string // the time left or gone, large
	by      string // the deadline
	text    string // what that means
	formal  string // for information: the count of regulation 1182/71; "" for nothing
}

// tell words the clock. Sign and word say what colour says.
func tell(t *i18n.Texts, c breach.Clock) told {
	key := "ui.incident.clock." + string(c.State)
	by := t.Instant(c.By)
	if c.By.IsSet() {
		by = t.Weekday(c.By.Day(i18n.Oslo())) + " " + by
	}
	hours := t.Int(c.Hours)
	said := told{gravity: gravityOf(c.State), word: t.T(key + ".word"), text: t.T(key+".text", by, t.Instant(c.Aware), hours)}
	if c.Runs() {
		h, m := c.HoursAndMinutes()
		said.left = t.T(key+".left", t.Int(h), t.Int(m))
		said.by = t.T("ui.incident.step.by", by)
		said.formal = t.T("ui.incident.clock.formal", t.Instant(c.Formal))
	}
	return said
}

func gravityOf(s breach.ClockState) report.Severity {
	switch s {
	case breach.ClockOver:
		return report.SeverityCritical
	case breach.ClockUrgent, breach.ClockLate:
		return report.SeverityHigh
	case breach.ClockRunning, breach.ClockNotStarted, breach.ClockUnknown:
		return report.SeverityMedium
	case breach.ClockInTime:
		return report.SeverityGood
	}
	return report.SeverityInfo
}
