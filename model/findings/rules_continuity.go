package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func continuityRules() []Rule {
	plans := model.ContinuityPlans.Key
	return []Rule{
		{ID: "R-KON-01", Register: plans, Severity: Medium, find: planOutdated},
		{ID: "R-KON-02", Register: plans, Severity: Medium, find: planNotExercised},
		{ID: "R-KON-03", Register: model.Exercises.Key, Severity: Low, find: exerciseUnanswered},
	}
}

func planOutdated(f *Facts, hit func(Hit)) {
	months := f.Settings().PlanMonths
	for _, p := range inUse(f, model.ContinuityPlans) {
		checked := f.checked(p.Approved, p.Reviewed)
		switch {
		case !p.IsApproved(f.Today):
			hit(Hit{Record: p, Field: "godkjent_dato", Variant: "aldri"})
		case f.Longer(checked, months):
			hit(Hit{Record: p, Field: "revidert_dato", Due: checked.AddMonths(months.Int()),
				Args: []reg.Arg{reg.DayArg(checked), reg.NumArg(months)}})
		}
	}
}

func planNotExercised(f *Facts, hit func(Hit)) {
	months := f.Settings().ExerciseMonths
	for _, p := range inUse(f, model.ContinuityPlans) {
		last := f.exercised()[p.ID]
		switch {
		case !last.IsSet():
			hit(Hit{Record: p, Variant: "aldri"})
		case f.Longer(last, months):
			hit(Hit{Record: p, Due: last.AddMonths(months.Int()), Args: []reg.Arg{reg.DayArg(last), reg.NumArg(months)}})
		}
	}
}

// exerciseUnanswered finds exercises that found something nobody does anything
// about. An action for the exercise as a whole answers all it found.
func exerciseUnanswered(f *Facts, hit func(Hit)) {
	for _, e := range inUse(f, model.Exercises) {
		open := 0
		for i := range e.Findings {
			if e.Findings[i].Unanswered() {
				open++
			}
		}
		if open > 0 && len(e.Actions) == 0 {
			hit(Hit{Record: e, Field: "funn", Args: []reg.Arg{reg.CountArg(open), reg.CountArg(len(e.Findings))}})
		}
	}
}
