package storage

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"samsvar/model/reg"
)

// The log of a device is a sequence of entries, each a header of a change set
// or what a change set did to one record. An entry holds one operation per
// changed field; header and operations are numbered without a gap, and an
// entry lies under the number of its first.
//
// An entry's hash covers the hash before it, everything said about the
// operations, and for each a salted hash of its values. The values can
// therefore be erased by order, and the chain still verifies.

// deletedPath is the path of the operation that deletes a record (value
// "ja") or restores it (no value). No field has a key that begins like that;
// operations of newer versions may.
const deletedPath = "_deleted"

const (
	kindSet      Kind   = "set" // header of a change set
	settingsName string = "_settings"
	settingPath  string = "value"
	deletedValue string = "ja"
	saltSize            = 16
)

// opRef names one operation.
type opRef struct {
	_      struct{} `cbor:",toarray"`
	Device string
	Seq    uint64
}

// sortRefs sorts references and leaves one of each: the operation that made a
// packed row stands for all of its fields.
func sortRefs(refs []opRef) []opRef {
	slices.SortFunc(refs, func(a, b opRef) int {
		return cmp.Or(cmp.Compare(a.Device, b.Device), cmp.Compare(a.Seq, b.Seq))
	})
	return slices.Compact(refs)
}

// opMeta is what stands in an entry about one operation, apart from values.
type opMeta struct {
	Path       string  `cbor:"0,keyasint"`
	Supersedes []opRef `cbor:"1,keyasint,omitempty"`
}

// seenHead is where another device's chain stood when a change set was made.
type seenHead struct {
	Device string `cbor:"0,keyasint"`
	Seq    uint64 `cbor:"1,keyasint"`
	Hash   []byte `cbor:"2,keyasint"`
}

// entryMeta is the part of an entry that can never be erased. Fields 3 to 9 and
// 20 stand in headers, 10 to 13 in entries of records, 14 and 15 in those of
// rows.
type entryMeta struct {
	Kind     Kind       `cbor:"0,keyasint"`
	Device   string     `cbor:"1,keyasint"`
	Seq      uint64     `cbor:"2,keyasint"`
	At       int64      `cbor:"3,keyasint,omitempty"` // milliseconds, as the clock on the wall said
	Clock    uint64     `cbor:"4,keyasint,omitempty"` // hybrid logical clock
	User     string     `cbor:"5,keyasint,omitempty"`
	Origin   Origin     `cbor:"6,keyasint,omitempty"`
	Reason   string     `cbor:"7,keyasint,omitempty"`
	Program  string     `cbor:"8,keyasint,omitempty"`
	Seen     []seenHead `cbor:"9,keyasint,omitempty"`
	Set      uint64     `cbor:"10,keyasint,omitempty"` // number of the header
	Register string     `cbor:"11,keyasint,omitempty"`
	ID       reg.ID     `cbor:"12,keyasint,omitempty"`
	Ops      []opMeta   `cbor:"13,keyasint,omitempty"`
	Fields   []string   `cbor:"14,keyasint,omitempty"` // of rows: what each has after id and number
	Rows     int        `cbor:"15,keyasint,omitempty"` // how many
	Undoes   *opRef     `cbor:"20,keyasint,omitempty"` // in headers: the change set this one takes back
}

// known reports whether this version can carry an entry out.
func (m entryMeta) known() bool {
	switch m.Kind {
	case KindCreate, KindEdit, KindDelete, KindRestore, KindErase:
	default:
		return false
	}
	return !slices.ContainsFunc(m.Ops, func(op opMeta) bool {
		return strings.HasPrefix(op.Path, "_") && op.Path != deletedPath
	})
}

// opValue holds an operation's values, or only their hash after erasure.
type opValue struct {
	Salt   []byte `cbor:"0,keyasint,omitempty"`
	From   string `cbor:"1,keyasint,omitempty"`
	To     string `cbor:"2,keyasint,omitempty"`
	Erased []byte `cbor:"3,keyasint,omitempty"`
}

// entry is an entry as it lies in the file. Meta is kept encoded, so that its
// hash does not depend on what this version knows.
type entry struct {
	Meta   []byte    `cbor:"0,keyasint"`
	Values []opValue `cbor:"1,keyasint,omitempty"`
	Hash   []byte    `cbor:"2,keyasint"`
	Rows   []byte    `cbor:"3,keyasint,omitempty"` // values of rows, packed; only in the file
}

func (v opValue) hash() []byte {
	if v.Erased != nil {
		return v.Erased
	}
	var room [512]byte
	all := append(room[:0], v.Salt...)
	all = binary.AppendUvarint(all, uint64(len(v.From)))
	all = append(all, v.From...)
	all = append(all, v.To...)
	sum := sha256.Sum256(all)
	return sum[:]
}

// chained computes an entry's hash from the one before it.
func (e *entry) chained(previous []byte) []byte {
	h := sha256.New()
	_, _ = h.Write(previous)
	_, _ = h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(e.Meta))))
	_, _ = h.Write(e.Meta)
	for _, v := range e.Values {
		_, _ = h.Write(v.hash())
	}
	return h.Sum(nil)
}

// origin is what a device's chain begins with: it belongs to this store only.
func chainOrigin(store, device string) []byte {
	sum := sha256.Sum256([]byte("samsvar log\n" + store + "\n" + device))
	return sum[:]
}

// head is the end of a device's chain.
type head struct {
	Seq   uint64 `cbor:"0,keyasint"` // of the last operation
	Hash  []byte `cbor:"1,keyasint"`
	Clock uint64 `cbor:"2,keyasint"`
	Sets  uint64 `cbor:"3,keyasint"` // change sets so far
}

func (h head) equal(o head) bool {
	return h.Seq == o.Seq && h.Clock == o.Clock && h.Sets == o.Sets && bytes.Equal(h.Hash, o.Hash)
}

const headKey = "head/"

// clockBits are the low bits of a hybrid clock, which count within a millisecond.
const clockBits = 16

// nextClock returns the hybrid clock of the next change set: the wall clock,
// or a step past the last one if the wall clock was set back.
func nextClock(last uint64, milli int64) uint64 {
	return max(uint64(max(milli, 0))<<clockBits, last+1)
}

// writer appends one change set to the log of a device.
type writer struct {
	*txn
	device string
	head   head
	set    uint64 // number of the header
	salts  []byte
}

// begin writes the header of a change set.
func (t *txn) begin(heads map[string]head, meta entryMeta, store string) (*writer, error) {
	w := &writer{txn: t, device: meta.Device, head: heads[meta.Device]}
	if w.head.Hash == nil {
		w.head.Hash = chainOrigin(store, meta.Device)
	}
	last := uint64(0)
	for device, h := range heads {
		last = max(last, h.Clock)
		if device != meta.Device {
			meta.Seen = append(meta.Seen, seenHead{device, h.Seq, h.Hash})
		}
	}
	slices.SortFunc(meta.Seen, func(a, b seenHead) int { return cmp.Compare(a.Device, b.Device) })
	meta.Kind, meta.Clock = kindSet, nextClock(last, meta.At)
	w.set = w.head.Seq + 1
	w.head.Clock, w.head.Sets = meta.Clock, w.head.Sets+1
	return w, w.append(meta, nil, 1)
}

// append writes an entry of n numbers and chains it.
func (w *writer) append(meta entryMeta, values []opValue, n int) error {
	meta.Device, meta.Seq = w.device, w.head.Seq+1
	raw, err := w.encode(meta)
	if err != nil {
		return err
	}
	e := entry{Meta: raw, Values: values}
	e.Hash = e.chained(w.head.Hash)
	data, err := w.encodeEntry(e, meta)
	if err != nil {
		return err
	}
	w.head.Seq, w.head.Hash = w.head.Seq+uint64(n), e.Hash
	if err := w.put(bucketOps+w.device, seqKey(meta.Seq), data); err != nil {
		return err
	}
	if meta.Register == "" || meta.Kind == kindRows {
		return nil
	}
	return w.put(bucketHistory+meta.Register, historyKey(meta.ID, meta.Seq, w.device), nil)
}

// record appends what the change set did to one record, and moves the heads.
func (w *writer) record(kind Kind, ref reg.Ref, changes []reg.Change, h heads) error {
	meta := entryMeta{Kind: kind, Set: w.set, Register: ref.Register, ID: ref.ID}
	values := make([]opValue, len(changes))
	for i, change := range changes {
		seq := w.head.Seq + 1 + uint64(i)
		op := opMeta{Path: change.Path}
		switch {
		case kind == KindCreate:
			h.set(w.device, change.Path, seq)
		case kind == KindDelete:
			op.Supersedes = h.seen()
			h.replace(w.device, change.Path, seq)
		default:
			op.Supersedes = h.replace(w.device, change.Path, seq)
		}
		meta.Ops = append(meta.Ops, op)
		salt, err := w.salt()
		if err != nil {
			return err
		}
		values[i] = opValue{Salt: salt, From: change.From, To: change.To}
	}
	return w.append(meta, values, len(changes))
}

// salt draws from a supply, since a big import needs a million.
func (w *writer) salt() ([]byte, error) {
	if len(w.salts) < saltSize {
		w.salts = make([]byte, 256*saltSize)
		if _, err := rand.Read(w.salts); err != nil {
			return nil, fmt.Errorf("draw salt: %w", err)
		}
	}
	salt := w.salts[:saltSize:saltSize]
	w.salts = w.salts[saltSize:]
	return salt, nil
}

// end writes the new head of the chain.
func (w *writer) end() error {
	return w.update(bucketMeta, headKey+w.device, w.head)
}

// readHeads reads the ends of all chains and checks that each log ends there.
func (t *txn) readHeads() (map[string]head, error) {
	heads := map[string]head{}
	for _, device := range t.devices() {
		var h head
		if _, err := t.load(bucketMeta, headKey+device, &h); err != nil {
			return nil, err
		}
		last, err := t.lastHash(device)
		if err != nil {
			return nil, err
		}
		if h.Hash == nil || !bytes.Equal(h.Hash, last) {
			return nil, &Damaged{Harm: HarmContent, Detail: "history of " + device + " does not end where it should"}
		}
		heads[device] = h
	}
	return heads, nil
}

// devices lists every device that has a log or the head of one.
func (t *txn) devices() []string {
	all := t.buckets(bucketOps)
	if meta := t.tx.Bucket([]byte(bucketMeta)); meta != nil {
		c := meta.Cursor()
		for key, _ := c.Seek([]byte(headKey)); bytes.HasPrefix(key, []byte(headKey)); key, _ = c.Next() {
			all = append(all, string(key[len(headKey):]))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (t *txn) lastHash(device string) ([]byte, error) {
	b := t.tx.Bucket([]byte(bucketOps + device))
	if b == nil {
		return nil, nil
	}
	key, sealed := b.Cursor().Last()
	if key == nil {
		return nil, nil
	}
	e, _, err := t.openEntry(device, key, sealed)
	return e.Hash, err
}

// openEntry decodes an entry and what it says of itself.
func (t *txn) openEntry(device string, key, sealed []byte) (entry, entryMeta, error) {
	var e entry
	var meta entryMeta
	plain, err := t.sealer.open(bucketOps+device, key, sealed)
	if err == nil {
		err = t.decode(plain, &e)
	}
	if err == nil {
		err = t.decode(e.Meta, &meta)
	}
	if err == nil && meta.Kind == kindRows {
		err = e.unpackRows(meta)
	}
	return e, meta, err
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

// historyKey is id, a zero byte, sequence, device.
func historyKey(id reg.ID, seq uint64, device string) []byte {
	key := append([]byte(id), 0)
	key = binary.BigEndian.AppendUint64(key, seq)
	return append(key, device...)
}

var errHistoryKey = errors.New("not a key of the history")

// splitHistoryKey undoes historyKey.
func splitHistoryKey(key []byte) (id reg.ID, seq uint64, device string, err error) {
	at := bytes.IndexByte(key, 0)
	if at < 0 || len(key) < at+9 {
		return "", 0, "", errHistoryKey
	}
	return reg.ID(key[:at]), binary.BigEndian.Uint64(key[at+1:]), string(key[at+9:]), nil
}

// hexHash writes a hash for people and documents.
func hexHash(hash []byte) string { return hex.EncodeToString(hash) }
