//go:build linux

package storage

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// fillDisk saves with a limit on the size of files, as a full disk would set
// it, then without, and tells what came of it.
func fillDisk(path string) {
	signal.Ignore(syscall.SIGXFSZ)
	opt := options()
	s, err := Open(path, opt)
	if err != nil {
		panic(err)
	}
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		panic(err)
	}
	limit(uint64(s.Info().Size)+1<<16, old.Max)
	_, err = s.Save(many(5000))
	var coded Coded
	fmt.Println("big", errors.As(err, &coded) && !errors.As(err, new(*Damaged)), s.View().Count("ting"))
	limit(old.Cur, old.Max)
	_, err = s.Save(records(&thing{Name: "etterpå"}))
	fmt.Println("after", err == nil, s.View().Count("ting"))
	report, err := s.Verify()
	fmt.Println("whole", err == nil && report.OK(), len(report.Findings))
	_ = s.Close()
}

func limit(now, most uint64) {
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: now, Max: most}); err != nil {
		panic(err)
	}
}

// TestNoRoom saves what there is no room for: the save is refused, nothing of
// it is kept, and work goes on when there is room again.
func TestNoRoom(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := child(t, "fill", s.path)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for scan := bufio.NewScanner(out); scan.Scan(); {
		lines = append(lines, scan.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(lines, "; "); got != "big true 1; after true 2; whole true 0" {
		t.Errorf("got %s", got)
	}
	s = mustOpen(t, s.path, options())
	wantNames(t, s.View().All("ting"), "a", "etterpå")
}

// TestDiskCodes tells apart what the operating system refuses.
func TestDiskCodes(t *testing.T) {
	tests := []struct {
		name string
		err  error
		code string
	}{
		{"full", &os.PathError{Op: "write", Err: syscall.ENOSPC}, "disk_full"},
		{"quota", syscall.EDQUOT, "disk_full"},
		{"read-only", syscall.EROFS, "no_access"},
		{"forbidden", syscall.EACCES, "no_access"},
		{"gone", os.ErrNotExist, "not_found"},
		{"other", syscall.EIO, "disk"},
		{"coded already", &TooNew{}, "too_new"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := diskError("try", "path", fmt.Errorf("layer: %w", test.err))
			var coded Coded
			if !errors.As(err, &coded) || coded.ErrorCode() != test.code || !errors.Is(err, test.err) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// fillWithCopies makes copies of every kind with no room for them, and tells
// what came of each.
func fillWithCopies(path string) {
	signal.Ignore(syscall.SIGXFSZ)
	opt, c := withBackups()
	s, err := Open(path, opt)
	if err != nil {
		panic(err)
	}
	backup, err := s.Backup()
	if err != nil {
		panic(err)
	}
	c.at = c.at.AddDate(0, 0, 1)
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		panic(err)
	}
	limit(1<<13, old.Max)
	tell := func(what string, err error) {
		var coded Coded
		fmt.Println(what, errors.As(err, &coded) && !errors.As(err, new(*Damaged)))
	}
	_, err = s.Backup()
	tell("backup", err)
	tell("copy", s.CopyTo(path+"-kopi"))
	_, err = Create(path+"-ny.samsvar", opt)
	tell("create", err)
	now, _, err := s.Restore(backup)
	tell("restore", err)
	limit(old.Cur, old.Max)
	result, err := now.Save(records(&thing{Name: "etterpå"}))
	fmt.Println("after", err == nil && result.BackupErr == nil && result.Backup != "")
	_ = now.Close()
}

// TestNoRoomForCopies makes backups, copies and restores on a disk that is
// full: each is refused with a reason, no half file is left, and work goes on.
func TestNoRoomForCopies(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	mustClose(t, s)
	out, err := child(t, "copies", s.path).Output()
	must(t, err)
	got := strings.Join(strings.Fields(string(out)), " ")
	if got != "backup true copy true create true restore true after true" {
		t.Errorf("got %s", got)
	}
	wantTidy(t, filepath.Dir(s.path), "prøve.samsvar", "prøve.samsvar.backup")
	wantTidy(t, backupDir(s.path), filepath.Base(listBackups(s.path)[0].path), filepath.Base(listBackups(s.path)[1].path))
	again := mustOpen(t, s.path, options())
	wantNames(t, again.View().All("ting"), "a", "etterpå")
	mustVerify(t, again)
}
