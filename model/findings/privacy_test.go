package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// vaccines is the worked example: a register of which employees are vaccinated
// against Covid-19.
func vaccines() *model.ProcessingRecord {
	return as("P", &model.ProcessingRecord{
		Title: "Vaksineregister over ansatte", Status: model.StatusInForce, Common: model.Common{Reviewed: months(-3)},
		Purposes:   []model.Line{{Text: "Smittevern"}, {Text: "Forsvarlig pasientbehandling"}, {Text: "Trygt arbeidsmiljø"}},
		Principles: []model.Principle{"lovlighet", "formaalsbegrensning", "dataminimering", "lagringsbegrensning"},
		Groups:     []model.SubjectGroup{{Category: model.SubjectEmployee, Data: []model.DataCategory{"ident", model.DataHealth}}},
		Scale:      model.ScaleThousand, NoRecipients: reg.Yes,
		Bases:        []model.LegalBasis{{Basis: model.BasisObligation}},
		Laws:         []model.LawRef{{Law: "arbeidsmiljøloven"}, {Law: "helsepersonelloven"}, {Law: "smittevernloven"}},
		SpecialBases: []model.SpecialBasis{{Basis: model.Basis9Work}},
		SpecialLaws:  []model.LawRef{{Law: "personopplysningsloven", Section: "§ 6"}},
		Retentions: []model.Retention{{Count: reg.Int(6), Unit: model.RetentionMonths, Trigger: "Ansettelsen er slutt",
			Action: model.DisposalDelete}},
		Security: "Tilgangsstyring", Informed: model.InformedYes, TransfersOut: reg.No, Systems: []reg.ID{"S"},
		Criteria: []model.Criterion{model.CriterionSensitive, model.CriterionVulnerable}, Screened: reg.Yes,
		Started: months(-6),
	})
}

func vaccineAgency() []reg.Record {
	return records(vaccines(),
		as("A", &model.Agency{PublicBody: reg.Yes, Controller: model.Body{Name: "Kommunen", Email: "post@example.no"},
			Officer: model.Body{Name: "Ombudet", Email: "pvo@example.no"}}),
		service(func(s *model.System) { s.ExternalProcessor = reg.No }),
		dpia(approved(months(-7))),
		as("G", &model.GoverningDocument{Type: model.DocumentDPIARoutine, ApprovedBy: "X", Date: months(-8), Status: model.StatusInForce}))
}

// privacyRules are the rules of this example's subject.
func privacyRules() []Rule {
	var all []Rule
	for _, group := range [][]Rule{processingRules(), agreementRules(), transferRules(), dpiaRules()} {
		all = append(all, group...)
	}
	return all
}

func TestVaccineRegisterIsRight(t *testing.T) {
	for _, f := range Run(factsOf(vaccineAgency()...), privacyRules()) {
		t.Errorf("found %s %s of %s", f.Rule, f.Variant, f.ID)
	}
}

func TestVaccineRegisterGoneWrong(t *testing.T) {
	tests := []struct {
		name   string
		change func(*model.ProcessingRecord)
		want   string
	}{
		{"consent", func(p *model.ProcessingRecord) { p.Bases[0].Basis = model.BasisConsent }, "R-BEH-07 R-BEH-08"},
		{"no law", func(p *model.ProcessingRecord) { p.Laws = nil }, "R-BEH-04"},
		{"no exemption", func(p *model.ProcessingRecord) { p.SpecialBases, p.SpecialLaws = nil, nil }, "R-BEH-09"},
		{"no law for the exemption", func(p *model.ProcessingRecord) { p.SpecialLaws = nil }, "R-BEH-10"},
		{"no deletion", func(p *model.ProcessingRecord) { p.Retentions = nil }, "R-BEH-14"},
		{"begun too soon", func(p *model.ProcessingRecord) { p.Started = months(-9) }, "R-DPIA-11"},
		{"changed since", func(p *model.ProcessingRecord) { p.ChangedMuch = months(-1) }, "R-DPIA-08"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			all := vaccineAgency()
			test.change(all[0].(*model.ProcessingRecord))
			got := ""
			for _, f := range Run(factsOf(all...), privacyRules()) {
				got += " " + f.Rule
			}
			if got != " "+test.want {
				t.Errorf("found%s, want %s", got, test.want)
			}
		})
	}
}

// None of the privacy rules is firm: each of its findings can be set aside.
func TestPrivacyFindingsCanBeSetAside(t *testing.T) {
	src := crowd(t, 900, 17)
	src[model.Agencies.Key][0].(*model.Agency).PublicBody = reg.Yes                                             // there is only one, and rules ask it
	src[model.Transfers.Key] = append(src[model.Transfers.Key], transfer(tool(model.ToolAdequacy), into("US"))) // too rare by chance
	now := Options{Now: noon, Zone: oslo}
	before := Run(NewFacts(index(src), now), privacyRules())
	seen := map[string]bool{}
	for i, f := range before {
		seen[f.Rule] = true
		s := &model.Suppression{Rule: f.Rule, Register: f.Register, Record: string(f.ID), Reason: "Avklart", Name: "Kari Vik", Until: today}
		s.ID = reg.ID("U" + reg.Int(i).Text())
		src[model.Suppressions.Key] = append(src[model.Suppressions.Key], s)
	}
	for _, rule := range privacyRules() {
		if !seen[rule.ID] && rule.ID != "R-DPIA-15" { // about the agency; there is a routine
			t.Errorf("%s found nothing in a crowd", rule.ID)
		}
	}
	if open := Run(NewFacts(index(src), now), privacyRules()).Open(); len(open) != 0 {
		t.Errorf("%d of %d are still open: %v", len(open), len(before), open[0])
	}
}
