package pdf

import (
	"image"
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
)

// Surface is what a page can be painted on besides a PDF file. The unit is the
// point; y grows downwards from the upper left corner of the page.
type Surface interface {
	// Rect fills a rectangle whose upper left corner is (x, y).
	Rect(x, y, w, h float64, fill chart.Tone)
	// Line draws a straight line of the given width.
	Line(x1, y1, x2, y2, width float64, tone chart.Tone)
	// Picture fills a rectangle with a picture that nothing shines through.
	Picture(x, y, w, h float64, img image.Image)
	// Text writes one line with its left end at x and its baseline at y, turned
	// about that point by an angle in degrees, to the left. Each character is as
	// wide as its own advance in the typeface of package font.
	Text(x, y float64, text string, f chart.Font, angle float64)
}

// Pages is a document set on pages, the very ones that [Render] writes. Nothing
// in it changes any more: several goroutines may use it.
type Pages struct {
	pages    []page
	headings []Heading
}

// Heading is a heading and the page where it stands, from 0.
type Heading struct {
	Text  string
	Level int
	Page  int
}

// Lay sets a document on pages without writing a file. It also returns which
// characters are shown as a square.
func Lay(doc report.Document) (*Pages, []Replaced, error) {
	faces, err := chart.OpenFaces()
	if err != nil {
		return nil, nil, err
	}
	_, set, replaced, err := prepare(doc, faces)
	if err != nil {
		return nil, nil, err
	}
	p := &Pages{pages: set.pages}
	for i, pg := range set.pages {
		for _, m := range pg.marks {
			if m.kind == outlineMark {
				p.headings = append(p.headings, Heading{Text: m.text, Level: m.level, Page: i})
			}
		}
	}
	return p, replaced, nil
}

// Len is how many pages there are, at least one.
func (p *Pages) Len() int { return len(p.pages) }

// Size is how wide and high each page is, in points.
func (p *Pages) Size() (width, height float64) { return pageWidth, pageHeight }

// Headings are the headings in order.
func (p *Pages) Headings() []Heading { return p.headings }

// Paint paints a page, counted from 0, in the order in which the file has it.
func (p *Pages) Paint(n int, on Surface) {
	for _, l := range layers(p.pages[n]) {
		for _, m := range l.marks {
			m.paint(on)
		}
	}
}

func (m mark) paint(on Surface) {
	switch {
	case m.kind == rectMark:
		on.Rect(m.x, m.y, m.w, m.h, m.style.tone)
	case m.kind == lineMark:
		on.Line(m.x, m.y, m.x+m.w, m.y+m.h, m.style.size, m.style.tone)
	case m.kind == pictureMark:
		on.Picture(m.x, m.y, m.w, m.h, m.picture)
	case m.kind == textMark && m.role == draftRole:
		on.Text(m.x, m.y, m.text, m.style.font(), draftAngle)
	case m.kind == textMark && m.text != "":
		on.Text(m.x, m.y, m.text, m.style.font(), 0)
	}
}

// Text is what a page says, in reading order and without its head and foot: for
// those who listen, and for searching.
func (p *Pages) Text(n int) string {
	var b strings.Builder
	for _, l := range layers(p.pages[n]) {
		if l.of == nil || l.of.tag == pageLineTag {
			continue
		}
		for _, m := range l.marks {
			if m.kind == textMark {
				b.WriteString(strings.ReplaceAll(m.text, "\u00ad", ""))
			}
			if m.space {
				b.WriteByte(' ')
			}
		}
		b.WriteByte('\n')
	}
	return strings.TrimSpace(b.String())
}
