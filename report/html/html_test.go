package html

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"samsvar/report"
)

// everything has each kind of block with each of its fields.
func everything() report.Document {
	return report.Document{
		Title: "Egenerklæring 2026", Subtitle: "Prøveetaten", Lang: "nb-NO", Agency: "Prøveetaten",
		Classification: "Intern", CaseNo: "Saksnr. 26/1", Footer: []string{"Versjon 2", "Historikk: 9f2c"},
		Meta: report.Meta{Created: time.Date(2027, 1, 15, 10, 30, 0, 0, time.UTC), Author: "Prøveetaten", Creator: "Samsvar", Subject: "2026"},
		Blocks: []report.Block{
			report.TitleHead{Kicker: "Kommunen", Facts: []report.Fact{{Label: "Periode", Value: "2026"}}},
			report.Contents{Title: "Innhold", Depth: 2},
			report.Heading{Level: 1, Number: "1", Text: "Om virksomheten"},
			report.Paragraph{Lead: true, Runs: []report.Run{{Text: "Først "}, {Text: "viktig", Bold: true}}},
			report.P("Linje én\nlinje to"), report.Note("Kilde"),
			report.List{Ordered: true, Items: []report.ListItem{{Runs: report.Plain("ett"), Items: report.Bullets("under").Items}}},
			report.FactList{Facts: []report.Fact{{Label: "Leder", Value: "Ingrid Ødegård"}}},
			report.Callout{Severity: report.SeverityHigh, Word: "Høy", Title: "Mangler", Runs: report.Plain("Rett opp")},
			report.KeepTogether{Blocks: []report.Block{
				report.Heading{Level: 2, Number: "1.1", Text: "Tall"},
				report.KeyFigures{Items: []report.KeyFigure{{Value: "212", Label: "behandlinger", Note: "Høy", Severity: report.SeverityHigh}}},
			}},
			report.Table{Title: "Funn", Note: "Per i dag", Columns: []report.Column{{Title: "Funn"}, {Title: "Antall", Align: report.Right}},
				Rows: []report.Row{{Group: true, Cells: []report.Cell{{Text: "Gruppe"}}}, report.Cells("Mangler", "3"),
					{Total: true, Cells: []report.Cell{{Text: "Sum", Bold: true}}}}},
			report.Table{Columns: []report.Column{{Title: "Tom"}}, Empty: "Ingen"},
			report.QuestionList{Words: report.QuestionWords{Question: "Spørsmål", LastYear: "2025", Reported: "Svar", Reason: "Grunn", Comment: "Merknad"},
				Items: []report.Question{{Number: "1", Text: "Hvor mange?", Hint: "Alle", LastYear: "5", Computed: "7", Reported: "8", Answer: "Fritt svar",
					Reason: "Talt for hånd", Comment: "Ok", Flag: report.Flag{Severity: report.SeverityMedium, Text: "Avvik"}}}},
			report.BarChart{Title: "Avvik", Series: []string{"2025", "2026"}, Alt: "Avvik økte.", Note: "Kilde: registeret",
				Groups: []report.BarGroup{{Label: "Alle", Bars: []report.Bar{{Value: 3, Text: "3"}, {Missing: true, Text: "ukjent"}}}}},
			report.RiskMatrix{Title: "Risiko", Alt: "To risikoer.", RowTitle: "Sannsynlighet", ColumnTitle: "Konsekvens", Rows: []string{"Høy"},
				Columns: []string{"Lav"}, Cells: [][]report.RiskCell{{{Count: 2, Severity: report.SeverityLow}}}, Levels: []report.RiskLevel{{Severity: report.SeverityLow, Name: "Lav"}}},
			report.PageBreak{},
			report.SignatureFields{PlaceDate: "Sted og dato", Signature: "Underskrift", Fields: []report.SignatureField{{Role: "Leder", Name: "Ingrid", Title: "Direktør"}},
				Facts: []report.Fact{{Label: "Forberedt av", Value: "Kari"}}},
		},
	}
}

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
				case "href", "src":
					s.links = append(s.links, a.Value)
				}
			}
		}
	}
}

func TestEverythingIsThere(t *testing.T) {
	s := read(t, rendered(t, everything()))
	for _, want := range []string{"Egenerklæring 2026", "Prøveetaten", "Intern", "Saksnr. 26/1", "Versjon 2", "Kommunen", "Periode", "Innhold",
		"1 Om virksomheten", "viktig", "linje to", "Kilde", "under", "Ingrid Ødegård", "Mangler", "Rett opp", "1.1 Tall", "212", "behandlinger", "Funn",
		"Per i dag", "Gruppe", "Sum", "Ingen", "Spørsmål", "Hvor mange?", "Alle", "Fritt svar", "Talt for hånd", "Merknad", "Avvik økte.", "ukjent",
		"Kilde: registeret", "To risikoer.", "Sted og dato", "Direktør", "Forberedt av"} {
		if !strings.Contains(s.text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(rendered(t, everything()), ">7<") {
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
	s := read(t, rendered(t, everything()))
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
	if count["script"]+count["img"]+count["link"]+count["iframe"] > 0 {
		t.Errorf("the page fetches or runs something: %v", count)
	}
}

// No text of a user becomes part of the page's structure.
func TestHostileText(t *testing.T) {
	for _, evil := range []string{"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]>", "</title></style></svg>", "javascript:alert(1)",
		"\x00\x01\x1f", "\xff\xfe", "\ufffe\uffff", "😀\u202e", "{{.}}", "a\nb\r\nc", "&amp;&#0;"} {
		doc := everything()
		doc.Title, doc.Subtitle, doc.Agency, doc.Lang, doc.CaseNo = evil, evil, evil, evil, evil
		doc.Blocks = append(doc.Blocks, report.P(evil), report.Heading{Level: 9, Number: evil, Text: evil},
			report.Table{Title: evil, Note: evil, Columns: []report.Column{{Title: evil}}, Rows: []report.Row{report.Cells(evil, evil)}},
			report.BarChart{Title: evil, Alt: evil, Note: evil, Series: []string{evil, evil}, Groups: []report.BarGroup{{Label: evil, Bars: []report.Bar{{Text: evil, Value: 1}}}}},
			report.RiskMatrix{Title: evil, Alt: evil, Rows: []string{evil}, Columns: []string{evil}, Cells: [][]report.RiskCell{{{Count: 1}}}},
			report.QuestionList{Words: report.QuestionWords{Question: evil, Reported: evil}, Items: []report.Question{{Text: evil, Reported: evil, Answer: evil}}})
		s := read(t, rendered(t, doc))
		for _, e := range s.elements {
			if e == "script" || e == "img" {
				t.Errorf("%q became an element", evil)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	if rendered(t, everything()) != rendered(t, everything()) {
		t.Error("two runs differ")
	}
}

func TestDraft(t *testing.T) {
	doc := everything()
	doc.Draft = true
	if err := Render(doc, io.Discard); !errors.Is(err, ErrDraftMark) {
		t.Errorf("error %v", err)
	}
	doc.DraftMark = "UTKAST"
	if s := read(t, rendered(t, doc)); !strings.Contains(s.text, "UTKAST") {
		t.Error("the draft is not marked")
	}
}
