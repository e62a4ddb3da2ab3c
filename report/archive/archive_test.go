package archive_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
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
