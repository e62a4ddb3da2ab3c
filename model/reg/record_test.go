package reg_test

import (
	"maps"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
	"samsvar/model/reg/regtest"
)

func TestDumpAndLoadGiveTheRecordBack(t *testing.T) {
	r := things().Register
	rapid.Check(t, func(t *rapid.T) {
		rec := regtest.Record(t, r)
		values := r.Dump(rec)
		back := r.Load(values)
		if again := r.Dump(back); !maps.Equal(again, values) {
			t.Fatalf("dumped %v, then %v", values, again)
		}
		if len(r.Unread(back)) > 0 {
			t.Fatalf("not read: %v", r.Unread(back))
		}
		for _, text := range values {
			if text == "" {
				t.Fatalf("empty values were dumped: %v", values)
			}
		}
	})
}

// What a newer version wrote passes through an older one unharmed.
func TestUnknownFieldsSurvive(t *testing.T) {
	r := things().Register
	values := map[string]string{
		"text":   "x",
		"choice": "future-code",
		"one":    `{"text":"y","codes":"a|future","zeta":"1"}`,
		"items":  `[{"id":"A","text":"z","deep":"[{\"id\":\"B\",\"zeta\":\"3\"}]","zeta":"2"}]`,
		"zeta":   "4",
	}
	rec := r.Load(values)
	if got := r.Dump(rec); !maps.Equal(got, values) {
		t.Errorf("got %v, want %v", got, values)
	}
	if got := r.Dump(r.Clone(rec)); !maps.Equal(got, values) {
		t.Errorf("the clone has %v, want %v", got, values)
	}
	want := map[string]string{"choice": "future-code", "zeta": "4"}
	if got := r.Unread(rec); !maps.Equal(got, want) {
		t.Errorf("unread %v, want %v", got, want)
	}
}

func TestSettingAValueReplacesTheUnreadOne(t *testing.T) {
	r := things().Register
	before := r.Load(map[string]string{"choice": "future-code"})
	after := r.Clone(before)
	mustParse(t, r.Value(after, "choice"), "b")
	if got := r.Dump(after)["choice"]; got != "b" {
		t.Errorf("dumped %q", got)
	}
	stored := r.Load(r.Dump(after))
	changes := r.Diff(before, stored)
	want := reg.Change{Path: "choice", From: "future-code", To: "b"}
	if len(changes) != 1 || changes[0] != want {
		t.Fatalf("changes %v, want %v", changes, want)
	}
	rec := r.Clone(before)
	if err := r.Apply(rec, changes); err != nil || r.Dump(rec)["choice"] != "b" {
		t.Errorf("applied: %v, %v", r.Dump(rec), err)
	}
	if err := r.Apply(rec, reg.Reverse(changes)); err != nil || r.Dump(rec)["choice"] != "future-code" {
		t.Errorf("undone: %v, %v", r.Dump(rec), err)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	r := things().Register
	rec := &thing{Links: []reg.ID{"A"}, Items: []part{{Text: "a", Deep: []inner{{Text: "b"}}}}}
	clone := r.Clone(rec).(*thing)
	clone.Links[0], clone.Items[0].Text, clone.Items[0].Deep[0].Text = "B", "c", "d"
	if rec.Links[0] != "A" || rec.Items[0].Text != "a" || rec.Items[0].Deep[0].Text != "b" {
		t.Error("changing the clone changed the record")
	}
}

func TestLoadDropsInitialValues(t *testing.T) {
	r := reg.Describe("ting", reg.Choice("choice", func(t *thing) *string { return &t.Choice }, letters, reg.Initial("b"))).Register
	if got := r.New().(*thing).Choice; got != "b" {
		t.Errorf("a new record starts with %q", got)
	}
	if got := r.Load(nil).(*thing).Choice; got != "" {
		t.Errorf("a loaded record without the field has %q", got)
	}
}

func TestBindingToAnotherRecordPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a field was bound to a record of another register")
		}
	}()
	things().Field("text").Of(&visit{})
}

func TestFieldsAndValuesByPath(t *testing.T) {
	r := things().Register
	rec := &thing{One: part{Inner: inner{Text: "deep"}}}
	tests := []struct {
		name, path   string
		field, value bool
	}{
		{"field", "text", true, true},
		{"managed field", "endret_av", true, true},
		{"nested", "one.inner.text", true, true},
		{"field of items has no one value", "items.text", true, false},
		{"unknown", "zeta", false, false},
		{"below a simple field", "text.zeta", false, false},
		{"unknown nested", "one.zeta", false, false},
		{"nothing", "", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if f := r.Field(tt.path); (f != nil) != tt.field || f != nil && f.Path != tt.path {
				t.Errorf("Field(%q) is %v", tt.path, f)
			}
			if v := r.Value(rec, tt.path); (v != nil) != tt.value {
				t.Errorf("Value(%q) is %v", tt.path, v)
			}
		})
	}
	if got := r.Value(rec, "one.inner.text").Text(); got != "deep" {
		t.Errorf("nested value %q", got)
	}
}

func TestTitle(t *testing.T) {
	r := things().Register
	tests := []struct {
		name string
		rec  thing
		want string
	}{
		{"name", thing{Text: " Visma "}, "Visma"},
		{"number for want of a name", thing{Head: reg.Head{No: "TNG-2026-001"}, Text: " "}, "TNG-2026-001"},
		{"nothing", thing{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := r.Title(&tt.rec); got != tt.want {
				t.Errorf("title %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSectionsAndColumns(t *testing.T) {
	r := things().Register
	if got := r.Sections(); len(got) != 2 || got[0] != "main" || got[1] != "list" {
		t.Errorf("sections %v", got)
	}
	if got := r.Listed(); len(got) != 2 || got[0].Key != "nr" || got[1].Key != "text" {
		t.Errorf("columns %v", got)
	}
}

func TestEachText(t *testing.T) {
	rec := &thing{Text: "a", Number: reg.Int(3), One: part{Inner: inner{Text: "b"}},
		Items: []part{{Text: "c", Deep: []inner{{Text: "d"}}}, {}}}
	got := map[string]string{}
	things().EachText(rec, func(f *reg.Field, text string) { got[f.Path] += text })
	want := map[string]string{"text": "a", "number": "3", "one.inner.text": "b", "items.text": "c", "items.deep.text": "d"}
	if !maps.Equal(got, want) {
		t.Errorf("visited %v, want %v", got, want)
	}
}

func TestLooseObjectsHaveEveryKindAsked(t *testing.T) {
	for _, kind := range []reg.Kind{reg.KindText, reg.KindLongText, reg.KindNumber, reg.KindFlag, reg.KindDate,
		reg.KindMoment, reg.KindChoice, reg.KindChoices, reg.KindLinks} {
		t.Run(kind.String(), func(t *testing.T) {
			f := reg.Free("q", kind, &letters.CodeSet)
			o := reg.NewLoose()
			v := f.Of(o)
			if !v.Empty() {
				t.Error("a new answer is not empty")
			}
			text := sample(kind.String())
			if kind == reg.KindLongText {
				text = "a\nb"
			}
			mustParse(t, v, text)
			if got := f.Of(o).Text(); got != text {
				t.Errorf("the object has %q, want %q", got, text)
			}
			if other := reg.Free("r", kind, &letters.CodeSet); !other.Of(o).Empty() {
				t.Error("another question has the answer too")
			}
		})
	}
}

// tinySource holds records of one register.
type tinySource map[reg.ID]reg.Record

func (s tinySource) All(string) []reg.Record {
	var all []reg.Record
	for _, rec := range s {
		all = append(all, rec)
	}
	return all
}

func (s tinySource) Get(_ string, id reg.ID) (reg.Record, bool) {
	rec, ok := s[id]
	return rec, ok
}

func TestRecordsComeWithTheirType(t *testing.T) {
	source := tinySource{"A": &thing{Text: "a"}}
	if all := things().All(source); len(all) != 1 || all[0].Text != "a" {
		t.Errorf("all are %v", all)
	}
	if got := things().Get(source, "A"); got == nil || got.Text != "a" {
		t.Errorf("A is %v", got)
	}
	if got := things().Get(source, "B"); got != nil {
		t.Errorf("B is %v", got)
	}
}
