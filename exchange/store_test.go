package exchange

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/storage"
)

func newStore(t *testing.T) *storage.Store {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }
	s, err := storage.Create(filepath.Join(t.TempDir(), "test.samsvar"), storage.Options{Registers: model.All(), Now: now, User: "test", NoBackup: true, Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestApply(t *testing.T) {
	store := newStore(t)
	r := model.Systems.Register
	book := bookOf([]string{"Navn", "Leverandør", "Systemeier"}, []string{"Visma", "Visma AS", "Kari Li"}, []string{"Gerica", "Visma AS", ""})
	p, err := Plan(book, r, store.View(), Options{Stubs: true})
	if err != nil {
		t.Fatal(err)
	}
	result, err := Apply(store, p, ApplyOptions{Reason: "systemer.xlsx"})
	if err != nil {
		t.Fatal(err)
	}
	view := store.View()
	if result.Created != 4 || view.Count("systemer") != 2 || view.Count("leverandorer") != 1 || view.Count("personer") != 1 {
		t.Errorf("result %+v", result)
	}
	log, err := store.Log(storage.Query{Set: result.Set})
	if err != nil || len(log) != 4 || log[0].Origin != storage.OriginImport || log[0].Reason != "systemer.xlsx" {
		t.Errorf("history %+v, %v", log, err)
	}
	again, err := Plan(book, r, store.View(), Options{Stubs: true})
	if err != nil {
		t.Fatal(err)
	}
	if second, err := Apply(store, again, ApplyOptions{}); err != nil || second.Set != "" || len(again.Writes()) > 0 {
		t.Errorf("the second time %+v, %v", second, err)
	}
}

func TestApplyIsAllOrNothing(t *testing.T) {
	store := newStore(t)
	book := bookOf([]string{"Navn", "Type"}, []string{"Visma", ""}, []string{"", "Fellessystem"})
	p, err := Plan(book, model.Systems.Register, store.View(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Apply(store, p, ApplyOptions{})
	var refused *Refused
	if !errors.As(err, &refused) || refused.Rows != 1 || refused.First.Row != 3 || store.View().Count("systemer") != 0 {
		t.Errorf("got %v, %d systems", err, store.View().Count("systemer"))
	}
	if _, err := Apply(store, p, ApplyOptions{SkipRejected: true}); err != nil || store.View().Count("systemer") != 1 {
		t.Errorf("got %v, %d systems", err, store.View().Count("systemer"))
	}
}

func TestApplyRefusesWhatChangedMeanwhile(t *testing.T) {
	store := newStore(t)
	r := model.Systems.Register
	first, err := store.Save(storage.Change{Records: []storage.Write{{Register: r.Key, Record: &model.System{Name: "Visma"}}}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := Plan(bookOf([]string{"Navn", "Kritikalitet"}, []string{"Visma", "3"}), r, store.View(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	rec, _ := store.View().Get(r.Key, first.Refs[0].ID)
	changed := r.Clone(rec).(*model.System)
	changed.Description = "endret"
	if _, err := store.Save(storage.Change{Records: []storage.Write{{Register: r.Key, Record: changed}}}); err != nil {
		t.Fatal(err)
	}
	var stale *storage.Stale
	if _, err := Apply(store, p, ApplyOptions{}); !errors.As(err, &stale) {
		t.Errorf("got %v", err)
	}
}

func TestDeletedRecordsStayDeleted(t *testing.T) {
	store := newStore(t)
	r := model.Systems.Register
	first, err := store.Save(storage.Change{Records: []storage.Write{{Register: r.Key, Record: &model.System{Name: "Visma"}}}})
	if err != nil {
		t.Fatal(err)
	}
	id := first.Refs[0].ID
	if _, err := store.Save(storage.Change{Delete: first.Refs}); err != nil {
		t.Fatal(err)
	}
	p, err := Plan(bookOf([]string{"Id", "Navn"}, []string{string(id), "Visma"}), r, store.View(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if row := p.Rows[0]; row.Status != StatusRejected || row.Issues[0].Code != IssueDeleted {
		t.Errorf("the row is %s: %+v", row.Status, row.Issues)
	}
}

// Everything goes out as one workbook, and each register comes in from it.
func TestAll(t *testing.T) {
	rec, source := nationalRecord()
	folder := t.TempDir()
	e := Exporter{Source: source, Texts: mustTexts(t, i18n.Bokmal)}
	for _, format := range []string{FormatXLSX, FormatJSON, FormatCSV, FormatCodes} {
		t.Run(format, func(t *testing.T) {
			path := filepath.Join(folder, "alt."+format)
			if err := e.All(path, format); err != nil {
				t.Fatal(err)
			}
			for key, all := range source {
				file := path
				if format == FormatCSV || format == FormatCodes {
					file = filepath.Join(path, key+".csv")
				}
				p, err := PlanFile(t.Context(), file, model.Register(key), source, Options{})
				if err != nil {
					t.Fatal(err)
				}
				if p.Count(StatusUnchanged) != len(all) {
					t.Errorf("%s: %+v", key, p.Rows[0].Changes)
				}
			}
		})
	}
	var out bytes.Buffer
	if err := e.RecordsJSON(&out, model.ProcessingRecords.Register, slices.Values(source["behandlinger"])); err != nil || !bytes.Contains(out.Bytes(), []byte(rec.Title)) {
		t.Errorf("%v: %s", err, out.String())
	}
	if entries, err := os.ReadDir(filepath.Join(folder, "alt.csv")); err != nil || len(entries) != 4 {
		t.Errorf("%d files, %v", len(entries), err)
	}
}
