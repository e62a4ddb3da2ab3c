package storage

import (
	"slices"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"samsvar/model/reg"
)

// Names under which a newer version keeps what this one has no idea of.
const (
	newerBucket = "tegning/ting"
	newerKind   = Kind("annotate")
)

// newer makes a store as a newer version may leave it: more fields, another
// register, more parts of records, of settings and of the stamp, another kind of
// entry in the history, another kind of operation, and a bucket of its own.
func newer(t *testing.T) (path string, ref reg.Ref) {
	t.Helper()
	opt := options()
	others := reg.Describe("annet", reg.Text("navn", func(t *thing) *string { return &t.Name }))
	opt.Registers = []*reg.Register{newThings().Register, others.Register}
	opt.Migrations, opt.Program = []reg.Migration{{MinReader: 1}}, "9.0.0"
	s := mustCreate(t, opt)
	refs := mustSave(t, s, Change{Settings: map[string]string{"nytt.valg": "ja"}, Records: []Write{
		{Register: "ting", Record: &newThing{thing: thing{Name: "a"}, Smell: "røyk"}},
		{Register: "annet", Record: &thing{Name: "ukjent"}}}}).Refs
	err := s.write(func(x *txn) error {
		for _, at := range []struct{ bucket, key string }{{bucketRecords + "ting", string(refs[0].ID)},
			{bucketMeta, stampKey}, {bucketSettings, "nytt.valg"}, {bucketMeta, headKey + "pc1"}} {
			parts := map[uint64]cbor.RawMessage{}
			if _, err := x.load(at.bucket, at.key, &parts); err != nil {
				return err
			}
			parts[77] = []byte{0x63, 'n', 'e', 'w'}
			if err := x.store(at.bucket, at.key, parts); err != nil {
				return err
			}
		}
		return x.put(newerBucket, []byte(refs[0].ID), []byte("en tegning"))
	})
	if err != nil {
		t.Fatal(err)
	}
	annotate(t, s, refs[0])
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.path, refs[0]
}

// annotate writes entries that this version has no idea of: of another kind, of
// a known kind with another operation, and about no record.
func annotate(t *testing.T, s *Store, ref reg.Ref) {
	t.Helper()
	err := s.write(func(x *txn) error {
		w, err := x.begin(s.heads, entryMeta{At: 1, User: "Ola", Origin: "sync", Program: "9.0.0", Device: "pc2"}, s.id)
		if err != nil {
			return err
		}
		value := []opValue{{Salt: []byte("0123456789abcdef"), To: "se her"}}
		for _, meta := range []entryMeta{
			{Kind: newerKind, Set: w.set, Register: "ting", ID: ref.ID, Ops: []opMeta{{Path: "navn"}}},
			{Kind: newerKind, Set: w.set, Register: "ting", ID: "01NOSUCHRECORD", Ops: []opMeta{{Path: "x"}}},
			{Kind: KindEdit, Set: w.set, Register: "ting", ID: ref.ID, Ops: []opMeta{{Path: "_locked"}}},
			{Kind: newerKind, Set: w.set, Ops: []opMeta{{Path: "x"}}},
		} {
			if err := w.append(meta, value, 1); err != nil {
				return err
			}
		}
		return w.end()
	})
	if err != nil {
		t.Fatal(err)
	}
}

// wantUnknown fails unless doctor has warnings only, of what is unknown.
func wantUnknown(t *testing.T, s *Store) {
	t.Helper()
	mustVerify(t, s)
	report, err := s.Verify()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{FoundUnknown, FoundNewer} {
		if !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == code }) {
			t.Errorf("%s is not told: %v", code, report.Findings)
		}
	}
}

// A store of a newer version that says that this one may use it comes through
// everything this version does with what it does not know unharmed.
func TestWhatANewerVersionWroteSurvives(t *testing.T) {
	path, ref := newer(t)
	opt := options()
	opt.NoBackup = false
	s := mustOpen(t, path, opt)
	wantUnknown(t, s)
	rec := get(t, s, ref)
	rec.Note = "endret her"
	mustSave(t, s, Change{Records: []Write{write(rec)}, Settings: map[string]string{"nytt.valg": "nei"}})
	mustSave(t, s, Change{Delete: []reg.Ref{ref}})
	mustSave(t, s, Change{Restore: []reg.Ref{ref}})
	backup, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	err = s.rewrite(rewriting{})
	s.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	wantUnknown(t, s)
	s = reopen(t, s)
	wantUnknown(t, s)
	if s.Info().Schema != 2 || s.stamp.MinReader != 1 {
		t.Errorf("stamp %+v", s.stamp)
	}
	log, err := s.Log(Query{Device: "pc2"})
	if err != nil || len(log) != 4 || log[0].Kind != newerKind || log[0].Origin != "sync" {
		t.Errorf("log %+v, %v", log, err)
	}
	wantNewerParts(t, s, ref)
	looked := mustOpen(t, backup, opt)
	wantNewerParts(t, looked, ref)
}

func wantNewerParts(t *testing.T, s *Store, ref reg.Ref) {
	t.Helper()
	err := s.read(func(x *txn) error {
		for _, at := range []struct{ bucket, key, want string }{{bucketRecords + "ting", string(ref.ID), "new"},
			{bucketRecords + "ting", string(ref.ID), "røyk"}, {bucketMeta, stampKey, "new"}, {bucketSettings, "nytt.valg", "new"},
			{bucketSettings, "nytt.valg", "nei"}, {bucketMeta, headKey + "pc1", "new"}, {newerBucket, string(ref.ID), "en tegning"}} {
			data, err := x.get(at.bucket, []byte(at.key))
			if err != nil || !strings.Contains(string(data), at.want) {
				t.Errorf("%s %s: no %q left, %v", at.bucket, at.key, at.want, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
