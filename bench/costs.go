package main

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// engine is the database below Samsvar with as much on top as a step of the
// ladder says: the record alone, with an entry of the log and of its index, and
// with the entries chained by hashes.
type engine struct {
	db     *bbolt.DB
	log    bool
	chain  bool
	seq    uint64
	last   [sha256.Size]byte
	record []byte
	entry  []byte
}

func newEngine(path string, log, chain bool) (*engine, error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return nil, err
	}
	e := &engine{db: db, log: log, chain: chain, record: make([]byte, 700), entry: make([]byte, 160)}
	return e, db.Update(func(tx *bbolt.Tx) error {
		for _, name := range []string{"records", "log", "index", "head"} {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		for i := range ordinary {
			if err := tx.Bucket([]byte("records")).Put(number8(uint64(i)), e.record); err != nil {
				return err
			}
		}
		return nil
	})
}

func number8(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

// save writes one record and what belongs to it, durably.
func (e *engine) save() error {
	e.seq++
	binary.BigEndian.PutUint64(e.record, e.seq)
	binary.BigEndian.PutUint64(e.entry, e.seq)
	key := number8(e.seq * 7919 % ordinary)
	return e.db.Update(func(tx *bbolt.Tx) error {
		if err := tx.Bucket([]byte("records")).Put(key, e.record); err != nil || !e.log {
			return err
		}
		entry := e.entry
		if e.chain {
			e.last = sha256.Sum256(append(e.last[:], entry...))
			entry = append(e.last[:], entry...)
			if err := tx.Bucket([]byte("head")).Put([]byte("head"), e.last[:]); err != nil {
				return err
			}
		}
		return errors.Join(tx.Bucket([]byte("log")).Put(number8(e.seq), entry),
			tx.Bucket([]byte("index")).Put(append(key, number8(e.seq)...), []byte{}))
	})
}

// featureCosts measures what history and chain cost on each save, and all that
// Samsvar does together.
func featureCosts(dir string, rounds int) ([]cost, error) {
	dir = filepath.Join(dir, "costs")
	own := newSamsvar()
	if err := fresh(own, filepath.Join(dir, "own", "store.samsvar")); err != nil {
		return nil, err
	}
	if err := own.importTexts(texts(ordinary)); err != nil {
		return nil, err
	}
	n := 0
	all := []doer{{"whole", func() error { n++; return own.save(n) }}}
	var engines []*engine
	for _, step := range []struct {
		name       string
		log, chain bool
	}{{"record", false, false}, {"log", true, false}, {"chain", true, true}} {
		e, err := newEngine(filepath.Join(dir, step.name), step.log, step.chain)
		if err != nil {
			return nil, err
		}
		engines = append(engines, e)
		all = append(all, doer{step.name, e.save})
	}
	if _, err := turns(10, false, all); err != nil {
		return nil, err
	}
	t, err := turns(rounds, false, all)
	if err != nil {
		return nil, err
	}
	for _, e := range engines {
		err = errors.Join(err, e.db.Close())
	}
	return []cost{
		{what: "history: a log entry and its index beside the record (bare engine)", with: t.median("log"), without: t.median("record")},
		{what: "chain: each entry hashed with the one before (bare engine)", with: t.median("chain"), without: t.median("log")},
		{what: "all that a save does, against the bare engine writing the record", with: t.median("whole"), without: t.median("record")},
	}, errors.Join(err, own.close(), os.RemoveAll(dir))
}

// sealingCosts measures what encryption costs: saves, and reading everything at
// opening, with so many attendances.
func sealingCosts(dir string, rows, rounds int) ([]cost, error) {
	plain, sealed := newSamsvar(), newSealed()
	f := &fixture{filepath.Join(dir, "sealing"), rows, []system{plain, sealed}}
	content := attendances(rows)
	for _, s := range f.systems {
		if err := f.fill(s, content, texts(ordinary)); err != nil {
			return nil, err
		}
	}
	open, _, err := f.opens(fewer(rows, 7))
	if err != nil {
		return nil, err
	}
	n := 0
	save := f.each(func(s system) error { n++; return s.save(n) })
	if _, err := turns(10, false, save); err != nil {
		return nil, err
	}
	saves, err := turns(rounds, false, save)
	if err != nil {
		return nil, err
	}
	checks, err := turns(3, true, f.each(func(s system) error { return s.verify() }))
	if err != nil {
		return nil, err
	}
	return []cost{
		{what: f.title("encryption: a save"), with: saves.median(sealed.name()), without: saves.median(plain.name()), most: 1.3},
		{what: f.title("encryption: reading all, at opening"), with: open[1].took[sealed.name()], without: open[1].took[plain.name()], most: 1.5},
		{what: f.title("encryption: verification"), with: checks.median(sealed.name()), without: checks.median(plain.name())},
	}, f.drop()
}
