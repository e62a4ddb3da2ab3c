package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/model/reg"
)

// backedUp makes a store of which a backup holds "a" and "b", while it has
// since lost "a", changed "b" and got "c".
func backedUp(t *testing.T) (s *Store, backup string) {
	t.Helper()
	opt, _ := withBackups()
	s = mustCreate(t, opt)
	a, b := add(t, s, "a"), add(t, s, "b")
	backup = mustBackup(t, s)
	changed := get(t, s, b)
	changed.Note = "endret"
	mustSave(t, s, records(changed))
	mustSave(t, s, Change{Delete: []reg.Ref{a}})
	add(t, s, "c")
	return s, backup
}

func TestPeek(t *testing.T) {
	s, backup := backedUp(t)
	before, _ := os.ReadFile(backup)
	look, err := Peek(backup, s.opt)
	if err != nil {
		t.Fatal(err)
	}
	wantNames(t, look.View.All("ting"), "a", "b")
	if look.ID != s.ID() || look.LastUser != "Kari" || look.LastTime.IsZero() || look.Size != int64(len(before)) {
		t.Errorf("%+v", look)
	}
	after, _ := os.ReadFile(backup)
	if !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	got := Compare(s.View(), look.View)
	if len(got) != 2 || got[0].Count != 2 || len(got[0].New) != 1 || len(got[0].Changed) != 1 || len(got[0].Gone) != 1 {
		t.Errorf("got %+v", got)
	}
	must(t, os.Remove(backup)) // the look holds nothing open
	wantNames(t, look.View.All("ting"), "a", "b")
}

func TestPeekAtWhatIsNoStore(t *testing.T) {
	s, backup := backedUp(t)
	must(t, os.WriteFile(backup, []byte("<html>"), 0o600))
	_, err := Peek(backup, s.opt)
	if !errors.As(err, new(*Damaged)) {
		t.Errorf("got %v", err)
	}
	if _, err := Peek(backup+"x", s.opt); err == nil {
		t.Error("looked at nothing")
	}
}

func TestRestore(t *testing.T) {
	s, backup := backedUp(t)
	if _, err := Restore(s.path, backup, s.opt); !errors.As(err, new(*Locked)) {
		t.Fatalf("an open store was replaced: %v", err)
	}
	must(t, s.Close())
	replaced, err := Restore(s.path, backup, s.opt)
	if err != nil || !strings.Contains(replaced, replacedMark) {
		t.Fatalf("%q %v", replaced, err)
	}
	restored := mustOpen(t, s.path, s.opt)
	wantNames(t, restored.View().All("ting"), "a", "b")
	mustVerify(t, restored)
	add(t, restored, "d")
	mustVerify(t, restored)
	if all := Replaced(s.path); len(all) != 1 || all[0].Path != replaced || all[0].Size == 0 || all[0].Time.IsZero() {
		t.Errorf("replaced: %+v", all)
	}
	old := mustOpen(t, replaced, s.opt)
	if len(Replaced(s.path)) != 1 {
		t.Error("its note is taken for a store")
	}
	wantNames(t, old.View().All("ting"), "b", "c")
	mustVerify(t, old)
	if !exists(backup) {
		t.Error("the backup is gone")
	}
	wantTidy(t, filepath.Dir(s.path), "prøve.samsvar", "prøve.samsvar.backup", "prøve.samsvar.lock",
		filepath.Base(replaced), filepath.Base(replaced)+".lock")
}

// wantTidy fails if a folder holds anything else.
func wantTidy(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		if !slices.Contains(want, e.Name()) && e.Name() != filepath.Base(want[len(want)-1])+".backup" {
			t.Errorf("%s was left", e.Name())
		}
	}
}

func TestRestoreOverWhatIsDamagedOrGone(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(path string) error
		kept  bool
	}{
		{"damaged", func(path string) error { return os.WriteFile(path, []byte("x"), 0o600) }, true},
		{"empty", func(path string) error { return os.Truncate(path, 0) }, true},
		{"gone", os.Remove, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s, backup := backedUp(t)
			must(t, s.Close())
			must(t, test.spoil(s.path))
			was, _ := os.ReadFile(s.path)
			replaced, err := Restore(s.path, backup, s.opt)
			if err != nil || (replaced != "") != test.kept {
				t.Fatalf("%q %v", replaced, err)
			}
			if test.kept {
				if now, _ := os.ReadFile(replaced); !bytes.Equal(was, now) {
					t.Error("what was there is not kept as it was")
				}
			}
			wantNames(t, mustOpen(t, s.path, s.opt).View().All("ting"), "a", "b")
		})
	}
}

func TestRestoreRefuses(t *testing.T) {
	s, backup := backedUp(t)
	opt, _ := withBackups()
	other := mustCreate(t, opt)
	add(t, other, "x")
	foreign := mustBackup(t, other)
	must(t, s.Close())
	before, _ := os.ReadFile(s.path)
	_, err := Restore(s.path, foreign, s.opt)
	wantCode(t, err, "other_store")
	data, _ := os.ReadFile(backup)
	must(t, os.WriteFile(backup, data[:len(data)/2], 0o600))
	if _, err = Restore(s.path, backup, s.opt); !errors.As(err, new(*Damaged)) {
		t.Errorf("half a backup: %v", err)
	}
	if _, err = Restore(s.path, backup+"x", s.opt); err == nil {
		t.Error("restored nothing")
	}
	after, _ := os.ReadFile(s.path)
	if !bytes.Equal(before, after) {
		t.Error("the store was touched")
	}
	wantTidy(t, filepath.Dir(s.path), "prøve.samsvar", "prøve.samsvar.backup")
}

func TestRestoreAnOpenStore(t *testing.T) {
	s, backup := backedUp(t)
	now, replaced, err := s.Restore(backup + "x")
	if err == nil || replaced != "" || now == nil {
		t.Fatalf("%v %q %v", now, replaced, err)
	}
	wantNames(t, now.View().All("ting"), "b", "c") // as it was
	look, err := now.Peek(backup)
	must(t, err)
	wantNames(t, look.View.All("ting"), "a", "b")
	now, replaced, err = now.Restore(backup)
	must(t, err)
	t.Cleanup(func() { _ = now.Close() })
	wantNames(t, now.View().All("ting"), "a", "b")
	if !exists(replaced) {
		t.Error("what was there is gone")
	}
	mustVerify(t, now)
}
