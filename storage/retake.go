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
	d := s.View().draft()
	for _, set := range s.following(r) {
		err := s.write(func(t *txn) error { return t.carryOutSet(set, d) })
		if err != nil {
			break // what came before it is sound; the account tells how much is missing
		}
		s.heads[set.device] = set.end
		taken++
	}
	if taken == 0 {
		return 0, nil
	}
	if err := s.db.Sync(); err != nil {
		return taken, diskError("retake changes", s.path, err)
	}
	return taken, s.load()
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
	if e.meta.Kind != kindRows && len(e.entry.Values) != len(e.meta.Ops) || erased(e.entry.Values) {
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
	from, to := bucketRecords+e.meta.Register, bucketRecords+e.meta.Register
	switch e.meta.Kind {
	case KindDelete:
		to = bucketDeleted + e.meta.Register
	case KindRestore:
		from = bucketDeleted + e.meta.Register
	case KindCreate, KindEdit:
	default:
		return errCannotRetake
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

// take carries an entry out on a record's body.
func (b *body) take(r *reg.Register, e logged2, header entryMeta) error {
	fields := b.fields
	if fields == nil {
		fields = map[string]string{}
	}
	fields[idField] = string(e.meta.ID)
	rec := r.Load(fields)
	for i, op := range e.meta.Ops {
		b.heads.move(e.meta, op.Path, e.meta.Seq+uint64(i))
		if op.Path == deletedPath {
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
