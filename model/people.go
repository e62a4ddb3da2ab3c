package model

import (
	"strings"

	"samsvar/model/reg"
)

// Person is someone who owns, holds a role or signs; nobody else is kept.
type Person struct {
	Common
	Name     string
	Position string
	Email    string
	Phone    string
	Number   string // employee number, as attendances know the person
	Initials string
	Left     reg.Day
}

// Known reports whether this is the one an attendance calls by employee number,
// initials, e-mail address or name.
func (p *Person) Known(as string) bool {
	as = strings.TrimSpace(as)
	if as == "" {
		return false
	}
	for _, name := range []string{p.Number, p.Initials, p.Email, p.Name} {
		if strings.EqualFold(strings.TrimSpace(name), as) {
			return true
		}
	}
	return false
}

// Persons is the register of persons.
var Persons = describe("personer",
	reg.Section("hoved",
		reg.Text("navn", func(p *Person) *string { return &p.Name }, reg.Required, reg.Listed, reg.Personal, reg.Max(200)),
		reg.Text("stilling", func(p *Person) *string { return &p.Position }, reg.Listed, reg.Max(200)),
		reg.Link("enhet", func(p *Person) *reg.ID { return &p.Unit }, "enheter", reg.Listed),
		reg.Text("epost", func(p *Person) *string { return &p.Email }, reg.Listed, reg.Personal, reg.Max(200)),
		reg.Text("telefon", func(p *Person) *string { return &p.Phone }, reg.Personal, reg.Max(50)),
		reg.Text("ansattnr", func(p *Person) *string { return &p.Number }, reg.Personal, reg.Max(40)),
		reg.Text("initialer", func(p *Person) *string { return &p.Initials }, reg.Personal, reg.Max(20)),
		reg.Date("sluttet_dato", func(p *Person) *reg.Day { return &p.Left }),
	),
).Prefix("PER").In("mer").Named("navn").
	EndedWhen(func(p *Person) bool { return p.Left.IsSet() }).
	Check(func(p *Person) []reg.Problem { return emailProblems("epost", p.Email) })

// emailProblems points out what cannot be an e-mail address.
func emailProblems(field, address string) []reg.Problem {
	name, domain, at := strings.Cut(address, "@")
	good := at && name != "" && strings.Contains(domain, ".") && !strings.ContainsAny(address, " ,;<>")
	if address == "" || good {
		return nil
	}
	return []reg.Problem{{Field: field, Code: "not_email", Args: []string{address}, Soft: true}}
}
