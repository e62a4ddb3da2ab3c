package model_test

import (
	"slices"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func TestChecksAcrossPrivacyFields(t *testing.T) {
	override := func(fill func(*model.ProcessingRecord)) *model.ProcessingRecord {
		p := &model.ProcessingRecord{Title: "x", Override: model.ScreeningNotRequired, OverrideReason: "y",
			OverrideBy: "A", OverrideDay: 20260101, Criteria: []model.Criterion{model.CriterionSensitive, model.CriterionVulnerable}}
		fill(p)
		return p
	}
	decision := func(d model.Decision) *model.Report {
		return &model.Report{Type: model.ReportReview, Year: reg.Int(2026), Decisions: []model.Decision{d}}
	}
	entry := model.CalendarEntry{Point: model.CalendarOther, Month: reg.Int(2), Day: reg.Int(30)}
	tests := []struct {
		name        string
		register    *reg.Register
		rec         reg.Record
		field, code string
		soft        bool
	}{
		{"ends before it begins", model.ProcessingRecords.Register,
			&model.ProcessingRecord{Title: "x", Started: 20260102, Ended: 20260101}, "avsluttet_dato", "end_before_start", false},
		{"wrong check digit", model.ProcessingRecords.Register,
			&model.ProcessingRecord{Title: "x", Controller: model.Body{OrgNo: "974761077"}}, "behandlingsansvarlig.orgnr", "bad_orgno", true},
		{"obligation without law", model.ProcessingRecords.Register,
			&model.ProcessingRecord{Title: "x", Bases: []model.LegalBasis{{Basis: model.BasisObligation}}}, "supplerende", "mandatory", true},
		{"override without reason", model.ProcessingRecords.Register,
			override(func(p *model.ProcessingRecord) { p.OverrideReason = "" }), "dpia_overstyring_tekst", "required", false},
		{"override without name", model.ProcessingRecords.Register,
			override(func(p *model.ProcessingRecord) { p.OverrideBy = "" }), "dpia_overstyring_av", "required", false},
		{"override without date", model.ProcessingRecords.Register,
			override(func(p *model.ProcessingRecord) { p.OverrideDay = 0 }), "dpia_overstyring_dato", "required", false},
		{"override of two criteria without the officer", model.ProcessingRecords.Register,
			override(func(*model.ProcessingRecord) {}), "dpia_pvo_syn", "mandatory", true},
		{"client with a wrong number", model.ProcessorRecords.Register,
			&model.ProcessorRecord{Title: "x", Clients: []model.Client{{Name: "a"}, {Name: "b", OrgNo: "1"}}}, "oppdragsgivere[2].orgnr", "bad_orgno", true},
		{"agreement without subject", model.ProcessingAgreements.Register,
			&model.ProcessingAgreement{Title: "x", Status: model.AgreementSigned}, "gjenstand", "mandatory", true},
		{"agreement ends before it begins", model.ProcessingAgreements.Register,
			&model.ProcessingAgreement{Title: "x", ValidFrom: 20260102, ValidUntil: 20260101}, "gyldig_til", "end_before_start", false},
		{"tool within the EEA", model.Transfers.Register,
			&model.Transfer{Importer: "x", Country: "SE", Tool: model.ToolSCC}, "grunnlag", "within_eea", true},
		{"no tool outside the EEA", model.Transfers.Register,
			&model.Transfer{Importer: "x", Country: "US", Tool: model.ToolWithinEEA}, "grunnlag", "outside_eea", true},
		{"approved by nobody", model.DPIAs.Register,
			&model.DPIA{Title: "x", Status: model.DPIAApproved, Approved: 20260101}, "godkjent_av", "approved_needs", true},
		{"approved without measures", model.DPIAs.Register,
			&model.DPIA{Title: "x", Status: model.DPIAApproved}, "tiltak", "mandatory", true},
		{"answered before it was sent", model.DPIAs.Register,
			&model.DPIA{Title: "x", Consultation: model.Consultation{Sent: 20260102, AnswerDay: 20260101}}, "forhandsdroftelse.svar_dato", "end_before_start", false},
		{"incident ends before it begins", model.Incidents.Register,
			&model.Incident{Title: "x", Start: 200, End: 100}, "slutt_tid", "end_before_start", false},
		{"aware before discovered", model.Incidents.Register,
			&model.Incident{Title: "x", Type: model.IncidentBreach, Discovered: 200, Aware: 100}, "kjennskap_tid", "aware_before_discovered", true},
		{"answered before received", model.DataSubjectRequests.Register,
			&model.DataSubjectRequest{Received: 20260102, Answered: 20260101}, "besvart_dato", "end_before_start", false},
		{"a year twice", model.Agencies.Register,
			&model.Agency{NameNB: "x", Years: []model.HeadCount{{Year: reg.Int(2026)}, {Year: reg.Int(2026)}}}, "aar[2].aar", "year_twice", false},
		{"matrix of another scale", model.Agencies.Register,
			&model.Agency{NameNB: "x", RiskScale: model.RiskScale5, RiskMatrixText: "LLLM LMMM LMHH MMHH"}, "risikomatrise", "not_matrix", false},
		{"30 February", model.Agencies.Register,
			&model.Agency{NameNB: "x", Calendar: []model.CalendarEntry{entry}}, "kalender[1].dag", "no_such_day", false},
		{"a question answered twice", model.Reports.Register,
			&model.Report{Type: "ve", Year: reg.Int(2026), Answers: []model.Answer{{Question: "q"}, {Question: "q"}}}, "svar[2].sporsmal", "answered_twice", false},
		{"action for nobody", model.Reports.Register, decision(model.Decision{Type: model.DecisionAction, Due: 20260101}),
			"beslutninger[1].ansvarlig", "decision_needs", true},
		{"action without deadline", model.Reports.Register, decision(model.Decision{Type: model.DecisionAction, Responsible: "A"}),
			"beslutninger[1].frist", "decision_needs", true},
		{"acceptance for ever", model.Reports.Register, decision(model.Decision{Type: model.DecisionAcceptRisk}),
			"beslutninger[1].utloper", "decision_needs", true},
		{"set aside until yesterday", model.Suppressions.Register,
			&model.Suppression{Rule: "R", Reason: "y", Name: "z", Day: 20260102, Until: 20260101}, "utloper", "end_before_start", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := tt.register.Problems(tt.rec)
			found := slices.IndexFunc(problems, func(p reg.Problem) bool { return p.Field == tt.field && p.Code == tt.code })
			if found < 0 {
				t.Fatalf("not among %v", problems)
			}
			if problems[found].Soft != tt.soft {
				t.Errorf("soft: %t, want %t", problems[found].Soft, tt.soft)
			}
		})
	}
}

func TestNothingWrongWithPrivacyRecords(t *testing.T) {
	tests := []struct {
		name     string
		register *reg.Register
		rec      reg.Record
		field    string
	}{
		{"a good number", model.ProcessingRecords.Register, &model.ProcessingRecord{Title: "x", Controller: model.Body{OrgNo: "974 761 076"}}, "behandlingsansvarlig.orgnr"},
		{"consent needs no law", model.ProcessingRecords.Register, &model.ProcessingRecord{Title: "x", Bases: []model.LegalBasis{{Basis: model.BasisConsent}}}, "supplerende"},
		{"confirmed that nobody receives", model.ProcessingRecords.Register, &model.ProcessingRecord{Title: "x", NoRecipients: reg.Yes}, "mottakere"},
		{"kinds of data in words", model.ProcessingAgreements.Register, &model.ProcessingAgreement{Title: "x", Status: model.AgreementSigned, DataText: "navn"}, "typer_opplysninger"},
		{"a missing agreement has no subject", model.ProcessingAgreements.Register, &model.ProcessingAgreement{Title: "x", Status: model.AgreementMissing}, "gjenstand"},
		{"clauses for the USA", model.Transfers.Register, &model.Transfer{Importer: "x", Country: "US", Tool: model.ToolSCC}, "grunnlag"},
		{"a missing tool is a finding", model.Transfers.Register, &model.Transfer{Importer: "x", Country: "SE", Tool: model.ToolMissing}, "grunnlag"},
		{"29 February", model.Agencies.Register, &model.Agency{NameNB: "x", Calendar: []model.CalendarEntry{{Month: reg.Int(2), Day: reg.Int(29)}}}, "kalender[1].dag"},
		{"measures in words", model.DPIAs.Register, &model.DPIA{Title: "x", Status: model.DPIAApproved, Measures: "y"}, "tiltak"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, p := range tt.register.Problems(tt.rec) {
				if p.Field == tt.field {
					t.Errorf("found %v", p)
				}
			}
		})
	}
}
