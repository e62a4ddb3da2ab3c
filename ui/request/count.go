package request

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
	"samsvar/report"
)

// deadlines are how the time limits of a request were counted.
type deadlines struct {
	first law.Counted // the month
	last  law.Counted // with the two months more
	due   reg.Day     // the one that holds now
}

// count counts the deadlines (art. 12(3)): the month from receipt, or from when
// the identity was confirmed if it was asked for at once; and as extended, at most
// the three months, or what the person was told if that is sooner.
func count(d *model.DataSubjectRequest, limits law.Limits) deadlines {
	from := d.ClockFrom()
	all := deadlines{first: law.CountRequest(from, limits.RequestMonths),
		last: law.CountRequest(from, limits.RequestMonths+limits.RequestExtensionMonths)}
	all.due = all.first.Due
	if d.Extended == reg.Yes {
		all.due = all.last.Due
		if d.NewDue.IsSet() {
			all.due = min(all.due, d.NewDue)
		}
	}
	return all
}

// state is how a request stands.
type state struct {
	key     string
	gravity report.Severity
	days    int // left, or gone where it is over
}

// stand tells how a request stands on a day; warn is how many days before the
// deadline it is pointed out.
func stand(d *model.DataSubjectRequest, all deadlines, today reg.Day, warn int) state {
	switch {
	case d.Outcome == model.RequestWithdrawn && !d.Answered.IsSet():
		return state{"withdrawn", report.SeverityInfo, 0}
	case d.Answered.IsSet() && all.due.IsSet() && d.Answered > all.due:
		return state{"late", report.SeverityHigh, all.due.DaysTo(d.Answered)}
	case d.Answered.IsSet():
		return state{"answered", report.SeverityGood, 0}
	case !all.due.IsSet():
		return state{"unknown", report.SeverityMedium, 0}
	}
	switch left := today.DaysTo(all.due); {
	case left < 0:
		return state{"over", report.SeverityCritical, -left}
	case left <= warn:
		return state{"soon", report.SeverityHigh, left}
	default:
		return state{"running", report.SeverityMedium, left}
	}
}

// counted says step by step how the deadline that holds came about.
func counted(t *i18n.Texts, d *model.DataSubjectRequest, all deadlines) string {
	if !d.Received.IsSet() {
		return t.T("ui.request.count.unknown")
	}
	said := []string{from(t, d)}
	c, key := all.first, "first"
	if d.Extended == reg.Yes {
		c, key = all.last, "last"
	}
	said = append(said, t.T("ui.request.count."+key, t.LongDay(c.Nominal)))
	if c.Clipped {
		said = append(said, t.T("ui.request.count.clipped", t.Int(c.From.Day())))
	}
	if c.Moved() {
		said = append(said, t.T("ui.request.count.moved", t.Weekday(c.Nominal), why(t, c.Nominal), t.Weekday(c.Due)+" "+t.LongDay(c.Due)))
	}
	if all.due < c.Due {
		said = append(said, t.T("ui.request.count.told", t.LongDay(all.due)))
	}
	return strings.Join(said, " ")
}

// from says which day the deadline counts from, and why.
func from(t *i18n.Texts, d *model.DataSubjectRequest) string {
	switch {
	case d.ClockFrom() != d.Received:
		return t.T("ui.request.count.identity", t.LongDay(d.IdentityAsked), t.LongDay(d.IdentityDay))
	case d.IdentityDay.IsSet() && d.IdentityDay > d.Received:
		return t.T("ui.request.count.identity_late", t.LongDay(d.Received))
	case d.Identity == model.IdentityWaiting:
		return t.T("ui.request.count.waiting", t.LongDay(d.Received))
	}
	return t.T("ui.request.count.from", t.LongDay(d.Received))
}

// why a day is not a working day.
func why(t *i18n.Texts, d reg.Day) string {
	if law.IsHoliday(d) {
		return t.T("ui.request.count.holiday")
	}
	return t.T("ui.request.count.weekend")
}
