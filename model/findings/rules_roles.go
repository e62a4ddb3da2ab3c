package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

func roleRules() []Rule {
	holdings := model.RoleHoldings.Key
	return []Rule{
		{ID: "R-ROL-01", Register: holdings, Severity: High, find: nobodyHolds(model.RolePrivacy)},
		{ID: "R-ROL-02", Register: holdings, Severity: High, find: nobodyHolds(model.RoleSecurity)},
		{ID: "R-ROL-03", Register: holdings, Severity: Critical, Firm: true, find: nobodyHolds(model.RoleLeader)},
		{ID: "R-ROL-04", Register: model.Agencies.Key, Severity: High, find: officerUnreachable},
		{ID: "R-ROL-05", Register: holdings, Severity: High, find: officerHasOtherRole},
		{ID: "R-ROL-06", Register: holdings, Severity: Medium, find: roleCardUnread},
		{ID: "R-ROL-07", Register: holdings, Severity: Low, find: noDeputy},
		{ID: "R-ROL-08", Register: holdings, Severity: Medium, find: noSuccessor},
	}
}

func nobodyHolds(role model.Role) func(*Facts, func(Hit)) {
	return func(f *Facts, hit func(Hit)) {
		if len(f.Holders(role)) == 0 {
			hit(Hit{Field: "rolle"})
		}
	}
}

func officerUnreachable(f *Facts, hit func(Hit)) {
	a := f.Agency()
	if a == nil {
		hit(Hit{Field: "personvernombud"})
		return
	}
	if o := a.Officer; o.Email == "" && o.Phone == "" && o.Address == "" {
		hit(Hit{Record: a, Field: "personvernombud"})
	}
}

// officerHasOtherRole finds data protection officers with a task they would
// have to supervise themselves.
func officerHasOtherRole(f *Facts, hit func(Hit)) {
	owners := map[reg.ID]bool{}
	for _, s := range inUse(f, model.Systems) {
		owners[s.Owner] = true
	}
	for _, officer := range f.Holders(model.RoleDPO) {
		var others []string
		for _, role := range []model.Role{model.RoleLeader, model.RolePrivacy, model.RoleSecurity, model.RoleSystemOwner} {
			if f.Holds(officer.Person, role) || (role == model.RoleSystemOwner && owners[officer.Person]) {
				others = append(others, string(role))
			}
		}
		if officer.Person != "" && len(others) > 0 {
			hit(Hit{Record: officer, Field: "person",
				Args: []reg.Arg{personArg(officer.Person), codesArg(&model.Roles.CodeSet, others)}})
		}
	}
}

// coordinators returns who is privacy or security coordinator today.
func (f *Facts) coordinators() []*model.RoleHolding {
	return slices.Concat(f.Holders(model.RolePrivacy), f.Holders(model.RoleSecurity))
}

func roleCardUnread(f *Facts, hit func(Hit)) {
	cards := inUse(f, model.RoleCards)
	for _, h := range f.coordinators() {
		current := model.CurrentRoleCard(cards, h.Role, f.Today)
		if h.ReadCurrent(current) {
			continue
		}
		found := Hit{Record: h, Field: "rollekort_lest_dato", Args: []reg.Arg{personArg(h.Person), roleArg(h.Role)}}
		if h.CardRead.IsSet() {
			found.Variant, found.Args = "eldre", append(found.Args, reg.DayArg(h.CardRead), reg.DayArg(current.Date))
		}
		hit(found)
	}
}

func noDeputy(f *Facts, hit func(Hit)) {
	for _, h := range f.coordinators() {
		deputised := slices.ContainsFunc(f.Holders(h.Role), func(d *model.RoleHolding) bool { return d.DeputyFor == h.Person })
		if !h.IsDeputy() && !deputised {
			hit(Hit{Record: h, Field: "person", Args: []reg.Arg{personArg(h.Person), roleArg(h.Role)}})
		}
	}
}

// noSuccessor finds roles that soon end, and that nobody has been appointed to
// hold after that in the same unit.
func noSuccessor(f *Facts, hit func(Hit)) {
	all := model.RoleHoldings.All(f)
	for _, h := range all {
		ends := h.Role != "" && h.Active(f.Today) && h.EndsWithin(f.Today, f.Settings().WarnDays.Int())
		if !ends || slices.ContainsFunc(all, func(next *model.RoleHolding) bool { return succeeds(next, h) }) {
			continue
		}
		hit(Hit{Record: h, Field: "til", Due: h.To,
			Args: []reg.Arg{personArg(h.Person), roleArg(h.Role), reg.DayArg(h.To)}})
	}
}

func succeeds(next, h *model.RoleHolding) bool {
	same := next.Role == h.Role && next.Unit == h.Unit && next.IsDeputy() == h.IsDeputy()
	return same && next.ID != h.ID && (!next.To.IsSet() || next.To > h.To)
}
