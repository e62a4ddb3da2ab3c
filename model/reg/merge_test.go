package reg_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
	"samsvar/model/reg/regtest"
)

func mustMerge(t interface{ Fatal(...any) }, r *reg.Register, base, mine, theirs reg.Record) (reg.Record, []reg.Conflict) {
	merged, conflicts, err := r.Merge(base, mine, theirs)
	if err != nil {
		t.Fatal(err)
	}
	return merged, conflicts
}

func TestMergeLaws(t *testing.T) {
	r := things().Register
	laws := []struct {
		name string
		law  func(t *rapid.T, base, mine, theirs reg.Record)
	}{
		{"with itself nothing changes", func(t *rapid.T, base, mine, _ reg.Record) {
			merged, conflicts := mustMerge(t, r, base, mine, r.Clone(mine))
			if !same(r, merged, mine) || len(conflicts) > 0 {
				t.Fatalf("merged %v, conflicts %v", r.Dump(merged), conflicts)
			}
		}},
		{"mine stands where they did nothing", func(t *rapid.T, base, mine, _ reg.Record) {
			merged, conflicts := mustMerge(t, r, base, mine, base)
			if !same(r, merged, mine) || len(conflicts) > 0 {
				t.Fatalf("merged %v, conflicts %v", r.Dump(merged), conflicts)
			}
		}},
		{"theirs stands where I did nothing", func(t *rapid.T, base, _, theirs reg.Record) {
			merged, conflicts := mustMerge(t, r, base, base, theirs)
			if !same(r, merged, theirs) || len(conflicts) > 0 {
				t.Fatalf("merged %v, want %v, conflicts %v", r.Dump(merged), r.Dump(theirs), conflicts)
			}
		}},
		{"without conflict the sides commute, but for the order of items", func(t *rapid.T, base, mine, theirs reg.Record) {
			one, conflicts := mustMerge(t, r, base, mine, theirs)
			other, back := mustMerge(t, r, base, theirs, mine)
			if (len(conflicts) == 0) != (len(back) == 0) {
				t.Fatalf("conflicts one way %v, the other %v", conflicts, back)
			}
			if len(conflicts) == 0 && !same(r, unordered(r, one), unordered(r, other)) {
				t.Fatalf("one way %v\nthe other %v", r.Dump(one), r.Dump(other))
			}
		}},
		{"my changes all stand", func(t *rapid.T, base, mine, theirs reg.Record) {
			merged, _ := mustMerge(t, r, base, mine, theirs)
			for _, change := range r.Diff(base, mine) {
				if !isOrder(change) && valueAt(r, merged, change.Path) != valueAt(r, mine, change.Path) {
					t.Fatalf("%s is %q, mine was %q", change.Path, valueAt(r, merged, change.Path), valueAt(r, mine, change.Path))
				}
			}
		}},
		{"their changes stand or are listed", func(t *rapid.T, base, mine, theirs reg.Record) {
			merged, conflicts := mustMerge(t, r, base, mine, theirs)
			for _, change := range r.Diff(base, theirs) {
				listed := slices.ContainsFunc(conflicts, func(c reg.Conflict) bool { return c.Path == change.Path })
				stands := valueAt(r, merged, change.Path) == valueAt(r, theirs, change.Path)
				if !isOrder(change) && !isItem(change) && !stands && !listed {
					t.Fatalf("%s is %q, theirs was %q, and no conflict is listed: %v", change.Path,
						valueAt(r, merged, change.Path), valueAt(r, theirs, change.Path), conflicts)
				}
			}
		}},
		{"inputs stay as they are", func(t *rapid.T, base, mine, theirs reg.Record) {
			before := []any{r.Clone(base), r.Clone(mine), r.Clone(theirs)}
			mustMerge(t, r, base, mine, theirs)
			for i, rec := range []reg.Record{base, mine, theirs} {
				if !same(r, before[i].(reg.Record), rec) {
					t.Fatalf("input %d changed", i)
				}
			}
		}},
	}
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				base := regtest.Record(t, r)
				mine, theirs := r.Clone(base), r.Clone(base)
				regtest.Edit(t, r, mine, "M")
				regtest.Edit(t, r, theirs, "T")
				l.law(t, base, mine, theirs)
			})
		})
	}
}

func isOrder(c reg.Change) bool { return c.Path[len(c.Path)-1] == '/' }

// isItem reports whether a change takes out a whole item.
func isItem(c reg.Change) bool { return c.To == "" && c.From != "" && c.From[0] == '{' }

// valueAt is what a record has at the path of a change: what turns an empty
// record into it there.
func valueAt(r *reg.Register, rec reg.Record, path string) string {
	for _, change := range r.Diff(r.Load(nil), rec) {
		if change.Path == path {
			return change.To
		}
	}
	return ""
}

// A single field is in conflict exactly when both changed it, and differently.
func TestConflictIffBothChangedDifferently(t *testing.T) {
	r := things().Register
	for _, f := range kindFields(t) {
		if f.Kind == reg.KindOne || f.Kind == reg.KindItems {
			continue // conflicts lie within them
		}
		t.Run(f.Kind.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				texts := []string{"", regtest.Text(t, f), regtest.Text(t, f)}
				draw := func(name string) (reg.Record, string) {
					text := rapid.SampledFrom(texts).Draw(t, name)
					return r.Load(map[string]string{f.Key: text}), text
				}
				base, b := draw("base")
				mine, m := draw("mine")
				theirs, s := draw("theirs")
				merged, conflicts := mustMerge(t, r, base, mine, theirs)
				if want := m != b && s != b && m != s; (len(conflicts) > 0) != want {
					t.Fatalf("base %q, mine %q, theirs %q: conflicts %v", b, m, s, conflicts)
				}
				want := m
				if m == b {
					want = s
				}
				if got := f.Of(merged).Text(); got != want {
					t.Fatalf("base %q, mine %q, theirs %q: merged %q", b, m, s, got)
				}
			})
		})
	}
}

func TestMergeOfItems(t *testing.T) {
	const base = `[{"id":"A","text":"a"},{"id":"B","text":"b","deep":"[{\"id\":\"X\",\"text\":\"x\"}]"}]`
	tests := []struct {
		name, mine, theirs, want string
		conflicts                []reg.Conflict
	}{
		{"different items",
			`[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`, `[{"id":"A","text":"a"},{"id":"B","text":"b2"}]`,
			`[{"id":"A","text":"a2"},{"id":"B","text":"b2"}]`, nil},
		{"different fields of one item",
			`[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`, `[{"id":"A","text":"a","number":"1"},{"id":"B","text":"b"}]`,
			`[{"id":"A","text":"a2","number":"1"},{"id":"B","text":"b"}]`, nil},
		{"same field of one item",
			`[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`, `[{"id":"A","text":"a3"},{"id":"B","text":"b"}]`,
			`[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`, []reg.Conflict{{Path: "items/A/text", Mine: "a2", Theirs: "a3"}}},
		{"both added",
			`[{"id":"A","text":"a"},{"id":"B","text":"b"},{"id":"M","text":"m"}]`, `[{"id":"A","text":"a"},{"id":"B","text":"b"},{"id":"T","text":"t"}]`,
			`[{"id":"A","text":"a"},{"id":"B","text":"b"},{"id":"M","text":"m"},{"id":"T","text":"t"}]`, nil},
		{"I took out, they changed",
			`[{"id":"B","text":"b"}]`, `[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`,
			`[{"id":"B","text":"b"}]`, []reg.Conflict{{Path: "items/A/text", Mine: "", Theirs: "a2"}}},
		{"I changed, they took out",
			`[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`, `[{"id":"B","text":"b"}]`,
			`[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`, []reg.Conflict{{Path: "items/A", Mine: "a2", Theirs: ""}}},
		{"both took out",
			`[{"id":"B","text":"b"}]`, `[{"id":"B","text":"b"}]`, `[{"id":"B","text":"b"}]`, nil},
		{"I moved, they changed",
			`[{"id":"B","text":"b"},{"id":"A","text":"a"}]`, `[{"id":"A","text":"a2"},{"id":"B","text":"b"}]`,
			`[{"id":"B","text":"b"},{"id":"A","text":"a2"}]`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := things().Register
			load := func(items string) reg.Record { return r.Load(map[string]string{"items": items}) }
			start := `[{"id":"A","text":"a"},{"id":"B","text":"b"}]`
			merged, conflicts := mustMerge(t, r, load(start), load(tt.mine), load(tt.theirs))
			if got := r.Dump(merged)["items"]; got != tt.want {
				t.Errorf("merged %s, want %s", got, tt.want)
			}
			if !slices.Equal(conflicts, tt.conflicts) {
				t.Errorf("conflicts %+v, want %+v", conflicts, tt.conflicts)
			}
		})
	}
	t.Run("I took out, they changed within", func(t *testing.T) {
		r := things().Register
		load := func(items string) reg.Record { return r.Load(map[string]string{"items": items}) }
		merged, conflicts := mustMerge(t, r, load(base), load(`[{"id":"A","text":"a"}]`),
			load(`[{"id":"A","text":"a"},{"id":"B","text":"b","deep":"[{\"id\":\"X\",\"text\":\"y\"}]"}]`))
		if len(conflicts) != 1 || conflicts[0].Path != "items/B/deep/X/text" || r.Dump(merged)["items"] != `[{"id":"A","text":"a"}]` {
			t.Errorf("merged %v, conflicts %+v", r.Dump(merged), conflicts)
		}
	})
}

func TestMergeCarriesUnknownFields(t *testing.T) {
	r := things().Register
	base := r.Load(map[string]string{"zeta": "1", "choice": "a"})
	mine := r.Load(map[string]string{"zeta": "1", "choice": "a", "text": "x"})
	theirs := r.Load(map[string]string{"zeta": "2", "choice": "future"})
	merged, conflicts := mustMerge(t, r, base, mine, theirs)
	got := r.Dump(merged)
	if len(conflicts) > 0 || got["zeta"] != "2" || got["choice"] != "future" || got["text"] != "x" {
		t.Errorf("merged %v, conflicts %v", got, conflicts)
	}
	mine = r.Load(map[string]string{"zeta": "3", "choice": "b"})
	if _, conflicts = mustMerge(t, r, base, mine, theirs); len(conflicts) != 2 {
		t.Errorf("conflicts %v", conflicts)
	}
}
