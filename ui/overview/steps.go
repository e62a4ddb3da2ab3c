package overview

import (
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/ui/screen"
)

// How the user wants the first steps; "" shows them until all are done.
const (
	stepsHidden = "hidden"
	stepsAsked  = "asked" // shown, done or not
)

// step is one of the first things to do in a new store.
type step struct {
	key   string
	done  bool
	place screen.Place
	other screen.Place // a second way, where its kind is set
}

// firstSteps are what someone with a new store does first, and what of it is
// done.
func firstSteps(src reg.Source, s summary, today reg.Day) []step {
	register := func(key string) screen.Place { return screen.Place{Kind: screen.Register, Register: key} }
	records := len(src.All(model.ProcessingRecords.Key)) > 0
	return []step{
		{key: "agency", done: agencyKnown(src), place: register(model.Agencies.Key)},
		{key: "roles", done: rolesHeld(src, today), place: register(model.RoleHoldings.Key)},
		{key: "records", done: records, place: screen.Place{Kind: screen.Import, Register: model.ProcessingRecords.Key},
			other: screen.Place{Kind: screen.Examples, Register: model.ProcessingRecords.Key}},
		{key: "systems", done: len(src.All(model.Systems.Key)) > 0, place: screen.Place{Kind: screen.Import, Register: model.Systems.Key}},
		{key: "gaps", done: records && !s.grave(), place: screen.Place{Kind: screen.Gaps}},
		{key: "year", done: begun(src, s.year), place: screen.Place{Kind: screen.Yearly, Document: string(annual.Declaration), Year: s.year}},
	}
}

// agencyKnown reports whether the controller and the data protection officer
// are known.
func agencyKnown(src reg.Source) bool {
	for _, a := range model.Agencies.All(src) {
		return (a.Controller.Known() || a.Municipality.Known()) && a.Officer.Known()
	}
	return false
}

// rolesHeld reports whether there is a leader and both coordinators.
func rolesHeld(src reg.Source, today reg.Day) bool {
	held := map[model.Role]bool{}
	for _, h := range model.RoleHoldings.All(src) {
		held[h.Role] = held[h.Role] || h.Active(today)
	}
	return held[model.RoleLeader] && held[model.RolePrivacy] && held[model.RoleSecurity]
}

// grave reports whether anything critical is missing.
func (s summary) grave() bool {
	for _, c := range s.counts {
		if c.Severity == findings.Critical && c.N > 0 {
			return true
		}
	}
	return false
}

// begun reports whether the work on the year's declaration has begun.
func begun(src reg.Source, year int) bool {
	for _, r := range model.Reports.All(src) {
		if r.Type == model.ReportDeclaration && r.Year.IsSet() && r.Year.Int() == year {
			return true
		}
	}
	return false
}

// left counts the steps that are not done.
func left(all []step) int {
	n := 0
	for _, s := range all {
		if !s.done {
			n++
		}
	}
	return n
}
