package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// owesDPIA reports whether a processing needs an assessment and has none that
// is approved, or that Datatilsynet has answered to. One made when the law was
// made stands in its place, art. 35(10).
func (f *Facts) owesDPIA(p *model.ProcessingRecord) bool {
	if p.NeedsDPIA() != model.ScreeningRequired || p.LegislativeRef != "" {
		return false
	}
	return !slices.ContainsFunc(f.DPIAsOf(p.ID), func(d *model.DPIA) bool {
		return d.ApprovedNow() || d.LegislativeRef != "" || (d.Status == model.DPIAConsultation && d.Answered())
	})
}

// dpiaMissing finds processing that goes on without the assessment it needs.
func dpiaMissing(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if f.owesDPIA(p) && p.InOperation(f.Today) {
		hit(f.missingDPIA(p))
	}
}

func dpiaMissingBeforeStart(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if f.owesDPIA(p) && !p.InOperation(f.Today) && !f.Past(p.Ended) {
		hit(f.missingDPIA(p))
	}
}

// missingDPIA says whether there is no assessment, or one on its way.
func (f *Facts) missingDPIA(p *model.ProcessingRecord) Hit {
	all := f.DPIAsOf(p.ID)
	if len(all) == 0 || all[0].Status == "" {
		return Hit{Field: "dpia_status"}
	}
	return Hit{Field: "dpia_status", Variant: "underveis", Args: []reg.Arg{
		linkArg(model.DPIAs.Key, all[0].ID), reg.CodeArg(&model.DPIAStatuses.CodeSet, string(all[0].Status))}}
}

// notScreened finds processing of which nobody has confirmed the criteria,
// decided otherwise, or begun an assessment that answers the question.
func notScreened(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	answered := slices.ContainsFunc(f.DPIAsOf(p.ID), func(d *model.DPIA) bool {
		return d.Screening != "" || (d.Status != "" && d.Status != model.DPIANotAssessed)
	})
	if p.Screened != reg.Yes && !p.Overruled() && p.LegislativeRef == "" && !answered {
		hit(Hit{Field: "dpia_bekreftet"})
	}
}

// undecided finds processing with one criterion and no reasoned decision.
func undecided(f *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	s := p.Judge()
	decided := p.ScreeningNote != "" || p.Overruled() || p.LegislativeRef != "" ||
		slices.ContainsFunc(f.DPIAsOf(p.ID), func(d *model.DPIA) bool {
			return d.ScreeningText != "" || (d.Status != "" && d.Assessing())
		})
	if s.Result == model.ScreeningConsider && !decided {
		hit(Hit{Field: "dpia_begrunnelse", Args: []reg.Arg{codesArg(&model.Criteria.CodeSet, wordsOf(s.Criteria))}})
	}
}

// overruledWithoutOfficer finds decisions against an assessment that the
// screening asks for, without the view of the data protection officer.
func overruledWithoutOfficer(_ *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	if p.Override != model.ScreeningNotRequired || p.OfficerView != "" {
		return
	}
	if s := p.Judge(); s.Result == model.ScreeningRequired {
		hit(Hit{Field: "dpia_pvo_syn", Args: []reg.Arg{reg.CountArg(len(s.Criteria))}})
	}
}

// startedBeforeApproval finds processing that began before its first assessment
// was approved, also where that one has been replaced since.
func startedBeforeApproval(f *Facts, hit func(Hit)) {
	first := f.firstApproval()
	for _, p := range inUse(f, model.ProcessingRecords) {
		approved := first[p.ID]
		if p.NeedsDPIA() == model.ScreeningRequired && p.Started.IsSet() && p.LegislativeRef == "" && p.Started < approved {
			hit(Hit{Record: p, Field: "oppstart_dato", Args: []reg.Arg{reg.DayArg(p.Started), reg.DayArg(approved)}})
		}
	}
}

// firstApproval returns the day an assessment was first approved, by processing.
func (f *Facts) firstApproval() map[reg.ID]reg.Day {
	first := map[reg.ID]reg.Day{}
	approve := func(processing reg.ID, day reg.Day) {
		if known, ok := first[processing]; day.IsSet() && (!ok || day < known) {
			first[processing] = day
		}
	}
	for _, d := range model.DPIAs.All(f) {
		for _, id := range d.Processing {
			approve(id, f.past(d.Approved))
		}
	}
	for _, p := range model.ProcessingRecords.All(f) {
		if d := model.DPIAs.Get(f, p.DPIA); d != nil {
			approve(p.ID, f.past(d.Approved))
		}
	}
	return first
}
