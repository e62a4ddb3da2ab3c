package findings

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

func dpiaRules() []Rule {
	dpias, records := model.DPIAs, model.ProcessingRecords
	return inRegister(dpias.Key, []Rule{
		{ID: "R-DPIA-01", Register: records.Key, Severity: Critical, find: each(records, dpiaMissing)},
		{ID: "R-DPIA-02", Register: records.Key, Severity: Medium, find: each(records, dpiaMissingBeforeStart)},
		{ID: "R-DPIA-03", Register: records.Key, Severity: Medium, find: each(records, notScreened)},
		{ID: "R-DPIA-04", Register: records.Key, Severity: Medium, find: each(records, undecided)},
		{ID: "R-DPIA-05", Register: records.Key, Severity: High, find: each(records, overruledWithoutOfficer)},
		{ID: "R-DPIA-06", Severity: High, find: where(dpias, "pvo_raad", adviceMissing)},
		{ID: "R-DPIA-07", Severity: Medium, find: where(dpias, "pvo_raad.begrunnelse", adviceUnanswered)},
		{ID: "R-DPIA-08", Severity: Medium, find: dpiaOutdated},
		{ID: "R-DPIA-09", Severity: Critical, find: notConsulted},
		{ID: "R-DPIA-10", Severity: Info, find: each(dpias, consultationUnanswered)},
		{ID: "R-DPIA-11", Register: records.Key, Severity: High, find: startedBeforeApproval},
		{ID: "R-DPIA-12", Severity: High, find: each(dpias, dpiaIncomplete)},
		{ID: "R-DPIA-13", Severity: High, find: dpiaActionOverdue},
		{ID: "R-DPIA-14", Severity: High, find: each(dpias, approvedByOfficer)},
		{ID: "R-DPIA-15", Register: model.GoverningDocuments.Key, Severity: Medium, find: noDPIARoutine},
	})
}

// processingByDPIA lists the processing in use that each assessment is about,
// whichever of the two names the other, by number.
func (f *Facts) processingByDPIA() map[reg.ID][]*model.ProcessingRecord {
	all := map[reg.ID][]*model.ProcessingRecord{}
	for _, p := range byNumber(inUse(f, model.ProcessingRecords)) {
		for _, d := range f.DPIAsOf(p.ID) {
			all[d.ID] = append(all[d.ID], p)
		}
	}
	return all
}

// systemsByDPIA is the same for systems.
func (f *Facts) systemsByDPIA() map[reg.ID][]*model.System {
	all := map[reg.ID][]*model.System{}
	for _, s := range byNumber(inUse(f, model.Systems)) {
		for _, d := range f.DPIAsOfSystem(s.ID) {
			all[d.ID] = append(all[d.ID], s)
		}
	}
	return all
}

func adviceMissing(d *model.DPIA) bool { return d.ApprovedNow() && !d.Advice.Given() }

func adviceUnanswered(d *model.DPIA) bool {
	followed := d.Advice.Followed
	return (followed == model.FollowedNo || followed == model.FollowedPartly) && d.Advice.Reason == ""
}

// dpiaOutdated finds approved assessments that are old, or older than a
// significant change of what they are about.
func dpiaOutdated(f *Facts, hit func(Hit)) {
	processing, systems := f.processingByDPIA(), f.systemsByDPIA()
	months := f.Settings().DPIAMonths
	for _, d := range inUse(f, model.DPIAs) {
		checked := f.checked(f.past(d.Approved), d.Reviewed)
		changed, what := f.lastChange(d, processing[d.ID], systems[d.ID])
		found := Hit{Record: d, Field: "godkjent_dato", Args: []reg.Arg{reg.DayArg(checked), reg.NumArg(months)}}
		switch {
		case !d.ApprovedNow():
		case !checked.IsSet():
			found.Variant, found.Args = "udatert", nil
			hit(found)
		case changed > checked:
			found.Variant, found.Severity = "endring", High
			found.Args = []reg.Arg{reg.DayArg(checked), reg.DayArg(changed), what}
			hit(found)
		case f.Full(checked, months):
			found.Due = checked.AddMonths(months.Int())
			hit(found)
		}
	}
}

// lastChange returns the last significant change up to today that an assessment
// must answer to, and the record that changed.
func (f *Facts) lastChange(d *model.DPIA, processing []*model.ProcessingRecord, systems []*model.System) (reg.Day, reg.Arg) {
	last, what := f.past(d.SignificantDate), linkArg(model.DPIAs.Key, d.ID)
	for _, p := range processing {
		if day := f.past(p.ChangedMuch); day > last {
			last, what = day, linkArg(model.ProcessingRecords.Key, p.ID)
		}
	}
	for _, s := range systems {
		if day := f.past(s.ChangedMuch); day > last {
			last, what = day, linkArg(model.Systems.Key, s.ID)
		}
	}
	return last, what
}

// notConsulted finds high residual risk that Datatilsynet was not asked about.
// Where the conclusion is not to start, nobody need be asked as long as nothing
// has started.
func notConsulted(f *Facts, hit func(Hit)) {
	processing := f.processingByDPIA()
	for _, d := range inUse(f, model.DPIAs) {
		started := slices.ContainsFunc(processing[d.ID], func(p *model.ProcessingRecord) bool { return p.InOperation(f.Today) })
		dropped := d.Conclusion == model.DPIAMustNotStart && !started
		if d.ResidualRisk == model.RiskHigh && !d.Consultation.Sent.IsSet() && !dropped {
			hit(Hit{Record: d, Field: "forhandsdroftelse.sendt"})
		}
	}
}

func consultationUnanswered(f *Facts, d *model.DPIA, hit func(Hit)) {
	due := f.consultationDue(&d.Consultation)
	if f.Past(due) && !d.Answered() {
		hit(Hit{Field: "forhandsdroftelse.svar_dato", Due: due,
			Args: []reg.Arg{reg.DayArg(d.Consultation.Sent), reg.DayArg(due)}})
	}
}

// consultationDue is the last day of Datatilsynet's deadline: what it has set,
// else the weeks of art. 36(2) without the days it waited for information; no
// day while it waits.
func (f *Facts) consultationDue(c *model.Consultation) reg.Day {
	switch {
	case !c.Sent.IsSet():
		return 0
	case c.DueDay.IsSet():
		return c.DueDay
	}
	limits := f.Law().Limits
	weeks := limits.ConsultationWeeks
	if c.Extended.IsSet() {
		weeks += limits.ConsultationExtensionWeeks
	}
	waited := 0
	if c.Paused.IsSet() && c.Paused <= f.Today {
		if !f.past(c.Resumed).IsSet() {
			return 0
		}
		waited = max(0, c.Paused.DaysTo(c.Resumed))
	}
	return c.Sent.AddDays(7*weeks + waited)
}

// DPIAParts are what an assessment must contain, art. 35(7).
var DPIAParts = reg.NewCodes[string]("innhold35", "beskrivelse", "nodvendighet_proporsjonalitet", "risikoer", "tiltak")

func dpiaIncomplete(_ *Facts, d *model.DPIA, hit func(Hit)) {
	if gaps := d.ContentGaps(); d.ApprovedNow() && len(gaps) > 0 {
		hit(Hit{Field: gaps[0], Args: []reg.Arg{codesArg(&DPIAParts.CodeSet, gaps)}})
	}
}

// dpiaActionOverdue finds assessments with actions past their deadline: those
// the assessment names, and those that say they come from it.
func dpiaActionOverdue(f *Facts, hit func(Hit)) {
	sourced := map[string][]reg.ID{}
	for _, a := range byNumber(model.Actions.All(f)) {
		if a.Source == model.SourceDPIA && a.SourceRef != "" {
			sourced[a.SourceRef] = append(sourced[a.SourceRef], a.ID)
		}
	}
	for _, d := range inUse(f, model.DPIAs) {
		first, n := f.overdue(append(slices.Clone(d.Actions), sourced[d.No]...))
		if n > 0 {
			hit(Hit{Record: d, Field: "tiltak", Due: first.Due, Args: []reg.Arg{reg.CountArg(n),
				linkArg(model.Actions.Key, first.ID), reg.DayArg(first.Due)}})
		}
	}
}

// overdue returns the action that is overdue longest, and how many are.
func (f *Facts) overdue(actions []reg.ID) (*model.Action, int) {
	var first *model.Action
	seen := map[reg.ID]bool{}
	for _, id := range actions {
		a := model.Actions.Get(f, id)
		if a == nil || seen[id] || !a.Overdue(f.Today) {
			continue
		}
		seen[id] = true
		if first == nil || a.Due < first.Due {
			first = a
		}
	}
	return first, len(seen)
}

// approvedByOfficer finds assessments that the data protection officer approved,
// who is to advise on them.
func approvedByOfficer(f *Facts, d *model.DPIA, hit func(Hit)) {
	day := d.Approved
	if !day.IsSet() {
		day = f.Today
	}
	if d.ApprovedBy != "" && (f.held(d.ApprovedBy, model.RoleDPO, day) || f.IsOfficer(d.ApprovedBy)) {
		hit(Hit{Field: "godkjent_av", Args: []reg.Arg{personArg(d.ApprovedBy)}})
	}
}

// IsOfficer reports whether the agency names a person as its data protection
// officer.
func (f *Facts) IsOfficer(id reg.ID) bool {
	p, a := model.Persons.Get(f, id), f.Agency()
	if p == nil || a == nil {
		return false
	}
	same := func(x, y string) bool {
		return x != "" && strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y))
	}
	return same(a.Officer.Name, p.Name) || same(a.Officer.Email, p.Email)
}

// noDPIARoutine finds that there is processing to assess and no routine for it.
func noDPIARoutine(f *Facts, hit func(Hit)) {
	for _, d := range inUse(f, model.GoverningDocuments) {
		if d.Type == model.DocumentDPIARoutine && d.IsApproved(f.Today) {
			return
		}
	}
	count := 0
	for _, p := range inUse(f, model.ProcessingRecords) {
		if p.NeedsDPIA() != model.ScreeningNotRequired {
			count++
		}
	}
	if count > 0 {
		hit(Hit{Args: []reg.Arg{reg.CountArg(count)}})
	}
}
