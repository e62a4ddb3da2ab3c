package breach

import (
	"samsvar/model"
	"samsvar/model/reg"
)

// StepKey is one step of the work with an incident.
type StepKey string

// The steps, in the order of the work.
const (
	StepDescribe StepKey = "beskriv"   // what happened, and what kind of incident it is
	StepAware    StepKey = "kjennskap" // when the agency became aware of a breach
	StepInternal StepKey = "varsle"    // those within who must know of a grave one
	StepAssess   StepKey = "vurder"    // severity, risk and reasons
	StepNotify   StepKey = "meld"      // Datatilsynet, art. 33
	StepInform   StepKey = "informer"  // the persons, art. 34
	StepLearn    StepKey = "laer"      // cause and lessons
	StepClose    StepKey = "lukk"
)

// StepState is how a step stands.
type StepState string

// The states of a step.
const (
	StepDone      StepState = "gjort"
	StepNext      StepState = "neste"
	StepLater     StepState = "gjenstaar"
	StepNotNeeded StepState = "ikke_nodvendig"
)

// Step is one step with how it stands.
type Step struct {
	Key   StepKey
	State StepState
	Field string      // where it is done
	By    reg.Instant // deadline; no moment for none
}

// Steps returns the work with an incident step by step. The first that is
// neither done nor superfluous is the next one.
func Steps(i *model.Incident, clock Clock) []Step {
	all := []Step{describe(i), aware(i), internal(i), assess(i), notify(i, clock), inform(i),
		{Key: StepLearn, State: doneWhen(i.Learning != "" && i.Cause != ""), Field: lacking(i.Cause == "", "hovedaarsak", "laering")},
		{Key: StepClose, State: doneWhen(!i.Open()), Field: "lukket_dato"}}
	for n := range all {
		if all[n].State == StepLater {
			all[n].State = StepNext
			break
		}
	}
	return all
}

// Next returns the step to take now, and whether there is one.
func Next(steps []Step) (Step, bool) {
	for _, s := range steps {
		if s.State == StepNext {
			return s, true
		}
	}
	return Step{}, false
}

func describe(i *model.Incident) Step {
	return Step{Key: StepDescribe, State: doneWhen(i.Type != "" && i.Description != ""), Field: lacking(i.Type == "", "type", "beskrivelse")}
}

func aware(i *model.Incident) Step {
	s := Step{Key: StepAware, State: doneWhen(i.Aware.IsSet()), Field: "kjennskap_tid"}
	return s.only(i.Breach() || i.Type == "")
}

func internal(i *model.Incident) Step {
	told := i.Told(model.NoticeLeader) && i.Told(model.NoticeOfficer) && i.Told(model.NoticeDepartment)
	s := Step{Key: StepInternal, State: doneWhen(told), Field: "varslet_intern"}
	return s.only(i.Grave())
}

func assess(i *model.Incident) Step {
	s := Step{Key: StepAssess, State: doneWhen(i.Severity != ""), Field: "alvorlighet"}
	if i.Breach() {
		s.State = doneWhen(i.Severity != "" && i.Risk.Level != "" && i.RiskReason != "" && (i.Duty == model.DutyYes || i.Duty == model.DutyNo))
	}
	return s
}

func notify(i *model.Incident, clock Clock) Step {
	s := Step{Key: StepNotify, State: doneWhen(i.Notified.IsSet()), Field: "meldt_dt_tid"}
	if s = s.only(i.Breach() && i.Duty != model.DutyNo); s.State == StepLater {
		s.By = clock.By
	}
	return s
}

func inform(i *model.Incident) Step {
	told := i.PersonsTold == model.PersonsToldYes || i.Exemption != ""
	s := Step{Key: StepInform, State: doneWhen(told), Field: "registrerte_informert"}
	return s.only(i.Breach() && i.Risk.Level == model.BreachHigh)
}

// only makes a step superfluous unless it is needed or done all the same.
func (s Step) only(needed bool) Step {
	if !needed && s.State != StepDone {
		s.State = StepNotNeeded
	}
	return s
}

func doneWhen(done bool) StepState {
	if done {
		return StepDone
	}
	return StepLater
}

func lacking(first bool, one, other string) string {
	if first {
		return one
	}
	return other
}
