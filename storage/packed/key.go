package packed

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"

	"github.com/oklog/ulid/v2"
)

const keySize = 16

// key stands for an id in 16 bytes: a ULID's own, or a hash of another id.
type key struct{ high, low uint64 }

func keyOf(bytes []byte) key {
	return key{binary.BigEndian.Uint64(bytes), binary.BigEndian.Uint64(bytes[8:])}
}

func (k key) bytes() (b [keySize]byte) {
	binary.BigEndian.PutUint64(b[:], k.high)
	binary.BigEndian.PutUint64(b[8:], k.low)
	return b
}

func (k key) compare(o key) int {
	if k.high != o.high {
		return cmp.Compare(k.high, o.high)
	}
	return cmp.Compare(k.low, o.low)
}

// parseID returns the key of an id, and whether the id can be told from it.
func parseID(id string) (k key, own bool) {
	var parsed ulid.ULID
	if parsed.UnmarshalText([]byte(id)) == nil {
		var text [ulid.EncodedSize]byte
		if parsed.MarshalTextTo(text[:]) == nil && string(text[:]) == id {
			return keyOf(parsed[:]), true
		}
	}
	sum := sha256.Sum256([]byte(id))
	return keyOf(sum[:]), false
}

func (k key) id() string { return ulid.ULID(k.bytes()).String() }
