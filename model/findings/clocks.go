package findings

import (
	"slices"
	"time"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

// Clock is a deadline that follows from what is in the registers and that no
// field holds: of the law, or of the agency's own intervals. Its day may lie
// ahead or have passed.
type Clock struct {
	Register string
	Record   reg.Record
	Field    string // where it is told that the task is done, by path
	Kind     model.DateKind
	Due      reg.Day     // last day
	At       reg.Instant // last moment, for those counted in hours
}

// Clocks lists the deadlines that run at the moment of the facts. Where a record
// has a day of its own for the next review, that day holds and is not here.
func Clocks(f *Facts) []Clock {
	var all []Clock
	for _, group := range []func(*Facts) []Clock{incidentClocks, requestClocks, enquiryClocks, recordClocks,
		agreementClocks, transferClocks, systemClocks, planClocks, documentClocks, actionClocks} {
		all = append(all, group(f)...)
	}
	return slices.DeleteFunc(all, func(c Clock) bool { return !c.Due.IsSet() })
}

// clocks makes clocks of the records in use of a register.
func clocks[T any](f *Facts, d *reg.Description[T], each func(rec *T, start func(Clock))) []Clock {
	var all []Clock
	for _, rec := range byNumber(inUse(f, d)) {
		each(rec, func(c Clock) {
			c.Register, c.Record = d.Key, record(rec)
			if c.At.IsSet() {
				c.Due = c.At.Day(f.Zone)
			}
			all = append(all, c)
		})
	}
	return all
}

// every is when something must be done again, no day if it was never done.
func (f *Facts) every(months reg.Num, last reg.Day) reg.Day { return last.AddMonths(months.Int()) }

// incidentClocks are those of art. 33(1) and (4) and of digitalsikkerhetsloven.
func incidentClocks(f *Facts) []Clock {
	return clocks(f, model.Incidents, func(i *model.Incident, start func(Clock)) {
		if i.Breach() && awaitsNotice(i) {
			start(Clock{Field: "meldt_dt_tid", Kind: model.DateLaw, At: law.BreachDeadline(i.Aware, f.Settings().BreachHours.Int())})
		}
		if told, _ := toldAt(i, model.NoticeNSM); i.Open() && f.underSecurityAct(i) && !told {
			known := i.Aware
			if !known.IsSet() {
				known = i.Discovered
			}
			start(Clock{Field: "varslet_intern", Kind: model.DateLaw, At: known.Add(time.Duration(f.Settings().NSMHours.Int()) * time.Hour)})
		}
		if i.Breach() && i.Phased == reg.Yes && i.Open() && i.Notified.IsSet() {
			last := i.Notified
			for _, up := range i.FollowUps {
				last = max(last, up.At)
			}
			start(Clock{Field: "oppfolginger", Kind: model.DateLaw, Due: last.Day(f.Zone).AddDays(f.Settings().FollowUpDays.Int())})
		}
	})
}

// requestClocks are those of art. 12(3).
func requestClocks(f *Facts) []Clock {
	return clocks(f, model.DataSubjectRequests, func(d *model.DataSubjectRequest, start func(Clock)) {
		if d.Open() {
			start(Clock{Field: "besvart_dato", Kind: model.DateLaw, Due: f.requestDeadline(d)})
		}
	})
}

func enquiryClocks(f *Facts) []Clock {
	return clocks(f, model.Enquiries, func(e *model.Enquiry, start func(Clock)) {
		if e.Open() {
			start(Clock{Field: "lukket_dato", Kind: model.DateAction, Due: e.Date.AddDays(f.Settings().EnquiryDays.Int())})
		}
	})
}

// recordClocks are the next reviews of records of processing and of DPIAs, art.
// 35(11).
func recordClocks(f *Facts) []Clock {
	all := clocks(f, model.ProcessingRecords, func(p *model.ProcessingRecord, start func(Clock)) {
		if p.InForce() && !p.NextReview.IsSet() {
			start(Clock{Field: "revidert_dato", Kind: model.DateReview, Due: f.every(f.Settings().ProcessingMonths, f.past(p.Reviewed))})
		}
	})
	return append(all, clocks(f, model.DPIAs, func(d *model.DPIA, start func(Clock)) {
		if d.ApprovedNow() && !d.NextReview.IsSet() {
			start(Clock{Field: "revidert_dato", Kind: model.DateReview,
				Due: f.every(f.Settings().DPIAMonths, f.checked(f.past(d.Approved), d.Reviewed))})
		}
		if !d.Consultation.DueDay.IsSet() && !d.Answered() {
			start(Clock{Field: "forhandsdroftelse.svar_dato", Kind: model.DateLaw, Due: f.consultationDue(&d.Consultation)})
		}
	})...)
}

// agreementClocks are the next review of an agreement, the next control of the
// processor, and the last day to give notice.
func agreementClocks(f *Facts) []Clock {
	systems := f.systemsByAgreement()
	return clocks(f, model.ProcessingAgreements, func(a *model.ProcessingAgreement, start func(Clock)) {
		if !a.InForce() {
			return
		}
		if !a.NextReview.IsSet() {
			start(Clock{Field: "sist_revidert", Kind: model.DateReview,
				Due: f.every(f.Settings().AgreementMonths, f.checked(f.past(a.SignedController), a.LastReview))})
		}
		months := f.Settings().ControlMonths
		if slices.ContainsFunc(systems[a.ID], func(s *model.System) bool { return s.Confidentiality.Level() >= 3 }) {
			months = f.Settings().ControlHigh
		}
		start(Clock{Field: "siste_kontroll.dato", Kind: model.DateReview, Due: f.every(months, f.past(a.LastControl.Day))})
		if a.ValidUntil.IsSet() && a.NoticeMonths.Int() > 0 && !f.Past(a.ValidUntil) {
			start(Clock{Field: "oppsigelsesfrist", Kind: model.DateExpiry, Due: a.ValidUntil.AddMonths(-a.NoticeMonths.Int())})
		}
	})
}

func transferClocks(f *Facts) []Clock {
	return clocks(f, model.Transfers, func(t *model.Transfer, start func(Clock)) {
		if t.Tool == model.ToolDPF {
			start(Clock{Field: "dpf_kontrollert_dato", Kind: model.DateReview, Due: f.every(f.Settings().DPFMonths, f.past(t.CertifiedDay))})
		}
		if t.Tool.NeedsAssessment() && t.Assessment.Done() && !t.Assessment.Next.IsSet() {
			start(Clock{Field: "tia.dato", Kind: model.DateReview, Due: f.every(f.Settings().TransferMonths, f.past(t.Assessment.Day))})
		}
	})
}

// systemClocks are the next risk assessment of a system and the next test of
// its backup.
func systemClocks(f *Facts) []Clock {
	return clocks(f, model.Systems, func(s *model.System, start func(Clock)) {
		if r := f.LatestRisk(s); r != nil && !r.Next.IsSet() && !s.NextRisk.IsSet() {
			start(Clock{Field: "siste_ros", Kind: model.DateReview, Due: f.every(f.riskMonths(s), f.riskChecked(r))})
		}
		if s.InOperation() && max(s.Availability.Number(), s.Integrity.Number()) >= 3 {
			start(Clock{Field: "sikkerhetskopi_testet_dato", Kind: model.DateExercise, Due: f.every(f.Settings().BackupMonths, s.BackupTested)})
		}
	})
}

// planClocks are the next review of a plan, and the next exercise where none is
// planned.
func planClocks(f *Facts) []Clock {
	planned := map[reg.ID]bool{}
	for _, e := range model.Exercises.All(f) {
		planned[e.Plan] = planned[e.Plan] || e.Date > f.Today
	}
	return clocks(f, model.ContinuityPlans, func(p *model.ContinuityPlan, start func(Clock)) {
		if p.IsApproved(f.Today) && !p.NextReview.IsSet() {
			start(Clock{Field: "revidert_dato", Kind: model.DateReview, Due: f.every(f.Settings().PlanMonths, f.checked(p.Approved, p.Reviewed))})
		}
		if !planned[p.ID] {
			start(Clock{Kind: model.DateExercise, Due: f.every(f.Settings().ExerciseMonths, f.exercised()[p.ID])})
		}
	})
}

func documentClocks(f *Facts) []Clock {
	return clocks(f, model.GoverningDocuments, func(d *model.GoverningDocument, start func(Clock)) {
		draft := d.Status == model.StatusDraft || d.Status == model.StatusApproval
		if !draft && !d.NextReview.IsSet() {
			start(Clock{Field: "revidert_dato", Kind: model.DateReview, Due: f.every(f.Settings().DocumentMonths, f.checked(d.Date, d.Reviewed))})
		}
	})
}

// actionClocks are when the effect of what was done is to be judged.
func actionClocks(f *Facts) []Clock {
	return clocks(f, model.Actions, func(a *model.Action, start func(Clock)) {
		if !a.Open() && a.EffectChecked != reg.Yes {
			start(Clock{Field: "effekt_vurdert", Kind: model.DateAction, Due: a.Closed.AddDays(f.Settings().EffectDays.Int())})
		}
	})
}

// Superseded reports whether every system of a risk assessment has a later
// approved one, so that nobody goes through this one again.
func (f *Facts) Superseded(r *model.RiskAssessment) bool {
	if len(r.Systems) == 0 {
		return false
	}
	return !slices.ContainsFunc(r.Systems, func(id reg.ID) bool {
		s := model.Systems.Get(f, id)
		if s == nil {
			return true
		}
		latest := f.LatestRisk(s)
		return latest == nil || latest.ID == r.ID || laterRisk(latest, r) <= 0
	})
}
