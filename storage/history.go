package storage

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"time"

	"samsvar/model/reg"
)

// Query chooses entries of the history. The zero Query chooses all.
type Query struct {
	Device   string    // only of this device
	From, To uint64    // numbers of operations, both included; 0 means no limit
	Since    time.Time // not before
	Until    time.Time // before
	Set      string    // only of this change set
	Register string    // only of this register
	Newest   int       // at most so many, the last ones; 0 means no limit
}

// Log returns entries of the history, oldest first.
func (s *Store) Log(q Query) ([]Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []stamped
	err := s.read(func(t *txn) error {
		for _, device := range t.devices() {
			if q.Device != "" && q.Device != device {
				continue
			}
			found, err := t.query(device, q)
			if err != nil {
				return err
			}
			all = append(all, found...)
		}
		return nil
	})
	return inOrder(all, q.Newest), err
}

// History returns what happened to one record, oldest first. It works for
// deleted records too. Of a setting, the register is empty and the id its key.
func (s *Store) History(ref reg.Ref) ([]Entry, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	register := ref.Register
	if register == "" {
		register = settingsName
	}
	var all []stamped
	err := s.read(func(t *txn) error {
		r := logReader{t, map[opRef]entryMeta{}}
		return r.eachOf(register, ref.ID, func(device string, seq uint64) error {
			entry, err := r.at(device, seq)
			all = append(all, entry)
			return err
		})
	})
	return inOrder(all, 0), err
}

// eachOf visits the places of a record's entries.
func (t *txn) eachOf(register string, id reg.ID, visit func(device string, seq uint64) error) error {
	if born, ok := t.bornAt(register, id); ok {
		if err := visit(born.Device, born.Seq); err != nil {
			return err
		}
	}
	b := t.tx.Bucket([]byte(bucketHistory + register))
	if b == nil {
		return nil
	}
	c := b.Cursor()
	prefix := append([]byte(id), 0)
	for key, _ := c.Seek(prefix); bytes.HasPrefix(key, prefix); key, _ = c.Next() {
		_, seq, device, err := splitHistoryKey(key)
		if err != nil {
			return &Damaged{Harm: HarmContent, Detail: err.Error()}
		}
		if err := visit(device, seq); err != nil {
			return err
		}
	}
	return nil
}

// stamped is an entry with the clock that orders it.
type stamped struct {
	Entry
	clock uint64
}

// inOrder sorts entries by clock, and within a device by number.
func inOrder(all []stamped, newest int) []Entry {
	slices.SortStableFunc(all, func(a, b stamped) int {
		return cmp.Or(cmp.Compare(a.clock, b.clock), cmp.Compare(a.Device, b.Device), cmp.Compare(a.Seq, b.Seq))
	})
	if newest > 0 && len(all) > newest {
		all = all[len(all)-newest:]
	}
	entries := make([]Entry, len(all))
	for i, e := range all {
		entries[i] = e.Entry
	}
	return entries
}

// logReader reads entries and remembers the headers of their change sets.
type logReader struct {
	*txn
	headers map[opRef]entryMeta
}

func (r logReader) at(device string, seq uint64) (stamped, error) {
	e, meta, err := r.entryAt(device, seq)
	if err != nil {
		return stamped{}, err
	}
	return r.entry(e, meta)
}

func lostEntry(device string, seq uint64) error {
	return &Damaged{Harm: HarmContent, Detail: "no operation " + strconv.FormatUint(seq, 10) + " of " + device}
}

// header finds the header of an entry's change set.
func (r logReader) header(meta entryMeta) (entryMeta, error) {
	at := opRef{Device: meta.Device, Seq: meta.Set}
	if header, ok := r.headers[at]; ok {
		return header, nil
	}
	b := r.tx.Bucket([]byte(bucketOps + meta.Device))
	sealed := b.Get(seqKey(meta.Set))
	if sealed == nil {
		return entryMeta{}, lostEntry(meta.Device, meta.Set)
	}
	_, header, err := r.openEntry(meta.Device, seqKey(meta.Set), sealed)
	if err == nil {
		r.headers[at] = header
	}
	return header, err
}

func (r logReader) entry(e entry, meta entryMeta) (stamped, error) {
	header, err := r.header(meta)
	if err != nil {
		return stamped{}, err
	}
	entry := Entry{Device: meta.Device, Seq: meta.Seq, Set: setName(meta.Device, meta.Set),
		Time: time.UnixMilli(header.At).UTC(), User: header.User, Program: header.Program,
		Origin: header.Origin, Reason: header.Reason, Kind: meta.Kind, Hash: hexHash(e.Hash),
		Ref: reg.Ref{Register: meta.Register, ID: meta.ID}}
	if header.Undoes != nil {
		entry.Undoes = setName(header.Undoes.Device, header.Undoes.Seq)
	}
	if meta.Register == settingsName {
		entry.Ref.Register = ""
	}
	for i, op := range meta.Ops {
		change := reg.Change{Path: op.Path}
		if i < len(e.Values) {
			change.From, change.To = e.Values[i].From, e.Values[i].To
			entry.Erased = entry.Erased || e.Values[i].Erased != nil
		}
		entry.Changes = append(entry.Changes, change)
	}
	return stamped{entry, header.Clock}, nil
}

// setName names a change set: its device and the number of its header.
func setName(device string, seq uint64) string { return device + ":" + strconv.FormatUint(seq, 10) }

// query reads the entries of one device that a query chooses.
func (t *txn) query(device string, q Query) ([]stamped, error) {
	b := t.tx.Bucket([]byte(bucketOps + device))
	if b == nil {
		return nil, nil
	}
	r := logReader{t, map[opRef]entryMeta{}}
	var found []stamped
	c := b.Cursor()
	for key, sealed := seekEntry(c, q.From); key != nil; key, sealed = c.Next() {
		if q.To > 0 && bytes.Compare(key, seqKey(q.To)) > 0 {
			break
		}
		e, meta, err := t.openEntry(device, key, sealed)
		if err != nil {
			return nil, err
		}
		if meta.Kind == kindSet {
			r.headers[opRef{Device: device, Seq: meta.Seq}] = meta
			continue
		}
		err = e.eachRecord(meta, func(e entry, meta entryMeta) error {
			entry, err := r.entry(e, meta)
			if err == nil && q.holds(entry.Entry) && meta.Seq >= q.From && (q.To == 0 || meta.Seq <= q.To) {
				found = append(found, entry)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (q Query) holds(e Entry) bool {
	return (q.Register == "" || q.Register == e.Ref.Register) && (q.Set == "" || q.Set == e.Set) &&
		(q.Since.IsZero() || !e.Time.Before(q.Since)) && (q.Until.IsZero() || e.Time.Before(q.Until))
}
