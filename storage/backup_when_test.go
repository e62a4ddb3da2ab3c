package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/model/reg"
)

func TestBackupBefore(t *testing.T) {
	edit := records(&thing{Name: "b"})
	with := func(origin Origin) Change {
		c := records(&thing{Name: string(origin)})
		c.Origin = origin
		return c
	}
	tests := []struct {
		name   string
		change Change
		due    bool
	}{
		{"edit", edit, false},
		{"undo", with(OriginUndo), false},
		{"import", with(OriginImport), true},
		{"merge", with(OriginMerge), true},
		{"migration", with(OriginMigration), true},
		{"few records", many(manyRecords - 1), false},
		{"many records", many(manyRecords), true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opt, _ := withBackups()
			s := mustCreate(t, opt)
			add(t, s, "a")
			mustSave(t, s, edit) // the backup of the day
			got := mustSave(t, s, test.change)
			if (got.Backup != "") != test.due || got.BackupErr != nil {
				t.Fatalf("got %q, %v", got.Backup, got.BackupErr)
			}
			if strings.Contains(got.Backup, markMigration) != (test.change.Origin == OriginMigration) {
				t.Errorf("marked wrongly: %s", got.Backup)
			}
		})
	}
}

func TestNoTwoBackupsOfOneState(t *testing.T) {
	opt, c := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	if path, err := s.BackupIfChanged(0); path == "" || err != nil {
		t.Fatalf("no backup of a new store: %q %v", path, err)
	}
	if path, err := s.BackupIfChanged(0); path != "" || err != nil {
		t.Errorf("a second backup of the same: %q %v", path, err)
	}
	s = reopen(t, s)
	if path, _ := s.BackupIfChanged(0); path != "" {
		t.Errorf("a backup after opening, without a change: %q", path)
	}
	imported := many(3)
	imported.Origin = OriginImport
	if got := mustSave(t, s, imported); got.Backup != "" {
		t.Errorf("a backup before an import although the last is of the same: %q", got.Backup)
	}
	if path, _ := s.BackupIfChanged(time.Hour); path != "" {
		t.Errorf("the last is young, and yet %q", path)
	}
	c.at = c.at.Add(time.Hour)
	if path, err := s.BackupIfChanged(time.Hour); path == "" || err != nil {
		t.Errorf("no backup of a change: %q %v", path, err)
	}
	if n := len(listBackups(s.path)); n != 2 {
		t.Errorf("%d backups", n)
	}
}

func TestBuildingMakesNoBackups(t *testing.T) {
	opt, _ := withBackups()
	s := mustCreate(t, opt)
	err := s.Building(func() error {
		for range 3 {
			c := many(3)
			c.Origin = OriginImport
			mustSave(t, s, c)
		}
		return nil
	})
	if err != nil || exists(backupDir(s.path)) {
		t.Errorf("%v, or backups were made", err)
	}
	if path, err := s.BackupIfChanged(0); path == "" || err != nil {
		t.Errorf("no backup afterwards: %q %v", path, err)
	}
}

// TestWrongClocks makes backups while the clock jumps about. The newest by
// fact must stay, and so must the last good ones from before the clock went
// wrong.
func TestWrongClocks(t *testing.T) {
	right := start().at
	tests := []struct {
		name string
		at   time.Time
	}{
		{"two days back", right.AddDate(0, 0, -2)},
		{"1970", time.Unix(0, 0)},
		{"2053", time.Date(2053, 1, 1, 0, 0, 0, 0, time.UTC)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opt, c := withBackups()
			s := mustCreate(t, opt)
			var made []string
			backup := func(n int) {
				for range n {
					add(t, s, fmt.Sprint(len(made)))
					path, err := s.Backup()
					if err != nil {
						t.Fatal(err)
					}
					made = append(made, path)
					if last, _ := lastBackup(s.path); last.path != path {
						t.Fatalf("the newest is %s, not %s", last.path, path)
					}
				}
			}
			backup(12)
			c.at = test.at
			backup(12)
			c.at = right.Add(time.Hour)
			backup(1)
			for i, path := range made[len(made)-keepLatest+2:] { // two were made before a day's first change
				if !exists(path) {
					t.Errorf("%d of the latest is gone", i)
				}
			}
			s = reopen(t, s)
			if got := s.View().Count("ting"); got != 25 {
				t.Errorf("%d records", got)
			}
			wantOrder(t, s, 25)
			mustVerify(t, s)
		})
	}
}

// wantOrder fails unless the history tells of n new things in the order they
// were made.
func wantOrder(t *testing.T, s *Store, n int) {
	t.Helper()
	log, err := s.Log(Query{})
	if err != nil || len(log) != n {
		t.Fatalf("%d entries, %v", len(log), err)
	}
	for i, e := range log {
		named := reg.Change{Path: "navn", To: fmt.Sprint(i)}
		if !slices.Contains(e.Changes, named) {
			t.Errorf("entry %d is not of the thing made then: %v", i, e.Changes)
		}
	}
}

func TestBackupWithoutRoomLeavesNothing(t *testing.T) {
	if !exists("/dev/full") {
		t.Skip("no device that is always full")
	}
	opt, c := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	if err := os.MkdirAll(backupDir(s.path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/dev/full", filepath.Join(backupDir(s.path), backupTemp)); err != nil {
		t.Fatal(err)
	}
	c.at = c.at.AddDate(0, 0, 1)
	got := mustSave(t, s, records(&thing{Name: "b"}))
	wantCode(t, got.BackupErr, "disk_full")
	wantNoBackup(t, s)
	if s.Info().BackupErr == nil {
		t.Error("the failure is forgotten")
	}
	if _, err := s.Backup(); err != nil || s.Info().BackupErr != nil {
		t.Errorf("after there was room: %v", err)
	}
}

func TestRoomIsLookedAtFirst(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "stor")
	if err := os.WriteFile(big, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(big, 1<<52); err != nil {
		t.Skip("no such large files here")
	}
	wantCode(t, roomFor(big, dir), "no_room")
	if err := os.Truncate(big, 1); err != nil {
		t.Fatal(err)
	}
	if err := roomFor(big, dir); err != nil {
		t.Errorf("no room for one byte: %v", err)
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var coded Coded
	if !errors.As(err, &coded) || coded.ErrorCode() != code {
		t.Errorf("got %v, want %s", err, code)
	}
}
