package storage

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func mustBackup(t *testing.T, s *Store) string {
	t.Helper()
	path, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// waitSecond waits for the second place and fails if that takes for ever.
func waitSecond(t *testing.T, s *Store) Second {
	t.Helper()
	got := s.WaitSecond(time.Minute)
	if got.Working {
		t.Fatal("still working")
	}
	return got
}

func TestSecondPlace(t *testing.T) {
	opt, _ := withBackups()
	opt.SecondPlace = t.TempDir()
	s := mustCreate(t, opt)
	add(t, s, "a")
	path := mustBackup(t, s)
	got := waitSecond(t, s)
	if got.Err != nil || got.Last.IsZero() {
		t.Fatalf("%+v", got)
	}
	copied := filepath.Join(secondDir(opt.SecondPlace, s.path, s.id), filepath.Base(path))
	here, _ := os.ReadFile(path)
	there, err := os.ReadFile(copied)
	if err != nil || !bytes.Equal(here, there) {
		t.Errorf("not the same there: %v", err)
	}
	for range keepLatest + 3 {
		mustBackup(t, s)
		waitSecond(t, s)
	}
	if n := len(backupsIn(filepath.Dir(copied), s.path)); n != keepLatest {
		t.Errorf("%d lie in the second place", n)
	}
	if entries, _ := os.ReadDir(filepath.Dir(copied)); len(entries) != keepLatest {
		t.Errorf("left behind: %v", entries)
	}
	all := Backups(s.path, opt.SecondPlace)
	if len(all) != 2*keepLatest || all[0].Second || !all[1].Second || all[0].Number != all[1].Number {
		t.Errorf("%d backups, first %+v %+v", len(all), all[0], all[1])
	}
}

// TestSecondPlaceAway holds work to going on when the second place is not
// there, is something else, or is full, and to catching up afterwards.
func TestSecondPlaceAway(t *testing.T) {
	tests := []struct {
		name, code string
		spoil      func(t *testing.T, folder, dir string) (mend func())
	}{
		{"drive away", "second_gone", func(t *testing.T, folder, _ string) func() {
			must(t, os.Rename(folder, folder+"-borte"))
			return func() { must(t, os.Rename(folder+"-borte", folder)) }
		}},
		{"a file in the way", "disk", func(t *testing.T, _, dir string) func() {
			must(t, os.WriteFile(dir, nil, 0o600))
			return func() { must(t, os.Remove(dir)) }
		}},
		{"full", "disk_full", func(t *testing.T, _, dir string) func() {
			if !exists("/dev/full") {
				t.Skip("no device that is always full")
			}
			must(t, os.MkdirAll(dir, 0o700))
			must(t, os.Symlink("/dev/full", filepath.Join(dir, backupTemp)))
			return func() {
				if entries, _ := os.ReadDir(dir); len(entries) != 0 {
					t.Errorf("half a file was left: %v", entries)
				}
			}
		}},
		{"no rights", "no_access", func(t *testing.T, folder, _ string) func() {
			if os.Geteuid() == 0 {
				t.Skip("root may write everything")
			}
			must(t, os.Chmod(folder, 0o500))
			return func() { must(t, os.Chmod(folder, 0o700)) }
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opt, c := withBackups()
			opt.SecondPlace = filepath.Join(t.TempDir(), "minnepinne")
			must(t, os.Mkdir(opt.SecondPlace, 0o700))
			s := mustCreate(t, opt)
			add(t, s, "a")
			mend := test.spoil(t, opt.SecondPlace, secondDir(opt.SecondPlace, s.path, s.id))
			got := mustSave(t, s, records(&thing{Name: "b"}))
			if got.Backup == "" || got.BackupErr != nil {
				t.Errorf("the first place failed too: %+v", got)
			}
			wantCode(t, waitSecond(t, s).Err, test.code)
			if exists(opt.SecondPlace) && test.code == "second_gone" {
				t.Error("the second place was made")
			}
			mend()
			c.at = c.at.AddDate(0, 0, 1)
			add(t, s, "c")
			if after := waitSecond(t, s); after.Err != nil || after.Last.IsZero() {
				t.Errorf("not mended: %+v", after)
			}
		})
	}
}

func TestChoosingASecondPlaceBringsTheLastBackup(t *testing.T) {
	opt, _ := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	mustBackup(t, s)
	told := make(chan bool, 9)
	s.OnBackup(func() { told <- true })
	folder := t.TempDir()
	s.SetSecondPlace(folder)
	if got := waitSecond(t, s); got.Err != nil || got.Last.IsZero() || got.Folder != folder {
		t.Errorf("%+v", got)
	}
	<-told
	s.SetSecondPlace("")
	mustBackup(t, s)
	if got := waitSecond(t, s); got.Folder != "" || !got.Last.IsZero() {
		t.Errorf("%+v", got)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
