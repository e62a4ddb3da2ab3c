package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

// where makes a rule of a condition on a single record in use.
func where[T any](d *reg.Description[T], field string, wrong func(*T) bool) func(*Facts, func(Hit)) {
	return each(d, func(_ *Facts, rec *T, hit func(Hit)) {
		if wrong(rec) {
			hit(Hit{Field: field})
		}
	})
}

// each makes a rule that judges the records in use one by one; what it finds
// is about the record.
func each[T any](d *reg.Description[T], judge func(f *Facts, rec *T, hit func(Hit))) func(*Facts, func(Hit)) {
	return func(f *Facts, hit func(Hit)) {
		for _, rec := range inUse(f, d) {
			judge(f, rec, func(h Hit) {
				h.Record = record(rec)
				hit(h)
			})
		}
	}
}

// Full reports whether at least so many full months have passed since a day:
// from the day the months are full. For no day they have.
func (f *Facts) Full(since reg.Day, months reg.Num) bool {
	return since.AddMonths(months.Int()) <= f.Today
}

// past returns the day, or no day where it lies ahead.
func (f *Facts) past(day reg.Day) reg.Day {
	if day > f.Today {
		return 0
	}
	return day
}

// part is one part of what a record must tell.
type part struct {
	code  string // in the set that words it
	field string // where it is filled in
	empty bool
}

// gapsHit is the finding of the empty parts of a record, if there are any.
func gapsHit(set *reg.CodeSet, parts []part) (Hit, bool) {
	var found Hit
	var codes []string
	for _, p := range parts {
		if p.empty {
			codes = append(codes, p.code)
			if found.Field == "" {
				found.Field = p.field
			}
		}
	}
	found.Args = []reg.Arg{codesArg(set, codes)}
	return found, len(codes) > 0
}

// linkArg is the title of a record of a register.
func linkArg(register string, id reg.ID) reg.Arg {
	return reg.LinkArg(reg.Ref{Register: register, ID: id})
}

// wordsOf returns codes as texts.
func wordsOf[C ~string](codes []C) []string {
	words := make([]string, len(codes))
	for i, c := range codes {
		words[i] = string(c)
	}
	return words
}

// countriesArg lists countries by name.
func countriesArg(countries []model.Country) reg.Arg {
	return codesArg(&model.Countries.CodeSet, wordsOf(countries))
}
