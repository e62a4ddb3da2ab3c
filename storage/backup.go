package storage

import (
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
)

// Backup writes a dated copy, opens it again and verifies it, and returns its
// path. Copies that no rule keeps are removed, see dropBackups. The copy is
// then brought to the second place, if there is one, in the background.
func (s *Store) Backup() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.backup("")
}

// BackupIfChanged makes a backup if something was saved since the last one,
// unless that is younger than least. It is for closing: nothing is done, and
// no error told, where there is nothing to lose.
func (s *Store) BackupIfChanged(least time.Duration) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil || s.opt.NoBackup || !s.changedSinceBackup() {
		return "", nil
	}
	if last, ok := lastBackup(s.path); ok && s.opt.Now().Sub(last.at).Abs() < least {
		return "", nil
	}
	return s.backup("")
}

// Building runs work that fills a store which was just made. No backups are
// made meanwhile: nothing worth one is in the store yet.
func (s *Store) Building(work func() error) error {
	s.mu.Lock()
	before := s.opt.NoBackup
	s.opt.NoBackup = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.opt.NoBackup = before
		s.mu.Unlock()
	}()
	return work()
}

// manyRecords is from how many records on a change is one of many: it cannot
// be looked over and put right by hand.
const manyRecords = 25

// backupBefore makes the backup that is due before a change: the first of a
// day, and before every import, merge, migration or change of many records.
func (s *Store) backupBefore(c Change) (string, error) {
	if s.opt.NoBackup || len(s.heads) == 0 {
		return "", nil
	}
	mark := ""
	if c.Origin == OriginMigration {
		mark = markMigration
	}
	many := len(c.Records)+len(c.Delete)+len(c.Restore) >= manyRecords
	if mark != "" || many || c.Origin == OriginImport || c.Origin == OriginMerge {
		if !s.changedSinceBackup() && mark == "" {
			return "", nil
		}
		return s.backup(mark)
	}
	now := s.opt.Now()
	if s.backedUp == reg.DayOf(now) {
		return "", nil
	}
	if s.failed.err != nil && now.Sub(s.failed.at).Abs() < retryBackup {
		return "", s.failed.err
	}
	return s.backup("")
}

// retryBackup is how long saves go on without trying a failed backup again,
// which may take long on a full disk.
const retryBackup = 10 * time.Minute

// failedBackup is when and why the last backup failed.
type failedBackup struct {
	at  time.Time
	err error
}

// changedSinceBackup reports whether the store is another than the last
// backup, by the beginning of both files, which every save changes.
func (s *Store) changedSinceBackup() bool {
	if len(s.heads) == 0 {
		return false
	}
	last, ok := lastBackup(s.path)
	if !ok {
		return true
	}
	here, err := metaOf(s.path)
	there, errThere := metaOf(last.path)
	return err != nil || errThere != nil || here != there
}

// metaOf reads the beginning of a file that is in use.
func metaOf(path string) (boltMeta, error) {
	f, err := os.Open(path)
	if err != nil {
		return boltMeta{}, err
	}
	info, err := f.Stat()
	var meta boltMeta
	if err == nil {
		meta, err = chooseMeta(f, info.Size())
	}
	return meta, errors.Join(err, f.Close())
}

// backup makes a backup and notes whether it came off.
func (s *Store) backup(mark string) (string, error) {
	path, err := s.makeBackup(mark)
	s.failed = failedBackup{s.opt.Now(), err}
	if err != nil {
		return "", err
	}
	s.backedUp = reg.DayOf(s.opt.Now())
	dropBackups(backupDir(s.path), s.path, s.opt.Now().Location())
	s.dropFilesAfterBackup()
	s.second.bring(path)
	return path, nil
}

func (s *Store) makeBackup(mark string) (string, error) {
	dir := backupDir(s.path)
	if err := makePrivate(dir); err != nil {
		return "", diskError("make folder of backups", dir, err)
	}
	if err := roomFor(s.path, dir); err != nil {
		return "", err
	}
	temp := filepath.Join(dir, backupTemp)
	defer func() { _ = os.Remove(temp) }()
	if err := s.read(func(t *txn) error { return writeCopy(t.tx, temp) }); err != nil {
		return "", diskError("write backup", dir, err)
	}
	if err := s.verifyCopy(temp); err != nil {
		return "", &Error{Code: "backup_bad", Args: []string{dir}, Err: err}
	}
	files, err := s.shareFiles()
	if err != nil {
		return "", err
	}
	path := backupName(s.path, dir, s.opt.Now(), mark)
	err = listAttached(path, files)
	if err == nil {
		err = moveNew(temp, path)
	}
	if err != nil {
		return "", diskError("name backup", dir, err)
	}
	return path, nil
}

// makePrivate makes a folder that only its user may look into.
func makePrivate(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return keepPrivate(dir, 0o700)
}

// roomFor refuses to copy a file into a folder whose disk has no room for it.
// A disk that does not tell is tried.
func roomFor(file, dir string) error {
	const spare, megabyte = 1 << 20, 1 << 20
	info, err := os.Stat(file)
	if err != nil {
		return diskError("look at file", file, err)
	}
	free, known := freeSpace(dir)
	need := uint64(max(info.Size(), 0)) + spare
	if !known || free >= need {
		return nil
	}
	return refuse("no_room", dir, strconv.FormatUint(need/megabyte+1, 10), strconv.FormatUint(free/megabyte, 10))
}

// writeCopy writes all of the store to a new file and makes it durable.
func writeCopy(tx *bbolt.Tx, path string) error {
	return writeNew(path, func(w io.Writer) error {
		_, err := tx.WriteTo(w)
		return err
	})
}

// writeNew writes a file of ours anew and makes it durable.
func writeNew(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	w := &errorKeeper{w: f}
	err = write(w)
	if w.err != nil {
		err = w.err // bbolt words it anew and loses what kind it is
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// errorKeeper writes and keeps the first error as the system gave it.
type errorKeeper struct {
	w   io.Writer
	err error
}

// Write passes on.
func (k *errorKeeper) Write(p []byte) (int, error) {
	n, err := k.w.Write(p)
	if k.err == nil {
		k.err = err
	}
	return n, err
}

// copyCompared copies a closed file, makes the copy durable, and compares what
// lies there afterwards with what was read.
func copyCompared(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	sum := sha256.New()
	err = writeNew(to, func(w io.Writer) error {
		_, err := io.Copy(io.MultiWriter(w, sum), source)
		return err
	})
	if err = errors.Join(err, source.Close()); err != nil {
		return err
	}
	there, err := hashOf(to)
	if err == nil && there != [sha256.Size]byte(sum.Sum(nil)) {
		return &Damaged{Path: to, Harm: HarmContent, Detail: "the copy differs from " + from}
	}
	return err
}

func hashOf(path string) (sum [sha256.Size]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return sum, err
	}
	h := sha256.New()
	_, err = io.Copy(h, f)
	return [sha256.Size]byte(h.Sum(nil)), errors.Join(err, f.Close())
}

// verifyCopy opens a copy, reads every value and compares the ends of the
// history with those of the store.
func (s *Store) verifyCopy(path string) error {
	copied, err := openCopy(path, s.opt, s)
	if err != nil {
		return err
	}
	err = copied.read(func(t *txn) error { return errors.Join(s.sameHeads(copied.heads), t.readAll()) })
	return errors.Join(err, copied.db.Close())
}

// readAll reads every value and its check.
func (t *txn) readAll() error {
	for _, bucket := range t.buckets("") {
		if err := t.each(bucket, func(_, _ []byte) error { return nil }); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) sameHeads(heads map[string]head) error {
	for device, want := range s.heads {
		if !heads[device].equal(want) {
			return &Damaged{Harm: HarmContent, Detail: "the copy lacks history of " + device}
		}
	}
	return nil
}
