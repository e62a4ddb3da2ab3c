package scan_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"samsvar/model/reg"
	"samsvar/report/mark"
	"samsvar/report/pdf"
	"samsvar/report/qr"
	"samsvar/report/reporttest"
	"samsvar/report/scan"
)

// find reads a scan and tells how long it took.
func find(t testing.TB, data []byte) (scan.Found, *scan.Scan, error) {
	t.Helper()
	s, err := scan.Open(data)
	if err != nil {
		return scan.Found{}, nil, err
	}
	from := time.Now()
	found, err := s.Find(context.Background())
	if testing.Verbose() {
		t.Logf("%d bytes: %s", len(data), time.Since(from).Round(time.Millisecond))
	}
	return found, s, err
}

func mustFind(t testing.TB, data []byte) (scan.Found, *scan.Scan) {
	t.Helper()
	found, s, err := find(t, data)
	if err != nil {
		t.Fatal(err)
	}
	if !found.Mark.Matches(sealed()) {
		t.Fatalf("found %+v", found.Mark)
	}
	return found, s
}

// TestOwnPageIsFound prints our own page, puts it askew on the glass of a poor
// scanner, and demands the mark and the way up.
func TestOwnPageIsFound(t *testing.T) {
	for _, of := range []struct {
		dpi      float64
		quarters int
		skews    []float64
	}{{150, 4, []float64{0, 1, -2, 3}}, {200, 4, []float64{-1, 2}}, {300, 2, []float64{-3}}} {
		page := signaturePage(t, of.dpi)
		for quarters := range of.quarters {
			for _, skew := range of.skews {
				t.Run(fmt.Sprintf("%.0f dpi, %d quarters and %.0f degrees", of.dpi, quarters, skew), func(t *testing.T) {
					data := asJPEG(t, noisy(slanted(page, 90*float64(quarters)+skew), uint64(quarters)), 60)
					if found, _ := mustFind(t, data); found.Turn != (4-quarters)%4 || found.Page != 0 {
						t.Errorf("page %d is to be turned by %d quarters", found.Page, found.Turn)
					}
				})
			}
		}
	}
}

// TestUpright demands that a page that lay on its head is shown the right way.
func TestUpright(t *testing.T) {
	page := signaturePage(t, 150)
	for quarters := range 4 {
		found, s := mustFind(t, asPNG(t, slanted(page, 90*float64(quarters))))
		shown, err := s.Picture(context.Background(), found.Page, found.Turn)
		if err != nil {
			t.Fatal(err)
		}
		if shown.Rect != page.Rect {
			t.Fatalf("the page is %v, not %v", shown.Rect, page.Rect)
		}
		wrong := 0
		for i, v := range page.Pix {
			if d := int(shown.Pix[4*i]) - int(v); d > 40 || d < -40 {
				wrong++
			}
		}
		if wrong > len(page.Pix)/100 {
			t.Errorf("%d quarters: %d of %d dots are wrong", quarters, wrong, len(page.Pix))
		}
	}
}

// TestPaper reads PDF files as different scanners write them.
func TestPaper(t *testing.T) {
	page, other := signaturePage(t, 200), otherPage(t, 150)
	w, h := page.Rect.Dx(), page.Rect.Dy()
	black := twoShades(page)
	bits, inverted := packed(black, false), packed(black, true)
	var three, four, plain []byte
	for _, v := range page.Pix {
		three, four = append(three, v, v, v), append(four, 0, 0, 0, 255-v)
	}
	for y := range h {
		plain = append(append(plain, 2), above(page.Pix, y, w)...)
	}
	size := measures(page)
	half := image.Rect(0, 0, w, h-h/3)
	tests := []struct {
		name     string
		pictures []stream
	}{
		{"JPEG", []stream{jpegStream(t, page)}},
		{"JPEG in colours", []stream{{size + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/DCTDecode]", asJPEG(t, noisyColour(page), 70)}}},
		{"JPEG packed again", []stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /DCTDecode]", zipped(asJPEG(t, page, 80))}}},
		{"grey", []stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", zipped(page.Pix)}}},
		{"grey with a predictor", []stream{{size + fmt.Sprintf(" /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns %d>>", w), zipped(plain)}}},
		{"colours", []stream{{size + " /ColorSpace [/CalRGB <<>>] /BitsPerComponent 8 /Filter /FlateDecode", zipped(three)}}},
		{"printers' colours", []stream{{size + " /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /FlateDecode", zipped(four)}}},
		{"black and white", []stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode", zipped(bits)}}},
		{"a mask", []stream{{size + " /ImageMask true", bits}}},
		{"inverted", []stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] /Filter /FlateDecode", zipped(inverted)}}},
		{"by number", []stream{{size + " /ColorSpace [/Indexed /DeviceRGB 1 <202020F0F0FF>] /BitsPerComponent 1 /Filter /FlateDecode", zipped(bits)}}},
		{"in strips", []stream{jpegStream(t, page.SubImage(half)), jpegStream(t, page.SubImage(image.Rect(0, half.Max.Y, w, h)))}},
		{"with a small picture first", []stream{jpegStream(t, image.NewGray(image.Rect(0, 0, 20, 20))), jpegStream(t, page)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := paper([]stream{jpegStream(t, other)}, tt.pictures, []stream{jpegStream(t, other)})
			found, s := mustFind(t, file)
			if found.Page != 1 || found.Turn != 0 || s.Len() != 3 {
				t.Errorf("found on page %d of %d, turned by %d", found.Page, s.Len(), found.Turn)
			}
			for n := range s.Len() {
				if shown, err := s.Picture(context.Background(), n, found.Turn); err != nil || shown.Rect.Dy() < 1000 || n == 1 && shown.Rect != page.Rect {
					t.Errorf("page %d: %v, %v", n, shown, err)
				}
			}
		})
	}
}

// TestFax reads a page that a scanner's usual packing for black and white holds,
// with and without its colours exchanged.
func TestFax(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "page.g4"))
	if err != nil {
		t.Fatal(err)
	}
	for name, more := range map[string]string{"plain": "<</K -1 /Columns 1695>>", "exchanged": "<</K -1 /Columns 1695 /BlackIs1 true>> /Decode [1 0]",
		"in a list": "[<</K -1 /Columns 1695>>]"} {
		t.Run(name, func(t *testing.T) {
			found, s := mustFind(t, paper([]stream{{"/Width 1695 /Height 2368 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms " + more, data}}))
			shown, err := s.Picture(context.Background(), 0, found.Turn)
			if err != nil || shown.Rect != image.Rect(0, 0, 1695, 2368) || shown.Pix[0] != 255 {
				t.Errorf("page %v (%v)", shown.Rect, err)
			}
		})
	}
}

// packed are the dots of a black and white page, eight to a byte.
func packed(img *image.Paletted, invert bool) []byte {
	var out []byte
	for y := range img.Rect.Dy() {
		row := make([]byte, (img.Rect.Dx()+7)/8)
		for x := range img.Rect.Dx() {
			if (img.Pix[y*img.Stride+x] == 1) != invert {
				row[x/8] |= 0x80 >> (x % 8)
			}
		}
		out = append(out, row...)
	}
	return out
}

// above is a row as its difference from the one above it.
func above(pix []byte, y, w int) []byte {
	row := bytes.Clone(pix[y*w : (y+1)*w])
	if y > 0 {
		for x := range row {
			row[x] -= pix[(y-1)*w+x]
		}
	}
	return row
}

func noisyColour(page *image.Gray) *image.RGBA {
	grain := noisy(page, 7)
	out := image.NewRGBA(page.Rect)
	for i, v := range grain.Pix {
		out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2], out.Pix[4*i+3] = v, uint8(min(int(v)+9, 255)), v/2+100, 255
	}
	return out
}

// TestHardCases are scans that are found at the second look.
func TestHardCases(t *testing.T) {
	page := signaturePage(t, 200)
	doubled := image.NewGray(image.Rect(0, 0, page.Rect.Dx(), page.Rect.Dy()))
	copy(doubled.Pix, page.Pix)
	other := code(t, "https://www.oslo.kommune.no/", 6)
	for y := range other.Rect.Dy() {
		copy(doubled.Pix[(200+y)*doubled.Stride+900:], other.Pix[y*other.Stride:][:other.Rect.Dx()])
	}
	shaded := image.NewGray(page.Rect)
	for i, v := range page.Pix {
		shaded.Pix[i] = uint8(int(v) * (90 + 165*(i%page.Stride)/page.Stride) / 255)
	}
	for name, img := range map[string]image.Image{"two codes": doubled, "a shadow": shaded, "black and white": twoShades(slanted(page, 2)),
		"600 dpi": signaturePage(t, 600)} {
		t.Run(name, func(t *testing.T) { mustFind(t, asPNG(t, img)) })
	}
}

func code(t testing.TB, text string, dots int) *image.Gray {
	t.Helper()
	c, err := qr.New(text)
	if err != nil {
		t.Fatal(err)
	}
	from := c.Picture(dots)
	to := image.NewGray(from.Rect)
	for i, v := range from.Pix {
		to.Pix[i] = 255 - 255*v
	}
	return to
}

func TestRefused(t *testing.T) {
	page := otherPage(t, 150)
	var printed bytes.Buffer
	withoutPictures := reporttest.Everything()
	withoutPictures.Logo.Data = nil
	if _, err := pdf.Render(withoutPictures, &printed); err != nil {
		t.Fatal(err)
	}
	size := measures(page)
	own := jpegStream(t, page)
	huge := asPNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 dots to a side
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	many := make([][]stream, 101)
	for i := range many {
		many[i] = []stream{{"/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", []byte{0}}}
	}
	later := strings.Replace(sealed().Payload(), "1:", "2:", 1)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "scan_format"},
		{"a text", []byte("Egenerklæring"), "scan_format"},
		{"a broken PNG", asPNG(t, page)[:40], "scan_damaged"},
		{"a cut PNG", asPNG(t, page)[:4000], "scan_damaged"},
		{"a broken JPEG", []byte("\xff\xd8\xff\xe0nei"), "scan_damaged"},
		{"a broken PDF", []byte("%PDF-1.4\nnei"), "scan_damaged"},
		{"too large a file", make([]byte, 65<<20), "scan_too_large"},
		{"too many dots", huge, "scan_too_large"},
		{"too many dots in a PDF", paper([]stream{{"/Width 20000 /Height 20000 /BitsPerComponent 8 /ColorSpace /DeviceGray", []byte{0}}}), "scan_too_large"},
		{"too many pages", paper(many...), "scan_too_large"},
		{"a page without a code", asJPEG(t, page, 75), "scan_no_code"},
		{"pages without a code", paper([]stream{own}, []stream{own}), "scan_no_code"},
		{"a photograph", asJPEG(t, noisy(image.NewGray(image.Rect(0, 0, 800, 600)), 3), 80), "scan_no_code"},
		{"another code", asPNG(t, code(t, "https://www.oslo.kommune.no/", 8)), "scan_other_code"},
		{"a later mark", asPNG(t, code(t, later, 8)), "mark_newer"},
		{"a PDF that was never printed", printed.Bytes(), "scan_no_pictures"},
		{"JBIG2", paper([]stream{own}, []stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", []byte("x")}}), "scan_packing"},
		{"JPEG 2000", paper([]stream{{size + " /Filter /JPXDecode", []byte("x")}}), "scan_packing"},
		{"fax of a kind not read", paper([]stream{{size + " /Filter /CCITTFaxDecode /DecodeParms <</K 4>>", []byte("x")}}), "scan_packing"},
		{"broken fax", paper([]stream{{size + " /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns 1240>>", []byte("x")}}), "scan_damaged"},
		{"no dots", paper([]stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 8", nil}}), "scan_damaged"},
		{"dots of 3 bits", paper([]stream{{size + " /ColorSpace /DeviceGray /BitsPerComponent 3", page.Pix}}), "scan_damaged"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := find(t, tt.data)
			var refused *reg.Error
			if !errors.As(err, &refused) || refused.Code != tt.want {
				t.Errorf("error %v, want %s", err, tt.want)
			}
		})
	}
}

// A picture that is made to keep the search busy ends it in time.
func TestTimeIsLimited(t *testing.T) {
	if raceDetector {
		t.Skip("the limit is another under the race detector")
	}
	corners := image.NewGray(image.Rect(0, 0, 6000, 6000))
	for y := range 6000 {
		for x := range 6000 {
			dx, dy := max(x%9-4, 4-x%9), max(y%9-4, 4-y%9)
			if r := max(dx, dy); r != 0 && r != 1 && r != 3 {
				corners.Pix[y*corners.Stride+x] = 255
			}
		}
	}
	stripes := image.NewGray(image.Rect(0, 0, 6000, 6000))
	for i := range stripes.Pix {
		if m := i % 6000 % 8; m == 1 || m == 5 || m == 7 {
			stripes.Pix[i] = 255
		}
	}
	for name, img := range map[string]image.Image{"corners": corners, "stripes": stripes} {
		from := time.Now()
		_, _, err := find(t, asPNG(t, img))
		if err == nil || time.Since(from) > 8*time.Second {
			t.Errorf("%s: %v after %s", name, err, time.Since(from))
		}
	}
	s, err := scan.Open(asPNG(t, corners))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Find(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, but %v", err)
	}
}

func BenchmarkFind(b *testing.B) {
	for _, dpi := range []float64{200, 300} {
		for name, page := range map[string]*image.Gray{"signed": signaturePage(b, dpi), "other": otherPage(b, dpi)} {
			s, err := scan.Open(asJPEG(b, noisy(page, 1), 70))
			if err != nil {
				b.Fatal(err)
			}
			b.Run(fmt.Sprintf("%s %.0f dpi", name, dpi), func(b *testing.B) {
				for b.Loop() {
					_, _ = s.Find(context.Background())
				}
			})
		}
	}
}

// FuzzRead reads anything without failing, and within the time.
func FuzzRead(f *testing.F) {
	page := code(f, sealed().Payload(), 3)
	f.Add(asPNG(f, page))
	f.Add(asJPEG(f, page, 60))
	f.Add(paper([]stream{jpegStream(f, page)}))
	f.Add(paper([]stream{{measures(page) + " /ColorSpace [/Indexed /DeviceRGB 1 <202020F0F0FF>] /BitsPerComponent 8 /Filter /FlateDecode", zipped(page.Pix)}}))
	f.Add(paper([]stream{{measures(page) + " /Filter /CCITTFaxDecode /DecodeParms <</K -1 /Columns 111 /BlackIs1 true>>", page.Pix[:300]}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := scan.Open(data)
		if err != nil {
			known(t, err)
			return
		}
		found, err := s.Find(context.Background())
		if err != nil {
			known(t, err)
		} else if _, again := mark.Parse(found.Mark.ID()); again != nil || found.Page < 0 || found.Page >= s.Len() {
			t.Errorf("found %+v of %d pages", found, s.Len())
		}
		if _, err := s.Picture(context.Background(), s.Len()-1, 1); err != nil {
			known(t, err)
		}
	})
}

func known(t *testing.T, err error) {
	t.Helper()
	var refused *reg.Error
	if !errors.As(err, &refused) {
		t.Errorf("an error without words: %v", err)
	}
}
