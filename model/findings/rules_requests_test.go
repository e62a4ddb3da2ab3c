package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func request(received reg.Day, change ...func(*model.DataSubjectRequest)) *model.DataSubjectRequest {
	d := as("K", &model.DataSubjectRequest{Received: received})
	for _, c := range change {
		c(d)
	}
	return d
}

// extended is a request whose deadline was extended; told is no day where the
// person was not told.
func extended(told reg.Day) func(*model.DataSubjectRequest) {
	return func(d *model.DataSubjectRequest) { d.Extended, d.ExtendedTold = reg.Yes, told }
}

func answeredOn(day reg.Day) func(*model.DataSubjectRequest) {
	return func(d *model.DataSubjectRequest) { d.Answered = day }
}

func TestRequestDeadlines(t *testing.T) {
	withdrawn := func(d *model.DataSubjectRequest) { d.Outcome = model.RequestWithdrawn }
	identified := func(asked, confirmed reg.Day) func(*model.DataSubjectRequest) {
		return func(d *model.DataSubjectRequest) { d.IdentityAsked, d.IdentityDay = asked, confirmed }
	}
	promised := func(day reg.Day) func(*model.DataSubjectRequest) {
		return func(d *model.DataSubjectRequest) { d.NewDue = day }
	}
	// Today is Monday 23 November. A month after 21 and 22 October are a
	// Saturday and a Sunday, which end today.
	runRules(t, []ruleTest{
		{"deadline today", "R-KRV-01", "", records(request(on(2026, 10, 23)))},
		{"weekend moved to today", "R-KRV-01", "", records(request(on(2026, 10, 21)))},
		{"deadline was Friday", "R-KRV-01", "K", records(request(on(2026, 10, 20)))},
		{"answered", "R-KRV-01", "", records(request(on(2026, 10, 20), answeredOn(days(-1))))},
		{"withdrawn", "R-KRV-01", "", records(request(on(2026, 10, 20), withdrawn))},
		{"extended", "R-KRV-01", "", records(request(on(2026, 10, 20), extended(on(2026, 11, 1))))},
		{"identity asked for at once", "R-KRV-01", "", records(request(on(2026, 10, 1), identified(on(2026, 10, 2), on(2026, 10, 23))))},
		{"identity asked for late", "R-KRV-01", "K", records(request(on(2026, 10, 1), identified(on(2026, 10, 9), on(2026, 10, 23))))},

		{"not told", "R-KRV-02", "K", records(request(on(2026, 11, 1), extended(0)))},
		{"told on the last day", "R-KRV-02", "", records(request(on(2026, 9, 10), extended(on(2026, 10, 12))))},
		{"told the day after", "R-KRV-02", "K:sent", records(request(on(2026, 9, 10), extended(on(2026, 10, 13))))},
		{"not extended", "R-KRV-02", "", records(request(on(2026, 9, 10)))},
		{"withdrawn", "R-KRV-02", "", records(request(on(2026, 9, 10), extended(0), withdrawn))},

		{"three months end today", "R-KRV-03", "", records(request(on(2026, 8, 23), extended(on(2026, 9, 1))))},
		{"three months ended Friday", "R-KRV-03", "K", records(request(on(2026, 8, 20), extended(on(2026, 9, 1))))},
		{"promised earlier", "R-KRV-03", "K", records(request(on(2026, 10, 1), extended(on(2026, 10, 2)), promised(days(-1))))},
		{"promised today", "R-KRV-03", "", records(request(on(2026, 10, 1), extended(on(2026, 10, 2)), promised(today)))},
		{"promised too late", "R-KRV-03", "K", records(request(on(2026, 8, 20), extended(on(2026, 9, 1)), promised(days(90))))},
		{"answered", "R-KRV-03", "", records(request(on(2026, 8, 1), extended(on(2026, 8, 9)), answeredOn(today)))},
		{"not extended", "R-KRV-03", "", records(request(on(2026, 8, 1)))},

		{"today", "R-KRV-04", "K", records(request(on(2026, 10, 23)))},
		{"in 7 days", "R-KRV-04", "K", records(request(on(2026, 10, 30)))},
		{"in 8 days", "R-KRV-04", "", records(request(on(2026, 11, 1)))},
		{"over", "R-KRV-04", "", records(request(on(2026, 10, 20)))},
		{"extended, in 7 days", "R-KRV-04", "K", records(request(on(2026, 8, 30), extended(on(2026, 9, 1))))},
		{"answered", "R-KRV-04", "", records(request(on(2026, 10, 30), answeredOn(today)))},
	})
}

func TestRequestAnswers(t *testing.T) {
	outcome := func(o model.RequestOutcome, law string, complaint reg.YesNo) *model.DataSubjectRequest {
		return request(days(-9), answeredOn(days(-1)), func(d *model.DataSubjectRequest) {
			d.Outcome, d.RefusalLaw, d.ComplaintTold = o, law, complaint
		})
	}
	erased := func(o model.RequestOutcome, told model.RecipientsTold) *model.DataSubjectRequest {
		return request(days(-9), func(d *model.DataSubjectRequest) {
			d.Type, d.Outcome, d.RecipientsTold = model.RequestErase, o, told
		})
	}
	access := erased(model.RequestGranted, "")
	access.Type = "innsyn"
	runRules(t, []ruleTest{
		{"nothing told", "R-KRV-05", "K", records(outcome(model.RequestRefused, "", 0))},
		{"no law", "R-KRV-05", "K:hjemmel", records(outcome(model.RequestPartly, "", reg.Yes))},
		{"no complaint", "R-KRV-05", "K:klage", records(outcome(model.RequestRefused, "pol. § 16", reg.No))},
		{"well refused", "R-KRV-05", "", records(outcome(model.RequestRefused, "pol. § 16", reg.Yes))},
		{"granted", "R-KRV-05", "", records(outcome(model.RequestGranted, "", 0))},
		{"erased, not told", "R-KRV-06", "K", records(erased(model.RequestGranted, ""))},
		{"partly, no", "R-KRV-06", "K", records(erased(model.RequestPartly, model.RecipientsToldNo))},
		{"told", "R-KRV-06", "", records(erased(model.RequestGranted, model.RecipientsToldYes))},
		{"nobody to tell", "R-KRV-06", "", records(erased(model.RequestGranted, model.RecipientsToldNone))},
		{"refused", "R-KRV-06", "", records(erased(model.RequestRefused, ""))},
		{"access", "R-KRV-06", "", records(access)},
	})
}
