package chronicle

import (
	"bytes"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// begin makes a store with two systems, and words its history.
func begin(t *testing.T) (*storage.Store, []reg.Ref, func() Words) {
	t.Helper()
	at := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	s, err := storage.Create(filepath.Join(t.TempDir(), "etat.samsvar"), storage.Options{Registers: model.All(),
		User: "Kari", Device: "pc-1", NoBackup: true, Plain: true, Now: func() time.Time { at = at.Add(time.Minute); return at }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	refs := save(t, s, storage.Change{Origin: storage.OriginImport, Reason: "systemer.csv", Records: []storage.Write{
		{Register: "systemer", Record: &model.System{Name: "Fagsystem"}}, {Register: "systemer", Record: &model.System{Name: "=1+1"}}}})
	return s, refs, func() Words { return Words{texts, s.View()} }
}

func save(t *testing.T, s *storage.Store, c storage.Change) []reg.Ref {
	t.Helper()
	result, err := s.Save(c)
	if err != nil {
		t.Fatal(err)
	}
	return result.Refs
}

func TestPathsOfChanges(t *testing.T) {
	tests := []struct {
		path, described string
		item            bool
	}{
		{"navn", "navn", false},
		{"tia.dato", "tia.dato", false},
		{"mottakere/ID", "mottakere", true},
		{"mottakere/", "mottakere", false},
		{"mottakere/ID/land", "mottakere.land", false},
		{"a/ID/b/ID", "a.b", true},
		{"a/ID/b/ID/c", "a.b.c", false},
	}
	for _, tt := range tests {
		if got := reg.FieldOfPath(tt.path); got != tt.described {
			t.Errorf("%s is described by %s, want %s", tt.path, got, tt.described)
		}
		if got := reg.IsItemPath(tt.path); got != tt.item {
			t.Errorf("%s is an item: %v", tt.path, got)
		}
	}
}

func TestChangesInWords(t *testing.T) {
	s, refs, words := begin(t)
	save(t, s, storage.Change{Delete: refs[1:]})
	w := words()
	both := string(refs[0].ID + "|" + refs[1].ID)
	tests := []struct {
		name   string
		change reg.Change
		want   Line
	}{
		{"emptied", reg.Change{Path: "beskrivelse", From: "a"}, Line{"Nærmere beskrivelse", "a", "tomt"}},
		{"links", reg.Change{Path: "systemer", From: "GONE", To: both}, Line{"Systemer", "(oppføringen finnes ikke)", "Fagsystem, =1+1"}},
		{"item added", reg.Change{Path: "mottakere/X", To: `{"id":"X"}`}, Line{"Mottakere: hele linjen", "", "lagt til"}},
		{"item taken out", reg.Change{Path: "mottakere/X", From: `{"id":"X"}`}, Line{"Mottakere: hele linjen", "", "fjernet"}},
		{"order", reg.Change{Path: "mottakere/", From: "A|B", To: "B|A"}, Line{"Mottakere", "", "ny rekkefølge"}},
		{"code in an item", reg.Change{Path: "mottakere/X/land", To: "NO"}, Line{"Mottakere: Mottakerens land", "tomt", "Norge"}},
		{"field of a newer version", reg.Change{Path: "zeta", From: "1", To: "2"}, Line{"zeta", "1", "2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := w.Line(model.Register("behandlinger"), tt.change); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
	if got := w.Line(nil, reg.Change{Path: "value", To: "x"}); got != (Line{"value", "tomt", "x"}) {
		t.Errorf("a setting: %+v", got)
	}
}

func TestStepsInWords(t *testing.T) {
	s, refs, words := begin(t)
	want := func(text string) {
		t.Helper()
		step, ok, err := s.Undoable()
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		if got := words().Step(step); got != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}
	want("opprettet ved import, 2 oppføringer (systemer.csv)")
	rec, _ := s.View().Get(refs[0].Register, refs[0].ID)
	changed := model.Systems.Clone(rec).(*model.System)
	changed.Name = "Nytt navn"
	save(t, s, storage.Change{Records: []storage.Write{{Register: "systemer", Record: changed}}})
	want("endret SYS-2026-001 Nytt navn")
	save(t, s, storage.Change{Settings: map[string]string{"k": "v"}})
	want("innstilling")
}

func TestWhatStandsInTheWayIsNamed(t *testing.T) {
	_, refs, words := begin(t)
	got := words().Overtaken(&storage.Overtaken{By: []storage.Overtaking{
		{Ref: refs[0], Path: "navn", User: "Ola", Time: time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC)}, {Ref: refs[1]}}})
	want := []string{"SYS-2026-001 Fagsystem, Navn på systemet – endret av Ola 23.11.2026 kl. 12.00", "SYS-2026-002 =1+1"}
	if len(got) != 2 || !strings.HasSuffix(got[0], "endret av Ola 23.11.2026 kl. 12.00") || !strings.HasPrefix(got[0], "SYS-2026-001 Fagsystem, ") || got[1] != want[1] {
		t.Errorf("got %q", got)
	}
}

// TestFilesTellAllAndHoldNoFormula writes a history whose texts look like
// formulas.
func TestFilesTellAllAndHoldNoFormula(t *testing.T) {
	s, refs, words := begin(t)
	rec, _ := s.View().Get(refs[0].Register, refs[0].ID)
	changed := model.Systems.Clone(rec).(*model.System)
	changed.Name = "@SUM(A1)"
	save(t, s, storage.Change{Reason: "=cmd|' /C calc'!A0", Records: []storage.Write{{Register: "systemer", Record: changed}}})
	save(t, s, storage.Change{Delete: refs[:1]})
	entries, err := s.Log(storage.Query{})
	if err != nil {
		t.Fatal(err)
	}
	w := words()
	table := w.Table(entries)
	last := table.Rows[len(table.Rows)-1]
	texts := make([]string, len(last))
	for i, cell := range last {
		texts[i] = cell.Text
	}
	if want := []string{"Kari", "pc-1", "slettet", "Systemer", "SYS-2026-001 @SUM(A1)"}; !slices.Equal(texts[1:6], want) {
		t.Errorf("%q, want %q", texts[1:6], want)
	}
	if len(table.Columns) != len(last) {
		t.Errorf("%d columns, %d cells", len(table.Columns), len(last))
	}
	var csv, xlsx, doc bytes.Buffer
	if err := errors.Join(w.CSV(&csv, entries), w.XLSX(&xlsx, entries, time.Now()), JSON(&doc, entries)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(csv.String(), "'@SUM(A1)") || strings.Contains(csv.String(), ";@SUM") || strings.Contains(csv.String(), ";=cmd") {
		t.Errorf("a formula in %s", csv.String())
	}
	book, err := sheet.Read(t.Context(), "h.xlsx", bytes.NewReader(xlsx.Bytes()), sheet.Options{})
	if err != nil || len(book.Sheets[0].Rows) != len(table.Rows)+1 {
		t.Errorf("the workbook cannot be read: %v", err)
	}
	var all []EntryJSON
	if err := json.Unmarshal(doc.Bytes(), &all); err != nil || len(all) != len(entries) || all[2].Reason == "" || all[0].Device != "pc-1" {
		t.Errorf("%v %+v", err, all)
	}
}
