package findings

import (
	"cmp"
	"slices"
	"sync"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/training"
)

// indexes find records by others they belong with. They leave out records that
// are out of use, and list the rest by number.
type indexes struct {
	agreements func() map[reg.ID][]*model.ProcessingAgreement // by system
	processing func() map[reg.ID][]*model.ProcessingRecord    // by system
	dpias      func() map[reg.ID][]*model.DPIA                // by processing
	systemDPIA func() map[reg.ID][]*model.DPIA                // by system
	risks      func() map[reg.ID][]*model.RiskAssessment      // by system
	assets     func() map[reg.ID][]*model.InformationAsset    // by system
	plans      func() map[reg.ID][]*model.ContinuityPlan      // by system
	exercised  func() map[reg.ID]reg.Day                      // last exercise by plan
	holders    func() map[model.Role][]*model.RoleHolding     // today's
	holdings   func() map[reg.ID][]*model.RoleHolding         // by person, at any time
	sourced    func() map[string]int                          // actions by the number they come from
	training   func() *training.Overview
}

func newIndexes(f *Facts) indexes {
	return indexes{
		agreements: sync.OnceValue(func() map[reg.ID][]*model.ProcessingAgreement {
			return linked(f, model.ProcessingAgreements, func(a *model.ProcessingAgreement) []reg.ID { return a.Systems },
				model.Systems, func(s *model.System) []reg.ID { return s.Agreements })
		}),
		processing: sync.OnceValue(func() map[reg.ID][]*model.ProcessingRecord {
			return linked(f, model.ProcessingRecords, func(p *model.ProcessingRecord) []reg.ID { return p.Systems },
				model.Systems, func(s *model.System) []reg.ID { return s.Processing })
		}),
		dpias: sync.OnceValue(func() map[reg.ID][]*model.DPIA {
			return linked(f, model.DPIAs, func(d *model.DPIA) []reg.ID { return d.Processing },
				model.ProcessingRecords, func(p *model.ProcessingRecord) []reg.ID { return one(p.DPIA) })
		}),
		systemDPIA: sync.OnceValue(func() map[reg.ID][]*model.DPIA {
			return linked(f, model.DPIAs, func(d *model.DPIA) []reg.ID { return d.Systems },
				model.Systems, func(s *model.System) []reg.ID { return s.DPIAs })
		}),
		risks: sync.OnceValue(func() map[reg.ID][]*model.RiskAssessment {
			return linked(f, model.RiskAssessments, func(r *model.RiskAssessment) []reg.ID { return r.Systems },
				model.Systems, func(s *model.System) []reg.ID { return one(s.LastRisk) })
		}),
		assets: sync.OnceValue(func() map[reg.ID][]*model.InformationAsset {
			return linked(f, model.InformationAssets, func(a *model.InformationAsset) []reg.ID { return a.Systems }, model.Systems, nil)
		}),
		plans: sync.OnceValue(func() map[reg.ID][]*model.ContinuityPlan {
			return linked(f, model.ContinuityPlans, func(p *model.ContinuityPlan) []reg.ID { return p.Systems }, model.Systems, nil)
		}),
		exercised: sync.OnceValue(f.findExercised),
		holders:   sync.OnceValue(f.findHolders),
		holdings: sync.OnceValue(func() map[reg.ID][]*model.RoleHolding {
			all := map[reg.ID][]*model.RoleHolding{}
			for _, h := range byNumber(model.RoleHoldings.All(f)) {
				all[h.Person] = append(all[h.Person], h)
			}
			return all
		}),
		sourced:  sync.OnceValue(f.findSourced),
		training: sync.OnceValue(f.computeTraining),
	}
}

// AgreementsOf returns the agreements that cover a system, whichever of the two
// names the other, signed or not.
func (f *Facts) AgreementsOf(system reg.ID) []*model.ProcessingAgreement {
	return f.agreements()[system]
}

// ProcessingOf returns the processing that uses a system, whichever of the two
// names the other.
func (f *Facts) ProcessingOf(system reg.ID) []*model.ProcessingRecord { return f.processing()[system] }

// DPIAsOf returns the impact assessments of a processing, whichever of the two
// names the other.
func (f *Facts) DPIAsOf(processing reg.ID) []*model.DPIA { return f.dpias()[processing] }

// DPIAsOfSystem returns the impact assessments that name a system, or that it
// names.
func (f *Facts) DPIAsOfSystem(system reg.ID) []*model.DPIA { return f.systemDPIA()[system] }

// AssetsOf returns the information assets a system holds.
func (f *Facts) AssetsOf(system reg.ID) []*model.InformationAsset { return f.assets()[system] }

// PlansOf returns the continuity plans that cover a system.
func (f *Facts) PlansOf(system reg.ID) []*model.ContinuityPlan { return f.plans()[system] }

// Holders returns who holds a role today, deputies too.
func (f *Facts) Holders(role model.Role) []*model.RoleHolding { return f.holders()[role] }

// Holds reports whether a person holds a role today.
func (f *Facts) Holds(person reg.ID, role model.Role) bool {
	return person != "" && slices.ContainsFunc(f.Holders(role), func(h *model.RoleHolding) bool { return h.Person == person })
}

func (f *Facts) findHolders() map[model.Role][]*model.RoleHolding {
	all := map[model.Role][]*model.RoleHolding{}
	for _, h := range byNumber(model.RoleHoldings.All(f)) {
		if h.Active(f.Today) {
			all[h.Role] = append(all[h.Role], h)
		}
	}
	return all
}

func (f *Facts) findExercised() map[reg.ID]reg.Day {
	last := map[reg.ID]reg.Day{}
	for _, e := range model.Exercises.All(f) {
		if e.Held(f.Today) {
			last[e.Plan] = max(last[e.Plan], e.Date)
		}
	}
	return last
}

func (f *Facts) findSourced() map[string]int {
	count := map[string]int{}
	for _, a := range model.Actions.All(f) {
		if !model.Actions.Ended(a) {
			count[a.SourceRef]++
		}
	}
	return count
}

// linked groups the records of many by those of one they belong with: either
// may name the other, and toMany may be nil.
func linked[M, O any](f *Facts, many *reg.Description[M], toOne func(*M) []reg.ID,
	one *reg.Description[O], toMany func(*O) []reg.ID) map[reg.ID][]*M {
	groups, seen := map[reg.ID][]*M{}, map[[2]reg.ID]bool{}
	add := func(owner reg.ID, rec *M) {
		pair := [2]reg.ID{owner, header(rec).ID}
		if owner != "" && !seen[pair] && !many.Ended(record(rec)) {
			seen[pair] = true
			groups[owner] = append(groups[owner], rec)
		}
	}
	for _, rec := range many.All(f) {
		for _, owner := range toOne(rec) {
			add(owner, rec)
		}
	}
	if toMany != nil {
		for _, owner := range one.All(f) {
			for _, id := range toMany(owner) {
				if rec := many.Get(f, id); rec != nil {
					add(header(owner).ID, rec)
				}
			}
		}
	}
	for _, group := range groups {
		sortByNumber(group)
	}
	return groups
}

// one returns a link as a list.
func one(id reg.ID) []reg.ID {
	if id == "" {
		return nil
	}
	return []reg.ID{id}
}

func record[T any](rec *T) reg.Record { return any(rec).(reg.Record) }

func header[T any](rec *T) *reg.Head { return record(rec).Header() }

// byNumber returns the records in the order of their numbers, whatever order
// the source has.
func byNumber[T any](records []*T) []*T {
	sorted := slices.Clone(records)
	sortByNumber(sorted)
	return sorted
}

func sortByNumber[T any](records []*T) {
	slices.SortFunc(records, func(a, b *T) int {
		x, y := header(a), header(b)
		return cmp.Or(cmp.Compare(x.No, y.No), cmp.Compare(x.ID, y.ID))
	})
}

// inUse returns the records of a register that are not out of use.
func inUse[T any](f *Facts, d *reg.Description[T]) []*T {
	return slices.DeleteFunc(d.All(f), func(rec *T) bool { return d.Ended(record(rec)) })
}
