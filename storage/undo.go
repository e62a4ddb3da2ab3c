package storage

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"samsvar/model/reg"
)

// Undo is worked out from the history alone, so that it goes on after the
// store was closed. A change set that takes another back names it in its
// header; one that takes an undo back is a redo. A set counts as long as no
// set that counts takes it back.

// undoReach is how many change sets of a device are looked at, the latest first.
const undoReach = 1000

// stepCount is how many records of a change set are counted for a menu.
const stepCount = 1000

// Step is a change set that Undo would take back, or that Redo would do again,
// for saying so.
type Step struct {
	Set    string
	Time   time.Time
	User   string
	Origin Origin
	Reason string
	Kind   Kind    // of the first entry
	Ref    reg.Ref // of the first entry; for a setting, the id is its key
	Count  int     // records and settings, not counted beyond 1,000
}

// Undoable returns what Undo would take back, if there is something.
func (s *Store) Undoable() (Step, bool, error) { return s.step(false) }

// Redoable returns what Redo would do again, if there is something.
func (s *Store) Redoable() (Step, bool, error) { return s.step(true) }

// Undo takes back the latest change set that this user made on this device and
// that is not taken back yet, as a new change set. It fails with *Overtaken,
// and changes nothing, where others have changed the same since, and with
// *InUse where others link by now to what it would take away.
func (s *Store) Undo() (Result, error) { return s.takeBack(false) }

// Redo takes back the latest Undo, unless something else was changed since. It
// fails as Undo does.
func (s *Store) Redo() (Result, error) { return s.takeBack(true) }

func (s *Store) step(redo bool) (step Step, ok bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.read(func(t *txn) error {
		header, found, err := t.reversible(s.opt.Device, s.opt.User, redo)
		if err != nil || !found {
			return err
		}
		ok = true
		if header, err = t.done(header); err == nil {
			step, err = t.stepOf(header)
		}
		return err
	})
	return step, ok, err
}

// done returns the header of what was done first, before it was undone and done
// again.
func (t *txn) done(set entryMeta) (entryMeta, error) {
	r := logReader{t, map[opRef]entryMeta{}}
	var err error
	for set.Undoes != nil && err == nil {
		set, err = r.header(entryMeta{Device: set.Undoes.Device, Set: set.Undoes.Seq})
	}
	return set, err
}

func (t *txn) stepOf(header entryMeta) (Step, error) {
	step := Step{Set: setName(header.Device, header.Seq), Time: time.UnixMilli(header.At).UTC(),
		User: header.User, Origin: header.Origin, Reason: header.Reason}
	err := t.eachIn(header, func(_ entry, meta entryMeta) bool {
		if step.Count++; step.Count == 1 {
			step.Kind, step.Ref = meta.Kind, reg.Ref{Register: meta.Register, ID: meta.ID}
			if meta.Register == settingsName {
				step.Ref.Register = ""
			}
		}
		return step.Count < stepCount
	})
	return step, err
}

// eachIn visits the entries of a change set in order.
func (t *txn) eachIn(header entryMeta, visit func(entry, entryMeta) (more bool)) error {
	b := t.tx.Bucket([]byte(bucketOps + header.Device))
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for key, sealed := c.Seek(seqKey(header.Seq + 1)); key != nil; key, sealed = c.Next() {
		e, meta, err := t.openEntry(header.Device, key, sealed)
		if err != nil {
			return err
		}
		if meta.Kind == kindSet {
			return nil
		}
		more := true
		err = e.eachRecord(meta, func(e entry, meta entryMeta) error {
			more = more && visit(e, meta)
			return nil
		})
		if err != nil || !more {
			return err
		}
	}
	return nil
}

// reversible finds the change set that comes next in undoing or redoing.
func (t *txn) reversible(device, user string, redo bool) (found entryMeta, ok bool, err error) {
	back := map[uint64]bool{} // taken back by one that counts
	left := undoReach
	err = t.eachSet(device, func(header entryMeta) (bool, error) {
		if left--; left < 0 {
			return false, nil
		}
		if header.User != user || header.Origin == OriginMigration || header.Origin == OriginErase || back[header.Seq] {
			return true, nil
		}
		if header.Undoes == nil {
			found, ok = header, !redo
			return false, nil
		}
		if ok = (header.Origin == OriginUndo) == redo; ok {
			found = header
			return false, nil
		}
		back[header.Undoes.Seq] = true
		return true, nil
	})
	return found, ok, err
}

func (s *Store) takeBack(redo bool) (Result, error) {
	result, err := s.reverse(redo)
	if err == nil {
		s.listeners.tell()
	}
	return result, err
}

func (s *Store) reverse(redo bool) (Result, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change := Change{Origin: OriginUndo}
	code := "nothing_to_undo"
	if redo {
		change.Origin, code = OriginRedo, "nothing_to_redo"
	}
	var header entryMeta
	err := s.read(func(t *txn) error {
		var ok bool
		var err error
		if header, ok, err = t.reversible(s.opt.Device, s.opt.User, redo); err != nil {
			return err
		}
		if !ok {
			return refuse(code)
		}
		r := newReversal(t, s.View(), header, &change)
		return r.all()
	})
	if err != nil {
		return Result{}, err
	}
	p := newPlan(s.View(), change, s.opt)
	p.undoes = &opRef{Device: header.Device, Seq: header.Seq}
	p.oldUse = func(u Use, to reg.Ref) bool { return s.olderUse(u, header, redo, to) }
	return s.carryOut(p)
}

// olderUse reports whether a link was there already in the state that taking a
// change set back leads to: then it may lead nowhere, as it did. Otherwise it
// came since. The caller holds mu.
func (s *Store) olderUse(u Use, set entryMeta, redo bool, to reg.Ref) bool {
	older := false
	err := s.read(func(t *txn) error {
		r := logReader{t, map[opRef]entryMeta{}}
		set, err := t.done(set)
		if err != nil {
			return err
		}
		entries, err := r.pastOf(u.From.Register, u.From.ID)
		entries = slices.DeleteFunc(entries, func(p past) bool {
			return p.header.Clock > set.Clock || p.header.Clock == set.Clock && !redo
		})
		if register := s.View().tables[u.From.Register]; register != nil && err == nil {
			then := form(register.reg, u.From.ID, entries)
			older = then.live() && slices.Contains(register.reg.Links(then.rec), reg.LinkRef{Path: u.Path, To: to})
		}
		return err
	})
	return err == nil && older
}

// touches reports whether an entry changed a field of the register, or made or
// deleted the record.
func (p past) touches(field string) bool {
	if p.meta.Kind != KindEdit {
		return true
	}
	for _, op := range p.meta.Ops {
		if (reg.Change{Path: op.Path}).Field() == field {
			return true
		}
	}
	return false
}

// Overtaken refuses to take a change set back because others have changed the
// same since.
type Overtaken struct {
	Step  Step
	By    []Overtaking
	Again bool // it was a redo
}

// Overtaking is one place that was changed since.
type Overtaking struct {
	Ref  reg.Ref
	No   string // the record's number
	Path string // of the field; "" for the record as a whole
	User string // who changed it
	Time time.Time
}

// Error returns an English text for logs.
func (e *Overtaken) Error() string {
	first := e.By[0]
	return "cannot take back " + e.Step.Set + ": " + first.Ref.Register + " " + cmp.Or(first.No, string(first.Ref.ID)) +
		" " + first.Path + " was changed since by " + first.User
}

// ErrorCode tells undo from redo.
func (e *Overtaken) ErrorCode() string {
	if e.Again {
		return "redo_overtaken"
	}
	return "undo_overtaken"
}

// ErrorArgs are number, who, and how many places.
func (e *Overtaken) ErrorArgs() []string {
	first := e.By[0]
	return []string{cmp.Or(first.No, string(first.Ref.ID)), first.User, strconv.Itoa(len(e.By))}
}
