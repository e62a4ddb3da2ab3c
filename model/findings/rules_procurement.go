package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

func procurementRules() []Rule {
	procurements := model.Procurements.Key
	return []Rule{
		{ID: "R-ANS-01", Register: procurements, Severity: Medium, find: riskNotBeforeBuying},
		{ID: "R-ANS-02", Register: procurements, Severity: High, find: boughtWithoutPrivacy},
		{ID: "R-ANS-03", Register: procurements, Severity: Low, find: boughtUntested},
	}
}

func riskNotBeforeBuying(f *Facts, hit func(Hit)) {
	for _, p := range inUse(f, model.Procurements) {
		if p.Demands != reg.Yes {
			continue
		}
		switch p.RiskPhase {
		case model.RiskNever:
			hit(Hit{Record: p, Field: "ros_fase"})
		case model.RiskAfter:
			hit(Hit{Record: p, Field: "ros_fase", Variant: "etter"})
		}
	}
}

// boughtWithoutPrivacy finds what was bought, holds personal data and is in
// operation without an agreement with the processor or a screening for DPIA.
func boughtWithoutPrivacy(f *Facts, hit func(Hit)) {
	for _, p := range inUse(f, model.Procurements) {
		systems := f.systemsOf(p)
		if !holdsPersonalData(p, systems) || !f.operates(p, systems) {
			continue
		}
		agreement, screened := f.boughtAgreement(p, systems), f.boughtScreened(p, systems)
		switch {
		case agreement && screened:
		case agreement:
			hit(Hit{Record: p, Field: "dpia_ref", Variant: "dpia"})
		case screened:
			hit(Hit{Record: p, Field: "dba_ref", Variant: "dba"})
		default:
			hit(Hit{Record: p, Field: "dba_ref"})
		}
	}
}

func (f *Facts) systemsOf(p *model.Procurement) []*model.System {
	var all []*model.System
	for _, id := range p.Systems {
		if s := model.Systems.Get(f, id); s != nil && !model.Systems.Ended(s) {
			all = append(all, s)
		}
	}
	return all
}

func holdsPersonalData(p *model.Procurement, systems []*model.System) bool {
	if p.PersonalData != reg.Unanswered {
		return p.PersonalData == reg.Yes
	}
	return slices.ContainsFunc(systems, func(s *model.System) bool { return s.PersonalData == reg.Yes })
}

func (f *Facts) operates(p *model.Procurement, systems []*model.System) bool {
	if p.InOperation.IsSet() {
		return p.InOperation <= f.Today
	}
	return slices.ContainsFunc(systems, (*model.System).InOperation)
}

// boughtAgreement reports whether an agreement with the processor is in force,
// or none is needed.
func (f *Facts) boughtAgreement(p *model.Procurement, systems []*model.System) bool {
	if a := model.ProcessingAgreements.Get(f, p.Agreement); a != nil && (a.InForce() || a.NotNeeded()) {
		return true
	}
	if len(systems) == 0 {
		return false
	}
	return !slices.ContainsFunc(systems, func(s *model.System) bool {
		return s.ExternalProcessor != reg.No && !slices.ContainsFunc(f.AgreementsOf(s.ID),
			func(a *model.ProcessingAgreement) bool { return a.InForce() || a.NotNeeded() })
	})
}

// boughtScreened reports whether anyone has looked at whether a DPIA is needed:
// for the procurement, for its systems, or for the processing they are used for.
func (f *Facts) boughtScreened(p *model.Procurement, systems []*model.System) bool {
	if d := model.DPIAs.Get(f, p.DPIA); d != nil && d.Status != model.DPIANotAssessed {
		return true
	}
	return slices.ContainsFunc(systems, func(s *model.System) bool {
		return slices.ContainsFunc(f.DPIAsOfSystem(s.ID), func(d *model.DPIA) bool { return d.Status != model.DPIANotAssessed }) ||
			slices.ContainsFunc(f.ProcessingOf(s.ID), func(r *model.ProcessingRecord) bool { return r.Screened == reg.Yes })
	})
}

// boughtUntested finds what was taken into operation, or bought, without a test
// of security before.
func boughtUntested(f *Facts, hit func(Hit)) {
	for _, p := range inUse(f, model.Procurements) {
		ready := p.Done() || (p.InOperation.IsSet() && p.InOperation <= f.Today)
		if p.Demands != reg.Yes || !ready {
			continue
		}
		late := p.Tested.IsSet() && p.InOperation.IsSet() && p.Tested > p.InOperation
		switch {
		case !p.WasTested():
			hit(Hit{Record: p, Field: "sikkerhetstest"})
		case late:
			hit(Hit{Record: p, Field: "test_dato", Variant: "etter", Args: []reg.Arg{reg.DayArg(p.Tested), reg.DayArg(p.InOperation)}})
		}
	}
}
