// Package scan reads the scan of a document that was signed on paper: a picture
// (PNG, JPEG), or a PDF whose pages are pictures. It finds the mark that was
// printed on the document (package mark), which tells which version the paper
// is of, and shows the pages upright.
//
// Files come from anywhere: sizes, pages, pixels and time have limits, and what
// the decoders of pictures may do with a file that is made to harm them ends as
// an error. The package judges no handwriting: whether someone has signed, and
// who, is seen by people.
//
// Its errors are *reg.Error, worded by i18n. Those of [Scan.Find] say what to do
// instead: scan anew, save in another way, or type the id that stands at the
// foot of each page.
package scan

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"strconv"

	"samsvar/model/reg"
	"samsvar/report/mark"
)

// The limits of a scan.
const (
	mostBytes  = 64 << 20
	mostPages  = 100
	mostPixels = 100_000_000 // of a page
	mostShown  = 2600        // dots of the longer side of a page that is shown
)

// Scan is a scan whose kind is known and whose size is within the limits. It
// does not change, and several goroutines may use it.
type Scan struct {
	data  []byte
	pages int
	kind  kind
}

type kind int

const (
	isPNG kind = iota
	isJPEG
	isPDF
)

// Found is a mark that was found.
type Found struct {
	Mark mark.Mark
	// Page is where it was found, from 0.
	Page int
	// Turn is how many quarters the page must be turned, clockwise, to stand
	// upright.
	Turn int
}

// Open looks at a file without searching it. The file must not change later.
func Open(data []byte) (*Scan, error) {
	if len(data) > mostBytes {
		return nil, tooLarge()
	}
	s := &Scan{data: data, pages: 1}
	_, err := guarded(func() (int, error) { return 0, s.open() })
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Scan) open() error {
	switch {
	case bytes.HasPrefix(s.data, []byte("%PDF-")):
		p, err := openPaper(s.data)
		if err != nil {
			return err
		}
		s.kind, s.pages = isPDF, len(p.pages)
		if s.pages == 0 {
			return errorf("scan_damaged")
		}
		if s.pages > mostPages {
			return tooLarge()
		}
		return nil
	case bytes.HasPrefix(s.data, []byte("\x89PNG\r\n\x1a\n")):
		s.kind = isPNG
		return within(png.DecodeConfig(bytes.NewReader(s.data)))
	case bytes.HasPrefix(s.data, []byte("\xff\xd8\xff")):
		s.kind = isJPEG
		return within(jpeg.DecodeConfig(bytes.NewReader(s.data)))
	}
	return errorf("scan_format")
}

// within refuses pictures of too many dots, before they are unpacked.
func within(c image.Config, err error) error {
	switch {
	case err != nil || c.Width < 1 || c.Height < 1:
		return errorf("scan_damaged")
	case c.Width > mostPixels/c.Height:
		return tooLarge()
	}
	return nil
}

// Len is how many pages there are.
func (s *Scan) Len() int { return s.pages }

// Find searches all pages for a mark, the last ones first, since documents are
// signed at their end. It takes five seconds at most.
func (s *Scan) Find(ctx context.Context) (Found, error) {
	ctx, cancel := context.WithTimeout(ctx, mostTime)
	defer cancel()
	return inTime(ctx, func() (Found, error) { return s.find(ctx) })
}

// find looks at all pages quickly, and then again with more effort.
func (s *Scan) find(ctx context.Context) (Found, error) {
	var why failure
	for _, hard := range []bool{false, true} {
		for n := s.pages - 1; n >= 0; n-- {
			if ctx.Err() != nil {
				return Found{}, ctx.Err()
			}
			found, err := guarded(func() (Found, error) { return s.findOn(ctx, n, hard) })
			if err == nil {
				return found, nil
			}
			why.add(err)
		}
	}
	return Found{}, why.err
}

// failure keeps the error that tells most of why nothing was found.
type failure struct {
	err    error
	weight int
}

func (f *failure) add(err error) {
	if w := weight(err); w > f.weight {
		f.err, f.weight = err, w
	}
}

// weight is larger for what tells more.
func weight(err error) int {
	var e *reg.Error
	if !errors.As(err, &e) {
		return 1
	}
	switch e.Code {
	case "scan_no_pictures":
		return 2
	case "scan_no_code":
		return 3
	case "scan_damaged":
		return 4
	case "scan_packing", "scan_too_large":
		return 5
	}
	return 6 // a code that is not ours, or of a later version
}

func (s *Scan) findOn(ctx context.Context, page int, hard bool) (Found, error) {
	pictures, err := s.pictures(page)
	why := failure{}
	if err != nil {
		why.add(err)
	}
	for _, p := range pictures {
		found, err := search(ctx, grey(p), hard)
		if err == nil {
			found.Page = page
			return found, nil
		}
		why.add(err)
	}
	return Found{}, why.err
}

// Picture is a page, from 0, turned clockwise by so many quarters. It is made
// smaller where it has far more dots than a screen.
func (s *Scan) Picture(ctx context.Context, page, turn int) (*image.RGBA, error) {
	ctx, cancel := context.WithTimeout(ctx, mostTime)
	defer cancel()
	return inTime(ctx, func() (*image.RGBA, error) {
		if page < 0 || page >= s.pages {
			return nil, errorf("scan_damaged")
		}
		pictures, err := s.pictures(page)
		if len(pictures) == 0 {
			return nil, err
		}
		return turned(shrunkColour(pictures[0], mostShown), turn), nil
	})
}

// pictures unpacks what is on a page, the largest picture first. Where only some
// can be unpacked it returns both them and an error.
func (s *Scan) pictures(page int) ([]image.Image, error) {
	var img image.Image
	var err error
	switch s.kind {
	case isPNG:
		img, err = png.Decode(bytes.NewReader(s.data))
	case isJPEG:
		img, err = jpeg.Decode(bytes.NewReader(s.data))
	case isPDF:
		p, err := openPaper(s.data)
		if err != nil {
			return nil, err
		}
		return p.pictures(page)
	}
	if err != nil {
		return nil, errorf("scan_damaged")
	}
	return []image.Image{img}, nil
}

// inTime does work in the background and waits for it no longer than allowed.
func inTime[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := guarded(work)
		done <- outcome{value, err}
	}()
	var o outcome
	select {
	case o = <-done:
	case <-ctx.Done():
		o.err = ctx.Err()
	}
	if errors.Is(o.err, context.DeadlineExceeded) {
		o.err = errorf("scan_slow")
	}
	return o.value, o.err
}

// guarded makes an error of what a decoder may stumble on.
func guarded[T any](work func() (T, error)) (value T, err error) {
	defer func() {
		if recover() != nil {
			err = errorf("scan_damaged")
		}
	}()
	return work()
}

func errorf(code string, args ...string) error { return &reg.Error{Code: code, Args: args} }

func tooLarge() error {
	return errorf("scan_too_large", strconv.Itoa(mostBytes>>20), strconv.Itoa(mostPages), strconv.Itoa(mostPixels/1_000_000))
}
