package pdf

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
)

// Where the head and the foot of a page stand.
const (
	headBaseline  = 50.0
	headLine      = 60.0
	footLine      = pageHeight - 62.0
	footBaseline  = pageHeight - 47.0
	footerLines   = 2
	pageLabelRoom = 110.0
)

// furnish adds the head, the foot and, to a draft, its mark.
func (p *page) furnish(doc report.Document, number, of int, faces *chart.Faces) {
	s := setter{faces}
	p.head(doc, s)
	p.foot(doc, number, of, s)
	if doc.Draft {
		p.draftMark(doc.DraftMark, s)
	}
}

// head shows the classification and the case number to the right; they have
// room before the agency's name.
func (p *page) head(doc report.Document, s setter) {
	st := furnitureStyle()
	strong := st.inBold().in(chart.Ink)
	draft := ""
	if doc.Draft {
		draft = doc.DraftMark
	}
	right := pageWidth - marginRight
	for _, part := range []struct {
		text string
		st   style
		most float64
	}{{doc.CaseNo, st, 0.4}, {doc.Classification, strong, 0.5}, {draft, strong, 0.5}} {
		if strings.TrimSpace(part.text) == "" {
			continue
		}
		if right < pageWidth-marginRight {
			right = p.right(" · ", st, right, 20, s)
			p.mute()
		}
		right = p.right(part.text, part.st, right, (right-marginLeft)*part.most, s)
	}
	text, w := s.one(doc.Agency, st, max(right-marginLeft-20, 1))
	p.furniture(pageHeadRole, text, st, marginLeft, headBaseline, w)
	line := rule(marginLeft, headLine, bodyWidth, 0, 0.4, chart.Hairline)
	line.role = pageHeadRole
	p.marks = append(p.marks, line)
}

// right sets text in the head with its right end at x and returns its left end.
func (p *page) right(text string, st style, x, most float64, s setter) float64 {
	text, w := s.one(text, st, most)
	p.furniture(pageHeadRole, text, st, x-w, headBaseline, w)
	return x - w
}

func (p *page) foot(doc report.Document, number, of int, s setter) {
	st := furnitureStyle()
	line := rule(marginLeft, footLine, bodyWidth, 0, 0.4, chart.Hairline)
	line.role = pageFootRole
	p.marks = append(p.marks, line)
	for i, text := range doc.Footer[:min(len(doc.Footer), footerLines)] {
		room := bodyWidth
		if i == 0 {
			room -= pageLabelRoom + columnGap // the page's number stands beside it
		}
		text, w := s.one(text, st, room)
		p.furniture(pageFootRole, text, st, marginLeft, footBaseline+float64(i)*st.leading, w)
	}
	label := strings.NewReplacer("{page}", strconv.Itoa(number), "{pages}", strconv.Itoa(of)).Replace(doc.PageLabel)
	label, w := s.one(label, st.in(chart.Ink), pageLabelRoom)
	p.furniture(pageFootRole, label, st.in(chart.Ink), pageWidth-marginRight-w, footBaseline, w)
	p.mute()
}

func (p *page) furniture(r role, text string, st style, x, y, w float64) {
	p.marks = append(p.marks, mark{role: r, x: x, y: y, w: w, text: text, style: st})
}

// mute keeps what was just set from ever being read out.
func (p *page) mute() { p.marks[len(p.marks)-1].mute = true }

// draftAngle is how the draft mark lies across the page, in degrees.
const draftAngle = 52.0

// draftMark sets the mark as large as the page's diagonal allows.
func (p *page) draftMark(text string, s setter) {
	const length, largest = 640.0, 150.0
	st := style{size: 10, bold: true, tone: chart.Watermark}
	text, w := s.one(text, st, length)
	if w == 0 {
		return
	}
	st.size = min(largest, 10*length/w)
	w *= st.size / 10
	angle := draftAngle * math.Pi / 180
	along, up := w/2, 0.33*st.size
	p.marks = append(p.marks, mark{
		role: draftRole, text: text, style: st, w: w,
		x: pageWidth/2 - along*math.Cos(angle) + up*math.Sin(angle),
		y: pageHeight/2 + along*math.Sin(angle) + up*math.Cos(angle),
	})
}

// sayHead makes the head of a page part of what is read out, in the order of
// reading: the agency, then the texts to the right from left to right. It is
// done once, on the first page: a listener must hear the classification, the
// case number and that it is a draft, but not on every page.
func (p *page) sayHead() []*element {
	said := p.say(pageHeadRole)
	slices.Reverse(said) // they were set from the right
	return said
}

// sayFoot is the same for the lines at the foot; the page number is left out.
func (p *page) sayFoot() []*element { return p.say(pageFootRole) }

func (p *page) say(r role) []*element {
	var said []*element
	for i := range p.marks {
		m := &p.marks[i]
		if m.role == r && m.kind == textMark && !m.mute && m.text != "" {
			m.of = &element{tag: pageLineTag}
			said = append(said, m.of)
		}
	}
	return said
}
