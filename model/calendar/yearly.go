package calendar

import (
	"samsvar/model"
	"samsvar/model/reg"
)

// yearly gathers what comes back every year. That of the yearly documents is a
// deadline, since it is known whether they are made; nothing tells about the rest.
func (c *collector) yearly() {
	agency := c.facts.Agency()
	if agency == nil {
		return
	}
	for _, point := range agency.Calendar {
		e := entry(model.Agencies.Key, agency)
		e.Kind, e.Field, e.Item, e.Point, e.Text = kindOf(point.Point), "kalender", point.ItemID, point.Point, point.Text
		e.Day = dayIn(point, c.year)
		e.Owner = model.Agencies.Owner(agency)
		known, settled := c.made(point.Point, e.Day)
		e.Deadline = known
		if e.Day.IsSet() {
			c.add(e, settled)
		}
	}
}

// dayIn is the day of an entry in a year; the last of February where the year
// has no 29th.
func dayIn(point model.CalendarEntry, year int) reg.Day {
	if day := point.In(year); day.IsSet() || !point.In(2024).IsSet() {
		return day
	}
	return reg.NewDay(year, 2, 28)
}

func kindOf(point model.CalendarPoint) model.DateKind {
	switch point {
	case model.CalendarReview, model.CalendarDeclaration, model.CalendarDepartment, model.CalendarFinance, model.CalendarTemplates:
		return model.DateReport
	case model.CalendarForum:
		return model.DateMeeting
	}
	return model.DateYearly
}

// made reports whether the registers know of a point whether it is done, and
// whether it is. Of a day that has been they know only where the document was
// begun: an agency may have made those of earlier years elsewhere.
func (c *collector) made(point model.CalendarPoint, day reg.Day) (known, settled bool) {
	var kind model.ReportType
	switch point {
	case model.CalendarDeclaration:
		kind = model.ReportDeclaration
	case model.CalendarReview:
		kind = model.ReportReview
	default:
		return false, false
	}
	for _, r := range model.Reports.All(c.facts) {
		if r.Type == kind && r.Year.Int() == day.Year()-1 {
			return true, c.ready(r)
		}
	}
	return day >= c.facts.Today, false
}

// ready reports whether a yearly document is signed or gone out, or the meeting
// of the management held.
func (c *collector) ready(r *model.Report) bool {
	switch r.Status {
	case model.ReportSigned, model.ReportSent, model.ReportReceived, model.ReportReplaced:
		return true
	}
	return r.Type == model.ReportReview && r.Meeting.IsSet() && r.Meeting <= c.facts.Today
}
