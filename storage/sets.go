package storage

import (
	"bytes"
	"encoding/hex"
)

// eachSet visits the headers of a device's change sets, the latest first, as
// long as visit asks for more. It goes from header to header: what the sets
// did is not read.
func (t *txn) eachSet(device string, visit func(header entryMeta) (more bool, err error)) error {
	b := t.tx.Bucket([]byte(bucketOps + device))
	if b == nil {
		return nil
	}
	c := b.Cursor()
	for key, sealed := c.Last(); key != nil; key, sealed = c.Prev() {
		_, meta, err := t.openEntry(device, key, sealed)
		if err != nil {
			return err
		}
		if meta.Kind != kindSet {
			if meta.Set == 0 || meta.Set >= meta.Seq { // no entry of ours
				continue
			}
			at := seqKey(meta.Set)
			if key, sealed = c.Seek(at); !bytes.Equal(key, at) {
				return lostEntry(device, meta.Set)
			}
			if _, meta, err = t.openEntry(device, key, sealed); err != nil {
				return err
			}
		}
		if more, err := visit(meta); err != nil || !more {
			return err
		}
	}
	return nil
}

// leastOfHash is how many bytes of a hash cannot be met by chance or on purpose.
const leastOfHash = 16

// EntryWithHash finds the entry of the history that a hash stands for, as one
// printed in a document: everything up to that entry is as it was then. Not
// found means that the document is of another store, or that the history has
// been changed since, even if it agrees with itself. The entry may be the
// header of a change set, which has no record. A document may show only the
// beginning of a hash; 16 bytes of it are enough.
func (s *Store) EntryWithHash(hash string) (found Entry, ok bool, err error) {
	wanted, err := hex.DecodeString(hash)
	if err != nil || len(wanted) < leastOfHash {
		return Entry{}, false, nil // no hash that the history could have
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.read(func(t *txn) error {
		for _, device := range t.devices() {
			if found, ok, err = t.entryWithHash(device, wanted); ok || err != nil {
				return err
			}
		}
		return nil
	})
	return found, ok, err
}

func (t *txn) entryWithHash(device string, hash []byte) (Entry, bool, error) {
	var found Entry
	ok := false
	err := t.eachSealed(bucketOps+device, func(key, sealed []byte) error {
		if ok {
			return nil
		}
		plain, err := t.sealer.open(bucketOps+device, key, sealed)
		if err != nil {
			return err
		}
		var e entry
		if err := t.decode(plain, &e); err != nil || !bytes.HasPrefix(e.Hash, hash) {
			return err
		}
		r := logReader{t, map[opRef]entryMeta{}}
		_, meta, err := t.openEntry(device, key, sealed)
		if err != nil {
			return err
		}
		if meta.Kind == kindSet {
			r.headers[opRef{Device: device, Seq: meta.Seq}] = meta
			meta.Set = meta.Seq
		}
		if meta.Kind == kindRows { // one hash for all of them: the first stands for it
			if e, meta, err = e.row(meta, 0); err != nil {
				return err
			}
		}
		entry, err := r.entry(e, meta)
		found, ok = entry.Entry, err == nil
		return err
	})
	return found, ok, err
}
