package model

import (
	"slices"

	"samsvar/model/reg"
)

// Basis6 is a legal basis of art. 6(1).
type Basis6 string

// The legal bases of art. 6(1).
const (
	BasisConsent    Basis6 = "6_1_a"
	BasisContract   Basis6 = "6_1_b"
	BasisObligation Basis6 = "6_1_c"
	BasisVital      Basis6 = "6_1_d"
	BasisPublicTask Basis6 = "6_1_e"
	BasisInterests  Basis6 = "6_1_f"
)

// Bases6 are the legal bases of art. 6(1).
var Bases6 = reg.NewCodes("grunnlag6", BasisConsent, BasisContract, BasisObligation, BasisVital,
	BasisPublicTask, BasisInterests)

// NeedsLaw reports whether the basis must be laid down in other law, art. 6(3).
func (b Basis6) NeedsLaw() bool { return b == BasisObligation || b == BasisPublicTask }

// Basis9 is an exemption of art. 9(2) for special categories.
type Basis9 string

// Exemptions that rules single out.
const (
	Basis9Consent Basis9 = "9_2_a"
	Basis9Work    Basis9 = "9_2_b"
	Basis9Health  Basis9 = "9_2_h"
)

// Bases9 are the exemptions of art. 9(2).
var Bases9 = reg.NewCodes("grunnlag9", Basis9Consent, Basis9Work, "9_2_c", "9_2_d", "9_2_e", "9_2_f",
	"9_2_g", Basis9Health, "9_2_i", "9_2_j")

// NeedsLaw reports whether the exemption must be laid down in national law.
func (b Basis9) NeedsLaw() bool {
	return slices.Contains([]Basis9{Basis9Work, "9_2_g", Basis9Health, "9_2_i", "9_2_j"}, b)
}

// Basis22 is an exemption of art. 22(2), for decisions by machine alone.
type Basis22 string

// Bases22 are the exemptions of art. 22(2): contract, law, explicit consent.
var Bases22 = reg.NewCodes[Basis22]("grunnlag22", "22_2_a", "22_2_b", "22_2_c")

// LegalBasis is a basis of art. 6(1) and why it holds.
type LegalBasis struct {
	reg.Item
	Basis   Basis6
	Purpose string // which purpose it is the basis of, where there are several
	Reason  string
}

func legalBasisFields() reg.Of[LegalBasis] {
	return reg.Fields(
		reg.Choice("grunnlag", func(b *LegalBasis) *Basis6 { return &b.Basis }, Bases6, reg.Recommended),
		reg.Text("formaal_ref", func(b *LegalBasis) *string { return &b.Purpose }, reg.Max(300)),
		reg.LongText("begrunnelse", func(b *LegalBasis) *string { return &b.Reason }),
	)
}

// SpecialBasis is an exemption of art. 9(2) and why it holds.
type SpecialBasis struct {
	reg.Item
	Basis  Basis9
	Reason string
}

func specialBasisFields() reg.Of[SpecialBasis] {
	return reg.Fields(
		reg.Choice("grunnlag", func(b *SpecialBasis) *Basis9 { return &b.Basis }, Bases9, reg.Recommended),
		reg.LongText("begrunnelse", func(b *SpecialBasis) *string { return &b.Reason }),
	)
}

// LawRef points to other law that a basis is laid down in.
type LawRef struct {
	reg.Item
	Law     string
	Section string
	Text    string
	URL     string
}

func lawRefFields() reg.Of[LawRef] {
	return reg.Fields(
		reg.Text("lov", func(l *LawRef) *string { return &l.Law }, reg.Max(300), reg.Suggest("lover")),
		reg.Text("paragraf", func(l *LawRef) *string { return &l.Section }, reg.Max(200)),
		reg.LongText("tekst", func(l *LawRef) *string { return &l.Text }),
		reg.Text("url", func(l *LawRef) *string { return &l.URL }),
	)
}

// CriminalBasis is the authority to process data of art. 10.
type CriminalBasis struct {
	reg.Item
	Law string
	URL string
}

func criminalBasisFields() reg.Of[CriminalBasis] {
	return reg.Fields(
		reg.LongText("hjemmel", func(c *CriminalBasis) *string { return &c.Law }),
		reg.Text("url", func(c *CriminalBasis) *string { return &c.URL }),
	)
}
