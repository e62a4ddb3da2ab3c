package storage

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// TestChangedOutside has another program meddle with an open store. Nothing is
// saved over what it did, and what was held is not lost.
func TestChangedOutside(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the system itself keeps others away there")
	}
	tests := []struct {
		name, code string
		meddle     func(t *testing.T, path, older string)
	}{
		{"replaced by an older copy", "changed_outside", func(t *testing.T, path, older string) { must(t, os.Rename(older, path)) }},
		{"overwritten with an older copy", "changed_outside", func(t *testing.T, path, older string) {
			data, err := os.ReadFile(older)
			must(t, err)
			f, err := os.OpenFile(path, os.O_RDWR, 0)
			must(t, err)
			_, err = f.WriteAt(data[:1<<13], 0) // its beginnings, as a copy that goes on would begin
			must(t, err)
			must(t, f.Close())
		}},
		{"moved", "gone_outside", func(t *testing.T, path, _ string) { must(t, os.Rename(path, path+"-flyttet")) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opt, _ := withBackups()
			opt.NoBackup = true
			s := mustCreate(t, opt)
			add(t, s, "a")
			older := filepath.Join(filepath.Dir(s.path), "eldre")
			must(t, s.CopyTo(older))
			add(t, s, "b")
			if err := s.ChangedOutside(); err != nil {
				t.Fatalf("before anything happened: %v", err)
			}
			test.meddle(t, s.path, older)
			wantCode(t, s.ChangedOutside(), test.code)
			before, _ := os.ReadFile(s.path)
			_, err := s.Save(records(&thing{Name: "c"}))
			wantCode(t, err, test.code)
			after, _ := os.ReadFile(s.path)
			if string(before) != string(after) {
				t.Error("the other program's file was written to")
			}
			wantNames(t, s.View().All("ting"), "a", "b")
			if test.name == "overwritten with an older copy" {
				return // the content is gone from the disk; only the view has it
			}
			saved := filepath.Join(t.TempDir(), "kopi.samsvar")
			must(t, s.CopyTo(saved))
			wantNames(t, mustOpen(t, saved, opt).View().All("ting"), "a", "b")
		})
	}
}

func TestAFailedSaveIsNoChangeFromOutside(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	if _, err := s.Save(records(&thing{})); err == nil {
		t.Fatal("a thing without a name was saved")
	}
	add(t, s, "b")
	s = reopen(t, s)
	add(t, s, "c")
	if err := s.ChangedOutside(); err != nil {
		t.Error(err)
	}
}

func TestCopyToLeavesWhatIsThere(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	there := filepath.Join(t.TempDir(), "b.samsvar")
	must(t, os.WriteFile(there, []byte("x"), 0o600))
	wantCode(t, s.CopyTo(there), "exists")
	if entries, _ := os.ReadDir(filepath.Dir(there)); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestLeftoversOfAKilledRun(t *testing.T) {
	opt, _ := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	mustBackup(t, s)
	must(t, s.Close())
	dir := filepath.Dir(s.path)
	ours := []string{".prøve.samsvar.123456.tmp", "prøve.samsvar.backup/backup.tmp", "prøve.samsvar.raise"}
	others := []string{".annet.samsvar.1.tmp", ".prøve.samsvar.x.tmp", "prøve.samsvar.tmp", "notater.tmp"}
	for _, name := range append(ours, others...) {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("innhold"), 0o600))
	}
	mustOpen(t, s.path, opt)
	for _, name := range ours {
		if exists(filepath.Join(dir, name)) {
			t.Errorf("%s stayed", name)
		}
	}
	for _, name := range others {
		if !exists(filepath.Join(dir, name)) {
			t.Errorf("%s, which is not ours, is gone", name)
		}
	}
}

func TestFilesAreForTheUserOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are the folder's there")
	}
	opt, _ := withBackups()
	s := mustCreate(t, opt)
	add(t, s, "a")
	backup := mustBackup(t, s)
	must(t, s.Close())
	loose := []struct {
		path string
		mode os.FileMode
	}{{s.path, 0o600}, {backupDir(s.path), 0o700}, {backup, 0o600}}
	for _, f := range loose {
		if info, err := os.Stat(f.path); err != nil || info.Mode().Perm() != f.mode {
			t.Errorf("%s: %v %v", f.path, info.Mode(), err)
		}
	}
	must(t, os.Chmod(s.path, 0o664))
	must(t, os.Chmod(backupDir(s.path), 0o755))
	mustOpen(t, s.path, opt)
	for _, f := range loose[:2] {
		if info, err := os.Stat(f.path); err != nil || info.Mode().Perm() != f.mode {
			t.Errorf("after opening, %s: %v %v", f.path, info.Mode(), err)
		}
	}
	if info, err := os.Stat(lockInfoPath(s.path)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the note: %v %v", info, err)
	}
}

func TestAskToRaise(t *testing.T) {
	s := mustCreate(t, options())
	if AskToRaise(s.path, 60*time.Millisecond) {
		t.Error("an answer although nobody looked")
	}
	if s.RaiseAsked() {
		t.Error("the note stayed after nobody had answered")
	}
	answered := make(chan bool)
	go func() { answered <- AskToRaise(s.path, time.Minute) }()
	for !s.RaiseAsked() {
		time.Sleep(time.Millisecond)
	}
	if !<-answered {
		t.Error("the answer was not heard")
	}
}

func TestPlacesThatAreRefused(t *testing.T) {
	synced := t.TempDir()
	s := mustCreate(t, options())
	add(t, s, "a")
	inside := filepath.Join(synced, "a.samsvar")
	must(t, s.CopyTo(inside)) // closed files may lie there
	t.Setenv("OneDriveCommercial", synced)
	_, err := Open(inside, options())
	wantCode(t, err, "in_synced")
	_, err = Create(filepath.Join(synced, "ny", "b.samsvar"), options())
	wantCode(t, err, "in_synced")
	if entries, _ := os.ReadDir(synced); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	if look, err := Peek(inside, options()); err != nil || look.View.Count("ting") != 1 {
		t.Errorf("a backup there cannot be looked at: %v", err)
	}
}
