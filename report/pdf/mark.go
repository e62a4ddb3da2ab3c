package pdf

import (
	"image"

	"samsvar/report/chart"
)

// kind is what a mark draws.
type kind int

const (
	textMark kind = iota
	rectMark
	lineMark
	// outlineMark draws nothing: it is an entry of the reader's outline.
	outlineMark
	// linkMark draws nothing: it is a rectangle that leads to a heading.
	linkMark
	// fieldMark draws nothing: it is where an electronic signature goes.
	fieldMark
	// pictureMark is a picture that fills its rectangle.
	pictureMark
	// pageRefMark becomes the number of the page where a heading stands.
	pageRefMark
)

// role is what a mark is in the document. Everything but content, headings and
// column heads is furniture, which a reader of the text may skip.
type role int

const (
	contentRole role = iota
	headingRole
	columnRole
	// repeatedRole is a column head that is shown again on a later page.
	repeatedRole
	pageHeadRole
	pageFootRole
	draftRole
)

// mark is one thing on a page. Its position counts from the upper left corner
// of its box, and of the page once it is placed. Text has its left end at x and
// its baseline at y; a line goes from (x, y) to (x+w, y+h).
type mark struct {
	kind       kind
	role       role
	x, y, w, h float64
	text       string
	style      style
	picture    image.Image
	// of is the element whose content the mark is; nil is for what only
	// adorns the page.
	of *element
	// space follows the text in the file, so that its words do not run into
	// those of the next line when it is read out or searched.
	space bool
	// mute is for a text of the page's head or foot that is never read out.
	mute bool
	// field is the name of a signature field; its text is what it is for.
	field string
	// under puts a rectangle behind the draft mark, which is behind the rest.
	under bool
	// heading is the number of the heading an outline or page reference is of;
	// level is its level.
	heading, level int
}

// page is a finished page.
type page struct {
	marks []mark
}

// put adds the marks of a box whose upper left corner is at (x, y). Tints that
// continue the one above are joined, so that no seam shows between them.
func (p *page) put(marks []mark, x, y float64) {
	for _, m := range marks {
		m.x += x
		m.y += y
		if !p.extend(m) {
			p.marks = append(p.marks, m)
		}
	}
}

func (p *page) extend(m mark) bool {
	if !m.under {
		return false
	}
	for i := len(p.marks) - 1; i >= 0; i-- {
		last := &p.marks[i]
		if last.kind != rectMark || last.x != m.x {
			continue
		}
		if last.w != m.w || last.style != m.style || abs(last.y+last.h-m.y) > 0.01 {
			return false
		}
		last.h += m.h
		return true
	}
	return false
}

func abs(v float64) float64 { return max(v, -v) }

func rectangle(x, y, w, h float64, tone chart.Tone) mark {
	return mark{kind: rectMark, x: x, y: y, w: w, h: h, style: style{tone: tone}}
}

// rule is a line; its thickness is the style's size.
func rule(x, y, w, h, thickness float64, tone chart.Tone) mark {
	return mark{kind: lineMark, x: x, y: y, w: w, h: h, style: style{size: thickness, tone: tone}}
}

// recorder is the canvas on which a chart leaves marks.
type recorder struct {
	*chart.Faces
	marks []mark
	of    *element
}

// Rect implements chart.Canvas.
func (r *recorder) Rect(x, y, w, h float64, fill chart.Tone) {
	r.put(rectangle(x, y, w, h, fill))
}

// Line implements chart.Canvas.
func (r *recorder) Line(x1, y1, x2, y2, width float64, tone chart.Tone) {
	r.put(rule(x1, y1, x2-x1, y2-y1, width, tone))
}

// Text implements chart.Canvas.
func (r *recorder) Text(x, y float64, text string, f chart.Font) {
	w := r.Width(text, f)
	switch f.Anchor {
	case chart.Middle:
		x -= w / 2
	case chart.End:
		x -= w
	}
	r.put(mark{x: x, y: y, w: w, text: text, style: styleOf(f), space: true})
}

// put leaves a mark of the chart.
func (r *recorder) put(m mark) {
	m.of = r.of
	r.marks = append(r.marks, m)
}
