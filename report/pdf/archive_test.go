package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"samsvar/report"
)

func TestWhatTheFileSaysOfItself(t *testing.T) {
	doc := sample()
	file := mustOpen(t, mustRender(t, doc))
	info := file.dict(file.trailer["Info"])
	for key, want := range map[string]string{
		"Title": doc.Title, "Author": "Prøveetaten", "Subject": "2026", "Creator": "Samsvar",
		"Keywords": "egenerklæring, personvern, informasjonssikkerhet", "CreationDate": "D:20270115103000Z",
	} {
		if info[key] != want {
			t.Errorf("%s is %q, not %q", key, info[key], want)
		}
	}
	if file.catalog()["Lang"] != "nb-NO" {
		t.Errorf("the language is %v", file.catalog()["Lang"])
	}
	if got, want := len(file.pages()), len(mustLayOut(t, doc)); got != want {
		t.Errorf("the file has %d pages, the layout %d", got, want)
	}
}

func TestLanguageTagCannotLeaveItsPlace(t *testing.T) {
	for tag, want := range map[string]string{"nb) /OpenAction (x": "und", "": "und", "nn-NO": "nn-NO", "se": "se"} {
		doc := sample()
		doc.Lang = tag
		if got := mustOpen(t, mustRender(t, doc)).catalog()["Lang"]; got != want {
			t.Errorf("the tag %q becomes %q, not %q", tag, got, want)
		}
	}
}

// TestOutline reads the outline back and compares it with the headings.
func TestOutline(t *testing.T) {
	doc := sample()
	file := mustOpen(t, mustRender(t, doc))
	var want []string
	for i, p := range mustLayOut(t, doc) {
		for _, m := range p.marks {
			if m.kind == outlineMark {
				want = append(want, fmt.Sprintf("%d %s, page %d", m.level, m.text, i))
			}
		}
	}
	got := file.outline(file.catalog()["Outlines"], 1)
	if !slices.Equal(got, want) || len(want) != len(headings(doc.Blocks)) {
		t.Errorf("the outline is\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (f *pdfFile) outline(above any, level int) []string {
	var all []string
	var before any
	for at := f.dict(above)["First"]; at != nil; at = f.dict(at)["Next"] {
		e := f.dict(at)
		if e["Parent"] != above || e["Prev"] != before {
			f.t.Errorf("entry %v is not bound to those around it", e)
		}
		page := slices.Index(f.pages(), f.array(e["Dest"])[0])
		all = append(all, fmt.Sprintf("%d %s, page %d", level, e["Title"], page))
		all = append(all, f.outline(at, level+1)...)
		before = at
	}
	if f.dict(above)["Last"] != before {
		f.t.Errorf("the last entry of %v is another", above)
	}
	return all
}

// TestContentsLeadToTheirHeadings compares the links of the contents list with
// the outline, which TestOutline holds to the headings.
func TestContentsLeadToTheirHeadings(t *testing.T) {
	doc := sample()
	for i, b := range doc.Blocks {
		if c, ok := b.(report.Contents); ok {
			c.Depth = 3
			doc.Blocks[i] = c
		}
	}
	file := mustOpen(t, mustRender(t, doc))
	var got []string
	for _, page := range file.pages() {
		for _, a := range file.array(file.dict(page)["Annots"]) {
			link := file.dict(a)
			if link["Subtype"] != pdfName("Link") {
				continue
			}
			got = append(got, fmt.Sprintf("%s, page %d", link["Contents"], slices.Index(file.pages(), file.array(link["Dest"])[0])))
		}
	}
	var want []string
	for _, e := range file.outline(file.catalog()["Outlines"], 1) {
		_, e, _ = strings.Cut(e, " ")
		want = append(want, e)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the links are\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPartsInAnotherLanguage(t *testing.T) {
	doc := documentOf(report.P("På norsk"), report.InLanguage{Lang: "en-GB", Blocks: []report.Block{report.P("In English")}})
	file := string(mustRender(t, doc))
	if !regexp.MustCompile(`/S /Part /P \d+ 0 R /Lang \(en-GB\)`).MatchString(file) {
		t.Error("the part does not tell its language")
	}
}

// TestCharacters holds the table of characters to name each one that is shown,
// also those that the library's own table leaves out, and no others.
func TestCharacters(t *testing.T) {
	file := mustOpen(t, mustRender(t, documentOf(report.P("Čáđ – ≥ ▲"))))
	var tables []byte
	for _, o := range file.objects {
		if d, ok := o.(pdfDict); ok && d["ToUnicode"] != nil {
			tables = append(tables, file.data(d["ToUnicode"])...)
		}
	}
	for _, r := range "Čáđ–≥▲" {
		if line := fmt.Sprintf("<%04X> <%04X>\n", r, r); !bytes.Contains(tables, []byte(line)) {
			t.Errorf("the tables lack %q", r)
		}
	}
	if bytes.Contains(tables, []byte("<0051>")) {
		t.Error("the tables hold a character that is not shown")
	}
}

func TestAttachments(t *testing.T) {
	data := []byte(`{"svar": "ja"}`)
	opt := Options{Attachments: []Attachment{
		{Name: "ve (1).json", MIME: "application/json", Description: "Data bak 👍", Data: data},
		{Name: "a.txt", Data: nil},
	}}
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if _, err := RenderWith(sample(), opt, b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same document gives other bytes")
	}
	file := mustOpen(t, first.Bytes())
	checkStructure(t, file)
	if !bytes.Contains(file.data(file.catalog()["Metadata"]), []byte("<pdfaid:part>3<")) {
		t.Error("the file does not say that it may hold other files")
	}
	names := file.array(file.dict(file.dict(file.catalog()["Names"])["EmbeddedFiles"])["Names"])
	if len(names) != 4 || names[0] != "a.txt" || len(file.array(file.catalog()["AF"])) != 2 {
		t.Fatalf("the attachments are %v", names)
	}
	spec := file.dict(names[3])
	embedded := file.dict(spec["EF"])["F"]
	if !bytes.Equal(file.data(embedded), data) || spec["UF"] != "ve (1).json" || spec["Desc"] != "Data bak □" ||
		file.dict(embedded)["Subtype"] != pdfName("application#2Fjson") {
		t.Errorf("the attachment is %v", spec)
	}
}

// TestFilesOfOtherLibrariesAreRefused is for the day the library changes.
func TestFilesOfOtherLibrariesAreRefused(t *testing.T) {
	whole, _, err := paint(sample(), mustLayOut(t, sample()))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{
		"nothing": nil, "no table": []byte("%PDF-1.3\n"), "wrong table": []byte("startxref\n5\n%%EOF"),
		"negative": []byte("startxref\n-1\n"), "cut": whole[:len(whole)/2],
		"moved": append([]byte("x"), whole...), "short": []byte("xref\n0 9\n\nstartxref\n0\n"),
	} {
		if _, err := libraryObjects(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzLibraryObjects(f *testing.F) {
	whole, _, err := paint(documentOf(report.P("a")), []page{{}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte("1 0 obj\n<<>>endobj\nxref\n0 2\n\n0000000000 00000 n \nstartxref\n19\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		// A file is taken apart or refused.
		_, _ = libraryObjects(file)
	})
}

// TestReadersHearTheText compares what another program reads from the structure
// tree with what the document says, in order.
func TestReadersHearTheText(t *testing.T) {
	pdfinfo := mustFind(t, "pdfinfo")
	path := filepath.Join(t.TempDir(), "a.pdf")
	doc := documentOf(
		report.TitleHead{Kicker: "Oslo"},
		report.Heading{Level: 1, Number: "1", Text: "Erklæring"},
		report.P("Informasjons\u00adsikkerhets\u00adkoordinatoren "+strings.Repeat("og personvern\u00adkoordinatoren ", 12)+"slutt."),
		report.Table{Title: "Roller", Columns: []report.Column{{Title: "Rolle", Names: true}, {Title: "Innehaver"}},
			Rows: []report.Row{report.Cells("PKO", "Ola Åsnes")}},
	)
	doc.Draft, doc.DraftMark, doc.Agency = true, "UTKAST", "Prøveetaten"
	if err := os.WriteFile(path, mustRender(t, doc), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pdfinfo, "-struct-text", path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var said []string
	for _, m := range regexp.MustCompile(`"(.*)"`).FindAllStringSubmatch(string(out), -1) {
		said = append(said, strings.Fields(m[1])...)
	}
	heard := strings.ReplaceAll(strings.Join(said, " "), "\u00ad", "")
	for _, want := range []string{"Prøveetaten UTKAST", "1 Erklæring", "Informasjonssikkerhetskoordinatoren " + strings.Repeat("og personvernkoordinatoren ", 12) + "slutt.", "Rolle Innehaver PKO Ola Åsnes"} {
		if !strings.Contains(heard, want) {
			t.Errorf("%q is not heard: %s", want, heard)
		}
	}
	for _, want := range []string{"Table", "THead", "H1 (block)", "/Scope /Row", "/Scope /Column"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the structure lacks %s:\n%s", want, out)
		}
	}
}

// TestFonts demands that another program finds every font embedded, in part, and
// with a table of its characters.
func TestFonts(t *testing.T) {
	pdffonts := mustFind(t, "pdffonts")
	for path := range writeSamples(t) {
		out, err := exec.Command(pdffonts, path).Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")[2:]
		for _, line := range lines {
			if !regexp.MustCompile(`^[A-Z]{6}\+SourceSans3-\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(line) {
				t.Errorf("%s: %s", filepath.Base(path), line)
			}
		}
		if len(lines) != 2 {
			t.Errorf("%s has %d fonts", filepath.Base(path), len(lines))
		}
	}
}

// TestValidator puts the samples before the validator that an environment
// variable names: a command that is given a file and ends with an error when
// the file does not keep the standards it names.
func TestValidator(t *testing.T) {
	command := os.Getenv("SAMSVAR_PDFA_VALIDATOR")
	if command == "" {
		t.Skip("SAMSVAR_PDFA_VALIDATOR names no validator")
	}
	var paths []string
	for path := range writeSamples(t) {
		paths = append(paths, path)
	}
	path := filepath.Join(t.TempDir(), "attached.pdf")
	var attached bytes.Buffer
	if _, err := RenderWith(sample(), Options{Attachments: []Attachment{{Name: "a.json", MIME: "application/json", Data: []byte("{}")}}}, &attached); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, attached.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(paths, path) {
		if out, err := exec.Command(command, path).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(path), err, out)
		}
	}
}

// TestSignsAreShownAndNotHeard holds the signs of severities to be shown beside
// their words and left out of what is read out.
func TestSignsAreShownAndNotHeard(t *testing.T) {
	doc := documentOf(
		report.Callout{Severity: report.SeverityHigh, Word: "Høy", Runs: report.Plain("Tekst")},
		report.KeyFigures{Items: []report.KeyFigure{{Value: "1", Note: "Høy", Severity: report.SeverityHigh}}},
		report.Table{Columns: []report.Column{{Title: "A"}}, Rows: []report.Row{{Cells: []report.Cell{{Text: "Høy", Severity: report.SeverityHigh}}}}},
		report.QuestionList{Words: report.QuestionWords{Question: "Q"}, Items: []report.Question{{Text: "?", Flag: report.Flag{Severity: report.SeverityHigh, Text: "Høy"}}}},
	)
	signs, words := 0, 0
	for _, p := range mustLayOut(t, doc) {
		for _, m := range p.marks {
			switch {
			case strings.Contains(m.text, report.SeverityHigh.Sign()):
				signs++
				if m.of != nil || m.text != "▲\u00a0" {
					t.Errorf("the sign is read out: %+v", m)
				}
			case m.text == "Høy":
				words++
				if m.of == nil {
					t.Errorf("the word is not read out: %+v", m)
				}
			}
		}
	}
	if signs != 4 || words != 4 {
		t.Errorf("%d signs, %d words", signs, words)
	}
}
