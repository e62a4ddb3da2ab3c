package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func withBackups() (Options, *clock) {
	opt, c := options(), start()
	opt.NoBackup, opt.Now = false, c.now
	return opt, c
}

func TestBackupOncePerDay(t *testing.T) {
	opt, c := withBackups()
	s := mustCreate(t, opt)
	first := mustSave(t, s, records(&thing{Name: "a"}))
	if first.Backup != "" {
		t.Error("a backup of nothing")
	}
	second := mustSave(t, s, records(&thing{Name: "b"}))
	third := mustSave(t, s, records(&thing{Name: "c"}))
	if second.Backup == "" || third.Backup != "" {
		t.Fatalf("backups %q, %q", second.Backup, third.Backup)
	}
	s = reopen(t, s)
	if again := mustSave(t, s, records(&thing{Name: "d"})); again.Backup != "" {
		t.Error("a second backup after opening again")
	}
	c.at = c.at.AddDate(0, 0, 1)
	next := mustSave(t, s, records(&thing{Name: "e"}))
	if next.Backup == "" || next.BackupErr != nil {
		t.Fatalf("%+v", next)
	}
	copied := mustOpen(t, next.Backup, opt) // as it was before the change
	wantNames(t, copied.View().All("ting"), "a", "b", "c", "d")
	mustVerify(t, copied)
}

func TestBackupIsVerified(t *testing.T) {
	opt, _ := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	forgeSealed(t, s)
	_, err := s.Backup()
	var coded Coded
	if !errors.As(err, &coded) || coded.ErrorCode() != "backup_bad" {
		t.Fatalf("got %v", err)
	}
	wantNoBackup(t, s)
}

// wantNoBackup fails if the folder of backups holds anything.
func wantNoBackup(t *testing.T, s *Store) {
	t.Helper()
	if entries, _ := os.ReadDir(backupDir(s.path)); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

// forgeSealed breaks the check of a value that is in the file.
func forgeSealed(t *testing.T, s *Store) {
	mustWrite(t, s, func(x *txn) error {
		b := x.tx.Bucket([]byte(bucketHistory + "ting"))
		key, _ := b.Cursor().First()
		return b.Put(bytes.Clone(key), []byte{0, 0, 0, 0})
	})
}

func TestFailedBackupDoesNotStopWork(t *testing.T) {
	opt, c := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	c.at = c.at.AddDate(0, 0, 1)
	if err := os.WriteFile(backupDir(s.path), []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	result := mustSave(t, s, records(&thing{Name: "b"}))
	var coded Coded
	if !errors.As(result.BackupErr, &coded) || result.Backup != "" {
		t.Errorf("%+v", result)
	}
	wantNames(t, s.View().All("ting"), "a", "b")
	if err := os.Remove(backupDir(s.path)); err != nil {
		t.Fatal(err)
	}
	if soon := mustSave(t, s, records(&thing{Name: "c"})); soon.BackupErr == nil {
		t.Error("tried again at once, or kept silent about it")
	}
	c.at = c.at.Add(retryBackup)
	if later := mustSave(t, s, records(&thing{Name: "d"})); later.Backup == "" || later.BackupErr != nil {
		t.Errorf("not tried again: %+v", later)
	}
}

func TestBackupsKept(t *testing.T) {
	opt, c := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	dir := backupDir(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	var all []string
	n := 0
	for day := range 500 { // two a day, the older ones made up
		for _, hour := range []int{8, 15} {
			at := c.at.AddDate(0, 0, day-500).Truncate(24 * time.Hour).Add(time.Duration(hour) * time.Hour)
			all = append(all, backupName(s.path, dir, at, ""))
			n++
			all[n-1] = strings.Replace(all[n-1], "-0001.", fmt.Sprintf("-%04d.", n), 1)
		}
	}
	old := filepath.Join(dir, "prøve-20200101T000000Z-0000"+markMigration+".samsvar")
	mine := []string{"notater.txt", "prøve-gammel.samsvar", "prøve-20260101T000000Z-0007-kopi.samsvar", "annet-20200101T000000Z-0001.samsvar", "prøve-20200101T000000Z-1.samsvar"}
	for _, name := range mine {
		all = append(all, filepath.Join(dir, name))
	}
	all = append(all, old)
	for _, path := range all {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, b := range listBackups(s.path) {
		left = append(left, filepath.Base(b.path))
	}
	// the new one and 9 of the last five days; 8 more days; 11 more months; one
	// from before a migration
	if len(left) != 10+8+11+1 || !exists(old) {
		t.Errorf("%d left: %v", len(left), left)
	}
	for _, name := range mine {
		if !exists(filepath.Join(dir, name)) {
			t.Errorf("%s is gone", name)
		}
	}
}

func TestTwoBackupsInOneSecond(t *testing.T) {
	opt, c := withBackups()
	fixed := c.at
	opt.Now = func() time.Time { return fixed }
	s := mustCreate(t, opt)
	latest := ""
	for i := range 3 {
		add(t, s, fmt.Sprint(i))
		path, err := s.Backup()
		if err != nil {
			t.Fatal(err)
		}
		latest = path
	}
	all := listBackups(s.path)
	if len(all) != 3 || all[0].path != latest || !strings.HasSuffix(latest, "-0003.samsvar") {
		t.Errorf("latest %s of %v", latest, all)
	}
}
