package model

import "samsvar/model/reg"

// YearTask is something a role has to do in a year: one of those that come with
// the program, once it is done, or one that the agency has set up itself.
type YearTask struct {
	Common
	Title string
	Role  Role
	Task  string // id of the task that comes with the program; "" for an own one
	Year  reg.Num
	Month reg.Num
	Done  reg.Day
}

// YearTasks is the register of what the roles have done through the year.
var YearTasks = describe("aarsoppgaver",
	reg.Section("hoved",
		reg.Text("tittel", func(t *YearTask) *string { return &t.Title }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Choice("rolle", func(t *YearTask) *Role { return &t.Role }, Roles, reg.Required, reg.Listed),
		reg.Number("aar", func(t *YearTask) *reg.Num { return &t.Year }, reg.Required, reg.Listed, reg.Range(2000, 2100)),
		reg.Number("maaned", func(t *YearTask) *reg.Num { return &t.Month }, reg.Listed, reg.Recommended, reg.Range(1, 12)),
		reg.Date("utfort_dato", func(t *YearTask) *reg.Day { return &t.Done }, reg.Listed),
		reg.Text("oppgave", func(t *YearTask) *string { return &t.Task }, reg.Max(80)),
	),
).Prefix("OPG").In("rapportering").Named("tittel").Known("rolle", "aar", "tittel").
	EndedWhen(func(t *YearTask) bool { return t.Done.IsSet() })
