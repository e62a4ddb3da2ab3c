package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// activity is a record of processing in force with nothing missing, changed as
// a test needs it.
func activity(change ...func(*model.ProcessingRecord)) *model.ProcessingRecord {
	p := as("P", &model.ProcessingRecord{
		Title: "Lønn", Status: model.StatusInForce,
		Common:     model.Common{Reviewed: months(-1)},
		Controller: model.Body{Name: "Kommunen", Email: "post@example.no"},
		Officer:    model.Body{Email: "pvo@example.no"},
		Purposes:   []model.Line{{Text: "Betale lønn"}},
		Groups:     []model.SubjectGroup{{Category: "innbygger", Data: []model.DataCategory{"ident"}}},
		Recipients: []model.Recipient{{Category: "Skatteetaten", Country: "NO"}},
		Bases:      []model.LegalBasis{{Basis: model.BasisContract}},
		Retentions: []model.Retention{{Text: "Fem år"}},
		Security:   "Tilgangsstyring", Informed: model.InformedYes, Manual: reg.Yes,
		Screened: reg.Yes,
	})
	for _, c := range change {
		c(p)
	}
	return p
}

func recordIs(s model.RecordStatus) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) { p.Status = s }
}

func restsOn(all ...model.Basis6) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) {
		p.Bases = nil
		for _, b := range all {
			p.Bases = append(p.Bases, model.LegalBasis{Basis: b})
		}
	}
}

func exemptBy(all ...model.Basis9) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) {
		p.SpecialBases = nil
		for _, b := range all {
			p.SpecialBases = append(p.SpecialBases, model.SpecialBasis{Basis: b})
		}
	}
}

func about(c model.SubjectCategory, data ...model.DataCategory) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) {
		p.Groups = []model.SubjectGroup{{Category: c, Data: data}}
	}
}

func lastReviewed(day reg.Day) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) { p.Reviewed = day }
}

func TestWholeRecordHasNoFindings(t *testing.T) {
	list := Find(factsOf(activity())).Of(reg.Ref{Register: model.ProcessingRecords.Key, ID: "P"})
	for _, f := range list {
		t.Errorf("found %s %s", f.Rule, f.Variant)
	}
}

func TestRecordParts(t *testing.T) {
	remove := map[string]func(*model.ProcessingRecord){
		"formaal":              func(p *model.ProcessingRecord) { p.Purposes = []model.Line{{}} },
		"mottakere":            func(p *model.ProcessingRecord) { p.Recipients = nil },
		"opplysninger":         func(p *model.ProcessingRecord) { p.Groups = append(p.Groups, model.SubjectGroup{Category: "elev"}) },
		"behandlingsansvarlig": func(p *model.ProcessingRecord) { p.Controller = model.Body{Name: "Kommunen"} },
		"personvernombud":      func(p *model.ProcessingRecord) { p.Officer = model.Body{Name: "Ombudet"} },
	}
	for code, drop := range remove {
		list := Find(factsOf(activity(drop))).ByRule("R-BEH-01")
		if len(list) != 1 || list[0].Args[0].Text != code {
			t.Errorf("without %s: found %v", code, list)
		}
		if model.ProcessingRecords.Field(list[0].Field) == nil {
			t.Errorf("without %s: no field %q to go to", code, list[0].Field)
		}
	}
}

func TestRecordContent(t *testing.T) {
	noGroups := func(p *model.ProcessingRecord) { p.Groups, p.Purposes = nil, nil }
	list := Find(factsOf(activity(noGroups))).ByRule("R-BEH-01")
	if len(list) != 1 || list[0].Field != "formaal" || list[0].Args[0].Text != "formaal|registrerte|opplysninger" {
		t.Errorf("found %v", list)
	}
	own := func(p *model.ProcessingRecord) { p.Controller, p.Officer = model.Body{}, model.Body{} }
	agency := as("A", &model.Agency{Controller: model.Body{Name: "Kommunen", Address: "Gata 1"}, Officer: model.Body{Phone: "1"}})
	nobody := func(p *model.ProcessingRecord) { p.Recipients, p.NoRecipients = nil, reg.Yes }
	runRules(t, []ruleTest{
		{"whole", "R-BEH-01", "", records(activity())},
		{"draft", "R-BEH-01", "", records(activity(noGroups, recordIs(model.StatusDraft)))},
		{"under revision", "R-BEH-01", "P", records(activity(noGroups, recordIs(model.StatusRevision)))},
		{"ended", "R-BEH-01", "", records(activity(noGroups, recordIs(model.StatusEnded)))},
		{"nobody receives them", "R-BEH-01", "", records(activity(nobody))},
		{"the agency's own controller", "R-BEH-01", "", records(activity(own), agency)},
		{"no controller anywhere", "R-BEH-01", "P", records(activity(own), as("A", &model.Agency{}))},
		{"data in words", "R-BEH-01", "", records(activity(func(p *model.ProcessingRecord) {
			p.Groups = []model.SubjectGroup{{Category: "elev", DataText: "Fravær"}}
		}))},
	})
}

func TestRecordReview(t *testing.T) {
	agency := as("A", &model.Agency{Settings: model.Settings{ProcessingMonths: reg.Int(24)}})
	runRules(t, []ruleTest{
		{"a day left", "R-BEH-02", "", records(activity(lastReviewed(months(-12).AddDays(1))))},
		{"twelve full months", "R-BEH-02", "P", records(activity(lastReviewed(months(-12))))},
		{"never", "R-BEH-02", "P:aldri", records(activity(lastReviewed(0)))},
		{"in the future", "R-BEH-02", "P:aldri", records(activity(lastReviewed(days(1))))},
		{"longer interval", "R-BEH-02", "", records(activity(lastReviewed(months(-23))), agency)},
		{"longer interval over", "R-BEH-02", "P", records(activity(lastReviewed(months(-24))), agency)},
		{"draft", "R-BEH-02", "", records(activity(lastReviewed(0), recordIs(model.StatusDraft)))},
		{"ended", "R-BEH-02", "", records(activity(lastReviewed(0), recordIs(model.StatusEnded)))},
	})
}

func TestLegalBasis(t *testing.T) {
	law := func(p *model.ProcessingRecord) { p.Laws = []model.LawRef{{Law: "arkivlova"}} }
	blank := func(p *model.ProcessingRecord) { p.Laws = []model.LawRef{{}} }
	authority := func(p *model.ProcessingRecord) { p.OfficialAuthority = reg.Yes }
	reason := func(p *model.ProcessingRecord) { p.Bases[0].Reason = "Kantinedrift" }
	private := as("A", &model.Agency{PublicBody: reg.No})
	runRules(t, []ruleTest{
		{"none", "R-BEH-03", "P", records(activity(restsOn()))},
		{"none in a draft", "R-BEH-03", "P", records(activity(restsOn(), recordIs(model.StatusDraft)))},
		{"row without basis", "R-BEH-03", "P", records(activity(restsOn("")))},
		{"one", "R-BEH-03", "", records(activity())},
		{"ended", "R-BEH-03", "", records(activity(restsOn(), recordIs(model.StatusEnded)))},
		{"obligation without law", "R-BEH-04", "P", records(activity(restsOn(model.BasisObligation)))},
		{"public task without law", "R-BEH-04", "P", records(activity(restsOn(model.BasisPublicTask)))},
		{"empty row", "R-BEH-04", "P", records(activity(restsOn(model.BasisPublicTask), blank))},
		{"with law", "R-BEH-04", "", records(activity(restsOn(model.BasisObligation), law))},
		{"contract needs none", "R-BEH-04", "", records(activity(restsOn(model.BasisContract)))},
		{"interests unexplained", "R-BEH-05", "P", records(activity(restsOn(model.BasisInterests)))},
		{"interests explained", "R-BEH-05", "", records(activity(restsOn(model.BasisInterests), reason))},
		{"interests of authority", "R-BEH-05", "P:myndighet", records(activity(restsOn(model.BasisInterests), reason, authority))},
		{"not a public body", "R-BEH-05", "", records(activity(restsOn(model.BasisInterests), authority), private)},
		{"another basis", "R-BEH-05", "", records(activity(authority))},
		{"not balanced", "R-BEH-06", "P", records(activity(restsOn(model.BasisInterests)))},
		{"balanced", "R-BEH-06", "", records(activity(restsOn(model.BasisInterests), func(p *model.ProcessingRecord) { p.InterestBalance = "Veid" }))},
		{"balance not asked for", "R-BEH-06", "", records(activity())},
	})
}

func TestInterestsWeighByAuthority(t *testing.T) {
	for _, test := range []struct {
		name string
		is   reg.YesNo
		want Severity
	}{{"authority", reg.Yes, High}, {"not", reg.No, Medium}, {"not answered", reg.Unanswered, Medium}} {
		p := activity(restsOn(model.BasisInterests), func(p *model.ProcessingRecord) { p.OfficialAuthority = test.is })
		list := Find(factsOf(p)).ByRule("R-BEH-05")
		if len(list) != 1 || list[0].Severity != test.want {
			t.Errorf("%s: found %v, want %s", test.name, list, test.want)
		}
	}
}

func TestConsent(t *testing.T) {
	proof := func(p *model.ProcessingRecord) { p.ConsentProof = "Skjema" }
	runRules(t, []ruleTest{
		{"unproven", "R-BEH-07", "P", records(activity(restsOn(model.BasisConsent)))},
		{"proven", "R-BEH-07", "", records(activity(restsOn(model.BasisConsent), proof))},
		{"no consent", "R-BEH-07", "", records(activity())},
		{"employees", "R-BEH-08", "P", records(activity(restsOn(model.BasisConsent), about(model.SubjectEmployee, "ident")))},
		{"pupils, art. 9", "R-BEH-08", "P", records(activity(exemptBy(model.Basis9Consent), about(model.SubjectPupil, "helse")))},
		{"residents", "R-BEH-08", "", records(activity(restsOn(model.BasisConsent)))},
		{"employees, contract", "R-BEH-08", "", records(activity(about(model.SubjectEmployee, "ident")))},
		{"ended", "R-BEH-08", "", records(activity(restsOn(model.BasisConsent), about("pasient", "ident"), recordIs(model.StatusEnded)))},
	})
}

func TestSpecialCategories(t *testing.T) {
	law := func(p *model.ProcessingRecord) { p.SpecialLaws = []model.LawRef{{Law: "pol.", Section: "§ 6"}} }
	health, crime := about("innbygger", "ident", "helse"), about("innbygger", "straff")
	authority := func(p *model.ProcessingRecord) { p.CriminalBasis.Law = "pol. § 11" }
	tests := []ruleTest{
		{"health without basis", "R-BEH-09", "P", records(activity(health))},
		{"health with basis", "R-BEH-09", "", records(activity(health, exemptBy("9_2_c")))},
		{"finances", "R-BEH-09", "", records(activity(about("innbygger", "okonomi")))},
		{"ended", "R-BEH-09", "", records(activity(health, recordIs(model.StatusEnded)))},
		{"crime without authority", "R-BEH-11", "P", records(activity(crime))},
		{"crime with authority", "R-BEH-11", "", records(activity(crime, authority))},
		{"crime is not art. 9", "R-BEH-09", "", records(activity(crime))},
		{"basis for nothing", "R-BEH-12", "P", records(activity(exemptBy("9_2_c")))},
		{"basis for health", "R-BEH-12", "", records(activity(health, exemptBy("9_2_c")))},
	}
	for _, b := range model.Bases9.All() {
		want := ""
		if b.NeedsLaw() {
			want = "P"
		}
		tests = append(tests, ruleTest{"no law for " + string(b), "R-BEH-10", want, records(activity(health, exemptBy(b)))},
			ruleTest{"law for " + string(b), "R-BEH-10", "", records(activity(health, exemptBy(b), law))})
	}
	runRules(t, tests)
}

func TestRecordDetails(t *testing.T) {
	number := about("innbygger", model.DataNationalID)
	runRules(t, []ruleTest{
		{"number without reason", "R-BEH-13", "P", records(activity(number))},
		{"number by flag", "R-BEH-13", "P", records(activity(func(p *model.ProcessingRecord) { p.NationalID = reg.Yes }))},
		{"number with reason", "R-BEH-13", "", records(activity(number, func(p *model.ProcessingRecord) { p.NationalIDReason = "Sikker" }))},
		{"no number", "R-BEH-13", "", records(activity())},
		{"no security", "R-BEH-15", "P", records(activity(func(p *model.ProcessingRecord) { p.Security = "" }))},
		{"security ticked", "R-BEH-15", "", records(activity(func(p *model.ProcessingRecord) {
			p.Security, p.SecurityKinds = "", []model.SecurityMeasure{"logging"}
		}))},
		{"not said", "R-BEH-16", "P", records(activity(func(p *model.ProcessingRecord) { p.Informed = "" }))},
		{"not informed", "R-BEH-16", "P:nei", records(activity(func(p *model.ProcessingRecord) { p.Informed = model.InformedNo }))},
		{"exempt", "R-BEH-16", "P:unntak", records(activity(func(p *model.ProcessingRecord) { p.Informed = model.InformedExempt }))},
		{"exempt by law", "R-BEH-16", "", records(activity(func(p *model.ProcessingRecord) {
			p.Informed, p.InformedLaw = model.InformedExempt, "pol. § 16"
		}))},
		{"automated", "R-BEH-17", "P", records(activity(func(p *model.ProcessingRecord) { p.AutomatedChoices = reg.Yes }))},
		{"automated by law", "R-BEH-17", "", records(activity(func(p *model.ProcessingRecord) {
			p.AutomatedChoices, p.AutomatedBasis = reg.Yes, "22_2_b"
		}))},
		{"not automated", "R-BEH-17", "", records(activity(func(p *model.ProcessingRecord) { p.AutomatedChoices = reg.No }))},
		{"joint", "R-BEH-19", "P", records(activity(func(p *model.ProcessingRecord) { p.Joint = reg.Yes }))},
		{"another named", "R-BEH-19", "P", records(activity(func(p *model.ProcessingRecord) { p.JointControllers = []model.JointController{{Name: "B"}} }))},
		{"joint by arrangement", "R-BEH-19", "", records(activity(func(p *model.ProcessingRecord) { p.Joint, p.JointArrangement = reg.Yes, "2026/1" }))},
		{"alone", "R-BEH-19", "", records(activity())},
	})
}

func TestDraftLies(t *testing.T) {
	made := func(ago int, s model.RecordStatus) *model.ProcessingRecord {
		return activity(recordIs(s), func(p *model.ProcessingRecord) { p.Created = hours(-24 * ago) })
	}
	runRules(t, []ruleTest{
		{"90 days", "R-BEH-20", "", records(made(90, model.StatusDraft))},
		{"91 days", "R-BEH-20", "P", records(made(91, model.StatusDraft))},
		{"not a draft", "R-BEH-20", "", records(made(400, model.StatusApproval))},
		{"no date", "R-BEH-20", "", records(activity(recordIs(model.StatusDraft)))},
		{"longer", "R-BEH-20", "", records(made(91, model.StatusDraft), as("A", &model.Agency{Settings: model.Settings{DraftDays: reg.Int(91)}}))},
	})
}

func TestRecordsAndSystems(t *testing.T) {
	digital := func(p *model.ProcessingRecord) { p.Manual = reg.Unanswered }
	linked := func(p *model.ProcessingRecord) { p.Manual, p.Systems = reg.No, []reg.ID{"S"} }
	holds := func(s model.System) *model.System {
		s.PersonalData = reg.Yes
		return as("S", &s)
	}
	commission := as("O", &model.ProcessorRecord{Systems: []reg.ID{"S"}})
	runRules(t, []ruleTest{
		{"no system", "R-BEH-18", "P", records(activity(digital))},
		{"by hand", "R-BEH-18", "", records(activity())},
		{"names a system", "R-BEH-18", "", records(activity(linked))},
		{"named by a system", "R-BEH-18", "", records(activity(digital), holds(model.System{Processing: []reg.ID{"P"}}))},
		{"system unused", "R-BEH-22", "S", records(activity(), holds(model.System{}))},
		{"system used", "R-BEH-22", "", records(activity(linked), holds(model.System{}))},
		{"system names it", "R-BEH-22", "", records(activity(), holds(model.System{Processing: []reg.ID{"P"}}))},
		{"used by what has ended", "R-BEH-22", "S", records(activity(linked, recordIs(model.StatusEnded)), holds(model.System{}))},
		{"used for others", "R-BEH-22", "", records(commission, holds(model.System{}))},
		{"planned", "R-BEH-22", "", records(holds(model.System{Lifecycle: model.LifecyclePlanned}))},
		{"retired", "R-BEH-22", "", records(holds(model.System{Lifecycle: model.LifecycleRetired}))},
		{"no personal data", "R-BEH-22", "", records(as("S", &model.System{PersonalData: reg.No}))},
	})
}

func TestRetention(t *testing.T) {
	rows := func(rows ...model.Retention) func(*model.ProcessingRecord) {
		return func(p *model.ProcessingRecord) { p.Retentions = rows }
	}
	ident := []model.DataCategory{"ident"}
	two := about("innbygger", "ident", "helse")
	runRules(t, []ruleTest{
		{"none", "R-BEH-14", "P", records(activity(rows()))},
		{"for all", "R-BEH-14", "", records(activity(two, rows(model.Retention{Text: "Ett år"})))},
		{"for one of two", "R-BEH-14", "P", records(activity(two, rows(model.Retention{Data: ident, Text: "Ett år"})))},
		{"archive", "R-BEH-14", "", records(activity(rows(model.Retention{Action: model.DisposalArchive})))},
		{"says nothing", "R-BEH-14", "P", records(activity(rows(model.Retention{Data: ident})))},
		{"another row says nothing", "R-BEH-14", "P:rad", records(activity(rows(model.Retention{Text: "Ett år"}, model.Retention{Data: ident})))},
		{"counted", "R-BEH-14", "", records(activity(rows(model.Retention{Count: reg.Int(1), Unit: model.RetentionYears})))},
		{"ended", "R-BEH-14", "", records(activity(rows(), recordIs(model.StatusEnded)))},
	})
}

func TestDeletionConfirmed(t *testing.T) {
	ended := func(day reg.Day, change ...func(*model.ProcessingRecord)) *model.ProcessingRecord {
		p := activity(append(change, recordIs(model.StatusEnded))...)
		p.Ended = day
		p.Retentions = []model.Retention{{Count: reg.Int(1), Unit: model.RetentionYears},
			{Count: reg.Int(5), Unit: model.RetentionYears}, {Count: reg.Int(1), Unit: model.RetentionDays, Action: model.DisposalArchive}}
		return p
	}
	done := func(p *model.ProcessingRecord) { p.DeletionDone = reg.Yes }
	first := func(p *model.ProcessingRecord) { p.DeletionDay = days(-1) }
	runRules(t, []ruleTest{
		{"on its day", "R-BEH-21", "", records(ended(months(-12)))},
		{"the day after", "R-BEH-21", "P", records(ended(months(-12).AddDays(-1)))},
		{"confirmed", "R-BEH-21", "", records(ended(months(-80), done))},
		{"the first period's deleted", "R-BEH-21", "", records(ended(months(-13), first))},
		{"deleted before the last was due", "R-BEH-21", "P", records(ended(months(-60).AddDays(-1), func(p *model.ProcessingRecord) { p.DeletionDay = months(-12) }))},
		{"never ended", "R-BEH-21", "", records(ended(0))},
	})
}
