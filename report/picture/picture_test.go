package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/picture"
	"samsvar/report/reporttest"
)

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claim is a picture whose head says that it is that large.
func claim(t testing.TB, w, h uint32) []byte {
	data := asPNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestTransparencyBecomesWhite(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	img.Set(0, 0, color.NRGBA{R: 200, A: 255})
	img.Set(1, 0, color.NRGBA{A: 128})
	got, err := picture.Decode(asPNG(t, img))
	if err != nil {
		t.Fatal(err)
	}
	if c := got.RGBAAt(3, 3); c != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("what shone through is %v", c)
	}
	if c := got.RGBAAt(1, 0); c.A != 255 || c.R < 120 || c.R > 135 {
		t.Errorf("half of black is %v", c)
	}
	if c := got.RGBAAt(0, 0); c != (color.RGBA{200, 0, 0, 255}) {
		t.Errorf("red is %v", c)
	}
}

func TestSizes(t *testing.T) {
	for _, tt := range []struct {
		name               string
		w, h, wantW, wantH int
	}{
		{"small", 30, 20, 30, 20}, {"wide", 4000, 100, 1000, 25}, {"high", 100, 3200, 10, 320}, {"thin", 9000, 1, 1000, 1},
	} {
		for form, data := range map[string][]byte{"png": asPNG(t, image.NewGray(image.Rect(0, 0, tt.w, tt.h))),
			"jpeg": asJPEG(t, image.NewGray(image.Rect(0, 0, tt.w, tt.h)))} {
			got, err := picture.Decode(data)
			if err != nil {
				t.Fatalf("%s %s: %v", tt.name, form, err)
			}
			if b := got.Bounds(); b.Dx() != tt.wantW || b.Dy() != tt.wantH {
				t.Errorf("%s %s is %v", tt.name, form, b)
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	good := reporttest.Logo()
	for name, tt := range map[string]struct {
		data []byte
		want error
	}{
		"nothing": {nil, picture.ErrNoPicture}, "text": {[]byte("<svg/>"), picture.ErrNoPicture},
		"cut short": {good[:len(good)/2], picture.ErrNoPicture}, "only a beginning": {[]byte("\xff\xd8\xff"), picture.ErrNoPicture},
		"many dots": {claim(t, 100_000, 100_000), picture.ErrTooLarge}, "most dots": {claim(t, 0x7fffffff, 0x7fffffff), picture.ErrNoPicture},
		"many bytes":  {append(bytes.Clone(good), make([]byte, picture.MaxBytes)...), picture.ErrTooLarge},
		"not so many": {claim(t, 3000, 3000), picture.ErrNoPicture},
	} {
		if _, err := picture.Clean(tt.data); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCleanIsSettled demands the same bytes each time, also of what is clean.
func TestCleanIsSettled(t *testing.T) {
	first, err := picture.Clean(reporttest.Logo())
	if err != nil {
		t.Fatal(err)
	}
	again, err := picture.Clean(first)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("cleaning twice gives something else (%v)", err)
	}
}

func FuzzClean(f *testing.F) {
	f.Add(reporttest.Logo())
	f.Add(asJPEG(f, image.NewGray(image.Rect(0, 0, 9, 9))))
	f.Fuzz(func(t *testing.T, data []byte) {
		clean, err := picture.Clean(data)
		if err != nil {
			return
		}
		if _, err := picture.Decode(clean); err != nil {
			t.Errorf("what was clean is refused: %v", err)
		}
	})
}

// agencies is a source with one agency, and its files.
type agencies struct {
	agency model.Agency
	files  map[string][]byte
}

func (a *agencies) All(register string) []reg.Record {
	if register == model.Agencies.Key {
		return []reg.Record{&a.agency}
	}
	return nil
}

func (a *agencies) Get(string, reg.ID) (reg.Record, bool) { return nil, false }

func (a *agencies) OpenFile(f reg.File) (io.ReadCloser, error) {
	data, ok := a.files[f.Name]
	if !ok {
		return nil, errors.New("missing")
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func TestLogo(t *testing.T) {
	a := &agencies{files: map[string][]byte{"old.png": asPNG(t, image.NewGray(image.Rect(0, 0, 1, 1))), "new.png": reporttest.Logo(), "bad": []byte("no")}}
	if got, err := picture.Logo(a, a); err != nil || got.Data != nil {
		t.Errorf("without a file: %v, %v", got, err)
	}
	a.agency.Logo = []reg.File{{Name: "old.png"}, {Name: "new.png"}}
	want, err := picture.Clean(reporttest.Logo())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := picture.Logo(a, a); err != nil || !bytes.Equal(got.Data, want) {
		t.Errorf("not the last file: %d bytes, %v", len(got.Data), err)
	}
	for _, name := range []string{"bad", "gone"} {
		a.agency.Logo = []reg.File{{Name: name}}
		if got, err := picture.Logo(a, a); err == nil || got.Data != nil {
			t.Errorf("%s gives a picture (%v)", name, err)
		}
	}
	a.agency.Logo = []reg.File{{Name: "new.png", Size: picture.MaxBytes + 1}}
	if _, err := picture.Logo(a, a); !errors.Is(err, picture.ErrTooLarge) {
		t.Errorf("a large file: %v", err)
	}
}
