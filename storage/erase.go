package storage

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"samsvar/model/reg"
)

// Erasure orders content to be erased for good, for the sake of privacy: from
// the records, the history, the free room of the file and the attachments. The
// hashes of what was erased stay, so that the history can still be verified,
// and an entry that says who erased how much, when and why.
type Erasure struct {
	Records []reg.Ref // these records
	// Person chooses every record in which a field about persons (reg.Personal)
	// holds or ever held this name, whatever its case. Where that is a field of
	// an item, only the item's fields about persons are erased.
	Person string
	// Fields erases only fields about persons; the records stay.
	Fields bool
	// Instead stands in fields that must not be empty.
	Instead string
	Reason  string // why; stands in the history, and must not name the person
}

// Erasable is a record that an erasure touches.
type Erasable struct {
	Ref     reg.Ref
	No      string
	Title   string
	Deleted bool
	Whole   bool     // the record goes; otherwise only values of Fields
	Fields  []string // paths of fields in which values are erased
}

// ErasePlan is what an erasure does, or has done.
type ErasePlan struct {
	Records []Erasable
	Values  int // in the history
	// Mentions are records that name the person in other texts. They stay.
	Mentions []reg.Ref
	// Reasons is how many change sets name the person in their reason, or were
	// made by someone of that name. They stay: the history rests on them.
	Reasons int
	// Held are copies of the store that still have the content.
	Held []string
}

// Kind and origin of what an erasure leaves in the history. An entry of
// KindErase without a change stands for a record that went as a whole.
const (
	KindErase   Kind   = "erase"
	OriginErase Origin = "erase"
)

// PlanErase says what Erase would do, without doing it.
func (s *Store) PlanErase(order Erasure) (ErasePlan, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, err := s.eraser(order)
	if err != nil {
		return ErasePlan{}, err
	}
	return s.erasePlan(x), nil
}

// Erase carries an order out. What is erased cannot be brought back, except
// from the copies named in the result; DropCopies deletes these. It fails with
// *InUse where other records link to one that would go.
func (s *Store) Erase(order Erasure) (ErasePlan, error) {
	plan, err := s.erase(order)
	if err == nil || len(plan.Records) > 0 {
		s.listeners.tell()
	}
	return plan, err
}

func (s *Store) erase(order Erasure) (ErasePlan, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if strings.TrimSpace(order.Reason) == "" {
		return ErasePlan{}, refuse("erase_reason")
	}
	x, err := s.eraser(order)
	if err != nil {
		return ErasePlan{}, err
	}
	if err := s.unchangedOutside(); err != nil {
		return ErasePlan{}, err
	}
	plan := s.erasePlan(x)
	if err := s.rewrite(rewriting{change: x.change, then: x.finish}); err != nil {
		return ErasePlan{}, err
	}
	s.eraseUnsaved(order, plan)
	var failed error
	for hash := range x.files {
		if _, used := s.View().fileSizes()[hash]; !used {
			failed = errors.Join(failed, s.dropFile(hash))
		}
	}
	return plan, failed
}

func (s *Store) eraser(order Erasure) (*eraser, error) {
	if s.db == nil {
		return nil, refuse("closed", s.path)
	}
	x := newEraser(s, order)
	if err := s.read(x.find); err != nil {
		return nil, err
	}
	if len(x.targets) == 0 {
		return nil, refuse("erase_nothing", order.Person)
	}
	return x, x.checkUses()
}

func (s *Store) erasePlan(x *eraser) ErasePlan {
	plan := ErasePlan{Values: x.values, Reasons: x.reasons, Held: s.held(x)}
	for _, ref := range x.refs {
		t := x.targets[ref]
		e := Erasable{Ref: ref, No: t.now.Header().No, Title: t.reg.Title(t.now), Deleted: t.deleted, Whole: t.whole}
		for path := range t.paths {
			if field := reg.FieldOfPath(path); t.covers(path) && !slices.Contains(e.Fields, field) {
				e.Fields = append(e.Fields, field)
			}
		}
		slices.Sort(e.Fields)
		plan.Records = append(plan.Records, e)
	}
	if x.order.Person == "" {
		return plan
	}
	for _, key := range x.view.keys {
		for _, id := range x.view.Search(key, x.order.Person) {
			if ref := (reg.Ref{Register: key, ID: id}); x.targets[ref] == nil {
				plan.Mentions = append(plan.Mentions, ref)
			}
		}
	}
	return plan
}

// copies lists the files that may be copies of the store: backups, and what was
// set aside when the store was damaged or replaced.
func (s *Store) copies() []string {
	var all []string
	for _, b := range Backups(s.path, s.Second().Folder) {
		all = append(all, b.Path)
	}
	entries, _ := os.ReadDir(filepath.Dir(s.path))
	for _, e := range entries {
		name := filepath.Base(s.path)
		if strings.HasPrefix(e.Name(), name+replacedMark) || strings.HasPrefix(e.Name(), name+asideMark) {
			all = append(all, filepath.Join(filepath.Dir(s.path), e.Name()))
		}
	}
	return all
}

// held lists the copies in which something of an erasure still stands, and
// those that cannot be read, since nobody knows.
func (s *Store) held(x *eraser) []string {
	var held []string
	for _, path := range s.copies() {
		if copied, err := openCopy(path, s.opt, nil); err == nil {
			holds, err := copied.holdsAny(x)
			if err = errors.Join(err, copied.db.Close()); err == nil && !holds {
				continue
			}
		}
		held = append(held, path)
	}
	return held
}

// holdsAny reports whether a copy has one of the values to be erased.
func (s *Store) holdsAny(x *eraser) (holds bool, err error) {
	if s.id != x.store.id {
		return false, nil
	}
	err = s.read(func(t *txn) error {
		for _, at := range x.places {
			e, meta, err := t.entryAt(at.Device, at.Seq)
			if err != nil {
				continue // not made yet, or another history
			}
			for i, op := range meta.Ops {
				ref := reg.Ref{Register: meta.Register, ID: meta.ID}
				if target := x.targets[ref]; target != nil && i < len(e.Values) && target.erases(op.Path, e.Values[i]) {
					holds = true
					return nil
				}
			}
		}
		return nil
	})
	return holds, err
}

// DropCopies deletes copies of the store that an erasure named, with the lists
// of their attachments. The store should have a new backup first.
func (s *Store) DropCopies(paths []string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.copies()
	var failed error
	for _, path := range paths {
		if !slices.Contains(known, path) {
			continue
		}
		err := os.Remove(path)
		if errors.Is(err, os.ErrNotExist) {
			err = nil
		}
		_ = os.Remove(path + attachedSuffix) // most have none
		failed = errors.Join(failed, diskError("delete copy", path, err))
	}
	return failed
}
