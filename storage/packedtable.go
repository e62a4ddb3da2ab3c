package storage

import (
	"iter"
	"slices"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// deviceDict is the number under which a packed register's dictionary of
// devices lies; fields have numbers from 1.
const deviceDict = 0

// Fields of a packed row that are no columns: the id, and the number that it
// stands in order by.
const numberField = "nr"

// packedTable is a packed register in a View: columns instead of records.
type packedTable struct {
	live, gone *packed.Tree
	dicts      map[int]*packed.Dict // by number of the field
}

func newPackedTable() *packedTable {
	return &packedTable{live: &packed.Tree{}, gone: &packed.Tree{}, dicts: map[int]*packed.Dict{}}
}

// dict returns a field's dictionary; one without a text if there is none.
func (p *packedTable) dict(field int) *packed.Dict {
	if d := p.dicts[field]; d != nil {
		return d
	}
	return packed.NewDict()
}

// rowTexts returns the dictionary texts of a row by field key.
func (t *table) rowTexts(b *packed.Block, i int) map[string]string {
	codes := b.RowCodes(i, nil)
	values := make(map[string]string, len(codes)+2)
	for field, code := range codes {
		if code != 0 && field != deviceDict {
			values[t.names.keys[uint64(field)]] = t.pack.dict(field).Text(code)
		}
	}
	values[idField] = b.ID(i)
	if no := t.numberOf(b.No(i)); no != "" {
		values[numberField] = no
	}
	return values
}

// numberOf returns the number that an order stands for.
func (t *table) numberOf(order uint64, no string) string {
	if order == unnumbered {
		return no
	}
	if no != "" {
		return no
	}
	return numberText(t.reg.NoPrefix, int(order>>yearShift), order&maxCount)
}

// placeOf returns where a record of a number and id stands.
func placeOf(r *reg.Register, no string, id reg.ID) packed.Place {
	order := numberOrder(r.NoPrefix, no)
	if order != unnumbered && numberText(r.NoPrefix, int(order>>yearShift), order&maxCount) == no {
		no = ""
	}
	return packed.Place{Order: order, No: no, ID: string(id)}
}

// record makes the record of a row.
func (t *table) record(tree *packed.Tree, index int) reg.Record {
	b, i := tree.At(index)
	return t.reg.Load(t.rowTexts(b, i))
}

func (t *table) find(tree *packed.Tree, id reg.ID) (reg.Record, bool) {
	index, ok := tree.Find(string(id))
	if !ok {
		return nil, false
	}
	return t.record(tree, index), true
}

// each yields the records of a tree, one at a time.
func (t *table) each(tree *packed.Tree) iter.Seq[reg.Record] {
	return func(yield func(reg.Record) bool) {
		for _, b := range tree.Blocks() {
			for i := range b.Len() {
				if !yield(t.reg.Load(t.rowTexts(b, i))) {
					return
				}
			}
		}
	}
}

// Each yields a register's records in the order of All, one at a time: those
// of a packed register are made when they are asked for.
func (v *View) Each(register string) iter.Seq[reg.Record] {
	if t := v.tables[register]; t != nil && t.pack != nil {
		return t.each(t.pack.live)
	}
	return slices.Values(v.All(register))
}

// Columns returns a packed register as columns, or nil for any other.
func (v *View) Columns(register string) reg.Columns {
	if t := v.tables[register]; t != nil && t.pack != nil {
		return packedColumns{t}
	}
	return nil
}
