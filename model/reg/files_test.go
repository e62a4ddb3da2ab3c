package reg_test

import (
	"slices"
	"testing"

	"samsvar/model/reg"
)

// folderOf is a record with files of its own and in nested objects.
type folderOf struct {
	reg.Head
	Files []reg.File
	Cover cover
	Pages []cover
}

type cover struct {
	reg.Item
	Scans []reg.File
}

func TestAttachedFilesAreFoundEverywhere(t *testing.T) {
	scans := func() reg.Of[cover] {
		return reg.Fields(reg.Files("skann", func(c *cover) *[]reg.File { return &c.Scans }))
	}
	r := reg.Describe("mapper",
		reg.Files("filer", func(f *folderOf) *[]reg.File { return &f.Files }),
		reg.One("omslag", func(f *folderOf) *cover { return &f.Cover }, scans()),
		reg.Items("sider", func(f *folderOf) *[]cover { return &f.Pages }, scans()))
	file := func(name string) []reg.File { return []reg.File{{Name: name, Hash: "ab", Size: 1}} }
	rec := &folderOf{Files: file("a"), Cover: cover{Scans: file("b")}, Pages: []cover{{Scans: file("c")}, {Scans: file("d")}}}
	var got []string
	for _, at := range r.Attached(rec) {
		got = append(got, at.Path+" "+at.File.Name)
	}
	if want := []string{"filer a", "omslag.skann b", "sider.skann c", "sider.skann d"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	none := reg.Describe("tomme", reg.Text("navn", func(c *folderOf) *string { return &c.No }))
	if !r.TakesFiles() || none.TakesFiles() {
		t.Error("which registers take files is wrong")
	}
}

func TestMigrateGoesStepByStep(t *testing.T) {
	fields := map[string]string{"a": "1", "b": "2"}
	got := reg.Migrate("ting", fields, []reg.Migration{
		{Registers: map[string]func(map[string]string){"ting": func(f map[string]string) { f["c"], f["a"] = f["a"], "" }}},
		{},
		{Registers: map[string]func(map[string]string){"ting": func(f map[string]string) { f["c"] += f["b"] },
			"andre": func(f map[string]string) { f["c"] = "aldri" }}},
	})
	if len(got) != 2 || got["b"] != "2" || got["c"] != "12" || fields["a"] != "1" || len(fields) != 2 {
		t.Errorf("became %v, from %v", got, fields)
	}
}
