package vault

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"golang.org/x/crypto/chacha20poly1305"
)

const keySize = 32

// Key is an opened data key together with the ways to it. It is immutable:
// what changes the ways returns another Key with the same data key.
type Key struct {
	data [keySize]byte
	body body
}

// Binding is what a key and everything sealed with it belong to.
type Binding struct {
	Store  string // id of the store
	Schema int    // of what the store holds
	Needs  string // version of the program that can read the header, for those that cannot
}

// New draws a data key, to which there is no way yet.
func New(to Binding) (*Key, error) {
	k := &Key{body: body{Version: headerVersion, Store: to.Store, Schema: to.Schema, Needs: to.Needs}}
	if _, err := rand.Read(k.data[:]); err != nil {
		return nil, fmt.Errorf("draw data key: %w", err)
	}
	return k, nil
}

// Binding returns what the key belongs to.
func (k *Key) Binding() Binding {
	return Binding{Store: k.body.Store, Schema: k.body.Schema, Needs: k.body.Needs}
}

// For returns the same data key bound to another schema, for a file that a
// store is written into anew. The ways stay; the store must be the same, since
// the ways are bound to it.
func (k *Key) For(schema int, needs string) *Key {
	changed := *k
	changed.body.Schema, changed.body.Needs = schema, needs
	return &changed
}

// Sub derives a key of 32 bytes for one purpose. Keys for different purposes
// tell nothing of each other or of the data key.
func (k *Key) Sub(purpose string) []byte {
	key, err := hkdf.Key(sha256.New, k.data[:], nil, "samsvar 1 "+purpose, keySize)
	if err != nil {
		panic("vault: " + err.Error()) // only for lengths that no hash can give
	}
	return key
}

// Way is what anyone may know of a way in.
type Way struct {
	Kind  Kind
	Name  string // of the machine, for KindDevice
	Since time.Time
}

// Ways lists the ways in.
func (k *Key) Ways() []Way { return k.body.list() }

// With returns the key with a way for a secret, in place of the way of the same
// kind (and machine) that there was.
func (k *Key) With(s Secret, now time.Time) (*Key, error) {
	if err := s.Fit(); err != nil {
		return nil, err
	}
	w, err := wrap(k.body.Store, k.data[:], s, now)
	if err != nil {
		return nil, err
	}
	changed := k.Without(s.kind, s.name)
	changed.body.Ways = append(changed.body.Ways, w)
	changed.body.dropOldest()
	return changed, nil
}

// Without returns the key without the way of a kind and name.
func (k *Key) Without(kind Kind, name string) *Key {
	changed := *k
	changed.body.Ways = slices.DeleteFunc(slices.Clone(k.body.Ways), func(w way) bool {
		return w.Kind == kind && w.Name == name
	})
	return &changed
}

// WithoutAll returns the key without any way of a kind.
func (k *Key) WithoutAll(kind Kind) *Key {
	changed := *k
	changed.body.Ways = slices.DeleteFunc(slices.Clone(k.body.Ways), func(w way) bool { return w.Kind == kind })
	return &changed
}

// Box seals values for one purpose. It may be used from any goroutine.
type Box struct {
	aead  cipher.AEAD
	bound []byte
}

// Box returns the box of a purpose.
func (k *Key) Box(purpose string) *Box {
	aead, err := chacha20poly1305.NewX(k.Sub(purpose))
	if err != nil {
		panic("vault: " + err.Error()) // only for keys of another length
	}
	bound := binary.AppendUvarint(nil, uint64(k.body.Schema))
	bound = binary.AppendUvarint(bound, uint64(len(k.body.Store)))
	return &Box{aead: aead, bound: append(bound, k.body.Store...)}
}

// Overhead is how many bytes a sealed value is longer than a plain one.
const Overhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

// Seal encrypts a value and binds it to its place. It never reuses plain.
func (b *Box) Seal(bucket string, key, plain []byte) []byte {
	sealed := make([]byte, chacha20poly1305.NonceSizeX, len(plain)+Overhead)
	if _, err := rand.Read(sealed); err != nil {
		panic("vault: " + err.Error()) // crypto/rand never fails
	}
	return b.aead.Seal(sealed, sealed, plain, b.place(bucket, key))
}

// Open decrypts a value; false if it is not what was sealed for this place.
func (b *Box) Open(bucket string, key, sealed []byte) ([]byte, bool) {
	if len(sealed) < Overhead {
		return nil, false
	}
	nonce, box := sealed[:chacha20poly1305.NonceSizeX], sealed[chacha20poly1305.NonceSizeX:]
	plain, err := b.aead.Open(make([]byte, 0, len(box)), nonce, box, b.place(bucket, key))
	return plain, err == nil
}

// place says unmistakably where a value lies.
func (b *Box) place(bucket string, key []byte) []byte {
	at := make([]byte, 0, len(b.bound)+len(bucket)+len(key)+binary.MaxVarintLen32)
	at = append(at, b.bound...)
	at = binary.AppendUvarint(at, uint64(len(bucket)))
	at = append(at, bucket...)
	return append(at, key...)
}
