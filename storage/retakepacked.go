package storage

import (
	"slices"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// carryOutPacked does to a packed register what one entry says. The blocks are
// written at the end of the change set.
func (t *txn) carryOutPacked(table *tableEdit, e logged2, header entryMeta) error {
	if e.meta.Kind != kindRows {
		return t.carryOutRow(table, e, header)
	}
	return e.entry.eachRecord(e.meta, func(one entry, meta entryMeta) error {
		if erased(one.Values) {
			return nil // nothing is left of it, not even its id
		}
		table.packed.makeRow(one, meta, header)
		return nil
	})
}

// makeRow makes a row anew as the log tells of it.
func (e *packedEdit) makeRow(one entry, meta, header entryMeta) {
	row := &packedRow{live: -1, buried: -1}
	no := ""
	for i, op := range meta.Ops {
		if op.Path == numberField {
			no = one.Values[i].To
			continue
		}
		row.Codes = e.put(row.Codes, op.Path, one.Values[i].To)
	}
	row.Place = placeOf(e.reg, no, meta.ID)
	row.Codes = e.changedBy(row.Codes, header)
	row.before.Codes = row.Codes
	row.Device, row.Seq = e.dict(deviceDict).code(meta.Device), meta.Seq
	e.rows[meta.ID] = row
}

// put gives a field a text among the codes of a row.
func (e *packedEdit) put(codes []uint32, key, text string) []uint32 {
	if field, code := e.codeOf(key, text); field != 0 {
		return setCode(codes, field, code)
	}
	return codes
}

// changedBy notes on a row who changed it and when.
func (e *packedEdit) changedBy(codes []uint32, header entryMeta) []uint32 {
	codes = e.put(codes, changedField, reg.Instant(header.At/1000).Text())
	return e.put(codes, changedByField, header.User)
}

// carryOutRow changes, deletes or restores a row.
func (t *txn) carryOutRow(table *tableEdit, l logged2, header entryMeta) error {
	e := table.packed
	row := e.find(l.meta.ID)
	if row == nil && l.meta.wholeErased() {
		return nil
	}
	if row == nil || l.meta.Kind == KindErase || row.gone != (l.meta.Kind == KindRestore) || l.meta.Kind == KindCreate {
		return errCannotRetake
	}
	w := &writer{txn: t, device: l.meta.Device}
	h, err := w.packedHeads(e, row)
	if err != nil {
		return err
	}
	row.Codes, row.kept = slices.Clone(row.Codes), false
	for i, op := range l.meta.Ops {
		h.move(l.meta, op.Path, l.meta.Seq+uint64(i))
		if op.Path == deletedPath {
			row.gone = l.meta.Kind == KindDelete
			continue
		}
		row.Codes = e.put(row.Codes, op.Path, l.entry.Values[i].To)
	}
	row.Codes = e.changedBy(row.Codes, header)
	row.Heads, err = t.encode(h.pack(e.names))
	return err
}

// settlePacked writes what a change set did to packed registers, and makes the
// draft ready for the next.
func (t *txn) settlePacked(d *draft) error {
	w := &writer{txn: t}
	if err := w.packedTables(d); err != nil {
		return err
	}
	for _, edit := range d.edits {
		if edit.packed == nil {
			continue
		}
		if err := t.writeNames(edit.reg, edit.names); err != nil {
			return err
		}
		edit.packed = newPackedEdit(edit.table)
	}
	return nil
}

// packedRecords reads the rows of a packed register from the blocks that can be
// read. A row with a text that is lost is left to the log.
func (r *remains) packedRecords(register *reg.Register) map[reg.ID]*salvagedRecord {
	all := map[reg.ID]*salvagedRecord{}
	t := &table{reg: register, names: r.names(register.Key), pack: newPackedTable()}
	r.readDicts(register.Key, t.pack)
	for _, bucket := range []string{bucketPacked, bucketPackedGone} {
		for key, versions := range r.values[bucket+register.Key] {
			for _, v := range versions {
				block, err := packed.ParseBlock(0, v.plain)
				if err != nil || len(key) != len(blockKey(0)) {
					continue
				}
				r.takeBlock(t, block, v.reach, bucket == bucketPackedGone, all)
			}
		}
	}
	return all
}

func (r *remains) takeBlock(t *table, b *packed.Block, how reach, gone bool, all map[reg.ID]*salvagedRecord) {
	for i := range b.Len() {
		if !t.pack.whole(b.RowCodes(i, nil)) {
			continue
		}
		found := &salvagedRecord{body: body{fields: t.rowTexts(b, i), heads: heads{}}, deleted: gone,
			reach: how, stale: how != reachNewest}
		if found.newerThan(all[reg.ID(b.ID(i))]) {
			all[reg.ID(b.ID(i))] = found
		}
	}
}

// whole reports whether every code of a row has a text.
func (p *packedTable) whole(codes []uint32) bool {
	for field, code := range codes {
		if code != 0 && field != deviceDict && int(code) > p.dict(field).Len() {
			return false
		}
	}
	return true
}

// readDicts reads the dictionaries of a packed register, each up to the first
// part that is lost. Codes are never given again, so that of several versions
// the longest is right.
func (r *remains) readDicts(register string, p *packedTable) {
	chunks := map[int]map[uint32][]byte{}
	for key, versions := range r.values[bucketDict+register] {
		field, chunk, err := splitDictKey([]byte(key))
		if err != nil {
			continue
		}
		if chunks[field] == nil {
			chunks[field] = map[uint32][]byte{}
		}
		best := versions[0]
		for _, v := range versions[1:] {
			if best.reach != reachNewest && len(v.plain) > len(best.plain) {
				best = v
			}
		}
		chunks[field][chunk] = best.plain
	}
	for field, parts := range chunks {
		d := packed.NewDict()
		for n := uint32(0); parts[n] != nil && d.ReadChunk(parts[n]) == nil; n++ {
		}
		p.dicts[field] = d
	}
}
