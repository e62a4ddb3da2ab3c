package mending

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

// damagedStore is a store whose beginnings are gone, with or
// without a backup.
func damagedStore(t *testing.T, backup bool) (string, storage.Options) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "etat.samsvar")
	opt := storage.Options{Registers: model.All(), Now: time.Now, User: "Kari", Plain: true, NoBackup: true}
	s, err := storage.Create(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Fagsystem", "Turnus"} {
		c := storage.Change{Records: []storage.Write{{Register: "systemer", Record: &model.System{Name: name}}}}
		if _, err := s.Save(c); err != nil {
			t.Fatal(err)
		}
	}
	if backup {
		if _, err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(content[:8192])
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, opt
}

// offer opens the dialog about a damaged store.
func offer(t *testing.T, backup bool) (k *uitest.Kit, path string, opened **storage.Store) {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	path, opt := damagedStore(t, backup)
	_, _, err = storage.OpenRepaired(path, opt)
	var damaged *storage.Damaged
	if !errors.As(err, &damaged) {
		t.Fatalf("opened: %v", err)
	}
	k, opened = uitest.New(t, look.Options{}), new(*storage.Store)
	k.Show(&fyne.Container{}, 1000, 700)
	Offer(Deps{Texts: texts, Canvas: k.Canvas, Do: k.Queue.Do, Options: opt,
		Opened: func(s *storage.Store) { *opened = s },
		Failed: func(err error) { t.Error(err) }}, path, damaged)
	k.Queue.Until(t, func() bool { return k.Has("Hent tilbake") })
	k.Settle()
	return k, path, opened
}

func TestOfferAndTake(t *testing.T) {
	k, path, opened := offer(t, true)
	if !k.Has("Den nyeste hele sikkerhetskopien") || !k.Has("Ingenting er kjent tapt.") {
		t.Fatalf("shown: %q", k.Texts())
	}
	k.Tap("Hent tilbake")
	k.Queue.Until(t, func() bool { return *opened != nil })
	k.Settle()
	if !k.Has("Lageret er reparert") {
		t.Errorf("shown: %q", k.Texts())
	}
	if (*opened).View().Count("systemer") == 0 {
		t.Error("nothing is there")
	}
	if err := (*opened).Close(); err != nil {
		t.Fatal(err)
	}
	if kept, _ := filepath.Glob(path + ".damaged-*"); len(kept) != 1 {
		t.Errorf("kept: %v", kept)
	}
	k.Press(fyne.KeyReturn)
	if k.Has("Lageret er reparert") {
		t.Error("Enter does not close what was told")
	}
}

// TestOfferIsLeft chooses nothing: the file stays as it is, and nothing is left
// beside it.
func TestOfferIsLeft(t *testing.T) {
	k, path, opened := offer(t, false)
	before, _ := os.ReadFile(path)
	if !k.Has("Det som kan leses, satt sammen på nytt") {
		t.Fatalf("shown: %q", k.Texts())
	}
	k.Press(fyne.KeyEscape)
	k.Settle()
	if k.Has("Hent tilbake") || *opened != nil {
		t.Error("Escape does not leave")
	}
	after, _ := os.ReadFile(path)
	if string(before) != string(after) {
		t.Error("the file was changed")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*.tmp")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
