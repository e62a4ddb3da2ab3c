package reg_test

import (
	"testing"

	"samsvar/model/reg"
)

func TestOne(t *testing.T) {
	checkTable(t, "one", []parsing{
		{"fields", `{"text":"x"}`, `{"text":"x"}`, ""},
		{"fields stand in the description's order", `{"number":"1","text":"x"}`, `{"text":"x","number":"1"}`, ""},
		{"unknown fields stay, last", `{"zeta":"1","text":"x"}`, `{"text":"x","zeta":"1"}`, ""},
		{"unreadable values stay", `{"number":"many"}`, `{"number":"many"}`, ""},
		{"empty values go", `{"text":"","zeta":""}`, "", ""},
		{"nothing", `{}`, "", ""},
		{"null", "null", "", "not_object"},
		{"list", "[]", "", "not_object"},
		{"not JSON", "x", "", "not_object"},
		{"number instead of text", `{"text":1}`, "", "not_object"},
	})
}

func TestItems(t *testing.T) {
	checkTable(t, "items", []parsing{
		{"items", sample("items"), sample("items"), ""},
		{"without ids", `[{"text":"x"},{}]`, `[{"text":"x"},{}]`, ""},
		{"unknown fields stay", `[{"id":"A","zeta":"1"}]`, `[{"id":"A","zeta":"1"}]`, ""},
		{"what is no id goes", `[{"id":"a/b","text":"x"}]`, `[{"text":"x"}]`, ""},
		{"nested list", `[{"id":"A","deep":"[{\"id\":\"B\",\"text\":\"x\"}]"}]`, `[{"id":"A","deep":"[{\"id\":\"B\",\"text\":\"x\"}]"}]`, ""},
		{"none", "[]", "", ""},
		{"null", "null", "", ""},
		{"null among them", "[null]", "", "not_object"},
		{"object", "{}", "", "not_list"},
		{"not JSON", "x", "", "not_list"},
	})
}

func TestItemListIsEdited(t *testing.T) {
	rec := &thing{}
	list := things().Value(rec, "items").(reg.ItemList)
	for _, text := range []string{"a", "b", "c", "d"} {
		list.Add().(*part).Text = text
	}
	texts := func() string {
		all := ""
		for i := range list.Len() {
			all += list.At(i).(*part).Text
		}
		return all
	}
	steps := []struct {
		name string
		do   func()
		want string
	}{
		{"added in order", func() {}, "abcd"},
		{"moved back", func() { list.Move(3, 1) }, "adbc"},
		{"moved on", func() { list.Move(0, 3) }, "dbca"},
		{"moved nowhere", func() { list.Move(2, 2) }, "dbca"},
		{"removed", func() { list.Remove(1) }, "dca"},
		{"added after removing is empty", func() { list.Add() }, "dca"},
	}
	for _, step := range steps {
		if step.do(); texts() != step.want {
			t.Fatalf("%s: %q, want %q", step.name, texts(), step.want)
		}
	}
	if len(rec.Items) != 4 {
		t.Errorf("the record has %d items", len(rec.Items))
	}
}

func TestListsOrderByLength(t *testing.T) {
	one, two := value(t, "items"), value(t, "items")
	mustParse(t, one, `[{"text":"z"}]`)
	mustParse(t, two, `[{"text":"a"},{"text":"b"}]`)
	if one.Compare(two) >= 0 {
		t.Error("one item does not come before two")
	}
}

func TestItemIDsAreGiven(t *testing.T) {
	rec := &thing{One: part{Deep: []inner{{}}}, Items: []part{
		{Item: reg.Item{ItemID: "KEPT"}, Deep: []inner{{}, {}}},
		{},
		{Item: reg.Item{ItemID: "KEPT"}}, // a copy made in the form
	}}
	next := 0
	things().GiveItemIDs(rec, func() reg.ID { next++; return reg.ID(rune('A' + next - 1)) })
	got := []reg.ID{rec.One.Deep[0].ItemID, rec.Items[0].ItemID, rec.Items[0].Deep[0].ItemID,
		rec.Items[0].Deep[1].ItemID, rec.Items[1].ItemID, rec.Items[2].ItemID}
	want := []reg.ID{"A", "KEPT", "B", "C", "D", "E"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("ids %v, want %v", got, want)
			break
		}
	}
	if rec.One.ItemID != "" {
		t.Error("a nested object was given an id")
	}
}

func TestItemIDsAreAdopted(t *testing.T) {
	known := &thing{Items: []part{
		{Item: reg.Item{ItemID: "A"}, Text: "a"},
		{Item: reg.Item{ItemID: "B"}, Text: "b", Deep: []inner{{Item: reg.Item{ItemID: "X"}, Text: "x"}}},
		{Item: reg.Item{ItemID: "C"}, Text: "c"},
	}}
	tests := []struct {
		name  string
		fresh []part
		want  []reg.ID
	}{
		{"unchanged", []part{{Text: "a"}, {Text: "b", Deep: []inner{{Text: "x"}}}, {Text: "c"}}, []reg.ID{"A", "B", "C"}},
		{"moved", []part{{Text: "c"}, {Text: "a"}}, []reg.ID{"C", "A"}},
		{"changed in place", []part{{Text: "a"}, {Text: "new"}, {Text: "c"}}, []reg.ID{"A", "B", "C"}},
		{"more", []part{{Text: "a"}, {Text: "b2"}, {Text: "c"}, {Text: "d"}}, []reg.ID{"A", "B", "C", ""}},
		{"own id stays", []part{{Item: reg.Item{ItemID: "Z"}, Text: "a"}}, []reg.ID{"Z"}},
		{"twice the same", []part{{Text: "a"}, {Text: "a"}}, []reg.ID{"A", "B"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fresh := &thing{Items: tt.fresh}
			things().AdoptItemIDs(fresh, known)
			for i, want := range tt.want {
				if got := fresh.Items[i].ItemID; got != want {
					t.Errorf("item %d has id %q, want %q", i, got, want)
				}
			}
		})
	}
	fresh := &thing{Items: []part{{Text: "b", Deep: []inner{{Text: "x"}}}}}
	things().AdoptItemIDs(fresh, known)
	if fresh.Items[0].Deep[0].ItemID != "X" {
		t.Error("ids of nested items were not adopted")
	}
}

func FuzzOne(f *testing.F) {
	fuzzParse(f, "one", `{"inner":"{"}`, `{"deep":"null"}`, `{"text":"\ud800"}`, `{"a.b":"1"}`)
}
func FuzzItems(f *testing.F) {
	fuzzParse(f, "items", `[{"id":"A"},{"id":"A"}]`, `[{"deep/B/text":"x"}]`, `[{"deep/":"B"}]`, `[{"inner.text":"x"}]`)
}
