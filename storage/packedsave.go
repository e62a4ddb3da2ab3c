package storage

import (
	"fmt"
	"maps"
	"slices"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// packedStep logs what a plan does to one row. New rows are gathered, to stand
// together in one entry.
func (w *writer) packedStep(st step) error {
	e := st.table.packed
	if st.kind == KindCreate {
		if e.batch = append(e.batch, st.packed); len(e.batch) < rowsInEntry {
			return nil
		}
		return w.packedRows(e)
	}
	if err := w.packedRows(e); err != nil {
		return err
	}
	row := st.packed
	h, err := w.packedHeads(e, row)
	if err != nil {
		return err
	}
	if err := w.record(st.kind, reg.Ref{Register: e.reg.Key, ID: reg.ID(row.ID)}, st.changes, h); err != nil {
		return err
	}
	row.Heads, err = w.encode(h.pack(e.names))
	return err
}

// packedHeads returns the writes that a row's values come from: the one that
// made it, as long as no other is noted.
func (w *writer) packedHeads(e *packedEdit, row *packedRow) (heads, error) {
	if row.Heads != nil {
		stored := map[string]deviceHeads{}
		err := w.decode(row.Heads, &stored)
		return unpackHeads(stored, e.names), err
	}
	h := heads{}
	device := e.dict(deviceDict).text(row.Device)
	if row.Order != unnumbered || row.No != "" {
		h.set(device, numberField, row.Seq)
	}
	for _, field := range e.order() {
		if row.before.Code(field) != 0 {
			h.set(device, e.names.keys[uint64(field)], row.Seq)
		}
	}
	return h, nil
}

// packedRows writes the rows gathered as one entry, and notes on each where it
// stands in the log.
func (w *writer) packedRows(e *packedEdit) error {
	if len(e.batch) == 0 {
		return nil
	}
	fields := e.entryFields(e.batch)
	meta := entryMeta{Kind: kindRows, Set: w.set, Register: e.reg.Key, Rows: len(e.batch)}
	for _, field := range fields {
		meta.Fields = append(meta.Fields, e.names.keys[uint64(field)])
	}
	device := e.dict(deviceDict).code(w.device)
	values := make([]opValue, len(e.batch))
	numbers := table{reg: e.reg}
	cells := make([]string, 0, rowHead+len(fields))
	var room []byte
	for i, row := range e.batch {
		cells = append(cells[:0], row.ID, numbers.numberOf(row.Order, row.No))
		for _, field := range fields {
			cells = append(cells, e.dict(field).text(row.before.Code(field)))
		}
		salt, err := w.salt()
		if err != nil {
			return err
		}
		room = packed.AppendCells(room[:0], cells)
		values[i] = opValue{Salt: salt, To: string(room)}
		row.Device, row.Seq = device, w.head.Seq+1+uint64(i)
	}
	e.batch = nil
	return w.append(meta, values, len(values))
}

// packedTables writes the blocks and dictionaries that a plan changed, once
// all of it is in the log.
func (w *writer) packedTables(d *draft) error {
	for _, key := range slices.Sorted(maps.Keys(d.edits)) {
		edit := d.edits[key]
		if edit.packed == nil {
			continue
		}
		if err := w.packedRows(edit.packed); err != nil {
			return err
		}
		next, err := w.packedTable(edit.packed)
		if err != nil {
			return fmt.Errorf("write packed %s: %w", key, err)
		}
		edit.pack = next
	}
	return nil
}

func (w *writer) packedTable(e *packedEdit) (*packedTable, error) {
	next := &packedTable{dicts: maps.Clone(e.packedTable.dicts)}
	for _, field := range slices.Sorted(maps.Keys(e.dicts)) {
		d := e.dicts[field]
		if len(d.fresh) == 0 {
			continue
		}
		dict, changed := d.old.With(d.fresh)
		next.dicts[field] = dict
		for _, chunk := range changed {
			if err := w.put(bucketDict+e.reg.Key, dictKey(field, chunk), dict.Chunk(chunk)); err != nil {
				return nil, err
			}
		}
	}
	live, gone := e.moves()
	var err error
	if next.live, err = w.packedTree(bucketPacked+e.reg.Key, e.live, live); err != nil {
		return nil, err
	}
	next.gone, err = w.packedTree(bucketPackedGone+e.reg.Key, e.packedTable.gone, gone)
	return next, err
}

// treeMoves are the rows that leave and enter a tree.
type treeMoves struct {
	out []int
	in  []packed.Row
}

func (e *packedEdit) moves() (live, gone treeMoves) {
	take := func(row *packedRow) {
		if row.kept {
			return
		}
		if row.live >= 0 {
			live.out = append(live.out, row.live)
		}
		if row.buried >= 0 {
			gone.out = append(gone.out, row.buried)
		}
		if row.gone {
			gone.in = append(gone.in, row.Row)
		} else {
			live.in = append(live.in, row.Row)
		}
	}
	live.in = make([]packed.Row, 0, len(e.born))
	for _, row := range e.born {
		take(row)
	}
	for _, row := range e.rows {
		take(row)
	}
	return live, gone
}

func (w *writer) packedTree(bucket string, tree *packed.Tree, m treeMoves) (*packed.Tree, error) {
	if len(m.out) == 0 && len(m.in) == 0 {
		return tree, nil
	}
	next, edit := tree.With(m.out, m.in)
	for _, b := range edit.Changed {
		if err := w.put(bucket, blockKey(b.Number), b.Data()); err != nil {
			return nil, err
		}
	}
	for _, number := range edit.Dropped {
		if err := w.delete(bucket, blockKey(number)); err != nil {
			return nil, err
		}
	}
	return next, nil
}

// UsedBy lists the records that link to a record as the draft leaves it.
func (d *draft) UsedBy(ref reg.Ref) []Use {
	uses := d.View.UsedBy(ref)
	for _, key := range d.keys {
		edit := d.edits[key]
		if edit == nil || edit.packed == nil {
			continue
		}
		uses = slices.DeleteFunc(uses, func(u Use) bool {
			row := edit.packed.rows[u.From.ID]
			return u.From.Register == key && row != nil && !row.kept
		})
		uses = append(uses, edit.packed.uses(ref)...)
	}
	return uses
}

// uses lists the links to a record from rows that the change touches. They are
// gathered at the first question about a register, when no row changes any more.
func (e *packedEdit) uses(ref reg.Ref) []Use {
	all := e.links[ref.Register]
	if all == nil {
		all = map[reg.ID][]Use{}
		for _, row := range e.born {
			e.addLinks(all, ref.Register, row)
		}
		for _, id := range slices.Sorted(maps.Keys(e.rows)) {
			e.addLinks(all, ref.Register, e.rows[id])
		}
		e.links[ref.Register] = all
	}
	return all[ref.ID]
}

func (e *packedEdit) addLinks(all map[reg.ID][]Use, target string, row *packedRow) {
	if row.kept || row.gone {
		return
	}
	for _, f := range e.fields {
		if f.Kind != reg.KindLink || f.Target != target {
			continue
		}
		number := int(e.names.numbers[f.Key])
		if code := row.Code(number); code != 0 {
			to := reg.ID(e.dict(number).text(code))
			all[to] = append(all[to], Use{reg.Ref{Register: e.reg.Key, ID: reg.ID(row.ID)}, f.Path})
		}
	}
}

// GetDeleted returns a record that the draft leaves deleted.
func (d *draft) GetDeleted(register string, id reg.ID) (reg.Record, bool) {
	edit := d.edits[register]
	if edit == nil || edit.packed == nil {
		return d.View.GetDeleted(register, id)
	}
	row := edit.packed.find(id)
	if row == nil || !row.gone {
		return nil, false
	}
	return edit.packed.record(row), true
}
