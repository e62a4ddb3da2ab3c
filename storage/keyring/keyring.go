// Package keyring reaches the keyring of the operating system: the Credential
// Manager of Windows, the Secret Service of Linux, the Keychain of macOS.
//
// A keyring is a service, which may be missing, locked or not answering. It
// gets a few seconds; after that the program asks for the recovery key or the
// passphrase instead.
package keyring

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	service "github.com/zalando/go-keyring"

	"samsvar/storage/vault"
)

// Keyring is the keyring of the user who runs the program.
type Keyring struct {
	get    func(service, account string) (string, error)
	set    func(service, account, secret string) error
	delete func(service, account string) error
	wait   time.Duration
}

// patience is how long a keyring may take to answer.
const patience = 3 * time.Second

// under is the name under which the program's secrets are listed.
const under = "Samsvar"

// New returns the keyring of the operating system.
func New() *Keyring {
	return &Keyring{get: service.Get, set: service.Set, delete: service.Delete, wait: patience}
}

// Get returns the secret of an account, or vault.ErrNotKept.
func (k *Keyring) Get(account string) (string, error) {
	secret := ""
	err := k.try(func() (string, error) { return k.get(under, account) }, &secret)
	if errors.Is(err, service.ErrNotFound) {
		return "", vault.ErrNotKept
	}
	return secret, err
}

// Set keeps the secret of an account.
func (k *Keyring) Set(account, secret string) error {
	return k.try(func() (string, error) { return "", k.set(under, account, secret) }, nil)
}

// Delete forgets the secret of an account, if there is one.
func (k *Keyring) Delete(account string) error {
	err := k.try(func() (string, error) { return "", k.delete(under, account) }, nil)
	if errors.Is(err, service.ErrNotFound) {
		return nil
	}
	return err
}

var (
	errSilent = errors.New("the keyring does not answer")
	errNone   = errors.New("no keyring on this machine")
)

// try waits for an answer, but not for ever. What comes too late is dropped.
func (k *Keyring) try(ask func() (string, error), answer *string) error {
	if !reachable() {
		return errNone
	}
	type reply struct {
		text string
		err  error
	}
	replies := make(chan reply, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil { // of a library that meets a service it does not know
				replies <- reply{err: fmt.Errorf("keyring: %v", r)}
			}
		}()
		text, err := ask()
		replies <- reply{text, err}
	}()
	select {
	case r := <-replies:
		if r.err == nil && answer != nil {
			*answer = r.text
		}
		return r.err
	case <-time.After(k.wait):
		return errSilent
	}
}

// reachable reports whether there may be a keyring. Where Linux has no session
// bus the library would start one that stays behind.
func reachable() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	runtimeDir := os.Getenv("XDG_RUNTIME_DIR")
	if runtimeDir == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(runtimeDir, "bus"))
	return err == nil
}
