package model

import (
	"slices"
	"testing"

	"samsvar/model/reg"
)

func ready() *DPIA {
	return &DPIA{Title: "Opptak", Status: DPIAForApproval, Description: "a", Necessity: "b", Risks: []PrivacyRisk{{Scenario: "c"}},
		Measures: "d", Advice: OfficerAdvice{Text: "e", Followed: FollowedYes}, Views: SubjectViews{Sought: reg.Yes},
		ResidualRisk: RiskLow, Conclusion: DPIAMayStart}
}

func TestWhatKeepsADPIAFromBeingApproved(t *testing.T) {
	approval := Approval{By: "P1", Day: reg.NewDay(2026, 11, 23)}
	tests := []struct {
		name string
		edit func(d *DPIA, a *Approval)
		want []DPIAHindrance
	}{
		{"nothing", func(*DPIA, *Approval) {}, nil},
		{"a part of art. 35(7)", func(d *DPIA, _ *Approval) { d.Necessity = "" }, []DPIAHindrance{HindrancePart}},
		{"no advice", func(d *DPIA, _ *Approval) { d.Advice = OfficerAdvice{} }, []DPIAHindrance{HindranceAdvice}},
		{"advice not followed", func(d *DPIA, _ *Approval) { d.Advice.Followed = FollowedNo }, []DPIAHindrance{HindranceReason}},
		{"advice not followed, with a reason", func(d *DPIA, _ *Approval) { d.Advice.Followed, d.Advice.Reason = FollowedNo, "x" }, nil},
		{"views not sought", func(d *DPIA, _ *Approval) { d.Views.Sought = reg.No }, []DPIAHindrance{HindranceViews}},
		{"views not sought, with a reason", func(d *DPIA, _ *Approval) { d.Views = SubjectViews{Sought: reg.No, WhyNot: "x"} }, nil},
		{"high residual risk may not start", func(d *DPIA, _ *Approval) { d.ResidualRisk = RiskHigh }, []DPIAHindrance{HindranceConsultation}},
		{"high residual risk does not start", func(d *DPIA, _ *Approval) {
			d.ResidualRisk, d.Conclusion = RiskHigh, DPIAMustNotStart
		}, nil},
		{"high residual risk, Datatilsynet has answered", func(d *DPIA, _ *Approval) {
			d.ResidualRisk, d.Consultation.Answer = RiskHigh, "ok"
		}, nil},
		{"the officer approves", func(_ *DPIA, a *Approval) { a.Officer = true }, []DPIAHindrance{HindranceOfficer}},
		{"nobody, never", func(_ *DPIA, a *Approval) { *a = Approval{} }, []DPIAHindrance{HindranceApprover, HindranceDay}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d, a := ready(), approval
			test.edit(d, &a)
			if got := d.Hindrances(a); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestApprovalsAreVersions(t *testing.T) {
	d := ready()
	first := Approval{By: "P1", Day: reg.NewDay(2026, 11, 23)}
	d.Approve(first, 100, reg.Int(36))
	if d.Status != DPIAApproved || d.Version.Int() != 1 || d.NextReview != reg.NewDay(2029, 11, 23) {
		t.Errorf("after approval: %s, version %d, review %v", d.Status, d.Version.Int(), d.NextReview)
	}
	d.Revise(200)
	if d.Status != DPIARevision || !d.ApprovedNow() || len(d.Versions) != 1 {
		t.Errorf("in revision: %s, %d versions", d.Status, len(d.Versions))
	}
	d.ResidualRisk = RiskMedium
	d.Approve(Approval{By: "P2", Day: reg.NewDay(2027, 2, 1), Summary: "ny modul"}, 300, reg.Int(36))
	if len(d.Versions) != 2 || d.Version.Int() != 2 {
		t.Fatalf("versions: %+v", d.Versions)
	}
	if v := d.Versions[0]; v.ApprovedBy != "P1" || v.Residual != RiskLow || v.Made != 100 {
		t.Errorf("the first version became %+v", v)
	}
	if v := d.Versions[1]; v.ApprovedBy != "P2" || v.Residual != RiskMedium || v.Summary != "ny modul" || v.Number.Int() != 2 {
		t.Errorf("the second version is %+v", v)
	}
}

// An assessment from before versions were kept does not lose its first approval.
func TestRevisingAnOldApproval(t *testing.T) {
	d := ready()
	d.Status, d.Approved, d.ApprovedBy = DPIAApproved, reg.NewDay(2024, 4, 22), "P1"
	d.Revise(100)
	if len(d.Versions) != 1 || d.Versions[0].Approved != reg.NewDay(2024, 4, 22) || d.Version.Int() != 1 {
		t.Errorf("versions: %+v", d.Versions)
	}
	fresh := ready()
	fresh.Revise(100)
	if len(fresh.Versions) != 0 {
		t.Error("one that was never approved has a version")
	}
}

func TestConsultationKeepsItOpen(t *testing.T) {
	d := ready()
	d.ResidualRisk, d.Conclusion = RiskHigh, DPIAConsult
	d.Approve(Approval{By: "P1", Day: reg.NewDay(2026, 11, 23)}, 100, reg.Int(36))
	if d.Status != DPIAConsultation {
		t.Errorf("status %s", d.Status)
	}
}

func TestLevelsOfPrivacyRisks(t *testing.T) {
	m := RiskScale4.RiskMatrix()
	placed := PrivacyRisk{Likelihood: "4", Impact: "4", ResidualLikely: "1", ResidualImpact: "4"}
	told := PrivacyRisk{Level: RiskHigh}
	d := DPIA{Risks: []PrivacyRisk{placed, told}}
	if placed.Now(m) != RiskHigh || placed.Residual(m) != RiskMedium || told.Residual(m) != RiskHigh || d.HighestResidual(m) != RiskHigh {
		t.Errorf("%s, %s, %s, %s", placed.Now(m), placed.Residual(m), told.Residual(m), d.HighestResidual(m))
	}
}

func TestMoreSuggestionsOfScreening(t *testing.T) {
	limit := reg.Int(10000)
	p := ProcessingRecord{Groups: []SubjectGroup{{Data: []DataCategory{DataHealth, DataLocation}}}, Scale: ScaleHundredK}
	if got := p.SuggestedAlways(limit); !slices.Equal(got, []AlwaysCase{AlwaysSpecial}) {
		t.Errorf("cases of art. 35(3): %v", got)
	}
	if got := p.SuggestedListed(); !slices.Equal(got, []ListedCase{ListedLocation}) {
		t.Errorf("items of the list: %v", got)
	}
	p.Scale = ScaleHundred
	p.AutomatedChoices, p.Profiling = reg.Yes, reg.Yes
	if got := p.SuggestedAlways(limit); !slices.Equal(got, []AlwaysCase{AlwaysEvaluation}) {
		t.Errorf("cases of art. 35(3): %v", got)
	}
}
