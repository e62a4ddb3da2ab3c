package reg_test

import (
	"strings"
	"testing"

	"samsvar/model/reg"
)

func TestLink(t *testing.T) {
	checkTable(t, "link", []parsing{
		{"id", "01J9ZABC", "01J9ZABC", ""},
		{"longest", strings.Repeat("A", 64), strings.Repeat("A", 64), ""},
		{"too long", strings.Repeat("A", 65), "", "not_id"},
		{"title", "Visma HRM", "", "not_id"},
		{"two", "A|B", "", "not_id"},
		{"path", "../A", "", "not_id"},
	})
}

func TestLinksStandOnceInTheUsersOrder(t *testing.T) {
	checkTable(t, "links", []parsing{
		{"one", "A", "A", ""},
		{"order", "B|A", "B|A", ""},
		{"twice", "B|A|B", "B|A", ""},
		{"one is no id", "A|æ", "", "not_id"},
		{"empty between", "A||B", "", "not_id"},
	})
}

func TestFiles(t *testing.T) {
	checkTable(t, "files", []parsing{
		{"one", sample("files"), sample("files"), ""},
		{"none", "[]", "", ""},
		{"not JSON", "a.pdf", "", "not_files"},
		{"wrong type", `[{"name":1}]`, "", "not_files"},
		{"markup stays readable", `[{"name":"a<b>&.pdf","hash":"","size":0}]`, `[{"name":"a<b>&.pdf","hash":"","size":0}]`, ""},
	})
}

func TestLinksOfARecord(t *testing.T) {
	type note struct {
		reg.Item
		About reg.ID
	}
	type book struct {
		reg.Head
		Author reg.ID
		Cites  []reg.ID
		First  note
		Notes  []note
	}
	about := func() reg.Of[note] {
		return reg.Fields(reg.Link("om", func(n *note) *reg.ID { return &n.About }, "emner"))
	}
	books := reg.Describe("boeker",
		reg.Link("forfatter", func(b *book) *reg.ID { return &b.Author }, "personer"),
		reg.Links("viser_til", func(b *book) *[]reg.ID { return &b.Cites }, "boeker"),
		reg.One("foerste", func(b *book) *note { return &b.First }, about()),
		reg.Items("notater", func(b *book) *[]note { return &b.Notes }, about()),
	)
	b := &book{Head: reg.Head{ID: "SELF"}, Author: "P", Cites: []reg.ID{"B1", "B2"},
		First: note{About: "E1"}, Notes: []note{{About: "E2"}, {}}}
	want := []reg.LinkRef{
		{Path: "forfatter", To: reg.Ref{Register: "personer", ID: "P"}},
		{Path: "viser_til", To: reg.Ref{Register: "boeker", ID: "B1"}},
		{Path: "viser_til", To: reg.Ref{Register: "boeker", ID: "B2"}},
		{Path: "foerste.om", To: reg.Ref{Register: "emner", ID: "E1"}},
		{Path: "notater.om", To: reg.Ref{Register: "emner", ID: "E2"}},
	}
	got := books.Links(b)
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("link %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func FuzzLink(f *testing.F)  { fuzzParse(f, "link") }
func FuzzLinks(f *testing.F) { fuzzParse(f, "links", "A|B|A") }
func FuzzFiles(f *testing.F) {
	fuzzParse(f, "files", `[{"name":"\ud800"}]`, `[{"size":1e99}]`, `[{"NAME":"x"}]`)
}
