package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

func agreementRules() []Rule {
	agreements := model.ProcessingAgreements
	return inRegister(agreements.Key, []Rule{
		{ID: "R-DBA-01", Register: model.Systems.Key, Severity: Critical, find: agreementMissing},
		{ID: "R-DBA-02", Severity: Critical, find: agreementRunOut},
		{ID: "R-DBA-03", Severity: Medium, find: each(agreements, agreementNotReviewed)},
		{ID: "R-DBA-04", Severity: High, find: each(agreements, clausesMissing)},
		{ID: "R-DBA-05", Severity: High, find: each(agreements, signatureMissing)},
		{ID: "R-DBA-06", Severity: High, find: each(agreements, openingIncomplete)},
		{ID: "R-DBA-07", Severity: Medium, find: each(agreements, subProcessorsNotAgreed)},
		{ID: "R-DBA-08", Severity: Medium, find: processorNotControlled},
		{ID: "R-DBA-09", Severity: Medium, find: where(agreements, "brudd_varsel_timer", breachHoursMissing)},
		{ID: "R-DBA-10", Severity: Medium, find: each(agreements, agreementRunsOut)},
		{ID: "R-DBA-11", Severity: Low, find: agreementWithoutUse},
	})
}

// agreementMissing finds own systems in which others process personal data
// without an agreement. A system counts once, whatever number of processors.
func agreementMissing(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		all := f.AgreementsOf(s.ID)
		covered := slices.ContainsFunc(all, func(a *model.ProcessingAgreement) bool { return a.InForce() || a.NotNeeded() })
		switch {
		case !s.NeedsAgreement() || covered:
		case len(all) == 0:
			hit(Hit{Record: s, Field: "dba"})
		case all[0].Status == "":
			hit(Hit{Record: s, Field: "dba", Variant: "uten_status",
				Args: []reg.Arg{linkArg(model.ProcessingAgreements.Key, all[0].ID)}})
		default: // there is something, only not an agreement in force
			hit(Hit{Record: s, Field: "dba", Variant: "ikke_i_kraft", Args: []reg.Arg{
				linkArg(model.ProcessingAgreements.Key, all[0].ID),
				reg.CodeArg(&model.AgreementStatuses.CodeSet, string(all[0].Status))}})
		}
	}
}

// agreementRunOut finds agreements past their last day that systems in operation
// still rest on.
func agreementRunOut(f *Facts, hit func(Hit)) {
	systems := f.systemsByAgreement()
	for _, a := range inUse(f, model.ProcessingAgreements) {
		if a.NotNeeded() || !f.Past(a.ValidUntil) {
			continue
		}
		var resting []*model.System
		for _, s := range systems[a.ID] {
			if s.InOperation() && !f.replaced(a, s) {
				resting = append(resting, s)
			}
		}
		if len(resting) > 0 {
			hit(Hit{Record: a, Field: "gyldig_til", Due: a.ValidUntil, Args: []reg.Arg{reg.DayArg(a.ValidUntil),
				linkArg(model.Systems.Key, resting[0].ID), reg.CountArg(len(resting))}})
		}
	}
}

// systemsByAgreement lists the systems in use that each agreement covers,
// whichever of the two names the other, by number.
func (f *Facts) systemsByAgreement() map[reg.ID][]*model.System {
	all := map[reg.ID][]*model.System{}
	for _, s := range byNumber(inUse(f, model.Systems)) {
		for _, a := range f.AgreementsOf(s.ID) {
			all[a.ID] = append(all[a.ID], s)
		}
	}
	return all
}

// replaced reports whether a newer agreement with the same processor covers the
// system.
func (f *Facts) replaced(old *model.ProcessingAgreement, s *model.System) bool {
	return slices.ContainsFunc(f.AgreementsOf(s.ID), func(a *model.ProcessingAgreement) bool {
		return a.ID != old.ID && a.Processor == old.Processor && a.InForce() && !f.Past(a.ValidUntil)
	})
}

func agreementNotReviewed(f *Facts, a *model.ProcessingAgreement, hit func(Hit)) {
	months, reviewed := f.Settings().AgreementMonths, f.checked(f.past(a.SignedController), a.LastReview)
	switch {
	case !a.InForce() || !f.Full(reviewed, months):
	case !reviewed.IsSet():
		hit(Hit{Field: "sist_revidert", Variant: "aldri", Args: []reg.Arg{reg.NumArg(months)}})
	case reviewed > f.past(a.LastReview):
		hit(Hit{Field: "sist_revidert", Variant: "signert", Due: reviewed.AddMonths(months.Int()),
			Args: []reg.Arg{reg.DayArg(reviewed), reg.NumArg(months)}})
	default:
		hit(Hit{Field: "sist_revidert", Due: reviewed.AddMonths(months.Int()),
			Args: []reg.Arg{reg.DayArg(reviewed), reg.NumArg(months)}})
	}
}

// processorNotControlled finds agreements in force whose processor nobody has
// controlled for too long; sooner where a system asks for confidentiality.
func processorNotControlled(f *Facts, hit func(Hit)) {
	systems := f.systemsByAgreement()
	for _, a := range inUse(f, model.ProcessingAgreements) {
		months := f.Settings().ControlMonths
		if slices.ContainsFunc(systems[a.ID], func(s *model.System) bool { return s.Confidentiality.Level() >= 3 }) {
			months = f.Settings().ControlHigh
		}
		switch last := f.past(a.LastControl.Day); {
		case !a.InForce() || !f.Longer(last, months):
		case !last.IsSet():
			hit(Hit{Record: a, Field: "siste_kontroll.dato", Variant: "aldri", Args: []reg.Arg{reg.NumArg(months)}})
		default:
			hit(Hit{Record: a, Field: "siste_kontroll.dato", Due: last.AddMonths(months.Int()),
				Args: []reg.Arg{reg.DayArg(last), reg.NumArg(months)}})
		}
	}
}

// agreementRunsOut finds agreements that must be given notice of, or renewed,
// within the days of warning.
func agreementRunsOut(f *Facts, a *model.ProcessingAgreement, hit func(Hit)) {
	warn, notice := f.Settings().WarnDays, a.NoticeMonths
	horizon := f.Today.AddMonths(notice.Int()).AddDays(warn.Int())
	soon := a.ValidUntil >= f.Today && a.ValidUntil <= horizon
	switch {
	case !a.InForce() || !a.ValidUntil.IsSet() || !soon:
	case notice.Int() > 0:
		hit(Hit{Field: "gyldig_til", Variant: "oppsigelse", Due: a.ValidUntil,
			Args: []reg.Arg{reg.DayArg(a.ValidUntil), reg.NumArg(notice)}})
	default:
		hit(Hit{Field: "gyldig_til", Due: a.ValidUntil, Args: []reg.Arg{reg.DayArg(a.ValidUntil)}})
	}
}

// agreementWithoutUse finds agreements that say of no system and no processing
// that they cover it.
func agreementWithoutUse(f *Facts, hit func(Hit)) {
	named := map[reg.ID]bool{}
	name := func(agreements ...reg.ID) {
		for _, id := range agreements {
			named[id] = true
		}
	}
	for _, s := range model.Systems.All(f) {
		name(s.Agreements...)
	}
	for _, p := range model.ProcessingRecords.All(f) {
		name(p.Agreements...)
	}
	for _, p := range model.ProcessorRecords.All(f) {
		name(p.Agreement)
	}
	for _, a := range inUse(f, model.ProcessingAgreements) {
		if len(a.Systems) == 0 && len(a.Processing) == 0 && !named[a.ID] {
			hit(Hit{Record: a, Field: "systemer"})
		}
	}
}
