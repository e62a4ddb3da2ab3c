package model

import (
	"slices"

	"samsvar/model/reg"
)

// RoleCard is the page that tells what a role is for, what its holder does, may
// decide and must know.
type RoleCard struct {
	Common
	Role        Role
	Title       string
	Version     string
	Status      RecordStatus
	Date        reg.Day
	Purpose     string
	Tasks       string // one per line
	Authority   string // one per line
	ReportsTo   string
	Competence  string // one per line
	DocumentRef string
}

// RoleCards is the register of role cards.
var RoleCards = describe("rollekort",
	reg.Section("hoved",
		reg.Choice("rolle", func(c *RoleCard) *Role { return &c.Role }, Roles, reg.Required, reg.Listed),
		reg.Text("tittel", func(c *RoleCard) *string { return &c.Title }, reg.Listed, reg.Recommended, reg.Max(200)),
		reg.Text("versjon", func(c *RoleCard) *string { return &c.Version }, reg.Listed, reg.Recommended, reg.Max(40)),
		reg.Choice("status", func(c *RoleCard) *RecordStatus { return &c.Status }, RecordStatuses, reg.Listed),
		reg.Date("dato", func(c *RoleCard) *reg.Day { return &c.Date }, reg.Listed, reg.Recommended),
	),
	reg.Section("innhold",
		reg.LongText("formaal", func(c *RoleCard) *string { return &c.Purpose }, reg.Recommended),
		reg.LongText("oppgaver", func(c *RoleCard) *string { return &c.Tasks }, reg.Recommended),
		reg.LongText("fullmakter", func(c *RoleCard) *string { return &c.Authority }),
		reg.Text("rapporterer_til", func(c *RoleCard) *string { return &c.ReportsTo }),
		reg.LongText("kompetansekrav", func(c *RoleCard) *string { return &c.Competence }),
		reg.Text("dokumentref", func(c *RoleCard) *string { return &c.DocumentRef }),
	),
).Prefix("RKT").In("organisasjon").Named("tittel").Known("rolle", "versjon").
	EndedWhen(func(c *RoleCard) bool { return c.Status == StatusEnded })

// CurrentRoleCard returns the newest card of the role that holds on the day, or
// nil. A card without status holds from its date.
func CurrentRoleCard(cards []*RoleCard, role Role, day reg.Day) *RoleCard {
	holds := slices.DeleteFunc(slices.Clone(cards), func(c *RoleCard) bool {
		return c.Role != role || c.Date > day || c.Status != "" && !c.Status.InForce()
	})
	if len(holds) == 0 {
		return nil
	}
	return slices.MaxFunc(holds, func(a, b *RoleCard) int { return int(a.Date) - int(b.Date) })
}

// ReadCurrent reports whether the holder has read the current card: the day of
// reading is not before the card's date, and no older version is named.
func (h *RoleHolding) ReadCurrent(current *RoleCard) bool {
	if !h.CardRead.IsSet() {
		return false
	}
	return current == nil || h.CardRead >= current.Date && (h.Card == "" || h.Card == current.ID)
}
