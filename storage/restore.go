package storage

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// BackupFile is one backup of a store, in its own folder or the second place.
type BackupFile struct {
	Path      string
	Time      time.Time // when it was made, by the clock then, in UTC
	Number    uint64    // grows with each backup
	Size      int64     // bytes
	Second    bool      // lies in the second place
	Migration bool      // from before a change of the store's form; kept for ever
}

// Backups lists the backups beside a store, and those in a second place unless
// that is "", latest first. The store need not be open, nor there. A second
// place on a network may take long to answer.
func Backups(store, second string) []BackupFile {
	all := exported(listBackups(store), false)
	for _, dir := range secondDirs(second, store) {
		all = append(all, exported(backupsIn(dir, store), true)...)
	}
	slices.SortStableFunc(all, func(a, b BackupFile) int {
		return cmp.Or(cmp.Compare(b.Number, a.Number), b.Time.Compare(a.Time))
	})
	return all
}

func exported(files []backupFile, second bool) []BackupFile {
	var all []BackupFile
	for _, b := range files {
		all = append(all, BackupFile{b.path, b.at, b.n, b.size, second, b.mark == markMigration})
	}
	return all
}

// secondDirs are the folders in the second place that backups of stores of
// this name lie in.
func secondDirs(second, store string) []string {
	if second == "" {
		return nil
	}
	entries, _ := os.ReadDir(second)
	var dirs []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), stem(store)+"-") && strings.HasSuffix(e.Name(), backupSuffix) {
			dirs = append(dirs, filepath.Join(second, e.Name()))
		}
	}
	return dirs
}

// replacedMark stands in the name of a store that a backup took the place of.
const replacedMark = ".replaced-"

// Replaced lists the files that backups took the place of, latest first. They
// have no number. They can be looked into and restored like backups.
func Replaced(store string) []BackupFile {
	entries, _ := os.ReadDir(filepath.Dir(store))
	prefix := filepath.Base(store) + replacedMark
	var all []BackupFile
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), prefix)
		at, err := time.Parse(backupLayout, rest[:min(len(rest), len(backupLayout))])
		info, infoErr := e.Info()
		if ours && err == nil && infoErr == nil && info.Mode().IsRegular() && !strings.HasSuffix(rest, ".lock") {
			all = append(all, BackupFile{Path: filepath.Join(filepath.Dir(store), e.Name()), Time: at, Size: info.Size()})
		}
	}
	slices.SortStableFunc(all, func(a, b BackupFile) int {
		return cmp.Or(b.Time.Compare(a.Time), strings.Compare(b.Path, a.Path))
	})
	return all
}

// Restore puts a backup in a store's place. The store must be closed; it may be
// damaged or gone. What was there is kept beside it under the name returned,
// which is "" if nothing was. The backup is verified, copied, and the copy
// verified before anything is moved; on failure all is as before.
func Restore(path, backup string, opt Options) (replaced string, err error) {
	opt = opt.withDefaults()
	if err := restorable(path, backup, opt); err != nil {
		return "", err
	}
	if err := roomFor(backup, filepath.Dir(path)); err != nil {
		return "", err
	}
	temp, err := tempName(path)
	if err != nil {
		return "", diskError("restore", path, err)
	}
	defer func() { _ = os.Remove(temp) }()
	if err := copyCompared(backup, temp); err != nil {
		return "", diskError("copy backup", backup, err)
	}
	if err := verifyAlone(temp, opt); err != nil {
		return "", err
	}
	if err := bringFiles(backup, filesDir(path)); err != nil {
		return "", diskError("restore attachments", path, err)
	}
	if exists(path) {
		replaced = replacedName(path, opt.Now())
	}
	if err := replaceFile(temp, path, replaced); err != nil {
		return "", diskError("restore", path, err)
	}
	return replaced, nil
}

// Restore closes the store, puts a backup in its place as the function of this
// name does, and opens it again with the key it was open with. The store
// returned is the one open now: after a failure it is the present as it was,
// and nil only if that cannot be opened either.
func (s *Store) Restore(backup string) (now *Store, replaced string, err error) {
	s.mu.Lock()
	path, opt := s.path, s.opt
	s.mu.Unlock()
	if err := s.Close(); err != nil {
		return nil, "", err
	}
	replaced, err = Restore(path, backup, opt)
	now, openErr := Open(path, opt)
	return now, replaced, errors.Join(err, openErr)
}

// restorable refuses a backup that cannot be read or is of another store, and
// a store that is open somewhere.
func restorable(path, backup string, opt Options) error {
	from, err := openCopy(backup, opt, nil)
	if err != nil {
		return err
	}
	if err := from.db.Close(); err != nil {
		return diskError("close backup", backup, err)
	}
	if !exists(path) {
		return nil
	}
	var locked *Locked
	if err := examine(path); errors.As(err, &locked) {
		return err
	}
	present, err := openCopy(path, opt, nil)
	if err != nil {
		return nil // what cannot be read may be replaced: it is kept
	}
	if err := present.db.Close(); err != nil {
		return diskError("close store", path, err)
	}
	if present.id != from.id {
		return refuse("other_store", path, backup)
	}
	return nil
}

// verifyAlone opens a copy and reads every value.
func verifyAlone(path string, opt Options) error {
	s, err := openCopy(path, opt, nil)
	if err != nil {
		return err
	}
	return errors.Join(s.read((*txn).readAll), s.db.Close())
}

// replacedName is a name beside a store for what a backup takes the place of.
func replacedName(path string, now time.Time) string { return keptName(path, replacedMark, now) }

// keptName is a name beside a store, with a mark and the moment, that is not
// taken.
func keptName(path, mark string, now time.Time) string {
	base := path + mark + now.UTC().Format(backupLayout)
	name := base
	for n := 2; exists(name); n++ {
		name = base + "-" + strconv.Itoa(n)
	}
	return name
}
