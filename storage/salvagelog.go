package storage

import (
	"cmp"
	"slices"

	"samsvar/model/reg"
)

// entriesOf reads what can be read of the log about the records of a register,
// in the order of the log, also where the chain is broken.
func (r *remains) entriesOf(register string) map[reg.ID][]logged2 {
	all := map[reg.ID][]logged2{}
	for _, device := range r.devices {
		for _, versions := range r.values[bucketOps+device] {
			e, ok := r.entry(versions[0])
			if !ok || e.meta.Register != register || e.meta.Device != device {
				continue
			}
			_ = e.entry.eachRecord(e.meta, func(one entry, meta entryMeta) error {
				if meta.ID != "" { // a row that was erased has none
					all[meta.ID] = append(all[meta.ID], logged2{entry: one, meta: meta})
				}
				return nil
			})
		}
	}
	for _, entries := range all {
		slices.SortFunc(entries, func(a, b logged2) int {
			return cmp.Or(cmp.Compare(a.meta.Device, b.meta.Device), cmp.Compare(a.meta.Seq, b.meta.Seq))
		})
	}
	return all
}

// bringUpToDate carries out on records from earlier saves what the log says
// came later, and makes those again of which only the log is left. Where
// several devices wrote, their order is not known here, and the record stays
// as it is.
func (r *remains) bringUpToDate(register *reg.Register, all map[reg.ID]*salvagedRecord) {
	for id, entries := range r.entriesOf(register.Key) {
		found := all[id]
		if found != nil && found.reach == reachNewest || entries[0].meta.Device != entries[len(entries)-1].meta.Device {
			continue
		}
		if found == nil {
			if entries[0].meta.Kind != KindCreate {
				continue
			}
			found = &salvagedRecord{body: body{heads: heads{}}, stale: true}
		}
		if found.catchUp(register, entries, r) {
			all[id] = found
		}
	}
}

// catchUp carries out the entries after those the record comes from.
func (f *salvagedRecord) catchUp(register *reg.Register, entries []logged2, r *remains) bool {
	for _, e := range entries {
		if e.meta.Seq <= f.body.heads.sum() {
			continue
		}
		if len(e.entry.Values) != len(e.meta.Ops) || erased(e.entry.Values) {
			return f.body.fields != nil
		}
		if f.body.take(register, e, r.header(e.meta)) != nil {
			return f.body.fields != nil
		}
		switch e.meta.Kind {
		case KindDelete:
			f.deleted = true
		case KindRestore:
			f.deleted = false
		}
	}
	return f.body.fields != nil
}

func erased(values []opValue) bool {
	return slices.ContainsFunc(values, func(v opValue) bool { return v.Erased != nil })
}

// header reads the header of an entry's change set, as far as it can be read.
func (r *remains) header(meta entryMeta) entryMeta {
	for _, v := range r.values[bucketOps+meta.Device][string(seqKey(meta.Set))] {
		var e entry
		var header entryMeta
		if r.decode(v.plain, &e) == nil && r.decode(e.Meta, &header) == nil && header.Kind == kindSet {
			return header
		}
	}
	return entryMeta{}
}
