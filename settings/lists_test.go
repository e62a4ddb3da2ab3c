package settings

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestListsComeBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	s := Load(path)
	before := s
	s.SetList("systemer", func(l *List) {
		l.Columns = []string{"nr", "navn"}
		l.Widths = map[string]float32{"navn": 212.5}
		l.Group = "status"
		l.SaveFilter(Filter{Name: "Uten eier", Conditions: []Condition{{Field: "systemeier", How: "empty"}}})
	})
	if before.Lists != nil {
		t.Error("who holds the settings before sees the change")
	}
	if err := s.Save(path); err != nil {
		t.Fatal(err)
	}
	if got := Load(path).List("systemer"); !reflect.DeepEqual(got, s.List("systemer")) {
		t.Errorf("got %+v, want %+v", got, s.List("systemer"))
	}
}

func TestFiltersHaveNames(t *testing.T) {
	var l List
	names := func() string {
		var all []string
		for _, f := range l.Filters {
			all = append(all, f.Name+f.Conditions[0].Value)
		}
		return strings.Join(all, " ")
	}
	for _, step := range []struct {
		name string
		do   func()
		want string
	}{
		{"save", func() { l.SaveFilter(Filter{"A", []Condition{{Value: "1"}}}) }, "A1"},
		{"another", func() { l.SaveFilter(Filter{"B", []Condition{{Value: "2"}}}) }, "A1 B2"},
		{"save anew", func() { l.SaveFilter(Filter{"A", []Condition{{Value: "3"}}}) }, "A3 B2"},
		{"rename", func() { l.RenameFilter("A", "C") }, "B2 C3"},
		{"rename to itself", func() { l.RenameFilter("C", "C") }, "B2 C3"},
		{"rename to one there is", func() { l.RenameFilter("C", "B") }, "B3"},
		{"rename none", func() { l.RenameFilter("x", "B") }, "B3"},
		{"drop", func() { l.DropFilter("B") }, ""},
	} {
		step.do()
		if got := names(); got != step.want {
			t.Fatalf("%s: %q, want %q", step.name, got, step.want)
		}
	}
}

func TestWhatListsCannotBearIsLeftOut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	text := `{"lists": {"systemer": {"columns": ["nr", "", "nr", "a\u0007"], "widths": {"nr": -3, "navn": 100},
		"filters": [{"name": "", "conditions": [{}]}, {"name": "x"}, {"name": "god", "conditions": [{"field": "navn"}]}], "group": "a\nb"}, "": {}}}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got := Load(path)
	l := got.List("systemer")
	if len(got.Lists) != 1 || !slices.Equal(l.Columns, []string{"nr"}) || len(l.Widths) != 1 || len(l.Filters) != 1 || l.Filters[0].Name != "god" || l.Group != "" {
		t.Errorf("got %+v", got.Lists)
	}
}
