package pdf

import (
	"io"
	"math"
	"strings"
	"testing"

	"samsvar/report"
)

// hostileTexts are texts that have broken other programs.
func hostileTexts() []string {
	return []string{
		"", " ", "\n", "\n\n\n", "\t", "   \n  ",
		"👍", "👩‍👩‍👧‍👦 familie", "e\u0301\u0302\u0303\u0304", "a" + strings.Repeat("\u0301", 200),
		strings.Repeat("x", 10000), strings.Repeat("W", 1000), strings.Repeat("ord ", 300),
		strings.Repeat("\n", 500), strings.Repeat("å\u00ad", 400), strings.Repeat("-", 2000), strings.Repeat("a/", 500),
		"\xff\xfe\x00", "\x00", "\u202eabc", "漢字かな", "مرحبا بالعالم",
		`\) Tj ET (`, "(((", `\\\`, ">>", "endobj", "{page} {pages} {nb}", "%PDF-1.3",
		"\u00a0\u00a0\u00a0", "\u200b\u200b", "\ufffd", "\uffff", "𝄞", "\U0010FFFF",
	}
}

// hostile is a document of every kind of block with s as every text.
func hostile(s string) report.Document {
	fact := []report.Fact{{Label: s, Value: s}, {Label: s, Value: s}, {Label: s, Value: s}}
	runs := []report.Run{{Text: s, Bold: true}, {Text: s}}
	column := report.Column{Title: s, Weight: 1}
	row := report.Row{Cells: []report.Cell{{Text: s, Severity: 99}, {Text: s, Severity: report.SeverityHigh}, {Text: s}, {Text: s}}}
	question := report.Question{Number: s, Text: s, Hint: s, LastYear: s, Computed: s, Reported: s, Certainty: s, Answer: s, Reason: s, Comment: s, Flag: report.Flag{Severity: -4, Text: s}}
	words := report.QuestionWords{Question: s, LastYear: s, Computed: s, Reported: s, Certainty: s, Reason: s, Comment: s}
	bars := []report.Bar{{Value: 1, Text: s}, {Value: math.Inf(1), Text: s}, {Value: math.NaN(), Text: s}, {Value: -3, Text: s}, {Missing: true, Text: s}}
	return report.Document{
		Title: s, Subtitle: s, Lang: s, Agency: s, Classification: s, CaseNo: s, Draft: true, DraftMark: "U" + s,
		PageLabel: s, Footer: []string{s, s, s},
		Meta: report.Meta{Created: moment, Author: s, Creator: s, Subject: s, Keywords: []string{s, s}},
		Blocks: []report.Block{
			report.TitleHead{Kicker: s, Facts: fact},
			report.Contents{Title: s, Depth: 9},
			report.Heading{Level: 3, Number: s, Text: s},
			report.Paragraph{Runs: runs, Lead: true}, report.Note(s), report.P(s),
			report.Heading{Level: -1, Number: s, Text: s},
			report.List{Ordered: true, Items: []report.ListItem{{Runs: runs, Items: []report.ListItem{{Runs: runs}}}, {}}},
			report.FactList{Facts: fact},
			report.Callout{Severity: report.SeverityCritical, Word: s, Title: s, Runs: runs},
			report.Table{Title: s, Columns: []report.Column{column, {Title: s}, {Title: s, Weight: math.Inf(1)}}, Rows: []report.Row{row, {Group: true}, {Group: true, Cells: row.Cells}, {Total: true, Cells: row.Cells}, {}}, Note: s},
			report.Table{Empty: s}, report.Table{Rows: []report.Row{row}},
			report.KeyFigures{Items: []report.KeyFigure{{Value: s, Label: s, Note: s, Severity: report.SeverityGood}, {}}},
			report.QuestionList{Words: words, Items: []report.Question{question, {}}},
			report.QuestionList{},
			report.BarChart{Title: s, Series: []string{s, s, s}, Groups: []report.BarGroup{{Label: s, Bars: bars}, {}}, Alt: s, Note: s},
			report.RiskMatrix{Title: s, RowTitle: s, ColumnTitle: s, Rows: []string{s, s}, Columns: []string{s, s, s}, Cells: [][]report.RiskCell{{{Count: math.MaxInt, Severity: 5}}}, Levels: []report.RiskLevel{{Severity: 77, Name: s}, {Name: s}}, Note: s},
			report.KeepTogether{Blocks: []report.Block{report.P(s), report.KeepTogether{}, report.PageBreak{}, report.P(s)}},
			report.SignatureFields{PlaceDate: s, Signature: s, Fields: []report.SignatureField{{ID: s, Role: s, Name: s, Title: s}, {}}, Facts: fact},
		},
	}
}

func TestHostileTexts(t *testing.T) {
	for _, s := range hostileTexts() {
		name := s
		if len(name) > 20 {
			name = name[:20]
		}
		t.Run(name, func(t *testing.T) {
			checkHostile(t, s)
		})
	}
}

func TestOddDocuments(t *testing.T) {
	tests := []struct {
		name string
		doc  report.Document
	}{
		{"nothing", report.Document{Meta: report.Meta{Created: moment}}},
		{"only page breaks", documentOf(report.PageBreak{}, report.PageBreak{})},
		{"only headings", documentOf(report.Heading{Text: "A"}, report.Heading{Level: 3, Text: "B"}, report.Heading{Level: 2, Text: "C"})},
		{"many headings", documentOf(slicesOf(report.Heading{Text: "A"}, 300)...)},
		{"many columns", documentOf(report.Table{Columns: make([]report.Column, 60), Rows: []report.Row{report.Cells(make([]string, 90)...)}})},
		{"many bars", documentOf(report.BarChart{Series: make([]string, 500), Groups: []report.BarGroup{{Label: "A", Bars: make([]report.Bar, 500)}}})},
		{"wide matrix", documentOf(report.RiskMatrix{Rows: make([]string, 100), Columns: make([]string, 100)})},
		{"deep list", documentOf(report.List{Items: deepList(30)})},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			checkMargins(t, mustLayOut(t, test.doc))
			mustRender(t, test.doc)
		})
	}
}

func slicesOf(b report.Block, n int) []report.Block {
	all := make([]report.Block, n)
	for i := range all {
		all[i] = b
	}
	return all
}

func deepList(n int) []report.ListItem {
	if n == 0 {
		return nil
	}
	return []report.ListItem{{Runs: report.Plain("punkt"), Items: deepList(n - 1)}}
}

func FuzzRender(f *testing.F) {
	for _, s := range hostileTexts() {
		if len(s) < 1000 {
			f.Add(s)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4000 {
			return
		}
		checkHostile(t, s)
		checkStructure(t, mustOpen(t, mustRender(t, hostile(s))))
	})
}

// checkHostile goes the way of Render and looks at the pages in between.
func checkHostile(t *testing.T, s string) {
	t.Helper()
	faces := mustFaces(t)
	doc, _, err := clean(hostile(s), faces)
	if err != nil {
		t.Fatal(err)
	}
	set, err := layOut(doc, faces)
	if err != nil {
		t.Fatal(err)
	}
	checkMargins(t, set.pages)
	checkFurniture(t, set.pages)
	checkOverlap(t, set.pages)
	if err := write(doc, set, Options{}, io.Discard); err != nil {
		t.Error(err)
	}
}
