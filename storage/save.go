package storage

import (
	"samsvar/model/reg"
)

// Save carries a change out, whole or not at all, and returns when it is
// durable. A change that changes nothing writes nothing.
func (s *Store) Save(c Change) (Result, error) {
	result, err := s.save(c)
	if err == nil && result.Set != "" {
		s.listeners.tell()
	}
	return result, err
}

func (s *Store) save(c Change) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.carryOut(newPlan(s.View(), c, s.opt))
}

// carryOut makes a plan and writes it. The caller holds mu.
func (s *Store) carryOut(p *plan) (Result, error) {
	if s.db == nil {
		return Result{}, refuse("closed", s.path)
	}
	if err := p.make(); err != nil {
		return Result{}, err
	}
	if p.empty() {
		return p.result, nil
	}
	if err := s.unchangedOutside(); err != nil {
		return Result{}, err
	}
	p.result.Backup, p.result.BackupErr = s.backupBefore(p.change)
	meta := entryMeta{At: p.now.UnixMilli(), User: s.opt.User, Origin: p.change.origin(),
		Reason: p.change.Reason, Program: s.opt.Program, Device: s.opt.Device, Undoes: p.undoes}
	var w *writer
	err := s.write(func(t *txn) error {
		var err error
		w, err = t.writePlan(p, s.heads, meta, s.id)
		if err == nil && s.stamp.Program != s.opt.Program {
			err = t.update(bucketMeta, stampKey, s.stamp.savedBy(s.opt.Program))
		}
		return err
	})
	if err != nil {
		return Result{}, err
	}
	s.stamp = s.stamp.savedBy(s.opt.Program)
	s.heads[s.opt.Device] = w.head
	s.noteClock(p.now)
	s.lastAt = p.now.UTC()
	s.view.Store(p.draft.View)
	p.result.Set = setName(s.opt.Device, w.set)
	return p.result, nil
}

func (c Change) origin() Origin {
	if c.Origin == "" {
		return OriginEdit
	}
	return c.Origin
}

func (st stamp) savedBy(program string) stamp {
	st.Program = program
	return st
}

// writePlan writes records, history and settings of a plan.
func (t *txn) writePlan(p *plan, heads map[string]head, meta entryMeta, store string) (*writer, error) {
	w, err := t.begin(heads, meta, store)
	if err != nil {
		return nil, err
	}
	for _, st := range p.steps {
		if err := w.step(st); err != nil {
			return nil, err
		}
	}
	for _, setting := range p.settings {
		if err := w.setting(setting); err != nil {
			return nil, err
		}
	}
	if err := w.packedTables(p.draft); err != nil {
		return nil, err
	}
	for _, edit := range p.draft.edits {
		if err := t.writeNames(edit.reg, edit.names); err != nil {
			return nil, err
		}
	}
	return w, w.end()
}

// step writes what a plan does to one record.
func (w *writer) step(st step) error {
	if st.packed != nil {
		return w.packedStep(st)
	}
	register, key := st.table.reg.Key, []byte(st.row.id())
	from, to := bucketRecords+register, bucketRecords+register
	switch st.kind {
	case KindDelete:
		to = bucketDeleted + register
	case KindRestore:
		from = bucketDeleted + register
	}
	now := body{heads: heads{}}
	if st.kind != KindCreate {
		old, err := w.get(from, key)
		if err != nil {
			return err
		}
		if now, err = w.decodeBody(old, st.table.names); err != nil {
			return err
		}
	}
	now.fields = st.table.reg.Dump(st.row.rec)
	if err := w.record(st.kind, reg.Ref{Register: register, ID: st.row.id()}, st.changes, now.heads); err != nil {
		return err
	}
	data, err := w.encodeBody(now, st.table.names)
	if err != nil {
		return err
	}
	if from != to {
		if err := w.delete(from, key); err != nil {
			return err
		}
	}
	return w.put(to, key, data)
}

func (w *writer) setting(change reg.Change) error {
	var body settingBody
	if _, err := w.load(bucketSettings, change.Path, &body); err != nil {
		return err
	}
	h := heads(body.Heads)
	if h == nil {
		h = heads{}
	}
	ref := reg.Ref{Register: settingsName, ID: reg.ID(change.Path)}
	logged := reg.Change{Path: settingPath, From: change.From, To: change.To}
	if err := w.record(KindSetting, ref, []reg.Change{logged}, h); err != nil {
		return err
	}
	return w.update(bucketSettings, change.Path, settingBody{change.To, h})
}
