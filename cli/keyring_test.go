package cli_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"samsvar/storage/vault"
)

// folderKeyring is a keyring that the processes of one script share: a folder
// with a file for each account.
type folderKeyring string

// scriptKeyring is the keyring of the script that runs in a folder.
func scriptKeyring(work string) folderKeyring { return folderKeyring(filepath.Join(work, ".keyring")) }

func (k folderKeyring) path(account string) string { return filepath.Join(string(k), account) }

// Get returns a secret, or vault.ErrNotKept.
func (k folderKeyring) Get(account string) (string, error) {
	data, err := os.ReadFile(k.path(account))
	if errors.Is(err, fs.ErrNotExist) {
		return "", vault.ErrNotKept
	}
	return string(data), err
}

// Set keeps a secret.
func (k folderKeyring) Set(account, secret string) error {
	return errors.Join(os.MkdirAll(string(k), 0o700), os.WriteFile(k.path(account), []byte(secret), 0o600))
}

// Delete forgets a secret.
func (k folderKeyring) Delete(account string) error {
	err := os.Remove(k.path(account))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
