package figures

import (
	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

func extensionFigures() []definition {
	return []definition{
		{"ve.kont.plan", []string{model.ContinuityPlans.Key}, plansCurrent},
		{"ve.kont.ovd", []string{model.ContinuityPlans.Key, model.Exercises.Key}, plansExercised},
		{"ve.krav.antall", []string{model.DataSubjectRequests.Key}, func(b *basis) Figure { return counted(model.DataSubjectRequests, b.requests(nil)) }},
		{"ve.krav.innen_frist", []string{model.DataSubjectRequests.Key}, func(b *basis) Figure {
			return counted(model.DataSubjectRequests, b.requests(answeredInTime)).
				of(counted(model.DataSubjectRequests, b.requests(nil)))
		}},
		{"ve.overforing.antall", []string{model.Transfers.Key}, func(b *basis) Figure { return counted(model.Transfers, b.transfers()) }},
		{"ve.overforing.uten_grunnlag", []string{model.Transfers.Key}, transfersWithoutTool},
		{"ve.tiltak.aapne", []string{model.Actions.Key}, func(b *basis) Figure { return counted(model.Actions, b.openActions(nil)) }},
		{"ve.tiltak.forfalt", []string{model.Actions.Key}, func(b *basis) Figure {
			overdue := func(a *model.Action) bool { return a.Due.IsSet() && a.Due < b.asOf }
			return counted(model.Actions, b.openActions(overdue)).of(counted(model.Actions, b.openActions(nil)))
		}},
	}
}

// plans returns the continuity plans in use.
func (b *basis) plans() []*model.ContinuityPlan {
	return pick(model.ContinuityPlans, b, func(p *model.ContinuityPlan) bool {
		return !model.ContinuityPlans.Ended(p)
	})
}

// plansCurrent answers yes when every plan in use is approved and not due for
// review.
func plansCurrent(b *basis) Figure {
	due := map[reg.ID]bool{}
	for _, f := range b.found.ByRule("R-KON-01") {
		due[f.ID] = true
	}
	all := b.plans()
	var current []*model.ContinuityPlan
	for _, p := range all {
		if p.IsApproved(b.asOf) && !due[p.ID] {
			current = append(current, p)
		}
	}
	f := Figure{Value: graded(len(current), len(all)), Beside: reg.Int(len(current)),
		Records: refs(model.ContinuityPlans.Key, current)}
	return f.of(counted(model.ContinuityPlans, all))
}

// plansExercised answers yes when every plan in use was exercised in the last
// twelve months; beside it, the number of exercises.
func plansExercised(b *basis) Figure {
	held := pick(model.Exercises, b, func(e *model.Exercise) bool {
		return e.Held(b.asOf) && e.Date > b.asOf.AddMonths(-12)
	})
	exercised := map[reg.ID]bool{}
	for _, e := range held {
		exercised[e.Plan] = true
	}
	all, have := b.plans(), 0
	for _, p := range all {
		if exercised[p.ID] {
			have++
		}
	}
	f := Figure{Value: graded(have, len(all)), Beside: reg.Int(len(held)), Records: refs(model.Exercises.Key, held)}
	return f.of(counted(model.ContinuityPlans, all))
}

// requests returns the requests received in the period, and of them those keep
// says yes to.
func (b *basis) requests(keep func(*model.DataSubjectRequest) bool) []*model.DataSubjectRequest {
	return pick(model.DataSubjectRequests, b, func(d *model.DataSubjectRequest) bool {
		return b.inPeriod(d.Received) && (keep == nil || keep(d))
	})
}

// answeredInTime reports whether a request was answered within a month, or
// within three where the person was told of the extension within the first
// (art. 12(3)).
func answeredInTime(d *model.DataSubjectRequest) bool {
	if !d.Answered.IsSet() {
		return false
	}
	first := law.RequestDeadline(d.ClockFrom(), 1)
	if d.Extended == reg.Yes && d.ExtendedTold.IsSet() && d.ExtendedTold <= first {
		return d.Answered <= law.RequestDeadline(d.ClockFrom(), 3)
	}
	return d.Answered <= first
}

// openActions returns the actions open at the end of the period, and of them
// those keep says yes to. One closed later counts as open.
func (b *basis) openActions(keep func(*model.Action) bool) []*model.Action {
	return pick(model.Actions, b, func(a *model.Action) bool {
		closedLater := a.Closed > b.asOf && a.Status != model.ActionRejected
		decidedLater := a.Decided > b.asOf
		return (a.Open() || closedLater) && !decidedLater && (keep == nil || keep(a))
	})
}
