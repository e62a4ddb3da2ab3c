package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func counted(employees, year int) *model.Agency {
	return as("A", &model.Agency{Years: []model.HeadCount{{Year: reg.Int(year), Employees: reg.Int(employees)}}})
}

func course(id reg.ID, hours float64) *model.Course {
	return as(id, &model.Course{Hours: reg.Float(hours)})
}

func took(course reg.ID, person string, day reg.Day) *model.Attendance {
	return &model.Attendance{Course: course, Person: person, Completed: day}
}

func headCount(course reg.ID, n int) *model.Attendance {
	return &model.Attendance{Course: course, Count: reg.Int(n), Completed: days(-1)}
}

func TestTrained(t *testing.T) {
	failed := took("LANG", "a", days(-1))
	failed.Result = model.ResultFailed
	tests := []struct {
		name string
		want int
		with []reg.Record
	}{
		{"long course", 1, records(took("LANG", "a", days(-1)))},
		{"short course", 0, records(took("KORT", "a", days(-1)))},
		{"two short ones", 1, records(took("KORT", "a", days(-1)), took("KORT", " A ", days(-30)))},
		{"same person twice", 1, records(took("LANG", "a", days(-1)), took("LANG", "a", days(-2)))},
		{"two persons", 2, records(took("LANG", "a", days(-1)), took("LANG", "b", days(-1)))},
		{"not taken to its end", 0, records(failed)},
		{"tomorrow", 0, records(took("LANG", "a", days(1)))},
		{"within the year", 1, records(took("LANG", "a", months(-12)+1))},
		{"a year ago", 0, records(took("LANG", "a", months(-12)))},
		{"head-count", 12, records(headCount("LANG", 12))},
		{"head-count of a short course", 0, records(headCount("KORT", 12))},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := factsOf(append(test.with, course("LANG", 3.5), course("KORT", 2))...)
			if got := f.Trained(); got != test.want {
				t.Errorf("trained %d, want %d", got, test.want)
			}
		})
	}
}

func TestTraining(t *testing.T) {
	long := course("LANG", 4)
	person := as("P", &model.Person{Name: "Kari Vik", Number: "1017"})
	coordinator := holding("H", model.RolePrivacy, "P")
	plan := func(change func(*model.GoverningDocument)) []reg.Record {
		d := &model.GoverningDocument{Type: model.DocumentTrainingPlan, ApprovedBy: "P", Date: days(-1), Year: reg.Int(2026)}
		change(d)
		return records(d)
	}
	runRules(t, []ruleTest{
		{"nobody", "R-OPP-01", "-", records(counted(10, 2026))},
		{"7 of 10", "R-OPP-01", "-", records(counted(10, 2026), long, headCount("LANG", 7))},
		{"8 of 10", "R-OPP-01", "", records(counted(10, 2026), long, headCount("LANG", 8))},
		{"799 of 1000", "R-OPP-01", "-", records(counted(1000, 2026), long, headCount("LANG", 799))},
		{"employees not known", "R-OPP-01", "", nil},

		{"never", "R-OPP-02", "H:aldri", records(person, coordinator)},
		{"12 months", "R-OPP-02", "", records(person, coordinator, took("LANG", "1017", months(-12)))},
		{"a day more", "R-OPP-02", "H", records(person, coordinator, took("LANG", "1017", months(-12).AddDays(-1)))},
		{"by name", "R-OPP-02", "", records(person, coordinator, took("LANG", "kari vik", days(-1)))},
		{"another", "R-OPP-02", "H:aldri", records(person, coordinator, took("LANG", "1018", days(-1)), headCount("LANG", 1))},
		{"not a coordinator", "R-OPP-02", "", records(person, holding("H", model.RoleManager, "P"))},

		{"no plan", "R-OPP-03", "-", nil},
		{"plan", "R-OPP-03", "", plan(func(*model.GoverningDocument) {})},
		{"last year's plan", "R-OPP-03", "-", plan(func(d *model.GoverningDocument) { d.Year = reg.Int(2025) })},
		{"draft", "R-OPP-03", "-", plan(func(d *model.GoverningDocument) { d.Status = model.StatusDraft })},
		{"approved tomorrow", "R-OPP-03", "-", plan(func(d *model.GoverningDocument) { d.Date = days(1) })},
		{"another document", "R-OPP-03", "-", plan(func(d *model.GoverningDocument) { d.Type = model.DocumentPolicy })},

		{"no agency", "R-OPP-04", "-:mangler", nil},
		{"counted long ago", "R-OPP-04", "A:mangler", records(counted(10, 2024))},
		{"as many as employees", "R-OPP-04", "", records(counted(10, 2025), long, headCount("LANG", 10))},
		{"more than employees", "R-OPP-04", "-", records(counted(10, 2025), long, headCount("LANG", 11))},
	})
}

func TestActions(t *testing.T) {
	action := func(change func(*model.Action)) []reg.Record {
		a := as("T", &model.Action{Due: days(9), Status: model.ActionOngoing})
		a.Responsible = "P"
		change(a)
		return records(a)
	}
	due := func(day reg.Day) []reg.Record { return action(func(a *model.Action) { a.Due = day }) }
	twice := []model.Postponement{{}, {}}
	done := func(day reg.Day, checked reg.YesNo) []reg.Record {
		return action(func(a *model.Action) { a.Status, a.Closed, a.EffectChecked = model.ActionDone, day, checked })
	}
	runRules(t, []ruleTest{
		{"due today", "R-TIL-01", "", due(today)},
		{"due yesterday", "R-TIL-01", "T", due(days(-1))},
		{"done", "R-TIL-01", "", action(func(a *model.Action) { a.Due, a.Status = days(-1), model.ActionDone })},
		{"rejected", "R-TIL-01", "", action(func(a *model.Action) { a.Due, a.Status = days(-1), model.ActionRejected })},

		{"both", "R-TIL-02", "", due(today)},
		{"nobody", "R-TIL-02", "T:ansvarlig", action(func(a *model.Action) { a.Responsible = "" })},
		{"no deadline", "R-TIL-02", "T:frist", due(0)},
		{"neither", "R-TIL-02", "T", action(func(a *model.Action) { a.Responsible, a.Due = "", 0 })},
		{"done", "R-TIL-02", "", action(func(a *model.Action) { a.Responsible, a.Status = "", model.ActionDone })},

		{"once", "R-TIL-03", "", action(func(a *model.Action) { a.Postponed = twice[:1] })},
		{"twice", "R-TIL-03", "T", action(func(a *model.Action) { a.Postponed = twice })},
		{"twice, done", "R-TIL-03", "", action(func(a *model.Action) { a.Postponed, a.Status = twice, model.ActionDone })},

		{"90 days", "R-TIL-04", "", done(days(-90), reg.Unanswered)},
		{"91 days", "R-TIL-04", "T", done(days(-91), reg.No)},
		{"checked", "R-TIL-04", "", done(days(-91), reg.Yes)},
		{"open", "R-TIL-04", "", due(days(9))},
	})
}

func TestUrgentActionsWeighMore(t *testing.T) {
	for want, action := range map[Severity]*model.Action{
		Medium: {Due: days(-1), Priority: model.PriorityMedium, Source: model.SourceRisk},
		High:   {Due: days(-1), Priority: model.PriorityMedium, Source: model.SourceAudit},
	} {
		if list := Find(factsOf(action)).ByRule("R-TIL-01"); len(list) != 1 || list[0].Severity != want || list[0].Due != days(-1) {
			t.Errorf("want %s, got %v", want, list)
		}
	}
	if list := Find(factsOf(&model.Action{Due: days(-1), Priority: model.PriorityHigh})).ByRule("R-TIL-01"); list[0].Severity != High {
		t.Error("a high priority makes an overdue action weigh more")
	}
}

func TestDocuments(t *testing.T) {
	document := func(change func(*model.GoverningDocument)) []reg.Record {
		d := as("D", &model.GoverningDocument{Type: model.DocumentPolicy, ApprovedBy: "P", Date: days(-9)})
		change(d)
		return records(d)
	}
	next := func(day reg.Day) []reg.Record {
		return document(func(d *model.GoverningDocument) { d.Date, d.NextReview = months(-30), day })
	}
	approved := func(day reg.Day) []reg.Record {
		return document(func(d *model.GoverningDocument) { d.Date = day })
	}
	cornerstones := func(approver reg.ID, types ...model.DocumentType) []reg.Record {
		var all []reg.Record
		for _, t := range types {
			all = append(all, &model.GoverningDocument{Type: t, ApprovedBy: approver, Date: today})
		}
		return all
	}
	enquiry := func(day, closed reg.Day) []reg.Record {
		return records(as("E", &model.Enquiry{Date: day, Closed: closed}))
	}
	runRules(t, []ruleTest{
		{"review today", "R-DOK-01", "", next(today)},
		{"review yesterday", "R-DOK-01", "D", next(days(-1))},
		{"24 months", "R-DOK-01", "", approved(months(-24))},
		{"a day more", "R-DOK-01", "D:gammel", approved(months(-24).AddDays(-1))},
		{"reviewed since", "R-DOK-01", "", document(func(d *model.GoverningDocument) { d.Date, d.Reviewed = months(-30), days(-1) })},
		{"no dates", "R-DOK-01", "D:udatert", approved(0)},
		{"draft without dates", "R-DOK-01", "", document(func(d *model.GoverningDocument) { d.Date, d.Status = 0, model.StatusDraft })},
		{"out of use", "R-DOK-01", "", document(func(d *model.GoverningDocument) { d.Date, d.Status = 0, model.StatusEnded })},

		{"none", "R-DOK-02", "-", nil},
		{"all", "R-DOK-02", "", cornerstones("P", model.DocumentObjectives, model.DocumentStrategy, model.DocumentIncidents)},
		{"not approved", "R-DOK-02", "-", cornerstones("", model.DocumentObjectives, model.DocumentStrategy, model.DocumentIncidents)},
		{"one missing", "R-DOK-02", "-", cornerstones("P", model.DocumentObjectives, model.DocumentIncidents)},

		{"30 days", "R-HNV-01", "", enquiry(days(-30), 0)},
		{"31 days", "R-HNV-01", "E", enquiry(days(-31), 0)},
		{"closed", "R-HNV-01", "", enquiry(days(-31), today)},
	})
	list := Find(factsOf(cornerstones("P", model.DocumentObjectives, model.DocumentIncidents)...)).ByRule("R-DOK-02")
	if got := list[0].Args[0].Text; got != "sikkerhetsstrategi" {
		t.Errorf("missing document is %q", got)
	}
}
