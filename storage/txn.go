package storage

import (
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"github.com/fxamacker/cbor/v2"
	"go.etcd.io/bbolt"
)

// Buckets of the file. Those that end in a slash are followed by the key of a
// register or the name of a device.
const (
	bucketMeta       = "meta"      // stamp, heads of the chains
	bucketKeys       = "keys"      // header of an encrypted store: ways to its key
	bucketSettings   = "settings"  // key → text
	bucketTally      = "tally"     // bucket → how many values, and their sum
	bucketNames      = "names/"    // field key → number
	bucketRecords    = "reg/"      // id → record
	bucketDeleted    = "gone/"     // id → record as it was when deleted
	bucketPacked     = "pack/"     // block → rows of a packed register
	bucketPackedGone = "packgone/" // block → deleted rows of it
	bucketDict       = "dict/"     // field, chunk → texts of it
	bucketOps        = "ops/"      // sequence → entry of the log
	bucketHistory    = "hist/"     // id, sequence, device → nothing: index of ops/
)

// tallied reports whether a bucket's values are counted and summed, so that
// missing ones are noticed. The log has its chain for that.
func tallied(bucket string) bool {
	return bucket == bucketSettings || strings.HasPrefix(bucket, bucketNames) ||
		strings.HasPrefix(bucket, bucketRecords) || strings.HasPrefix(bucket, bucketDeleted) ||
		strings.HasPrefix(bucket, bucketPacked) || strings.HasPrefix(bucket, bucketPackedGone) ||
		strings.HasPrefix(bucket, bucketDict)
}

// tally is a sum over a bucket that does not depend on order.
type tally struct {
	Count uint64 `cbor:"0,keyasint"`
	Sum   uint64 `cbor:"1,keyasint"`
}

func (t *tally) add(key, sealed []byte)    { t.Count++; t.Sum += weight(key, sealed) }
func (t *tally) remove(key, sealed []byte) { t.Count--; t.Sum -= weight(key, sealed) }

// weight stands for one value: its key and the end of it, where the check is.
func weight(key, sealed []byte) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(key)
	_, _ = h.Write(sealed[max(0, len(sealed)-16):])
	return h.Sum64()
}

// txn is a transaction in which every value is sealed.
type txn struct {
	*codec
	tx      *bbolt.Tx
	sealer  sealer
	schema  int               // of this program
	tallies map[string]*tally // of the buckets changed so far
	view    *View             // what is in memory; nil before anything is
	opened  openedRows
}

// get returns a value, or nil if there is none. It is valid only as long as
// the transaction.
func (t *txn) get(bucket string, key []byte) ([]byte, error) {
	b := t.tx.Bucket([]byte(bucket))
	if b == nil {
		return nil, nil
	}
	sealed := b.Get(key)
	if sealed == nil {
		return nil, nil
	}
	return t.sealer.open(bucket, key, sealed)
}

// load decodes a value and reports whether there is one.
func (t *txn) load(bucket, key string, v any) (bool, error) {
	data, err := t.get(bucket, []byte(key))
	if err != nil || data == nil {
		return false, err
	}
	return true, t.decode(data, v)
}

func (t *txn) put(bucket string, key, plain []byte) error {
	b, err := t.tx.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return err
	}
	sealed := t.sealer.seal(bucket, key, plain)
	if tallied(bucket) {
		sum, err := t.tallyOf(bucket)
		if err != nil {
			return err
		}
		if old := b.Get(key); old != nil {
			sum.remove(key, old)
		}
		sum.add(key, sealed)
	}
	return b.Put(key, sealed)
}

// store encodes a value and puts it.
func (t *txn) store(bucket, key string, v any) error {
	data, err := t.encode(v)
	if err != nil {
		return err
	}
	return t.put(bucket, []byte(key), data)
}

// update stores a value and keeps the parts of the one before that this version
// does not know: keys that v does not have.
func (t *txn) update(bucket, key string, v any) error {
	known, err := t.encode(v)
	if err != nil {
		return err
	}
	parts, err := t.decodeParts(known)
	if err != nil {
		return err
	}
	before := map[uint64]cbor.RawMessage{}
	if _, err := t.load(bucket, key, &before); err != nil {
		return err
	}
	maps.Copy(before, parts)
	return t.store(bucket, key, before)
}

func (t *txn) delete(bucket string, key []byte) error {
	b := t.tx.Bucket([]byte(bucket))
	if b == nil {
		return nil
	}
	old := b.Get(key)
	if old == nil {
		return nil
	}
	if tallied(bucket) {
		sum, err := t.tallyOf(bucket)
		if err != nil {
			return err
		}
		sum.remove(key, old)
	}
	return b.Delete(key)
}

func (t *txn) tallyOf(bucket string) (*tally, error) {
	if sum := t.tallies[bucket]; sum != nil {
		return sum, nil
	}
	sum := &tally{}
	if _, err := t.load(bucketTally, bucket, sum); err != nil {
		return nil, err
	}
	t.tallies[bucket] = sum
	return sum, nil
}

// finish writes the tallies of the buckets that changed.
func (t *txn) finish() error {
	for _, bucket := range slices.Sorted(maps.Keys(t.tallies)) {
		if err := t.store(bucketTally, bucket, t.tallies[bucket]); err != nil {
			return err
		}
	}
	return nil
}

// each visits a bucket's values in the order of their keys and checks that
// none is missing.
func (t *txn) each(bucket string, visit func(key, plain []byte) error) error {
	var sum, want tally
	err := t.eachSealed(bucket, func(key, sealed []byte) error {
		sum.add(key, sealed)
		plain, err := t.sealer.open(bucket, key, sealed)
		if err != nil {
			return err
		}
		return visit(key, plain)
	})
	if err != nil || !tallied(bucket) {
		return err
	}
	if _, err := t.load(bucketTally, bucket, &want); err != nil {
		return err
	}
	if sum != want {
		return &Damaged{Harm: HarmContent, Detail: "values of " + bucket + " are missing or changed"}
	}
	return nil
}

func (t *txn) eachSealed(bucket string, visit func(key, sealed []byte) error) error {
	b := t.tx.Bucket([]byte(bucket))
	if b == nil {
		return nil
	}
	return b.ForEach(func(key, sealed []byte) error {
		if sealed == nil { // a bucket within: not ours
			return &Damaged{Harm: HarmContent, Detail: "unexpected bucket in " + bucket}
		}
		return visit(key, sealed)
	})
}

// buckets lists the names that begin with a prefix, without it.
func (t *txn) buckets(prefix string) []string {
	var names []string
	c := t.tx.Cursor()
	for name, _ := c.Seek([]byte(prefix)); name != nil && strings.HasPrefix(string(name), prefix); name, _ = c.Next() {
		names = append(names, string(name[len(prefix):]))
	}
	return names
}
