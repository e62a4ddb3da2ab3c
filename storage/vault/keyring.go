package vault

import "errors"

// Keyring keeps secrets for the user of a machine, as the operating system
// offers it. Package keyring has the real one.
type Keyring interface {
	// Get returns the secret of an account. It fails with ErrNotKept if there is
	// none, and with any other error if there is no keyring.
	Get(account string) (string, error)
	// Set keeps the secret of an account in place of the one there was.
	Set(account, secret string) error
	// Delete forgets the secret of an account, if there is one.
	Delete(account string) error
}

// ErrNotKept says that a keyring has no secret for an account.
var ErrNotKept = errors.New("not in the keyring")
