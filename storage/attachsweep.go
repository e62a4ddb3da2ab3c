package storage

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"samsvar/storage/attach"
)

// attachedSuffix ends the list of attachments that lies beside each backup: the
// names of its files, one a line.
const attachedSuffix = ".attached"

// shareFiles puts all attachments that records have among the backups, before
// the backup itself gets its name. Content that is missing or damaged is told by
// Verify; it does not keep the rest from being saved. The caller holds mu.
func (s *Store) shareFiles() (names []string, err error) {
	to, err := attach.New(backupFilesDir(s.path), s.filesKey())
	if err != nil {
		return nil, err
	}
	for hash, size := range s.View().fileSizes() {
		err := s.files.Share(to, hash, size)
		if isFileCode(err, attach.CodeMissing) || isFileCode(err, attach.CodeDamaged) {
			continue
		}
		if err != nil {
			return nil, fileError(err, hash, to.Dir())
		}
		names = append(names, to.NameOf(hash))
	}
	slices.Sort(names)
	return names, nil
}

// listAttached notes beside a backup what it has attached, before the backup
// gets its name: one without such a list has nothing attached.
func listAttached(backup string, names []string) error {
	if len(names) == 0 {
		return nil
	}
	list := strings.Join(append(names, ""), "\n")
	err := writeNew(backup+attachedSuffix, func(w io.Writer) error {
		_, err := io.WriteString(w, list)
		return err
	})
	return diskError("list attachments", backup, err)
}

// dropFilesAfterBackup removes attachments that nothing needs any more. What
// cannot be removed does no harm: there is a next time. The caller holds mu.
func (s *Store) dropFilesAfterBackup() {
	_ = s.dropUnusedFiles()
	_ = thinBackupFiles(backupDir(s.path), s.path)
}

// dropUnusedFiles removes content that no record has, that was not just added
// and that no undo of the last time needs.
func (s *Store) dropUnusedFiles() error {
	stored, err := s.files.List()
	if err != nil {
		return fileError(err, "", s.files.Dir())
	}
	used := s.fileNames(s.View().fileSizes())
	unused := func(f attach.Stored) bool { return !used[f.Name] }
	if !slices.ContainsFunc(stored, unused) { // most often: the history need not be read
		return nil
	}
	wanted, err := s.wantedFiles()
	if err != nil {
		return err
	}
	keep := s.fileNames(wanted)
	_, _, err = s.files.Sweep(func(name string) bool { return keep[name] })
	return fileError(err, "", s.files.Dir())
}

func (s *Store) fileNames(hashes map[string]int64) map[string]bool {
	names := make(map[string]bool, len(hashes))
	for hash := range hashes {
		names[s.files.NameOf(hash)] = true
	}
	return names
}

// thinBackupFiles removes the attachments that no backup of a folder has, and
// the lists of backups that are gone.
func thinBackupFiles(dir, store string) error {
	keep := map[string]bool{}
	lists := map[string]bool{}
	for _, backup := range backupsIn(dir, store) {
		names, err := attachedTo(backup.path)
		if err != nil {
			return err
		}
		lists[backup.path+attachedSuffix] = true
		for _, name := range names {
			keep[name] = true
		}
	}
	dropLists(dir, lists)
	folder := filepath.Join(dir, backupFiles)
	files, err := attach.New(folder, nil) // names alone need no key
	if err == nil {
		_, _, err = files.Sweep(func(name string) bool { return keep[name] })
	}
	return fileError(err, "", folder)
}

// attachedTo reads what a backup has attached.
func attachedTo(backup string) ([]string, error) {
	data, err := os.ReadFile(backup + attachedSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return strings.Fields(string(data)), err
}

// copyList brings the list of what a backup has attached to a copy of it.
func copyList(backup, copied string) error {
	names, err := attachedTo(backup)
	return errors.Join(err, listAttached(copied, names))
}

// bringFiles copies the attachments of a backup, as they lie beside it, into a
// folder, most often to or from the second place. Those that are there already,
// or not there to be copied, are left out.
func bringFiles(backup, to string) error {
	names, err := attachedTo(backup)
	if len(names) == 0 {
		return err
	}
	from, errFrom := attach.New(filepath.Join(filepath.Dir(backup), backupFiles), nil)
	target, errTo := attach.New(to, nil)
	if err = errors.Join(err, errFrom, errTo); err != nil {
		return err
	}
	for _, name := range names {
		if err := from.Bring(target, name); err != nil && !isFileCode(err, attach.CodeMissing) {
			return fileError(err, name, to)
		}
	}
	return nil
}

// dropLists removes the lists of backups that are gone.
func dropLists(dir string, keep map[string]bool) {
	all, _ := os.ReadDir(dir) // the next time
	for _, e := range all {
		list := filepath.Join(dir, e.Name())
		if strings.HasSuffix(list, attachedSuffix) && !keep[list] {
			_ = os.Remove(list)
		}
	}
}

// recentHashes visits every hash of a file in changes made since a moment. The
// hybrid clocks decide, which never go back.
func (t *txn) recentHashes(since time.Time, visit func(hash string)) error {
	for _, device := range t.devices() {
		if b := t.tx.Bucket([]byte(bucketOps + device)); b != nil {
			if err := t.recentOf(device, b.Cursor(), since, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// recentOf goes back through the log of one device. What a change set did is
// met before its header, which says when.
func (t *txn) recentOf(device string, c *bbolt.Cursor, since time.Time, visit func(hash string)) error {
	hash := regexp.MustCompile(`[0-9a-f]{64}`)
	var found []string
	for key, sealed := c.Last(); key != nil; key, sealed = c.Prev() {
		e, meta, err := t.openEntry(device, key, sealed)
		if err != nil {
			return err
		}
		if meta.Kind == kindRows { // which have no attachments
			continue
		}
		for _, v := range e.Values {
			found = append(found, hash.FindAllString(v.From+" "+v.To, -1)...)
		}
		if meta.Kind != kindSet {
			continue
		}
		if meta.Clock>>clockBits < milli(since) {
			return nil
		}
		for _, one := range found {
			visit(one)
		}
		found = found[:0]
	}
	return nil
}
