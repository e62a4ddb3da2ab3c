package storage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"samsvar/model/reg"
	"samsvar/storage/attach"
)

func mustAddFile(t testing.TB, s *Store, name, content string) reg.File {
	t.Helper()
	file, err := s.AddFile(strings.NewReader(content), name)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// attached saves a thing with a file.
func attached(t testing.TB, s *Store, name, content string) (reg.Ref, reg.File) {
	t.Helper()
	file := mustAddFile(t, s, name, content)
	return mustSave(t, s, records(&thing{Name: name, Files: []reg.File{file}})).Refs[0], file
}

func readFile(s *Store, file reg.File) (string, error) {
	content, err := s.OpenFile(file)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(content)
	return string(data), errors.Join(err, content.Close())
}

func wantContent(t testing.TB, s *Store, file reg.File, want string) {
	t.Helper()
	if got, err := readFile(s, file); err != nil || got != want {
		t.Errorf("content of %s: %q, %v", file.Name, got, err)
	}
}

// filePath is where the only attachment of a store lies.
func filePath(t testing.TB, dir string) string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "??", "*"))
	if err != nil || len(all) != 1 {
		t.Fatalf("files: %v, %v", all, err)
	}
	return all[0]
}

func wantCoded(t testing.TB, err error, code string) {
	t.Helper()
	var coded Coded
	if !errors.As(err, &coded) || coded.ErrorCode() != code {
		t.Errorf("got %v, want %s", err, code)
	}
}

func TestAttachmentComesBack(t *testing.T) {
	s := mustCreate(t, options())
	_, file := attached(t, s, "avtale.pdf", "Avtale")
	s = reopen(t, s)
	wantContent(t, s, file, "Avtale")
	target := filepath.Join(t.TempDir(), "ut.pdf")
	if err := s.SaveFile(file, target); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(target); err != nil || string(data) != "Avtale" {
		t.Errorf("saved %q, %v", data, err)
	}
	if all := s.View().Attachments(false); len(all) != 1 || all[0].File != file || all[0].Path != "vedlegg" || all[0].No == "" {
		t.Errorf("attachments: %v", all)
	}
	mustVerify(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := s.OpenFile(file)
	wantCoded(t, err, "closed")
	_, err = s.AddFile(strings.NewReader("x"), "x")
	wantCoded(t, err, "closed")
}

func TestAttachmentNeverLiesInTheStoreFile(t *testing.T) {
	s := mustCreate(t, options())
	attached(t, s, "avtale.pdf", strings.Repeat("Hemmelig ", 1000))
	data, err := os.ReadFile(s.path)
	if err != nil || bytes.Contains(data, []byte("Hemmelig Hemmelig")) {
		t.Errorf("in the store: %v", err)
	}
}

func TestMissingAndDamagedAttachmentsAreFound(t *testing.T) {
	s := mustCreate(t, options())
	ref, file := attached(t, s, "avtale.pdf", "Avtale")
	mustSave(t, s, Change{Delete: []reg.Ref{ref}})
	path := filePath(t, filesDir(s.path))
	if err := os.WriteFile(path, []byte("Avtalf"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantFinding(t, s, FoundBadFile)
	_, err := readFile(s, file)
	wantCoded(t, err, "file_damaged")
	wantCoded(t, s.SaveFile(file, filepath.Join(t.TempDir(), "x")), "file_damaged")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	wantFinding(t, s, FoundNoFile)
	_, err = readFile(s, file)
	wantCoded(t, err, "file_missing")
}

func wantFinding(t testing.TB, s *Store, code string) {
	t.Helper()
	report, err := s.Verify()
	if err != nil || len(report.Findings) != 1 || report.Findings[0].Code != code {
		t.Errorf("got %v, %v; want %s", report.Findings, err, code)
	}
}

func TestBackupsHaveTheAttachments(t *testing.T) {
	s := mustCreate(t, options())
	_, file := attached(t, s, "avtale.pdf", "Avtale")
	backup, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filesDir(s.path)); err != nil {
		t.Fatal(err)
	}
	wantContent(t, s, file, "Avtale") // from the backups, at once
	s = reopen(t, s)                  // and back in its place from now on
	mustVerify(t, s)
	looked := mustOpen(t, backup, options())
	wantContent(t, looked, file, "Avtale")
	if err := looked.Close(); err != nil || exists(filesDir(backup)) {
		t.Errorf("looking into a backup left attachments there: %v", err)
	}
}

// A file taken from its record can be brought back for ninety days; then its
// space comes back with the next backup, and when the last backup that has it
// is thinned out, all of it.
func TestSpaceOfUnusedAttachmentsComesBack(t *testing.T) {
	opt := options()
	c := start()
	opt.Now = c.now
	s := mustCreate(t, opt)
	ref, file := attached(t, s, "avtale.pdf", strings.Repeat("x", 1_000_000))
	backup := func(after time.Duration) {
		t.Helper()
		c.at = c.at.Add(after)
		if _, err := s.Backup(); err != nil {
			t.Fatal(err)
		}
	}
	backup(0)
	rec := get(t, s, ref)
	rec.Files = nil
	mustSave(t, s, records(rec))
	s = reopen(t, s)
	wantFinding(t, s, FoundUnused)
	backup(24 * time.Hour)
	if !s.files.Has(file.Hash) {
		t.Fatal("removed while the change could be undone")
	}
	backup(90 * 24 * time.Hour)
	if s.files.Has(file.Hash) {
		t.Error("never removed")
	}
	wantContent(t, s, file, strings.Repeat("x", 1_000_000)) // a backup has it
	for range keepDaily + 1 {
		backup(31 * 24 * time.Hour)
	}
	if size := sizeBelow(t, filepath.Dir(s.path)) - sizeOf(t, backupDir(s.path), ".samsvar"); size > 500_000 {
		t.Errorf("%d bytes beside the store and its backups", size)
	}
	if _, err := readFile(s, file); err == nil {
		t.Error("still to be read")
	}
	mustVerify(t, s)
}

func sizeBelow(t *testing.T, dir string) int64 { return sizeOf(t, dir, "") }

func sizeOf(t *testing.T, dir, ending string) (sum int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ending) {
			return err
		}
		info, err := d.Info()
		sum += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// What a form holds that is not saved yet must survive the backup of the day.
func TestAttachmentOfAnUnsavedFormStays(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	file := mustAddFile(t, s, "avtale.pdf", "Avtale")
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, records(&thing{Name: "b", Files: []reg.File{file}}))
	mustVerify(t, s)
	given := mustAddFile(t, s, "aldri.pdf", "Aldri lagret")
	s = reopen(t, s)
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	if s.files.Has(given.Hash) || !s.files.Has(file.Hash) {
		t.Error("the file of a form that was given up is still there, or the other is not")
	}
}

func TestOrderedErasureReachesTheBackups(t *testing.T) {
	s := mustCreate(t, options())
	ref, file := attached(t, s, "avtale.pdf", "Avtale")
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	wantCoded(t, s.DropFile(file.Hash), "file_in_use")
	rec := get(t, s, ref)
	rec.Files = nil
	mustSave(t, s, records(rec))
	if err := s.DropFile(file.Hash); err != nil {
		t.Fatal(err)
	}
	if _, err := readFile(s, file); err == nil {
		t.Error("still to be read")
	}
	wantCoded(t, s.DropFile("../x"), attach.CodeMissing)
}

// A store that was encrypted must not leave readable attachments beside it, also
// if the power went before the old ones were removed.
func TestReadableAttachmentsDoNotStayBesideAnEncryptedStore(t *testing.T) {
	s := mustCreate(t, sealedOptions(t))
	_, file := attached(t, s, "avtale.pdf", "Avtale")
	plain, err := attach.New(filesDir(s.path), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := plain.Add(strings.NewReader("Avtale")); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	wantContent(t, s, file, "Avtale")
	if plain.Has(file.Hash) {
		t.Error("left behind")
	}
}

func TestTooLargeAttachmentIsNamed(t *testing.T) {
	s := mustCreate(t, options())
	_, err := s.AddFile(io.LimitReader(zeros{}, attach.MaxSize+1), "stor.iso")
	wantCoded(t, err, "file_too_big")
	var coded Coded
	if errors.As(err, &coded) && strings.Join(coded.ErrorArgs(), " ") != "stor.iso 100" {
		t.Errorf("args: %q", coded.ErrorArgs())
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// The second place gets the attachments too, and a store that is gone with all
// that lay beside it comes back from there whole.
func TestSecondPlaceHasTheAttachments(t *testing.T) {
	opt := options()
	opt.SecondPlace = t.TempDir()
	s := mustCreate(t, opt)
	_, file := attached(t, s, "avtale.pdf", "Avtale")
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	if second := s.WaitSecond(10 * time.Second); second.Err != nil {
		t.Fatal(second.Err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Dir(s.path)); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Dir(s.path), 0o700); err != nil {
		t.Fatal(err)
	}
	all := Backups(s.path, opt.SecondPlace)
	if len(all) != 1 {
		t.Fatalf("backups: %v", all)
	}
	if _, err := Restore(s.path, all[0].Path, opt); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, s.path, opt)
	wantContent(t, s, file, "Avtale")
	mustVerify(t, s)
	ref := s.View().Attachments(false)[0].Ref
	rec := get(t, s, ref)
	rec.Files = nil
	mustSave(t, s, records(rec))
	if err := s.DropFile(file.Hash); err != nil {
		t.Fatal(err)
	}
	if left := sizeOf(t, opt.SecondPlace, file.Hash); left > 0 {
		t.Error("still in the second place")
	}
}
