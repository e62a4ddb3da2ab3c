package raster_test

import (
	"bytes"
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/report/reporttest"
)

var pictures = flag.String("pictures", "", "folder to write pictures of pages to")

func document() report.Document {
	doc := reporttest.Everything()
	doc.Draft, doc.DraftMark = true, "UTKAST"
	return doc
}

// TestPagesAreThoseOfTheFile has another program paint the PDF file, and
// compares each page. Programs smooth letters in their own ways: what is
// compared is the mean of squares.
func TestPagesAreThoseOfTheFile(t *testing.T) {
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		t.Skip("pdftoppm is not installed")
	}
	dir := t.TempDir()
	var file bytes.Buffer
	if _, err := pdf.Render(document(), &file); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "all.pdf")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool, "-r", "72", "-png", path, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	painted, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil {
		t.Fatal(err)
	}
	pages, painter := lay(t), mustPainter(t)
	if pages.Len() != len(painted) {
		t.Fatalf("%d pages, the file has %d", pages.Len(), len(painted))
	}
	for n, name := range painted {
		if most := difference(painter.Page(pages, n, 1), read(t, name)); most > 40 {
			t.Errorf("page %d is another than in the file, by %.0f of 255 at the worst place", n+1, most)
		}
	}
	if most := difference(painter.Page(pages, 0, 1), read(t, painted[1])); most <= 40 {
		t.Errorf("the first page is like the second: the comparison sees nothing (%.0f)", most)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	pages, painter := lay(t), mustPainter(t)
	for n := range pages.Len() {
		var b bytes.Buffer
		if err := png.Encode(&b, painter.Page(pages, n, 1.5)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*pictures, "page-"+string(rune('a'+n))+".png"), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	pages, _, err := pdf.Lay(document())
	if err != nil {
		b.Fatal(err)
	}
	painter, err := raster.New()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		painter.Page(pages, 0, 2)
	}
}

func lay(t *testing.T) *pdf.Pages {
	t.Helper()
	pages, _, err := pdf.Lay(document())
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func mustPainter(t *testing.T) *raster.Painter {
	t.Helper()
	p, err := raster.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func read(t *testing.T, name string) image.Image {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// difference is how much two pictures differ in grey at most, over squares of
// 12 by 12 dots. Their sizes may differ by a dot.
func difference(a, b image.Image) float64 {
	const side = 12
	box := a.Bounds().Intersect(b.Bounds())
	most := 0.0
	for y := 0; y+side <= box.Dy(); y += side {
		for x := 0; x+side <= box.Dx(); x += side {
			d := grey(a, x, y, side) - grey(b, x, y, side)
			most = max(most, d, -d)
		}
	}
	return most
}

func grey(p image.Image, x, y, side int) float64 {
	sum := 0
	for dy := range side {
		for dx := range side {
			g, _ := color.GrayModel.Convert(p.At(x+dx, y+dy)).(color.Gray)
			sum += int(g.Y)
		}
	}
	return float64(sum) / float64(side*side)
}
