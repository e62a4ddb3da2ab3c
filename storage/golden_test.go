package storage

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage/vault"
)

// In testdata lies a store of each schema that was ever released: plain as
// schemaN.samsvar with its attachments, encrypted as sealedN.samsvar, and in
// schemaN.json what this version is to find in both. -update makes the stores of
// the present schema anew, never those of older ones, and all that is expected.
var update = flag.Bool("update", false, "renew the golden stores of the present schema")

// goldenRecovery opens the encrypted golden stores, which hold nothing secret.
const goldenRecovery = "testdata/recovery.txt"

func goldenOptions() Options {
	opt := options()
	opt.Registers, opt.Migrations = model.All(), model.Migrations()
	return opt
}

func goldenPath(kind string, schema int) string {
	return filepath.Join("testdata", kind+strconv.Itoa(schema)+".samsvar")
}

func TestGoldenStores(t *testing.T) {
	present := goldenOptions().schema()
	if *update {
		makeGolden(t, present)
	}
	for schema := Schema; schema <= present; schema++ {
		expected := strings.TrimSuffix(goldenPath("schema", schema), ".samsvar") + ".json"
		t.Run(expected, func(t *testing.T) {
			plain := openGolden(t, goldenPath("schema", schema), goldenOptions())
			got := exportOf(t, plain)
			if *update {
				if err := os.WriteFile(expected, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want := mustRead(t, expected)
			sameLines(t, string(got), string(want))
			opt := goldenOptions()
			opt.Key = recovery(t).Secret()
			sealed := openGolden(t, goldenPath("sealed", schema), opt)
			if !sealed.Info().Encrypted {
				t.Error("not encrypted")
			}
			sameLines(t, string(exportOf(t, sealed)), string(want))
		})
	}
}

func recovery(t *testing.T) vault.Recovery {
	t.Helper()
	r, err := vault.ReadRecovery(strings.TrimSpace(string(mustRead(t, goldenRecovery))))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// openGolden opens a copy of a golden store, verifies it and uses it once.
func openGolden(t *testing.T, path string, opt Options) *Store {
	t.Helper()
	dir := t.TempDir()
	target := filepath.Join(dir, filepath.Base(path))
	err := errors.Join(os.WriteFile(target, mustRead(t, path), 0o600), os.CopyFS(filesDir(target), os.DirFS(filesDir(path))))
	if err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, target, opt)
	mustVerify(t, s)
	return s
}

// sameLines tells the first difference of two texts.
func sameLines(t *testing.T, got, want string) {
	t.Helper()
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("line %d: got %s, want %s", i+1, a[i], b[i])
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d lines, want %d", len(a), len(b))
	}
}

// exportOf is all that a store holds, as indented JSON.
func exportOf(t *testing.T, s *Store) []byte {
	t.Helper()
	type record struct {
		Deleted bool              `json:"deleted,omitempty"`
		Fields  map[string]string `json:"fields"`
	}
	type entry struct {
		Kind    Kind         `json:"kind"`
		Origin  Origin       `json:"origin"`
		User    string       `json:"user"`
		Record  string       `json:"record"`
		Changes []reg.Change `json:"changes"`
	}
	all := struct {
		Registers map[string][]record `json:"registers"`
		Settings  map[string]string   `json:"settings"`
		Files     []string            `json:"files"`
		History   []entry             `json:"history"`
	}{map[string][]record{}, s.View().Settings(), nil, nil}
	for _, r := range s.opt.Registers {
		for rec := range s.View().Each(r.Key) {
			all.Registers[r.Key] = append(all.Registers[r.Key], record{false, r.Dump(rec)})
		}
		for _, rec := range s.View().Deleted(r.Key) {
			all.Registers[r.Key] = append(all.Registers[r.Key], record{true, r.Dump(rec)})
		}
	}
	for _, a := range s.View().Attachments(true) {
		content, err := readFile(s, a.File)
		if err != nil {
			t.Errorf("%s: %v", a.File.Name, err)
		}
		all.Files = append(all.Files, a.File.Name+": "+content)
	}
	log, err := s.Log(Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range log {
		all.History = append(all.History, entry{e.Kind, e.Origin, e.User, e.Ref.Register + "/" + string(e.Ref.ID), e.Changes})
	}
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// makeGolden makes the golden stores of the present schema anew.
func makeGolden(t *testing.T, schema int) {
	t.Helper()
	path, sealed := goldenPath("schema", schema), goldenPath("sealed", schema)
	for _, old := range []string{path, filesDir(path), sealed, filesDir(sealed)} {
		if err := os.RemoveAll(old); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(goldenRecovery); errors.Is(err, fs.ErrNotExist) {
		if err := os.WriteFile(goldenRecovery, []byte(newRecovery(t).String()+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Create(path, goldenOptions())
	if err != nil {
		t.Fatal(err)
	}
	fillGolden(t, s)
	mustVerify(t, s)
	s.mu.Lock()
	err = s.rewrite(rewriting{}) // without the pages that are free
	s.mu.Unlock()
	if err = errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	copied := openGolden(t, path, goldenOptions())
	err = errors.Join(copied.Encrypt(recovery(t), ""), copied.Close())
	if err == nil {
		err = errors.Join(os.WriteFile(sealed, mustRead(t, copied.path), 0o600), os.CopyFS(filesDir(sealed), os.DirFS(filesDir(copied.path))))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// busy are the registers in which more has happened than that a record was made.
func busy(r *reg.Register) bool {
	return slices.Contains([]string{model.Systems.Key, model.Incidents.Key, model.Attendances.Key}, r.Key)
}

// fillGolden puts into a store what there is to put into one: in every register
// a record with a value in every field; in some of them files, one that was
// deleted, one that came back, and edits; and settings.
func fillGolden(t *testing.T, s *Store) {
	t.Helper()
	first := map[string]reg.ID{}
	for _, r := range s.opt.Registers {
		n := 1
		if busy(r) {
			n = 3
		}
		for i := range n {
			g := golden{t, s, r, first, i}
			rec := r.New()
			g.all(rec)
			ref := mustSave(t, s, Change{Records: []Write{{Register: r.Key, Record: rec}}, Origin: OriginImport, Reason: "fasit.xlsx"}).Refs[0]
			if i == 0 {
				first[r.Key] = ref.ID
			}
			if i > 0 {
				mustSave(t, s, Change{Delete: []reg.Ref{ref}, Reason: "feilført"})
			}
			if i > 1 {
				mustSave(t, s, Change{Restore: []reg.Ref{ref}})
			}
		}
	}
	for _, r := range slices.DeleteFunc(model.All(), func(r *reg.Register) bool { return !busy(r) }) { // now with links that lead somewhere
		rec, ok := s.View().Get(r.Key, first[r.Key])
		if !ok {
			t.Fatalf("%s has no record", r.Key)
		}
		edited := r.Clone(rec)
		golden{t, s, r, first, 3}.all(edited)
		mustSave(t, s, Change{Records: []Write{{Register: r.Key, Record: edited, Base: rec}}})
	}
	mustSave(t, s, Change{Settings: map[string]string{"fasit": "en", "borte": "ja"}})
	mustSave(t, s, Change{Settings: map[string]string{"fasit": "to", "borte": ""}, Origin: OriginUndo})
}

// golden fills objects.
type golden struct {
	t        *testing.T
	store    *Store
	register *reg.Register
	first    map[string]reg.ID // a record of each register
	turn     int
}

// all fills a record and empties again what has a form of its own.
func (g golden) all(rec reg.Record) {
	g.fill(rec, g.register.Fields)
	for _, p := range refusing(g.register.Problems(rec)) {
		key := reg.Change{Path: strings.NewReplacer("[", "/").Replace(p.Field)}.Field()
		if err := g.register.Value(rec, key).Parse(""); err != nil {
			g.t.Fatal(err)
		}
	}
}

func (g golden) fill(o reg.Object, fields []*reg.Field) {
	for _, f := range fields {
		if f.Managed {
			continue
		}
		switch v := f.Of(o).(type) {
		case reg.Part:
			g.fill(v.Object(), f.Sub)
		case reg.ItemList:
			for v.Len() < 2 {
				v.Add()
			}
			for i := range v.Len() {
				g.fill(v.At(i), f.Sub)
			}
		default:
			if err := v.Parse(g.text(f)); err != nil {
				g.t.Fatalf("%s %s: %v", g.register.Key, f.Path, err)
			}
		}
	}
}

func (g golden) text(f *reg.Field) string {
	switch f.Kind {
	case reg.KindNumber:
		if f.Low.IsSet() {
			return f.Low.Text()
		}
		return "1"
	case reg.KindDate:
		return fmt.Sprintf("2026-03-%02d", 10+g.turn)
	case reg.KindMoment:
		return reg.InstantOf(start().at).Text()
	case reg.KindFlag, reg.KindChoice:
		return f.Codes.Codes[g.turn%len(f.Codes.Codes)]
	case reg.KindChoices:
		return reg.JoinList(f.Codes.Codes[:min(2, len(f.Codes.Codes))])
	case reg.KindLink, reg.KindLinks:
		if id, known := g.first[f.Target]; known {
			return string(id)
		}
		return "01ARZ3NDEKTSV4RRFFQ69G5FAV" // leads nowhere yet
	case reg.KindFiles:
		if !busy(g.register) {
			return ""
		}
		name := fmt.Sprintf("%s %d.txt", g.register.Key, g.turn)
		return reg.FilesText([]reg.File{mustAddFile(g.t, g.store, name, "Innhold av "+name)})
	}
	text := []rune(fmt.Sprintf("Æøå %s %d", f.Key, g.turn))
	if f.Kind == reg.KindLongText {
		text = slices.Concat(text, []rune("\nNeste linje"))
	}
	if f.Max > 0 {
		text = text[:min(len(text), f.Max)]
	}
	return string(text)
}
