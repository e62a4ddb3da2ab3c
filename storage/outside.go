package storage

import (
	"errors"
	"os"
)

// inFile is what the store's file was when this program wrote to it last.
type inFile struct {
	info os.FileInfo // nil if it is not known
	meta boltMeta
}

// lookAt reads what stands at a path now.
func lookAt(path string) (inFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return inFile{}, err
	}
	var now inFile
	if now.info, err = f.Stat(); err == nil { // of the open file: on Windows only that tells which file it is
		now.meta, err = chooseMeta(f, now.info.Size())
	}
	return now, errors.Join(err, f.Close())
}

// noteFile remembers what the file is after this program wrote to it.
func (s *Store) noteFile() {
	if now, err := lookAt(s.path); err == nil {
		s.written = now
	}
}

// unchangedOutside refuses to go on if another program has replaced, changed or
// removed the file. The lock keeps other Samsvars away, but not what copies or
// synchronises files. The caller holds mu.
func (s *Store) unchangedOutside() error {
	if s.written.info == nil {
		return nil
	}
	now, err := lookAt(s.path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &Error{Code: "gone_outside", Args: []string{s.path}, Err: err}
	case err != nil || !os.SameFile(now.info, s.written.info) || now.meta != s.written.meta:
		return &Error{Code: "changed_outside", Args: []string{s.path}, Err: err}
	}
	return nil
}

// ChangedOutside returns an error if another program has replaced, changed or
// removed the file since it was opened. Nothing can be saved then; what the
// store holds can still be read, and copied with CopyTo. It costs two reads.
func (s *Store) ChangedOutside() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil
	}
	return s.unchangedOutside()
}

// CopyTo writes all of the store to a path where no file is, and verifies it.
func (s *Store) CopyTo(path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	temp, err := tempName(path)
	if err != nil {
		return diskError("copy store", path, err)
	}
	defer func() { _ = os.Remove(temp) }()
	if err := s.read(func(t *txn) error { return writeCopy(t.tx, temp) }); err != nil {
		return diskError("copy store", path, err)
	}
	if err := s.verifyCopy(temp); err != nil {
		return err
	}
	return diskError("copy store", path, moveNew(temp, path))
}
