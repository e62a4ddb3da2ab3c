package model

import "samsvar/model/reg"

// Role is a task someone holds in the work with privacy and security.
type Role string

// The roles.
const (
	RoleLeader         Role = "virksomhetsleder"
	RolePrivacy        Role = "pko"
	RoleSecurity       Role = "isk"
	RoleDepartment     Role = "pisk"
	RoleDPO            Role = "pvo"
	RoleSystemOwner    Role = "systemeier"
	RolePrivacyExpert  Role = "fagsjef_pv"
	RoleSecurityExpert Role = "fagsjef_is"
	RoleDeskOfficer    Role = "etatsansvarlig"
	RoleProcessOwner   Role = "prosesseier"
	RoleDataOwner      Role = "dataeier"
	RoleManager        Role = "leder"
	RoleEmployee       Role = "ansatt"
	RoleOther          Role = "annen"
)

// Roles are the roles in the order people list them.
var Roles = reg.NewCodes("rolle", RoleLeader, RolePrivacy, RoleSecurity, RoleDepartment, RoleDPO, RoleSystemOwner,
	RolePrivacyExpert, RoleSecurityExpert, RoleDeskOfficer, RoleProcessOwner, RoleDataOwner, RoleManager,
	RoleEmployee, RoleOther)

// IsCoordinator reports whether it is the privacy or the security coordinator.
func (r Role) IsCoordinator() bool { return r == RolePrivacy || r == RoleSecurity }

// RoleHolding is one person holding one role for a time.
type RoleHolding struct {
	Common
	Attached
	Role        Role
	Person      reg.ID
	From        reg.Day
	To          reg.Day
	DeputyFor   reg.ID // the person this one stands in for, in the same role
	Percent     reg.Num
	Dedicated   reg.YesNo // time is set aside for the work
	AppointedBy reg.ID
	Card        reg.ID // the version of the role card that was read
	CardRead    reg.Day
}

// Active reports whether the role is held on the day. Without a first day it is
// held from ever, without a last day until further notice.
func (h *RoleHolding) Active(day reg.Day) bool {
	return h.From <= day && (!h.To.IsSet() || h.To >= day)
}

// IsDeputy reports whether the holder only stands in for another.
func (h *RoleHolding) IsDeputy() bool { return h.DeputyFor != "" }

// FTE returns the share of a full position, 0 where it is not known.
func (h *RoleHolding) FTE() float64 { return h.Percent.Float64() / 100 }

// EndsWithin reports whether the last day is today or at most so many days off.
func (h *RoleHolding) EndsWithin(today reg.Day, days int) bool {
	return h.To.IsSet() && h.To >= today && h.To <= today.AddDays(days)
}

// RoleHoldings is the register of who holds which role.
var RoleHoldings = describe("rolleinnehav",
	reg.Section("hoved",
		reg.Choice("rolle", func(h *RoleHolding) *Role { return &h.Role }, Roles, reg.Required, reg.Listed),
		reg.Link("person", func(h *RoleHolding) *reg.ID { return &h.Person }, "personer", reg.Required, reg.Listed, reg.Personal),
		reg.Link("enhet", func(h *RoleHolding) *reg.ID { return &h.Unit }, "enheter"),
		reg.Date("fra", func(h *RoleHolding) *reg.Day { return &h.From }, reg.Listed, reg.Recommended),
		reg.Date("til", func(h *RoleHolding) *reg.Day { return &h.To }, reg.Listed, happens(DateRole)),
		reg.Link("vara_for", func(h *RoleHolding) *reg.ID { return &h.DeputyFor }, "personer", reg.Personal),
		reg.Link("oppnevnt_av", func(h *RoleHolding) *reg.ID { return &h.AppointedBy }, "personer"),
	),
	reg.Section("ressurser",
		reg.Number("stillingsprosent", func(h *RoleHolding) *reg.Num { return &h.Percent }, reg.Listed, reg.Recommended, reg.Range(0, 100), reg.Decimals(1)),
		reg.Flag("dedikert", func(h *RoleHolding) *reg.YesNo { return &h.Dedicated }, reg.Recommended),
	),
	reg.Section("rollekort",
		reg.Link("rollekort", func(h *RoleHolding) *reg.ID { return &h.Card }, "rollekort"),
		reg.Date("rollekort_lest_dato", func(h *RoleHolding) *reg.Day { return &h.CardRead }, reg.Recommended),
	),
).Prefix("ROL").In("organisasjon").OwnedBy("person", "ansvarlig").Named("rolle").Known("rolle", "person", "fra").
	Check(roleProblems)

func roleProblems(h *RoleHolding) []reg.Problem {
	all := endNotBefore("til", h.From, h.To)
	if h.IsDeputy() && h.DeputyFor == h.Person {
		all = append(all, reg.Problem{Field: "vara_for", Code: "deputy_of_self"})
	}
	return all
}
