package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/reg/regtest"
)

// content is what an import of our own export must bring back: everything but
// what the program itself fills in, and the ids of items.
func content(r *reg.Register, rec reg.Record) map[string]string {
	values := r.Dump(rec)
	for _, f := range r.Fields {
		if f.Managed {
			delete(values, f.Key)
			continue
		}
		if f.Kind == reg.KindItems || f.Kind == reg.KindOne {
			values[f.Key] = innerWithoutIDs(values[f.Key])
		}
		if values[f.Key] == "" {
			delete(values, f.Key)
		}
	}
	return values
}

func sameContent(t *rapid.T, r *reg.Register, got, want reg.Record) {
	t.Helper()
	a, b := content(r, got), content(r, want)
	for _, key := range sortedKeys(b) {
		if a[key] != b[key] {
			t.Errorf("%s.%s: got %q, want %q", r.Key, key, a[key], b[key])
		}
		delete(a, key)
	}
	for _, key := range sortedKeys(a) {
		t.Errorf("%s.%s: got %q, want nothing", r.Key, key, a[key])
	}
}

// validRecords draws records that may be saved.
func validRecords(t *rapid.T, r *reg.Register) []reg.Record {
	n := rapid.IntRange(1, 3).Draw(t, "records")
	if r.Single {
		n = 1
	}
	var all []reg.Record
	for i := range n {
		rec := regtest.Record(t, r)
		rec.Header().ID = testID(i)
		rec.Header().No = fmt.Sprintf("%s-2026-%03d", r.NoPrefix, i+1)
		if !mend(t, r, rec) {
			rec = regtest.Full(t, r)
			rec.Header().ID = testID(i)
			rec.Header().No = fmt.Sprintf("%s-2026-%03d", r.NoPrefix, i+1)
			if !mend(t, r, rec) {
				continue
			}
		}
		all = append(all, rec)
	}
	return all
}

// mend makes a record such that it may be saved: what must be there is drawn, and
// what breaks a rule is emptied. It reports whether that was enough.
func mend(t *rapid.T, r *reg.Register, rec reg.Record) bool {
	for range 5 {
		r.Derive(rec)
		for _, problem := range r.Problems(rec) {
			if problem.Soft {
				continue
			}
			path, _, inItem := strings.Cut(problem.Field, "[")
			v := r.Value(rec, path)
			switch {
			case problem.Code == "end_before_start":
				_ = v.Parse(problem.Args[0])
			case problem.Code == "required" && !inItem:
				regtest.Value(t, r.Field(path), objectOf(r, rec, path))
			default:
				_ = v.Parse("")
			}
		}
	}
	return !reg.Refuses(r.Problems(rec))
}

func TestRoundTrip(t *testing.T) {
	forms := map[string]func(e Exporter, out *bytes.Buffer, r *reg.Register) error{
		"xlsx":  func(e Exporter, out *bytes.Buffer, r *reg.Register) error { return e.XLSX(out, r) },
		"csv":   func(e Exporter, out *bytes.Buffer, r *reg.Register) error { return e.CSV(out, r) },
		"codes": func(e Exporter, out *bytes.Buffer, r *reg.Register) error { return e.CodesCSV(out, r) },
	}
	words, err := LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				write := forms[rapid.SampledFrom(sortedKeys(forms)).Draw(rt, "format")]
				roundTrip(t, rt, words, r, write)
			})
		})
	}
}

func roundTrip(tb testing.TB, t *rapid.T, words *Words, r *reg.Register, write func(Exporter, *bytes.Buffer, *reg.Register) error) {
	source := records{r.Key: validRecords(t, r)}
	texts := rapid.SampledFrom(words.langs).Draw(t, "language")
	var out bytes.Buffer
	if err := write(Exporter{Source: source, Texts: texts, Words: words}, &out, r); err != nil {
		t.Fatal(err)
	}
	book := readBook(tb, out.Bytes())
	fresh := mustPlan(tb, book, r, records{}, Options{Words: words})
	got := after(records{}, fresh)
	if len(got[r.Key]) != len(source[r.Key]) {
		t.Fatalf("%d records became %d: %+v", len(source[r.Key]), len(got[r.Key]), fresh.AllIssues())
	}
	for i, want := range source[r.Key] {
		sameContent(t, r, got[r.Key][i], want)
		if got[r.Key][i].Header().No != want.Header().No {
			t.Errorf("number %q became %q", want.Header().No, got[r.Key][i].Header().No)
		}
	}
	again := mustPlan(tb, book, r, source, Options{Words: words})
	if n := again.Count(StatusUnchanged); n != len(again.Rows) {
		t.Errorf("our own export changes %d rows: %+v", len(again.Rows)-n, again.Rows[0].Changes)
	}
}
