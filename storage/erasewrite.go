package storage

import (
	"maps"
	"slices"
	"strings"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// change leaves what is erased out of a value on its way into the new file.
func (x *eraser) change(bucket string, key, plain []byte) ([]byte, error) {
	codec := &x.store.codec
	switch {
	case strings.HasPrefix(bucket, bucketRecords):
		return x.changeRecord(codec, bucket[len(bucketRecords):], reg.ID(key), plain)
	case strings.HasPrefix(bucket, bucketDeleted):
		return x.changeRecord(codec, bucket[len(bucketDeleted):], reg.ID(key), plain)
	case strings.HasPrefix(bucket, bucketOps):
		return x.changeEntry(codec, plain)
	}
	for _, prefix := range []string{bucketPacked, bucketPackedGone, bucketDict} {
		if register, ok := strings.CutPrefix(bucket, prefix); ok && x.repacks(register) {
			return nil, nil // written anew by finish
		}
	}
	return plain, nil
}

func (x *eraser) changeRecord(c *codec, register string, id reg.ID, plain []byte) ([]byte, error) {
	target := x.targets[reg.Ref{Register: register, ID: id}]
	switch {
	case target == nil:
		return plain, nil
	case target.whole:
		return nil, nil
	}
	n := x.view.tables[register].names
	b, err := c.decodeBody(plain, n)
	if err != nil {
		return nil, err
	}
	b.fields = target.reg.Dump(target.after)
	return c.encodeBody(b, n)
}

func (x *eraser) changeEntry(c *codec, plain []byte) ([]byte, error) {
	var e entry
	var meta entryMeta
	if err := c.decode(plain, &e); err != nil {
		return nil, err
	}
	if err := c.decode(e.Meta, &meta); err != nil {
		return nil, err
	}
	if meta.Kind != kindRows {
		target := x.targets[reg.Ref{Register: meta.Register, ID: meta.ID}]
		if target == nil || !target.eraseValues(&e, meta) {
			return plain, nil
		}
		return c.encodeEntry(e, meta)
	}
	if !x.repacks(meta.Register) {
		return plain, nil
	}
	if err := e.unpackRows(meta); err != nil {
		return nil, err
	}
	changed, err := x.eraseRows(&e, meta)
	if err != nil || !changed {
		return plain, err
	}
	return c.encodeEntry(e, meta)
}

// eraseValues puts hashes in the place of values, without their salts: nobody
// can try out whether a guess was right.
func (t *eraseTarget) eraseValues(e *entry, meta entryMeta) (changed bool) {
	for i, op := range meta.Ops {
		if i < len(e.Values) && t.erases(op.Path, e.Values[i]) {
			e.Values[i] = opValue{Erased: e.Values[i].hash()}
			changed = true
		}
	}
	return changed
}

// eraseRows does so with rows, each of which is one value.
func (x *eraser) eraseRows(e *entry, meta entryMeta) (changed bool, err error) {
	for i, v := range e.Values {
		if v.Erased != nil {
			continue
		}
		cells, err := packed.Cells(v.To, rowHead+len(meta.Fields))
		if err != nil {
			return false, harmedPack(err)
		}
		if x.targets[reg.Ref{Register: meta.Register, ID: reg.ID(cells[0])}] != nil {
			e.Values[i] = opValue{Erased: v.hash()}
			changed = true
		}
	}
	return changed, nil
}

// repacks reports whether a packed register has something to be erased.
func (x *eraser) repacks(register string) bool {
	t := x.view.tables[register]
	return t != nil && t.pack != nil && slices.ContainsFunc(x.refs, func(ref reg.Ref) bool { return ref.Register == register })
}

// finish writes packed registers anew, and what tells of the erasure.
func (x *eraser) finish(t *txn) error {
	opt := x.store.opt
	w, err := t.begin(x.store.heads, entryMeta{At: opt.Now().UnixMilli(), User: opt.User, Origin: OriginErase,
		Reason: x.order.Reason, Program: opt.Program, Device: opt.Device}, x.store.id)
	if err != nil {
		return err
	}
	for _, ref := range x.refs {
		if x.view.tables[ref.Register].pack == nil {
			if err := w.tellErased(ref, x.targets[ref], x.view.tables[ref.Register].names.copy()); err != nil {
				return err
			}
		}
	}
	for _, key := range x.view.keys {
		if x.repacks(key) {
			if err := x.repack(w, x.view.tables[key]); err != nil {
				return err
			}
		}
	}
	return w.end()
}

// tellErased logs that a record went, or what stands in it now.
func (w *writer) tellErased(ref reg.Ref, target *eraseTarget, n *names) error {
	if target.whole {
		return w.append(entryMeta{Kind: KindErase, Set: w.set, Register: ref.Register, ID: ref.ID}, nil, 1)
	}
	bucket := bucketRecords + ref.Register
	if target.deleted {
		bucket = bucketDeleted + ref.Register
	}
	data, err := w.get(bucket, []byte(ref.ID))
	if err != nil {
		return err
	}
	b, err := w.decodeBody(data, n)
	if err != nil {
		return err
	}
	if err := w.record(KindErase, ref, target.told(), b.heads); err != nil {
		return err
	}
	if data, err = w.encodeBody(b, n); err != nil {
		return err
	}
	if err := w.writeNames(target.reg, n); err != nil {
		return err
	}
	return w.put(bucket, []byte(ref.ID), data)
}

// repack writes a packed register without what is erased, row by row into
// fresh blocks and dictionaries.
func (x *eraser) repack(w *writer, t *table) error {
	pack := newRepack(t.reg, t.names.copy())
	for _, side := range []struct {
		tree    *packed.Tree
		deleted bool
	}{{t.pack.live, false}, {t.pack.gone, true}} {
		for index := range side.tree.Len() {
			if err := x.repackRow(w, pack, t, side.tree, index, side.deleted); err != nil {
				return err
			}
		}
	}
	if err := w.writeNames(t.reg, pack.names); err != nil {
		return err
	}
	return w.putPacked(t.reg.Key, pack.table())
}

func (x *eraser) repackRow(w *writer, pack *repack, t *table, tree *packed.Tree, index int, deleted bool) error {
	old := tree.Row(index)
	b, i := tree.At(index)
	values := t.rowTexts(b, i)
	ref := reg.Ref{Register: t.reg.Key, ID: reg.ID(old.ID)}
	target := x.targets[ref]
	if target != nil && target.whole {
		return w.append(entryMeta{Kind: KindErase, Set: w.set, Register: ref.Register, ID: ref.ID}, nil, 1)
	}
	device := t.pack.dict(deviceDict).Text(old.Device)
	if target != nil {
		values = t.reg.Dump(target.after)
	}
	row := pack.row(values)
	row.Device, row.Seq, row.Heads = pack.dict(deviceDict).code(device), old.Seq, old.Heads
	if target != nil {
		h := heads{}
		if old.Heads != nil {
			stored := map[string]deviceHeads{}
			if err := w.decode(old.Heads, &stored); err != nil {
				return err
			}
			h = unpackHeads(stored, pack.names)
		} else {
			for _, c := range created(t.reg, t.reg.Load(nil), target.now) {
				h.set(device, c.Path, old.Seq)
			}
		}
		if err := w.record(KindErase, ref, target.told(), h); err != nil {
			return err
		}
		var err error
		if row.Heads, err = w.encode(h.pack(pack.names)); err != nil {
			return err
		}
	}
	pack.add(row, deleted)
	return nil
}

// putPacked writes all blocks and dictionaries of a packed register.
func (w *writer) putPacked(register string, p *packedTable) error {
	for field, dict := range p.dicts {
		for chunk := range dict.Chunks() {
			if err := w.put(bucketDict+register, dictKey(field, uint32(chunk)), dict.Chunk(uint32(chunk))); err != nil {
				return err
			}
		}
	}
	for bucket, tree := range map[string]*packed.Tree{bucketPacked: p.live, bucketPackedGone: p.gone} {
		for _, b := range tree.Blocks() {
			if err := w.put(bucket+register, blockKey(b.Number), b.Data()); err != nil {
				return err
			}
		}
	}
	return nil
}

// sortedChanges makes changes of paths and what they lead to, items before
// what is in them.
func sortedChanges(values map[string]string) []reg.Change {
	var changes []reg.Change
	for _, path := range slices.Sorted(maps.Keys(values)) {
		changes = append(changes, reg.Change{Path: path, To: values[path]})
	}
	return changes
}
