package model

import (
	"slices"
	"time"

	"samsvar/model/reg"
)

// Signers lists who may sign for the head of agency on a day: who holds that
// role, and who is documented as a deputy in it. The data protection officer
// never signs for the agency, art. 38(6); a coordinator does not as a deputy, who
// would then approve their own work.
func Signers(src reg.Source, day reg.Day) []*RoleHolding {
	barred := map[reg.ID]Role{}
	holdings := RoleHoldings.All(src)
	for _, h := range holdings {
		if h.Active(day) && (h.Role == RoleDPO || h.Role.IsCoordinator() && barred[h.Person] != RoleDPO) {
			barred[h.Person] = h.Role
		}
	}
	var holders, deputies []*RoleHolding
	for _, h := range holdings {
		role := barred[h.Person]
		switch {
		case h.Role != RoleLeader || h.Person == "" || !h.Active(day) || role == RoleDPO:
		case !h.IsDeputy():
			holders = append(holders, h)
		case role == "":
			deputies = append(deputies, h)
		}
	}
	return append(holders, deputies...)
}

// FieldSigners lists who may sign a field of a report on a day, by the roles that
// let them. Who takes the minutes signs as that person, and is no holding: see
// Report.Minutes. Roles are those that the questionnaire names for a field of
// its own.
func FieldSigners(src reg.Source, field string, roles []Role, day reg.Day) []*RoleHolding {
	switch field {
	case FieldLeader:
		return Signers(src, day)
	case FieldMinutes:
		return nil
	case FieldCoordinator:
		roles = []Role{RolePrivacy, RoleSecurity}
	}
	var all []*RoleHolding
	for _, h := range RoleHoldings.All(src) {
		if slices.Contains(roles, h.Role) && h.Role != RoleLeader && h.Person != "" && h.Active(day) {
			all = append(all, h)
		}
	}
	return all
}

// MaySign reports whether a signature on a report is by someone who may sign its
// field at that moment. A moment has two days, as clocks differ.
func (r *Report) MaySign(src reg.Source, s *Signature) bool {
	if s.FieldName() == FieldMinutes {
		return s.Person != "" && s.Person == r.Minutes
	}
	day := s.At.Day(time.UTC)
	for _, d := range []reg.Day{day, day.AddDays(1)} {
		for _, h := range FieldSigners(src, s.FieldName(), []Role{s.Role}, d) {
			if h.Person == s.Person && s.FieldName() != "" {
				return true
			}
		}
	}
	return false
}
