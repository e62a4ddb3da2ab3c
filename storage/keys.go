package storage

import (
	"errors"

	"samsvar/storage/vault"
)

// Access tells how a store is guarded.
type Access struct {
	Encrypted  bool
	Passphrase bool        // one of the ways in is a passphrase
	Remembered bool        // this machine opens it without being asked
	Ways       []vault.Way // all ways in; none of a store that is not encrypted
}

// Access returns how the store is guarded.
func (s *Store) Access() Access {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opt.key == nil {
		return Access{}
	}
	a := Access{Encrypted: true, Ways: s.opt.key.Ways()}
	for _, way := range a.Ways {
		a.Passphrase = a.Passphrase || way.Kind == vault.KindPassphrase
		a.Remembered = a.Remembered || way.Kind == vault.KindDevice && way.Name == s.opt.Device
	}
	return a
}

// Key returns the key of an encrypted store, from which keys for what lies
// beside the file are derived; nil of one that is not encrypted.
func (s *Store) Key() *vault.Key {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opt.key
}

// Opens tells whether a secret is one that opens the store: *vault.Wrong if it is
// not. It is for asking who is there while the store stays open.
func (s *Store) Opens(secret vault.Secret) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opt.key == nil {
		return refuse("not_encrypted", s.path)
	}
	return s.read(func(t *txn) error {
		lock, err := t.readLock()
		if err != nil || lock == nil {
			return err
		}
		_, err = lock.Open(secret)
		return vaultError(s.path, err)
	})
}

// SetPassphrase makes a passphrase a way in, in place of the one before. From
// now on it is asked for: no machine opens the store by itself any more, until
// it is told to remember.
func (s *Store) SetPassphrase(text string) error {
	err := s.rewrap(func(key *vault.Key) (*vault.Key, error) {
		return key.WithoutAll(vault.KindDevice).With(vault.Passphrase(text), s.opt.Now())
	})
	if err == nil {
		s.forgetSecret()
	}
	return err
}

// DropPassphrase takes the passphrase away. The recovery key remains.
func (s *Store) DropPassphrase() error {
	return s.rewrap(func(key *vault.Key) (*vault.Key, error) { return key.Without(vault.KindPassphrase, ""), nil })
}

// SetRecovery replaces the recovery key. Older backups still open with the one
// before.
func (s *Store) SetRecovery(r vault.Recovery) error {
	if r == (vault.Recovery{}) {
		return refuse("no_recovery")
	}
	return s.rewrap(func(key *vault.Key) (*vault.Key, error) { return key.With(r.Secret(), s.opt.Now()) })
}

// Remember lets this machine's user open the store without being asked. It
// fails with code "no_keyring" where the machine cannot keep a secret.
func (s *Store) Remember() error {
	return s.rewrap(func(key *vault.Key) (*vault.Key, error) {
		secret, err := s.opt.deviceSecret(key.Binding().Store)
		if err != nil {
			return nil, &Error{Code: "no_keyring", Err: err}
		}
		return key.With(secret, s.opt.Now())
	})
}

// Forget has this machine ask for the passphrase or the recovery key again.
func (s *Store) Forget() error {
	err := s.rewrap(func(key *vault.Key) (*vault.Key, error) { return key.Without(vault.KindDevice, s.opt.Device), nil })
	if err == nil {
		s.forgetSecret()
	}
	return err
}

// rewrap changes the ways to the key and writes them. The key itself stays,
// and so does everything that is sealed with it.
func (s *Store) rewrap(change func(*vault.Key) (*vault.Key, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.db == nil:
		return refuse("closed", s.path)
	case s.opt.key == nil:
		return refuse("not_encrypted", s.path)
	}
	changed, err := change(s.opt.key)
	if err != nil {
		return err
	}
	if err := s.write(func(t *txn) error { return t.writeHeader(changed) }); err != nil {
		return err
	}
	s.useKey(changed)
	return nil
}

var errNoKeyring = errors.New("no keyring")

// deviceSecret returns the secret of this machine for a store, and makes one if
// there is none. Copies of the store on the machine share it. What was kept is
// read back, since a keyring may take a secret and lose it.
func (o Options) deviceSecret(store string) (vault.Secret, error) {
	if o.Keyring == nil {
		return vault.Secret{}, errNoKeyring
	}
	text, err := o.Keyring.Get(store)
	if err == nil {
		if secret, err := vault.ReadDevice(o.Device, text); err == nil {
			return secret, nil
		}
	} else if !errors.Is(err, vault.ErrNotKept) {
		return vault.Secret{}, err
	}
	secret, err := vault.NewDevice(o.Device)
	if err != nil {
		return vault.Secret{}, err
	}
	if err := o.Keyring.Set(store, secret.Text()); err != nil {
		return vault.Secret{}, err
	}
	text, err = o.Keyring.Get(store)
	if err == nil && text != secret.Text() {
		err = vault.ErrNotKept
	}
	return secret, err
}

// forgetSecret takes this store's secret out of the keyring. It opens nothing
// any more, so that it does no harm if that fails.
func (s *Store) forgetSecret() {
	if s.opt.Keyring != nil {
		_ = s.opt.Keyring.Delete(s.id)
	}
}
