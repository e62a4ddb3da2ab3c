// Package keys has the dialogs about the encryption of a store: the recovery
// key to be kept, the key or passphrase that opens a store, and a new
// passphrase. They lie over whatever is in the window.
package keys
