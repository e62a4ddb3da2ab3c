package overview

import (
	"time"

	"fyne.io/fyne/v2"

	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// clock is a badge that tells how long is left until a moment.
type clock struct {
	badge    *parts.Badge
	severity report.Severity
	by       reg.Instant
	shown    time.Time // when it was made
}

func (v *view) urgentCard(s summary) fyne.CanvasObject {
	t := v.d.Texts
	rows := []fyne.CanvasObject{}
	for _, u := range s.urgent {
		rows = append(rows, v.urgentRow(u))
	}
	for _, k := range s.kept {
		rows = append(rows, v.keptRow(k))
	}
	if len(rows) == 0 {
		rows = append(rows, parts.NewMuted(t.T("ui.overview.nothing_urgent")))
	}
	if s.rest > 0 {
		rows = append(rows, v.link(t.N("ui.overview.more", s.rest), "", screen.Place{Kind: screen.Gaps}))
	}
	return parts.NewCard(parts.NewHeading(t.T("ui.overview.urgent")), parts.Lined(8, rows...))
}

func (v *view) urgentRow(u urgent) fyne.CanvasObject {
	t := v.d.Texts
	button := t.T("ui.overview.open")
	if u.n > 1 {
		button = t.T("ui.overview.show_n", t.Int(u.n))
	}
	words := parts.NewWrapped(v.urgentText(u))
	return parts.Stretch(10, words, v.badge(u), words, v.button(button, u.place(t)))
}

// urgentText says what it is about.
func (v *view) urgentText(u urgent) string {
	t := v.d.Texts
	name := func() string { return v.d.Names(v.d.Store.View())(u.finding.Register, u.finding.ID) }
	text := t.T("rule." + u.finding.Rule)
	switch {
	case u.finding.Rule == ruleOfClock:
		return t.T("ui.overview.breach", name())
	case u.n > 1 && u.oldest.IsSet():
		return t.T("ui.overview.rule_since", text, t.Int(u.n), t.LongDay(u.oldest))
	case u.n > 1:
		return t.T("ui.overview.rule_n", text, t.Int(u.n))
	case u.finding.ID != "":
		return t.T("ui.overview.rule_of", text, name())
	}
	return text
}

// badge is how long is left where a clock runs, else the severity.
func (v *view) badge(u urgent) *parts.Badge {
	t, f := v.d.Texts, u.finding
	severity := report.SeverityOf(f.Severity)
	if f.Deadline.IsSet() {
		b := parts.NewBadge(severity, v.remaining(f.Deadline))
		v.clocks = append(v.clocks, clock{b, severity, f.Deadline, v.d.Now()})
		return b
	}
	today := v.d.Today()
	switch {
	case u.rank == overdue:
		return parts.NewBadge(severity, t.T("ui.overview.late"))
	case !f.Due.IsSet() || u.rank == serious:
		return parts.NewBadge(severity, t.Code(&findings.Severities.CodeSet, string(f.Severity)))
	case f.Due == today:
		return parts.NewBadge(severity, t.T("ui.overview.today"))
	case f.Due < today:
		return parts.NewBadge(severity, t.T("ui.overview.late"))
	}
	return parts.NewBadge(severity, t.N("ui.overview.days", today.DaysTo(f.Due)))
}

// remaining is the time until a moment: hours and minutes, and how long ago it
// was where it has passed.
func (v *view) remaining(by reg.Instant) string {
	const (
		day      = 24 * time.Hour
		daysFrom = 72 * time.Hour
	)
	t, left := v.d.Texts, by.Time().Sub(v.d.Now())
	switch {
	case left <= -daysFrom:
		return t.N("ui.overview.over_days", int(-left/day))
	case left < -time.Hour:
		return t.T("ui.overview.over_hours", t.Int(int(-left/time.Hour)))
	case left < 0:
		return t.T("ui.overview.late")
	case left < time.Hour:
		return t.T("ui.overview.minutes", t.Int(int(left/time.Minute)))
	case left < day:
		return t.T("ui.overview.hours_minutes", t.Int(int(left/time.Hour)), t.Int(int(left%time.Hour/time.Minute)))
	}
	return t.T("ui.overview.hours", t.Int(int(left/time.Hour)))
}

// keptRow tells that personal data have been kept longer than decided.
func (v *view) keptRow(k kept) fyne.CanvasObject {
	t := v.d.Texts
	words := parts.NewWrapped(t.T("ui.overview.kept", t.RegisterMany(k.register), t.Int(k.n)))
	return parts.Stretch(10, words, parts.NewBadge(report.SeverityMedium, t.T("ui.overview.kept.badge")), words,
		v.button(t.T("ui.overview.kept.show"), screen.Place{Kind: screen.Retention}))
}

// button and link lead to a place, and are brought into view by the focus.
func (v *view) button(text string, to screen.Place) *parts.Button {
	b := parts.NewButton(text, func() { v.d.Open(to) })
	b.Follow(v.scroll)
	return b
}

// link says more to a screen reader where the text is only a number.
func (v *view) link(text, say string, to screen.Place) *parts.Link {
	l := parts.NewLink(text, func() { v.d.Open(to) })
	l.SetLabel(say)
	l.Follow(v.scroll)
	return l
}
