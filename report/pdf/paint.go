package pdf

import (
	"bytes"
	"fmt"
	"slices"

	"codeberg.org/go-pdf/fpdf"

	"samsvar/report"
	"samsvar/report/font"
)

// The names of the faces within the file.
const (
	regularFace  = "regular"
	semiboldFace = "semibold"
)

// painter draws pages with the PDF library and keeps what the finished file
// must say of them.
type painter struct {
	pdf      *fpdf.Fpdf
	pictures int // drawn so far
	painted
}

// painted is what the library's file lacks: it is added to it in finish.go.
type painted struct {
	// pages holds, for each page, whose content its marked content is, by number.
	pages [][]*element
	links []link
	// fields are the places for electronic signatures.
	fields []field
	// outline are the entries of the reader's outline, headings where each
	// heading stands.
	outline  []target
	headings map[int]target
	// used are the characters shown in the regular and the bold face.
	used [2]map[rune]bool
}

// target is a heading and where it stands; y counts from the page's top.
type target struct {
	text  string
	level int
	page  int
	y     float64
	of    *element
}

// link is a rectangle of a page that leads to a heading.
type link struct {
	page    int
	rect    area
	heading int
	text    string
	of      *element
}

// paint draws the pages and returns the library's file.
func paint(doc report.Document, pages []page) ([]byte, painted, error) {
	p := painter{pdf: fpdf.New("P", "pt", "A4", "")}
	p.headings = make(map[int]target)
	p.used = [2]map[rune]bool{make(map[rune]bool), make(map[rune]bool)}
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(doc.Meta.Created)
	p.pdf.SetModificationDate(doc.Meta.Created)
	p.pdf.AddUTF8FontFromBytes(regularFace, "", font.File(font.Regular))
	p.pdf.AddUTF8FontFromBytes(semiboldFace, "", font.File(font.SemiBold))
	for _, pg := range pages {
		p.pdf.AddPage()
		p.painted.pages = append(p.painted.pages, nil)
		p.page(pg)
	}
	var file bytes.Buffer
	if err := p.pdf.Output(&file); err != nil {
		return nil, painted{}, fmt.Errorf("draw pages: %w", err)
	}
	return file.Bytes(), p.painted, nil
}

// layer is a stretch of a page that is drawn and marked as one.
type layer struct {
	of *element
	// artifact says what it is when it is no content.
	artifact string
	marks    []mark
}

// The kinds of artifacts: what a reader of the text may skip.
const (
	backgroundArtifact = "/Type /Background"
	watermarkArtifact  = "/Type /Pagination /Subtype /Watermark"
	layoutArtifact     = "/Type /Layout"
	headArtifact       = "/Type /Pagination /Subtype /Header /Attached [/Top]"
	footArtifact       = "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
)

// page draws tints first, then the draft mark, then all the rest, so that the
// mark shows and hides nothing. Of the rest, the content of each element stands
// together, in reading order, and what only adorns comes last.
func (p *painter) page(pg page) {
	for _, l := range layers(pg) {
		p.begin(l)
		for _, m := range l.marks {
			p.mark(m)
		}
		if l.shows() {
			p.pdf.RawWriteStr("EMC")
		}
	}
}

// shows tells whether anything is drawn.
func (l layer) shows() bool { return slices.ContainsFunc(l.marks, mark.shows) }

func (m mark) shows() bool {
	switch m.kind {
	case textMark:
		return m.text != ""
	case rectMark, lineMark, pictureMark:
		return true
	}
	return false
}

// layers gathers the marks of a page: artifacts that lie below, content element
// by element as they first come, artifacts that lie above.
func layers(pg page) []layer {
	below := []layer{{artifact: backgroundArtifact}, {artifact: watermarkArtifact}}
	above := []layer{{artifact: layoutArtifact}, {artifact: headArtifact}, {artifact: footArtifact}}
	var content []layer
	place := make(map[*element]int)
	for _, m := range pg.marks {
		switch {
		case m.under:
			below[0].marks = append(below[0].marks, m)
		case m.role == draftRole:
			below[1].marks = append(below[1].marks, m)
		case m.of != nil && m.role != repeatedRole:
			i, ok := place[m.of]
			if !ok {
				i = len(content)
				place[m.of], content = i, append(content, layer{of: m.of})
			}
			content[i].marks = append(content[i].marks, m)
		case m.role == pageHeadRole:
			above[1].marks = append(above[1].marks, m)
		case m.role == pageFootRole:
			above[2].marks = append(above[2].marks, m)
		default:
			above[0].marks = append(above[0].marks, m)
		}
	}
	return slices.Concat(below, content, above)
}

// begin opens the marked content of a layer that shows anything.
func (p *painter) begin(l layer) {
	if !l.shows() {
		return
	}
	if l.of == nil {
		p.pdf.RawWriteStr("/Artifact <<" + l.artifact + ">> BDC")
		return
	}
	page := len(p.painted.pages) - 1
	id := len(p.painted.pages[page])
	p.painted.pages[page] = append(p.painted.pages[page], l.of)
	l.of.content = append(l.of.content, content{page: page, id: id})
	p.pdf.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", l.of.tag, id))
}

func (p *painter) mark(m mark) {
	if m.of != nil && m.shows() {
		m.of.box.growBy(m)
	}
	switch m.kind {
	case textMark:
		p.text(m)
	case rectMark:
		r, g, b := m.style.tone.RGB()
		p.pdf.SetFillColor(int(r), int(g), int(b))
		p.pdf.Rect(m.x, m.y, m.w, m.h, "F")
	case lineMark:
		r, g, b := m.style.tone.RGB()
		p.pdf.SetDrawColor(int(r), int(g), int(b))
		p.pdf.SetLineWidth(m.style.size)
		p.pdf.Line(m.x, m.y, m.x+m.w, m.y+m.h)
	case outlineMark:
		at := target{text: m.text, level: m.level, page: len(p.painted.pages) - 1, y: m.y, of: m.of}
		p.headings[m.heading] = at
		p.outline = append(p.outline, at)
	case linkMark:
		p.link(m)
	case fieldMark:
		p.fields = append(p.fields, field{page: len(p.painted.pages) - 1, name: m.field, purpose: m.text, of: m.of,
			rect: area{m.x, m.y, m.x + m.w, m.y + m.h, true}})
	case pictureMark:
		p.picture(m)
	}
}

// growBy adds what a mark covers; text reaches from its capitals to below its
// baseline.
func (a *area) growBy(m mark) {
	if m.kind == textMark {
		a.grow(m.x, m.y-m.style.size, m.x+m.w, m.y+0.3*m.style.size)
		return
	}
	a.grow(m.x, m.y, m.x+m.w, m.y+m.h)
}

// link keeps a link; the lines of one entry on a page are one rectangle.
func (p *painter) link(m mark) {
	page := len(p.painted.pages) - 1
	if n := len(p.links); n > 0 && p.links[n-1].of == m.of && p.links[n-1].page == page {
		p.links[n-1].rect.grow(m.x, m.y, m.x+m.w, m.y+m.h)
		return
	}
	p.links = append(p.links, link{page: page, heading: m.heading, text: m.text, of: m.of,
		rect: area{m.x, m.y, m.x + m.w, m.y + m.h, true}})
}

func (p *painter) text(m mark) {
	if m.text == "" {
		return
	}
	if m.role == draftRole {
		p.pdf.TransformBegin()
		p.pdf.TransformRotate(draftAngle, m.x, m.y)
		defer p.pdf.TransformEnd()
	}
	face, used := regularFace, p.used[0]
	if m.style.bold {
		face, used = semiboldFace, p.used[1]
	}
	if m.space {
		m.text += " "
	}
	for _, r := range m.text {
		used[r] = true
	}
	p.pdf.SetFont(face, "", m.style.size)
	r, g, b := m.style.tone.RGB()
	p.pdf.SetTextColor(int(r), int(g), int(b))
	p.pdf.Text(m.x, m.y, m.text)
}
