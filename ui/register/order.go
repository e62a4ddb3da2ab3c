package register

import (
	"bytes"
	"cmp"
	"slices"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/seek"
	"samsvar/ui/sift"
)

// keys are what the records of one column are sorted by. Made once, since
// collating a text costs as much as many comparisons.
type keys map[reg.ID][]byte

// collated are the keys of a column of texts.
func collated(t *i18n.Texts, f *reg.Field, records seek.Records, names i18n.Names) keys {
	made := make(keys, records.Len())
	for i := range records.Len() {
		rec := records.At(i)
		if v := f.Of(rec); !v.Empty() {
			made[rec.Header().ID] = t.SortKey(t.Show(f, v, names))
		}
	}
	return made
}

// ordered reports whether the values of a field have an order of their own:
// numbers, days, and codes in the order of their set.
func ordered(f *reg.Field) bool {
	switch f.Kind {
	case reg.KindNumber, reg.KindDate, reg.KindMoment, reg.KindChoice, reg.KindFlag:
		return true
	}
	return false
}

// sortRecords sorts by a field; records without a value come last either way,
// and equal ones by their number.
func sortRecords(records []reg.Record, f *reg.Field, falling bool, made keys) {
	compare := func(a, b reg.Record) int { return f.Of(a).Compare(f.Of(b)) }
	empty := func(rec reg.Record) bool { return f.Of(rec).Empty() }
	if made != nil {
		compare = func(a, b reg.Record) int { return bytes.Compare(made[a.Header().ID], made[b.Header().ID]) }
		empty = func(rec reg.Record) bool { return made[rec.Header().ID] == nil }
	}
	slices.SortStableFunc(records, func(a, b reg.Record) int {
		if one, other := empty(a), empty(b); one || other {
			return cmp.Compare(number(one), number(other))
		}
		return direction(compare(a, b), falling)
	})
}

// sortByGaps sorts by what is missing: the gravest first, then the most.
func sortByGaps(records []reg.Record, found sift.Gaps, falling bool) {
	slices.SortStableFunc(records, func(a, b reg.Record) int {
		one, other := found[a.Header().ID], found[b.Header().ID]
		return direction(cmp.Or(cmp.Compare(one.Worst, other.Worst), cmp.Compare(one.N, other.N)), !falling)
	})
}

func direction(c int, falling bool) int {
	if falling {
		return -c
	}
	return c
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
