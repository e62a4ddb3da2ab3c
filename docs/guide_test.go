package docs

import (
	"reflect"
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	text := "# Title\n\nOne **bold**\nline with `code` and [a page](side.md).\n\n- *first*\n  goes on\n- second\n\n1. step\n\n| Key | Does |\n|---|---|\n| Tab | next |\n\n```\na  b\n```\n"
	want := []Block{
		{Kind: Heading, Level: 1, Spans: []Span{{Text: "Title"}}},
		{Spans: []Span{{Text: "One "}, {Text: "bold", Bold: true}, {Text: " line with "}, {Text: "code", Code: true}, {Text: " and "},
			{Text: "a page", Link: "side.md"}, {Text: "."}}},
		{Kind: List, Items: [][]Span{{{Text: "first", Italic: true}, {Text: " goes on"}}, {{Text: "second"}}}},
		{Kind: Steps, Items: [][]Span{{{Text: "step"}}}},
		{Kind: Table, Rows: [][][]Span{{{{Text: "Key"}}, {{Text: "Does"}}}, {{{Text: "Tab"}}, {{Text: "next"}}}}},
		{Kind: Code, Spans: []Span{{Text: "a  b", Code: true}}},
	}
	if got := Parse(text); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestGuideIsWhole(t *testing.T) {
	g, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, group := range g.Groups {
		for _, page := range group.Pages {
			listed = append(listed, page.Name)
		}
	}
	for _, name := range g.Names() {
		page := g.Page(name)
		if page.Title == "" || page.Text() == "" {
			t.Errorf("%s has no title or no text", name)
		}
		if !slices.Contains(listed, name) {
			t.Errorf("the index does not list %s", name)
		}
		for _, block := range page.Blocks {
			block.eachSpan(func(s *Span) {
				if s.Link != "" && g.Page(s.Link) == nil {
					t.Errorf("%s: the link %s leads to no page", name, s.Link)
				}
			})
		}
	}
	if len(listed) != len(g.Names()) {
		t.Errorf("the index lists %d pages, there are %d", len(listed), len(g.Names()))
	}
}

func TestLinksOutsideAreOnlyWords(t *testing.T) {
	for link, want := range map[string]string{"import.md": "import", "import.md#feil": "import", "../cli.md#repair": "", "https://example.org/a.md": "", "": ""} {
		if got := pageOf(link); got != want {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
	}
}
