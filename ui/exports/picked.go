package exports

import (
	"iter"

	"samsvar/model/reg"
	"samsvar/ui/seek"
)

// picked is a source in which one register has only some of its records. What
// they link to is found as before.
type picked struct {
	reg.Source
	register string
	records  seek.Records
}

// All returns a register's records.
func (p picked) All(register string) []reg.Record {
	var all []reg.Record
	for rec := range p.Each(register) {
		all = append(all, rec)
	}
	return all
}

// Each yields a register's records.
func (p picked) Each(register string) iter.Seq[reg.Record] {
	if register != p.register {
		return reg.Each(p.Source, register)
	}
	return func(yield func(reg.Record) bool) {
		for i := range p.records.Len() {
			if !yield(p.records.At(i)) {
				return
			}
		}
	}
}
