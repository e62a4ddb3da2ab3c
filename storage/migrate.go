package storage

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"samsvar/model/reg"
)

// Migrated tells what was done with a store of an older schema when it was
// opened.
type Migrated struct {
	From, To int    // schemas
	Records  int    // changed, deleted ones too
	Backup   string // from before, kept for ever
	Kept     string // the file as it was
}

// Migrated tells whether the store was of an older schema when it was opened,
// and what was done with it.
func (s *Store) Migrated() (Migrated, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.migrated == nil {
		return Migrated{}, false
	}
	return *s.migrated, true
}

// migrate brings a store of an older schema to that of this program: in a new
// file, which is verified before it takes the place of the old one. A backup is
// made before, and the old file is kept. If anything fails, the store is as it
// was. The caller holds mu or is the only one to know the store.
func (s *Store) migrate() error {
	from := s.stamp.Schema
	if from >= s.opt.schema() {
		return nil
	}
	backup, err := s.backup(markMigration)
	if err != nil {
		return err
	}
	m := &migrator{store: s, steps: s.opt.Migrations[from-Schema:]}
	kept := replacedName(s.path, s.opt.Now())
	next := rewriting{then: m.all, keepAs: kept}
	if s.opt.key != nil { // whose header names the schema too
		stamp := s.stamp.migrated(s.opt)
		next.reseal, next.key = true, s.opt.key.For(stamp.Schema, stamp.Needs)
	}
	if err := s.rewrite(next); err != nil {
		return &Error{Code: "migration_failed", Args: []string{s.path, backup}, Err: err}
	}
	s.migrated = &Migrated{From: from, To: s.stamp.Schema, Records: m.count, Backup: backup, Kept: kept}
	return nil
}

// migrator carries migrations out in a new file.
type migrator struct {
	store *Store
	steps []reg.Migration
	count int
}

func (m *migrator) all(t *txn) error {
	s := m.store
	if err := t.update(bucketMeta, stampKey, s.stamp.migrated(s.opt).savedBy(s.opt.Program)); err != nil {
		return err
	}
	var w *writer // begun with the first record that changes
	begin := func() (*writer, error) {
		if w != nil {
			return w, nil
		}
		var err error
		w, err = t.begin(s.heads, entryMeta{At: s.opt.Now().UnixMilli(), User: s.opt.User, Origin: OriginMigration,
			Program: s.opt.Program, Device: s.opt.Device}, s.id)
		return w, err
	}
	for _, register := range m.registers() {
		if err := m.register(t, register, begin); err != nil {
			return err
		}
	}
	if w != nil {
		if err := w.end(); err != nil {
			return err
		}
	}
	return m.verify(t)
}

// registers are those that a migration changes.
func (m *migrator) registers() []string {
	changed := map[string]bool{}
	for _, step := range m.steps {
		for register := range step.Registers {
			changed[register] = true
		}
	}
	return slices.Sorted(maps.Keys(changed))
}

func (m *migrator) register(t *txn, register string, begin func() (*writer, error)) error {
	described := &reg.Register{Key: register}
	if slices.ContainsFunc(m.store.opt.Registers, func(r *reg.Register) bool { return r.Key == register && r.Packed }) {
		return fmt.Errorf("register %s is packed: its rows cannot be migrated", register)
	}
	names, err := t.readNames(described)
	if err != nil {
		return err
	}
	for _, bucket := range []string{bucketRecords + register, bucketDeleted + register} {
		changed, err := m.changed(t, bucket, register, names)
		if err != nil {
			return err
		}
		for _, c := range changed {
			w, err := begin()
			if err != nil {
				return err
			}
			if err := w.migrated(bucket, register, c, names); err != nil {
				return err
			}
		}
		m.count += len(changed)
	}
	return t.writeNames(described, names)
}

// migratedRecord is a record with what migrations change in it.
type migratedRecord struct {
	id      reg.ID
	body    body // as it is afterwards
	changes []reg.Change
}

// changed works out what becomes of the records of a bucket.
func (m *migrator) changed(t *txn, bucket, register string, names *names) ([]migratedRecord, error) {
	var all []migratedRecord
	err := t.each(bucket, func(key, plain []byte) error {
		old, err := t.decodeBody(plain, names)
		if err != nil {
			return err
		}
		after := reg.Migrate(register, old.fields, m.steps)
		delete(after, idField)
		if changes := fieldChanges(old.fields, after); len(changes) > 0 {
			old.fields = after
			all = append(all, migratedRecord{reg.ID(key), old, changes})
		}
		return nil
	})
	return all, err
}

// fieldChanges lists whole fields that differ, those that went first.
func fieldChanges(from, to map[string]string) []reg.Change {
	var all []reg.Change
	for _, key := range slices.Sorted(maps.Keys(from)) {
		if to[key] == "" && from[key] != "" {
			all = append(all, reg.Change{Path: key, From: from[key]})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(to)) {
		if to[key] != from[key] && to[key] != "" {
			all = append(all, reg.Change{Path: key, From: from[key], To: to[key]})
		}
	}
	return all
}

// migrated logs what a migration did to a record and writes the record.
func (w *writer) migrated(bucket, register string, r migratedRecord, names *names) error {
	if err := w.record(KindEdit, reg.Ref{Register: register, ID: r.id}, r.changes, r.body.heads); err != nil {
		return err
	}
	data, err := w.encodeBody(r.body, names)
	if err != nil {
		return err
	}
	return w.put(bucket, []byte(r.id), data)
}

// verify reads the new content with the descriptions of this version and
// compares it with its whole history.
func (m *migrator) verify(t *txn) error {
	if err := t.finish(); err != nil {
		return err
	}
	view, err := t.readView(newView(m.store.opt.Registers))
	if err != nil {
		return err
	}
	v := &verifier{txn: t, report: &Report{}, store: m.store, view: view}
	if err := v.content(); err != nil {
		return err
	}
	for _, f := range v.report.Findings {
		if !f.Warning {
			return &Damaged{Harm: HarmContent, Detail: f.Code + " " + strings.Join(f.Args, " ")}
		}
	}
	return nil
}
