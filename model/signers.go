package model

import (
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

// maySign reports whether a signature is by someone who may sign for the head of
// agency at that moment. A moment has two days, as clocks differ.
func (s *Signature) maySign(src reg.Source) bool {
	day := s.At.Day(time.UTC)
	for _, d := range []reg.Day{day, day.AddDays(1)} {
		for _, h := range Signers(src, d) {
			if h.Person == s.Person {
				return true
			}
		}
	}
	return false
}
