package findings

import (
	"math"

	"samsvar/model"
	"samsvar/model/reg"
)

func trainingRules() []Rule {
	return []Rule{
		{ID: "R-OPP-01", Register: model.Attendances.Key, Severity: Medium, find: trainingBelowTarget},
		{ID: "R-OPP-02", Register: model.RoleHoldings.Key, Severity: Medium, find: coordinatorUntrained},
		{ID: "R-OPP-03", Register: model.GoverningDocuments.Key, Severity: Medium, find: noTrainingPlan},
		{ID: "R-OPP-04", Register: model.Attendances.Key, Severity: Low, Firm: true, find: trainingCountsOdd},
	}
}

func trainingBelowTarget(f *Facts, hit func(Hit)) {
	employees, target := f.EmployeesNow(), f.Settings().TrainingTarget
	if employees.Int() < 1 {
		return
	}
	share := 100 * float64(f.Trained()) / employees.Float64()
	if share < target.Float64() {
		shown := reg.Float(math.Floor(share*10) / 10) // never rounded up to the target
		hit(Hit{Args: []reg.Arg{reg.NumArg(shown), reg.NumArg(target), reg.CountArg(f.Trained()), reg.NumArg(employees)}})
	}
}

func coordinatorUntrained(f *Facts, hit func(Hit)) {
	const months = 12
	for _, h := range f.coordinators() {
		var last reg.Day
		if p := model.Persons.Get(f, h.Person); p != nil {
			last = f.LastTrained(p)
		}
		found := Hit{Record: h, Field: "person", Args: []reg.Arg{personArg(h.Person), roleArg(h.Role)}}
		switch {
		case !last.IsSet():
			found.Variant = "aldri"
			hit(found)
		case f.Longer(last, reg.Int(months)):
			found.Args, found.Due = append(found.Args, reg.DayArg(last)), last.AddMonths(months)
			hit(found)
		}
	}
}

func noTrainingPlan(f *Facts, hit func(Hit)) {
	for _, d := range inUse(f, model.GoverningDocuments) {
		if d.Type == model.DocumentTrainingPlan && d.IsApproved(f.Today) && d.Covers(f.Today.Year()) {
			return
		}
	}
	hit(Hit{Args: []reg.Arg{reg.TextArg(reg.Int(f.Today.Year()).Text())}})
}

// trainingCountsOdd finds more trained people than employees, or no head-count.
func trainingCountsOdd(f *Facts, hit func(Hit)) {
	employees := f.EmployeesNow()
	switch {
	case !employees.IsSet():
		found := Hit{Register: model.Agencies.Key, Field: "aar", Variant: "mangler",
			Args: []reg.Arg{reg.TextArg(reg.Int(f.Today.Year() - 1).Text())}}
		if a := f.Agency(); a != nil {
			found.Record = a
		}
		hit(found)
	case reg.Int(f.Trained()).Compare(employees) > 0:
		hit(Hit{Args: []reg.Arg{reg.CountArg(f.Trained()), reg.NumArg(employees)}})
	}
}
