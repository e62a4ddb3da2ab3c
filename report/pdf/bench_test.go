package pdf

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"samsvar/report"
	"samsvar/report/html"
)

// bigDocument is a protocol of 2,000 rows with headings and links, some 60 pages.
func bigDocument() report.Document {
	doc := sample()
	doc.Blocks = []report.Block{report.TitleHead{}, report.Contents{Title: "Innhold", Depth: 2}, report.PageBreak{}}
	for chapter := range 20 {
		table := report.Table{Columns: []report.Column{
			{Title: "Nr."}, {Title: "Behandling", Weight: 3, Names: true}, {Title: "Formål", Weight: 4},
			{Title: "Rettslig grunnlag", Weight: 2}, {Title: "Risiko"}, {Title: "Frist", Align: report.Right},
		}}
		for i := range 100 {
			table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
				{Text: fmt.Sprintf("BEH-%04d", 100*chapter+i+1)}, {Text: "Opptak i barnehage"},
				{Text: "Tildele plass og følge opp barnets rett"}, {Text: "Art. 6 nr. 1 e"},
				{Text: "Middels", Severity: report.SeverityMedium}, {Text: "31.12.2027"},
			}})
		}
		doc.Blocks = append(doc.Blocks, report.Heading{Level: 1, Number: fmt.Sprint(chapter + 1), Text: "Behandlinger"}, table)
	}
	return doc
}

func BenchmarkRender(b *testing.B) {
	doc := bigDocument()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(doc, io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(mustLayOut(b, doc))), "pages")
}

// BenchmarkLibreOffice turns the same content into PDF with LibreOffice, from the
// page for the web, for comparison.
func BenchmarkLibreOffice(b *testing.B) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		b.Skip("LibreOffice is not installed")
	}
	dir := b.TempDir()
	var page bytes.Buffer
	if err := html.Render(bigDocument(), &page); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(dir, "big.html")
	if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
			"--convert-to", "pdf:writer_web_pdf_Export", "--outdir", dir, path).CombinedOutput()
		if err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}
