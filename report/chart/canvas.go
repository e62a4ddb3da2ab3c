// Package chart draws the figures of a document: grouped bars and the risk
// matrix. It draws on a small [Canvas], so that a printed page, a file for the
// web and a window can be backs of the same drawing; an SVG back is here.
//
// Every value stands as text beside its bar and every severity has its sign, so
// colour carries nothing alone. It does not choose what to show, and it words
// nothing.
package chart

// Canvas is a surface to draw on. The unit is the point; y grows downwards.
type Canvas interface {
	Measurer
	// Rect fills a rectangle whose upper left corner is (x, y).
	Rect(x, y, w, h float64, fill Tone)
	// Line draws a straight line of the given width.
	Line(x1, y1, x2, y2, width float64, tone Tone)
	// Text writes one line with its baseline at y, anchored at x.
	Text(x, y float64, text string, f Font)
}

// Measurer tells how wide a line of text is.
type Measurer interface {
	Width(text string, f Font) float64
}

// Font is how a text is set.
type Font struct {
	Size   float64
	Bold   bool
	Anchor Anchor
	Tone   Tone
}

// Anchor is the point of a text that is placed at x.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Piece is a part of a chart that must not be divided. The pieces of a chart
// are drawn one below the other; a page may break between them.
type Piece struct {
	Height float64
	// Draw draws the piece with its upper left corner at (x, y).
	Draw func(c Canvas, x, y float64)
}

// Draw draws all pieces from (x, y) downwards and returns their height.
func Draw(c Canvas, pieces []Piece, x, y float64) float64 {
	top := y
	for _, p := range pieces {
		p.Draw(c, x, y)
		y += p.Height
	}
	return y - top
}
