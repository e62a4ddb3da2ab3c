package model_test

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

const today = reg.Day(20261123)

func TestActionIsOverdue(t *testing.T) {
	tests := []struct {
		name   string
		action model.Action
		want   bool
	}{
		{"yesterday", model.Action{Due: 20261122, Status: model.ActionOngoing}, true},
		{"on the day itself", model.Action{Due: today, Status: model.ActionOngoing}, false},
		{"no deadline", model.Action{Status: model.ActionOngoing}, false},
		{"done", model.Action{Due: 20261122, Status: model.ActionDone}, false},
		{"rejected", model.Action{Due: 20261122, Status: model.ActionRejected}, false},
		{"postponed", model.Action{Due: 20261122, Status: model.ActionPostponed}, true},
		{"no status", model.Action{Due: 20261122}, true},
		{"no status but closed", model.Action{Due: 20261122, Closed: 20261101}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.action.Overdue(today); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}

func TestRoleIsActive(t *testing.T) {
	tests := []struct {
		name    string
		holding model.RoleHolding
		want    bool
	}{
		{"from ever until further notice", model.RoleHolding{}, true},
		{"first day", model.RoleHolding{From: today}, true},
		{"last day", model.RoleHolding{To: today}, true},
		{"tomorrow", model.RoleHolding{From: 20261124}, false},
		{"until yesterday", model.RoleHolding{To: 20261122}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.holding.Active(today); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}

func TestRoleEndsWithin(t *testing.T) {
	tests := []struct {
		name string
		to   reg.Day
		want bool
	}{
		{"until further notice", 0, false},
		{"yesterday", 20261122, false},
		{"today", today, true},
		{"on the last of 30 days", 20261223, true},
		{"a day later", 20261224, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := model.RoleHolding{To: tt.to}
			if got := h.EndsWithin(today, 30); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}

func TestRoleCardIsRead(t *testing.T) {
	card := func(id reg.ID, role model.Role, date reg.Day, status model.RecordStatus) *model.RoleCard {
		c := &model.RoleCard{Role: role, Date: date, Status: status}
		c.ID = id
		return c
	}
	cards := []*model.RoleCard{
		card("NEW", model.RolePrivacy, 20260601, model.StatusInForce),
		card("OLD", model.RolePrivacy, 20250101, model.StatusEnded),
		card("DRAFT", model.RolePrivacy, 20260901, model.StatusDraft),
		card("NEXT", model.RolePrivacy, 20270101, model.StatusInForce),
		card("OTHER", model.RoleSecurity, 20261001, ""),
	}
	current := model.CurrentRoleCard(cards, model.RolePrivacy, today)
	if current == nil || current.ID != "NEW" {
		t.Fatalf("current card is %v", current)
	}
	if model.CurrentRoleCard(cards, model.RoleDPO, today) != nil {
		t.Error("a card of another role is current")
	}
	tests := []struct {
		name    string
		holding model.RoleHolding
		current *model.RoleCard
		want    bool
	}{
		{"never", model.RoleHolding{}, current, false},
		{"before the version came", model.RoleHolding{CardRead: 20260531}, current, false},
		{"on the day it came", model.RoleHolding{CardRead: 20260601}, current, true},
		{"since, but the old version", model.RoleHolding{CardRead: 20260701, Card: "OLD"}, current, false},
		{"this version", model.RoleHolding{CardRead: 20260701, Card: "NEW"}, current, true},
		{"where there is no card", model.RoleHolding{CardRead: 20200101}, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.holding.ReadCurrent(tt.current); got != tt.want {
				t.Errorf("got %t, want %t", got, tt.want)
			}
		})
	}
}

func TestAttendanceCounts(t *testing.T) {
	course := &model.Course{Hours: reg.Float(3.5)}
	tests := []struct {
		name  string
		a     model.Attendance
		heads int
		hours float64
		done  bool
	}{
		{"person, hours of the course", model.Attendance{Person: "1", Completed: today}, 1, 3.5, true},
		{"head-count, own hours", model.Attendance{Count: reg.Int(40), Hours: reg.Int(1), Completed: today}, 40, 1, true},
		{"zero hours are not none", model.Attendance{Person: "1", Hours: reg.Int(0), Completed: today}, 1, 0, true},
		{"tomorrow", model.Attendance{Person: "1", Completed: 20261124}, 1, 3.5, false},
		{"begun", model.Attendance{Person: "1", Completed: today, Result: model.ResultBegun}, 1, 3.5, false},
		{"failed", model.Attendance{Person: "1", Completed: today, Result: model.ResultFailed}, 1, 3.5, false},
		{"passed", model.Attendance{Person: "1", Completed: today, Result: model.ResultPassed}, 1, 3.5, true},
		{"no date", model.Attendance{Person: "1", Result: model.ResultCompleted}, 1, 3.5, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.a.Heads() != tt.heads || tt.a.HoursOf(course) != tt.hours || tt.a.Done(today) != tt.done {
				t.Errorf("got %d heads, %v hours, done %t", tt.a.Heads(), tt.a.HoursOf(course), tt.a.Done(today))
			}
		})
	}
}

func TestDocumentIsApprovedAndCovers(t *testing.T) {
	tests := []struct {
		name     string
		d        model.GoverningDocument
		approved bool
		covers   bool
	}{
		{"approved this year", model.GoverningDocument{ApprovedBy: "A", Date: 20260101}, true, true},
		{"made last year for this", model.GoverningDocument{ApprovedBy: "A", Date: 20251201, Year: reg.Int(2026)}, true, true},
		{"for next year", model.GoverningDocument{ApprovedBy: "A", Date: 20260101, Year: reg.Int(2027)}, true, false},
		{"by nobody", model.GoverningDocument{Date: 20260101}, false, true},
		{"draft", model.GoverningDocument{ApprovedBy: "A", Date: 20260101, Status: model.StatusDraft}, false, true},
		{"tomorrow", model.GoverningDocument{ApprovedBy: "A", Date: 20261124}, false, true},
		{"no date", model.GoverningDocument{ApprovedBy: "A"}, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.d.IsApproved(today) != tt.approved || tt.d.Covers(2026) != tt.covers {
				t.Errorf("approved %t, covers %t", tt.d.IsApproved(today), tt.d.Covers(2026))
			}
		})
	}
}

func TestPersonIsKnown(t *testing.T) {
	p := model.Person{Name: "Kari Nordmann", Number: "10442", Initials: "KN"}
	for as, want := range map[string]bool{"10442": true, " kn ": true, "KARI nordmann": true, "": false, "1044": false} {
		if p.Known(as) != want {
			t.Errorf("known as %q: %t, want %t", as, p.Known(as), want)
		}
	}
}

func TestProcurementIsDone(t *testing.T) {
	tests := []struct {
		name string
		p    model.Procurement
		want bool
	}{
		{"dated", model.Procurement{Date: today}, true},
		{"not dated", model.Procurement{Status: model.ProcurementDone}, false},
		{"planned", model.Procurement{Date: today, Status: model.ProcurementPlanned}, false},
		{"cancelled", model.Procurement{Date: today, Status: model.ProcurementCancelled}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.p.Done() != tt.want {
				t.Errorf("got %t, want %t", tt.p.Done(), tt.want)
			}
		})
	}
}
