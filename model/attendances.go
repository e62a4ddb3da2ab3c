package model

import "samsvar/model/reg"

// Attendance is one person who took a course, or a head-count of those who did.
// Persons are known here by employee number or initials only, not by a record
// of personer: an agency has thousands of employees.
type Attendance struct {
	Common
	Course    reg.ID
	Person    string // employee number or initials; empty for a head-count
	Count     reg.Num
	Completed reg.Day
	Hours     reg.Num // empty where the course's own hours hold
	Result    AttendanceResult
}

// AttendanceResult is how taking a course ended.
type AttendanceResult string

// The results.
const (
	ResultCompleted AttendanceResult = "fullfort"
	ResultPassed    AttendanceResult = "bestatt"
	ResultFailed    AttendanceResult = "ikke_bestatt"
	ResultBegun     AttendanceResult = "paabegynt"
	ResultAbsent    AttendanceResult = "ikke_mott"
)

// AttendanceResults are the results.
var AttendanceResults = reg.NewCodes("kursresultat", ResultCompleted, ResultPassed, ResultFailed, ResultBegun, ResultAbsent)

// Done reports whether the course was taken to its end by the end of the day. A
// row with a date and no result counts.
func (a *Attendance) Done(day reg.Day) bool {
	ended := a.Result == "" || a.Result == ResultCompleted || a.Result == ResultPassed
	return ended && a.Completed.IsSet() && a.Completed <= day
}

// Heads returns how many took the course: the head-count, or one named person.
func (a *Attendance) Heads() int {
	if a.Person != "" {
		return 1
	}
	return a.Count.Int()
}

// HoursOf returns the hours taught to each, the course's own where the
// attendance has none; course may be nil.
func (a *Attendance) HoursOf(course *Course) float64 {
	if a.Hours.IsSet() || course == nil {
		return a.Hours.Float64()
	}
	return course.Hours.Float64()
}

// Attendances is the register of who took which course.
var Attendances = describe("deltakelser",
	reg.Section("hoved",
		reg.Link("kurs", func(a *Attendance) *reg.ID { return &a.Course }, "kurs", reg.Required, reg.Listed),
		reg.Text("person", func(a *Attendance) *string { return &a.Person }, reg.Listed, reg.Personal, reg.Max(60)),
		reg.Number("antall", func(a *Attendance) *reg.Num { return &a.Count }, reg.Listed, reg.AtLeast(1)).
			When(func(a *Attendance) bool { return a.Person == "" }),
		reg.Link("enhet", func(a *Attendance) *reg.ID { return &a.Unit }, "enheter", reg.Listed, reg.Recommended),
		reg.Date("fullfort_dato", func(a *Attendance) *reg.Day { return &a.Completed }, reg.Listed, reg.Recommended),
		reg.Number("timer", func(a *Attendance) *reg.Num { return &a.Hours }, reg.Listed, reg.AtLeast(0), reg.Decimals(2)),
		reg.Choice("resultat", func(a *Attendance) *AttendanceResult { return &a.Result }, AttendanceResults, reg.Listed),
	),
).Prefix("DEL").In("organisasjon").Named("person").Known("kurs", "person", "fullfort_dato", "enhet").KeptPacked().
	Kept("fullfort_dato", "oppl_lagring_aar").
	Check(attendanceProblems)

// attendanceProblems asks for a person or a head-count, and not for both: the
// same heads would be counted twice.
func attendanceProblems(a *Attendance) []reg.Problem {
	switch {
	case a.Person == "" && !a.Count.IsSet():
		return []reg.Problem{{Field: "person", Code: "person_or_count"}}
	case a.Person != "" && a.Count.Int() > 1:
		return []reg.Problem{{Field: "antall", Code: "person_and_count"}}
	}
	return nil
}
