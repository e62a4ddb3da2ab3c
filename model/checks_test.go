package model_test

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func TestChecksAcrossFields(t *testing.T) {
	scenario := func(s model.Scenario) *model.RiskAssessment {
		return &model.RiskAssessment{Title: "x", Scale: model.RiskScale4, Scenarios: []model.Scenario{s}}
	}
	self := &model.Unit{Name: "x"}
	self.ID, self.Unit = "A", "A"
	years := []model.HeadCount{{Year: reg.Int(2025)}, {Year: reg.Int(2026)}, {Year: reg.Int(2025)}}
	tests := []struct {
		name        string
		register    *reg.Register
		rec         reg.Record
		field, code string
		soft        bool
	}{
		{"system ends before it begins", model.Systems.Register,
			&model.System{Name: "x", InUseFrom: 20260102, InUseUntil: 20260101}, "avvikling_dato", "end_before_start", false},
		{"step beyond the scale", model.RiskAssessments.Register,
			scenario(model.Scenario{Likelihood: "5", Impact: "1"}), "scenarier[1].sannsynlighet", "too_high", false},
		{"level not of the matrix", model.RiskAssessments.Register,
			scenario(model.Scenario{Likelihood: "1", Impact: "1", Level: model.RiskHigh}), "scenarier[1].nivaa", "level_differs", true},
		{"residual above", model.RiskAssessments.Register,
			scenario(model.Scenario{Level: model.RiskLow, RestLevel: model.RiskHigh}), "scenarier[1].rest_nivaa", "rest_higher", true},
		{"matrix of another scale", model.RiskAssessments.Register,
			&model.RiskAssessment{Title: "x", Scale: model.RiskScale5, Matrix: "LLLM LMMM LMHH MMHH"}, "matrise", "not_matrix", false},
		{"approved before it was made", model.RiskAssessments.Register,
			&model.RiskAssessment{Title: "x", Date: 20260102, Approved: 20260101}, "godkjent_dato", "end_before_start", false},
		{"risk assessment in no phase", model.Procurements.Register,
			&model.Procurement{Title: "x", Risk: "A", RiskPhase: model.RiskNever}, "ros_fase", "risk_without_phase", true},
		{"role ends before it begins", model.RoleHoldings.Register,
			&model.RoleHolding{From: 20260102, To: 20260101}, "til", "end_before_start", false},
		{"deputy of oneself", model.RoleHoldings.Register,
			&model.RoleHolding{Person: "A", DeputyFor: "A"}, "vara_for", "deputy_of_self", false},
		{"nobody attended", model.Attendances.Register, &model.Attendance{Course: "A"}, "person", "person_or_count", false},
		{"a person and a count", model.Attendances.Register,
			&model.Attendance{Course: "A", Person: "10442", Count: reg.Int(2)}, "antall", "person_and_count", false},
		{"done without a date", model.Actions.Register,
			&model.Action{Title: "x", Status: model.ActionDone}, "lukket_dato", "done_without_date", true},
		{"open with a closing date", model.Actions.Register,
			&model.Action{Title: "x", Status: model.ActionOngoing, Closed: 20260101}, "status", "closed_but_open", true},
		{"closed before it was decided", model.Actions.Register,
			&model.Action{Title: "x", Status: model.ActionDone, Decided: 20260102, Closed: 20260101}, "lukket_dato", "end_before_start", false},
		{"reviewed before it was approved", model.GoverningDocuments.Register,
			&model.GoverningDocument{Title: "x", Date: 20260102, Common: model.Common{NextReview: 20260101}}, "neste_revisjon", "end_before_start", false},
		{"answered before it was asked", model.Enquiries.Register,
			&model.Enquiry{Date: 20260102, Closed: 20260101}, "lukket_dato", "end_before_start", false},
		{"a year twice", model.Units.Register, &model.Unit{Name: "x", HeadCounts: years}, "ansatte[3].aar", "year_twice", false},
		{"part of itself", model.Units.Register, self, "enhet", "own_parent", false},
		{"no address", model.Persons.Register, &model.Person{Name: "x", Email: "kari.example.no"}, "epost", "not_email", true},
		{"wrong check digit", model.Suppliers.Register,
			&model.Supplier{Name: "x", OrgNo: "974 761 077"}, "orgnr", "bad_orgno", true},
		{"short fingerprint", model.KnownCertificates.Register,
			&model.KnownCertificate{Name: "x", Fingerprint: strings.Repeat("a", 63)}, "fingeravtrykk", "not_fingerprint", false},
		{"fingerprint of other letters", model.KnownCertificates.Register,
			&model.KnownCertificate{Name: "x", Fingerprint: strings.Repeat("g", 64)}, "fingeravtrykk", "not_fingerprint", false},
		{"certificate ends before it begins", model.KnownCertificates.Register,
			&model.KnownCertificate{Name: "x", From: 20260102, To: 20260101}, "gyldig_til", "end_before_start", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := tt.register.Problems(tt.rec)
			if !has(problems, tt.field, tt.code) {
				t.Fatalf("got %v, want %s at %s", problems, tt.code, tt.field)
			}
			for _, p := range problems {
				if p.Code == tt.code && p.Soft != tt.soft {
					t.Errorf("soft: %t, want %t", p.Soft, tt.soft)
				}
			}
		})
	}
}

func TestNothingWrong(t *testing.T) {
	tests := []struct {
		name     string
		register *reg.Register
		rec      reg.Record
	}{
		{"system of a day", model.Systems.Register, &model.System{Name: "x", InUseFrom: 20260101, InUseUntil: 20260101}},
		{"head-count", model.Attendances.Register, &model.Attendance{Course: "A", Count: reg.Int(40)}},
		{"one head and a person", model.Attendances.Register, &model.Attendance{Course: "A", Person: "10442", Count: reg.Int(1)}},
		{"action without status", model.Actions.Register, &model.Action{Title: "x"}},
		{"supplier with a tax number", model.Suppliers.Register, &model.Supplier{Name: "x", OrgNo: "NO 974 761 076 MVA"}},
		{"supplier abroad", model.Suppliers.Register, &model.Supplier{Name: "x", OrgNo: "556000-0001", Country: "SE"}},
		{"addresses", model.Persons.Register, &model.Person{Name: "x", Email: "kari@etat.example.no"}},
		{"residual without level", model.RiskAssessments.Register,
			&model.RiskAssessment{Title: "x", Scenarios: []model.Scenario{{Event: "y", RestLevel: model.RiskHigh}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if problems := tt.register.Problems(tt.rec); len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
		})
	}
}
