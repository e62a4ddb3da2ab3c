package storage

import (
	"bytes"
	"cmp"
	"slices"

	"samsvar/model/reg"
)

// retake carries change sets out again as the damaged file's log has them:
// the same entries with the same hashes, so that the history goes on as if
// nothing had happened. It stops before a change set that cannot be carried
// out, and returns how many were.
func (s *Store) retake(r *remains) (taken int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	// The file is a copy in the making: it is flushed once, when it is done.
	s.db.NoSync = true
	defer func() { s.db.NoSync = false }()
	d, erasures := s.View().draft(), false
	for _, set := range s.following(r) {
		err := s.write(func(t *txn) error { return t.carryOutSet(set, d) })
		if err != nil {
			break // what came before it is sound; the account tells how much is missing
		}
		s.heads[set.device] = set.end
		taken++
		erasures = erasures || set.header.Origin == OriginErase
	}
	if taken == 0 {
		return 0, nil
	}
	if erasures {
		if err := s.eraseAgain(r); err != nil {
			return taken, err
		}
	}
	if err := s.db.Sync(); err != nil {
		return taken, diskError("retake changes", s.path, err)
	}
	return taken, s.load()
}

// eraseAgain takes over what was erased by order after a backup was made: from
// the entries of the log, and by a new file from its free room.
func (s *Store) eraseAgain(r *remains) error {
	err := s.write(func(t *txn) error {
		for _, device := range r.devices {
			for key, versions := range r.values[bucketOps+device] {
				e, ok := r.entry(versions[0])
				if !ok || !erased(e.entry.Values) {
					continue
				}
				b := t.tx.Bucket([]byte(bucketOps + device))
				if b == nil || b.Get([]byte(key)) == nil {
					continue
				}
				own, _, err := t.openEntry(device, []byte(key), b.Get([]byte(key)))
				if err == nil && bytes.Equal(own.Hash, e.entry.Hash) {
					err = t.put(bucketOps+device, []byte(key), e.plain)
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := s.load(); err != nil {
		return err
	}
	return s.rewrite(rewriting{})
}

// following lists the change sets that go on from where the store is, in the
// order in which they were made. None comes before one that it has seen.
func (s *Store) following(r *remains) []changeSet {
	queues := map[string][]changeSet{}
	ends := map[string]uint64{}
	for _, device := range r.devices {
		from := s.heads[device]
		if from.Hash == nil {
			from.Hash = chainOrigin(s.id, device)
		}
		queues[device], ends[device] = r.sets(device, from), from.Seq
	}
	var all []changeSet
	for {
		var next []changeSet
		for _, queue := range queues {
			if len(queue) > 0 && hasSeen(ends, queue[0]) {
				next = append(next, queue[0])
			}
		}
		if len(next) == 0 {
			return all
		}
		first := slices.MinFunc(next, func(a, b changeSet) int {
			return cmp.Or(cmp.Compare(a.header.Clock, b.header.Clock), cmp.Compare(a.device, b.device))
		})
		all = append(all, first)
		queues[first.device], ends[first.device] = queues[first.device][1:], first.end.Seq
	}
}

func hasSeen(ends map[string]uint64, set changeSet) bool {
	return !slices.ContainsFunc(set.header.Seen, func(seen seenHead) bool { return ends[seen.Device] < seen.Seq })
}

// carryOutSet writes a change set's entries as they are and does what they say.
func (t *txn) carryOutSet(set changeSet, d *draft) error {
	for _, e := range set.entries {
		if err := t.put(bucketOps+set.device, seqKey(e.meta.Seq), e.plain); err != nil {
			return err
		}
		if e.meta.Kind == kindSet {
			continue
		}
		if e.meta.Kind != kindRows {
			key := historyKey(e.meta.ID, e.meta.Seq, set.device)
			if err := t.put(bucketHistory+e.meta.Register, key, nil); err != nil {
				return err
			}
		}
		if err := t.carryOutEntry(e, set.header, d); err != nil {
			return err
		}
	}
	if err := t.settlePacked(d); err != nil {
		return err
	}
	return t.store(bucketMeta, headKey+set.device, set.end)
}

// carryOutEntry does to the state what one entry says.
func (t *txn) carryOutEntry(e logged2, header entryMeta, d *draft) error {
	if e.meta.Kind != kindRows && len(e.entry.Values) != len(e.meta.Ops) {
		return errCannotRetake
	}
	if e.meta.Register == settingsName {
		return t.carryOutSetting(e)
	}
	table := d.table(e.meta.Register)
	switch {
	case table == nil:
		return errCannotRetake
	case table.packed != nil:
		return t.carryOutPacked(table, e, header)
	}
	return t.carryOutRecord(table, e, header)
}

func (t *txn) carryOutRecord(table *tableEdit, e logged2, header entryMeta) error {
	key := []byte(e.meta.ID)
	from, to, err := t.moveOf(e.meta)
	if err != nil {
		return err
	}
	if e.meta.wholeErased() {
		return t.delete(from, key)
	}
	now := body{heads: heads{}}
	if e.meta.Kind != KindCreate {
		old, err := t.get(from, key)
		if err == nil && old == nil {
			err = errCannotRetake
		}
		if err != nil {
			return err
		}
		if now, err = t.decodeBody(bytes.Clone(old), table.names); err != nil {
			return err
		}
	}
	if err := now.take(table.reg, e, header); err != nil {
		return err
	}
	data, err := t.encodeBody(now, table.names)
	if err == nil {
		err = t.writeNames(table.reg, table.names)
	}
	if err == nil && from != to {
		err = t.delete(from, key)
	}
	if err != nil {
		return err
	}
	return t.put(to, key, data)
}

// moveOf tells in which bucket a record lies before and after an entry.
func (t *txn) moveOf(meta entryMeta) (from, to string, err error) {
	live, gone := bucketRecords+meta.Register, bucketDeleted+meta.Register
	switch meta.Kind {
	case KindCreate, KindEdit:
		return live, live, nil
	case KindDelete:
		return live, gone, nil
	case KindRestore:
		return gone, live, nil
	case KindErase:
		if there, err := t.get(gone, []byte(meta.ID)); there != nil || err != nil {
			return gone, gone, err
		}
		return live, live, nil
	}
	return "", "", errCannotRetake
}

// take carries an entry out on a record's body. Values that were erased are
// left out: what tells of the erasure has what stands in their place.
func (b *body) take(r *reg.Register, e logged2, header entryMeta) error {
	fields := b.fields
	if fields == nil {
		fields = map[string]string{}
	}
	fields[idField] = string(e.meta.ID)
	rec := r.Load(fields)
	for i, op := range e.meta.Ops {
		b.heads.move(e.meta, op.Path, e.meta.Seq+uint64(i))
		gone := e.entry.Values[i].Erased != nil
		if op.Path == deletedPath || gone && !reg.IsItemPath(op.Path) {
			continue
		}
		change := reg.Change{Path: op.Path, From: e.entry.Values[i].From, To: e.entry.Values[i].To}
		if err := r.Apply(rec, []reg.Change{change}); err != nil {
			return errCannotRetake
		}
	}
	head := rec.Header()
	head.Changed, head.ChangedBy = reg.Instant(header.At/1000), header.User
	b.fields = r.Dump(rec)
	return nil
}

// move makes an operation the head of its path, as writing it did.
func (h heads) move(meta entryMeta, path string, seq uint64) {
	if meta.Kind == KindCreate {
		h.set(meta.Device, path, seq)
		return
	}
	h.replace(meta.Device, path, seq)
}

func (t *txn) carryOutSetting(e logged2) error {
	var setting settingBody
	key := string(e.meta.ID)
	if _, err := t.load(bucketSettings, key, &setting); err != nil {
		return err
	}
	h := heads(setting.Heads)
	if h == nil {
		h = heads{}
	}
	text := setting.Text
	for i, op := range e.meta.Ops {
		h.replace(e.meta.Device, op.Path, e.meta.Seq+uint64(i))
		text = e.entry.Values[i].To
	}
	return t.store(bucketSettings, key, settingBody{text, h})
}
