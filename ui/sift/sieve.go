package sift

import (
	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/ui/seek"
)

// Sieve is what conditions are judged by. It is used in the background, on
// copies.
type Sieve struct {
	Texts    *i18n.Texts
	Register *reg.Register
	Names    i18n.Names
	Today    reg.Day
	Gaps     Gaps
}

// Sift returns the records that meet every condition, in their order. A
// condition that the register knows nothing of is passed over: Known tells it.
func (s Sieve) Sift(records seek.Records, conditions []settings.Condition) seek.Records {
	tests := make([]test, 0, len(conditions))
	for _, c := range conditions {
		if t, ok := s.newTest(c); ok {
			tests = append(tests, t)
		}
	}
	if len(tests) == 0 {
		return records
	}
	if rows, ok := records.(seek.Rows); ok {
		return s.siftRows(rows, tests)
	}
	var left seek.Made
	for i := range records.Len() {
		if rec := records.At(i); s.meets(rec, tests) {
			left = append(left, rec)
		}
	}
	return left
}

// Known reports whether a condition has a meaning for the register.
func (s Sieve) Known(c settings.Condition) bool {
	_, ok := s.newTest(c)
	return ok
}

func (s Sieve) meets(rec reg.Record, tests []test) bool {
	for _, t := range tests {
		if !s.meetsOne(rec, t) {
			return false
		}
	}
	return true
}

func (s Sieve) meetsOne(rec reg.Record, t test) bool {
	if t.field == nil {
		return s.Gaps[rec.Header().ID].meets(t.how, t.rules)
	}
	return passes(rec, s.Register.Fields, t.keys, t.passes) != t.negative
}

// passes reports whether any value that a path leads to passes a test.
func passes(o reg.Object, fields []*reg.Field, keys []string, test func(reg.Value) bool) bool {
	for _, f := range fields {
		if f.Key != keys[0] {
			continue
		}
		v := f.Of(o)
		if len(keys) == 1 {
			return test(v)
		}
		switch v := v.(type) {
		case reg.Part:
			return passes(v.Object(), f.Sub, keys[1:], test)
		case reg.ItemList:
			for i := range v.Len() {
				if passes(v.At(i), f.Sub, keys[1:], test) {
					return true
				}
			}
		}
	}
	return false
}

// siftRows judges each different value of a column once, and then looks at the
// codes of the rows only.
func (s Sieve) siftRows(rows seek.Rows, tests []test) seek.Rows {
	left := make([]bool, rows.Columns.Len())
	for i := range left {
		left[i] = true
	}
	for _, t := range tests {
		switch {
		case t.field == nil:
			s.siftGaps(rows.Columns, t, left)
		case t.field.Key == "nr" || t.field.Key == "id":
			s.siftOneByOne(rows, t, left)
		default:
			s.siftCodes(rows.Columns, t, left)
		}
	}
	chosen := rows.List()
	kept := chosen[:0]
	for _, row := range chosen {
		if left[row] {
			kept = append(kept, row)
		}
	}
	return seek.Rows{Columns: rows.Columns, Chosen: kept}
}

func (s Sieve) siftCodes(columns reg.Columns, t test, left []bool) {
	good := make([]bool, columns.Codes(t.field.Key))
	rec := s.Register.New()
	for code := range good {
		v := t.field.Of(rec)
		known := v.Parse(columns.Text(t.field.Key, uint32(code))) == nil
		good[code] = known && t.passes(v) != t.negative
	}
	for first, batch := range columns.Batches(t.field.Key) {
		for i, code := range batch[0] {
			left[first+i] = left[first+i] && good[code]
		}
	}
}

// siftOneByOne serves the fields without codes, as the number.
func (s Sieve) siftOneByOne(rows seek.Rows, t test, left []bool) {
	number := t.field.Key == "nr"
	rec := s.Register.New()
	for row := range left {
		if !left[row] {
			continue
		}
		if number {
			rec.Header().No = rows.Columns.No(row)
			left[row] = s.meetsOne(rec, t)
		} else {
			left[row] = s.meetsOne(rows.Columns.Record(row), t)
		}
	}
}

func (s Sieve) siftGaps(columns reg.Columns, t test, left []bool) {
	none := Gap{}.meets(t.how, t.rules)
	good := make([]bool, len(left))
	for i := range good {
		good[i] = none
	}
	for id, gap := range s.Gaps {
		if row, ok := columns.Find(id); ok {
			good[row] = gap.meets(t.how, t.rules)
		}
	}
	for i := range left {
		left[i] = left[i] && good[i]
	}
}
