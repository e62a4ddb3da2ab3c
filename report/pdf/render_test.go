package pdf

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/report"
	"samsvar/report/font"

	"codeberg.org/go-pdf/fpdf"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	keep   = flag.String("keep", "", "directory to write the sample documents to, for looking at them")
)

func TestSameBytesEveryTime(t *testing.T) {
	first := mustRender(t, draft())
	for range 5 {
		if !bytes.Equal(first, mustRender(t, draft())) {
			t.Fatal("the same document gives other bytes")
		}
	}
}

func TestRenderNeedsCreationTime(t *testing.T) {
	doc := sample()
	doc.Meta.Created = time.Time{}
	if _, err := Render(doc, io.Discard); !errors.Is(err, ErrNoCreationTime) {
		t.Errorf("error is %v", err)
	}
}

func TestRenderNeedsAMarkForDrafts(t *testing.T) {
	for _, mark := range []string{"", " \n", "\u200b\ufeff"} {
		doc := draft()
		doc.DraftMark = mark
		if _, err := Render(doc, io.Discard); !errors.Is(err, ErrNoDraftMark) {
			t.Errorf("mark %q: error is %v", mark, err)
		}
	}
}

func TestRenderRefusesUnknownBlocks(t *testing.T) {
	for name, block := range map[string]report.Block{"nil": nil, "pointer": &report.Table{}} {
		t.Run(name, func(t *testing.T) {
			if _, err := Render(documentOf(block), io.Discard); err == nil {
				t.Error("no error, so the block is silently left out")
			}
		})
	}
}

type brokenWriter struct{}

var errBroken = errors.New("disk is full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestRenderReportsWriteErrors(t *testing.T) {
	if _, err := Render(sample(), brokenWriter{}); !errors.Is(err, errBroken) {
		t.Errorf("error is %v", err)
	}
}

func TestRenderReportsReplacements(t *testing.T) {
	replaced, err := Render(documentOf(report.P("Bra 👍 jobbet 👍")), io.Discard)
	if err != nil || !slices.Equal(replaced, []Replaced{{'👍', 2}}) {
		t.Errorf("replaced %v, error %v", replaced, err)
	}
}

// readable is the text of the pages, line by line, as a reader sees it.
func readable(pages []page) string {
	var out strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&out, "=== %d\n", i+1)
		marks := slices.DeleteFunc(slices.Clone(p.marks), func(m mark) bool { return m.kind != textMark })
		slices.SortStableFunc(marks, func(a, b mark) int {
			if a.y != b.y {
				return int(1000 * (a.y - b.y))
			}
			return int(1000 * (a.x - b.x))
		})
		for j, m := range marks {
			switch {
			case j == 0:
			case abs(m.y-marks[j-1].y) > 0.01:
				out.WriteByte('\n')
			default:
				out.WriteString(" | ")
			}
			out.WriteString(strings.TrimSpace(m.text))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestSampleText(t *testing.T) {
	golden := filepath.Join("testdata", "sample.txt")
	got := readable(mustLayOut(t, draft()))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the sample reads otherwise than %s (run with -update and look at the difference):\n%s", golden, got)
	}
}

// writeSamples writes the samples where tools can read them.
func writeSamples(t *testing.T) map[string]report.Document {
	t.Helper()
	dir := *keep
	if dir == "" {
		dir = t.TempDir()
	}
	docs := map[string]report.Document{
		"final": sample(), "draft": draft(), "table": documentOf(longTable(300)),
		"hostile": hostile("👍 (e\u0301) " + strings.Repeat("ord ", 40)),
	}
	files := make(map[string]report.Document)
	for name, doc := range docs {
		path := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(path, mustRender(t, doc), 0o644); err != nil {
			t.Fatal(err)
		}
		files[path] = doc
	}
	return files
}

func mustFind(t *testing.T, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		t.Skipf("%s is not installed", tool)
	}
	return path
}

func TestQpdfFindsNothing(t *testing.T) {
	qpdf := mustFind(t, "qpdf")
	for path := range writeSamples(t) {
		out, err := exec.Command(qpdf, "--check", path).CombinedOutput()
		if err != nil || bytes.Contains(out, []byte("WARNING")) {
			t.Errorf("%s: %v\n%s", filepath.Base(path), err, out)
		}
	}
}

// TestTextCanBeRead compares what another program reads in the file with what
// was laid out, word by word.
func TestTextCanBeRead(t *testing.T) {
	pdftotext := mustFind(t, "pdftotext")
	for path, doc := range writeSamples(t) {
		out, err := exec.Command(pdftotext, path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		read := make(map[string]int)
		for word := range strings.FieldsSeq(string(out)) {
			read[word]++
		}
		for _, p := range mustLayOut(t, doc) {
			for _, m := range p.marks {
				if m.kind != textMark || m.role == draftRole {
					continue
				}
				for word := range strings.FieldsSeq(m.text) {
					if read[word] == 0 {
						t.Errorf("%s: %q cannot be read", filepath.Base(path), word)
					}
				}
			}
		}
	}
}

// TestWidthsAgree compares our measuring with the library's own, which decides
// where the reader's program sets the glyphs.
func TestWidthsAgree(t *testing.T) {
	faces := mustFaces(t)
	lib := fpdf.New("P", "pt", "A4", "")
	for _, bold := range []bool{false, true} {
		w := font.Regular
		if bold {
			w = font.SemiBold
		}
		lib.AddUTF8FontFromBytes("f", "", font.File(w))
		if bold {
			lib.AddUTF8FontFromBytes("g", "", font.File(w))
			lib.SetFont("g", "", 10)
		} else {
			lib.SetFont("f", "", 10)
		}
		for r := rune(0x20); r < 0x2700; r++ {
			if !faces.Face(bold).Has(r) || faces.Face(bold).Advance(r) == 0 {
				continue
			}
			ours, theirs := faces.Face(bold).Advance(r)*1000, float64(lib.GetStringSymbolWidth(string(r)))
			if abs(ours-theirs) > 1 {
				t.Errorf("%U %c is %.0f wide, to the library %.0f", r, r, ours, theirs)
			}
		}
	}
}
