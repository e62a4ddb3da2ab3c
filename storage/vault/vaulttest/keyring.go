// Package vaulttest has a keyring in memory, for tests.
package vaulttest

import (
	"errors"
	"sync"

	"samsvar/storage/vault"
)

// Keyring keeps secrets as long as the test runs. The zero value is ready.
type Keyring struct {
	mu   sync.Mutex
	kept map[string]string
	gone bool
}

var errGone = errors.New("no keyring")

// Break makes the keyring one that is not there, or one that is again.
func (k *Keyring) Break(gone bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.gone = gone
}

// Len is how many secrets are kept.
func (k *Keyring) Len() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.kept)
}

// Get returns a secret, or vault.ErrNotKept.
func (k *Keyring) Get(account string) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	secret, ok := k.kept[account]
	switch {
	case k.gone:
		return "", errGone
	case !ok:
		return "", vault.ErrNotKept
	}
	return secret, nil
}

// Set keeps a secret.
func (k *Keyring) Set(account, secret string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.gone {
		return errGone
	}
	if k.kept == nil {
		k.kept = map[string]string{}
	}
	k.kept[account] = secret
	return nil
}

// Delete forgets a secret.
func (k *Keyring) Delete(account string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.gone {
		return errGone
	}
	delete(k.kept, account)
	return nil
}
