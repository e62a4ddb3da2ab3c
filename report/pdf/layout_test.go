package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"samsvar/report"
)

func TestSampleObeysTheLaws(t *testing.T) {
	for name, doc := range map[string]report.Document{"final": sample(), "draft": draft()} {
		t.Run(name, func(t *testing.T) { checkLaws(t, mustLayOut(t, doc)) })
	}
}

func TestEveryPageIsMarked(t *testing.T) {
	pages := mustLayOut(t, draft())
	if len(pages) < 5 {
		t.Fatalf("the sample has only %d pages", len(pages))
	}
	for i, p := range pages {
		head := texts(p, pageHeadRole)
		for _, want := range []string{"Intern", "Saksnr. 26/1234", "Prøveetaten", "UTKAST"} {
			if !slices.Contains(head, want) {
				t.Errorf("page %d: %q is not in the head %q", i+1, want, head)
			}
		}
		want := fmt.Sprintf("Side %d av %d", i+1, len(pages))
		if foot := texts(p, pageFootRole); !slices.Contains(foot, want) {
			t.Errorf("page %d: %q is not in the foot %q", i+1, want, foot)
		}
		if mark := texts(p, draftRole); !slices.Equal(mark, []string{"UTKAST"}) {
			t.Errorf("page %d: draft mark is %q", i+1, mark)
		}
	}
}

func TestFinalDocumentHasNoDraftMark(t *testing.T) {
	doc := sample()
	doc.DraftMark = "UTKAST"
	for i, p := range mustLayOut(t, doc) {
		for _, m := range p.marks {
			if strings.Contains(m.text, "UTKAST") {
				t.Fatalf("page %d of a final document shows the draft mark", i+1)
			}
		}
	}
}

// TestDraftMarkIsOnThePaper turns the mark's ends as the painter does.
func TestDraftMarkIsOnThePaper(t *testing.T) {
	for _, text := range []string{"UTKAST", "DRAFT", strings.Repeat("foreløpig ", 40)} {
		doc := draft()
		doc.DraftMark = text
		for _, m := range mustLayOut(t, doc)[0].marks {
			if m.role != draftRole {
				continue
			}
			endX, endY := m.x+m.w*0.6157, m.y-m.w*0.7880
			if m.x < 20 || m.y > pageHeight-20 || endX > pageWidth-20 || endY < 20 {
				t.Errorf("%.20q reaches from (%.0f, %.0f) to (%.0f, %.0f)", text, m.x, m.y, endX, endY)
			}
		}
	}
}

// longTable has a text that tells its row in every cell.
func longTable(rows int) report.Table {
	table := report.Table{
		Title:   "Alle behandlinger",
		Columns: []report.Column{{Title: "Nr."}, {Title: "Behandling", Weight: 3}, {Title: "Formål", Weight: 4}, {Title: "Antall", Align: report.Right}},
	}
	for i := range rows {
		table.Rows = append(table.Rows, report.Cells(
			fmt.Sprintf("B-%04d", i), "Barnehageopptak og oppfølging",
			strings.Repeat("Tildele plass etter barnehageloven. ", 1+i%4), fmt.Sprint(i*37)))
	}
	return table
}

func documentOf(blocks ...report.Block) report.Document {
	doc := sample()
	doc.Blocks = blocks
	return doc
}

func TestTableHeadIsRepeated(t *testing.T) {
	pages := mustLayOut(t, documentOf(longTable(200)))
	checkLaws(t, pages)
	if len(pages) < 4 {
		t.Fatalf("only %d pages", len(pages))
	}
	want := []string{"Nr.", "Behandling", "Formål", "Antall"}
	for i, p := range pages {
		r := repeatedRole
		if i == 0 {
			r = columnRole
		}
		if got := texts(p, r); !slices.Equal(got, want) {
			t.Errorf("page %d: head is %q", i+1, got)
		}
	}
}

func TestEveryRowIsShownOnce(t *testing.T) {
	seen := make(map[string]int)
	for _, p := range mustLayOut(t, documentOf(longTable(300))) {
		for _, text := range texts(p, contentRole) {
			seen[text]++
		}
	}
	for i := range 300 {
		if nr := fmt.Sprintf("B-%04d", i); seen[nr] != 1 {
			t.Errorf("row %s is shown %d times", nr, seen[nr])
		}
	}
}

// TestNoLoneRow tries a table at every height of the page: neither its first
// nor its last row may stand alone on a page.
func TestNoLoneRow(t *testing.T) {
	for before := range 60 {
		var blocks []report.Block
		for range before {
			blocks = append(blocks, report.P("Linje"))
		}
		table := longTable(9)
		pages := mustLayOut(t, documentOf(append(blocks, table)...))
		checkLaws(t, pages)
		for i, p := range pages {
			rows := 0
			for _, text := range texts(p, contentRole) {
				if strings.HasPrefix(text, "B-") {
					rows++
				}
			}
			if rows == 1 {
				t.Errorf("%d paragraphs before: page %d has a lone row", before, i+1)
			}
		}
	}
}

// TestNoLoneHeading does the same for headings before every kind of block.
func TestNoLoneHeading(t *testing.T) {
	followers := map[string]report.Block{
		"paragraph": report.P(strings.Repeat("Et avsnitt over flere linjer. ", 20)),
		"list":      report.Bullets("Ett", "To", "Tre"),
		"table":     longTable(12),
		"callout":   report.Callout{Word: "Merk", Runs: report.Plain(strings.Repeat("Viktig. ", 60))},
		"facts":     report.FactList{Facts: []report.Fact{{Label: "A", Value: "B"}, {Label: "C", Value: "D"}}},
		"figures":   sampleFigures()[3],
		"chart":     sampleFigures()[8],
		"matrix":    sampleFigures()[9],
		"signature": report.SignatureFields{Fields: []report.SignatureField{{Role: "Leder", Name: "N"}}},
	}
	for name, follower := range followers {
		t.Run(name, func(t *testing.T) {
			for before := 0; before < 40; before += 2 {
				var blocks []report.Block
				for range before {
					blocks = append(blocks, report.P("Linje"))
				}
				blocks = append(blocks,
					report.Heading{Level: 1, Number: "1", Text: "Overskrift"},
					report.Heading{Level: 2, Number: "1.1", Text: "Underoverskrift"}, follower)
				checkLaws(t, mustLayOut(t, documentOf(blocks...)))
			}
		})
	}
}

func TestKeepTogether(t *testing.T) {
	for before := range 45 {
		var blocks []report.Block
		for range before {
			blocks = append(blocks, report.P("Linje"))
		}
		blocks = append(blocks, report.KeepTogether{Blocks: []report.Block{
			report.P("Første"), longTable(5), report.Heading{Level: 2, Text: "Mellom"}, report.P("Siste"),
		}})
		first, last := -1, -1
		for i, p := range mustLayOut(t, documentOf(blocks...)) {
			shown := texts(p, contentRole)
			if slices.Contains(shown, "Første") {
				first = i
			}
			if slices.Contains(shown, "Siste") {
				last = i
			}
		}
		if first != last || first < 0 {
			t.Errorf("%d paragraphs before: begins on page %d, ends on page %d", before, first+1, last+1)
		}
	}
}

func TestPageBreakAndContents(t *testing.T) {
	pages := mustLayOut(t, documentOf(
		report.Contents{Title: "Innhold", Depth: 2},
		report.PageBreak{},
		report.Heading{Level: 1, Number: "1", Text: "Første"}, report.P("Tekst"),
		report.PageBreak{}, report.PageBreak{},
		report.KeepTogether{Blocks: []report.Block{report.Heading{Level: 2, Number: "1.1", Text: "Andre"}, report.P("Tekst")}},
		report.Heading{Level: 3, Number: "1.1.1", Text: "Tredje"}, report.P("Tekst"),
	))
	if len(pages) != 3 {
		t.Fatalf("%d pages, not 3", len(pages))
	}
	want := []string{"Innhold", "1", "Første", "2", "1.1", "Andre", "3"}
	if got := texts(pages[0], contentRole); !slices.Equal(got, want) {
		t.Errorf("contents are %q, not %q", got, want)
	}
}

func TestRowHigherThanAPageIsDivided(t *testing.T) {
	table := longTable(3)
	table.Rows[1].Cells[2].Text = strings.Repeat("En lang begrunnelse som går over mange linjer. ", 400)
	pages := mustLayOut(t, documentOf(report.P("Innledning"), table, report.P("Slutt")))
	checkLaws(t, pages)
	if len(pages) < 3 {
		t.Fatalf("only %d pages", len(pages))
	}
	var words int
	for _, p := range pages {
		for _, text := range texts(p, contentRole) {
			words += strings.Count(text, "begrunnelse")
		}
	}
	if words != 400 {
		t.Errorf("%d of 400 words are shown", words)
	}
}

func TestNumbersAreSetRight(t *testing.T) {
	table := report.Table{
		Columns: []report.Column{{Title: "Avdeling", Weight: 1}, {Title: "Antall", Align: report.Right}},
		Rows:    []report.Row{report.Cells("A", "7"), report.Cells("B", "1 204"), {Total: true, Cells: report.Cells("Sum", "1 211").Cells}},
	}
	for _, m := range mustLayOut(t, documentOf(table))[0].marks {
		if slices.Contains([]string{"7", "1 204", "1 211", "Antall"}, m.text) && abs(m.x+m.w-(pageWidth-marginRight)) > 0.01 {
			t.Errorf("%q ends at %.2f", m.text, m.x+m.w)
		}
	}
}

// TestQuestionsKeepRoom gives every column a long answer; the question itself
// must still be readable.
func TestQuestionsKeepRoom(t *testing.T) {
	const long = "Etablert i noen avdelinger, under arbeid i andre"
	list := report.QuestionList{
		Words: report.QuestionWords{Question: "Spørsmål", LastYear: "2025", Computed: "Beregnet", Reported: "Rapportert", Certainty: "Sikkerhet"},
		Items: []report.Question{{Number: "1.10", Text: "Er det etablert rutiner?", LastYear: long, Computed: long, Reported: long, Certainty: long}},
	}
	pages := mustLayOut(t, documentOf(list))
	checkLaws(t, pages)
	if !slices.Contains(texts(pages[0], contentRole), "Er det etablert rutiner?") {
		t.Errorf("the question has no room: %q", texts(pages[0], contentRole))
	}
}

func TestLongTableIsQuick(t *testing.T) {
	began := time.Now()
	doc := documentOf(longTable(2000))
	out := mustRender(t, doc)
	if spent := time.Since(began); spent > 10*time.Second {
		t.Errorf("2000 rows took %v", spent)
	}
	if len(out) > 3<<20 {
		t.Errorf("2000 rows are %d bytes", len(out))
	}
}

func BenchmarkLongTable(b *testing.B) {
	doc := documentOf(longTable(2000))
	for b.Loop() {
		mustRender(b, doc)
	}
}

// TestRandomDocuments lays out documents of random blocks.
func TestRandomDocuments(t *testing.T) {
	faces := mustFaces(t)
	rapid.Check(t, func(t *rapid.T) {
		doc := sample()
		doc.Blocks = rapid.SliceOfN(randomBlock(), 1, 15).Draw(t, "blocks")
		doc.Blocks = append(doc.Blocks, report.P("Slutt"))
		set, err := layOut(doc, faces)
		if err != nil {
			t.Fatal(err)
		}
		checkLaws(t, set.pages)
	})
}

// TestHistoryIsPrintedWhole holds the checksum in the footer to be whole: a part
// of it proves nothing.
func TestHistoryIsPrintedWhole(t *testing.T) {
	doc := sample()
	doc.Footer[1] = "Historikkens kontrollsum: " + strings.Repeat("d", 64)
	for _, p := range mustLayOut(t, doc) {
		if !slices.Contains(texts(p, pageFootRole), doc.Footer[1]) {
			t.Errorf("the footer is %q", texts(p, pageFootRole))
		}
	}
}

// TestNoteOnAHeadingStaysWithWhatFollows fills a page to just where a heading
// and its note still have room, and the table does not.
func TestNoteOnAHeadingStaysWithWhatFollows(t *testing.T) {
	for n := range 60 {
		blocks := slicesOf(report.P("Linje"), n)
		blocks = append(blocks, report.Heading{Level: 1, Text: "Rammevilkår"}, report.Note("Krav: 9.3.2 b"), report.Table{Title: "Tabell", Columns: []report.Column{{Title: "A"}}, Rows: []report.Row{report.Cells("1"), report.Cells("2")}})
		for i, p := range mustLayOut(t, documentOf(blocks...)) {
			all := texts(p, contentRole)
			if slices.Contains(all, "Krav: 9.3.2 b") && !slices.Contains(all, "1") {
				t.Errorf("%d lines: page %d ends in the note", n, i+1)
			}
		}
	}
}
