package attach

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"samsvar/model/reg"
)

// both runs a test with and without encryption.
func both(t *testing.T, test func(t *testing.T, f *Folder)) {
	t.Helper()
	for _, c := range []struct {
		name string
		key  []byte
	}{{"plain", nil}, {"sealed", bytes.Repeat([]byte{7}, 32)}} {
		t.Run(c.name, func(t *testing.T) { test(t, folder(t, c.key)) })
	}
}

func folder(t *testing.T, key []byte) *Folder {
	t.Helper()
	f, err := New(filepath.Join(t.TempDir(), "etat.samsvar.files"), key)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustAdd(t *testing.T, f *Folder, content []byte) string {
	t.Helper()
	hash, size, err := f.Add(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(content)
	if hash != hex.EncodeToString(sum[:]) || size != int64(len(content)) {
		t.Fatalf("added as %s, %d bytes", hash, size)
	}
	return hash
}

func noise(size int) []byte {
	content := make([]byte, size)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(content)
	return content
}

func read(f *Folder, hash string, size int64) ([]byte, error) {
	content, err := f.Open(hash, size)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(content)
	return data, errors.Join(err, content.Close())
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var coded *Error
	if !errors.As(err, &coded) || coded.Code != code {
		t.Errorf("got %v, want %s", err, code)
	}
}

// files lists what lies in a folder on the disk.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			all = append(all, path)
		}
		return gone(err)
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestContentComesBack(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		for _, size := range []int{0, 1, pieceSize - 1, pieceSize, pieceSize + 1, 3 * pieceSize, 1 << 20} {
			content := noise(size)
			hash := mustAdd(t, f, content)
			got, err := read(f, hash, int64(size))
			if err != nil || !bytes.Equal(got, content) {
				t.Errorf("%d bytes: got %d, %v", size, len(got), err)
			}
			if !f.Has(hash) {
				t.Errorf("%d bytes: not there", size)
			}
		}
	})
}

func TestEqualContentIsKeptOnce(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		mustAdd(t, f, []byte("avtale"))
		mustAdd(t, f, []byte("avtale"))
		if all := files(t, f.dir); len(all) != 1 {
			t.Errorf("files: %v", all)
		}
	})
}

func TestDamagedContentIsReplacedWhenItComesAgain(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		hash := mustAdd(t, f, []byte("avtale"))
		if err := os.WriteFile(files(t, f.dir)[0], []byte("avtal"), 0o600); err != nil {
			t.Fatal(err)
		}
		wantCode(t, f.Check(hash, 6), CodeDamaged)
		mustAdd(t, f, []byte("avtale"))
		if err := f.Check(hash, 6); err != nil {
			t.Error(err)
		}
	})
}

func TestTooLargeContentIsRefusedAndLeavesNothing(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		f.limit = 1000
		mustAdd(t, f, noise(1000))
		_, _, err := f.Add(bytes.NewReader(noise(1001)))
		wantCode(t, err, CodeTooBig)
		if all := files(t, f.dir); len(all) != 1 {
			t.Errorf("files: %v", all)
		}
	})
}

// A disk that fails, or a file that goes away while it is read, must leave
// nothing behind.
func TestFailureWhileReadingLeavesNothing(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		cut := io.MultiReader(bytes.NewReader(noise(100_000)), iotest.ErrReader(errors.New("the disk is gone")))
		if _, _, err := f.Add(cut); err == nil {
			t.Error("added half a file")
		}
		if all := files(t, f.dir); len(all) != 0 {
			t.Errorf("files: %v", all)
		}
	})
}

func TestAdditionsCutShortAreCleanedAway(t *testing.T) {
	f := folder(t, nil)
	hash := mustAdd(t, f, []byte("avtale"))
	left := filepath.Join(f.dir, tempPrefix+"ABC"+tempSuffix)
	other := filepath.Join(f.dir, "les meg.txt")
	for _, path := range []string{left, other} {
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Clean(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("left behind")
	}
	if _, err := os.Stat(other); err != nil || !f.Has(hash) {
		t.Error("something else was removed")
	}
}

// Every byte of a file changed, every shortening, and pieces exchanged: nothing
// of it passes for the content.
func TestEveryDamageIsNoticed(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		const size = 2*pieceSize + 100
		hash := mustAdd(t, f, noise(size))
		path := files(t, f.dir)[0]
		good, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		try := func(what string, bad []byte) {
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := f.Check(hash, size); err == nil {
				t.Errorf("%s: not noticed", what)
			}
		}
		for at := 0; at < len(good); at += 997 {
			bad := bytes.Clone(good)
			bad[at] ^= 1
			try("a bit", bad)
			try("shorter", good[:at])
		}
		try("longer", append(bytes.Clone(good), 0))
		const piece = pieceSize + 16
		head := len(good) - 2*piece - 100 - 16
		if head < 0 {
			head = 0
		}
		swapped := bytes.Clone(good)
		copy(swapped[head:], good[head+piece:head+2*piece])
		copy(swapped[head+piece:], good[head:head+piece])
		try("pieces exchanged", swapped)
		try("piece left out", append(bytes.Clone(good[:head]), good[head+piece:]...))
		try("last piece left out", good[:head+2*piece])
		t.Logf("tried: %d damages of an attachment, 0 unnoticed", 2*(len(good)/997+1)+4)
	})
}

func TestNothingUnverifiedEndsWell(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		hash := mustAdd(t, f, []byte("avtale"))
		if _, err := read(f, hash, 5); err == nil {
			t.Error("longer than the record says")
		}
		if _, err := read(f, hash, 7); err == nil {
			t.Error("shorter than the record says")
		}
		target := filepath.Join(t.TempDir(), "avtale.pdf")
		wantCode(t, f.Save(hash, 7, target), CodeDamaged)
		if all := files(t, filepath.Dir(target)); len(all) != 0 {
			t.Errorf("left: %v", all)
		}
		if err := f.Save(hash, 6, target); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(target); err != nil || string(got) != "avtale" {
			t.Errorf("saved %q, %v", got, err)
		}
	})
}

func TestPathsAreMadeOfHashesOnly(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		outside := filepath.Join(filepath.Dir(f.dir), "hemmelig")
		if err := os.WriteFile(outside, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		mustAdd(t, f, []byte("avtale"))
		for _, hash := range []string{"", "..", "../hemmelig", `..\hemmelig`, "/etc/passwd", outside, "ab", strings.Repeat("A", 64),
			strings.Repeat("g", 64), "../" + strings.Repeat("a", 61), strings.Repeat("a", 65), "aa/" + strings.Repeat("a", 64)} {
			_, err := f.Open(hash, 1)
			wantCode(t, err, CodeMissing)
			wantCode(t, f.Remove(hash), CodeMissing)
			if f.Has(hash) || f.NameOf(hash) != "" {
				t.Errorf("%q has a name", hash)
			}
		}
		if _, err := os.Stat(outside); err != nil {
			t.Error(err)
		}
	})
}

// A link put where an attachment should lie must not lead anything outside.
func TestLinksAreNotFollowed(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	f := folder(t, nil)
	content := []byte("avtale")
	hash := mustAdd(t, f, content)
	path := filepath.Join(f.dir, place(hash))
	outside := filepath.Join(t.TempDir(), "x")
	if err := errors.Join(os.WriteFile(outside, content, 0o600), os.Remove(path), os.Symlink(outside, path)); err != nil {
		t.Fatal(err)
	}
	wantCode(t, f.Check(hash, 6), CodeDamaged)
	mustAdd(t, f, content)
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		t.Errorf("still a link: %v", err)
	}
	away := folder(t, nil)
	if err := errors.Join(os.Mkdir(away.dir, 0o700), os.Symlink(t.TempDir(), filepath.Join(away.dir, hash[:2]))); err != nil {
		t.Fatal(err)
	}
	if _, _, err := away.Add(bytes.NewReader(content)); err == nil {
		t.Error("written outside")
	}
}

func TestOnlyTheUserMayRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are inherited from the user's folder there")
	}
	both(t, func(t *testing.T, f *Folder) {
		mustAdd(t, f, []byte("avtale"))
		err := filepath.WalkDir(f.dir, func(path string, d os.DirEntry, _ error) error {
			info, err := d.Info()
			if err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s: %v", path, info.Mode())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestRemovedContentGivesItsSpaceBack(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		hash, other := mustAdd(t, f, noise(1000)), mustAdd(t, f, noise(2000))
		if err := errors.Join(f.Remove(hash), f.Remove(hash)); err != nil {
			t.Fatal(err)
		}
		all, err := f.List()
		if err != nil || len(all) != 1 || all[0].Name != f.NameOf(other) {
			t.Errorf("left: %v, %v", all, err)
		}
		if err := f.Empty(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(f.dir); err == nil {
			t.Error("the folder is still there")
		}
	})
}

func TestSweepSparesWhatWasJustAdded(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		wanted, old := mustAdd(t, f, noise(1000)), mustAdd(t, f, noise(2000))
		again := &Folder{dir: f.dir, keys: f.keys, limit: MaxSize, fresh: map[string]bool{}}
		fresh := mustAdd(t, again, noise(3000))
		count, freed, err := again.Sweep(func(name string) bool { return name == again.NameOf(wanted) })
		if err != nil || count != 1 || freed < 2000 {
			t.Errorf("swept %d, %d bytes, %v", count, freed, err)
		}
		if !again.Has(wanted) || !again.Has(fresh) || again.Has(old) {
			t.Error("swept the wrong ones")
		}
	})
}

func TestEncryptionComesAndGoes(t *testing.T) {
	key := bytes.Repeat([]byte{9}, 32)
	for _, c := range []struct {
		name     string
		from, to []byte
	}{{"on", nil, key}, {"off", key, nil}, {"other key", key, bytes.Repeat([]byte{8}, 32)}} {
		t.Run(c.name, func(t *testing.T) {
			from, to := folder(t, c.from), folder(t, c.to)
			small, large := mustAdd(t, from, []byte("avtale")), mustAdd(t, from, noise(200_000))
			to.dir = from.dir // both lie in one folder until the store has changed over
			for _, hash := range []string{small, large} {
				if err := from.Copy(to, hash, -1); err != nil {
					t.Fatal(err)
				}
			}
			_, _, err := from.Sweep(func(name string) bool { return name == to.NameOf(small) || name == to.NameOf(large) })
			if err = errors.Join(err, to.Check(small, 6), to.Check(large, 200_000)); err != nil {
				t.Error(err)
			}
			if all := files(t, to.dir); len(all) != 4 { // those just added are spared
				t.Errorf("files: %v", all)
			}
		})
	}
}

func TestNothingOfSealedContentCanBeSeen(t *testing.T) {
	f := folder(t, bytes.Repeat([]byte{7}, 32))
	secret := bytes.Repeat([]byte("fødselsnummer "), 1000)
	hash := mustAdd(t, f, secret)
	for _, path := range files(t, f.dir) {
		data, err := os.ReadFile(path)
		if err != nil || bytes.Contains(data, []byte("nummer")) || strings.Contains(path, hash) {
			t.Errorf("%s can be read, %v", path, err)
		}
	}
	wrong, err := New(f.dir, bytes.Repeat([]byte{6}, 32))
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, wrong.Check(hash, int64(len(secret))), CodeMissing)
}

func TestSharedContentOutlivesItsFirstName(t *testing.T) {
	both(t, func(t *testing.T, f *Folder) {
		backup := &Folder{dir: f.dir + ".backup", keys: f.keys, limit: MaxSize, fresh: map[string]bool{}}
		hash := mustAdd(t, f, []byte("avtale"))
		if err := errors.Join(f.Share(backup, hash, 6), f.Share(backup, hash, 6), f.Remove(hash)); err != nil {
			t.Fatal(err)
		}
		if err := backup.Check(hash, 6); err != nil {
			t.Error(err)
		}
		if err := backup.Copy(f, hash, 6); err != nil || f.Check(hash, 6) != nil {
			t.Errorf("not brought back: %v", err)
		}
		wantCode(t, f.Share(backup, strings.Repeat("a", 64), 6), CodeMissing)
	})
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"avtale.pdf": "avtale.pdf", "Vår æøå 2026.docx": "Vår æøå 2026.docx", "": "_", ".": "_", "..": "_",
		"../../etc/passwd": "passwd", `C:\Windows\x.dll`: "x.dll", "/": "_", "a:b|c?.txt": "a_b_c_.txt",
		"CON": "_CON", "nul.pdf": "_nul.pdf", "com1.txt": "_com1.txt", "com10.txt": "com10.txt", "lpt².txt": "_lpt².txt",
		"faktura\u202efdp.exe": "fakturafdp.exe", "a\x00b\n.txt": "ab.txt", "slutt. . ": "slutt", " foran.txt": "foran.txt",
		"a\xffb": "a_b", "e\u0301.txt": "é.txt", "x.txt:stream": "x.txt_stream",
	} {
		if got := SafeName(name); got != want {
			t.Errorf("SafeName(%q) = %q, want %q", name, got, want)
		}
	}
	long := SafeName(strings.Repeat("å", 300) + ".pdf")
	if len(long) > longestName || !strings.HasSuffix(long, "å.pdf") {
		t.Errorf("%d bytes: %s", len(long), long)
	}
	taken := []string{"a.pdf", "a (2).pdf"}
	if got := FreeName("a.pdf", func(n string) bool { return slices.Contains(taken, n) }); got != "a (3).pdf" {
		t.Error(got)
	}
}

func TestOnlyWhatShowsSomethingIsOpened(t *testing.T) {
	for _, name := range []string{"a.pdf", "A.PDF", "b.docx", "c.png", "d.txt"} {
		if !Openable(name) {
			t.Error(name)
		}
	}
	for _, name := range []string{"a.exe", "a.bat", "a.cmd", "a.com", "a.js", "a.vbs", "a.ps1", "a.msi", "a.scr", "a.lnk", "a.hta",
		"a.jar", "a.docm", "a.xlsm", "a.html", "a.svg", "a.pdf.exe", "a.pdf .exe", "a.exe.", "a", "", "a.pdf\u202e.exe", "a.sh", "a.desktop",
		"a.url", "a.iso", "a.settingcontent-ms"} {
		if Openable(name) {
			t.Error(name)
		}
	}
}

// Whatever is read as a sealed file, nothing crashes and nothing passes.
func FuzzOpenSealed(f *testing.F) {
	key := bytes.Repeat([]byte{7}, 32)
	f.Add([]byte(magic), []byte{})
	f.Add([]byte(magic), make([]byte, prefixSize+16))
	f.Fuzz(func(t *testing.T, head, rest []byte) {
		dir, err := New(t.TempDir(), key)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(dir.opening(bytes.NewReader(append(bytes.Clone(head), rest...))))
		if err == nil || len(data) > 0 {
			t.Errorf("read %d bytes, %v", len(data), err)
		}
	})
}

// FuzzSafeName: whatever a file was called, its safe name is one name that every
// system takes, stays as it is when made safe again, and is never empty.
func FuzzSafeName(f *testing.F) {
	for _, name := range []string{"../../x", `C:\x`, "CON.txt", "x:stream", "a\u202egnp.exe", " .. ", "å.pdf", "COM¹", strings.Repeat("æ", 200) + ".pdf", "\xff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		safe := SafeName(name)
		if safe == "" || len(safe) > 220 || strings.ContainsAny(safe, "/\\:*?\"<>|\x00\n") || strings.Trim(safe, ". ") == "" || !utf8.ValidString(safe) {
			t.Errorf("%q becomes %q", name, safe)
		}
		if last := safe[len(safe)-1]; last == '.' || last == ' ' {
			t.Errorf("%q becomes %q, the end of which Windows drops", name, safe)
		}
		if again := SafeName(safe); again != safe {
			t.Errorf("%q becomes %q, and that %q", name, safe, again)
		}
	})
}

func TestNamesWithinAFieldDiffer(t *testing.T) {
	a, b := reg.File{Name: "a.pdf", Hash: "1"}, reg.File{Name: "A.pdf", Hash: "2"}
	files := Join(Join(Join(nil, a), a), b)
	if len(files) != 2 || files[0] != a || files[1].Name != "A (2).pdf" {
		t.Errorf("got %v", files)
	}
}
