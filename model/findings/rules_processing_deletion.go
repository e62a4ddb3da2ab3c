package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// retentionMissing finds kinds of data without a decided period of retention,
// and periods that were begun and say nothing.
func retentionMissing(_ *Facts, p *model.ProcessingRecord, hit func(Hit)) {
	open := slices.DeleteFunc(p.Data(), func(c model.DataCategory) bool {
		return slices.ContainsFunc(p.Retentions, func(r model.Retention) bool { return r.Covers(c) && r.Decided() })
	})
	undecided := slices.IndexFunc(p.Retentions, func(r model.Retention) bool { return !r.Decided() })
	switch {
	case len(open) > 0:
		hit(Hit{Field: "slettefrister", Args: []reg.Arg{dataArg(open)}})
	case undecided >= 0:
		hit(Hit{Field: "slettefrister", Variant: "rad", Args: []reg.Arg{reg.CountArg(undecided + 1)}})
	}
}

// deletionNotConfirmed finds processing that has ended, and whose data should
// have been deleted since. It looks at ended records, too.
func deletionNotConfirmed(f *Facts, hit func(Hit)) {
	for _, p := range model.ProcessingRecords.All(f) {
		if due := f.deletionDue(p); p.DeletionDone != reg.Yes && due.IsSet() {
			hit(Hit{Record: p, Field: "sletting_bekreftet", Due: due,
				Args: []reg.Arg{reg.DayArg(p.Ended), reg.DayArg(due)}})
		}
	}
}

// deletionDue returns the first day on which data of an ended processing should
// have been deleted and, as far as is known, were not; no day where there is
// none before today.
func (f *Facts) deletionDue(p *model.ProcessingRecord) reg.Day {
	var first reg.Day
	for i := range p.Retentions {
		due := p.Retentions[i].After(p.Ended)
		deleted := due <= f.past(p.DeletionDay)
		if f.Past(due) && !deleted && (!first.IsSet() || due < first) {
			first = due
		}
	}
	return first
}
