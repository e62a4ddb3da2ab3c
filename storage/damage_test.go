package storage

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
)

// filled returns the path and content of a closed store of several levels of
// pages, with free pages and a history.
func filled(t testing.TB) (path string, content []byte) {
	t.Helper()
	s := mustCreate(t, options())
	var c Change
	for i := range 60 {
		c.Records = append(c.Records, write(&thing{Name: fmt.Sprintf("ting %d", i),
			Note: fmt.Sprintf("%0*d", 20+i*7%400, i), Parts: []part{{Name: "del"}}}))
	}
	refs := mustSave(t, s, c).Refs
	for i := range 10 {
		rec := get(t, s, refs[i*3])
		rec.Note = fmt.Sprintf("endret %d", i)
		mustSave(t, s, Change{Records: []Write{write(rec)}, Settings: map[string]string{"n": fmt.Sprint(i)}})
	}
	mustSave(t, s, Change{Delete: refs[40:50]})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	return s.path, content
}

const testPage = 4096

// damages are the ways in which one page is harmed.
func damages() map[string]func(all []byte, page int, r *rand.Rand) []byte {
	at := func(page int, r *rand.Rand) int { return page*testPage + r.IntN(testPage) }
	return map[string]func([]byte, int, *rand.Rand) []byte{
		"bit": func(all []byte, page int, r *rand.Rand) []byte {
			all[at(page, r)] ^= 1 << r.IntN(8)
			return all
		},
		"header bit": func(all []byte, page int, r *rand.Rand) []byte {
			all[page*testPage+r.IntN(64)] ^= 1 << r.IntN(8)
			return all
		},
		"zeros": func(all []byte, page int, _ *rand.Rand) []byte {
			clear(all[page*testPage : (page+1)*testPage])
			return all
		},
		"sector": func(all []byte, page int, r *rand.Rand) []byte {
			from := page*testPage + r.IntN(8)*512
			for i := from; i < from+512; i++ {
				all[i] = byte(r.Uint32())
			}
			return all
		},
		"cut off": func(all []byte, page int, r *rand.Rand) []byte { return all[:at(page, r)] },
		"swapped": func(all []byte, page int, r *rand.Rand) []byte {
			other := r.IntN(len(all) / testPage)
			a := bytes.Clone(all[page*testPage : (page+1)*testPage])
			copy(all[page*testPage:], all[other*testPage:(other+1)*testPage])
			copy(all[other*testPage:], a)
			return all
		},
		"copied": func(all []byte, page int, r *rand.Rand) []byte {
			other := r.IntN(len(all) / testPage)
			copy(all[page*testPage:(page+1)*testPage], all[other*testPage:])
			return all
		},
	}
}

// TestDamagedPages harms every page in several ways. Opening must either fail
// with *Damaged or show the state as it was, or the one before the last save;
// it must never crash, and Verify must see what was harmed and is in use.
func TestDamagedPages(t *testing.T) {
	path, content := filled(t)
	s := mustOpen(t, path, options())
	now := dumpAll(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := previousState(t, content)
	rounds := 1
	if os.Getenv("SAMSVAR_TORTURE") != "" {
		rounds = 20
	}
	r := rand.New(rand.NewPCG(1, 2))
	images, refused := 0, 0
	for name, harm := range damages() {
		for n := range rounds * len(content) / testPage {
			page := n % (len(content) / testPage)
			images++
			image := filepath.Join(t.TempDir(), "harmed.samsvar")
			if err := os.WriteFile(image, harm(bytes.Clone(content), page, r), 0o600); err != nil {
				t.Fatal(err)
			}
			if checkImage(t, fmt.Sprintf("%s, page %d", name, page), image, now, before) {
				refused++
			}
		}
	}
	if images < 300 || refused < images/4 {
		t.Errorf("%d images, %d refused", images, refused)
	}
	t.Logf("tried: opening with a damaged page, %d images (%d refused): 0 crashes, 0 shown wrong", images, refused)
}

// checkImage opens a harmed file and reports whether it was refused.
func checkImage(t *testing.T, name, image string, states ...string) bool {
	t.Helper()
	s, err := Open(image, options())
	var damaged *Damaged
	switch {
	case errors.As(err, &damaged):
		return true
	case err != nil:
		t.Errorf("%s: %v", name, err)
		return true
	}
	defer func() { _ = s.Close() }()
	if got := dumpView(s.View()); !slices.ContainsFunc(states, func(state string) bool { return strings.HasPrefix(state, got) }) {
		t.Errorf("%s: shown as if it were right", name)
	}
	report, err := s.Verify()
	if err != nil {
		t.Errorf("%s: verify: %v", name, err)
	}
	if report.OK() && !slices.Contains(states, dumpAll(t, s)) {
		t.Errorf("%s: verified, but the history is another", name)
	}
	return false
}

// previousState is what the older of the two metas shows.
func previousState(t *testing.T, content []byte) string {
	t.Helper()
	older := bytes.Clone(content)
	first, _ := readMeta(bytes.NewReader(content), 0)
	second, _ := readMeta(bytes.NewReader(content), testPage)
	newest := 0
	if second.txid > first.txid {
		newest = testPage
	}
	clear(older[newest : newest+testPage])
	path := filepath.Join(t.TempDir(), "older.samsvar")
	if err := os.WriteFile(path, older, 0o600); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, path, options())
	defer func() { _ = s.Close() }()
	return dumpAll(t, s)
}

// dumpAll writes everything that is shown, and the history.
func dumpAll(t testing.TB, s *Store) string {
	t.Helper()
	log, err := s.Log(Query{})
	if err != nil {
		t.Fatal(err)
	}
	return dumpView(s.View()) + fmt.Sprintln(log)
}

// dumpView writes everything that is shown.
func dumpView(v *View) string {
	var out bytes.Buffer
	for _, r := range v.Registers() {
		for _, rec := range append(v.All(r.Key), v.Deleted(r.Key)...) {
			fmt.Fprintln(&out, r.Key, r.Dump(rec))
		}
	}
	fmt.Fprintln(&out, v.Settings())
	return out.String()
}

func TestNoStore(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(other, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	foreign, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		content []byte
		harm    Harm
	}{
		{"empty", nil, HarmEmpty},
		{"short", []byte("x"), HarmForeign},
		{"text", bytes.Repeat([]byte("<html>"), 10000), HarmForeign},
		{"zip", append([]byte("PK\x03\x04"), make([]byte, 50000)...), HarmForeign},
		{"zeros", make([]byte, 1<<17), HarmForeign},
		{"another database", foreign, HarmForeign},
		{"its first page only", foreign[:4096], HarmStructure},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := newPath(t)
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(path, options())
			var damaged *Damaged
			if !errors.As(err, &damaged) || damaged.Harm != test.harm || damaged.Path != path {
				t.Errorf("got %v", err)
			}
			after, _ := os.ReadFile(path)
			if !bytes.Equal(after, test.content) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nowhere.samsvar")
	var coded Coded
	if _, err := Open(path, options()); !errors.As(err, &coded) || coded.ErrorCode() != "not_found" {
		t.Errorf("got %v", err)
	}
	if exists(path) {
		t.Error("a file was made")
	}
	if _, err := Open(t.TempDir(), options()); !errors.As(err, &coded) || coded.ErrorCode() != "not_store" {
		t.Errorf("folder: %v", err)
	}
}

func TestCreateRefusesAFile(t *testing.T) {
	path := newPath(t)
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	var coded Coded
	if _, err := Create(path, options()); !errors.As(err, &coded) || coded.ErrorCode() != "exists" {
		t.Errorf("got %v", err)
	}
	if content, _ := os.ReadFile(path); string(content) != "mine" {
		t.Error("the file was changed")
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

// FuzzPreflight feeds any file to the check before opening, and what passes
// to bbolt: nothing that passes may make bbolt panic.
func FuzzPreflight(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.samsvar")
	s, err := Create(path, options())
	if err != nil {
		f.Fatal(err)
	}
	if _, err := s.Save(records(&thing{Name: "a", Note: "b"})); err != nil {
		f.Fatal(err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	seed, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(0), []byte{})
	f.Add(uint32(8200), []byte{1, 2, 3})
	f.Add(uint32(16384), []byte{0xff, 0xff})
	f.Fuzz(func(t *testing.T, at uint32, patch []byte) {
		image := bytes.Clone(seed)
		copy(image[int(at)%len(image):], patch)
		if preflight(bytes.NewReader(image), int64(len(image))) != nil {
			return
		}
		file := filepath.Join(t.TempDir(), "x.samsvar")
		if err := os.WriteFile(file, image, 0o600); err != nil {
			t.Fatal(err)
		}
		if s, err := Open(file, options()); err == nil {
			_, _ = s.Verify()
			_ = s.Close()
		} else if !errors.As(err, new(*Damaged)) {
			t.Errorf("got %v", err)
		}
	})
}

func TestValuesAreBoundToTheirPlace(t *testing.T) {
	c := newChecksum()
	sealed := c.seal("reg/ting", []byte("A"), []byte("value"))
	if plain, err := c.open("reg/ting", []byte("A"), sealed); err != nil || string(plain) != "value" {
		t.Fatalf("%q %v", plain, err)
	}
	tests := []struct {
		name, bucket, key string
		sealed            []byte
	}{
		{"other bucket", "gone/ting", "A", sealed},
		{"other key", "reg/ting", "B", sealed},
		{"cut off", "reg/ting", "A", sealed[:3]},
		{"changed", "reg/ting", "A", append([]byte("w"), sealed[1:]...)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := c.open(test.bucket, []byte(test.key), test.sealed); !errors.As(err, new(*Damaged)) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestMissingValuesAreNoticed takes values away in a way that leaves every
// page and every check in order.
func TestMissingValuesAreNoticed(t *testing.T) {
	for _, bucket := range []string{bucketRecords + "ting", bucketDeleted + "ting", bucketNames + "ting", bucketSettings} {
		t.Run(bucket, func(t *testing.T) {
			path, _ := filled(t)
			tamper(t, path, deleteLast(bucket))
			if _, err := Open(path, options()); !errors.As(err, new(*Damaged)) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// tamper changes a closed store behind the program's back.
func tamper(t testing.TB, path string, fn func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, boltOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(fn); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

var _ reg.Source = (*View)(nil)
