package incidents

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/model/breach"
	"samsvar/model/reg"
	"samsvar/report"
)

// event is something that happened.
type event struct {
	at   reg.Instant
	what string
}

// timeline tells what happened when, the earliest first.
func (w *writer) timeline() {
	w.heading(w.t("timeline"))
	events := w.events()
	table := report.Table{Empty: w.t("nothing"), Columns: []report.Column{w.Column("incident.when", 0), w.Names("incident.event", 1)}}
	for _, e := range events {
		table.Rows = append(table.Rows, report.Cells(w.Instant(e.at), e.what))
	}
	if w.i.Closed.IsSet() {
		table.Rows = append(table.Rows, report.Cells(w.Day(w.i.Closed), w.t("event.closed")))
	}
	w.Add(table)
}

func (w *writer) events() []event {
	i := w.i
	all := []event{{i.Start, w.t("event.start")}, {i.Discovered, w.t("event.discovered")}, {i.ProcessorTold, w.t("event.processor")},
		{i.Aware, w.t("event.aware")}, {i.Notified, w.t("event.notified")}, {i.PersonsToldAt, w.t("event.persons")}, {i.End, w.t("event.end")}}
	if i.Breach() && i.Duty != model.DutyNo {
		c := breach.ClockOf(i, w.hours, reg.InstantOf(w.Now))
		all = append(all, event{c.By, w.t("event.deadline", w.Texts.Int(w.hours))})
	}
	for _, n := range i.Internal {
		all = append(all, event{n.At, w.t("event.internal", w.Code(&model.NoticeRoles.CodeSet, string(n.Role)))})
	}
	for _, f := range i.FollowUps {
		all = append(all, event{f.At, w.t("event.phase")})
	}
	all = slices.DeleteFunc(all, func(e event) bool { return !e.at.IsSet() })
	slices.SortStableFunc(all, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	return all
}
