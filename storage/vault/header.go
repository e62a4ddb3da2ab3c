package vault

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"github.com/fxamacker/cbor/v2"
	"golang.org/x/crypto/chacha20poly1305"
)

const (
	headerVersion = 1
	maxHeader     = 64 << 10 // bytes
	maxWays       = 24
	saltSize      = 16
	sumSize       = 8
	maxName       = 256
	wrappedSize   = keySize + chacha20poly1305.Overhead
)

// way is a wrap of the data key.
type way struct {
	Kind  Kind   `cbor:"0,keyasint"`
	Name  string `cbor:"1,keyasint,omitempty"`
	Since int64  `cbor:"2,keyasint"` // milliseconds since 1970
	Salt  []byte `cbor:"3,keyasint"`
	Cost  *cost  `cbor:"4,keyasint,omitempty"`
	Nonce []byte `cbor:"5,keyasint"`
	Box   []byte `cbor:"6,keyasint,omitempty"`
}

// body is what a header says.
type body struct {
	Version int    `cbor:"0,keyasint"`
	Store   string `cbor:"1,keyasint"`
	Schema  int    `cbor:"2,keyasint"`
	Needs   string `cbor:"3,keyasint,omitempty"`
	Ways    []way  `cbor:"4,keyasint"`
}

// envelope is a header in the file. The body stands as bytes, so that tag and
// sum are over exactly what is read.
type envelope struct {
	_    struct{} `cbor:",toarray"`
	Body []byte
	Tag  []byte // of the body, made with the data key
	Sum  []byte // of body and tag, against damage
}

func (b body) list() []Way {
	all := make([]Way, 0, len(b.Ways))
	for _, w := range b.Ways {
		all = append(all, Way{Kind: w.Kind, Name: w.Name, Since: time.UnixMilli(w.Since).UTC()})
	}
	return all
}

// maxDevices is how many machines may open a store without a prompt.
const maxDevices = 16

// dropOldest forgets the machine that was let in first where there are too many.
func (b *body) dropOldest() {
	oldest, devices := -1, 0
	for i, w := range b.Ways {
		if w.Kind != KindDevice {
			continue
		}
		devices++
		if oldest < 0 || w.Since < b.Ways[oldest].Since {
			oldest = i
		}
	}
	if devices > maxDevices {
		b.Ways = slices.Delete(b.Ways, oldest, oldest+1)
	}
}

// wrap makes a way to the data key for a secret.
func wrap(store string, data []byte, s Secret, now time.Time) (way, error) {
	random := make([]byte, saltSize+chacha20poly1305.NonceSizeX)
	if _, err := rand.Read(random); err != nil {
		return way{}, fmt.Errorf("draw salt: %w", err)
	}
	w := way{Kind: s.kind, Name: s.name, Since: now.UnixMilli(), Salt: random[:saltSize], Nonce: random[saltSize:]}
	if s.kind == KindPassphrase {
		c := usualCost()
		w.Cost = &c
	}
	aead, bound, err := w.aead(store, s)
	if err != nil {
		return way{}, err
	}
	w.Box = aead.Seal(nil, w.Nonce, data, bound)
	return w, nil
}

// unwrap returns the data key, or false if the secret is not the right one.
func (w way) unwrap(store string, s Secret) ([]byte, bool, error) {
	aead, bound, err := w.aead(store, s)
	if err != nil {
		return nil, false, err
	}
	data, err := aead.Open(nil, w.Nonce, w.Box, bound)
	return data, err == nil, nil
}

// aead returns the cipher of a way and what its box is bound to: the store and
// everything else that the way says.
func (w way) aead(store string, s Secret) (sealing, []byte, error) {
	key, err := s.wrapping(w)
	if err != nil {
		return nil, nil, err
	}
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, nil, err
	}
	w.Box = nil
	bound, err := encode(w)
	return aead, append(bound, store...), err
}

// sealing is what is used of an AEAD cipher.
type sealing interface {
	Seal(dst, nonce, plaintext, additionalData []byte) []byte
	Open(dst, nonce, ciphertext, additionalData []byte) ([]byte, error)
}

// Header writes the ways down for the file.
func (k *Key) Header() ([]byte, error) {
	raw, err := encode(k.body)
	if err != nil {
		return nil, err
	}
	tag := k.tag(raw)
	return encode(envelope{Body: raw, Tag: tag, Sum: sum(raw, tag)})
}

func (k *Key) tag(raw []byte) []byte {
	mac := hmac.New(sha256.New, k.Sub("header"))
	_, _ = mac.Write(raw)
	return mac.Sum(nil)
}

func sum(raw, tag []byte) []byte {
	h := sha256.New()
	_, _ = h.Write(raw)
	_, _ = h.Write(tag)
	return h.Sum(nil)[:sumSize]
}

// Lock is a header that was read: a data key that is not open yet.
type Lock struct {
	body     body
	raw, tag []byte
}

// Read reads a header. It fails with *Damaged if it is not what was written,
// and with *TooNew if only a newer version of the program can read it.
func Read(header []byte) (*Lock, error) {
	var env envelope
	if len(header) > maxHeader {
		return nil, &Damaged{Detail: "too long"}
	}
	if err := decode(header, &env); err != nil {
		return nil, err
	}
	if !bytes.Equal(env.Sum, sum(env.Body, env.Tag)) {
		return nil, &Damaged{Detail: "checksum does not match"}
	}
	l := &Lock{raw: env.Body, tag: env.Tag}
	var first struct {
		Version int    `cbor:"0,keyasint"`
		Needs   string `cbor:"3,keyasint"`
	}
	if err := decode(env.Body, &first); err != nil {
		return nil, err
	}
	if first.Version > headerVersion {
		return nil, &TooNew{Needs: first.Needs}
	}
	if err := decode(env.Body, &l.body); err != nil {
		return nil, err
	}
	return l, l.body.check()
}

// check refuses what this program would not have written.
func (b body) check() error {
	if b.Version != headerVersion || b.Store == "" || len(b.Store) > maxName || b.Schema < 1 || len(b.Ways) > maxWays {
		return &Damaged{Detail: "implausible header"}
	}
	seen := map[Way]bool{}
	for _, w := range b.Ways {
		if seen[Way{Kind: w.Kind, Name: w.Name}] { // each costs time to try
			return &Damaged{Detail: "two ways in of one kind"}
		}
		seen[Way{Kind: w.Kind, Name: w.Name}] = true
		if w.Kind != KindDevice && w.Name != "" || len(w.Salt) != saltSize || len(w.Name) > maxName ||
			len(w.Nonce) != chacha20poly1305.NonceSizeX || len(w.Box) != wrappedSize {
			return &Damaged{Detail: "implausible way in"}
		}
		if w.Kind == KindPassphrase && (w.Cost == nil || !w.Cost.bearable()) {
			return &Damaged{Detail: "unbearable cost of a passphrase"}
		}
	}
	return nil
}

// Binding returns what the key belongs to, as the header says. It is certain
// only once the key is open.
func (l *Lock) Binding() Binding {
	return Binding{Store: l.body.Store, Schema: l.body.Schema, Needs: l.body.Needs}
}

// Ways lists the ways in.
func (l *Lock) Ways() []Way { return l.body.list() }

// Has reports whether there is a way of a kind.
func (l *Lock) Has(kind Kind) bool {
	return slices.ContainsFunc(l.body.Ways, func(w way) bool { return w.Kind == kind })
}

// Open opens the data key with a secret. It fails with *Wrong if the secret
// does not fit, and with *Damaged if it does but someone changed the header.
func (l *Lock) Open(s Secret) (*Key, error) {
	ways := slices.Clone(l.body.Ways)
	slices.SortStableFunc(ways, func(a, b way) int { return cmp.Compare(differs(a, s), differs(b, s)) })
	for _, w := range ways {
		if w.Kind != s.kind {
			continue
		}
		data, ok, err := w.unwrap(l.body.Store, s)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		opened := &Key{}
		copy(opened.data[:], data)
		k, ok := l.Fits(opened)
		if !ok {
			return nil, &Damaged{Detail: "changed by someone without the key"}
		}
		return k, nil
	}
	return nil, &Wrong{Kind: s.kind}
}

// Fits returns the key with the ways of this header, if the header was made
// with the same data key.
func (l *Lock) Fits(k *Key) (*Key, bool) {
	if !hmac.Equal(l.tag, k.tag(l.raw)) {
		return nil, false
	}
	return &Key{data: k.data, body: l.body}, true
}

// differs is 0 for the way that bears the name of the secret, which is tried first.
func differs(w way, s Secret) int {
	if w.Name == s.name {
		return 0
	}
	return 1
}

func encode(v any) ([]byte, error) {
	mode, err := cbor.CoreDetEncOptions().EncMode()
	if err != nil {
		return nil, fmt.Errorf("set up encoding: %w", err)
	}
	data, err := mode.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	return data, nil
}

func decode(data []byte, v any) error {
	mode, err := cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, IndefLength: cbor.IndefLengthForbidden,
		UTF8: cbor.UTF8RejectInvalid, MaxNestedLevels: 8, MaxArrayElements: 1 << 10, MaxMapPairs: 1 << 10}.DecMode()
	if err != nil {
		return fmt.Errorf("set up decoding: %w", err)
	}
	if err := mode.Unmarshal(data, v); err != nil {
		return &Damaged{Detail: "decode: " + err.Error()}
	}
	return nil
}
