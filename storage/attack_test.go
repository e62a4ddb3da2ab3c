package storage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"samsvar/model/reg"
)

// An attacker here has the file and the program's source: everything is written
// through bbolt with right checks and sums. Whatever is done to one entry of
// the history breaks the chain; who makes a whole new chain is caught by any
// hash that was printed before.

// raw is an entry as it lies in the file.
type raw struct{ key, plain []byte }

func rawLog(t testing.TB, s *Store, device string) []raw {
	t.Helper()
	var all []raw
	err := s.read(func(x *txn) error {
		return x.each(bucketOps+device, func(key, plain []byte) error {
			all = append(all, raw{bytes.Clone(key), bytes.Clone(plain)})
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// forgeEntry returns an entry with something changed in it, and its hash made
// to fit if wanted.
func forgeEntry(t testing.TB, s *Store, r raw, previous []byte, change func(*entry, *entryMeta) bool) (raw, bool) {
	t.Helper()
	var e entry
	var meta entryMeta
	if s.codec.decode(r.plain, &e) != nil || s.codec.decode(e.Meta, &meta) != nil {
		t.Fatal("entry cannot be read")
	}
	if !change(&e, &meta) {
		return r, false
	}
	var err error
	if e.Meta, err = s.codec.encode(meta); err != nil {
		t.Fatal(err)
	}
	if previous != nil {
		e.Hash = e.chained(previous)
	}
	plain, err := s.codec.encode(e)
	if err != nil {
		t.Fatal(err)
	}
	return raw{r.key, plain}, true
}

// forgeries are ways to change one entry. Each reports whether it applies.
func forgeries() map[string]func(*entry, *entryMeta) bool {
	value := func(change func(*opValue)) func(*entry, *entryMeta) bool {
		return func(e *entry, _ *entryMeta) bool {
			if len(e.Values) == 0 {
				return false
			}
			change(&e.Values[len(e.Values)/2])
			return true
		}
	}
	header := func(change func(*entryMeta)) func(*entry, *entryMeta) bool {
		return func(_ *entry, m *entryMeta) bool {
			change(m)
			return m.Kind == kindSet
		}
	}
	work := func(change func(*entryMeta)) func(*entry, *entryMeta) bool {
		return func(_ *entry, m *entryMeta) bool {
			if m.Kind == kindSet {
				return false
			}
			change(m)
			return true
		}
	}
	return map[string]func(*entry, *entryMeta) bool{
		"to":        value(func(v *opValue) { v.To += "x" }),
		"from":      value(func(v *opValue) { v.From += "x" }),
		"salt":      value(func(v *opValue) { v.Salt = append([]byte{v.Salt[0] ^ 1}, v.Salt[1:]...) }),
		"moved":     value(func(v *opValue) { v.From, v.To = v.From+v.To+"x", "" }),
		"erased":    value(func(v *opValue) { *v = opValue{Erased: make([]byte, 32)} }),
		"fewer":     func(e *entry, _ *entryMeta) bool { n := len(e.Values); e.Values = e.Values[:n/2]; return n > 0 },
		"user":      header(func(m *entryMeta) { m.User = "Ola" }),
		"time":      header(func(m *entryMeta) { m.At -= 86400000 }),
		"clock":     header(func(m *entryMeta) { m.Clock++ }),
		"origin":    header(func(m *entryMeta) { m.Origin = OriginMigration }),
		"reason":    header(func(m *entryMeta) { m.Reason += "x" }),
		"program":   header(func(m *entryMeta) { m.Program = "0" }),
		"kind":      work(func(m *entryMeta) { m.Kind += "x" }),
		"record":    work(func(m *entryMeta) { m.ID += "X" }),
		"register":  work(func(m *entryMeta) { m.Register = "systemer" }),
		"set":       work(func(m *entryMeta) { m.Set-- }),
		"path":      work(func(m *entryMeta) { m.Ops[0].Path = "navn2" }),
		"replaces":  work(func(m *entryMeta) { m.Ops[0].Supersedes = append(m.Ops[0].Supersedes, opRef{Device: "pc1", Seq: 1}) }),
		"number":    func(_ *entry, m *entryMeta) bool { m.Seq++; return true },
		"made by":   func(_ *entry, m *entryMeta) bool { m.Device = "pc2"; return true },
		"own hash":  func(e *entry, _ *entryMeta) bool { e.Hash = append([]byte{e.Hash[0] ^ 1}, e.Hash[1:]...); return true },
		"more seen": header(func(m *entryMeta) { m.Seen = append(m.Seen, seenHead{"pc9", 1, make([]byte, 32)}) }),
	}
}

// attack writes entries in place of others, looks, and puts the old ones back.
func attack(t testing.TB, s *Store, before, after []raw) Report {
	t.Helper()
	swap := func(out, in []raw) {
		mustWrite(t, s, func(x *txn) error {
			for _, r := range out {
				if err := x.delete(bucketOps+"pc1", r.key); err != nil {
					return err
				}
			}
			for _, r := range in {
				if err := x.put(bucketOps+"pc1", r.key, r.plain); err != nil {
					return err
				}
			}
			return nil
		})
	}
	swap(before, after)
	report, err := s.Verify()
	if err != nil {
		t.Fatal(err)
	}
	swap(after, before)
	return report
}

func chainFound(r Report) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Code == FoundChain && !f.Warning })
}

// TestEveryEntryIsProtected changes each entry of a history in every way,
// takes each away, swaps each with the next, and cuts the history after each.
func TestEveryEntryIsProtected(t *testing.T) {
	s := aStory(t)
	entries := rawLog(t, s, "pc1")
	tried, lost := 0, 0
	judge := func(what string, i int, report Report) {
		t.Helper()
		tried++
		if !chainFound(report) {
			lost++
			t.Errorf("%s of entry %d was not found: %v", what, i, report.Findings)
		}
	}
	previous := chainOrigin(s.ID(), "pc1")
	for i, r := range entries {
		for name, change := range forgeries() {
			for _, fit := range [][]byte{nil, previous} {
				last := fit != nil && i == len(entries)-1
				if forged, ok := forgeEntry(t, s, r, fit, change); ok && !(fit != nil && name == "own hash") {
					report := attack(t, s, entries[i:i+1], []raw{forged})
					judge(fmt.Sprintf("%s (made to fit: %v, last: %v)", name, fit != nil, last), i, report)
				}
			}
		}
		judge("removal", i, attack(t, s, entries[i:i+1], nil))
		judge("cut", i, attack(t, s, entries[i:], nil))
		if i > 0 {
			a, b := entries[i-1], entries[i]
			judge("swap", i, attack(t, s, []raw{a, b}, []raw{{a.key, b.plain}, {b.key, a.plain}}))
		}
		var e entry
		if err := s.codec.decode(r.plain, &e); err != nil {
			t.Fatal(err)
		}
		previous = e.Hash
	}
	mustVerify(t, s)
	t.Logf("tried: %d changes to single entries of the history, all checks recomputed: %d not found", tried, lost)
}

// TestRandomAttacks changes several entries at once.
func TestRandomAttacks(t *testing.T) {
	n := 60
	if os.Getenv("SAMSVAR_TORTURE") != "" {
		n = 2000
	}
	s := aStory(t)
	entries := rawLog(t, s, "pc1")
	r := rand.New(rand.NewPCG(1, 2))
	all := forgeries()
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range all {
			if !yield(name) {
				return
			}
		}
	})
	tried, lost := 0, 0
	for tried < n {
		after := slices.Clone(entries)
		changed := false
		for range 1 + r.IntN(4) {
			i := r.IntN(len(after))
			if forged, ok := forgeEntry(t, s, after[i], nil, all[names[r.IntN(len(names))]]); ok {
				after[i], changed = forged, true
			}
		}
		if r.IntN(3) == 0 {
			after = after[:r.IntN(len(after))]
			changed = true
		}
		if !changed {
			continue
		}
		tried++
		if !chainFound(attack(t, s, entries, after)) {
			lost++
			t.Errorf("attack %d was not found", tried)
		}
	}
	mustVerify(t, s)
	t.Logf("tried: %d changes to several entries of the history at once: %d not found", tried, lost)
}

// TestNotedEndIsProtected changes what is noted apart from the chain.
func TestNotedEndIsProtected(t *testing.T) {
	for name, change := range map[string]func(*head){
		"number": func(h *head) { h.Seq++ }, "hash": func(h *head) { h.Hash = make([]byte, 32) },
		"clock": func(h *head) { h.Clock++ }, "sets": func(h *head) { h.Sets-- },
	} {
		s := aStory(t)
		h := s.heads["pc1"]
		change(&h)
		mustWrite(t, s, func(x *txn) error { return x.store(bucketMeta, headKey+"pc1", h) })
		if report, err := s.Verify(); err != nil || !chainFound(report) {
			t.Errorf("%s: %v %v", name, report.Findings, err)
		}
	}
}

// TestCutToAnEarlierEnd takes the last change set away and notes the end before
// it, as someone would who wants a change undone without trace. The record is
// then not what its history says; if it, too, is put back, only a printed hash
// tells.
func TestCutToAnEarlierEnd(t *testing.T) {
	s := aStory(t)
	printed, _ := s.Head()
	path := s.path
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	earlier, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, path, s.opt)
	rec := get(t, s, reg.Ref{Register: "ting", ID: s.View().All("ting")[0].Header().ID})
	rec.Note = "angres i det skjulte"
	old := s.heads["pc1"]
	entries := rawLog(t, s, "pc1")
	mustSave(t, s, records(rec))
	later, _ := s.Head()
	more := rawLog(t, s, "pc1")[len(entries):]
	mustWrite(t, s, func(x *txn) error {
		for _, r := range more {
			if err := x.delete(bucketOps+"pc1", r.key); err != nil {
				return err
			}
		}
		return x.store(bucketMeta, headKey+"pc1", old)
	})
	if report, err := s.Verify(); err != nil || report.OK() {
		t.Errorf("%v %v", report, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, earlier, 0o600); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, path, s.opt)
	mustVerify(t, s)
	wantHash(t, s, printed, true)
	wantHash(t, s, later, false)
}

func wantHash(t *testing.T, s *Store, hash string, want bool) {
	t.Helper()
	e, ok, err := s.EntryWithHash(hash)
	if err != nil || ok != want || ok && e.Hash != hash {
		t.Errorf("hash %.8s found %v, want %v: %+v %v", hash, ok, want, e, err)
	}
}

// TestPrintedHashFindsANewChain makes a whole new chain that agrees with
// itself: Verify cannot tell, a printed hash can.
func TestPrintedHashFindsANewChain(t *testing.T) {
	s := aStory(t)
	log, err := s.Log(Query{})
	if err != nil {
		t.Fatal(err)
	}
	printed, _ := s.Head()
	for _, e := range log {
		wantHash(t, s, e.Hash, true)
	}
	e, ok, err := s.EntryWithHash(printed)
	if last := log[len(log)-1]; err != nil || !ok || e.Set != last.Set || !e.Time.Equal(last.Time) || e.User != "Kari" {
		t.Errorf("%+v, want %+v: %v", e, last, err)
	}
	if _, ok, err := s.EntryWithHash(printed[:60]); err != nil || !ok {
		t.Errorf("the beginning of a hash: %v %v", ok, err)
	}
	wantHash(t, s, printed[:30], false)
	wantHash(t, s, "", false)
	wantHash(t, s, "ikke en hash", false)
	rechain(t, s, "pc1")
	s = reopen(t, s)
	mustVerify(t, s) // the honest limit
	wantHash(t, s, printed, false)
	for _, e := range log {
		wantHash(t, s, e.Hash, false)
	}
}
