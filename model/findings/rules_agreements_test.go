package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// agreement is a contract in force with nothing missing, changed as a test
// needs it.
func agreement(change ...func(*model.ProcessingAgreement)) *model.ProcessingAgreement {
	a := as("D", &model.ProcessingAgreement{
		Title: "Avtale", Processor: "L", Type: model.AgreementOrdinary, Status: model.AgreementSigned,
		Subject: "Drift", Duration: "To år", Nature: "Lagring", Rights: "Se punkt 3",
		Data: []model.DataCategory{"ident"}, Subjects: []model.SubjectCategory{"innbygger"},
		SignedController: months(-2), SignedProcessor: months(-2), BreachHours: reg.Int(24),
		LastControl: model.Control{Day: months(-1)}, Systems: []reg.ID{"S"},
	})
	for i := range a.Clauses {
		a.Clauses[i].Answer = model.ClauseYes
	}
	for _, c := range change {
		c(a)
	}
	return a
}

func agreementIs(s model.AgreementStatus) func(*model.ProcessingAgreement) {
	return func(a *model.ProcessingAgreement) { a.Status = s }
}

func validTo(day reg.Day) func(*model.ProcessingAgreement) {
	return func(a *model.ProcessingAgreement) { a.ValidUntil = day }
}

func settled(c model.ClauseCode, answer model.ClauseAnswer) func(*model.ProcessingAgreement) {
	return func(a *model.ProcessingAgreement) { a.Clause(c).Answer = answer }
}

// service is an own system in operation in which another processes personal
// data.
func service(change ...func(*model.System)) *model.System {
	s := as("S", &model.System{Name: "Fagsystem", Ownership: model.OwnershipOwner, Lifecycle: model.LifecycleInUse,
		PersonalData: reg.Yes, ExternalProcessor: reg.Yes})
	for _, c := range change {
		c(s)
	}
	return s
}

func inLife(l model.Lifecycle) func(*model.System) { return func(s *model.System) { s.Lifecycle = l } }

func TestWholeAgreementHasNoFindings(t *testing.T) {
	list := Find(factsOf(agreement(), service())).Of(reg.Ref{Register: model.ProcessingAgreements.Key, ID: "D"})
	for _, f := range list {
		t.Errorf("found %s %s", f.Rule, f.Variant)
	}
}

func TestAgreementMissing(t *testing.T) {
	apart := func(a *model.ProcessingAgreement) { a.Systems = nil }
	reason := func(a *model.ProcessingAgreement) { a.NotNeededReason = "Samme behandlingsansvarlig" }
	second := as("D2", &model.ProcessingAgreement{Systems: []reg.ID{"S"}, Status: model.AgreementMissing})
	tests := []ruleTest{
		{"none", "R-DBA-01", "S", records(service())},
		{"another's system", "R-DBA-01", "", records(service(func(s *model.System) { s.Ownership = model.OwnershipUser }))},
		{"no personal data", "R-DBA-01", "", records(service(func(s *model.System) { s.PersonalData = reg.No }))},
		{"no processor", "R-DBA-01", "", records(service(func(s *model.System) { s.ExternalProcessor = reg.No }))},
		{"planned", "R-DBA-01", "", records(service(inLife(model.LifecyclePlanned)))},
		{"being phased out", "R-DBA-01", "S", records(service(inLife(model.LifecycleLeaving)))},
		{"retired", "R-DBA-01", "", records(service(inLife(model.LifecycleRetired)))},
		{"of another system", "R-DBA-01", "S", records(service(), agreement(apart))},
		{"named by the system", "R-DBA-01", "", records(service(func(s *model.System) { s.Agreements = []reg.ID{"D"} }), agreement(apart))},
		{"not needed, no reason", "R-DBA-01", "S:ikke_i_kraft", records(service(), agreement(agreementIs(model.AgreementNotNeeded)))},
		{"not needed, reason", "R-DBA-01", "", records(service(), agreement(agreementIs(model.AgreementNotNeeded), reason))},
		{"two processors, one agreement missing", "R-DBA-01", "", records(service(), agreement(), second)},
		{"two processors, both missing", "R-DBA-01", "S:ikke_i_kraft", records(service(), agreement(agreementIs(model.AgreementMissing)), second)},
	}
	for status, want := range map[model.AgreementStatus]string{
		"": "S:uten_status", model.AgreementMissing: "S:ikke_i_kraft", model.AgreementNegotiation: "S:ikke_i_kraft",
		model.AgreementSigned: "", model.AgreementReview: "", model.AgreementExpired: "S:ikke_i_kraft", model.AgreementEnded: "S",
	} {
		tests = append(tests, ruleTest{"status " + string(status), "R-DBA-01", want, records(service(), agreement(agreementIs(status)))})
	}
	runRules(t, tests)
}

func TestAgreementRunsOut(t *testing.T) {
	other := func(processor reg.ID, day reg.Day) *model.ProcessingAgreement {
		a := agreement(validTo(day))
		a.ID, a.Processor = "D2", processor
		return a
	}
	notice := func(a *model.ProcessingAgreement) { a.NoticeMonths = reg.Int(3) }
	runRules(t, []ruleTest{
		{"last day", "R-DBA-02", "", records(service(), agreement(validTo(today)))},
		{"the day after", "R-DBA-02", "D", records(service(), agreement(validTo(days(-1))))},
		{"marked as run out", "R-DBA-02", "D", records(service(), agreement(validTo(days(-1)), agreementIs(model.AgreementExpired)))},
		{"ended", "R-DBA-02", "", records(service(), agreement(validTo(days(-1)), agreementIs(model.AgreementEnded)))},
		{"no system", "R-DBA-02", "", records(agreement(validTo(days(-1))))},
		{"system not in operation", "R-DBA-02", "", records(service(inLife(model.LifecycleRetired)), agreement(validTo(days(-1))))},
		{"renewed", "R-DBA-02", "", records(service(), agreement(validTo(days(-1))), other("L", days(300)))},
		{"renewed, over too", "R-DBA-02", "D D2", records(service(), agreement(validTo(days(-9))), other("L", days(-1)))},
		{"another processor", "R-DBA-02", "D", records(service(), agreement(validTo(days(-1))), other("L2", days(300)))},
		{"31 days", "R-DBA-10", "", records(service(), agreement(validTo(days(31))))},
		{"30 days", "R-DBA-10", "D", records(service(), agreement(validTo(days(30))))},
		{"today", "R-DBA-10", "D", records(service(), agreement(validTo(today)))},
		{"over", "R-DBA-10", "", records(service(), agreement(validTo(days(-1))))},
		{"notice to give", "R-DBA-10", "D:oppsigelse", records(service(), agreement(notice, validTo(months(3).AddDays(30))))},
		{"notice later", "R-DBA-10", "", records(service(), agreement(notice, validTo(months(3).AddDays(31))))},
		{"open end", "R-DBA-10", "", records(service(), agreement())},
		{"not signed", "R-DBA-10", "", records(service(), agreement(validTo(days(3)), agreementIs(model.AgreementNegotiation)))},
	})
}

func TestAgreementReview(t *testing.T) {
	dates := func(signed, reviewed reg.Day) func(*model.ProcessingAgreement) {
		return func(a *model.ProcessingAgreement) { a.SignedController, a.LastReview = signed, reviewed }
	}
	year := months(-12)
	agency := as("A", &model.Agency{Settings: model.Settings{AgreementMonths: reg.Int(6)}})
	runRules(t, []ruleTest{
		{"signed a day less than a year ago", "R-DBA-03", "", records(agreement(dates(year.AddDays(1), 0)))},
		{"signed a year ago", "R-DBA-03", "D:signert", records(agreement(dates(year, 0)))},
		{"reviewed since", "R-DBA-03", "", records(agreement(dates(months(-40), year.AddDays(1))))},
		{"reviewed a year ago", "R-DBA-03", "D", records(agreement(dates(months(-40), year)))},
		{"reviewed before signing", "R-DBA-03", "", records(agreement(dates(months(-1), year)))},
		{"review lies ahead", "R-DBA-03", "D:signert", records(agreement(dates(months(-40), days(1))))},
		{"no dates", "R-DBA-03", "D:aldri", records(agreement(dates(0, 0)))},
		{"the record reviewed, not the agreement", "R-DBA-03", "D:signert", records(agreement(dates(year, 0), func(a *model.ProcessingAgreement) { a.Reviewed = today }))},
		{"due for review", "R-DBA-03", "D:signert", records(agreement(dates(year, 0), agreementIs(model.AgreementReview)))},
		{"not signed", "R-DBA-03", "", records(agreement(dates(0, 0), agreementIs(model.AgreementNegotiation)))},
		{"ended", "R-DBA-03", "", records(agreement(dates(year, 0), agreementIs(model.AgreementEnded)))},
		{"own interval", "R-DBA-03", "D:signert", records(agreement(dates(months(-6), 0)), agency)},
	})
}

func TestAgreementTerms(t *testing.T) {
	internal := func(a *model.ProcessingAgreement) { a.Type = model.AgreementInternal }
	signed := func(own, theirs reg.Day) func(*model.ProcessingAgreement) {
		return func(a *model.ProcessingAgreement) { a.SignedController, a.SignedProcessor = own, theirs }
	}
	noHours := func(a *model.ProcessingAgreement) { a.BreachHours = reg.Num{} }
	tests := []ruleTest{
		{"no", "R-DBA-04", "D", records(agreement(settled("28_3_a", model.ClauseNo)))},
		{"empty", "R-DBA-04", "D", records(agreement(settled("28_9", "")))},
		{"partly", "R-DBA-04", "D:delvis", records(agreement(settled("28_3_h", model.ClausePartly)))},
		{"both", "R-DBA-04", "D D:delvis", records(agreement(settled("28_3_a", ""), settled("28_3_h", model.ClausePartly)))},
		{"not relevant", "R-DBA-04", "", records(agreement(settled("28_3_d", model.ClauseNotRelevant)))},
		{"good practice only", "R-DBA-04", "", records(agreement(settled("exit", model.ClauseNo), settled("33_2", "")))},
		{"not signed", "R-DBA-04", "", records(agreement(settled("28_3_a", ""), agreementIs(model.AgreementNegotiation)))},
		{"internal instruction", "R-DBA-04", "", records(agreement(settled("28_3_a", ""), internal))},
		{"both signed", "R-DBA-05", "", records(agreement())},
		{"own date missing", "R-DBA-05", "D:virksomhet", records(agreement(signed(0, today)))},
		{"theirs missing", "R-DBA-05", "D:databehandler", records(agreement(signed(today, 0)))},
		{"none", "R-DBA-05", "D", records(agreement(signed(0, 0)))},
		{"none, in negotiation", "R-DBA-05", "", records(agreement(signed(0, 0), agreementIs(model.AgreementNegotiation)))},
		{"no hours", "R-DBA-09", "D", records(agreement(noHours))},
		{"no hours, in negotiation", "R-DBA-09", "", records(agreement(noHours, agreementIs(model.AgreementNegotiation)))},
		{"zero hours", "R-DBA-09", "", records(agreement(func(a *model.ProcessingAgreement) { a.BreachHours = reg.Int(0) }))},
	}
	runRules(t, tests)
}

func TestPartlyWeighsLess(t *testing.T) {
	list := Find(factsOf(agreement(settled("28_3_a", model.ClauseNo), settled("28_3_b", model.ClausePartly)))).ByRule("R-DBA-04")
	if len(list) != 2 || list[0].Severity != High || list[1].Severity != Medium {
		t.Errorf("found %v", list)
	}
}

func TestAgreementOpening(t *testing.T) {
	empty := map[string]func(*model.ProcessingAgreement){
		"gjenstand":              func(a *model.ProcessingAgreement) { a.Subject = "" },
		"varighet":               func(a *model.ProcessingAgreement) { a.Duration = "" },
		"art_og_formaal":         func(a *model.ProcessingAgreement) { a.Nature = "" },
		"typer_opplysninger":     func(a *model.ProcessingAgreement) { a.Data = nil },
		"kategorier_registrerte": func(a *model.ProcessingAgreement) { a.Subjects = nil },
		"rettigheter_plikter_ba": func(a *model.ProcessingAgreement) { a.Rights = "" },
	}
	for field, remove := range empty {
		list := Find(factsOf(agreement(remove))).ByRule("R-DBA-06")
		if len(list) != 1 || list[0].Field != field || list[0].Args[0].Text != field {
			t.Errorf("without %s: found %v", field, list)
		}
		if !OpeningParts.Has(field) {
			t.Errorf("%s has no words", field)
		}
		if found := hits(Find(factsOf(agreement(remove, agreementIs(model.AgreementNegotiation)))), "R-DBA-06"); found != "" {
			t.Errorf("in negotiation: found %s", found)
		}
	}
}

func TestSubProcessors(t *testing.T) {
	sub := func(all ...model.SubProcessor) *model.ProcessingAgreement {
		return agreement(func(a *model.ProcessingAgreement) { a.SubProcessors = all })
	}
	specific := model.SubProcessor{Name: "Sky", Approval: model.SubApprovalSpecific}
	general := model.SubProcessor{Name: "Post", Approval: model.SubApprovalGeneral}
	window := model.SubProcessor{Name: "Post", Approval: model.SubApprovalGeneral, Objection: reg.Int(30)}
	runRules(t, []ruleTest{
		{"specific", "R-DBA-07", "", records(sub(specific))},
		{"not said", "R-DBA-07", "D", records(sub(specific, model.SubProcessor{Name: "X"}))},
		{"general without window", "R-DBA-07", "D:innsigelse", records(sub(general))},
		{"general with window", "R-DBA-07", "", records(sub(window))},
		{"two of three", "R-DBA-07", "D D:innsigelse", records(sub(general, window, model.SubProcessor{Name: "X"}))},
	})
}

func TestProcessorControl(t *testing.T) {
	controlled := func(day reg.Day) func(*model.ProcessingAgreement) {
		return func(a *model.ProcessingAgreement) { a.LastControl.Day = day }
	}
	secret := func(s *model.System) { s.Confidentiality = model.ClassProtected }
	internal := func(s *model.System) { s.Confidentiality = model.ClassInternal }
	runRules(t, []ruleTest{
		{"36 months", "R-DBA-08", "", records(service(), agreement(controlled(months(-36))))},
		{"more", "R-DBA-08", "D", records(service(), agreement(controlled(months(-36).AddDays(-1))))},
		{"never", "R-DBA-08", "D:aldri", records(service(), agreement(controlled(0)))},
		{"confidential, 24 months", "R-DBA-08", "", records(service(secret), agreement(controlled(months(-24))))},
		{"confidential, more", "R-DBA-08", "D", records(service(secret), agreement(controlled(months(-24).AddDays(-1))))},
		{"internal", "R-DBA-08", "", records(service(internal), agreement(controlled(months(-24).AddDays(-1))))},
		{"not signed", "R-DBA-08", "", records(service(), agreement(controlled(0), agreementIs(model.AgreementNegotiation)))},
	})
}

func TestAgreementWithoutUse(t *testing.T) {
	apart := func(a *model.ProcessingAgreement) { a.Systems = nil }
	runRules(t, []ruleTest{
		{"nothing", "R-DBA-11", "D", records(agreement(apart))},
		{"a system", "R-DBA-11", "", records(agreement())},
		{"named by a system", "R-DBA-11", "", records(agreement(apart), as("S", &model.System{Agreements: []reg.ID{"D"}}))},
		{"a processing", "R-DBA-11", "", records(agreement(apart, func(a *model.ProcessingAgreement) { a.Processing = []reg.ID{"P"} }))},
		{"named by a processing", "R-DBA-11", "", records(agreement(apart), activity(func(p *model.ProcessingRecord) { p.Agreements = []reg.ID{"D"} }))},
		{"the agency is the processor", "R-DBA-11", "", records(agreement(apart), as("O", &model.ProcessorRecord{Agreement: "D"}))},
		{"ended", "R-DBA-11", "", records(agreement(apart, agreementIs(model.AgreementEnded)))},
	})
}
