package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

func processingRules() []Rule {
	records := model.ProcessingRecords
	rules := []Rule{
		{ID: "R-BEH-01", Severity: High, find: each(records, recordIncomplete)},
		{ID: "R-BEH-02", Severity: Medium, find: each(records, recordNotReviewed)},
		{ID: "R-BEH-03", Severity: Critical, find: where(records, "grunnlag6", noBasis)},
		{ID: "R-BEH-04", Severity: High, find: where(records, "supplerende", lawMissing)},
		{ID: "R-BEH-05", Severity: High, find: each(records, interestsOfAuthority)},
		{ID: "R-BEH-06", Severity: High, find: where(records, "interesseavveining", notBalanced)},
		{ID: "R-BEH-07", Severity: High, find: where(records, "samtykke_dokumentasjon", consentUnproven)},
		{ID: "R-BEH-08", Severity: Medium, find: each(records, consentOfVulnerable)},
		{ID: "R-BEH-09", Severity: Critical, find: each(records, noSpecialBasis)},
		{ID: "R-BEH-10", Severity: High, find: where(records, "supplerende9", specialLawMissing)},
		{ID: "R-BEH-11", Severity: Critical, find: where(records, "grunnlag10.hjemmel", noCriminalBasis)},
		{ID: "R-BEH-12", Severity: Low, find: where(records, "grunnlag9", needlessSpecialBasis)},
		{ID: "R-BEH-13", Severity: Medium, find: where(records, "fodselsnummer_begrunnelse", nationalIDWithoutReason)},
		{ID: "R-BEH-14", Severity: High, find: each(records, retentionMissing)},
		{ID: "R-BEH-15", Severity: Medium, find: where(records, "sikkerhetstiltak", securityMissing)},
		{ID: "R-BEH-16", Severity: High, find: each(records, notInformed)},
		{ID: "R-BEH-17", Severity: High, find: where(records, "art22_grunnlag", automatedWithoutBasis)},
		{ID: "R-BEH-18", Severity: Low, find: recordWithoutSystem},
		{ID: "R-BEH-19", Severity: High, find: where(records, "ordning_ref", jointWithoutArrangement)},
		{ID: "R-BEH-20", Severity: Low, find: each(records, draftTooOld)},
		{ID: "R-BEH-21", Severity: High, find: deletionNotConfirmed},
		{ID: "R-BEH-22", Register: model.Systems.Key, Severity: High, find: systemWithoutRecord},
	}
	return inRegister(records.Key, rules)
}

// inRegister gives the rules the register they are about, where they name none.
func inRegister(key string, rules []Rule) []Rule {
	for i := range rules {
		if rules[i].Register == "" {
			rules[i].Register = key
		}
	}
	return rules
}

// RecordParts are what the record of processing must tell, art. 30(1)(a)–(d).
var RecordParts = reg.NewCodes[string]("protokoll30", "formaal", "registrerte", "opplysninger", "mottakere",
	"behandlingsansvarlig", "personvernombud")

// recordIncomplete finds records in force without all of art. 30(1)(a)–(d).
func recordIncomplete(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if !p.InForce() {
		return
	}
	found, incomplete := gapsHit(&RecordParts.CodeSet, []part{
		{"formaal", "formaal", !hasPurpose(p)},
		{"registrerte", "registrerte", len(p.Groups) == 0},
		{"opplysninger", "registrerte", !saysData(p)},
		{"mottakere", "mottakere", len(p.Recipients) == 0 && p.NoRecipients != reg.Yes},
		{"behandlingsansvarlig", "behandlingsansvarlig", !f.controllerKnown(p)},
		{"personvernombud", "personvernombud", !f.officerKnown(p)},
	})
	if incomplete {
		hit(found)
	}
}

func hasPurpose(p *model.ProcessingRecord) bool {
	return slices.ContainsFunc(p.Purposes, func(l model.Line) bool { return l.Text != "" })
}

// saysData reports whether it is said for each group which data there are.
func saysData(p *model.ProcessingRecord) bool {
	silent := func(g model.SubjectGroup) bool { return len(g.Data) == 0 && g.DataText == "" }
	return len(p.Groups) > 0 && !slices.ContainsFunc(p.Groups, silent)
}

// controllerKnown reports whether the controller is named and can be reached:
// the one the record names, else the agency's.
func (f *Facts) controllerKnown(p *model.ProcessingRecord) bool {
	own, a := p.Controller, f.Agency()
	if own.Name != "" || reachable(&own) || a == nil {
		return own.Known()
	}
	return a.Controller.Known() || a.Municipality.Known()
}

// officerKnown reports whether the data protection officer can be reached.
func (f *Facts) officerKnown(p *model.ProcessingRecord) bool {
	a := f.Agency()
	return reachable(&p.Officer) || a != nil && reachable(&a.Officer)
}

func reachable(b *model.Body) bool { return b.Address != "" || b.Email != "" || b.Phone != "" }

// recordNotReviewed finds records in force that nobody has gone through for too
// long.
func recordNotReviewed(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	months, reviewed := f.Settings().ProcessingMonths, f.past(p.Reviewed)
	switch {
	case !p.InForce() || !f.Full(reviewed, months):
	case !reviewed.IsSet():
		hit(Hit{Field: "revidert_dato", Variant: "aldri", Args: []reg.Arg{reg.NumArg(months)}})
	default:
		hit(Hit{Field: "revidert_dato", Due: reviewed.AddMonths(months.Int()),
			Args: []reg.Arg{reg.DayArg(reviewed), reg.NumArg(months)}})
	}
}

func securityMissing(p *model.ProcessingRecord) bool {
	return p.Security == "" && len(p.SecurityKinds) == 0
}

func notInformed(_ *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	switch {
	case p.Informed == "":
		hit(Hit{Field: "informasjon_gitt"})
	case p.Informed == model.InformedNo:
		hit(Hit{Field: "informasjon_gitt", Variant: "nei"})
	case p.Informed == model.InformedExempt && p.InformedLaw == "":
		hit(Hit{Field: "informasjon_unntak_hjemmel", Variant: "unntak"})
	}
}

func automatedWithoutBasis(p *model.ProcessingRecord) bool {
	return p.AutomatedChoices == reg.Yes && p.AutomatedBasis == ""
}

func jointWithoutArrangement(p *model.ProcessingRecord) bool {
	joint := p.Joint == reg.Yes || len(p.JointControllers) > 0
	return joint && p.JointArrangement == ""
}

func draftTooOld(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if p.Status != model.StatusDraft {
		return
	}
	made, limit := p.Created.Day(f.Zone), f.Settings().DraftDays
	if due := made.AddDays(limit.Int()); f.Past(due) {
		hit(Hit{Field: "status", Due: due, Args: []reg.Arg{reg.DayArg(made), reg.NumArg(limit)}})
	}
}

// recordWithoutSystem finds records that no system is linked with, and that are
// not kept by hand alone.
func recordWithoutSystem(f *Facts, hit func(Hit)) {
	used := map[reg.ID]bool{}
	for _, s := range model.Systems.All(f) {
		for _, id := range s.Processing {
			used[id] = true
		}
	}
	for _, p := range inUse(f, model.ProcessingRecords) {
		if len(p.Systems) == 0 && !used[p.ID] && p.Manual != reg.Yes {
			hit(Hit{Record: p, Field: "systemer"})
		}
	}
}

// systemWithoutRecord finds systems with personal data that no processing uses,
// neither the agency's own nor what it does for others.
func systemWithoutRecord(f *Facts, hit func(Hit)) {
	forOthers := map[reg.ID]bool{}
	for _, p := range inUse(f, model.ProcessorRecords) {
		for _, id := range p.Systems {
			forOthers[id] = true
		}
	}
	for _, s := range inUse(f, model.Systems) {
		holds := s.PersonalData == reg.Yes && s.Lifecycle != model.LifecyclePlanned
		if holds && !forOthers[s.ID] && len(f.ProcessingOf(s.ID)) == 0 {
			hit(Hit{Record: s, Field: "behandlinger"})
		}
	}
}
