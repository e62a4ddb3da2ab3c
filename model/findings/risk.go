package findings

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// LatestRisk returns the risk assessment of a system that was approved last, of
// any age, or nil. Either of the two may name the other.
func (f *Facts) LatestRisk(s *model.System) *model.RiskAssessment {
	var latest *model.RiskAssessment
	for _, r := range f.risks()[s.ID] {
		if r.IsApproved(f.Today) && (latest == nil || laterRisk(r, latest) > 0) {
			latest = r
		}
	}
	return latest
}

func laterRisk(a, b *model.RiskAssessment) int {
	return cmp.Or(cmp.Compare(a.Approved, b.Approved), cmp.Compare(a.Date, b.Date))
}

// RiskCurrent reports whether a risk assessment still tells how a system is: it
// is not too old for the system's value, and the system has not changed
// significantly since.
func (f *Facts) RiskCurrent(s *model.System, r *model.RiskAssessment) bool {
	return !f.Longer(f.riskChecked(r), f.riskMonths(s)) && !f.changedSince(s, r)
}

// RiskValid reports whether a risk assessment is not too old for an ordinary
// system.
func (f *Facts) RiskValid(r *model.RiskAssessment) bool {
	return !f.Longer(f.riskChecked(r), f.Settings().RiskMonths)
}

// riskChecked is the day a risk assessment was last found right.
func (f *Facts) riskChecked(r *model.RiskAssessment) reg.Day {
	return f.checked(r.Approved, r.Reviewed)
}

// riskMonths is how long a risk assessment of the system holds.
func (f *Facts) riskMonths(s *model.System) reg.Num {
	if s.Value() >= 3 {
		return f.Settings().RiskMonthsHigh
	}
	return f.Settings().RiskMonths
}

// changedSince reports whether the system changed significantly after the
// assessment.
func (f *Facts) changedSince(s *model.System, r *model.RiskAssessment) bool {
	return s.ChangedMuch > f.riskChecked(r) && s.ChangedMuch <= f.Today
}

// Acceptable returns the highest level of risk that may stand without a
// decision of its own: what the assessment says, else what is decided for its
// systems, the agency or the sector, else low.
func (f *Facts) Acceptable(r *model.RiskAssessment) model.RiskLevel {
	if r.Acceptable != "" {
		return r.Acceptable
	}
	for _, scope := range []model.AcceptanceScope{model.AcceptSystem, model.AcceptAgency, model.AcceptSector} {
		if c := f.criteria(scope, r.Systems); c != nil && c.Level != "" {
			return c.Level
		}
	}
	return model.RiskLow
}

// CriteriaDecided reports whether acceptance criteria for the whole agency are
// decided.
func (f *Facts) CriteriaDecided() bool { return f.criteria(model.AcceptAgency, nil) != nil }

// criteria returns the newest decided criteria of a scope, or nil; those for
// systems must name one of these.
func (f *Facts) criteria(scope model.AcceptanceScope, systems []reg.ID) *model.AcceptanceCriteria {
	a := f.Agency()
	if a == nil {
		return nil
	}
	var newest *model.AcceptanceCriteria
	for i := range a.Acceptance {
		c := &a.Acceptance[i]
		decided := c.Scope == scope && c.Day.IsSet() && c.Day <= f.Today
		about := scope != model.AcceptSystem || overlap(c.Systems, systems)
		if decided && about && (newest == nil || c.Day > newest.Day) {
			newest = c
		}
	}
	return newest
}

func overlap(a, b []reg.ID) bool {
	return slices.ContainsFunc(a, func(id reg.ID) bool { return slices.Contains(b, id) })
}
