package model

import "samsvar/model/reg"

// Suppression sets a finding of one rule about one record aside for a time.
type Suppression struct {
	Common
	Rule     string
	Register string
	Record   string // id of the record; "" where the finding is about the agency
	Reason   string
	Name     string // who decided
	Day      reg.Day
	Until    reg.Day // last day it holds
}

// Active reports whether the finding stays aside on a day.
func (s *Suppression) Active(today reg.Day) bool {
	return s.Reason != "" && s.Name != "" && s.Day <= today && today <= s.Until
}

// Suppressions is the register of findings that are set aside.
var Suppressions = describe("unntak",
	reg.Section("hoved",
		reg.Text("regel", func(s *Suppression) *string { return &s.Rule }, reg.Required, reg.Listed, reg.Max(40)),
		reg.Text("register", func(s *Suppression) *string { return &s.Register }, reg.Listed, reg.Max(60)),
		reg.Text("post", func(s *Suppression) *string { return &s.Record }, reg.Max(64)),
		reg.LongText("begrunnelse", func(s *Suppression) *string { return &s.Reason }, reg.Required),
		reg.Text("navn", func(s *Suppression) *string { return &s.Name }, reg.Required, reg.Listed, reg.Personal, reg.Max(200)),
		reg.Date("dato", func(s *Suppression) *reg.Day { return &s.Day }, reg.Required, reg.Listed),
		reg.Date("utloper", func(s *Suppression) *reg.Day { return &s.Until }, reg.Required, reg.Listed, happens(DateExpiry)),
	),
).Prefix("UNN").In("mer").Named("regel").Known("regel", "register", "post", "dato").
	Check(func(s *Suppression) []reg.Problem { return endNotBefore("utloper", s.Day, s.Until) })
