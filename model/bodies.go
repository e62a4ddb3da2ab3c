package model

import (
	"strconv"

	"samsvar/model/reg"
)

// Body is an organisation, or an office in one, and how to reach it.
type Body struct {
	reg.Item
	Name    string
	OrgNo   string
	Address string
	Email   string
	Phone   string
}

// Known reports whether the body is named and can be reached.
func (b *Body) Known() bool {
	return b.Name != "" && (b.Address != "" || b.Email != "" || b.Phone != "")
}

// bodyFields describes a Body.
func bodyFields() reg.Of[Body] {
	return reg.Fields(
		reg.Text("navn", func(b *Body) *string { return &b.Name }, reg.Max(200)),
		reg.Text("orgnr", func(b *Body) *string { return &b.OrgNo }, reg.Max(20)),
		reg.Text("adresse", func(b *Body) *string { return &b.Address }, reg.Max(300)),
		reg.Text("epost", func(b *Body) *string { return &b.Email }, reg.Max(200)),
		reg.Text("telefon", func(b *Body) *string { return &b.Phone }, reg.Max(50)),
	)
}

// officeFields describes a Body that is an office or a person: no number of
// the register of organisations.
func officeFields() reg.Of[Body] {
	return reg.Fields(
		reg.Text("navn", func(b *Body) *string { return &b.Name }, reg.Personal, reg.Max(200)),
		reg.Text("adresse", func(b *Body) *string { return &b.Address }, reg.Max(300)),
		reg.Text("epost", func(b *Body) *string { return &b.Email }, reg.Max(200)),
		reg.Text("telefon", func(b *Body) *string { return &b.Phone }, reg.Personal, reg.Max(50)),
	)
}

// Line is one entry of a list of plain texts.
type Line struct {
	reg.Item
	Text string
}

// lineFields describes a Line.
func lineFields() reg.Of[Line] {
	return reg.Fields(reg.LongText("tekst", func(l *Line) *string { return &l.Text }))
}

// ValidOrgNo reports whether text, blanks aside, is a Norwegian organisation
// number: nine digits, the last a control digit.
func ValidOrgNo(text string) bool {
	weights := [...]int{3, 2, 7, 6, 5, 4, 3, 2, 1}
	sum, n := 0, 0
	for _, r := range text {
		if r == ' ' || r == '\u00a0' {
			continue
		}
		if r < '0' || r > '9' || n == len(weights) {
			return false
		}
		sum += int(r-'0') * weights[n]
		n++
	}
	return n == len(weights) && sum%11 == 0
}

// badOrgNo is the soft problem of a number that cannot be right.
func badOrgNo(field, number string) []reg.Problem {
	if number == "" || ValidOrgNo(number) {
		return nil
	}
	return []reg.Problem{{Field: field, Code: "bad_orgno", Args: []string{number}, Soft: true}}
}

// missing is the soft problem of a field that the law asks for, where that
// depends on other fields.
func missing(field, law string) reg.Problem {
	return reg.Problem{Field: field, Code: "mandatory", Args: []string{law}, Soft: true}
}

// itemField is the path of a field in the i-th item of a list, from 0.
func itemField(list string, i int, key string) string {
	return list + "[" + strconv.Itoa(i+1) + "]." + key
}
