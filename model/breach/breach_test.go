package breach

import (
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

func at(text string) reg.Instant {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return reg.InstantOf(t)
}

func TestClock(t *testing.T) {
	aware := at("2026-03-27T10:20:00+01:00") // clocks go forward on the 29th
	tests := []struct {
		name string
		i    model.Incident
		now  string
		want ClockState
	}{
		{"not a breach", model.Incident{Type: model.IncidentSecurity, Aware: aware}, "2026-03-28T10:00:00Z", ClockNone},
		{"type unknown", model.Incident{Aware: aware}, "2026-03-28T10:00:00Z", ClockUnknown},
		{"not aware", model.Incident{Type: model.IncidentBreach}, "2026-03-28T10:00:00Z", ClockNotStarted},
		{"running", model.Incident{Type: model.IncidentBreach, Aware: aware}, "2026-03-29T09:19:59Z", ClockRunning},
		{"a day left", model.Incident{Type: model.IncidentBreach, Aware: aware}, "2026-03-29T09:20:00Z", ClockUrgent},
		{"at the deadline", model.Incident{Type: model.IncidentBreach, Aware: aware}, "2026-03-30T09:20:00Z", ClockUrgent},
		{"over", model.Incident{Type: model.IncidentBreach, Aware: aware}, "2026-03-30T09:20:01Z", ClockOver},
		{"no duty", model.Incident{Type: model.IncidentBreach, Aware: aware, Duty: model.DutyNo}, "2026-03-30T10:20:01Z", ClockNoDuty},
		{"in time", model.Incident{Type: model.IncidentBreach, Aware: aware, Notified: at("2026-03-30T09:20:00Z")}, "2026-04-30T09:20:01Z", ClockInTime},
		{"late", model.Incident{Type: model.IncidentBreach, Aware: aware, Notified: at("2026-03-30T09:20:01Z")}, "2026-04-30T09:20:01Z", ClockLate},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := ClockOf(&test.i, 72, at(test.now))
			if c.State != test.want {
				t.Errorf("%s, want %s", c.State, test.want)
			}
			if c.By.IsSet() && c.By.Sub(c.Aware) != 72*time.Hour {
				t.Errorf("the deadline is %v after", c.By.Sub(c.Aware))
			}
		})
	}
}

func TestFormalDeadlineSkipsTheHourThatHasBegun(t *testing.T) {
	i := model.Incident{Type: model.IncidentBreach, Aware: at("2026-11-23T10:20:00+01:00")}
	c := ClockOf(&i, 72, i.Aware)
	if want := at("2026-11-26T11:00:00+01:00"); c.Formal != want {
		t.Errorf("formal deadline %v, want %v", c.Formal.Time(), want.Time())
	}
}

func next(i model.Incident) StepKey {
	step, _ := Next(Steps(&i, ClockOf(&i, 72, at("2026-11-23T10:20:00Z"))))
	return step.Key
}

func TestNextStep(t *testing.T) {
	i := model.Incident{}
	want := func(key StepKey) {
		t.Helper()
		if got := next(i); got != key {
			t.Errorf("next is %q, want %q", got, key)
		}
	}
	want(StepDescribe)
	i.Type, i.Description = model.IncidentBreach, "Feilsendt"
	want(StepAware)
	i.Aware = at("2026-11-23T08:00:00Z")
	want(StepAssess)
	i.Severity = model.SeverityCritical
	want(StepInternal)
	i.Internal = []model.InternalNotice{{Role: model.NoticeLeader}, {Role: model.NoticeOfficer}, {Role: model.NoticeDepartment}}
	i.Risk.Level, i.RiskReason = model.BreachHigh, "Helseopplysninger"
	want(StepAssess) // whether to notify is not decided
	i.Duty = model.DutyYes
	want(StepNotify)
	i.Notified = at("2026-11-23T09:00:00Z")
	want(StepInform)
	i.Exemption = "a"
	want(StepLearn)
	i.Cause, i.Learning = "feilsending", "Sjekk adressen"
	want(StepClose)
	i.Closed = 20261201
	want("")
}

func TestJudgements(t *testing.T) {
	all := func(change Answers) Answers {
		a := Answers{AskEffect: "konfidensialitet", AskRecipient: "kjent", AskNature: "vanlige", AskIdentify: "direkte", AskHarm: "begrenset",
			AskPersons: "ingen", AskController: "ingen", AskNumber: "under_10"}
		for key, answer := range change {
			a[key] = answer
		}
		return a
	}
	tests := []struct {
		name     string
		a        Answers
		level    model.BreachLevel
		severity model.IncidentSeverity
		complete bool
	}{
		{"known recipient, ordinary data", all(nil), model.BreachRisky, model.SeverityModerate, true},
		{"trusted recipient", all(Answers{AskRecipient: "betrodd"}), model.BreachUnlikely, model.SeverityLow, true},
		{"encrypted", all(Answers{AskIdentify: "uleselig", AskNature: "saerlige", AskHarm: "alvorlig", AskRecipient: "ondsinnet"}), model.BreachUnlikely, model.SeverityLow, true},
		{"published health data of patients", all(Answers{AskRecipient: "ukjent", AskNature: "saerlige", AskHarm: "betydelig", AskPersons: "saarbare"}), model.BreachHigh, model.SeverityCritical, true},
		{"lost for good", all(Answers{AskEffect: "tilgjengelighet", AskRepair: "nei", AskHarm: "betydelig"}), model.BreachHigh, model.SeveritySerious, true},
		{"back before harm", all(Answers{AskEffect: "tilgjengelighet", AskRepair: "straks"}), model.BreachUnlikely, model.SeverityLow, true},
		{"not all answered", Answers{AskEffect: "integritet"}, model.BreachUnlikely, model.SeverityLow, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			j := Judge(test.a)
			if j.Level != test.level || j.Severity != test.severity || j.Complete != test.complete {
				t.Errorf("%+v, want %s %s", j, test.level, test.severity)
			}
		})
	}
}

// A graver answer never makes the suggestion milder.
func TestGraverAnswersNeverMilden(t *testing.T) {
	base := Answers{AskEffect: "flere", AskRecipient: "kjent", AskRepair: "senere", AskNature: "beskyttelsesverdige", AskIdentify: "mulig",
		AskHarm: "begrenset", AskPersons: "noen", AskController: "ingen", AskNumber: "under_100"}
	for _, q := range Questions() {
		key := q.Key[len("bruddvurdering_"):]
		if key == AskEffect {
			continue // its answers are of different kinds
		}
		last := -1
		for _, answer := range q.Codes.Codes {
			a := Answers{}
			for k, v := range base {
				a[k] = v
			}
			a[key] = answer
			rank := model.BreachLevels.Index(string(Judge(a).Level))
			if rank < last {
				t.Errorf("%s: %s is milder than the answer before", key, answer)
			}
			last = rank
		}
	}
}

func TestGuess(t *testing.T) {
	i := &model.Incident{BreachKinds: []model.BreachKind{model.BreachIntegrity}, Data: []model.DataCategory{model.DataHealth},
		Subjects: []model.SubjectCategory{"pasient"}, SubjectCount: reg.Int(1000)}
	got := Guess(i, &model.Agency{Health: reg.Yes})
	for key, want := range map[string]string{AskEffect: "integritet", AskNature: "saerlige", AskPersons: "saarbare", AskNumber: "fra_1000", AskController: "saerlig"} {
		if got[key] != want {
			t.Errorf("%s is %q, want %q", key, got[key], want)
		}
	}
	if got := Guess(&model.Incident{}, nil); len(got) != 0 {
		t.Errorf("an empty record answers %v", got)
	}
}
