package annual

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// Candidate is someone who may sign a place of a document.
type Candidate struct {
	Field    string // name of the place
	Person   reg.ID
	Name     string
	Position string
	Role     model.Role // what lets them sign; "" for who takes the minutes
	Proxy    string     // number of the record that documents a deputy
	DeputyOf string     // whom the deputy stands in for
}

// Candidates lists who may sign a place of the document on a day, each person
// once, those who hold the role before their deputies.
func (r *Round) Candidates(src reg.Source, field string, day reg.Day) []Candidate {
	if field == model.FieldMinutes {
		return named(src, Candidate{Field: field, Person: r.Report.Minutes})
	}
	var roles []model.Role
	for _, s := range r.Template.SignedBy() {
		if s.ID == field {
			roles = s.Roles
		}
	}
	var all []Candidate
	for _, h := range model.FieldSigners(src, field, roles, day) {
		if slices.ContainsFunc(all, func(c Candidate) bool { return c.Person == h.Person }) {
			continue
		}
		c := Candidate{Field: field, Person: h.Person, Role: h.Role}
		if h.IsDeputy() {
			c.Proxy = h.No
			if other := model.Persons.Get(src, h.DeputyFor); other != nil {
				c.DeputyOf = other.Name
			}
		}
		all = append(all, named(src, c)...)
	}
	return all
}

// named fills in what the register of persons knows; there is none without it.
func named(src reg.Source, c Candidate) []Candidate {
	p := model.Persons.Get(src, c.Person)
	if p == nil {
		return nil
	}
	c.Name, c.Position = p.Name, p.Position
	return []Candidate{c}
}

// Signature is the candidate's signature, with the place and the language that
// it was made in; how and when is for who makes it to say.
func (c Candidate) Signature(place, lang string) model.Signature {
	return model.Signature{Field: c.Field, Person: c.Person, Name: c.Name, Position: c.Position, Role: c.Role, Proxy: c.Proxy,
		Place: place, Language: lang}
}
