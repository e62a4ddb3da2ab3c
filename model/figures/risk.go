package figures

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func riskFigures() []definition {
	systems := []string{model.Systems.Key}
	return []definition{
		{"ve.ros.antall", []string{model.RiskAssessments.Key}, func(b *basis) Figure {
			return counted(model.RiskAssessments, pick(model.RiskAssessments, b, func(r *model.RiskAssessment) bool {
				return r.IsApproved(b.asOf) && b.inPeriod(r.Approved)
			}))
		}},
		{"ve.sys.eid", systems, func(b *basis) Figure { return counted(model.Systems, b.ownSystems()) }},
		{"ve.sys.ros", systems, assessedSystems},
		{"sys.egne", systems, func(b *basis) Figure { return counted(model.Systems, pick(model.Systems, b, b.owned)) }},
	}
}

// owned reports whether the agency owned a system, of whatever type, at the end
// of the period. One that was retired later still counts.
func (b *basis) owned(s *model.System) bool {
	retired := s.Lifecycle == model.LifecycleRetired && (!s.InUseUntil.IsSet() || s.InUseUntil <= b.asOf)
	planned := s.InUseFrom > b.asOf
	return s.Ownership == model.OwnershipOwner && !retired && !planned
}

// ownSystems returns the agency-specific systems that the agency owns.
func (b *basis) ownSystems() []*model.System {
	return pick(model.Systems, b, func(s *model.System) bool {
		return s.Type == model.SystemAgency && b.owned(s)
	})
}

// assessedSystems counts own systems with an approved risk assessment of any
// age; beside it, those whose assessment is still valid.
func assessedSystems(b *basis) Figure {
	var assessed []*model.System
	valid := 0
	for _, s := range b.ownSystems() {
		latest := b.facts.LatestRisk(s)
		if latest == nil {
			continue
		}
		assessed = append(assessed, s)
		if b.facts.RiskCurrent(s, latest) {
			valid++
		}
	}
	f := counted(model.Systems, assessed).of(counted(model.Systems, b.ownSystems()))
	f.Beside = reg.Int(valid)
	return f
}
