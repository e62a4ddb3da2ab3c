package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// Kind is a kind of way to the data key.
type Kind string

// Kinds of ways.
const (
	KindRecovery   Kind = "recovery"   // the printed key
	KindPassphrase Kind = "passphrase" // what someone remembers
	KindDevice     Kind = "device"     // a secret in the keyring of a machine's user
)

// Secret is what opens a way.
type Secret struct {
	kind  Kind
	name  string
	bytes []byte
}

// Kind returns the kind of way that the secret opens; "" of no secret.
func (s Secret) Kind() Kind { return s.kind }

// Passphrase is the secret that someone remembers. The same letters count as
// equal however the keyboard puts them together.
func Passphrase(text string) Secret {
	return Secret{kind: KindPassphrase, bytes: norm.NFC.Bytes([]byte(text))}
}

const deviceSize = 32

// NewDevice draws a secret for the keyring of a machine.
func NewDevice(name string) (Secret, error) {
	s := Secret{kind: KindDevice, name: name, bytes: make([]byte, deviceSize)}
	if _, err := rand.Read(s.bytes); err != nil {
		return Secret{}, fmt.Errorf("draw secret: %w", err)
	}
	return s, nil
}

var errDevice = errors.New("not a secret of Samsvar")

// ReadDevice reads what Text gave to a keyring.
func ReadDevice(name, text string) (Secret, error) {
	raw, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(raw) != deviceSize {
		return Secret{}, errDevice
	}
	return Secret{kind: KindDevice, name: name, bytes: raw}, nil
}

// Text writes the secret of a machine for its keyring.
func (s Secret) Text() string { return base64.RawStdEncoding.EncodeToString(s.bytes) }

// MinPassphrase is how many characters a passphrase has at least.
const MinPassphrase = 10

// Fit refuses secrets that should not become a way in: *Short for a passphrase
// that is too short.
func (s Secret) Fit() error {
	switch {
	case s.kind == KindPassphrase && utf8.RuneCount(bytes.TrimSpace(s.bytes)) < MinPassphrase:
		return &Short{}
	case len(s.bytes) == 0:
		return errors.New("vault: no secret")
	}
	return nil
}

// cost is what it takes to try one passphrase.
type cost struct {
	Passes  uint32 `cbor:"0,keyasint"`
	Memory  uint32 `cbor:"1,keyasint"` // KiB
	Threads uint8  `cbor:"2,keyasint"`
}

// usualCost takes a third of a second on a small machine of 2026.
func usualCost() cost { return cost{Passes: 3, Memory: 64 << 10, Threads: 4} }

// Bounds of what a header may ask for. It may come from someone else, and must
// take neither all memory nor all day.
const (
	maxMemory  = 256 << 10 // KiB
	maxWork    = 1 << 20   // KiB written in all passes: about three seconds
	maxThreads = 16
)

func (c cost) bearable() bool {
	return c.Passes >= 1 && c.Threads >= 1 && c.Threads <= maxThreads && c.Memory >= 8*uint32(c.Threads) &&
		c.Memory <= maxMemory && uint64(c.Passes)*uint64(c.Memory) <= maxWork
}

// wrapping derives the key that wraps the data key.
func (s Secret) wrapping(w way) ([]byte, error) {
	if s.kind == KindPassphrase {
		c := w.Cost
		if c == nil || !c.bearable() {
			return nil, &Damaged{Detail: "unbearable cost of a passphrase"}
		}
		return argon2.IDKey(s.bytes, w.Salt, c.Passes, c.Memory, c.Threads, keySize), nil
	}
	return hkdf.Key(sha256.New, s.bytes, w.Salt, "samsvar 1 way "+string(s.kind), keySize)
}
