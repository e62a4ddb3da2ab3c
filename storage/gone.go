package storage

import "samsvar/model/reg"

// Gone is the deleted records of a View as a source of their own: they still
// stand in the history and can be brought back.
type Gone struct{ view *View }

// Gone returns the deleted records.
func (v *View) Gone() Gone { return Gone{v} }

// All returns a register's deleted records as they were, ordered by number; not
// to be changed. Of a packed register it makes each anew: use Columns.
func (g Gone) All(register string) []reg.Record { return g.view.Deleted(register) }

// Get returns one deleted record as it was.
func (g Gone) Get(register string, id reg.ID) (reg.Record, bool) {
	return g.view.GetDeleted(register, id)
}

// Columns returns the deleted rows of a packed register as columns, or nil for
// any other.
func (g Gone) Columns(register string) reg.Columns {
	t := g.view.tables[register]
	if t == nil || t.pack == nil {
		return nil
	}
	turned, pack := *t, *t.pack
	pack.live, pack.gone = t.pack.gone, t.pack.live
	turned.pack = &pack
	return packedColumns{&turned}
}
