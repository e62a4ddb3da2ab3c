package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

func noBasis(p *model.ProcessingRecord) bool {
	return !slices.ContainsFunc(p.Bases, func(b model.LegalBasis) bool { return b.Basis != "" })
}

func lawMissing(p *model.ProcessingRecord) bool { return p.NeedsLaw() && !namesLaw(p.Laws) }

func specialLawMissing(p *model.ProcessingRecord) bool {
	return p.NeedsSpecialLaw() && !namesLaw(p.SpecialLaws)
}

func namesLaw(laws []model.LawRef) bool {
	return slices.ContainsFunc(laws, func(l model.LawRef) bool { return l.Law != "" || l.Section != "" || l.Text != "" })
}

// interestsOfAuthority finds a public body that rests on legitimate interests:
// for a task of authority it cannot, for the rest it must say why it can.
func interestsOfAuthority(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if !p.HasBasis(model.BasisInterests) || !f.public() {
		return
	}
	explained := slices.ContainsFunc(p.Bases, func(b model.LegalBasis) bool {
		return b.Basis == model.BasisInterests && b.Reason != ""
	})
	switch {
	case p.OfficialAuthority == reg.Yes:
		hit(Hit{Field: "grunnlag6", Variant: "myndighet"})
	case !explained:
		hit(Hit{Field: "grunnlag6", Severity: Medium})
	}
}

// public reports whether the agency is a public body, which it is unless it
// says otherwise.
func (f *Facts) public() bool {
	a := f.Agency()
	return a == nil || a.PublicBody != reg.No
}

func notBalanced(p *model.ProcessingRecord) bool {
	return p.HasBasis(model.BasisInterests) && p.InterestBalance == ""
}

func consentUnproven(p *model.ProcessingRecord) bool {
	return p.HasBasis(model.BasisConsent) && p.ConsentProof == ""
}

// consentOfVulnerable finds consent asked of people who cannot well refuse.
func consentOfVulnerable(_ *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if !p.UsesConsent() || !p.HasVulnerable() {
		return
	}
	var groups []model.SubjectCategory
	for _, g := range p.Groups {
		if g.Category.Vulnerable() && !slices.Contains(groups, g.Category) {
			groups = append(groups, g.Category)
		}
	}
	hit(Hit{Field: "grunnlag6", Args: []reg.Arg{codesArg(&model.SubjectCategories.CodeSet, wordsOf(groups))}})
}

func hasSpecialBasis(p *model.ProcessingRecord) bool {
	return slices.ContainsFunc(p.SpecialBases, func(b model.SpecialBasis) bool { return b.Basis != "" })
}

func noSpecialBasis(_ *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if p.HasSpecial() && !hasSpecialBasis(p) {
		special := slices.DeleteFunc(p.Data(), func(c model.DataCategory) bool { return !c.Special() })
		hit(Hit{Field: "grunnlag9", Args: []reg.Arg{dataArg(special)}})
	}
}

// dataArg lists kinds of personal data.
func dataArg(kinds []model.DataCategory) reg.Arg {
	return codesArg(&model.DataCategories.CodeSet, wordsOf(kinds))
}

func noCriminalBasis(p *model.ProcessingRecord) bool {
	return p.HasData(model.DataCriminal) && p.CriminalBasis.Law == ""
}

func needlessSpecialBasis(p *model.ProcessingRecord) bool {
	return !p.HasSpecial() && hasSpecialBasis(p)
}

func nationalIDWithoutReason(p *model.ProcessingRecord) bool {
	used := p.HasData(model.DataNationalID) || p.NationalID == reg.Yes
	return used && p.NationalIDReason == ""
}
