package storage

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"samsvar/model/reg"
)

// aStory is a store in which everything happened once.
func aStory(t testing.TB) *Store {
	t.Helper()
	s := mustCreate(t, options())
	a := add(t, s, "a")
	b := mustSave(t, s, records(&thing{Name: "b", Parent: a.ID, Parts: []part{{Name: "p"}, {Name: "q"}}})).Refs[0]
	rec := get(t, s, b)
	rec.Parts = []part{rec.Parts[1]}
	rec.Note = "endret"
	mustSave(t, s, Change{Records: []Write{write(rec)}, Settings: map[string]string{"k": "v"}})
	mustSave(t, s, Change{Delete: []reg.Ref{b}})
	mustSave(t, s, Change{Restore: []reg.Ref{b}})
	mustVerify(t, s)
	return s
}

// rewrite changes the entry of the log that chosen picks, with right checks.
func rewrite(t testing.TB, s *Store, chosen func(entryMeta) bool, change func(*entry, *entryMeta)) {
	t.Helper()
	done := false
	err := s.write(func(x *txn) error {
		c := x.tx.Bucket([]byte(bucketOps + "pc1")).Cursor()
		for key, sealed := c.First(); key != nil; key, sealed = c.Next() {
			e, meta, err := x.openEntry("pc1", key, sealed)
			if err != nil {
				return err
			}
			if done || !chosen(meta) {
				continue
			}
			done = true
			change(&e, &meta)
			if e.Meta, err = x.encode(meta); err != nil {
				return err
			}
			data, err := x.encode(e)
			if err != nil {
				return err
			}
			if err := x.put(bucketOps+"pc1", bytes.Clone(key), data); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || !done {
		t.Fatalf("rewritten %v: %v", done, err)
	}
}

func TestVerifyFindsTampering(t *testing.T) {
	edit := func(m entryMeta) bool { return m.Kind == KindEdit }
	header := func(m entryMeta) bool { return m.Kind == kindSet }
	tests := []struct {
		name   string
		tamper func(*Store)
		found  string
	}{
		{"another value", func(s *Store) {
			rewrite(t, s, edit, func(e *entry, _ *entryMeta) { e.Values[0].To = "pyntet" })
		}, FoundChain},
		{"another old value", func(s *Store) {
			rewrite(t, s, edit, func(e *entry, _ *entryMeta) { e.Values[0].From = "pyntet" })
		}, FoundChain},
		{"a value taken away", func(s *Store) {
			rewrite(t, s, edit, func(e *entry, _ *entryMeta) { e.Values = e.Values[1:] })
		}, FoundChain},
		{"another user", func(s *Store) {
			rewrite(t, s, header, func(_ *entry, m *entryMeta) { m.User = "Ola" })
		}, FoundChain},
		{"another time", func(s *Store) {
			rewrite(t, s, header, func(_ *entry, m *entryMeta) { m.At -= 86400000 })
		}, FoundChain},
		{"hash made to fit", func(s *Store) {
			previous := chainOrigin(s.ID(), "pc1")
			rewrite(t, s, header, func(e *entry, m *entryMeta) {
				m.User = "Ola"
				e.Meta, _ = s.codec.encode(*m)
				e.Hash = e.chained(previous)
			})
		}, FoundChain},
		{"an entry taken out", func(s *Store) {
			mustWrite(t, s, func(x *txn) error {
				c := x.tx.Bucket([]byte(bucketOps + "pc1")).Cursor()
				c.First()
				c.Next()
				return c.Delete()
			})
		}, FoundChain},
		{"the end taken away", func(s *Store) {
			mustWrite(t, s, func(x *txn) error { return deleteLast(bucketOps + "pc1")(x.tx) })
		}, FoundChain},
		{"the index cut", func(s *Store) {
			mustWrite(t, s, func(x *txn) error { return deleteLast(bucketHistory + "ting")(x.tx) })
		}, FoundIndex},
		{"a record changed without history", func(s *Store) { forge(t, s, "merknad", "pyntet") }, FoundState},
		{"a setting changed without history", func(s *Store) {
			mustWrite(t, s, func(x *txn) error { return x.store(bucketSettings, "k", settingBody{Text: "w"}) })
		}, FoundState},
		{"a value's check", func(s *Store) {
			mustWrite(t, s, func(x *txn) error {
				b := x.tx.Bucket([]byte(bucketHistory + "ting"))
				key, _ := b.Cursor().First()
				return b.Put(bytes.Clone(key), []byte{1, 2, 3, 4})
			})
		}, FoundValue},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := aStory(t)
			test.tamper(s)
			report, err := s.Verify()
			if err != nil || report.OK() ||
				!slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == test.found && !f.Warning }) {
				t.Errorf("%+v %v", report, err)
			}
		})
	}
}

func mustWrite(t testing.TB, s *Store, fn func(*txn) error) {
	t.Helper()
	if err := s.write(fn); err != nil {
		t.Fatal(err)
	}
}

// forge changes a record in the file and in its tally, but not in the history.
func forge(t testing.TB, s *Store, field, text string) {
	t.Helper()
	rec := s.View().All("ting")[1]
	names := s.View().tables["ting"].names
	mustWrite(t, s, func(x *txn) error {
		key := []byte(rec.Header().ID)
		data, err := x.get(bucketRecords+"ting", key)
		if err != nil {
			return err
		}
		b, err := x.decodeBody(data, names)
		if err != nil {
			return err
		}
		b.fields[field] = text
		if data, err = x.encodeBody(b, names); err != nil {
			return err
		}
		return x.put(bucketRecords+"ting", key, data)
	})
}

// TestErasedValuesKeepTheChain erases values as an order for privacy would:
// the hash stays in place of the value.
func TestErasedValuesKeepTheChain(t *testing.T) {
	s := aStory(t)
	rewrite(t, s, func(m entryMeta) bool { return m.Kind == KindEdit }, func(e *entry, _ *entryMeta) {
		for i, v := range e.Values {
			e.Values[i] = opValue{Erased: v.hash()}
		}
	})
	mustVerify(t, s)
	log, err := s.Log(Query{})
	if err != nil || !slices.ContainsFunc(log, func(e Entry) bool { return e.Erased }) {
		t.Errorf("%v %v", log, err)
	}
}

func TestChangedFromOutside(t *testing.T) {
	s := aStory(t)
	forge(t, s, "merknad", "utenfra")
	report, err := s.Verify()
	if err != nil || !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == FoundMemory }) {
		t.Errorf("%+v %v", report, err)
	}
}

func TestVerifyCounts(t *testing.T) {
	s := aStory(t)
	report, err := s.Verify()
	if err != nil {
		t.Fatal(err)
	}
	hash, _ := s.Head()
	if report.Records != 2 || report.Devices != 1 || report.Head != hash || report.Operations != s.Info().Operations {
		t.Errorf("%+v, info %+v", report, s.Info())
	}
}

// TestSeveralDevices lets two installations take turns with one file.
func TestSeveralDevices(t *testing.T) {
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	for i, device := range []string{"pc2", "pc1", "pc2"} {
		s.opt.Device = device
		s = reopen(t, s)
		rec := get(t, s, ref)
		rec.Note = string(rune('a' + i))
		mustSave(t, s, records(rec))
	}
	mustVerify(t, s)
	history, err := s.History(ref)
	var got []string
	for _, e := range history {
		got = append(got, e.Device)
	}
	if want := []string{"pc1", "pc2", "pc1", "pc2"}; err != nil || !slices.Equal(got, want) {
		t.Fatalf("%v %v", got, err)
	}
	if hash, _ := s.Head(); hash != history[3].Hash {
		t.Error("the head is not the last entry")
	}
	rechain(t, s, "pc1") // made to fit in itself
	report, err := s.Verify()
	if err != nil || !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == FoundChain }) {
		t.Errorf("%+v %v", report, err)
	}
}

// rechain changes who made the first change set of a device, and then every
// hash of its chain and the end noted, as someone with the program's source
// could.
func rechain(t *testing.T, s *Store, device string) {
	t.Helper()
	mustWrite(t, s, func(x *txn) error {
		hash := chainOrigin(s.ID(), device)
		var keys [][]byte
		if err := x.eachSealed(bucketOps+device, func(key, _ []byte) error {
			keys = append(keys, bytes.Clone(key))
			return nil
		}); err != nil {
			return err
		}
		for i, key := range keys {
			e, meta, err := x.openEntry(device, key, x.tx.Bucket([]byte(bucketOps+device)).Get(key))
			if err != nil {
				return err
			}
			if i == 0 {
				meta.User = "Ola"
				if e.Meta, err = x.encode(meta); err != nil {
					return err
				}
			}
			e.Hash = e.chained(hash)
			hash = e.Hash
			data, err := x.encode(e)
			if err == nil {
				err = x.put(bucketOps+device, key, data)
			}
			if err != nil {
				return err
			}
		}
		end := s.heads[device]
		end.Hash = hash
		return x.store(bucketMeta, headKey+device, end)
	})
}

func TestLogQueries(t *testing.T) {
	s := aStory(t)
	all, err := s.Log(Query{})
	if err != nil || len(all) != 6 {
		t.Fatalf("%v %v", all, err)
	}
	last := all[len(all)-1]
	tests := []struct {
		name string
		q    Query
		want []Entry
	}{
		{"newest", Query{Newest: 2}, all[4:]},
		{"from", Query{From: last.Seq}, all[5:]},
		{"to", Query{To: all[0].Seq}, all[:1]},
		{"since", Query{Since: last.Time}, all[5:]},
		{"until", Query{Until: all[1].Time}, all[:1]},
		{"set", Query{Set: all[2].Set}, all[2:4]},
		{"register", Query{Register: "systemer"}, nil},
		{"device", Query{Device: "pc9"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := s.Log(test.q)
			if err != nil || !slices.EqualFunc(got, test.want, func(a, b Entry) bool { return a.Seq == b.Seq }) {
				t.Errorf("got %v %v", got, err)
			}
		})
	}
}

// TestClockSetBack keeps the order of the history whatever the clock does.
func TestClockSetBack(t *testing.T) {
	opt := options()
	c := start()
	opt.Now = c.now
	s := mustCreate(t, opt)
	ref := add(t, s, "0")
	for i, jump := range []int{27 * 365, -27 * 365, -60 * 365, 0} {
		c.at = c.at.AddDate(0, 0, jump)
		rec := get(t, s, ref)
		rec.Name = string(rune('1' + i))
		mustSave(t, s, records(rec))
		s = reopen(t, s)
	}
	history, err := s.History(ref)
	got := ""
	for _, e := range history {
		i := slices.IndexFunc(e.Changes, func(c reg.Change) bool { return c.Path == "navn" })
		got += e.Changes[i].To
	}
	if err != nil || got != "01234" {
		t.Errorf("order %s %v", got, err)
	}
	mustVerify(t, s)
}

// checkSupersedes works out from the log alone which writes each write
// replaces, and compares.
func checkSupersedes(t interface {
	Fatalf(string, ...any)
}, s *Store) {
	heads := map[reg.Ref]map[string]uint64{}
	err := s.read(func(x *txn) error {
		return x.eachSealed(bucketOps+"pc1", func(key, sealed []byte) error {
			_, meta, err := x.openEntry("pc1", key, sealed)
			ref := reg.Ref{Register: meta.Register, ID: meta.ID}
			if heads[ref] == nil {
				heads[ref] = map[string]uint64{}
			}
			for i, op := range meta.Ops {
				var want []uint64
				for path, seq := range heads[ref] {
					if meta.Kind == KindDelete || path == op.Path || strings.HasPrefix(path, op.Path+"/") && path != op.Path+"/" {
						want = append(want, seq)
						if meta.Kind != KindDelete {
							delete(heads[ref], path)
						}
					}
				}
				slices.Sort(want)
				heads[ref][op.Path] = meta.Seq + uint64(i)
				if !slices.EqualFunc(want, op.Supersedes, func(seq uint64, r opRef) bool { return r.Seq == seq && r.Device == "pc1" }) {
					t.Fatalf("%s %s replaces %v, want %v", meta.Kind, op.Path, op.Supersedes, want)
				}
			}
			return err
		})
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
}
