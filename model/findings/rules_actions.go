package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func actionRules() []Rule {
	actions := model.Actions.Key
	return []Rule{
		{ID: "R-TIL-01", Register: actions, Severity: Medium, find: actionOverdue},
		{ID: "R-TIL-02", Register: actions, Severity: Medium, find: actionUnassigned},
		{ID: "R-TIL-03", Register: actions, Severity: Medium, find: actionPostponed},
		{ID: "R-TIL-04", Register: actions, Severity: Low, find: effectUnchecked},
	}
}

func actionOverdue(f *Facts, hit func(Hit)) {
	for _, a := range inUse(f, model.Actions) {
		if !a.Overdue(f.Today) {
			continue
		}
		found := Hit{Record: a, Field: "frist", Due: a.Due, Args: []reg.Arg{reg.DayArg(a.Due), reg.CountArg(a.Due.DaysTo(f.Today))}}
		if a.IsUrgent() {
			found.Severity = High
		}
		hit(found)
	}
}

func actionUnassigned(f *Facts, hit func(Hit)) {
	for _, a := range inUse(f, model.Actions) {
		switch {
		case !a.Open():
		case a.Responsible == "" && !a.Due.IsSet():
			hit(Hit{Record: a, Field: "ansvarlig"})
		case a.Responsible == "":
			hit(Hit{Record: a, Field: "ansvarlig", Variant: "ansvarlig", Args: []reg.Arg{reg.DayArg(a.Due)}})
		case !a.Due.IsSet():
			hit(Hit{Record: a, Field: "frist", Variant: "frist"})
		}
	}
}

func actionPostponed(f *Facts, hit func(Hit)) {
	const often = 2
	for _, a := range inUse(f, model.Actions) {
		if a.Open() && len(a.Postponed) >= often {
			hit(Hit{Record: a, Field: "utsatt", Args: []reg.Arg{reg.CountArg(len(a.Postponed))}})
		}
	}
}

func effectUnchecked(f *Facts, hit func(Hit)) {
	days := f.Settings().EffectDays
	for _, a := range inUse(f, model.Actions) {
		due := a.Closed.AddDays(days.Int())
		if !a.Open() && a.EffectChecked != reg.Yes && f.Past(due) {
			hit(Hit{Record: a, Field: "effekt_vurdert", Due: due, Args: []reg.Arg{reg.DayArg(a.Closed)}})
		}
	}
}
