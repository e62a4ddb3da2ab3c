package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// holding is a role that a person has held for long.
func holding(id reg.ID, role model.Role, person reg.ID) *model.RoleHolding {
	return as(id, &model.RoleHolding{Role: role, Person: person, From: on(2020, 1, 1)})
}

func heldUntil(h *model.RoleHolding, last reg.Day) *model.RoleHolding {
	h.To = last
	return h
}

func deputy(h *model.RoleHolding, of reg.ID) *model.RoleHolding {
	h.DeputyFor = of
	return h
}

func read(h *model.RoleHolding, day reg.Day) *model.RoleHolding {
	h.CardRead = day
	return h
}

func TestRolesHeld(t *testing.T) {
	for rule, role := range map[string]model.Role{"R-ROL-01": model.RolePrivacy, "R-ROL-02": model.RoleSecurity, "R-ROL-03": model.RoleLeader} {
		future := holding("H", role, "P")
		future.From = days(1)
		runRules(t, []ruleTest{
			{"nobody", rule, "-", nil},
			{"someone", rule, "", records(holding("H", role, "P"))},
			{"until today", rule, "", records(heldUntil(holding("H", role, "P"), today))},
			{"until yesterday", rule, "-", records(heldUntil(holding("H", role, "P"), days(-1)))},
			{"from tomorrow", rule, "-", records(future)},
			{"another role", rule, "-", records(holding("H", model.RoleManager, "P"))},
		})
	}
}

func TestOfficer(t *testing.T) {
	runRules(t, []ruleTest{
		{"no agency", "R-ROL-04", "-", nil},
		{"nothing", "R-ROL-04", "A", records(as("A", &model.Agency{}))},
		{"name only", "R-ROL-04", "A", records(as("A", &model.Agency{Officer: model.Body{Name: "Ombudet"}}))},
		{"e-mail", "R-ROL-04", "", records(as("A", &model.Agency{Officer: model.Body{Email: "pvo@example.no"}}))},
		{"officer only", "R-ROL-05", "", records(holding("H", model.RoleDPO, "P"), holding("I", model.RolePrivacy, "Q"))},
		{"is coordinator too", "R-ROL-05", "H", records(holding("H", model.RoleDPO, "P"), holding("I", model.RolePrivacy, "P"))},
		{"was coordinator", "R-ROL-05", "", records(holding("H", model.RoleDPO, "P"),
			heldUntil(holding("I", model.RolePrivacy, "P"), days(-1)))},
		{"owns a system", "R-ROL-05", "H", records(holding("H", model.RoleDPO, "P"), &model.System{Owner: "P"})},
		{"owned a retired system", "R-ROL-05", "", records(holding("H", model.RoleDPO, "P"),
			&model.System{Owner: "P", Lifecycle: model.LifecycleRetired})},
		{"manager is no conflict", "R-ROL-05", "", records(holding("H", model.RoleDPO, "P"), holding("I", model.RoleManager, "P"))},
	})
}

func TestRoleCards(t *testing.T) {
	card := func(id reg.ID, day reg.Day) *model.RoleCard {
		return as(id, &model.RoleCard{Role: model.RolePrivacy, Date: day})
	}
	other := read(holding("H", model.RolePrivacy, "P"), days(-1))
	other.Card = "K1"
	runRules(t, []ruleTest{
		{"not read", "R-ROL-06", "H", records(holding("H", model.RolePrivacy, "P"))},
		{"read, no card", "R-ROL-06", "", records(read(holding("H", model.RoleSecurity, "P"), days(-9)))},
		{"read on the day of the card", "R-ROL-06", "", records(read(holding("H", model.RolePrivacy, "P"), days(-9)), card("K", days(-9)))},
		{"read the day before", "R-ROL-06", "H:eldre", records(read(holding("H", model.RolePrivacy, "P"), days(-10)), card("K", days(-9)))},
		{"names an older card", "R-ROL-06", "H:eldre", records(other, card("K1", days(-99)), card("K2", days(-9)))},
		{"new card tomorrow", "R-ROL-06", "", records(read(holding("H", model.RolePrivacy, "P"), days(-10)), card("K", days(1)))},
		{"not a coordinator", "R-ROL-06", "", records(holding("H", model.RoleManager, "P"))},
		{"no deputy", "R-ROL-07", "H", records(holding("H", model.RolePrivacy, "P"))},
		{"deputy", "R-ROL-07", "", records(holding("H", model.RolePrivacy, "P"), deputy(holding("I", model.RolePrivacy, "Q"), "P"))},
		{"deputy in another role", "R-ROL-07", "H", records(holding("H", model.RolePrivacy, "P"), deputy(holding("I", model.RoleManager, "Q"), "P"))},
		{"deputy no more", "R-ROL-07", "H", records(holding("H", model.RolePrivacy, "P"),
			heldUntil(deputy(holding("I", model.RolePrivacy, "Q"), "P"), days(-1)))},
	})
}

func TestSuccessors(t *testing.T) {
	ends := func(n int) *model.RoleHolding { return heldUntil(holding("H", model.RolePrivacy, "P"), days(n)) }
	next := holding("I", model.RolePrivacy, "Q")
	next.From = days(20)
	elsewhere := holding("I", model.RolePrivacy, "Q")
	elsewhere.Unit = "U"
	runRules(t, []ruleTest{
		{"ends in 31 days", "R-ROL-08", "", records(ends(31))},
		{"ends in 30 days", "R-ROL-08", "H", records(ends(30))},
		{"ends today", "R-ROL-08", "H", records(ends(0))},
		{"ended yesterday", "R-ROL-08", "", records(ends(-1))},
		{"no end", "R-ROL-08", "", records(holding("H", model.RolePrivacy, "P"))},
		{"successor", "R-ROL-08", "", records(ends(10), next)},
		{"successor in another unit", "R-ROL-08", "H", records(ends(10), elsewhere)},
		{"other holder ends as well", "R-ROL-08", "H I", records(ends(10), heldUntil(holding("I", model.RolePrivacy, "Q"), days(10)))},
	})
}
