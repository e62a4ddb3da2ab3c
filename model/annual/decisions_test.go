package annual_test

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
)

func TestDecisionsBecomeActions(t *testing.T) {
	item := func(id reg.ID) reg.Item { return reg.Item{ItemID: id} }
	report := &model.Report{Type: model.ReportReview, Meeting: 20270126, Decisions: []model.Decision{
		{Item: item("a"), Type: model.DecisionAction, Text: "Inngå avtaler " + strings.Repeat("x", 300), Reason: "Fordi", Responsible: "P1", Due: 20270601},
		{Item: item("b"), Type: model.DecisionAction, Text: "Uten frist", Responsible: "P1"},
		{Item: item("c"), Type: model.DecisionNoted, Text: "Tar til orientering", Responsible: "P1", Due: 20270601},
		{Item: item("d"), Type: model.DecisionAction, Text: "Har tiltak", Responsible: "P1", Due: 20270601, Action: "T1"},
		{Item: item("e"), Number: reg.Int(9), Type: model.DecisionAction, Text: "Øve", Responsible: "P2", Due: 20270901, Decided: 20270127},
	}}
	report.ID, report.No = "R1", "RAP-2027-001"
	all := annual.DecidedActions(report)
	if len(all) != 2 {
		t.Fatalf("%d actions", len(all))
	}
	first, last := all[0], all[1]
	if n := len([]rune(first.Title)); n > 200 || first.Source != model.SourceReview || first.Responsible != "P1" || first.Due != 20270601 ||
		first.Decided != 20270126 || first.Status != model.ActionDecided || first.SourceRef != "RAP-2027-001/1" || !strings.Contains(first.Description, "Fordi") {
		t.Errorf("first is %+v", first)
	}
	if last.Title != "Øve" || last.SourceRef != "RAP-2027-001/9" || last.Decided != 20270127 {
		t.Errorf("last is %+v", last)
	}
	if report.Decisions[0].Action != first.ID || report.Decisions[4].Action != last.ID || report.Decisions[3].Action != "T1" {
		t.Error("the decisions do not name their actions")
	}
	if again := annual.DecidedActions(report); len(again) != 0 {
		t.Errorf("made %d more", len(again))
	}
	if problems := model.Actions.Problems(first); reg.Refuses(problems) {
		t.Errorf("the action cannot be saved: %v", problems)
	}
}
