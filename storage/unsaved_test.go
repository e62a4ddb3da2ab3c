package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"samsvar/model/reg"
	"samsvar/storage/vault"
)

func unsavedOf(name, text string) Unsaved {
	return Unsaved{Name: name, Ref: reg.Ref{Register: "ting", ID: "ID1"}, Base: map[string]string{"navn": "Før"},
		Fields: map[string]string{"navn": text}, Typed: map[string]string{"dag": "i morgen"}, At: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
}

func mustKeep(t *testing.T, s *Store, u Unsaved) {
	t.Helper()
	if err := s.KeepUnsaved(u); err != nil {
		t.Fatal(err)
	}
}

// wantUnsaved fails the test unless exactly these texts are kept.
func wantUnsaved(t *testing.T, s *Store, texts ...string) {
	t.Helper()
	all, unreadable, err := s.Unsaved()
	if err != nil || unreadable > 0 || len(all) != len(texts) {
		t.Fatalf("%v, %d cannot be read, %v; want %q", all, unreadable, err, texts)
	}
	for i, u := range all {
		if u.Fields["navn"] != texts[i] || u.Base["navn"] != "Før" || u.Typed["dag"] != "i morgen" || u.Ref.ID != "ID1" || u.User != s.opt.User {
			t.Errorf("kept %+v, want %q", u, texts[i])
		}
	}
}

// inFiles reports whether a text can be read in any file below the folder of a
// store.
func inFiles(t *testing.T, s *Store, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(filepath.Dir(s.Path()), func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found = found || strings.Contains(string(data), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestUnsavedWorkIsKeptAndDropped(t *testing.T) {
	s := mustCreate(t, options())
	wantUnsaved(t, s)
	mustKeep(t, s, unsavedOf("a", "Første"))
	mustKeep(t, s, unsavedOf("a", "Andre"))
	later := unsavedOf("b", "Tredje")
	later.At = later.At.Add(time.Hour)
	mustKeep(t, s, later)
	s = reopen(t, s)
	wantUnsaved(t, s, "Tredje", "Andre")
	for _, name := range []string{"a", "a", "b"} { // dropping twice does nothing
		if err := s.DropUnsaved(name); err != nil {
			t.Fatal(err)
		}
	}
	wantUnsaved(t, s)
	if exists(unsavedDir(s.Path())) {
		t.Error("the empty folder is still there")
	}
}

func TestUnsavedWorkOfAnEncryptedStoreIsSealed(t *testing.T) {
	opt := sealedOptions(t)
	s := mustCreate(t, opt)
	mustKeep(t, s, unsavedOf("a", "hemmelig arbeid"))
	if inFiles(t, s, "hemmelig") || inFiles(t, s, "navn") {
		t.Error("it can be read without the key")
	}
	path := s.Path()
	mustClose(t, s)
	s = mustOpen(t, path, with(opt.Recovery.Secret()))
	wantUnsaved(t, s, "hemmelig arbeid")
}

// Unsaved work goes along when a store is encrypted, gets another key, and is
// decrypted.
func TestUnsavedWorkIsSealedAnew(t *testing.T) {
	s := mustCreate(t, options())
	mustKeep(t, s, unsavedOf("a", "hemmelig arbeid"))
	if !inFiles(t, s, "hemmelig") {
		t.Fatal("the test looks for what is nowhere")
	}
	for range 2 {
		if err := s.Encrypt(newRecovery(t), phrase); err != nil {
			t.Fatal(err)
		}
		if inFiles(t, s, "hemmelig") {
			t.Error("it can be read without the key")
		}
		wantUnsaved(t, s, "hemmelig arbeid")
	}
	path := s.Path()
	mustClose(t, s)
	s = mustOpen(t, path, with(vault.Passphrase(phrase)))
	if err := s.Decrypt(); err != nil {
		t.Fatal(err)
	}
	wantUnsaved(t, s, "hemmelig arbeid")
}

// A program that was killed between encrypting the store and the draft leaves
// the draft open; it is sealed when it is read.
func TestOpenUnsavedWorkOfAnEncryptedStoreIsSealedWhenItIsRead(t *testing.T) {
	s := mustCreate(t, options())
	mustKeep(t, s, unsavedOf("a", "hemmelig arbeid"))
	file := filepath.Join(unsavedDir(s.Path()), "a"+unsavedEnding)
	open, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(newRecovery(t), ""); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, open, 0o600); err != nil {
		t.Fatal(err)
	}
	wantUnsaved(t, s, "hemmelig arbeid")
	if inFiles(t, s, "hemmelig") {
		t.Error("it can still be read without the key")
	}
}

func TestUnsavedWorkThatCannotBeReadIsRemovedAndCounted(t *testing.T) {
	other := mustCreate(t, sealedOptions(t))
	mustKeep(t, other, unsavedOf("a", "fra et annet lager"))
	foreign, err := os.ReadFile(filepath.Join(unsavedDir(other.Path()), "a"+unsavedEnding))
	if err != nil {
		t.Fatal(err)
	}
	s := mustCreate(t, sealedOptions(t))
	mustKeep(t, s, unsavedOf("eget", "Eget"))
	for name, data := range map[string][]byte{"fremmed.draft": foreign, "tom.draft": nil, "kort.draft": []byte(unsavedMagic), "123.tmp": []byte("rest")} {
		if err := os.WriteFile(filepath.Join(unsavedDir(s.Path()), name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if all, unreadable, err := s.Unsaved(); err != nil || unreadable != 3 || len(all) != 1 {
		t.Fatalf("%v, %d cannot be read, %v", all, unreadable, err)
	}
	wantUnsaved(t, s, "Eget")
}

func TestErasingTakesUnsavedWorkAlong(t *testing.T) {
	s, refs := inn(t, nil)
	of, naming, other := unsavedOf("a", "Rom 7"), unsavedOf("b", "Rom 8"), unsavedOf("c", "Rom 9")
	of.Ref = refs[0]
	naming.Typed["dag"] = "sammen med " + strings.ToUpper(needle)
	for _, u := range []Unsaved{of, naming, other} {
		mustKeep(t, s, u)
	}
	if _, err := s.Erase(Erasure{Person: needle, Fields: true, Instead: "-", Reason: "Krav om sletting"}); err != nil {
		t.Fatal(err)
	}
	wantUnsaved(t, s, "Rom 9")
}
