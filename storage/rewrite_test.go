package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/model/reg"
)

// rewritten rewrites a store and fails unless it is whole afterwards.
func rewritten(t *testing.T, s *Store, r rewriting) {
	t.Helper()
	s.mu.Lock()
	err := s.rewrite(r)
	s.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	mustVerify(t, s)
}

func holds(t *testing.T, path, text string) bool {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Contains(data, []byte(text))
}

// lived is a store with things that were changed and deleted, and a setting.
func lived(t *testing.T) (*Store, []reg.Ref) {
	t.Helper()
	s := mustCreate(t, options())
	refs := mustSave(t, s, many(300)).Refs
	mustSave(t, s, Change{Delete: refs[:10], Settings: map[string]string{"a": "b"}})
	first := get(t, s, refs[20])
	first.Name = "Endret"
	mustSave(t, s, records(first))
	return s, refs
}

func TestRewriteKeepsContentAndHistory(t *testing.T) {
	s, refs := lived(t)
	before, head, version := s.View(), headOf(s), s.View().Version()
	rewritten(t, s, rewriting{})
	after := s.View()
	if headOf(s) != head {
		t.Error("the history has another end")
	}
	if after.Version() <= version {
		t.Errorf("version %d after %d", after.Version(), version)
	}
	wantNames(t, after.All("ting"), names2(before.All("ting"))...)
	wantNames(t, after.Deleted("ting"), names2(before.Deleted("ting"))...)
	if text, _ := after.Setting("a"); text != "b" {
		t.Errorf("setting %q", text)
	}
	mustSave(t, s, records(get(t, s, refs[30])))
	add(t, s, "Etterpå")
	mustVerify(t, reopen(t, s))
}

func headOf(s *Store) string { hash, _ := s.Head(); return hash }

// What was deleted from a bucket lies in its free pages, but not in a new file.
func TestRewriteLeavesNoTrace(t *testing.T) {
	s, _ := lived(t)
	const secret = "HEMMELIG-77"
	put := func(change func(*txn) error) {
		t.Helper()
		s.mu.Lock()
		defer s.mu.Unlock()
		if err := s.write(change); err != nil {
			t.Fatal(err)
		}
	}
	put(func(w *txn) error { return w.put("extra", []byte("k"), []byte(secret)) })
	put(func(w *txn) error { return w.delete("extra", []byte("k")) })
	if !holds(t, s.path, secret) {
		t.Fatal("the test needs a trace to remove")
	}
	old := s.path + ".old"
	rewritten(t, s, rewriting{keepAs: old})
	if holds(t, s.path, secret) {
		t.Error("the new file holds what was deleted")
	}
	if !holds(t, old, secret) {
		t.Error("the old file was not kept")
	}
}

func TestRewriteChangesValues(t *testing.T) {
	s, _ := lived(t)
	r := rewriting{
		change: func(bucket string, key, plain []byte) ([]byte, error) {
			if bucket == "extra" {
				return nil, nil
			}
			return plain, nil
		},
		then: func(t *txn) error { return t.put("more", []byte("k"), []byte("NYTT")) },
	}
	s.mu.Lock()
	err := s.write(func(w *txn) error { return w.put("extra", []byte("k"), []byte("BORT")) })
	s.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	rewritten(t, s, r)
	if holds(t, s.path, "BORT") || !holds(t, s.path, "NYTT") {
		t.Error("the changes are not in the file")
	}
}

// A rewrite that cannot be finished leaves the store as it was, open and whole.
func TestRewriteFails(t *testing.T) {
	tests := []struct {
		name string
		r    func(s *Store) rewriting
	}{
		{"a change refuses", func(*Store) rewriting {
			return rewriting{change: func(string, []byte, []byte) ([]byte, error) { return nil, errors.New("nei") }}
		}},
		{"the last word refuses", func(*Store) rewriting {
			return rewriting{then: func(*txn) error { return errors.New("nei") }}
		}},
		{"the history would be cut off", func(*Store) rewriting {
			return rewriting{change: func(bucket string, key, plain []byte) ([]byte, error) {
				if strings.HasPrefix(bucket, bucketOps) && bytes.Equal(key, seqKey(1)) {
					return nil, nil
				}
				if strings.HasPrefix(bucket, bucketMeta) && strings.HasPrefix(string(key), headKey) {
					return nil, nil
				}
				return plain, nil
			}}
		}},
		{"no place to keep the old file", func(s *Store) rewriting {
			return rewriting{keepAs: filepath.Join(s.path, "finnes", "ikke")}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := lived(t)
			head := headOf(s)
			s.mu.Lock()
			err := s.rewrite(tt.r(s))
			s.mu.Unlock()
			if err == nil {
				t.Fatal("no error")
			}
			if headOf(s) != head {
				t.Error("the history has another end")
			}
			add(t, s, "Etterpå")
			mustVerify(t, s)
			left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), ".*.tmp"))
			if len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestRewriteInBatches goes over the size of one transaction.
func TestRewriteInBatches(t *testing.T) {
	s := mustCreate(t, options())
	long := strings.Repeat("å", 5000)
	for range 9 {
		var c Change
		for range 450 {
			c.Records = append(c.Records, write(&thing{Name: "x", Note: long}))
		}
		mustSave(t, s, c)
	}
	rewritten(t, s, rewriting{})
	if n := s.View().Count("ting"); n != 9*450 {
		t.Errorf("%d records", n)
	}
}
