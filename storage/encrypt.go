package storage

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"samsvar/storage/attach"
	"samsvar/storage/vault"
)

// Encrypt writes the store into a new file under a new key, with a recovery key
// and, if it is not empty, a passphrase as ways in. A store that is encrypted
// already gets another key, which shuts out everyone who knew a way in before.
// Backups made before stay as they were: see Exposed.
func (s *Store) Encrypt(recovery vault.Recovery, passphrase string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return refuse("closed", s.path)
	}
	opt := s.opt
	opt.Plain, opt.Recovery, opt.Key = false, recovery, vault.Secret{}
	if passphrase != "" {
		opt.Key = vault.Passphrase(passphrase)
	}
	key, err := newKey(s.stamp, opt)
	if err != nil {
		return err
	}
	return s.reseal(key)
}

// Decrypt writes the store into a new file that is not encrypted.
func (s *Store) Decrypt() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.db == nil:
		return refuse("closed", s.path)
	case s.opt.key == nil:
		return refuse("not_encrypted", s.path)
	}
	return s.reseal(nil)
}

// reseal writes the store and its attachments under another key or none. What
// the keyring keeps opens nothing any more. The caller holds mu.
//
// The attachments under the new key get other names and lie beside the old ones
// until the store is in place, so that each store finds its own at any moment.
func (s *Store) reseal(key *vault.Key) error {
	hashes, err := s.wantedFiles()
	if err != nil {
		return err
	}
	fresh, err := attach.New(filesDir(s.path), filesKeyOf(key))
	if err != nil {
		return err
	}
	for hash, size := range hashes {
		err = s.files.Copy(fresh, hash, size)
		if err != nil && !isFileCode(err, attach.CodeMissing) && !isFileCode(err, attach.CodeDamaged) {
			break
		}
		err = nil // Verify tells what is missing
	}
	before := s.sealer
	if err == nil {
		err = s.rewrite(rewriting{reseal: true, key: key})
	}
	if err != nil {
		for hash := range hashes {
			_ = fresh.Remove(hash)
		}
		return fileError(err, "", s.path)
	}
	s.files = fresh
	s.sealUnsaved(before)
	s.forgetSecret()
	_, _, err = fresh.Sweep(func(string) bool { return false }) // all but what was just added
	return fileError(err, "", s.path)
}

// Exposed lists the files of an encrypted store, backups for the most part,
// that are not encrypted or that another key than the present one opens. A
// second place that is away is not looked at.
func (s *Store) Exposed() []string {
	key := s.Key()
	if key == nil {
		return nil
	}
	var paths []string
	for _, b := range Backups(s.path, s.Second().Folder) {
		paths = append(paths, b.Path)
	}
	beside, _ := os.ReadDir(filepath.Dir(s.path))
	for _, e := range beside {
		name := filepath.Base(s.path)
		if strings.HasPrefix(e.Name(), name+replacedMark) || strings.HasPrefix(e.Name(), name+asideMark) {
			paths = append(paths, filepath.Join(filepath.Dir(s.path), e.Name()))
		}
	}
	return slices.DeleteFunc(paths, func(path string) bool { return !exposes(path, key) })
}

// RemoveExposed makes a backup that is encrypted as the store is, and then
// removes what Exposed lists, with its attachments. It returns how many files
// of stores it removed.
func (s *Store) RemoveExposed() (int, error) {
	exposed := s.Exposed()
	if len(exposed) == 0 {
		return 0, nil
	}
	if _, err := s.Backup(); err != nil {
		return 0, err
	}
	removed := 0
	var errs []error
	folders := map[string]bool{}
	for _, path := range exposed {
		err := os.Remove(path)
		if err == nil {
			removed++
			folders[filepath.Dir(path)] = filepath.Dir(path) != filepath.Dir(s.path)
		} else if !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, diskError("remove backup", path, err))
		}
	}
	for folder, ofBackups := range folders {
		if ofBackups {
			errs = append(errs, thinBackupFiles(folder, s.path))
		}
	}
	return removed, errors.Join(errs...)
}

// exposes reports whether a file can be read without the key. What cannot be
// opened at all is taken for one that can.
func exposes(path string, key *vault.Key) bool {
	if examineFile(path, os.O_RDONLY) != nil {
		return true
	}
	options := boltOptions()
	options.ReadOnly = true
	err := guard(path, func() error {
		db, err := bbolt.Open(path, 0o600, options)
		if err != nil {
			return err
		}
		err = db.View(func(tx *bbolt.Tx) error { return (&txn{tx: tx}).sealedWith(key) })
		return errors.Join(err, db.Close())
	})
	return err != nil
}
