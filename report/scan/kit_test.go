package scan_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/mark"
	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/report/reporttest"
)

// sealed is the mark of the tests' document.
func sealed() mark.Mark {
	return mark.New(annual.Declaration, 2026, 3, strings.Repeat("4f1e9a2b77c0d3a6", 4))
}

// signaturePage paints the page of our own document that people sign, at so many
// dots to an inch.
func signaturePage(t testing.TB, dpi float64) *image.Gray {
	t.Helper()
	doc := reporttest.Everything()
	m := sealed()
	doc.Blocks = []report.Block{
		report.Heading{Level: 1, Number: "9", Text: "Signatur"},
		report.SignatureFields{PlaceDate: "Sted og dato", Signature: "Underskrift", Fields: []report.SignatureField{
			{ID: "leder", Role: "Virksomhetsleder", Name: "Ingrid Ødegård"}, {ID: "referent", Role: "Referent", Name: "Ola Åsnes"}}},
		report.ScanMark{Payload: m.Payload(), ID: m.ID(), Title: "Dokument-ID", Note: "Ved underskrift på papir: Skann denne siden etterpå."},
		reporttest.Everything().Blocks[12],
	}
	return paintPage(t, doc, dpi)
}

// otherPage is a page without a code.
func otherPage(t testing.TB, dpi float64) *image.Gray {
	t.Helper()
	doc := reporttest.Everything()
	doc.Blocks = doc.Blocks[:10]
	return paintPage(t, doc, dpi)
}

func paintPage(t testing.TB, doc report.Document, dpi float64) *image.Gray {
	t.Helper()
	pages, _, err := pdf.Lay(doc)
	if err != nil {
		t.Fatal(err)
	}
	painter, err := raster.New()
	if err != nil {
		t.Fatal(err)
	}
	from := painter.Page(pages, 0, dpi/72)
	to := image.NewGray(from.Rect)
	for i := range to.Pix {
		to.Pix[i] = from.Pix[4*i+1]
	}
	return to
}

// slanted is a page that lay askew, by an angle in degrees; turns of 90 degrees
// keep all of the page.
func slanted(from *image.Gray, degrees float64) *image.Gray {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	w, h := float64(from.Rect.Dx()), float64(from.Rect.Dy())
	to := image.NewGray(image.Rect(0, 0, int(math.Round(math.Abs(w*cos)+math.Abs(h*sin))), int(math.Round(math.Abs(w*sin)+math.Abs(h*cos)))))
	mx, my := float64(to.Rect.Dx())/2, float64(to.Rect.Dy())/2
	for y := range to.Rect.Dy() {
		for x := range to.Rect.Dx() {
			dx, dy := float64(x)+0.5-mx, float64(y)+0.5-my
			to.Pix[y*to.Stride+x] = between(from, dx*cos+dy*sin+w/2-0.5, -dx*sin+dy*cos+h/2-0.5)
		}
	}
	return to
}

// between is the shade at a place between dots.
func between(img *image.Gray, x, y float64) uint8 {
	fx, fy := math.Floor(x), math.Floor(y)
	at := func(x, y float64) float64 {
		if !(image.Point{int(x), int(y)}).In(img.Rect) {
			return 255
		}
		return float64(img.Pix[int(y)*img.Stride+int(x)])
	}
	top := at(fx, fy)*(1-x+fx) + at(fx+1, fy)*(x-fx)
	bottom := at(fx, fy+1)*(1-x+fx) + at(fx+1, fy+1)*(x-fx)
	return uint8(top*(1-y+fy) + bottom*(y-fy))
}

// noisy is a page on grey paper with specks and grain.
func noisy(from *image.Gray, seed uint64) *image.Gray {
	random := rand.New(rand.NewPCG(seed, 1))
	to := image.NewGray(from.Rect)
	for i, v := range from.Pix {
		shade := 30 + float64(v)*0.78 + random.NormFloat64()*14
		if random.IntN(2000) == 0 {
			shade = 20
		}
		to.Pix[i] = uint8(min(max(shade, 0), 255))
	}
	return to
}

func asJPEG(t testing.TB, img image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// twoShades is a page in black and white only.
func twoShades(img *image.Gray) *image.Paletted {
	out := image.NewPaletted(img.Rect, color.Palette{color.Black, color.White})
	for i, v := range img.Pix {
		if v >= 128 {
			out.Pix[i] = 1
		}
	}
	return out
}

// stream is a picture as it stands in a PDF: what its dictionary says besides
// the length, and its bytes.
type stream struct {
	entries string
	data    []byte
}

func zipped(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data)
	_ = z.Close()
	return b.Bytes()
}

// paper is a PDF with pages of pictures, as scanners write it.
func paper(pages ...[]stream) []byte {
	var b bytes.Buffer
	places := []int{0}
	object := func(format string, args ...any) int {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(places)-1, fmt.Sprintf(format, args...))
		return len(places) - 1
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type /Catalog /Pages 2 0 R>>")
	places = append(places, 0) // the pages come last
	var kids []string
	for _, pictures := range pages {
		var names, shows strings.Builder
		for i, p := range pictures {
			n := object("<</Type /XObject /Subtype /Image %s /Length %d>>\nstream\n%s\nendstream", p.entries, len(p.data), p.data)
			fmt.Fprintf(&names, "/Im%d %d 0 R ", i, n)
			fmt.Fprintf(&shows, "q 595 0 0 842 0 0 cm /Im%d Do Q\n", i)
		}
		content := object("<</Length %d>>\nstream\n%s\nendstream", shows.Len(), shows.String())
		kids = append(kids, fmt.Sprintf("%d 0 R", object("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources <</XObject <<%s>>>>>>", content, names.String())))
	}
	places[2] = b.Len()
	fmt.Fprintf(&b, "2 0 obj\n<</Type /Pages /Kids [%s] /Count %d>>\nendobj\n", strings.Join(kids, " "), len(kids))
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(places))
	for _, p := range places[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(places), table)
	return b.Bytes()
}

func measures(img image.Image) string {
	return fmt.Sprintf("/Width %d /Height %d", img.Bounds().Dx(), img.Bounds().Dy())
}

// jpegStream is a picture as most scanners write it.
func jpegStream(t testing.TB, img image.Image) stream {
	t.Helper()
	return stream{measures(img) + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", asJPEG(t, img, 75)}
}
