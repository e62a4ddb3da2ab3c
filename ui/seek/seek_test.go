package seek_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/seek"
)

// fixture makes a store with two systems and the names of its records.
func fixture(t *testing.T) (*storage.Store, *i18n.Texts, i18n.Names) {
	t.Helper()
	store, err := storage.Create(t.TempDir()+"/a.samsvar", storage.Options{Registers: model.All(), NoBackup: true, Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	one, two := &model.System{Name: "Første André", Hosting: "saas"}, &model.System{Name: "Andre", Supplier: "LEV"}
	supplier := &model.Supplier{Name: "Nordsky"}
	supplier.ID = "LEV"
	if _, err := store.Save(storage.Change{Records: []storage.Write{{Register: "leverandorer", Record: supplier},
		{Register: "systemer", Record: one}, {Register: "systemer", Record: two}}}); err != nil {
		t.Fatal(err)
	}
	names := func(register string, id reg.ID) string {
		if rec, ok := store.View().Get(register, id); ok {
			return model.Register(register).Title(rec)
		}
		return ""
	}
	return store, texts, names
}

func TestFind(t *testing.T) {
	store, texts, names := fixture(t)
	view, r := store.View(), model.Systems.Register
	index := seek.New(texts, view, r, seek.Made(view.All(r.Key)), names, func() bool { return false })
	for query, want := range map[string]string{
		"":                     "Første André, Andre",
		"andre":                "Første André, Andre",
		"ANDRÉ første":         "Første André",
		"nordsky":              "Andre",
		"saas":                 "Første André",
		"første nordsky":       "",
		"foerste":              "",
		"førsteandré":          "",
		"sys-" + "x":           "",
		strings.Repeat("x", 9): "",
	} {
		var got []string
		found := index.Find(query)
		for i := range found.Len() {
			got = append(got, r.Title(found.At(i)))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestWhere(t *testing.T) {
	store, texts, names := fixture(t)
	long := strings.Repeat("æøå ", 60) + "nålen i høystakken " + strings.Repeat("ord ", 60)
	rec := store.View().All("systemer")[0]
	r := model.Systems.Register
	rec = r.Clone(rec)
	if err := r.Value(rec, "beskrivelse").Parse(long); err != nil {
		t.Fatal(err)
	}
	hit := seek.Where(texts, r, rec, names, seek.Words("HØYSTAKKEN"))
	if hit.Field == nil || hit.Field.Key != "beskrivelse" {
		t.Fatalf("found in %+v", hit)
	}
	if !strings.Contains(hit.Excerpt, "nålen i høystakken") || !strings.HasPrefix(hit.Excerpt, "… ") || utf8.RuneCountInString(hit.Excerpt) > 145 {
		t.Errorf("the excerpt is %q", hit.Excerpt)
	}
	if hit := seek.Where(texts, r, rec, names, seek.Words("finnes ikke")); hit.Field != nil {
		t.Errorf("found %+v", hit)
	}
}

func FuzzWhere(f *testing.F) {
	store, err := storage.Create(f.TempDir()+"/a.samsvar", storage.Options{Registers: model.All(), NoBackup: true, Plain: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { store.Close() })
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Første André", "andre")
	f.Add("İstanbul ﬁn", "fin")
	r := model.Systems.Register
	f.Fuzz(func(t *testing.T, text, query string) {
		rec := &model.System{Name: text}
		hit := seek.Where(texts, r, rec, nil, seek.Words(query))
		if hit.Field != nil && strings.TrimSpace(hit.Excerpt) == "" {
			t.Errorf("%q in %q has an empty excerpt", query, text)
		}
	})
}
