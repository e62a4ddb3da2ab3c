package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// dpia is an approved assessment with nothing missing, changed as a test
// needs it.
func dpia(change ...func(*model.DPIA)) *model.DPIA {
	d := as("V", &model.DPIA{
		Title: "Vurdering", Status: model.DPIAApproved, Processing: []reg.ID{"P"}, Systems: []reg.ID{"S"},
		Description: "Hva", Necessity: "Hvorfor", Risks: []model.PrivacyRisk{{Scenario: "Lekkasje"}}, Measures: "Tiltak",
		Advice:       model.OfficerAdvice{Day: months(-2), Text: "Ja", Followed: model.FollowedYes},
		ResidualRisk: model.RiskLow, ApprovedBy: "X", Approved: months(-1),
	})
	for _, c := range change {
		c(d)
	}
	return d
}

func dpiaIs(s model.DPIAStatus) func(*model.DPIA) { return func(d *model.DPIA) { d.Status = s } }

func approved(day reg.Day) func(*model.DPIA) { return func(d *model.DPIA) { d.Approved = day } }

// risky is a processing that two criteria hold for.
func risky(change ...func(*model.ProcessingRecord)) *model.ProcessingRecord {
	two := ticked(model.CriterionSensitive, model.CriterionVulnerable)
	return activity(append([]func(*model.ProcessingRecord){two}, change...)...)
}

func ticked(all ...model.Criterion) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) { p.Criteria = all }
}

func started(day reg.Day) func(*model.ProcessingRecord) {
	return func(p *model.ProcessingRecord) { p.Started = day }
}

func overruled(p *model.ProcessingRecord) {
	p.Override, p.OverrideReason, p.OverrideBy, p.OverrideDay = model.ScreeningNotRequired, "Få", "X", today
}

func TestWholeAssessmentHasNoFindings(t *testing.T) {
	list := Find(factsOf(dpia(), risky(started(today))))
	for _, ref := range []reg.Ref{{Register: model.DPIAs.Key, ID: "V"}, {Register: model.ProcessingRecords.Key, ID: "P"}} {
		for _, f := range list.Of(ref) {
			t.Errorf("found %s %s", f.Rule, f.Variant)
		}
	}
}

func TestDPIAMissing(t *testing.T) {
	always := func(p *model.ProcessingRecord) { p.Criteria, p.AlwaysCases = nil, []model.AlwaysCase{"35_3_b"} }
	law := func(p *model.ProcessingRecord) { p.LegislativeRef = "Prop. 1 L" }
	answered := func(d *model.DPIA) { d.Status, d.Consultation.AnswerDay = model.DPIAConsultation, today }
	apart := func(d *model.DPIA) { d.Processing = nil }
	tests := []ruleTest{
		{"none", "R-DPIA-01", "P", records(risky())},
		{"always", "R-DPIA-01", "P", records(activity(always))},
		{"one criterion", "R-DPIA-01", "", records(activity(ticked(model.CriterionSensitive)))},
		{"approved", "R-DPIA-01", "", records(risky(), dpia())},
		{"named by the record", "R-DPIA-01", "", records(risky(func(p *model.ProcessingRecord) { p.DPIA = "V" }), dpia(apart))},
		{"of another processing", "R-DPIA-01", "P", records(risky(), dpia(apart))},
		{"Datatilsynet has answered", "R-DPIA-01", "", records(risky(), dpia(answered))},
		{"Datatilsynet has not", "R-DPIA-01", "P:underveis", records(risky(), dpia(dpiaIs(model.DPIAConsultation)))},
		{"made with the law", "R-DPIA-01", "", records(risky(law))},
		{"overruled", "R-DPIA-01", "", records(risky(overruled))},
		{"overruled without a name", "R-DPIA-01", "P", records(risky(overruled, func(p *model.ProcessingRecord) { p.OverrideBy = "" }))},
		{"overruled upwards", "R-DPIA-01", "P", records(activity(overruled, func(p *model.ProcessingRecord) { p.Override = model.ScreeningRequired }))},
		{"ended", "R-DPIA-01", "", records(risky(recordIs(model.StatusEnded)))},
		{"starts today", "R-DPIA-01", "P", records(risky(started(today)))},
		{"starts tomorrow", "R-DPIA-01", "", records(risky(started(days(1))))},
		{"starts tomorrow", "R-DPIA-02", "P", records(risky(started(days(1))))},
		{"draft", "R-DPIA-02", "P", records(risky(recordIs(model.StatusDraft)))},
		{"draft that has begun", "R-DPIA-01", "P", records(risky(recordIs(model.StatusDraft), started(days(-1))))},
		{"in operation", "R-DPIA-02", "", records(risky())},
		{"approved before start", "R-DPIA-02", "", records(risky(started(days(1))), dpia())},
		{"over since yesterday", "R-DPIA-02", "", records(risky(func(p *model.ProcessingRecord) { p.Ended = days(-1) }))},
	}
	for status, want := range map[model.DPIAStatus]string{
		model.DPIANotAssessed: "P:underveis", model.DPIANotRequired: "P:underveis", model.DPIARequired: "P:underveis",
		model.DPIAStarted: "P:underveis", model.DPIAWithOfficer: "P:underveis", model.DPIAForApproval: "P:underveis",
		model.DPIAApproved: "", model.DPIARevision: "", model.DPIAObsolete: "P", "": "P",
	} {
		tests = append(tests, ruleTest{"status " + string(status), "R-DPIA-01", want, records(risky(), dpia(dpiaIs(status)))})
	}
	runRules(t, tests)
}

func TestScreeningRules(t *testing.T) {
	open := func(p *model.ProcessingRecord) { p.Screened = reg.Unanswered }
	one := ticked(model.CriterionLargeScale)
	note := func(p *model.ProcessingRecord) { p.ScreeningNote = "Lav risiko" }
	view := func(p *model.ProcessingRecord) { p.OfficerView = "Enig" }
	always := func(p *model.ProcessingRecord) { p.Criteria, p.AlwaysCases = nil, []model.AlwaysCase{"35_3_b"} }
	runRules(t, []ruleTest{
		{"not confirmed", "R-DPIA-03", "P", records(activity(open))},
		{"answered no", "R-DPIA-03", "P", records(activity(func(p *model.ProcessingRecord) { p.Screened = reg.No }))},
		{"ticked, not confirmed", "R-DPIA-03", "P", records(risky(open))},
		{"confirmed", "R-DPIA-03", "", records(activity())},
		{"decided otherwise", "R-DPIA-03", "", records(activity(open, overruled))},
		{"an assessment answers it", "R-DPIA-03", "", records(activity(open), dpia(dpiaIs(model.DPIAStarted)))},
		{"an empty assessment does not", "R-DPIA-03", "P", records(activity(open), dpia(dpiaIs(model.DPIANotAssessed)))},
		{"ended", "R-DPIA-03", "", records(activity(open, recordIs(model.StatusEnded)))},
		{"one criterion", "R-DPIA-04", "P", records(activity(one))},
		{"one criterion, reasons", "R-DPIA-04", "", records(activity(one, note))},
		{"one criterion, assessed", "R-DPIA-04", "", records(activity(one), dpia())},
		{"one criterion, overruled", "R-DPIA-04", "", records(activity(one, overruled))},
		{"no criterion", "R-DPIA-04", "", records(activity())},
		{"two criteria", "R-DPIA-04", "", records(risky())},
		{"overruled two", "R-DPIA-05", "P", records(risky(overruled))},
		{"overruled two, officer asked", "R-DPIA-05", "", records(risky(overruled, view))},
		{"overruled one", "R-DPIA-05", "", records(activity(one, overruled))},
		{"overruled a case of art. 35(3)", "R-DPIA-05", "P", records(activity(always, overruled))},
		{"not overruled", "R-DPIA-05", "", records(risky())},
		{"ended", "R-DPIA-05", "", records(risky(overruled, recordIs(model.StatusEnded)))},
	})
}

func TestOfficerAdvice(t *testing.T) {
	advice := func(a model.OfficerAdvice) func(*model.DPIA) { return func(d *model.DPIA) { d.Advice = a } }
	none := advice(model.OfficerAdvice{})
	no := advice(model.OfficerAdvice{Text: "Nei", Followed: model.FollowedNo})
	runRules(t, []ruleTest{
		{"none", "R-DPIA-06", "V", records(dpia(none))},
		{"given", "R-DPIA-06", "", records(dpia())},
		{"not approved yet", "R-DPIA-06", "", records(dpia(none, dpiaIs(model.DPIAWithOfficer)))},
		{"obsolete", "R-DPIA-06", "", records(dpia(none, dpiaIs(model.DPIAObsolete)))},
		{"not followed", "R-DPIA-07", "V", records(dpia(no))},
		{"partly followed", "R-DPIA-07", "V", records(dpia(advice(model.OfficerAdvice{Text: "Nei", Followed: model.FollowedPartly})))},
		{"not followed, reason", "R-DPIA-07", "", records(dpia(advice(model.OfficerAdvice{Followed: model.FollowedNo, Reason: "Kost"})))},
		{"followed", "R-DPIA-07", "", records(dpia())},
		{"obsolete", "R-DPIA-07", "", records(dpia(no, dpiaIs(model.DPIAObsolete)))},
	})
}

func TestDPIAReview(t *testing.T) {
	old := months(-36)
	changed := func(day reg.Day) *model.ProcessingRecord {
		return risky(func(p *model.ProcessingRecord) { p.ChangedMuch = day })
	}
	system := func(day reg.Day) *model.System { return service(func(s *model.System) { s.ChangedMuch = day }) }
	runRules(t, []ruleTest{
		{"a day left", "R-DPIA-08", "", records(dpia(approved(old.AddDays(1))))},
		{"36 full months", "R-DPIA-08", "V", records(dpia(approved(old)))},
		{"due for review", "R-DPIA-08", "V", records(dpia(approved(old), dpiaIs(model.DPIARevision)))},
		{"reviewed since", "R-DPIA-08", "", records(dpia(approved(old), func(d *model.DPIA) { d.Reviewed = months(-2) }))},
		{"no date", "R-DPIA-08", "V:udatert", records(dpia(approved(0)))},
		{"not approved", "R-DPIA-08", "", records(dpia(approved(0), dpiaIs(model.DPIAStarted)))},
		{"own interval", "R-DPIA-08", "V", records(dpia(approved(months(-12))), as("A", &model.Agency{Settings: model.Settings{DPIAMonths: reg.Int(12)}}))},
		{"processing changed", "R-DPIA-08", "V:endring", records(dpia(), changed(today))},
		{"changed on the day of approval", "R-DPIA-08", "", records(dpia(), changed(months(-1)))},
		{"will change", "R-DPIA-08", "", records(dpia(), changed(days(1)))},
		{"system changed", "R-DPIA-08", "V:endring", records(dpia(), system(days(-3)))},
		{"changed, as the assessment says", "R-DPIA-08", "V:endring", records(dpia(func(d *model.DPIA) { d.SignificantDate = days(-1) }))},
		{"obsolete", "R-DPIA-08", "", records(dpia(approved(old), dpiaIs(model.DPIAObsolete)))},
	})
	list := Find(factsOf(dpia(approved(old)), changed(today))).ByRule("R-DPIA-08")
	if len(list) != 1 || list[0].Severity != High || list[0].Args[2].Text != "P" {
		t.Errorf("a change weighs more than age: found %v", list)
	}
}

func TestConsultation(t *testing.T) {
	high := func(d *model.DPIA) { d.ResidualRisk = model.RiskHigh }
	stop := func(d *model.DPIA) { d.Conclusion = model.DPIAMustNotStart }
	sent := func(c model.Consultation) *model.DPIA {
		return dpia(high, func(d *model.DPIA) { d.Consultation = c })
	}
	weeks := func(n int) reg.Day { return today.AddDays(-7 * n) }
	runRules(t, []ruleTest{
		{"high, not sent", "R-DPIA-09", "V", records(dpia(high))},
		{"high, sent", "R-DPIA-09", "", records(sent(model.Consultation{Sent: today}))},
		{"lower", "R-DPIA-09", "", records(dpia(func(d *model.DPIA) { d.ResidualRisk = model.RiskMedium }))},
		{"shall not start", "R-DPIA-09", "", records(dpia(high, stop), risky(started(days(3))))},
		{"shall not start, has started", "R-DPIA-09", "V", records(dpia(high, stop), risky(started(days(-3))))},
		{"obsolete", "R-DPIA-09", "", records(dpia(high, dpiaIs(model.DPIAObsolete)))},
		{"eight weeks", "R-DPIA-10", "", records(sent(model.Consultation{Sent: weeks(8)}))},
		{"a day more", "R-DPIA-10", "V", records(sent(model.Consultation{Sent: weeks(8).AddDays(-1)}))},
		{"answered", "R-DPIA-10", "", records(sent(model.Consultation{Sent: weeks(9), Answer: "Greit"}))},
		{"extended, 14 weeks", "R-DPIA-10", "", records(sent(model.Consultation{Sent: weeks(14), Extended: weeks(10)}))},
		{"extended, more", "R-DPIA-10", "V", records(sent(model.Consultation{Sent: weeks(14).AddDays(-1), Extended: weeks(10)}))},
		{"waits for information", "R-DPIA-10", "", records(sent(model.Consultation{Sent: weeks(20), Paused: weeks(15)}))},
		{"waited two weeks", "R-DPIA-10", "", records(sent(model.Consultation{Sent: weeks(10), Paused: weeks(9), Resumed: weeks(7)}))},
		{"waited one week", "R-DPIA-10", "V", records(sent(model.Consultation{Sent: weeks(10), Paused: weeks(9), Resumed: weeks(8)}))},
		{"deadline set", "R-DPIA-10", "", records(sent(model.Consultation{Sent: weeks(20), DueDay: today}))},
		{"not sent", "R-DPIA-10", "", records(sent(model.Consultation{DueDay: weeks(1)}))},
	})
}

func TestStartedBeforeApproval(t *testing.T) {
	replaced := as("V0", &model.DPIA{Status: model.DPIAObsolete, Processing: []reg.ID{"P"}, Approved: months(-30)})
	runRules(t, []ruleTest{
		{"the same day", "R-DPIA-11", "", records(risky(started(months(-1))), dpia())},
		{"the day before", "R-DPIA-11", "P", records(risky(started(months(-1).AddDays(-1))), dpia())},
		{"an older one was in time", "R-DPIA-11", "", records(risky(started(months(-20))), dpia(), replaced)},
		{"never approved", "R-DPIA-11", "", records(risky(started(months(-20))), dpia(approved(0)))},
		{"not required", "R-DPIA-11", "", records(activity(started(months(-20))), dpia())},
		{"start unknown", "R-DPIA-11", "", records(risky(), dpia())},
		{"ended", "R-DPIA-11", "", records(risky(started(months(-20)), recordIs(model.StatusEnded)), dpia())},
	})
}

func TestAssessmentContent(t *testing.T) {
	empty := map[string]func(*model.DPIA){
		"beskrivelse":                   func(d *model.DPIA) { d.Description = "" },
		"nodvendighet_proporsjonalitet": func(d *model.DPIA) { d.Necessity = "" },
		"risikoer":                      func(d *model.DPIA) { d.Risks = nil },
		"tiltak":                        func(d *model.DPIA) { d.Measures = "" },
	}
	for part, remove := range empty {
		list := Find(factsOf(dpia(remove))).ByRule("R-DPIA-12")
		if len(list) != 1 || list[0].Field != part || list[0].Args[0].Text != part || !DPIAParts.Has(part) {
			t.Errorf("without %s: found %v", part, list)
		}
		if found := hits(Find(factsOf(dpia(remove, dpiaIs(model.DPIAStarted)))), "R-DPIA-12"); found != "" {
			t.Errorf("not approved: found %s", found)
		}
	}
}

func TestDPIAActions(t *testing.T) {
	action := func(id reg.ID, due reg.Day, s model.ActionStatus) *model.Action {
		return as(id, &model.Action{Title: "Krypter", Due: due, Status: s})
	}
	linked := func(d *model.DPIA) { d.Actions = []reg.ID{"T"} }
	sourced := action("T2", days(-9), model.ActionOngoing)
	sourced.Source, sourced.SourceRef = model.SourceDPIA, "V"
	runRules(t, []ruleTest{
		{"overdue", "R-DPIA-13", "V", records(dpia(linked), action("T", days(-1), model.ActionOngoing))},
		{"on its day", "R-DPIA-13", "", records(dpia(linked), action("T", today, model.ActionOngoing))},
		{"done", "R-DPIA-13", "", records(dpia(linked), action("T", days(-1), model.ActionDone))},
		{"says where it comes from", "R-DPIA-13", "V", records(dpia(), sourced)},
		{"of something else", "R-DPIA-13", "", records(dpia(), action("T", days(-1), model.ActionOngoing))},
		{"obsolete", "R-DPIA-13", "", records(dpia(linked, dpiaIs(model.DPIAObsolete)), action("T", days(-1), model.ActionOngoing))},
	})
	list := Find(factsOf(dpia(linked), action("T", days(-1), model.ActionOngoing), sourced)).ByRule("R-DPIA-13")
	if len(list) != 1 || list[0].Args[0].Text != "2" || list[0].Due != days(-9) {
		t.Errorf("two of one assessment: found %v", list)
	}
}

func TestApprovedByOfficer(t *testing.T) {
	holds := func(from, to reg.Day) *model.RoleHolding {
		return as("R", &model.RoleHolding{Role: model.RoleDPO, Person: "X", From: from, To: to})
	}
	person := as("X", &model.Person{Name: "Kari Vik"})
	runRules(t, []ruleTest{
		{"officer then", "R-DPIA-14", "V", records(dpia(), holds(0, 0))},
		{"officer later", "R-DPIA-14", "", records(dpia(), holds(days(-1), 0))},
		{"officer before", "R-DPIA-14", "", records(dpia(), holds(0, months(-2)))},
		{"as the agency says", "R-DPIA-14", "V", records(dpia(), person, as("A", &model.Agency{Officer: model.Body{Name: "kari vik"}}))},
		{"another", "R-DPIA-14", "", records(dpia(), person, as("A", &model.Agency{Officer: model.Body{Name: "Ola Nes"}}))},
		{"nobody", "R-DPIA-14", "", records(dpia(func(d *model.DPIA) { d.ApprovedBy = "" }), as("R", &model.RoleHolding{Role: model.RoleDPO}))},
	})
}

func TestDPIARoutine(t *testing.T) {
	routine := func(day reg.Day) *model.GoverningDocument {
		return as("G", &model.GoverningDocument{Type: model.DocumentDPIARoutine, ApprovedBy: "X", Date: day, Status: model.StatusInForce})
	}
	runRules(t, []ruleTest{
		{"required", "R-DPIA-15", "-", records(risky())},
		{"to be decided", "R-DPIA-15", "-", records(activity(ticked(model.CriterionSensitive)))},
		{"nothing to assess", "R-DPIA-15", "", records(activity())},
		{"overruled", "R-DPIA-15", "", records(risky(overruled))},
		{"ended", "R-DPIA-15", "", records(risky(recordIs(model.StatusEnded)))},
		{"routine", "R-DPIA-15", "", records(risky(), routine(today))},
		{"routine not approved", "R-DPIA-15", "-", records(risky(), routine(0))},
	})
}
