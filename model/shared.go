package model

import "samsvar/model/reg"

// Level is a step from 1 to 4: integrity, availability, criticality.
type Level string

// Levels are the steps in rising order; 3 and 4 ask for more care.
var Levels = reg.NewCodes[Level]("nivaa", "1", "2", "3", "4")

// Number returns the level as 1 to 4, or 0 when it is not chosen.
func (l Level) Number() int { return Levels.Index(string(l)) + 1 }

// Country is a two-letter code of ISO 3166-1.
type Country string

// Contact is how to reach a person or body.
type Contact struct {
	reg.Item
	Name  string
	Email string
	Phone string
}

// contactFields describes a Contact.
func contactFields() reg.Of[Contact] {
	return reg.Fields(
		reg.Text("navn", func(c *Contact) *string { return &c.Name }, reg.Personal, reg.Max(200)),
		reg.Text("epost", func(c *Contact) *string { return &c.Email }, reg.Personal, reg.Max(200)),
		reg.Text("telefon", func(c *Contact) *string { return &c.Phone }, reg.Personal, reg.Max(50)),
	)
}

// endNotBefore is the rule that a period does not end before it begins.
func endNotBefore(field string, from, to reg.Day) []reg.Problem {
	if from.IsSet() && to.IsSet() && to < from {
		return []reg.Problem{{Field: field, Code: "end_before_start", Args: []string{from.Text()}}}
	}
	return nil
}
