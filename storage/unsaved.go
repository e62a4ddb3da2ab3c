package storage

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"samsvar/model/reg"
)

// Unsaved is work on a record that its author has not saved. It lies in a file
// of its own beside the store, so that it outlives the program, sealed as the
// store's values are. It is no part of the store: neither history nor backups
// have it.
type Unsaved struct {
	Name   string            `json:"-"`                // of the file; from NewUnsavedName
	Ref    reg.Ref           `json:"ref"`              // without ID for a new record
	CopyOf string            `json:"copy_of,omitzero"` // number of the record that a new one is a copy of
	Base   map[string]string `json:"base,omitempty"`   // as it was read, by field; nil for a new record
	Fields map[string]string `json:"fields"`           // as it is written now, by field
	Typed  map[string]string `json:"typed,omitempty"`  // what was typed and is no value, by path
	At     time.Time         `json:"at"`
	User   string            `json:"user"` // who opened the store; set when it is kept
}

const (
	unsavedEnding = ".draft"
	unsavedMagic  = "samsvar draft 1\n" // what the file begins with, and its version
	unsavedBucket = "unsaved"           // binds the seal; there is no such bucket
)

func unsavedDir(store string) string { return store + ".drafts" }

// NewUnsavedName is a name for a piece of unsaved work that no other has.
func NewUnsavedName() string {
	name := make([]byte, 8)
	_, _ = rand.Read(name) // never fails
	return hex.EncodeToString(name)
}

// KeepUnsaved writes a piece of unsaved work, whole or not at all, in place of
// what was kept under its name before.
func (s *Store) KeepUnsaved(u Unsaved) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	u.User = s.opt.User
	plain, err := json.Marshal(u)
	if err != nil {
		return err
	}
	if s.db == nil {
		return refuse("closed", s.path)
	}
	return diskError("keep unsaved work", unsavedDir(s.path), s.writeUnsaved(u.Name, plain))
}

// writeUnsaved seals and writes a piece. The caller holds mu.
func (s *Store) writeUnsaved(name string, plain []byte) error {
	dir := unsavedDir(s.path)
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	temp, err := os.CreateTemp(dir, "*"+tempSuffix)
	if err != nil {
		return err
	}
	sealed := s.sealer.seal(unsavedBucket, s.unsavedKey(name), plain)
	_, err = temp.Write(append([]byte(unsavedMagic), sealed...))
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = rename(temp.Name(), filepath.Join(dir, name+unsavedEnding))
	}
	if err != nil {
		_ = os.Remove(temp.Name())
		return err
	}
	return syncDir(dir)
}

// unsavedKey binds a piece to its name and, also where nothing is encrypted, to
// the store.
func (s *Store) unsavedKey(name string) []byte { return []byte(s.id + "/" + name) }

// DropUnsaved removes a piece of unsaved work, if it is there.
func (s *Store) DropUnsaved(name string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.removeUnsaved(name)
}

func (s *Store) removeUnsaved(name string) error {
	err := os.Remove(filepath.Join(unsavedDir(s.path), name+unsavedEnding))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	_ = os.Remove(unsavedDir(s.path)) // fails as long as there is something in it
	return diskError("drop unsaved work", s.path, err)
}

// Unsaved lists the unsaved work that is kept, the latest first. What cannot be
// read, because it is damaged or of another store, is removed and counted.
func (s *Store) Unsaved() (all []Unsaved, unreadable int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil, 0, refuse("closed", s.path)
	}
	return s.readUnsaved(s.sealer)
}

// readUnsaved reads what one sealer opens. The caller holds mu.
func (s *Store) readUnsaved(by sealer) (all []Unsaved, unreadable int, err error) {
	entries, err := os.ReadDir(unsavedDir(s.path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, diskError("read unsaved work", s.path, err)
	}
	for _, e := range entries {
		name, isOurs := strings.CutSuffix(e.Name(), unsavedEnding)
		if !isOurs { // what a run that was killed has left of its own
			_ = os.Remove(filepath.Join(unsavedDir(s.path), e.Name()))
			continue
		}
		u, ok := s.openUnsaved(name, by)
		if !ok {
			unreadable++
			_ = s.removeUnsaved(name)
			continue
		}
		all = append(all, u)
	}
	slices.SortFunc(all, func(a, b Unsaved) int { return b.At.Compare(a.At) })
	return all, unreadable, nil
}

// openUnsaved reads one piece. One that lies open beside a store that has been
// encrypted since is sealed now.
func (s *Store) openUnsaved(name string, by sealer) (Unsaved, bool) {
	data, err := os.ReadFile(filepath.Join(unsavedDir(s.path), name+unsavedEnding))
	sealed, isOurs := strings.CutPrefix(string(data), unsavedMagic)
	if err != nil || !isOurs {
		return Unsaved{}, false
	}
	key := s.unsavedKey(name)
	plain, err := by.open(unsavedBucket, key, []byte(sealed))
	if err != nil {
		if plain, err = newChecksum().open(unsavedBucket, key, []byte(sealed)); err != nil || s.writeUnsaved(name, plain) != nil {
			return Unsaved{}, false
		}
	}
	u := Unsaved{Name: name}
	return u, json.Unmarshal(plain, &u) == nil
}

// sealUnsaved seals all unsaved work anew after the store has got another key or
// none. before is what sealed it until now. What cannot be sealed is removed: it
// must not lie open. The caller holds mu.
func (s *Store) sealUnsaved(before sealer) {
	all, _, _ := s.readUnsaved(before) // what cannot be read is of no use under another key either
	for _, u := range all {
		plain, err := json.Marshal(u)
		if err != nil || s.writeUnsaved(u.Name, plain) != nil {
			_ = s.removeUnsaved(u.Name)
		}
	}
}

// eraseUnsaved removes unsaved work on records that were erased, or that holds
// the name of a person who was. The caller holds mu.
func (s *Store) eraseUnsaved(order Erasure, plan ErasePlan) {
	all, _, _ := s.readUnsaved(s.sealer) // removes what it cannot read
	name := Fold(strings.TrimSpace(order.Person))
	for _, u := range all {
		erased := slices.ContainsFunc(plan.Records, func(e Erasable) bool { return e.Ref == u.Ref })
		for _, values := range []map[string]string{u.Base, u.Fields, u.Typed} {
			for _, text := range values {
				erased = erased || name != "" && strings.Contains(Fold(text), name)
			}
		}
		if erased {
			_ = s.removeUnsaved(u.Name)
		}
	}
}
