package storage

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage/vault"
)

// thing3 is a thing as the schema after the next describes it: the name has
// become a title, the first line of the note a source, the town stands alone
// and the parts have another name.
type thing3 struct {
	reg.Head
	Title  string
	Source string
	Note   string
	Size   reg.Num
	Town   string
	Pieces []part
	Files  []reg.File
}

func things3() *reg.Description[thing3] {
	return reg.Describe("ting",
		reg.Text("tittel", func(t *thing3) *string { return &t.Title }, reg.Required),
		reg.Text("kilde", func(t *thing3) *string { return &t.Source }),
		reg.LongText("merknad", func(t *thing3) *string { return &t.Note }),
		reg.Number("antall", func(t *thing3) *reg.Num { return &t.Size }),
		reg.Text("by", func(t *thing3) *string { return &t.Town }),
		reg.Items("biter", func(t *thing3) *[]part { return &t.Pieces }, reg.Fields(
			reg.Text("navn", func(p *part) *string { return &p.Name }))),
		reg.Files("vedlegg", func(t *thing3) *[]reg.File { return &t.Files }),
	).Prefix("TNG").Named("tittel")
}

func renameField(from, to string) func(map[string]string) {
	return func(fields map[string]string) {
		fields[to] = fields[from]
		delete(fields, from)
	}
}

// steps are two migrations: renaming, then splitting.
func steps() []reg.Migration {
	rename := renameField("navn", "tittel")
	pieces := renameField("deler", "biter")
	return []reg.Migration{
		{Registers: map[string]func(map[string]string){"ting": func(f map[string]string) { rename(f); pieces(f) }}},
		{MinReader: 2, Registers: map[string]func(map[string]string){"ting": func(f map[string]string) {
			f["kilde"], f["merknad"], _ = strings.Cut(f["merknad"], "\n")
			values := map[string]string{}
			if sted := f["sted"]; sted != "" {
				_, rest, _ := strings.Cut(sted, `"by":"`)
				values["by"], _, _ = strings.Cut(rest, `"`)
			}
			delete(f, "sted")
			f["by"] = values["by"]
		}}},
	}
}

func newerOptions() Options {
	opt := options()
	opt.Registers = []*reg.Register{things3().Register, opt.Registers[1]}
	opt.Migrations, opt.Program, opt.NoBackup = steps(), "2.0.0", true
	return opt
}

// old makes a store of the first schema: records with nested fields and lists
// that were edited, a deleted one, and one without what the migrations touch.
func old(t *testing.T) (s *Store, full, gone, bare reg.Ref) {
	t.Helper()
	return oldWith(t, options())
}

func oldWith(t *testing.T, opt Options) (s *Store, full, gone, bare reg.Ref) {
	t.Helper()
	s = mustCreate(t, opt)
	full = add(t, s, "Arkiv")
	rec := get(t, s, full)
	rec.Note, rec.Place.Town = "Intervju\nMer tekst", "Oslo"
	rec.Parts = []part{{Name: "a"}, {Name: "b"}}
	mustSave(t, s, records(rec))
	rec = get(t, s, full)
	rec.Parts[1].Name, rec.Place.Town = "c", "Bergen"
	mustSave(t, s, records(rec))
	gone = add(t, s, "Borte")
	mustSave(t, s, Change{Delete: []reg.Ref{gone}})
	bare = add(t, s, "x")
	return s, full, gone, bare
}

func TestMigration(t *testing.T) {
	t.Run("plain", func(t *testing.T) { migration(t, options()) })
	t.Run("encrypted", func(t *testing.T) { migration(t, sealedOptions(t)) })
}

func migration(t *testing.T, opt Options) {
	s, full, gone, _ := oldWith(t, opt)
	path := s.path
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := mustRead(t, path)
	newer := newerOptions()
	newer.Key, newer.Recovery = opt.Key, opt.Recovery
	if opt.Recovery != (vault.Recovery{}) {
		newer.Key = opt.Recovery.Secret()
	}
	s = mustOpen(t, path, newer)
	rec, ok := s.View().Get("ting", full.ID)
	if !ok {
		t.Fatal("the record is gone")
	}
	got := rec.(*thing3)
	if got.Title != "Arkiv" || got.Source != "Intervju" || got.Note != "Mer tekst" || got.Town != "Bergen" ||
		len(got.Pieces) != 2 || got.Pieces[1].Name != "c" || len(things3().Unread(rec)) > 0 {
		t.Errorf("became %+v, not understood %v", got, things3().Unread(rec))
	}
	deleted, ok := s.View().GetDeleted("ting", gone.ID)
	if !ok || deleted.(*thing3).Title != "Borte" {
		t.Errorf("the deleted one became %v", deleted)
	}
	m, ok := s.Migrated()
	if !ok || m.From != 1 || m.To != 3 || m.Records != 3 {
		t.Errorf("told %+v", m)
	}
	if string(mustRead(t, m.Kept)) != string(before) {
		t.Error("the old file was not kept as it was")
	}
	if !strings.Contains(m.Backup, markMigration) || !exists(m.Backup) {
		t.Errorf("backup %q", m.Backup)
	}
	mustVerify(t, s)
	history, err := s.History(full)
	if err != nil {
		t.Fatal(err)
	}
	last := history[len(history)-1]
	if last.Origin != OriginMigration || last.Program != "2.0.0" || !slices.Contains(last.Changes, reg.Change{Path: "tittel", To: "Arkiv"}) {
		t.Errorf("history %+v", last)
	}
	s = reopen(t, s)
	if m, again := s.Migrated(); again {
		t.Errorf("migrated twice: %+v", m)
	}
	mustSave(t, s, Change{Records: []Write{{Register: "ting", Record: &thing3{Title: "Ny"}}}})
	mustVerify(t, s)
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// After a migration, programs that cannot keep to the new form are kept out, and
// told which version they need.
func TestMigrationKeepsOlderProgramsOut(t *testing.T) {
	for _, test := range []struct {
		name    string
		steps   []reg.Migration
		refused bool
	}{
		{"other form", steps(), true},
		{"form that older ones keep to", []reg.Migration{{MinReader: 1}}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, _, _, _ := old(t)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			opt := newerOptions()
			opt.Migrations = test.steps
			if !test.refused {
				opt.Registers = options().Registers
			}
			newer := mustOpen(t, s.path, opt)
			if err := newer.Close(); err != nil {
				t.Fatal(err)
			}
			again, err := Open(s.path, options())
			var tooNew *TooNew
			switch {
			case errors.As(err, &tooNew) != test.refused:
				t.Errorf("got %v", err)
			case test.refused && tooNew.Needs != "2.0.0":
				t.Errorf("needs %q", tooNew.Needs)
			case err == nil:
				add(t, again, "ny")
				mustVerify(t, again)
				_ = again.Close()
			}
		})
	}
}

// A new store begins with the newest schema, and nothing is migrated in it.
func TestNewStoreIsOfTheNewestSchema(t *testing.T) {
	s := mustCreate(t, newerOptions())
	if info := s.Info(); info.Schema != 3 {
		t.Errorf("schema %d", info.Schema)
	}
	if m, ok := s.Migrated(); ok {
		t.Errorf("migrated: %+v", m)
	}
}

// What cannot be migrated stays as it was, to be opened by the old version.
func TestFailedMigrationLeavesTheStoreAsItWas(t *testing.T) {
	s, _, _, _ := old(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := mustRead(t, s.path)
	opt := newerOptions()
	// A text that cannot be encoded stands for whatever may go wrong.
	opt.Migrations[1].Registers["ting"] = func(f map[string]string) { f["tittel"] = "\xff" }
	_, err := Open(s.path, opt)
	wantCoded(t, err, "migration_failed")
	if string(mustRead(t, s.path)) != string(before) {
		t.Error("the file was changed")
	}
	beside, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range beside {
		if e.Name() != filepath.Base(s.path) && e.Name() != filepath.Base(backupDir(s.path)) {
			t.Errorf("left behind: %s", e.Name())
		}
	}
	mustVerify(t, mustOpen(t, s.path, options()))
}

// Packed rows have no migrations: a step that names such a register must not
// seem to have done something.
func TestMigrationOfPackedRowsIsRefused(t *testing.T) {
	s, _, _, _ := old(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	opt := newerOptions()
	opt.Registers = append(opt.Registers, model.Attendances.Register)
	opt.Migrations[0].Registers[model.Attendances.Key] = func(map[string]string) {}
	_, err := Open(s.path, opt)
	wantCoded(t, err, "migration_failed")
}

func TestMigrationWithoutABackupIsRefused(t *testing.T) {
	s, _, _, _ := old(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backupDir(s.path), nil, 0o600); err != nil { // no folder can be made there
		t.Fatal(err)
	}
	before := mustRead(t, s.path)
	if _, err := Open(s.path, newerOptions()); err == nil {
		t.Fatal("migrated without a backup")
	}
	if string(mustRead(t, s.path)) != string(before) {
		t.Error("the file was changed")
	}
}
