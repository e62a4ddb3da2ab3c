package storage

import (
	"errors"
	"os"
	"time"

	"samsvar/model/reg"
)

// Look is what a store holds that was only looked at. Its file is closed.
type Look struct {
	Path     string
	ID       string
	Size     int64 // bytes of the file
	View     *View
	LastTime time.Time // of the last change, by the clock then; zero if there is none
	LastUser string    // who made it
}

// Peek reads a store, most often a backup, without changing its file in any
// way, and gives it back at once. Every value is checked. It fails like Open.
func Peek(path string, opt Options) (*Look, error) {
	s, err := openCopy(path, opt.withDefaults(), nil)
	if err != nil {
		return nil, err
	}
	look := &Look{Path: path, ID: s.stamp.ID}
	err = s.read(func(t *txn) error {
		if err := t.readAll(); err != nil {
			return err
		}
		view, err := t.readView(newView(s.opt.Registers))
		if err != nil {
			return err
		}
		look.View = view
		last, err := t.lastChange(s.heads)
		if last.Seq > 0 {
			look.LastTime, look.LastUser = time.UnixMilli(last.At).UTC(), last.User
		}
		return err
	})
	if info, statErr := os.Stat(path); statErr == nil {
		look.Size = info.Size()
	}
	return look, errors.Join(err, s.db.Close())
}

// Peek reads another file of this store, with the key this one is open with.
func (s *Store) Peek(path string) (*Look, error) {
	s.mu.Lock()
	opt := s.opt
	s.mu.Unlock()
	return Peek(path, opt)
}

// openCopy opens a file for reading only, after looking through it, and reads
// its stamp and the ends of its history. The caller closes its db. A copy of an
// open store must be sealed with that store's key; original is nil otherwise.
func openCopy(path string, opt Options, original *Store) (*Store, error) {
	if err := examineFile(path, os.O_RDONLY); err != nil {
		return nil, err
	}
	if original != nil {
		opt.key = original.opt.key
	}
	s, err := newStore(path, opt)
	if err != nil {
		return nil, err
	}
	options := boltOptions()
	options.ReadOnly = true
	if err := guard(path, func() error { return s.openBolt(options) }); err != nil {
		return nil, err
	}
	err = s.read(func(t *txn) error {
		if original != nil {
			if err := t.sealedWith(original.opt.key); err != nil {
				return err
			}
		}
		if err := s.readKeyAndStamp(t); err != nil {
			return err
		}
		s.heads, err = t.readHeads()
		return err
	})
	if err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	return s, nil
}

// lastChange returns the header of the change set made last, by the clocks of
// the chains. Its number is 0 if there is none.
func (t *txn) lastChange(heads map[string]head) (entryMeta, error) {
	device, last := "", head{}
	for d, h := range heads {
		if h.Clock > last.Clock {
			device, last = d, h
		}
	}
	if last.Clock == 0 {
		return entryMeta{}, nil
	}
	return t.lastSet(device)
}

// Difference is how one register differs between two Views of a store.
type Difference struct {
	Register string
	Count    int      // records in the other
	New      []reg.ID // only in the other
	Changed  []reg.ID // in both, but not alike
	Gone     []reg.ID // not in the other
}

// Same reports whether nothing differs.
func (d Difference) Same() bool { return len(d.New)+len(d.Changed)+len(d.Gone) == 0 }

// Compare tells what would become of the present if the other took its place.
func Compare(present, other *View) []Difference {
	var all []Difference
	for _, r := range other.Registers() {
		d := Difference{Register: r.Key, Count: other.Count(r.Key)}
		for _, rec := range other.All(r.Key) {
			id := rec.Header().ID
			now, there := present.Get(r.Key, id)
			switch {
			case !there:
				d.New = append(d.New, id)
			case !alike(r, now, rec):
				d.Changed = append(d.Changed, id)
			}
		}
		for _, rec := range present.All(r.Key) {
			if _, there := other.Get(r.Key, rec.Header().ID); !there {
				d.Gone = append(d.Gone, rec.Header().ID)
			}
		}
		all = append(all, d)
	}
	return all
}

func alike(r *reg.Register, a, b reg.Record) bool {
	return a == b || len(r.Diff(a, b)) == 0
}
