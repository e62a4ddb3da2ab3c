// Package raster paints the pages of a document as pictures, for a window: with
// the marks, the measures and the typeface of the PDF file, so that what is
// shown is what is written. It sets nothing on pages itself and knows no window.
package raster

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"samsvar/report/chart"
	"samsvar/report/font"
	"samsvar/report/pdf"
)

// Painter paints pages. It remembers the outlines of letters and is not safe for
// several goroutines at once.
type Painter struct {
	faces [2]*face
}

// face is the outlines of one weight, at size 1.
type face struct {
	font     *sfnt.Font
	buf      sfnt.Buffer
	outlines map[rune]outline
}

// outline is a letter at size 1, y downwards.
type outline struct {
	segments []segment
	advance  float64
}

type segment struct {
	op   sfnt.SegmentOp
	args [3]point
}

type point struct{ x, y float64 }

// New makes a painter.
func New() (*Painter, error) {
	p := &Painter{}
	for i, w := range []font.Weight{font.Regular, font.SemiBold} {
		f, err := sfnt.Parse(font.File(w))
		if err != nil {
			return nil, fmt.Errorf("read font: %w", err)
		}
		p.faces[i] = &face{font: f, outlines: map[rune]outline{}}
	}
	return p, nil
}

// Page paints a page, counted from 0, with so many dots to a point.
func (p *Painter) Page(pages *pdf.Pages, n int, dots float64) *image.RGBA {
	w, h := pages.Size()
	img := image.NewRGBA(image.Rect(0, 0, int(math.Round(w*dots)), int(math.Round(h*dots))))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	pages.Paint(n, &sheet{painter: p, img: img, dots: dots, pen: &vector.Rasterizer{}})
	return img
}

// sheet is the picture of one page.
type sheet struct {
	painter *Painter
	img     *image.RGBA
	dots    float64
	pen     *vector.Rasterizer
}

// Rect implements pdf.Surface.
func (s *sheet) Rect(x, y, w, h float64, fill chart.Tone) {
	s.fill(shape{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, fill)
}

// Line implements pdf.Surface. A thin line is never thinner than a dot, which
// would be too pale to see.
func (s *sheet) Line(x1, y1, x2, y2, width float64, tone chart.Tone) {
	length := math.Hypot(x2-x1, y2-y1)
	if length == 0 {
		return
	}
	half := max(width, 1/s.dots) / 2
	dx, dy := (y2-y1)/length*half, (x1-x2)/length*half
	if x1 == x2 || y1 == y2 { // along the dots, so that it is sharp
		x1, y1, x2, y2 = s.snap(x1, dx), s.snap(y1, dy), s.snap(x2, dx), s.snap(y2, dy)
	}
	s.fill(shape{{x1 + dx, y1 + dy}, {x2 + dx, y2 + dy}, {x2 - dx, y2 - dy}, {x1 - dx, y1 - dy}}, tone)
}

// snap moves the middle of a line so that its edge lies between two dots.
func (s *sheet) snap(at, half float64) float64 {
	return math.Round((at-half)*s.dots)/s.dots + half
}

// shape is the corners of a surface, in points.
type shape []point

func (s *sheet) fill(corners shape, tone chart.Tone) {
	box := s.begin(corners)
	if box.Empty() {
		return
	}
	for i, c := range corners {
		x, y := float32(c.x*s.dots-float64(box.Min.X)), float32(c.y*s.dots-float64(box.Min.Y))
		if i == 0 {
			s.pen.MoveTo(x, y)
		} else {
			s.pen.LineTo(x, y)
		}
	}
	s.pen.ClosePath()
	s.end(box, tone)
}

// begin prepares the pen for what lies within these corners, and returns the
// dots that it covers.
func (s *sheet) begin(corners shape) image.Rectangle {
	box := image.Rectangle{Min: image.Pt(math.MaxInt32, math.MaxInt32), Max: image.Pt(math.MinInt32, math.MinInt32)}
	for _, c := range corners {
		x, y := c.x*s.dots, c.y*s.dots
		box.Min.X, box.Min.Y = min(box.Min.X, int(math.Floor(x))), min(box.Min.Y, int(math.Floor(y)))
		box.Max.X, box.Max.Y = max(box.Max.X, int(math.Ceil(x))), max(box.Max.Y, int(math.Ceil(y)))
	}
	box = box.Intersect(s.img.Bounds())
	if !box.Empty() {
		s.pen.Reset(box.Dx(), box.Dy())
	}
	return box
}

func (s *sheet) end(box image.Rectangle, tone chart.Tone) {
	r, g, b := tone.RGB()
	s.pen.Draw(s.img, box, image.NewUniform(color.RGBA{r, g, b, 255}), image.Point{})
}

// Picture implements pdf.Surface.
func (s *sheet) Picture(x, y, w, h float64, img image.Image) {
	at := func(v float64) int { return int(math.Round(v * s.dots)) }
	xdraw.CatmullRom.Scale(s.img, image.Rect(at(x), at(y), at(x+w), at(y+h)), img, img.Bounds(), draw.Over, nil)
}

// Text implements pdf.Surface.
func (s *sheet) Text(x, y float64, text string, f chart.Font, angle float64) {
	letters := s.painter.faces[0]
	if f.Bold {
		letters = s.painter.faces[1]
	}
	sin, cos := math.Sincos(-angle * math.Pi / 180)
	place := func(along, down float64) point {
		return point{x + along*cos - down*sin, y + along*sin + down*cos}
	}
	width := 0.0
	for _, r := range text {
		width += letters.outline(r).advance * f.Size
	}
	above, below := -1.2*f.Size, 0.5*f.Size
	box := s.begin(shape{place(-f.Size, above), place(width+f.Size, above), place(width+f.Size, below), place(-f.Size, below)})
	if box.Empty() {
		return
	}
	along := 0.0
	for _, r := range text {
		letter := letters.outline(r)
		s.letter(letter, box, func(p point) point { return place(along+p.x*f.Size, p.y*f.Size) })
		along += letter.advance * f.Size
	}
	s.end(box, f.Tone)
}

func (s *sheet) letter(o outline, box image.Rectangle, place func(point) point) {
	at := func(p point) (x, y float32) {
		p = place(p)
		return float32(p.x*s.dots - float64(box.Min.X)), float32(p.y*s.dots - float64(box.Min.Y))
	}
	for _, g := range o.segments {
		ax, ay := at(g.args[0])
		switch g.op {
		case sfnt.SegmentOpMoveTo:
			s.pen.ClosePath()
			s.pen.MoveTo(ax, ay)
		case sfnt.SegmentOpLineTo:
			s.pen.LineTo(ax, ay)
		case sfnt.SegmentOpQuadTo:
			bx, by := at(g.args[1])
			s.pen.QuadTo(ax, ay, bx, by)
		case sfnt.SegmentOpCubeTo:
			bx, by := at(g.args[1])
			cx, cy := at(g.args[2])
			s.pen.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	s.pen.ClosePath()
}

// outline reads a letter. The soft hyphen that divides a word looks like a
// hyphen.
func (f *face) outline(r rune) outline {
	if r == '\u00ad' {
		r = '-'
	}
	if o, ok := f.outlines[r]; ok {
		return o
	}
	const size = 1000
	ppem := fixed.I(size)
	o := outline{}
	glyph, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return o
	}
	if a, err := f.font.GlyphAdvance(&f.buf, glyph, ppem, 0); err == nil {
		o.advance = float64(a) / 64 / size
	}
	segments, err := f.font.LoadGlyph(&f.buf, glyph, ppem, nil)
	if err == nil {
		for _, g := range segments {
			own := segment{op: g.Op}
			for i, a := range g.Args {
				own.args[i] = point{float64(a.X) / 64 / size, float64(a.Y) / 64 / size}
			}
			o.segments = append(o.segments, own)
		}
	}
	f.outlines[r] = o
	return o
}
