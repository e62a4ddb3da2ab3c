// Package golden holds pages of documents to pictures that someone has looked at.
// The pages are painted by package raster, so that no other program is needed and
// the pictures are the same on any machine, but for rounding.
package golden

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/raster"
)

// dots is how many dots of a picture are a point: 60 to the inch.
const dots = 60.0 / 72

// How much a page may differ from its picture: the mean difference of all dots,
// of 255, and the share of dots that are clearly another grey.
const (
	mostMean    = 0.4
	mostChanged = 0.002
	clearly     = 48
)

// Pages compares pages of a document, counted from 0, with the pictures in a
// folder, which are called by name and the number of the page. With update the
// pictures are made anew: look at them.
func Pages(t *testing.T, folder, name string, update bool, doc report.Document, numbers ...int) {
	t.Helper()
	pages, _, err := pdf.Lay(doc)
	if err != nil {
		t.Fatal(err)
	}
	painter, err := raster.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range numbers {
		if n >= pages.Len() {
			t.Errorf("%s has no page %d", name, n+1)
			continue
		}
		got := grey(painter.Page(pages, n, dots))
		file := filepath.Join(folder, fmt.Sprintf("%s-%d.png", name, n+1))
		if update {
			write(t, file, got)
		}
		if said := Differs(got, read(t, file)); said != "" {
			t.Errorf("%s looks otherwise than before: %s; run with -update and look at the difference", file, said)
		}
	}
}

// Differs says how much a picture differs from another, "" for not noticeably.
func Differs(got, want image.Image) string {
	if got.Bounds() != want.Bounds() {
		return fmt.Sprintf("it is %v, not %v", got.Bounds(), want.Bounds())
	}
	sum, changed, all := 0, 0, got.Bounds().Dx()*got.Bounds().Dy()
	for y := got.Bounds().Min.Y; y < got.Bounds().Max.Y; y++ {
		for x := got.Bounds().Min.X; x < got.Bounds().Max.X; x++ {
			d := level(got.At(x, y)) - level(want.At(x, y))
			d = max(d, -d)
			if sum += d; d > clearly {
				changed++
			}
		}
	}
	mean, share := float64(sum)/float64(all), float64(changed)/float64(all)
	if mean <= mostMean && share <= mostChanged {
		return ""
	}
	return fmt.Sprintf("by %.2f of 255 in the mean, and clearly in %.2f %% of the dots", mean, 100*share)
}

func level(c color.Color) int {
	g, _ := color.GrayModel.Convert(c).(color.Gray)
	return int(g.Y)
}

// grey is a picture in sixteen greys, which is what lies in the files.
func grey(img image.Image) *image.Paletted {
	greys := make(color.Palette, 16)
	for i := range greys {
		greys[i] = color.Gray{uint8(17 * i)}
	}
	out := image.NewPaletted(img.Bounds(), greys)
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			out.SetColorIndex(x, y, uint8((level(img.At(x, y))+8)/17))
		}
	}
	return out
}

func write(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil { // #nosec G301 -- pictures of invented documents
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil { // #nosec G306 -- likewise
		t.Fatal(err)
	}
}

func read(t *testing.T, file string) image.Image {
	t.Helper()
	data, err := os.ReadFile(file) // #nosec G304 -- of the tests
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}
