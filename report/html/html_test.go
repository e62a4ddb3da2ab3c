package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"samsvar/report"
	"samsvar/report/reporttest"
)

func rendered(t testing.TB, doc report.Document) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Render(doc, &buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// seen is what a page holds, read as XML.
type seen struct {
	text      string
	elements  []string
	ids       map[string]bool
	links     []string
	attribute map[string][]string
}

func read(t testing.TB, page string) seen {
	t.Helper()
	s := seen{ids: map[string]bool{}, attribute: map[string][]string{}}
	d := xml.NewDecoder(strings.NewReader(page))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return s
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.CharData:
			s.text += string(token) + " "
		case xml.StartElement:
			s.elements = append(s.elements, token.Name.Local)
			for _, a := range token.Attr {
				s.attribute[a.Name.Local] = append(s.attribute[a.Name.Local], a.Value)
				switch a.Name.Local {
				case "id":
					if s.ids[a.Value] {
						t.Errorf("two elements called %s", a.Value)
					}
					s.ids[a.Value] = true
				case "href":
					s.links = append(s.links, a.Value)
				case "src":
					if !strings.HasPrefix(a.Value, "data:image/png;base64,iVBOR") {
						t.Errorf("a picture from elsewhere: %q", a.Value)
					}
				}
			}
		}
	}
}

func TestEverythingIsThere(t *testing.T) {
	s := read(t, rendered(t, reporttest.Everything()))
	for _, want := range append(reporttest.Words(), "Avvik økte.", "To risikoer.", "Kode med nummeret") {
		if !strings.Contains(s.text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(rendered(t, reporttest.Everything()), ">7<") {
		t.Error("a column without a heading is shown")
	}
	for _, link := range s.links {
		if name, ok := strings.CutPrefix(link, "#"); !ok || !s.ids[name] {
			t.Errorf("link to %q leads nowhere", link)
		}
	}
	if len(s.links) != 2 {
		t.Errorf("%d lines of contents", len(s.links))
	}
}

// What a screen reader goes by: one first heading, none skipped, heads of
// tables with their scope, landmarks, and the language.
func TestStructure(t *testing.T) {
	s := read(t, rendered(t, reporttest.Everything()))
	last, first := 1, 0
	count := map[string]int{}
	for _, e := range s.elements {
		count[e]++
		if len(e) == 2 && e[0] == 'h' && e[1] >= '1' && e[1] <= '6' {
			level := int(e[1] - '0')
			if level > last+1 {
				t.Errorf("heading %s after level %d", e, last)
			}
			if level == 1 {
				first++
			}
			last = level
		}
	}
	if first != 1 || count["main"] != 1 || count["nav"] != 1 || count["header"] != 1 || count["footer"] != 1 {
		t.Errorf("elements: %v", count)
	}
	if len(s.attribute["scope"]) != count["th"] {
		t.Errorf("%d heads of tables, %d with scope", count["th"], len(s.attribute["scope"]))
	}
	if s.attribute["lang"][0] != "nb-NO" {
		t.Errorf("language %v", s.attribute["lang"])
	}
	if count["script"]+count["link"]+count["iframe"] > 0 || count["img"] != 1 || s.attribute["alt"][0] != "Logoen til Prøveetaten" {
		t.Errorf("the page fetches or runs something: %v", count)
	}
}

// No text of a user becomes part of the page's structure.
func TestHostileText(t *testing.T) {
	for _, evil := range reporttest.Hostile() {
		s := read(t, rendered(t, reporttest.WithText(evil)))
		pictures := 0
		for _, e := range s.elements {
			if e == "img" {
				pictures++
			}
			if e == "script" || pictures > 1 { // the logo is one
				t.Errorf("%q became an element", evil)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	first, second := rendered(t, reporttest.Everything()), rendered(t, reporttest.Everything())
	if first != second {
		t.Error("two runs differ")
	}
}

func TestDraft(t *testing.T) {
	doc := reporttest.Everything()
	doc.Draft = true
	if err := Render(doc, io.Discard); !errors.Is(err, ErrDraftMark) {
		t.Errorf("error %v", err)
	}
	doc.DraftMark = "UTKAST"
	if s := read(t, rendered(t, doc)); !strings.Contains(s.text, "UTKAST") {
		t.Error("the draft is not marked")
	}
}

// On paper each page says whose it is, how confidential, and which it is of how many.
func TestPrintedPages(t *testing.T) {
	doc := reporttest.Everything()
	page := rendered(t, doc)
	for _, want := range []string{`@top-right { content: "Intern · Saksnr. 26\2f 1"; }`, `content: "Side " counter(page) " av " counter(pages) ""`, `@top-left { content: "Prøveetaten"; }`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing", want)
		}
	}
	doc.PageLabel, doc.Agency = `"; } body { display: none } @page { content: "`, `</style><script>`
	if page := rendered(t, doc); strings.Contains(page, "counter(") || strings.Contains(page, `content: ""; } body`) || strings.Count(page, "</style>") != 2 {
		t.Error("a text became part of the style")
	}
}

// The rows below a heading across a table are a group of their own, and risks
// say their level.
func TestTables(t *testing.T) {
	doc := reporttest.Everything()
	page := rendered(t, doc)
	for _, want := range []string{`<tr class="group"><th scope="rowgroup" colspan="2">Gruppe</th></tr>`, `<td>2 (Lav)</td>`, `<th scope="row">Meldt</th><td>3</td><td>5</td><td>9</td>`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing", want)
		}
	}
	doc.Blocks = []report.Block{report.Table{Columns: []report.Column{{Title: "A"}}, Rows: []report.Row{report.Cells("før"),
		{Group: true, Cells: report.Cells("én").Cells}, report.Cells("a"), {Group: true, Cells: report.Cells("to").Cells}}}}
	if n := strings.Count(rendered(t, doc), "<tbody>"); n != 3 {
		t.Errorf("%d groups of rows", n)
	}
	doc.Blocks = []report.Block{report.Heading{Level: 3, Text: "C"}, report.Heading{Level: 1, Text: "A"}, report.Heading{Level: 3, Text: "C"}}
	if s := read(t, rendered(t, doc)); !slices.Equal(headings(s), []string{"h2", "h2", "h3"}) {
		t.Errorf("headings are %v", headings(s))
	}
}

func headings(s seen) []string {
	var all []string
	for _, e := range s.elements {
		if len(e) == 2 && e[0] == 'h' && e[1] > '0' && e[1] < '7' {
			all = append(all, e)
		}
	}
	return all
}
