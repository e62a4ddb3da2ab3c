package paper

import (
	"context"
	"image"

	"golang.org/x/image/draw"

	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/report/scan"
)

// wish is a page to be painted: which, turned by so many quarters, so many dots
// wide.
type wish struct{ page, turn, dots int }

// source paints the pages of one side, one at a time, in the background. ratio is
// how many times its width the height of a page is.
type source interface {
	paint(w wish) (img image.Image, ratio float64, err error)
}

// ownPages are those of the document.
type ownPages struct{ *pdf.Pages }

func (p ownPages) paint(w wish) (image.Image, float64, error) {
	painter, err := raster.New()
	if err != nil {
		return nil, 1, err
	}
	width, height := p.Size()
	return painter.Page(p.Pages, w.page, float64(w.dots)/width), height / width, nil
}

// scanned are the pages of a scan. The one that was shown last is kept unpacked.
type scanned struct {
	scan       *scan.Scan
	page, turn int
	last       *image.RGBA
}

func (s *scanned) paint(w wish) (image.Image, float64, error) {
	if s.last == nil || s.page != w.page || s.turn != w.turn {
		s.last = nil
		img, err := s.scan.Picture(context.Background(), w.page, w.turn)
		if err != nil {
			return nil, 1, err
		}
		s.page, s.turn, s.last = w.page, w.turn, img
	}
	b := s.last.Bounds()
	ratio := float64(b.Dy()) / float64(b.Dx())
	if b.Dx() <= w.dots {
		return s.last, ratio, nil
	}
	small := image.NewRGBA(image.Rect(0, 0, w.dots, max(int(float64(w.dots)*ratio), 1)))
	draw.BiLinear.Scale(small, small.Rect, s.last, b, draw.Src, nil)
	return small, ratio, nil
}
