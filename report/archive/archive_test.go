package archive_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/mark"
	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/report/yearly"
)

// empty is a source without records.
type empty struct{}

func (empty) All(string) []reg.Record { return nil }

func (empty) Get(string, reg.ID) (reg.Record, bool) { return nil, false }

func input(t *testing.T) yearly.Input {
	t.Helper()
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	opt := annual.Options{Now: reg.InstantOf(now), Zone: i18n.Oslo(), Templates: templates}
	in := yearly.Input{Source: empty{}, Texts: texts, Now: now, HistoryHead: "4f1e", Program: "Samsvar"}
	if in.Declaration, err = annual.Open(empty{}, annual.Declaration, 2026, opt); err != nil {
		t.Fatal(err)
	}
	if in.Review, err = annual.Open(empty{}, annual.Review, 2026, opt); err != nil {
		t.Fatal(err)
	}
	in.Declaration.Report.Reservations = "Vi forbeholder oss 👍"
	return in
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "Egenerklæring 2026.pdf")
	files, err := archive.Make(annual.Declaration, input(t), path, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files.All() {
		if err := os.WriteFile(f.Name, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if len(files.Replaced) != 1 || files.Replaced[0].Rune != '👍' {
		t.Errorf("replaced is %v", files.Replaced)
	}
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("sha256sum is not installed")
	}
	check := exec.Command(tool, "-c", "--strict", files.Manifest.Name)
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil || bytes.Count(out, []byte("\n")) != 2 {
		t.Errorf("%v: %s", err, out)
	}
}

// TestAttached has another program take the data out of the PDF again.
func TestAttached(t *testing.T) {
	dir := t.TempDir()
	files, err := archive.Make(annual.Review, input(t), filepath.Join(dir, "lg.pdf"), true)
	if err != nil {
		t.Fatal(err)
	}
	tool, err := exec.LookPath("pdfdetach")
	if err != nil {
		t.Skip("pdfdetach is not installed")
	}
	if err := os.WriteFile(files.PDF.Name, files.PDF.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out.json")
	if text, err := exec.Command(tool, "-save", "1", "-o", out, files.PDF.Name).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	got, err := os.ReadFile(out)
	if err != nil || !bytes.Equal(got, files.Snapshot.Data) {
		t.Errorf("the data come out otherwise (%v)", err)
	}
}

var _ reg.Source = empty{}

// TestSealedCarriesItsMark demands that a sealed document says on its pages, as
// code and as id, which data it was made of, and that a draft does not.
func TestSealedCarriesItsMark(t *testing.T) {
	for _, kind := range []annual.Kind{annual.Declaration, annual.Review} {
		in := input(t)
		sealed, err := archive.Seal(kind, in, "document.pdf")
		if err != nil {
			t.Fatal(err)
		}
		want := mark.New(kind, 2026, 1, archive.Sum(sealed.Snapshot.Data))
		var kept struct{ Document json.RawMessage }
		if err := json.Unmarshal(sealed.Content.Data, &kept); err != nil {
			t.Fatal(err)
		}
		doc, err := report.Decode(kept.Document)
		if err != nil {
			t.Fatal(err)
		}
		codes := scanMarks(doc.Blocks)
		if len(codes) != 1 || codes[0].Payload != want.Payload() || codes[0].ID != want.ID() || !strings.HasSuffix(doc.Footer[0], want.ID()) {
			t.Errorf("%s: marks %+v, footer %q, want %s", kind, codes, doc.Footer, want.ID())
		}
		in.Draft, in.Mark = true, &want
		draft := yearly.Write(kind, in)
		if len(scanMarks(draft.Blocks)) > 0 || strings.Contains(draft.Footer[0], want.ID()) {
			t.Errorf("%s: a draft has the mark of a final document", kind)
		}
	}
}

func scanMarks(blocks []report.Block) []report.ScanMark {
	var all []report.ScanMark
	for _, b := range blocks {
		switch b := b.(type) {
		case report.ScanMark:
			all = append(all, b)
		case report.KeepTogether:
			all = append(all, scanMarks(b.Blocks)...)
		}
	}
	return all
}

var pictures = flag.String("pictures", "", "folder to write pictures of the pages with signatures to")

// TestSignatureStandsWithItsMark demands heading, fields and mark on one page.
func TestSignatureStandsWithItsMark(t *testing.T) {
	for _, lang := range i18n.Langs() {
		for _, kind := range []annual.Kind{annual.Declaration, annual.Review} {
			in := input(t)
			texts, err := i18n.New(lang)
			if err != nil {
				t.Fatal(err)
			}
			m := mark.New(kind, 2026, 3, strings.Repeat("4f1e9a2b", 8))
			in.Texts, in.Mark = texts, &m
			in.DataHash = m.Hash
			pages, _, err := pdf.Lay(yearly.Write(kind, in))
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for n := range pages.Len() {
				text := pages.Text(n)
				whole := strings.Contains(text, texts.T("report.mark")) && strings.Contains(text, m.ID())
				if !whole {
					continue
				}
				found = true
				if !strings.Contains(text, " "+texts.T("report.signature")) || !strings.Contains(text, texts.T("report.place_date")) {
					t.Errorf("%s %s: the mark stands without the signature: %s", kind, lang, text)
				}
				paint(t, pages, n, string(kind)+"-"+string(lang))
			}
			if !found {
				t.Errorf("%s %s: no page has the mark", kind, lang)
			}
		}
	}
}

// paint writes a picture of a page where a folder is named.
func paint(t *testing.T, pages *pdf.Pages, n int, name string) {
	t.Helper()
	if *pictures == "" {
		return
	}
	painter, err := raster.New()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, painter.Page(pages, n, 1.6)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*pictures, name+".png"), file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}
