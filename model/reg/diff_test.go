package reg_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
	"samsvar/model/reg/regtest"
)

func same(r *reg.Register, a, b reg.Record) bool { return maps.Equal(r.Dump(a), r.Dump(b)) }

func TestDiffLaws(t *testing.T) {
	r := things().Register
	laws := []struct {
		name string
		law  func(t *rapid.T, a, b reg.Record)
	}{
		{"a record does not differ from itself", func(t *rapid.T, a, _ reg.Record) {
			if changes := r.Diff(a, r.Clone(a)); len(changes) > 0 {
				t.Fatalf("changes %v", changes)
			}
		}},
		{"applying the difference gives the target", func(t *rapid.T, a, b reg.Record) {
			changes := r.Diff(a, b)
			got := r.Clone(a)
			if err := r.Apply(got, changes); err != nil || !same(r, got, b) {
				t.Fatalf("%v\ngives %v\nwant  %v\nchanges %v: %v", r.Dump(a), r.Dump(got), r.Dump(b), changes, err)
			}
		}},
		{"differing records have a difference", func(t *rapid.T, a, b reg.Record) {
			if same(r, a, b) != (len(r.Diff(a, b)) == 0) {
				t.Fatalf("%v\n%v\nchanges %v", r.Dump(a), r.Dump(b), r.Diff(a, b))
			}
		}},
		{"no change changes nothing", func(t *rapid.T, a, b reg.Record) {
			for _, change := range r.Diff(a, b) {
				if change.From == change.To || change.Field() == "" {
					t.Fatalf("change %+v", change)
				}
			}
		}},
		{"the reverse undoes, but for the place of items", func(t *rapid.T, a, b reg.Record) {
			got := r.Clone(b)
			if err := r.Apply(got, reg.Reverse(r.Diff(a, b))); err != nil || !same(r, unordered(r, got), unordered(r, a)) {
				t.Fatalf("%v\nundone %v\nwant   %v\nchanges %v: %v", r.Dump(b), r.Dump(got), r.Dump(a), r.Diff(a, b), err)
			}
		}},
		{"the difference back undoes wholly", func(t *rapid.T, a, b reg.Record) {
			got := r.Clone(b)
			if err := r.Apply(got, r.Diff(b, a)); err != nil || !same(r, got, a) {
				t.Fatalf("undone %v\nwant   %v: %v", r.Dump(got), r.Dump(a), err)
			}
		}},
		{"applying does not touch the target", func(t *rapid.T, a, b reg.Record) {
			before, got := r.Dump(b), r.Clone(a)
			if err := r.Apply(got, r.Diff(a, b)); err != nil {
				t.Fatal(err)
			}
			regtest.Edit(t, r, got, "Z")
			if !maps.Equal(before, r.Dump(b)) {
				t.Fatal("editing the result changed the target")
			}
		}},
	}
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a := regtest.Record(t, r)
				b := r.Clone(a)
				regtest.Edit(t, r, b, "B")
				l.law(t, a, b)
			})
		})
		t.Run(l.name+", records that share nothing", func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) { l.law(t, regtest.Record(t, r), regtest.Record(t, r)) })
		})
	}
}

// unordered returns a copy of a record with its items sorted by id.
func unordered(r *reg.Register, rec reg.Record) reg.Record {
	clone := r.Clone(rec)
	sortItems(clone, r.Fields)
	return clone
}

func sortItems(o reg.Object, fields []*reg.Field) {
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case reg.Part:
			sortItems(v.Object(), f.Sub)
		case reg.ItemList:
			for i := range v.Len() {
				least := i
				for j := i + 1; j < v.Len(); j++ {
					if reg.ItemOf(v.At(j)).ItemID < reg.ItemOf(v.At(least)).ItemID {
						least = j
					}
				}
				v.Move(least, i)
				sortItems(v.At(i), f.Sub)
			}
		}
	}
}

func TestDiffNamesPlaces(t *testing.T) {
	item := func(id reg.ID, text string) part { return part{Item: reg.Item{ItemID: id}, Text: text} }
	tests := []struct {
		name string
		a, b thing
		want []reg.Change
	}{
		{"field", thing{Text: "a"}, thing{Text: "b"}, []reg.Change{{Path: "text", From: "a", To: "b"}}},
		{"emptied", thing{Number: reg.Int(0)}, thing{}, []reg.Change{{Path: "number", From: "0"}}},
		{"nested", thing{}, thing{One: part{Inner: inner{Text: "x"}}}, []reg.Change{{Path: "one.inner.text", To: "x"}}},
		{"item changed", thing{Items: []part{item("A", "a")}}, thing{Items: []part{item("A", "b")}},
			[]reg.Change{{Path: "items/A/text", From: "a", To: "b"}}},
		{"item added", thing{}, thing{Items: []part{item("A", "a")}},
			[]reg.Change{{Path: "items/A", To: `{"id":"A"}`}, {Path: "items/A/text", To: "a"}}},
		{"empty item added", thing{}, thing{Items: []part{item("A", "")}},
			[]reg.Change{{Path: "items/A", To: `{"id":"A"}`}}},
		{"item taken out", thing{Items: []part{item("A", "a"), item("B", "b")}}, thing{Items: []part{item("B", "b")}},
			[]reg.Change{{Path: "items/A", From: `{"id":"A","text":"a"}`}}},
		{"items moved", thing{Items: []part{item("A", "a"), item("B", "b")}}, thing{Items: []part{item("B", "b"), item("A", "a")}},
			[]reg.Change{{Path: "items/", From: "A|B", To: "B|A"}}},
		{"item put in between", thing{Items: []part{item("A", ""), item("B", "")}}, thing{Items: []part{item("A", ""), item("C", ""), item("B", "")}},
			[]reg.Change{{Path: "items/C", To: `{"id":"C"}`}, {Path: "items/", From: "A|B", To: "A|C|B"}}},
		{"item in an item", thing{Items: []part{{Item: reg.Item{ItemID: "A"}}}},
			thing{Items: []part{{Item: reg.Item{ItemID: "A"}, Deep: []inner{{Item: reg.Item{ItemID: "B"}, Text: "x"}}}}},
			[]reg.Change{{Path: "items/A/deep/B", To: `{"id":"B"}`}, {Path: "items/A/deep/B/text", To: "x"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := things().Diff(&tt.a, &tt.b); !slices.Equal(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestFieldOfAChange(t *testing.T) {
	for path, want := range map[string]string{"navn": "navn", "tia.dato": "tia", "mottakere/A/land": "mottakere", "mottakere/": "mottakere"} {
		if got := (reg.Change{Path: path}).Field(); got != want {
			t.Errorf("the field of %s is %s, want %s", path, got, want)
		}
	}
}

func TestApplyKeepsWhatItDoesNotKnow(t *testing.T) {
	tests := []struct {
		name    string
		changes []reg.Change
		want    map[string]string
	}{
		{"unknown field", []reg.Change{{Path: "zeta", To: "1"}}, map[string]string{"zeta": "1"}},
		{"unknown field emptied", []reg.Change{{Path: "zeta", To: "1"}, {Path: "zeta", From: "1"}}, map[string]string{}},
		{"unknown nested field", []reg.Change{{Path: "one.zeta", To: "1"}}, map[string]string{"one": `{"zeta":"1"}`}},
		{"unknown list", []reg.Change{{Path: "zeta/A", To: `{"id":"A"}`}, {Path: "zeta/A/x", To: "1"}},
			map[string]string{"zeta/A": `{"id":"A"}`, "zeta/A/x": "1"}},
		{"item of an unknown list taken out", []reg.Change{{Path: "zeta/A/x", To: "1"}, {Path: "zeta/A", From: "{}"}}, map[string]string{}},
		{"unknown object emptied", []reg.Change{{Path: "zeta.x", To: "1"}, {Path: "zeta", From: "{}"}}, map[string]string{}},
		{"unknown code", []reg.Change{{Path: "choice", To: "future"}}, map[string]string{"choice": "future"}},
		{"unknown code replaced", []reg.Change{{Path: "choice", To: "future"}, {Path: "choice", To: "a"}}, map[string]string{"choice": "a"}},
		{"unknown code replaced, then emptied", []reg.Change{{Path: "choice", To: "future"}, {Path: "choice", To: "a"}, {Path: "choice"}}, map[string]string{}},
		{"item put back whole has the id of its place", []reg.Change{{Path: "items/A", To: `{"text":"x"}`}}, map[string]string{"items": `[{"id":"A","text":"x"}]`}},
		{"item that is not there is made", []reg.Change{{Path: "items/A/text", To: "x"}}, map[string]string{"items": `[{"id":"A","text":"x"}]`}},
		{"item made twice keeps its fields", []reg.Change{{Path: "items/A/text", To: "x"}, {Path: "items/A", To: `{"id":"A"}`}},
			map[string]string{"items": `[{"id":"A","text":"x"}]`}},
		{"item that is not there taken out", []reg.Change{{Path: "items/A", From: "{}"}}, map[string]string{}},
		{"order of items that are not there", []reg.Change{{Path: "items/", To: "A|B"}}, map[string]string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, rec := things().Register, &thing{}
			if err := r.Apply(rec, tt.changes); err != nil {
				t.Fatal(err)
			}
			if got := r.Dump(rec); !maps.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestApplyRefusesNonsense(t *testing.T) {
	for name, change := range map[string]reg.Change{
		"below a simple field": {Path: "text.x", To: "1"},
		"item that is no item": {Path: "items/A", To: "x"},
	} {
		if code := codeOf(t, things().Apply(&thing{}, []reg.Change{change})); code != "cannot_apply" {
			t.Errorf("%s: %q", name, code)
		}
	}
}

func TestKeptOrderIsCarriedOutAfterTheItems(t *testing.T) {
	r := things().Register
	rec := r.Load(map[string]string{"items/": "B|A", "items/A": `{"id":"A"}`, "items/B": `{"id":"B"}`})
	if got, want := r.Dump(rec), `[{"id":"B"},{"id":"A"}]`; len(got) != 1 || got["items"] != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// A version that learns a field carries out what an older one kept by path. Only
// the order in which items were added is lost.
func TestKeptChangesAreCarriedOutLater(t *testing.T) {
	older := reg.Describe("ting", reg.Text("text", func(t *thing) *string { return &t.Text })).Register
	newer := things().Register
	rapid.Check(t, func(t *rapid.T) {
		a := regtest.Record(t, newer)
		b := newer.Clone(a)
		regtest.Edit(t, newer, b, "B")
		kept := older.Load(nil)
		if err := older.Apply(kept, newer.Diff(newer.Load(nil), b)); err != nil {
			t.Fatal(err)
		}
		got := newer.Load(older.Dump(kept))
		if !same(newer, unordered(newer, got), unordered(newer, b)) {
			t.Fatalf("got  %v\nwant %v", newer.Dump(got), newer.Dump(b))
		}
	})
}
