package chart

import (
	"samsvar/report"
	"samsvar/report/qr"
)

// CodeSide is how long the side of a mark's code is on paper: 22 mm, in points.
// Ordinary scanners see its modules well from 150 dots to an inch.
const CodeSide = 22 * 72 / 25.4

// Code returns a mark's code as a chart whose dark part has sides this long. Its
// width and its height are the size that is returned: all around there is as
// much empty as quiet, which a reader needs.
func Code(m report.ScanMark, side float64) (code Piece, size, quiet float64, err error) {
	c, err := qr.New(m.Payload)
	if err != nil {
		return Piece{}, 0, 0, err
	}
	module := side / float64(c.Size())
	quiet = qr.Quiet * module
	draw := func(on Canvas, x, y float64) {
		for _, r := range c.Rects() {
			on.Rect(x+quiet+float64(r.X)*module, y+quiet+float64(r.Y)*module, float64(r.W)*module, float64(r.H)*module, Ink)
		}
	}
	size = side + 2*quiet
	return Piece{Height: size, Draw: draw}, size, quiet, nil
}
