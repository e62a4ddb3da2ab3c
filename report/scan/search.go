package scan

import (
	"context"
	"errors"
	"image"
	"math"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"samsvar/model/reg"
	"samsvar/report/mark"
)

// The sizes at which a page is looked at, in dots of its longer side.
const (
	ordinary = 2600 // an A4 page at 200 dots to an inch, and somewhat more
	small    = 1300
	largest  = 7200 // beyond 600 dots to an inch nothing is won
)

// mostCentres is how many spots of a page may look like a code's corner. The
// time that the search takes grows with their third power.
const mostCentres = 120

// attempt is one way to look at a page.
type attempt struct {
	img *image.Gray
	// part is what of it is looked at.
	part image.Rectangle
	// even takes one shade for the border between dark and light on all of the
	// page, which finds codes that are blurred.
	even bool
}

// search finds the mark on a page. Hard looks in all ways that are known to
// help, which takes some ten times as long.
func search(ctx context.Context, page *image.Gray, hard bool) (Found, error) {
	why := errorf("scan_no_code")
	for _, a := range attempts(page, hard) {
		if ctx.Err() != nil {
			return Found{}, ctx.Err()
		}
		text, turn, ok := a.read(ctx)
		if !ok {
			continue
		}
		m, err := mark.Parse(text)
		if err == nil {
			return Found{Mark: m, Turn: turn}, nil
		}
		why = err
		var e *reg.Error
		if errors.As(err, &e) && e.Code == "not_mark" {
			why = errorf("scan_other_code", e.Args...)
		}
	}
	return Found{}, why
}

func attempts(page *image.Gray, hard bool) []attempt {
	first := shrunk(page, ordinary)
	if !hard {
		return []attempt{{img: first, part: first.Rect}}
	}
	soft := softened(first)
	all := []attempt{{img: first, part: first.Rect, even: true}, {img: soft, part: soft.Rect}, {img: soft, part: soft.Rect, even: true}}
	if full := shrunk(page, largest); full.Rect != first.Rect {
		all = append(all, attempt{img: full, part: full.Rect})
	}
	less := shrunk(page, small)
	all = append(all, attempt{img: less, part: less.Rect})
	for _, part := range tiles(first.Rect) {
		all = append(all, attempt{img: first, part: part}, attempt{img: first, part: part, even: true}, attempt{img: soft, part: part})
	}
	return all
}

// tiles are parts of a page that overlap: a code lies whole in one of them, and
// is found there although there is something like a code elsewhere.
func tiles(all image.Rectangle) []image.Rectangle {
	const across, down = 3, 4
	w, h := all.Dx()/across, all.Dy()/down
	var parts []image.Rectangle
	for y := range down - 1 {
		for x := range across - 1 {
			from := all.Min.Add(image.Pt(x*w, y*h))
			parts = append(parts, image.Rectangle{from, from.Add(image.Pt(2*w, 2*h))}.Intersect(all))
		}
	}
	return parts
}

// stop is what ends a search from within.
type stop struct{}

// read looks for a code and returns what it says, and how the page is to be
// turned for it to stand upright.
func (a attempt) read(ctx context.Context) (text string, turn int, ok bool) {
	defer func() {
		if recover() != nil { // the search was stopped, or the library failed
			text, turn, ok = "", 0, false
		}
	}()
	source, err := gozxing.NewPlanarYUVLuminanceSource(a.img.Pix, a.img.Stride, a.img.Rect.Dy(),
		a.part.Min.X, a.part.Min.Y, a.part.Dx(), a.part.Dy(), false)
	if err != nil {
		return "", 0, false
	}
	binarizer := gozxing.NewHybridBinarizer(source)
	if a.even {
		binarizer = gozxing.NewGlobalHistgramBinarizer(source)
	}
	bitmap, err := gozxing.NewBinaryBitmap(binarizer)
	if err != nil {
		return "", 0, false
	}
	result, err := qrcode.NewQRCodeReader().Decode(bitmap, hints(ctx))
	if err != nil {
		return "", 0, false
	}
	return result.GetText(), turnOf(result.GetResultPoints()), true
}

// hints are what the library goes by. It calls back for every spot that looks
// like a corner, which is where a search that takes too long is ended.
func hints(ctx context.Context) map[gozxing.DecodeHintType]interface{} {
	centres := 0
	return map[gozxing.DecodeHintType]interface{}{
		gozxing.DecodeHintType_TRY_HARDER:    true,
		gozxing.DecodeHintType_CHARACTER_SET: "UTF-8",
		gozxing.DecodeHintType_NEED_RESULT_POINT_CALLBACK: gozxing.ResultPointCallback(func(gozxing.ResultPoint) {
			if centres++; centres > mostCentres || ctx.Err() != nil {
				panic(stop{})
			}
		}),
	}
}

// turnOf tells by the corners of a code (lower left, upper left, upper right) by
// how many quarters the page must be turned clockwise.
func turnOf(corners []gozxing.ResultPoint) int {
	if len(corners) < 3 {
		return 0
	}
	dx, dy := corners[2].GetX()-corners[1].GetX(), corners[2].GetY()-corners[1].GetY()
	quarters := int(math.Round(math.Atan2(dy, dx) / (math.Pi / 2)))
	return ((-quarters)%4 + 4) % 4
}
