package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func scenarios(all ...model.Scenario) *model.RiskAssessment {
	return as("R", &model.RiskAssessment{Scenarios: all, ApprovedBy: "EIER", Systems: []reg.ID{"S"}})
}

func accepting(level model.RiskLevel, day reg.Day) *model.Agency {
	return as("A", &model.Agency{Acceptance: []model.AcceptanceCriteria{{Scope: model.AcceptAgency, Level: level, Day: day}}})
}

func TestRiskTreated(t *testing.T) {
	yellow := model.Scenario{Level: model.RiskMedium}
	with := func(change func(*model.Scenario)) *model.RiskAssessment {
		s := yellow
		change(&s)
		return scenarios(s)
	}
	own := scenarios(yellow)
	own.Acceptable = model.RiskMedium
	ended := scenarios(yellow)
	ended.Status = model.StatusEnded
	forSystem := as("A", &model.Agency{Acceptance: []model.AcceptanceCriteria{
		{Scope: model.AcceptAgency, Level: model.RiskLow, Day: today},
		{Scope: model.AcceptSystem, Level: model.RiskMedium, Day: today, Systems: []reg.ID{"S"}}}})
	runRules(t, []ruleTest{
		{"yellow", "R-ROS-01", "R", records(scenarios(yellow))},
		{"green", "R-ROS-01", "", records(scenarios(model.Scenario{Level: model.RiskLow}))},
		{"not assessed", "R-ROS-01", "", records(scenarios(model.Scenario{}))},
		{"green after measures", "R-ROS-01", "", records(with(func(s *model.Scenario) { s.RestLevel = model.RiskLow }))},
		{"action", "R-ROS-01", "", records(with(func(s *model.Scenario) { s.Measures = []reg.ID{"T"} }))},
		{"accepted", "R-ROS-01", "", records(with(func(s *model.Scenario) { s.Treatment = model.TreatmentAccept }))},
		{"transferred", "R-ROS-01", "", records(with(func(s *model.Scenario) { s.Treatment = model.TreatmentTransfer }))},
		{"to be reduced, by nothing", "R-ROS-01", "R", records(with(func(s *model.Scenario) { s.Treatment = model.TreatmentReduce }))},
		{"each scenario counts", "R-ROS-01", "R R", records(scenarios(yellow, model.Scenario{Level: model.RiskLow}, yellow))},
		{"yellow is acceptable here", "R-ROS-01", "", records(own)},
		{"yellow is acceptable to the agency", "R-ROS-01", "", records(scenarios(yellow), accepting(model.RiskMedium, today))},
		{"decided tomorrow", "R-ROS-01", "R", records(scenarios(yellow), accepting(model.RiskMedium, days(1)))},
		{"yellow is acceptable for the system", "R-ROS-01", "", records(scenarios(yellow), forSystem)},
		{"out of use", "R-ROS-01", "", records(ended)},

		{"red", "R-ROS-03", "R", records(scenarios(model.Scenario{Level: model.RiskHigh}))},
		{"yellow", "R-ROS-03", "", records(scenarios(yellow))},
		{"red with action", "R-ROS-03", "", records(scenarios(model.Scenario{Level: model.RiskHigh, Measures: []reg.ID{"T"}}))},
		{"action names the assessment", "R-ROS-03", "", records(scenarios(model.Scenario{Level: model.RiskHigh}),
			&model.Action{Source: model.SourceRisk, SourceRef: "R"})},
		{"rejected action", "R-ROS-03", "R", records(scenarios(model.Scenario{Level: model.RiskHigh}),
			&model.Action{Source: model.SourceRisk, SourceRef: "R", Status: model.ActionRejected})},

		{"no agency", "R-ROS-04", "-", nil},
		{"none", "R-ROS-04", "A", records(as("A", &model.Agency{}))},
		{"decided", "R-ROS-04", "", records(accepting(model.RiskLow, today))},
		{"not dated", "R-ROS-04", "A", records(accepting(model.RiskLow, 0))},
	})
}

func TestAcceptance(t *testing.T) {
	accepted := func(level model.RiskLevel, by reg.ID, day reg.Day) *model.RiskAssessment {
		return scenarios(model.Scenario{Level: level, Treatment: model.TreatmentAccept, AcceptedBy: by, Accepted: day})
	}
	expired := accepted(model.RiskMedium, "EIER", days(-9))
	expired.Scenarios[0].AcceptedUntil = days(-1)
	expiring := accepted(model.RiskMedium, "EIER", days(-9))
	expiring.Scenarios[0].AcceptedUntil = today
	leader := holding("H", model.RoleLeader, "SJEF")
	runRules(t, []ruleTest{
		{"no name", "R-ROS-02", "R", records(accepted(model.RiskMedium, "", days(-1)))},
		{"no date", "R-ROS-02", "R", records(accepted(model.RiskMedium, "EIER", 0))},
		{"level not known", "R-ROS-02", "R", records(accepted("", "", 0))},
		{"green is accepted by the criteria", "R-ROS-02", "", records(accepted(model.RiskLow, "", 0))},
		{"owner of the risk", "R-ROS-02", "", records(accepted(model.RiskMedium, "EIER", days(-1)))},
		{"owner of the system", "R-ROS-02", "", records(accepted(model.RiskMedium, "SYS", days(-1)), as("S", &model.System{Owner: "SYS"}))},
		{"someone else", "R-ROS-02", "R:myndighet", records(accepted(model.RiskMedium, "X", days(-1)))},
		{"red by the owner", "R-ROS-02", "R:myndighet", records(accepted(model.RiskHigh, "EIER", days(-1)), leader)},
		{"red by the head", "R-ROS-02", "", records(accepted(model.RiskHigh, "SJEF", days(-1)), leader)},
		{"red by the former head", "R-ROS-02", "", records(accepted(model.RiskHigh, "SJEF", days(-9)), heldUntil(holding("H", model.RoleLeader, "SJEF"), days(-9)))},
		{"red by the head the day after", "R-ROS-02", "R:myndighet", records(accepted(model.RiskHigh, "SJEF", days(-8)), heldUntil(holding("H", model.RoleLeader, "SJEF"), days(-9)))},
		{"12 months", "R-ROS-02", "", records(accepted(model.RiskMedium, "EIER", months(-12)))},
		{"a day more", "R-ROS-02", "R:gammel", records(accepted(model.RiskMedium, "EIER", months(-12).AddDays(-1)))},
		{"expired", "R-ROS-02", "R:utlopt", records(expired)},
		{"expires today", "R-ROS-02", "", records(expiring)},
	})
}

func TestProcurements(t *testing.T) {
	bought := func(change func(*model.Procurement)) []reg.Record {
		p := as("N", &model.Procurement{Demands: reg.Yes, Date: days(-9), PersonalData: reg.Yes, InOperation: days(-1)})
		change(p)
		return records(p)
	}
	phase := func(r model.RiskPhase) []reg.Record {
		return bought(func(p *model.Procurement) { p.RiskPhase = r })
	}
	none := func(*model.Procurement) {}
	agreement := as("D", &model.ProcessingAgreement{Status: model.AgreementSigned, Systems: []reg.ID{"S"}})
	dpia := as("E", &model.DPIA{Status: model.DPIANotRequired})
	screened := &model.ProcessingRecord{Screened: reg.Yes, Systems: []reg.ID{"S"}}
	of := func(p *model.Procurement) { p.Systems = []reg.ID{"S"} }
	tested := func(kind model.SecurityTest, day reg.Day) []reg.Record {
		return bought(func(p *model.Procurement) { p.SecurityTest, p.Tested = kind, day })
	}
	runRules(t, []ruleTest{
		{"never", "R-ANS-01", "N", phase(model.RiskNever)},
		{"after", "R-ANS-01", "N:etter", phase(model.RiskAfter)},
		{"before", "R-ANS-01", "", phase(model.RiskBeforeDemands)},
		{"not answered", "R-ANS-01", "", phase("")},
		{"no demands", "R-ANS-01", "", bought(func(p *model.Procurement) { p.Demands, p.RiskPhase = reg.No, model.RiskNever })},
		{"called off", "R-ANS-01", "", bought(func(p *model.Procurement) { p.Status, p.RiskPhase = model.ProcurementCancelled, model.RiskNever })},

		{"nothing", "R-ANS-02", "N", bought(none)},
		{"in operation tomorrow", "R-ANS-02", "", bought(func(p *model.Procurement) { p.InOperation = days(1) })},
		{"in operation today", "R-ANS-02", "N", bought(func(p *model.Procurement) { p.InOperation = today })},
		{"no personal data", "R-ANS-02", "", bought(func(p *model.Procurement) { p.PersonalData = reg.No })},
		{"agreement only", "R-ANS-02", "N:dpia", append(bought(func(p *model.Procurement) { p.Agreement = "D" }), agreement)},
		{"screening only", "R-ANS-02", "N:dba", append(bought(func(p *model.Procurement) { p.DPIA = "E" }), dpia)},
		{"both", "R-ANS-02", "", append(bought(func(p *model.Procurement) { p.Agreement, p.DPIA = "D", "E" }), agreement, dpia)},
		{"both by the system", "R-ANS-02", "", append(bought(of), system(), agreement, screened)},
		{"system needs no agreement", "R-ANS-02", "N:dpia", append(bought(of), system(func(s *model.System) { s.ExternalProcessor = reg.No }))},

		{"not tested", "R-ANS-03", "N", tested("", 0)},
		{"no test", "R-ANS-03", "N", tested(model.TestNone, 0)},
		{"tested on the day", "R-ANS-03", "", tested(model.TestOwn, days(-1))},
		{"tested after", "R-ANS-03", "N:etter", tested(model.TestOwn, today)},
		{"tested, day not known", "R-ANS-03", "", tested(model.TestPenetration, 0)},
		{"not finished", "R-ANS-03", "", bought(func(p *model.Procurement) { p.Status, p.InOperation = model.ProcurementOngoing, 0 })},
	})
}

func TestContinuity(t *testing.T) {
	plan := func(approved reg.Day, status model.RecordStatus) *model.ContinuityPlan {
		return as("N", &model.ContinuityPlan{Approved: approved, Status: status})
	}
	reviewed := plan(months(-30), "")
	reviewed.Reviewed = days(-1)
	held := func(day reg.Day) []reg.Record {
		return records(plan(today, ""), &model.Exercise{Plan: "N", Date: day})
	}
	exercise := func(actions []reg.ID, findings ...model.Finding) []reg.Record {
		return records(as("E", &model.Exercise{Findings: findings, Actions: actions}))
	}
	open, answered := model.Finding{Text: "Ringeliste"}, model.Finding{Actions: []reg.ID{"T"}}
	runRules(t, []ruleTest{
		{"never approved", "R-KON-01", "N:aldri", records(plan(0, ""))},
		{"draft", "R-KON-01", "N:aldri", records(plan(days(-1), model.StatusDraft))},
		{"12 months", "R-KON-01", "", records(plan(months(-12), ""))},
		{"a day more", "R-KON-01", "N", records(plan(months(-12).AddDays(-1), ""))},
		{"reviewed since", "R-KON-01", "", records(reviewed)},
		{"out of use", "R-KON-01", "", records(plan(0, model.StatusEnded))},

		{"never", "R-KON-02", "N:aldri", records(plan(today, ""))},
		{"12 months", "R-KON-02", "", held(months(-12))},
		{"a day more", "R-KON-02", "N", held(months(-12).AddDays(-1))},
		{"planned for tomorrow", "R-KON-02", "N:aldri", held(days(1))},

		{"unanswered", "R-KON-03", "E", exercise(nil, open, answered)},
		{"answered", "R-KON-03", "", exercise(nil, answered)},
		{"closed", "R-KON-03", "", exercise(nil, model.Finding{Closed: today})},
		{"one action for all", "R-KON-03", "", exercise([]reg.ID{"T"}, open)},
		{"no findings", "R-KON-03", "", exercise(nil)},
	})
}
