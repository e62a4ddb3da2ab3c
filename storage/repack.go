package storage

import (
	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// repack makes a packed register anew, row by row.
type repack struct {
	*packedEdit
	liveRows, goneRows []packed.Row
}

func newRepack(r *reg.Register, n *names) *repack {
	return &repack{packedEdit: newPackedEdit(&table{reg: r, names: n, pack: newPackedTable()})}
}

// row turns texts by field, with the id and the number, into a row.
func (p *repack) row(values map[string]string) packed.Row {
	row := packed.Row{Place: placeOf(p.reg, values[numberField], reg.ID(values[idField])), Codes: []uint32{0}}
	for key, text := range values {
		if key != idField && key != numberField && text != "" {
			field, code := p.codeOf(key, text)
			row.Codes = setCode(row.Codes, field, code)
		}
	}
	return row
}

func (p *repack) add(row packed.Row, deleted bool) {
	if deleted {
		p.goneRows = append(p.goneRows, row)
	} else {
		p.liveRows = append(p.liveRows, row)
	}
}

// table returns the register of the rows that were added.
func (p *repack) table() *packedTable {
	made := newPackedTable()
	for field, d := range p.dicts {
		made.dicts[field], _ = d.old.With(d.fresh)
	}
	made.live, _ = made.live.With(nil, p.liveRows)
	made.gone, _ = made.gone.With(nil, p.goneRows)
	return made
}
