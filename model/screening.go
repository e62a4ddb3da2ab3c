package model

import (
	"slices"

	"samsvar/model/reg"
)

// Screening is whether a processing needs a DPIA, and why.
type Screening struct {
	Result   ScreeningResult
	Always   []AlwaysCase // cases of art. 35(3), each of which asks for a DPIA
	Listed   []ListedCase // items of Datatilsynet's list that ask for one here
	Criteria []Criterion  // criteria of WP248 that hold, in their order
}

// Screen judges what was ticked. A DPIA is required by any case of art. 35(3);
// by an item of Datatilsynet's list, where it says so together with a criterion
// that the item does not itself fulfil; and by any two criteria. One criterion
// alone asks for a reasoned decision. An item fulfils its inherent criterion
// whether or not that is ticked too.
func Screen(always []AlwaysCase, criteria []Criterion, listed []ListedCase) Screening {
	s := Screening{Result: ScreeningNotRequired, Always: always}
	for _, c := range Criteria.All() {
		inherent := func(l ListedCase) bool { return l.Inherent() == c }
		if slices.Contains(criteria, c) || slices.ContainsFunc(listed, inherent) {
			s.Criteria = append(s.Criteria, c)
		}
	}
	for _, l := range listed {
		if !l.NeedsCriterion() || s.otherThan(l.Inherent()) {
			s.Listed = append(s.Listed, l)
		}
	}
	switch {
	case len(s.Always) > 0, len(s.Listed) > 0, len(s.Criteria) >= 2:
		s.Result = ScreeningRequired
	case len(s.Criteria) == 1:
		s.Result = ScreeningConsider
	}
	return s
}

// otherThan reports whether a criterion besides this one holds.
func (s Screening) otherThan(inherent Criterion) bool {
	return slices.ContainsFunc(s.Criteria, func(c Criterion) bool { return c != inherent })
}

// Judge screens the record by what is ticked on it, whoever overruled it.
func (p *ProcessingRecord) Judge() Screening {
	return Screen(p.AlwaysCases, p.Criteria, p.ListedCases)
}

// Overruled reports whether someone decided otherwise than the screening, with
// reason, name and date; without these the screening stands.
func (p *ProcessingRecord) Overruled() bool {
	return p.Override != "" && p.OverrideReason != "" && p.OverrideBy != "" && p.OverrideDay.IsSet()
}

// NeedsDPIA returns what holds for the record: the decision that overrules the
// screening, or its result.
func (p *ProcessingRecord) NeedsDPIA() ScreeningResult {
	if p.Overruled() {
		return p.Override
	}
	return p.Judge().Result
}

// SuggestedCriteria returns the criteria that follow from the rest of the
// record, for ticking in advance; largeScale is how many persons the agency
// counts as large scale.
func (p *ProcessingRecord) SuggestedCriteria(largeScale reg.Num) []Criterion {
	var all []Criterion
	for _, suggested := range []struct {
		criterion Criterion
		holds     bool
	}{
		{CriterionEvaluation, p.Profiling == reg.Yes || p.HasData(DataAssessment)},
		{CriterionAutomated, p.AutomatedChoices == reg.Yes},
		{CriterionSensitive, p.HasSensitive()},
		{CriterionLargeScale, p.isLargeScale(largeScale)},
		{CriterionVulnerable, p.HasVulnerable()},
	} {
		if suggested.holds {
			all = append(all, suggested.criterion)
		}
	}
	return all
}

// SuggestedAlways returns the cases of art. 35(3) that follow from the rest of
// the record: automated decisions with legal or similar effect that rest on
// profiling, and special categories or criminal matters on a large scale.
func (p *ProcessingRecord) SuggestedAlways(largeScale reg.Num) []AlwaysCase {
	var all []AlwaysCase
	if p.AutomatedChoices == reg.Yes && p.Profiling == reg.Yes {
		all = append(all, AlwaysEvaluation)
	}
	if p.isLargeScale(largeScale) && (p.HasSpecial() || p.HasData(DataCriminal)) {
		all = append(all, AlwaysSpecial)
	}
	return all
}

// SuggestedListed returns the items of Datatilsynet's list that follow from the
// kinds of data in the record.
func (p *ProcessingRecord) SuggestedListed() []ListedCase {
	var all []ListedCase
	for _, item := range []struct {
		listed ListedCase
		data   DataCategory
	}{{ListedBiometric, DataBiometric}, {ListedGenetic, DataGenetic}, {ListedLocation, DataLocation}} {
		if p.HasData(item.data) {
			all = append(all, item.listed)
		}
	}
	return all
}

func (p *ProcessingRecord) isLargeScale(largeScale reg.Num) bool {
	return largeScale.IsSet() && reg.Int(p.Scale.AtLeast()).Compare(largeScale) >= 0
}
