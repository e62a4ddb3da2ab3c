// Package picture takes in the picture that an agency puts at the head of its
// documents. Whatever the file is, what comes out is small, opaque, and the same
// for the same file; a file that is no such picture is refused, never trusted.
// It does not draw and knows no document format.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
)

// The limits of a file that is taken: its bytes and its dots.
const (
	MaxBytes  = 4 << 20
	MaxPixels = 10 << 20
)

// What is kept of a picture at most: enough for print in the size of a head.
const (
	keptWidth  = 1000
	keptHeight = 320
)

// The reasons to refuse a file.
var (
	// ErrTooLarge is for a file of more bytes or dots than are taken.
	ErrTooLarge = errors.New("the picture is too large")
	// ErrNoPicture is for a file that is neither PNG nor JPEG, or is damaged.
	ErrNoPicture = errors.New("the file is no picture that can be read")
)

// Opener opens the content of an attached file; a store is one.
type Opener interface {
	OpenFile(file reg.File) (io.ReadCloser, error)
}

// Logo is the agency's logo, or nothing where it has none. With an error there
// is none either, and a document can do without.
func Logo(src reg.Source, from Opener) (report.Picture, error) {
	for _, a := range model.Agencies.All(src) {
		if len(a.Logo) == 0 {
			continue
		}
		file := a.Logo[len(a.Logo)-1] // the one attached last
		made, err := read(file, from)
		if err != nil {
			return report.Picture{}, fmt.Errorf("%s: %w", file.Name, err)
		}
		return report.Picture{Data: made}, nil
	}
	return report.Picture{}, nil
}

func read(file reg.File, from Opener) (data []byte, err error) {
	if file.Size > MaxBytes {
		return nil, ErrTooLarge
	}
	r, err := from.OpenFile(file)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closed := r.Close(); err == nil {
			err = closed
		}
	}()
	data, err = io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return Clean(data)
}

// Clean returns a picture as every document holds it: a PNG without
// transparency, no larger than it needs to be.
func Clean(data []byte) ([]byte, error) {
	img, err := Decode(data)
	if err != nil {
		return nil, err
	}
	return Encode(img)
}

// Encode writes a picture as PNG. The same picture gives the same bytes.
func Encode(img image.Image) ([]byte, error) {
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img); err != nil {
		return nil, fmt.Errorf("write picture: %w", err)
	}
	return b.Bytes(), nil
}

// Decode reads PNG or JPEG and lays it on white, made smaller where it has more
// dots than a head can show.
func Decode(data []byte) (*image.RGBA, error) {
	if len(data) > MaxBytes {
		return nil, ErrTooLarge
	}
	decode, measure := png.Decode, png.DecodeConfig
	if bytes.HasPrefix(data, []byte("\xff\xd8")) {
		decode, measure = jpeg.Decode, jpeg.DecodeConfig
	}
	config, err := measure(bytes.NewReader(data))
	switch {
	case err != nil || config.Width <= 0 || config.Height <= 0:
		return nil, ErrNoPicture
	case config.Width > MaxPixels/config.Height:
		return nil, ErrTooLarge
	}
	img, err := decode(bytes.NewReader(data))
	if err != nil || img.Bounds().Empty() {
		return nil, ErrNoPicture
	}
	return onWhite(img), nil
}

// onWhite lays a picture on white, in the size that is kept.
func onWhite(img image.Image) *image.RGBA {
	w, h := kept(img.Bounds().Dx(), img.Bounds().Dy())
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if w == img.Bounds().Dx() && h == img.Bounds().Dy() {
		draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), draw.Over, nil)
	}
	for i := 3; i < len(out.Pix); i += 4 { // rounding must leave nothing that shines through
		out.Pix[i] = 0xff
	}
	return out
}

// kept is the size within the limits, in the same shape.
func kept(w, h int) (int, int) {
	if w > keptWidth {
		w, h = keptWidth, max(1, h*keptWidth/w)
	}
	if h > keptHeight {
		w, h = max(1, w*keptHeight/h), keptHeight
	}
	return w, h
}

// Fit is how large a picture of this size stands within a width and a height,
// in the same shape.
func Fit(img image.Image, width, height float64) (w, h float64) {
	b := img.Bounds()
	scale := min(width/float64(b.Dx()), height/float64(b.Dy()))
	return float64(b.Dx()) * scale, float64(b.Dy()) * scale
}
