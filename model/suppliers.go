package model

import (
	"strings"

	"samsvar/model/reg"
)

// Supplier is a firm or body that delivers or processes data.
type Supplier struct {
	Common
	Attached
	Name     string
	OrgNo    string
	Country  Country
	Contact  Contact
	DPO      Contact
	Website  string
	Services string
	Ended    reg.Day
}

// Suppliers is the register of suppliers and processors.
var Suppliers = describe("leverandorer",
	reg.Section("hoved",
		reg.Text("navn", func(s *Supplier) *string { return &s.Name }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Text("orgnr", func(s *Supplier) *string { return &s.OrgNo }, reg.Listed, reg.Max(40)),
		reg.Choice("land", func(s *Supplier) *Country { return &s.Country }, Countries, reg.Listed, reg.Recommended),
		reg.LongText("tjenester", func(s *Supplier) *string { return &s.Services }),
		reg.Text("nettsted", func(s *Supplier) *string { return &s.Website }),
		reg.Date("avsluttet_dato", func(s *Supplier) *reg.Day { return &s.Ended }),
	),
	reg.Section("kontakt",
		reg.One("kontakt", func(s *Supplier) *Contact { return &s.Contact }, contactFields()),
		reg.One("personvernombud", func(s *Supplier) *Contact { return &s.DPO }, contactFields()),
	),
).Prefix("LEV").In("mer").Named("navn").
	EndedWhen(func(s *Supplier) bool { return s.Ended.IsSet() }).
	Check(supplierProblems)

func supplierProblems(s *Supplier) []reg.Problem {
	all := emailProblems("kontakt.epost", s.Contact.Email)
	all = append(all, emailProblems("personvernombud.epost", s.DPO.Email)...)
	if s.Country == "" || s.Country == "NO" {
		all = append(all, badOrgNo("orgnr", plainOrgNo(s.OrgNo))...)
	}
	return all
}

// plainOrgNo returns the organisation number within a tax number.
func plainOrgNo(text string) string {
	text = strings.ToUpper(strings.Join(strings.Fields(text), ""))
	return strings.TrimSuffix(strings.TrimPrefix(text, "NO"), "MVA")
}
