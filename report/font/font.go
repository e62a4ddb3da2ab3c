// Package font holds the typeface of the documents, Source Sans 3, and
// measures text in it. Its licence, the SIL Open Font License, lies in OFL.txt
// beside the files. It does not draw.
package font

import (
	_ "embed" // the font files
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed SourceSans3-Regular.ttf
var regular string

//go:embed SourceSans3-SemiBold.ttf
var semibold string

// Family is the name by which other programs know the typeface.
const Family = "Source Sans 3"

// Weight is one of the weights the documents use.
type Weight int

// The weights.
const (
	Regular Weight = iota
	SemiBold
)

// File returns the TrueType file of a weight.
func File(w Weight) []byte {
	if w == SemiBold {
		return []byte(semibold)
	}
	return []byte(regular)
}

// Face measures text in one weight. It remembers what it has measured and is
// not safe for several goroutines at once.
type Face struct {
	font     *sfnt.Font
	buf      sfnt.Buffer
	advances map[rune]float64
}

// missing is what is remembered of a rune without a glyph.
const missing = -1

// Open reads the face of a weight.
func Open(w Weight) (*Face, error) {
	f, err := sfnt.Parse(File(w))
	if err != nil {
		return nil, fmt.Errorf("read font: %w", err)
	}
	return &Face{font: f, advances: make(map[rune]float64)}, nil
}

// Has tells whether the face can show r.
func (f *Face) Has(r rune) bool { return f.lookup(r) != missing }

// Advance returns the width of r at size 1.
func (f *Face) Advance(r rune) float64 {
	if a := f.lookup(r); a != missing {
		return a
	}
	return f.glyphAdvance(0)
}

// Width returns the width of text at a size.
func (f *Face) Width(text string, size float64) float64 {
	var w float64
	for _, r := range text {
		w += f.Advance(r)
	}
	return w * size
}

func (f *Face) lookup(r rune) float64 {
	if a, ok := f.advances[r]; ok {
		return a
	}
	a := float64(missing)
	if g, err := f.font.GlyphIndex(&f.buf, r); err == nil && g != 0 {
		a = f.glyphAdvance(g)
	}
	f.advances[r] = a
	return a
}

func (f *Face) glyphAdvance(g sfnt.GlyphIndex) float64 {
	a, err := f.font.GlyphAdvance(&f.buf, g, fixed.I(1000), font.HintingNone)
	if err != nil {
		return 0
	}
	return float64(a) / 64 / 1000
}
