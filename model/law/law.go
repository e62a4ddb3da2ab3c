// Package law holds what the program takes from law and guidance: legal
// sources of the rules, countries with an adequacy decision, time limits and
// public holidays. All of it that can change stands in one dated data file.
//
// Nothing here is legal advice; each agency must check it against the sources.
package law

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"samsvar/model/reg"
)

//go:embed law.json
var data []byte

// Book is the contents of the data file.
type Book struct {
	Checked    string            `json:"checked"`    // day it was last gone through, yyyy-mm-dd
	Statutes   []string          `json:"statutes"`   // law that municipal processing often rests on
	Exemptions []string          `json:"exemptions"` // grounds for exemption from public access
	Adequacy   []Adequacy        `json:"adequacy"`
	Limits     Limits            `json:"limits"`
	Sources    map[string]string `json:"sources"` // legal source by rule; "" where the rule is practice
}

// Adequacy is one country to which art. 45 allows transfers.
type Adequacy struct {
	Country string `json:"country"` // two letters, ISO 3166-1
	Scope   string `json:"scope"`   // "commercial": only commercial organisations; "" for all
	Until   string `json:"until"`   // last day, yyyy-mm-dd; "" for no end
}

// Limits are the time limits that come from the GDPR itself.
type Limits struct {
	BreachHours                int `json:"breach_hours"`                 // art. 33(1)
	RequestMonths              int `json:"request_months"`               // art. 12(3)
	RequestExtensionMonths     int `json:"request_extension_months"`     // art. 12(3)
	ConsultationWeeks          int `json:"consultation_weeks"`           // art. 36(2)
	ConsultationExtensionWeeks int `json:"consultation_extension_weeks"` // art. 36(2)
}

// Load reads the data file that comes with the program.
func Load() (*Book, error) {
	var b Book
	if err := json.Unmarshal(data, &b); err != nil {
		return nil, fmt.Errorf("read law data: %w", err)
	}
	return &b, nil
}

// Adequate reports whether a country has an adequacy decision on a day.
func (b *Book) Adequate(country string, on reg.Day) bool {
	for _, a := range b.Adequacy {
		until, err := reg.ParseDay(a.Until)
		if a.Country == country && err == nil && (!until.IsSet() || on <= until) {
			return true
		}
	}
	return false
}

// Suggestions returns the references offered under the name of a list, as
// fields of registers name it; none for other lists.
func (b *Book) Suggestions(list string) []string {
	switch list {
	case "lover":
		return b.Statutes
	case "unntakshjemler":
		return b.Exemptions
	}
	return nil
}

// IsLaw reports whether a rule rests on law, a standard or a decision, and not
// only on good practice.
func (b *Book) IsLaw(rule string) bool { return b.Sources[rule] != "" }
