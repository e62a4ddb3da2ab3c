package model

import (
	"strconv"

	"samsvar/model/reg"
)

// Unit is a part of the agency.
type Unit struct {
	Common
	Name       string
	NameNN     string
	Code       string
	Leader     reg.ID
	HeadCounts []HeadCount
	Until      reg.Day
}

// HeadCount is how many worked in a unit or agency at the end of a year.
type HeadCount struct {
	reg.Item
	Year      reg.Num
	Employees reg.Num // persons per 31.12
	FTE       reg.Num // årsverk
}

// headCountFields describes a HeadCount.
func headCountFields() reg.Of[HeadCount] {
	return reg.Fields(
		reg.Number("aar", func(h *HeadCount) *reg.Num { return &h.Year }, reg.Required, reg.Range(1990, 2200)),
		reg.Number("ansatte_antall", func(h *HeadCount) *reg.Num { return &h.Employees }, reg.Recommended, reg.AtLeast(0)),
		reg.Number("aarsverk", func(h *HeadCount) *reg.Num { return &h.FTE }, reg.AtLeast(0), reg.Decimals(2)),
	)
}

// EmployeesIn returns the head-count of a year, or nothing.
func EmployeesIn(counts []HeadCount, year int) reg.Num {
	for i := range counts {
		if counts[i].Year.IsSet() && counts[i].Year.Int() == year {
			return counts[i].Employees
		}
	}
	return reg.Num{}
}

// yearsOnce refuses two head-counts of the same year in the list at field.
func yearsOnce(field string, counts []HeadCount) []reg.Problem {
	var all []reg.Problem
	seen := map[int]bool{}
	for i := range counts {
		year := counts[i].Year
		if year.IsSet() && seen[year.Int()] {
			at := field + "[" + strconv.Itoa(i+1) + "].aar"
			all = append(all, reg.Problem{Field: at, Code: "year_twice"})
		}
		seen[year.Int()] = true
	}
	return all
}

// Units is the register of the agency's units.
var Units = describe("enheter",
	reg.Section("hoved",
		reg.Text("navn", func(u *Unit) *string { return &u.Name }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Text("navn_nn", func(u *Unit) *string { return &u.NameNN }, reg.Max(200)),
		reg.Text("kode", func(u *Unit) *string { return &u.Code }, reg.Listed, reg.Max(40)),
		reg.Link("leder", func(u *Unit) *reg.ID { return &u.Leader }, "personer", reg.Listed, reg.Recommended),
		reg.Link("enhet", func(u *Unit) *reg.ID { return &u.Unit }, "enheter", reg.Listed), // the unit it is part of
		reg.Date("nedlagt_dato", func(u *Unit) *reg.Day { return &u.Until }),
	),
	reg.Section("ansatte",
		reg.Items("ansatte", func(u *Unit) *[]HeadCount { return &u.HeadCounts }, headCountFields(), reg.Recommended),
	),
).Prefix("ENH").In("mer").Named("navn").
	EndedWhen(func(u *Unit) bool { return u.Until.IsSet() }).
	Check(unitProblems)

func unitProblems(u *Unit) []reg.Problem {
	all := yearsOnce("ansatte", u.HeadCounts)
	if u.Unit != "" && u.Unit == u.ID {
		all = append(all, reg.Problem{Field: "enhet", Code: "own_parent"})
	}
	return all
}
