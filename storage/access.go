package storage

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"samsvar/storage/vault"
)

// headerKey is where the header of an encrypted store lies in bucketKeys.
const headerKey = "header"

// Sealed says that a store is encrypted and that nothing given opens it.
type Sealed struct {
	Path string
	Ways []vault.Kind // what may be asked for, each once
	Err  error        // why the keyring did not open it, or nil
}

// Error returns an English text for logs.
func (e *Sealed) Error() string {
	return fmt.Sprintf("%s is encrypted, ways in: %v (keyring: %v)", e.Path, e.Ways, e.Err)
}

// Unwrap returns what the keyring said.
func (e *Sealed) Unwrap() error { return e.Err }

// ErrorCode tells a store with a passphrase from one without.
func (e *Sealed) ErrorCode() string {
	if slices.Contains(e.Ways, vault.KindPassphrase) {
		return "sealed_passphrase"
	}
	return "sealed"
}

// ErrorArgs are the path.
func (e *Sealed) ErrorArgs() []string { return []string{e.Path} }

// newKey draws the key of a new store and makes the ways in that the options
// ask for; nil if they ask for no encryption.
func newKey(st stamp, opt Options) (*vault.Key, error) {
	if opt.Plain {
		return nil, nil
	}
	key, err := vault.New(vault.Binding{Store: st.ID, Schema: st.Schema, Needs: st.Needs})
	if err != nil {
		return nil, err
	}
	if opt.Recovery == (vault.Recovery{}) { // the only way that cannot be forgotten
		return nil, refuse("no_recovery")
	}
	key, err = key.With(opt.Recovery.Secret(), opt.Now())
	if err == nil && opt.Key.Kind() == vault.KindPassphrase {
		key, err = key.With(opt.Key, opt.Now())
	}
	if err != nil || !opt.Remember {
		return key, err
	}
	secret, err := opt.deviceSecret(st.ID)
	if err != nil { // there are other ways in
		return key, nil
	}
	return key.With(secret, opt.Now())
}

// useKey seals and opens values with a key from now on; nil only checks them.
func (s *Store) useKey(key *vault.Key) { s.opt.key, s.sealer = key, newSealer(key) }

// unlock finds the key of the store whose file is read. Secrets are forgotten
// as soon as they are used.
func (s *Store) unlock(t *txn) error {
	lock, err := t.readLock()
	if err != nil {
		return err
	}
	var key *vault.Key
	if lock != nil {
		if key, err = s.openLock(lock); err != nil {
			return vaultError(s.path, err)
		}
	}
	s.opt.Key, s.opt.Recovery = vault.Secret{}, vault.Recovery{}
	s.useKey(key)
	t.sealer = s.sealer
	return nil
}

// openLock tries the key that is there already, then the secret given, and then
// the keyring.
func (s *Store) openLock(lock *vault.Lock) (*vault.Key, error) {
	if s.opt.key != nil {
		if key, fits := lock.Fits(s.opt.key); fits {
			return key, nil
		}
	}
	if s.opt.Key.Kind() != "" {
		return lock.Open(s.opt.Key)
	}
	key, err := s.askKeyring(lock)
	if err == nil {
		return key, nil
	}
	sealed := &Sealed{Path: s.path, Err: err}
	for _, way := range lock.Ways() {
		if !slices.Contains(sealed.Ways, way.Kind) {
			sealed.Ways = append(sealed.Ways, way.Kind)
		}
	}
	return nil, sealed
}

func (s *Store) askKeyring(lock *vault.Lock) (*vault.Key, error) {
	if s.opt.Keyring == nil || !lock.Has(vault.KindDevice) {
		return nil, vault.ErrNotKept
	}
	text, err := s.opt.Keyring.Get(lock.Binding().Store)
	if err != nil {
		return nil, err
	}
	secret, err := vault.ReadDevice(s.opt.Device, text)
	if err != nil {
		return nil, err
	}
	return lock.Open(secret)
}

// vaultError puts the path to what package vault says of a header.
func vaultError(path string, err error) error {
	var damaged *vault.Damaged
	var newer *vault.TooNew
	var sealed *Sealed
	switch {
	case errors.As(err, &sealed):
		return err
	case errors.As(err, &damaged):
		return &Damaged{Path: path, Harm: HarmKeys, Detail: damaged.Detail}
	case errors.As(err, &newer):
		return &TooNew{Path: path, Needs: newer.Needs}
	}
	return err
}

// readLock reads the header of an encrypted store; nil if there is none.
func (t *txn) readLock() (*vault.Lock, error) {
	header, err := newChecksum().openIn(t, bucketKeys, headerKey)
	if header == nil || err != nil {
		return nil, err
	}
	lock, err := vault.Read(header)
	return lock, vaultError("", err)
}

// openIn reads a value that is only checked, whatever seals the others.
func (c checksum) openIn(t *txn, bucket, key string) ([]byte, error) {
	b := t.tx.Bucket([]byte(bucket))
	if b == nil {
		return nil, nil
	}
	sealed := b.Get([]byte(key))
	if sealed == nil {
		return nil, &Damaged{Harm: HarmKeys, Detail: "no " + key + " in " + bucket}
	}
	plain, err := c.open(bucket, []byte(key), sealed)
	if err != nil {
		return nil, &Damaged{Harm: HarmKeys, Detail: "check of " + key + " in " + bucket + " does not match"}
	}
	return plain, nil
}

// writeHeader writes the header of a key; nothing if there is none.
func (t *txn) writeHeader(key *vault.Key) error {
	if key == nil {
		return nil
	}
	header, err := key.Header()
	if err != nil {
		return err
	}
	return t.put(bucketKeys, []byte(headerKey), header)
}

// sealedWith refuses a file that another key opens, or none.
func (t *txn) sealedWith(key *vault.Key) error {
	lock, err := t.readLock()
	if err != nil {
		return err
	}
	fits := lock == nil
	if lock != nil && key != nil {
		_, fits = lock.Fits(key)
	}
	if !fits || (lock == nil) != (key == nil) {
		return &Damaged{Harm: HarmKeys, Detail: "the copy is not encrypted as the store is"}
	}
	return nil
}

// belongs refuses a stamp that contradicts the header of the same file.
func (st stamp) belongs(key *vault.Key) error {
	if key == nil {
		return nil
	}
	if bound := key.Binding(); bound.Store != st.ID || bound.Schema != st.Schema {
		return &Damaged{Harm: HarmKeys, Detail: strings.Join([]string{"keys of store", bound.Store, "in", st.ID}, " ")}
	}
	return nil
}
