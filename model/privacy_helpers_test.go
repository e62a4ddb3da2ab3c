package model_test

import (
	"slices"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

func TestProcessingIsInOperation(t *testing.T) {
	tests := []struct {
		name string
		rec  model.ProcessingRecord
		want bool
	}{
		{"in force without dates", model.ProcessingRecord{Status: model.StatusInForce}, true},
		{"draft without dates", model.ProcessingRecord{Status: model.StatusDraft}, false},
		{"draft of what began", model.ProcessingRecord{Status: model.StatusDraft, Started: today}, true},
		{"in force from tomorrow", model.ProcessingRecord{Status: model.StatusInForce, Started: today.AddDays(1)}, false},
		{"last day", model.ProcessingRecord{Status: model.StatusInForce, Ended: today}, true},
		{"ended yesterday", model.ProcessingRecord{Status: model.StatusInForce, Ended: today.AddDays(-1)}, false},
		{"ended by status", model.ProcessingRecord{Status: model.StatusEnded, Started: 20200101}, false},
	}
	for _, tt := range tests {
		if got := tt.rec.InOperation(today); got != tt.want {
			t.Errorf("%s: in operation %t, want %t", tt.name, got, tt.want)
		}
	}
}

func TestKindsOfDataAreGatheredOnce(t *testing.T) {
	p := model.ProcessingRecord{Groups: []model.SubjectGroup{
		{Category: "foresatt", Data: []model.DataCategory{"okonomi", "ident"}},
		{Category: "barnehagebarn", Data: []model.DataCategory{"ident", "helse"}},
	}}
	if got, want := p.Data(), []model.DataCategory{"ident", "okonomi", "helse"}; !slices.Equal(got, want) {
		t.Errorf("kinds of data: %v, want %v", got, want)
	}
	if !p.HasSpecial() || !p.HasSensitive() || !p.HasVulnerable() {
		t.Error("health data of children are special, sensitive and of vulnerable people")
	}
}

func TestKindsOfDataByLaw(t *testing.T) {
	count := func(is func(model.DataCategory) bool) int {
		n := 0
		for _, c := range model.DataCategories.All() {
			if is(c) {
				n++
			}
		}
		return n
	}
	if n := count(model.DataCategory.Special); n != 8 {
		t.Errorf("%d special categories, want the 8 of art. 9(1)", n)
	}
	if n := count(model.DataCategory.Personal); n != 6 {
		t.Errorf("%d highly personal kinds, want 6", n)
	}
	if n := count(model.DataCategory.Sensitive); n != 15 {
		t.Errorf("%d sensitive kinds, want 8 special, 6 highly personal and offences", n)
	}
}

func TestBasesThatNeedLaw(t *testing.T) {
	var need []string
	for _, b := range model.Bases6.All() {
		if b.NeedsLaw() {
			need = append(need, string(b))
		}
	}
	for _, b := range model.Bases9.All() {
		if b.NeedsLaw() {
			need = append(need, string(b))
		}
	}
	if want := []string{"6_1_c", "6_1_e", "9_2_b", "9_2_g", "9_2_h", "9_2_i", "9_2_j"}; !slices.Equal(need, want) {
		t.Errorf("bases that need law: %v, want %v", need, want)
	}
}

func TestRetentionRunsOut(t *testing.T) {
	tests := []struct {
		name string
		row  model.Retention
		want reg.Day
	}{
		{"days", model.Retention{Count: reg.Int(30), Unit: model.RetentionDays}, 20260301},
		{"months to a shorter month", model.Retention{Count: reg.Int(1), Unit: model.RetentionMonths}, 20260228},
		{"years", model.Retention{Count: reg.Int(2), Unit: model.RetentionYears}, 20280130},
		{"kept for the archive", model.Retention{Count: reg.Int(2), Unit: model.RetentionYears, Action: model.DisposalArchive}, 0},
		{"words only", model.Retention{Text: "når saken er avsluttet"}, 0},
		{"no unit", model.Retention{Count: reg.Int(2)}, 0},
	}
	for _, tt := range tests {
		if got := tt.row.After(20260130); got != tt.want {
			t.Errorf("%s: over on %s, want %s", tt.name, got.Text(), tt.want.Text())
		}
	}
}

func TestRetentionCovers(t *testing.T) {
	all, some := model.Retention{}, model.Retention{Data: []model.DataCategory{"helse"}}
	if !all.Covers("ident") || !some.Covers("helse") || some.Covers("ident") {
		t.Error("a row without kinds covers all, a row with kinds covers those")
	}
}

func TestOrgNumbers(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"974761076", true}, {"974 761 076", true}, {"974\u00a0761\u00a0076", true}, {"974761077", false},
		{"97476107", false}, {"9747610760", false}, {"97476107a", false}, {"", false}, {"٩74761076", false},
	}
	for _, tt := range tests {
		if got := model.ValidOrgNo(tt.text); got != tt.want {
			t.Errorf("%q: %t, want %t", tt.text, got, tt.want)
		}
	}
}

func TestAgreementClauses(t *testing.T) {
	var a model.ProcessingAgreement
	for i, code := range model.ClauseCodes.All() {
		a.Clause(code).Answer = model.ClauseAnswers.All()[i%4]
	}
	values := model.ProcessingAgreements.Dump(&a)
	demanded := 0
	for i, code := range model.ClauseCodes.All() {
		if got, want := values[string(code)], model.ClauseAnswers.Codes[i%4]; got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
		if code.Demanded() {
			demanded++
		}
	}
	if demanded != 9 {
		t.Errorf("%d points are demanded, want 28(3)(a) to (h) and 28(9)", demanded)
	}
	if law := model.ClauseCode("28_3_h").Law(); law != "art. 28(3)(h)" {
		t.Errorf("source %q", law)
	}
}

func TestAgreementReviewedLast(t *testing.T) {
	a := model.ProcessingAgreement{SignedController: 20250101}
	if got := a.ReviewedLast(); got != 20250101 {
		t.Errorf("signed only: %s", got.Text())
	}
	a.LastReview = 20260101
	if got := a.ReviewedLast(); got != 20260101 {
		t.Errorf("reviewed after signing: %s", got.Text())
	}
}

func TestTransferToolsByArticle(t *testing.T) {
	tests := []struct {
		tool                                  model.TransferTool
		assess, authorise, derogation, closed bool
	}{
		{"innen_eos", false, false, false, false},
		{"45", false, false, false, false},
		{"45_dpf", false, false, false, false},
		{"46_2_c", true, false, false, false},
		{"46_3_a", true, true, false, false},
		{"49_1_a", false, false, true, true},
		{"49_1_d", false, false, true, false},
		{"49_1_ledd2", false, false, true, true},
	}
	for _, tt := range tests {
		got := []bool{tt.tool.NeedsAssessment(), tt.tool.NeedsAuthorisation(), tt.tool.Derogation(), tt.tool.NotForAuthorities()}
		if want := []bool{tt.assess, tt.authorise, tt.derogation, tt.closed}; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", tt.tool, got, want)
		}
	}
}

// The deadline counts elapsed hours: clocks set forward or back change nothing.
func TestBreachDeadlineAcrossSummerTime(t *testing.T) {
	oslo := time.FixedZone("CET", 3600)
	i := model.Incident{Aware: reg.InstantOf(time.Date(2026, 3, 27, 10, 20, 0, 0, oslo))}
	due := i.NotifyBy(72)
	if got := due.Text(); got != "2026-03-30T09:20:00Z" {
		t.Errorf("due %s", got)
	}
	i.Notified = due
	if i.NotifiedLate(72) {
		t.Error("notified in the last second is in time")
	}
	i.Notified++
	if !i.NotifiedLate(72) {
		t.Error("notified a second after is late")
	}
	if unaware := (model.Incident{Notified: 1}); unaware.NotifyBy(72).IsSet() || unaware.NotifiedLate(72) {
		t.Error("without awareness there is no deadline")
	}
}

func TestRequestClock(t *testing.T) {
	tests := []struct {
		name string
		req  model.DataSubjectRequest
		want reg.Day
	}{
		{"received", model.DataSubjectRequest{Received: 20260101}, 20260101},
		{"identity asked at once", model.DataSubjectRequest{Received: 20260101, IdentityAsked: 20260102, IdentityDay: 20260110}, 20260110},
		{"identity asked late", model.DataSubjectRequest{Received: 20260101, IdentityAsked: 20260120, IdentityDay: 20260125}, 20260101},
		{"identity never asked for", model.DataSubjectRequest{Received: 20260101, IdentityDay: 20260110}, 20260101},
		{"identity still open", model.DataSubjectRequest{Received: 20260101, IdentityAsked: 20260101}, 20260101},
	}
	for _, tt := range tests {
		if got := tt.req.ClockFrom(); got != tt.want {
			t.Errorf("%s: from %s, want %s", tt.name, got.Text(), tt.want.Text())
		}
	}
}

func TestSuppressionIsActive(t *testing.T) {
	full := model.Suppression{Reason: "x", Name: "y", Day: 20260101, Until: today}
	bare := full
	bare.Reason = ""
	tests := []struct {
		name string
		s    model.Suppression
		on   reg.Day
		want bool
	}{
		{"last day", full, today, true},
		{"day after", full, today.AddDays(1), false},
		{"before it was decided", full, 20251231, false},
		{"no reason", bare, today, false},
	}
	for _, tt := range tests {
		if got := tt.s.Active(tt.on); got != tt.want {
			t.Errorf("%s: active %t, want %t", tt.name, got, tt.want)
		}
	}
}
