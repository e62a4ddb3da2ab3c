package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func system(change ...func(*model.System)) *model.System {
	s := as("S", &model.System{Lifecycle: model.LifecycleInUse, Owner: "P"})
	for _, c := range change {
		c(s)
	}
	return s
}

func personal(s *model.System) { s.PersonalData = reg.Yes }

func inStage(l model.Lifecycle) func(*model.System) { return func(s *model.System) { s.Lifecycle = l } }

func valued(k model.Class, i, a model.Level) func(*model.System) {
	return func(s *model.System) { s.Confidentiality, s.Integrity, s.Availability = k, i, a }
}

// assessment is a risk assessment of system S approved on a day.
func assessment(approved reg.Day) *model.RiskAssessment {
	return as("R", &model.RiskAssessment{Approved: approved, Date: approved, Systems: []reg.ID{"S"}})
}

func TestSystemRisk(t *testing.T) {
	draft := assessment(days(-1))
	draft.Status = model.StatusDraft
	ended := assessment(days(-1))
	ended.Status = model.StatusEnded
	unlinked := assessment(days(-1))
	unlinked.Systems = nil
	last := func(s *model.System) { s.LastRisk = "R" }
	high := valued(model.ClassProtected, "1", "1")
	changed := func(day reg.Day) func(*model.System) { return func(s *model.System) { s.ChangedMuch = day } }
	reviewed := assessment(months(-30))
	reviewed.Reviewed = months(-2)
	runRules(t, []ruleTest{
		{"none", "R-SYS-01", "S", records(system(personal))},
		{"low value without personal data", "R-SYS-01", "", records(system(valued(model.ClassInternal, "2", "2")))},
		{"high value", "R-SYS-01", "S", records(system(valued(model.ClassInternal, "3", "1")))},
		{"planned", "R-SYS-01", "", records(system(personal, inStage(model.LifecyclePlanned)))},
		{"leaving", "R-SYS-01", "S", records(system(personal, inStage(model.LifecycleLeaving)))},
		{"retired", "R-SYS-01", "", records(system(personal, inStage(model.LifecycleRetired)))},
		{"approved", "R-SYS-01", "", records(system(personal), assessment(today))},
		{"approved tomorrow", "R-SYS-01", "S", records(system(personal), assessment(days(1)))},
		{"draft", "R-SYS-01", "S", records(system(personal), draft)},
		{"withdrawn", "R-SYS-01", "S", records(system(personal), ended)},
		{"named by the system", "R-SYS-01", "", records(system(personal, last), unlinked)},
		{"of another system", "R-SYS-01", "S", records(system(personal), unlinked)},

		{"24 months", "R-SYS-02", "", records(system(), assessment(months(-24)))},
		{"24 months and a day", "R-SYS-02", "S", records(system(), assessment(months(-24).AddDays(-1)))},
		{"high value, 12 months", "R-SYS-02", "", records(system(high), assessment(months(-12)))},
		{"high value, a day more", "R-SYS-02", "S", records(system(high), assessment(months(-12).AddDays(-1)))},
		{"reviewed since", "R-SYS-02", "", records(system(), reviewed)},
		{"changed on the day", "R-SYS-02", "", records(system(changed(days(-9))), assessment(days(-9)))},
		{"changed after", "R-SYS-02", "S:endring", records(system(changed(days(-8))), assessment(days(-9)))},
		{"will change", "R-SYS-02", "", records(system(changed(days(1))), assessment(days(-9)))},
		{"none", "R-SYS-02", "", records(system())},
		{"newer one too", "R-SYS-02", "", records(system(), assessment(months(-30)), as("R2", &model.RiskAssessment{
			Approved: months(-1), Systems: []reg.ID{"S"}}))},
	})
}

func TestLatestRiskIsNewest(t *testing.T) {
	s := system()
	f := factsOf(s, assessment(months(-3)),
		as("R2", &model.RiskAssessment{Approved: months(-1), Systems: []reg.ID{"S"}}),
		as("R3", &model.RiskAssessment{Approved: days(1), Systems: []reg.ID{"S"}}))
	if got := f.LatestRisk(s); got == nil || got.ID != "R2" {
		t.Errorf("latest is %v", got)
	}
	if !f.RiskValid(assessment(months(-24))) || f.RiskValid(assessment(months(-25))) {
		t.Error("an assessment is valid for 24 months")
	}
	if old := assessment(months(-13)); !f.RiskValid(old) || !f.RiskCurrent(s, old) || f.RiskCurrent(system(valued("", "3", "")), old) {
		t.Error("the value of a system shortens how long its assessment is current, not how long it is valid")
	}
}

func TestSystemValues(t *testing.T) {
	asset := func(k model.Class, i, a model.Level) *model.InformationAsset {
		v := as("V", &model.InformationAsset{Integrity: i, Availability: a, Systems: []reg.ID{"S"}})
		v.Confidentiality = k
		return v
	}
	gone := asset("", "", "")
	gone.Until = today
	low := valued(model.ClassInternal, "2", "2")
	runRules(t, []ruleTest{
		{"all", "R-SYS-03", "", records(system(low), asset(model.ClassOpen, "1", "1"))},
		{"availability missing", "R-SYS-03", "S", records(system(valued(model.ClassOpen, "1", "")))},
		{"planned", "R-SYS-03", "", records(system(inStage(model.LifecyclePlanned)))},
		{"asset", "R-SYS-03", "V:verdi", records(asset("", "1", "1"))},
		{"asset no longer kept", "R-SYS-03", "", records(gone)},

		{"as the system", "R-SYS-04", "", records(system(low), asset(model.ClassInternal, "2", "2"))},
		{"integrity higher", "R-SYS-04", "S", records(system(low), asset(model.ClassInternal, "3", "2"))},
		{"two higher", "R-SYS-04", "S S", records(system(low), asset(model.ClassStrict, "3", "2"))},
		{"system not valued", "R-SYS-04", "", records(system(), asset(model.ClassStrict, "3", "2"))},
		{"asset not valued", "R-SYS-04", "", records(system(low), asset("", "", ""))},
	})
}

func TestSystemNeeds(t *testing.T) {
	available := valued(model.ClassOpen, "1", "3")
	critical := func(s *model.System) { s.Criticality = "3" }
	tested := func(day reg.Day) func(*model.System) { return func(s *model.System) { s.BackupTested = day } }
	plan := as("N", &model.ContinuityPlan{Systems: []reg.ID{"S"}})
	ended := as("N", &model.ContinuityPlan{Systems: []reg.ID{"S"}, Status: model.StatusEnded})
	nobody := func(s *model.System) { s.Owner = "" }
	deletion := func(s *model.System) { s.DeletionPlan = "Avleveres" }
	runRules(t, []ruleTest{
		{"owner", "R-SYS-05", "", records(system())},
		{"no owner", "R-SYS-05", "S", records(system(nobody))},
		{"retired", "R-SYS-05", "", records(system(nobody, inStage(model.LifecycleRetired)))},

		{"no need", "R-SYS-06", "", records(system(valued(model.ClassStrict, "4", "2")))},
		{"available", "R-SYS-06", "S", records(system(available))},
		{"critical", "R-SYS-06", "S", records(system(critical))},
		{"plan", "R-SYS-06", "", records(system(critical), plan)},
		{"plan out of use", "R-SYS-06", "S", records(system(critical), ended)},
		{"planned", "R-SYS-06", "S", records(system(critical, inStage(model.LifecyclePlanned)))},
		{"retired", "R-SYS-06", "", records(system(critical, inStage(model.LifecycleRetired)))},

		{"never", "R-SYS-07", "S:aldri", records(system(available))},
		{"12 months", "R-SYS-07", "", records(system(available, tested(months(-12))))},
		{"a day more", "R-SYS-07", "S", records(system(available, tested(months(-12).AddDays(-1))))},
		{"integrity", "R-SYS-07", "S:aldri", records(system(valued(model.ClassOpen, "3", "1")))},
		{"planned", "R-SYS-07", "", records(system(available, inStage(model.LifecyclePlanned)))},
		{"confidentiality only", "R-SYS-07", "", records(system(valued(model.ClassStrict, "2", "2")))},

		{"leaving", "R-SYS-08", "S", records(system(personal, inStage(model.LifecycleLeaving)))},
		{"leaving with a plan", "R-SYS-08", "", records(system(personal, inStage(model.LifecycleLeaving), deletion))},
		{"leaving without personal data", "R-SYS-08", "", records(system(inStage(model.LifecycleLeaving)))},
		{"in use", "R-SYS-08", "", records(system(personal))},
	})
}
