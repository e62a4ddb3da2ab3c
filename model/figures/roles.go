package figures

import (
	"math"

	"samsvar/model"
	"samsvar/model/reg"
)

func roleFigures() []definition {
	roles := []string{model.RoleHoldings.Key}
	return []definition{
		{"ve.rolle.isk", roles, func(b *basis) Figure { return b.hasRole(model.RoleSecurity) }},
		{"ve.rolle.pko", roles, func(b *basis) Figure { return b.hasRole(model.RolePrivacy) }},
		{"ve.ressurs.personer", roles, dedicatedPersons},
		{"ve.ressurs.aarsverk", roles, dedicatedFTE},
		{"ve.komp.systematikk", []string{model.GoverningDocuments.Key}, trainingPlan},
		{"ve.komp.antall", []string{model.Attendances.Key}, trained},
	}
}

// hasRole answers whether anyone holds a role at the end of the period.
func (b *basis) hasRole(role model.Role) Figure {
	holders := pick(model.RoleHoldings, b, func(h *model.RoleHolding) bool {
		return h.Role == role && h.Active(b.asOf)
	})
	return Figure{Value: yesIf(len(holders) > 0), Records: refs(model.RoleHoldings.Key, holders)}
}

// dedicated returns who has time set aside for the work, apart from the two
// coordinators.
func (b *basis) dedicated() []*model.RoleHolding {
	return pick(model.RoleHoldings, b, func(h *model.RoleHolding) bool {
		return h.Dedicated == reg.Yes && !h.Role.IsCoordinator() && h.Active(b.asOf)
	})
}

func dedicatedPersons(b *basis) Figure {
	holders := b.dedicated()
	persons := map[reg.ID]bool{}
	for _, h := range holders {
		persons[h.Person] = true
	}
	return Figure{Value: reg.Int(len(persons)).Text(), Records: refs(model.RoleHoldings.Key, holders)}
}

func dedicatedFTE(b *basis) Figure {
	holders, sum := b.dedicated(), 0.0
	for _, h := range holders {
		sum += h.FTE()
	}
	rounded := reg.Float(math.Round(sum*10) / 10)
	return Figure{Value: rounded.Text(), Records: refs(model.RoleHoldings.Key, holders)}
}

// trainingPlan answers yes when an approved plan covers the year, partly when
// there is a plan that is not approved or not for this year.
func trainingPlan(b *basis) Figure {
	plans := pick(model.GoverningDocuments, b, func(d *model.GoverningDocument) bool {
		return d.Type == model.DocumentTrainingPlan && !model.GoverningDocuments.Ended(d)
	})
	answer := graded(min(len(plans), 1), 2)
	for _, d := range plans {
		if d.IsApproved(b.asOf) && d.Covers(b.year) {
			answer = yes
		}
	}
	return Figure{Value: answer, Records: refs(model.GoverningDocuments.Key, plans)}
}

// trained counts the people whose training in the period adds up to the hours
// asked for. A named person counts once; of a head-count without names all
// count where the course is long enough by itself.
func trained(b *basis) Figure {
	enough := b.facts.Settings().TrainingHours.Float64()
	rows := model.ReadAttendances(b.Source)
	courses := make([]*model.Course, len(rows.Courses))
	for i, id := range rows.Courses {
		courses[i] = model.Courses.Get(b, id)
	}
	hours, there := make([]float64, len(rows.Persons)), make([]bool, len(rows.Persons))
	heads := 0
	var counted []int
	rows.Each(func(a model.AttendanceRow) {
		if !b.attended(a.Attendance) {
			return
		}
		taught := a.HoursOf(courses[a.Course])
		if rows.Persons[a.Person] != "" {
			hours[a.Person] += taught
			there[a.Person] = true
		} else if taught >= enough {
			heads += a.Heads()
			counted = append(counted, a.Row)
		}
	})
	for person, h := range hours {
		if there[person] && h >= enough {
			heads++
		}
	}
	rows.Each(func(a model.AttendanceRow) {
		if there[a.Person] && hours[a.Person] >= enough && b.attended(a.Attendance) {
			counted = append(counted, a.Row)
		}
	})
	found := make([]reg.Ref, len(counted))
	for i, row := range counted {
		found[i] = reg.Ref{Register: model.Attendances.Key, ID: rows.ID(row)}
	}
	return Figure{Value: reg.Int(heads).Text(), Total: b.facts.Employees(b.year), Records: found}
}

// attended reports whether something was taken to its end in the period.
func (b *basis) attended(a *model.Attendance) bool { return a.Done(b.asOf) && b.inPeriod(a.Completed) }
