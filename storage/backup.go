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

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
)

// Backups lie beside the store in NAME.samsvar.backup, named by the moment
// they were made. A file under such a name has been verified.
const (
	backupSuffix = ".backup"
	backupLayout = "20060102-150405"
	keepLatest   = 10
	keepDaily    = 14
	keepMonthly  = 12
)

func backupDir(path string) string { return path + backupSuffix }

// backupFile is one backup in the folder.
type backupFile struct {
	path string
	at   time.Time
	n    int // of those made in the same second
}

// Backup writes a dated copy, opens it again and verifies it, and returns its
// path. Copies that are no longer needed are removed: the latest ten, the last
// of each of fourteen days and of each of twelve months are kept.
func (s *Store) Backup() (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.backup()
}

// backupOfTheDay makes a backup if there is none of today and there is
// something to lose.
func (s *Store) backupOfTheDay() (string, error) {
	today := reg.DayOf(s.opt.Now())
	if s.opt.NoBackup || s.backedUp == today || len(s.heads) == 0 {
		return "", nil
	}
	now := s.opt.Now()
	if s.failed.err != nil && now.Sub(s.failed.at).Abs() < retryBackup {
		return "", s.failed.err
	}
	path, err := s.backup()
	s.failed = failedBackup{now, err}
	return path, err
}

// retryBackup is how long saves go on without trying a failed backup again,
// which may take long on a full disk.
const retryBackup = 10 * time.Minute

// failedBackup is when and why the backup of the day failed last.
type failedBackup struct {
	at  time.Time
	err error
}

func (s *Store) backup() (string, error) {
	dir := backupDir(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", diskError("make folder of backups", dir, err)
	}
	temp := filepath.Join(dir, "backup.tmp")
	defer func() { _ = os.Remove(temp) }()
	if err := s.read(func(t *txn) error { return writeCopy(t.tx, temp) }); err != nil {
		return "", diskError("write backup", dir, err)
	}
	if err := s.verifyCopy(temp); err != nil {
		return "", &Error{Code: "backup_bad", Args: []string{dir}, Err: err}
	}
	path, err := s.nameBackup(temp, dir)
	if err != nil {
		return "", diskError("name backup", dir, err)
	}
	s.backedUp = reg.DayOf(s.opt.Now())
	dropBackups(s.path)
	return path, nil
}

// writeCopy writes all of the store to a new file and makes it durable.
func writeCopy(tx *bbolt.Tx, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = tx.WriteTo(f)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// verifyCopy opens a copy, reads every value and compares the ends of the
// history with those of the store.
func (s *Store) verifyCopy(path string) error {
	if err := examine(path); err != nil {
		return err
	}
	copied, err := newStore(path, s.opt)
	if err != nil {
		return err
	}
	copied.id, copied.sealer = s.id, s.sealer
	options := boltOptions()
	options.ReadOnly = true
	err = guard(path, func() error {
		var err error
		copied.db, err = bbolt.Open(path, 0o600, options)
		return err
	})
	if err != nil {
		return err
	}
	err = copied.read(func(t *txn) error {
		if _, err := t.readStamp(path); err != nil {
			return err
		}
		heads, err := t.readHeads()
		return errors.Join(err, s.sameHeads(heads), t.readAll())
	})
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

// nameBackup moves a verified copy to a dated name that is not taken.
func (s *Store) nameBackup(temp, dir string) (string, error) {
	base := strings.TrimSuffix(filepath.Base(s.path), filepath.Ext(s.path)) + "-" +
		s.opt.Now().Format(backupLayout)
	path := filepath.Join(dir, base+filepath.Ext(s.path))
	for n := 2; exists(path); n++ {
		path = filepath.Join(dir, base+"-"+strconv.Itoa(n)+filepath.Ext(s.path))
	}
	return path, moveNew(temp, path)
}

// listBackups returns the backups of a store, latest first.
func listBackups(store string) []backupFile { return listBackupsIn(store, time.Local) }

func listBackupsIn(store string, zone *time.Location) []backupFile {
	entries, err := os.ReadDir(backupDir(store))
	if err != nil {
		return nil
	}
	ext := filepath.Ext(store)
	prefix := strings.TrimSuffix(filepath.Base(store), ext) + "-"
	var all []backupFile
	for _, e := range entries {
		name, isBackup := strings.CutPrefix(e.Name(), prefix)
		name, hasExt := strings.CutSuffix(name, ext)
		if !isBackup || !hasExt || len(name) < len(backupLayout) {
			continue
		}
		at, err := time.ParseInLocation(backupLayout, name[:len(backupLayout)], zone)
		n := backupNumber(name[len(backupLayout):])
		if err == nil && n > 0 {
			all = append(all, backupFile{filepath.Join(backupDir(store), e.Name()), at, n})
		}
	}
	slices.SortFunc(all, func(a, b backupFile) int { return cmp.Or(b.at.Compare(a.at), b.n-a.n) })
	return all
}

// backupNumber reads what nameBackup puts after the moment: nothing, or -2,
// -3 and so on. Anything else, which is not ours, gives 0.
func backupNumber(rest string) int {
	if rest == "" {
		return 1
	}
	n, err := strconv.Atoi(strings.TrimPrefix(rest, "-"))
	if err != nil || n < 2 || rest != "-"+strconv.Itoa(n) {
		return 0
	}
	return n
}

func lastBackupDay(store string, zone *time.Location) reg.Day {
	all := listBackupsIn(store, zone)
	if len(all) == 0 {
		return 0
	}
	return reg.DayOf(all[0].at)
}

// dropBackups removes the backups that no rule keeps.
func dropBackups(store string) {
	all := listBackups(store)
	keep := map[string]bool{}
	for i := range min(keepLatest, len(all)) {
		keep[all[i].path] = true
	}
	keepOnePer("20060102", keepDaily, all, keep)
	keepOnePer("200601", keepMonthly, all, keep)
	for _, b := range all {
		if !keep[b.path] {
			_ = os.Remove(b.path)
		}
	}
}

// keepOnePer keeps the last backup of each of the n latest periods.
func keepOnePer(layout string, n int, all []backupFile, keep map[string]bool) {
	seen := map[string]bool{}
	for _, b := range all {
		period := b.at.Format(layout)
		if !seen[period] && len(seen) < n {
			seen[period] = true
			keep[b.path] = true
		}
	}
}
