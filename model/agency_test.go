package model_test

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func newAgency(t *testing.T) *model.Agency {
	t.Helper()
	return any(model.Agencies.New()).(*model.Agency)
}

func TestNewAgencyHasTheUsualSettings(t *testing.T) {
	a := newAgency(t)
	got := a.Settings
	for _, f := range model.Agencies.Field("innstillinger").Sub {
		if f.Of(&a.Settings).Empty() {
			t.Errorf("%s is not set", f.Path)
		}
	}
	usual := model.DefaultSettings()
	for _, tt := range []struct {
		name      string
		got, want reg.Num
	}{
		{"processing", got.ProcessingMonths, reg.Int(12)}, {"dpia", got.DPIAMonths, reg.Int(36)},
		{"risk", got.RiskMonths, reg.Int(24)}, {"breach", got.BreachHours, reg.Int(72)},
		{"training", got.TrainingHours, reg.Float(3.5)}, {"target", got.TrainingTarget, reg.Int(80)},
		{"scale", got.LargeScale, reg.Int(10000)}, {"default", usual.AcceptMonths, reg.Int(12)},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, tt.got.Text(), tt.want.Text())
		}
	}
}

func TestSettingsKeepWhatIsSet(t *testing.T) {
	s := model.Settings{WarnDays: reg.Int(60)}.OrDefault()
	if s.WarnDays != reg.Int(60) || s.DraftDays != reg.Int(90) || s.NotifyFrom != model.NotifyUnlessUnlikely {
		t.Errorf("warn %s, draft %s, notify from %s", s.WarnDays.Text(), s.DraftDays.Text(), s.NotifyFrom)
	}
}

func TestCalendarOfNewAgency(t *testing.T) {
	a := newAgency(t)
	if got := a.Due(model.CalendarDeclaration, 2027); got != 20270215 {
		t.Errorf("declaration due %s", got.Text())
	}
	if got := a.Due(model.CalendarForum, 2027); got.IsSet() {
		t.Errorf("forum due %s, want none", got.Text())
	}
	leap := model.CalendarEntry{Month: reg.Int(2), Day: reg.Int(29)}
	if leap.In(2027).IsSet() || leap.In(2028) != 20280229 {
		t.Error("29 February is a day of leap years only")
	}
}

func TestAgencyNames(t *testing.T) {
	a := model.Agency{NameNB: "Etaten", NameNN: "Etaten (nn)"}
	for lang, want := range map[string]string{"nb": "Etaten", "nn": "Etaten (nn)", "en": "Etaten"} {
		if got := a.Name(lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestAcceptedCriteria(t *testing.T) {
	a := model.Agency{Acceptance: []model.AcceptanceCriteria{
		{Scope: model.AcceptAgency, Day: 20240101, Level: model.RiskLow},
		{Scope: model.AcceptAgency, Level: model.RiskHigh}, // not decided
		{Scope: model.AcceptSector, Day: 20260101, Level: model.RiskHigh},
		{Scope: model.AcceptAgency, Day: 20250101, Level: model.RiskMedium},
	}}
	if got := a.Accepted(); got == nil || got.Level != model.RiskMedium {
		t.Errorf("accepted %v, want the newest that is decided for the agency", got)
	}
	if got := (&model.Agency{}).Accepted(); got != nil {
		t.Errorf("accepted %v without any decision", got)
	}
}
