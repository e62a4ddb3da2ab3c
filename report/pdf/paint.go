package pdf

import (
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"samsvar/report"
	"samsvar/report/font"
)

// family is the typeface's name within the file.
const family = "source"

// painter draws pages with the PDF library.
type painter struct {
	pdf *fpdf.Fpdf
	// level is that of the last outline entry; a level may not be skipped.
	level int
}

// paint writes the pages as PDF.
func paint(doc report.Document, pages []page, w io.Writer) error {
	p := painter{pdf: fpdf.New("P", "pt", "A4", ""), level: -1}
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.AddUTF8FontFromBytes(family, "", font.File(font.Regular))
	p.pdf.AddUTF8FontFromBytes(family, "B", font.File(font.SemiBold))
	p.describe(doc)
	for _, pg := range pages {
		p.pdf.AddPage()
		p.page(pg)
	}
	return p.pdf.Output(w)
}

// describe writes what the file says of itself.
func (p *painter) describe(doc report.Document) {
	p.pdf.SetLang(languageTag(doc.Lang))
	p.pdf.SetTitle(doc.Title, true)
	p.pdf.SetAuthor(doc.Meta.Author, true)
	p.pdf.SetCreator(doc.Meta.Creator, true)
	p.pdf.SetSubject(doc.Meta.Subject, true)
	p.pdf.SetKeywords(strings.Join(doc.Meta.Keywords, ", "), true)
	p.pdf.SetCreationDate(doc.Meta.Created)
	p.pdf.SetModificationDate(doc.Meta.Created)
}

// languageTag keeps what a language tag may hold; the library writes it as it
// is into the file.
func languageTag(tag string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-':
			return r
		}
		return -1
	}, tag)
}

// page draws tints first, then the draft mark, then all the rest, so that the
// mark shows and hides nothing.
func (p *painter) page(pg page) {
	for _, m := range pg.marks {
		if m.under {
			p.mark(m)
		}
	}
	for _, m := range pg.marks {
		if m.role == draftRole {
			p.draft(m)
		}
	}
	for _, m := range pg.marks {
		if !m.under && m.role != draftRole {
			p.mark(m)
		}
	}
}

func (p *painter) draft(m mark) {
	p.pdf.TransformBegin()
	p.pdf.TransformRotate(draftAngle, m.x, m.y)
	p.text(m)
	p.pdf.TransformEnd()
}

func (p *painter) mark(m mark) {
	r, g, b := m.style.tone.RGB()
	switch m.kind {
	case textMark:
		p.text(m)
	case rectMark:
		p.pdf.SetFillColor(int(r), int(g), int(b))
		p.pdf.Rect(m.x, m.y, m.w, m.h, "F")
	case lineMark:
		p.pdf.SetDrawColor(int(r), int(g), int(b))
		p.pdf.SetLineWidth(m.style.size)
		p.pdf.Line(m.x, m.y, m.x+m.w, m.y+m.h)
	case outlineMark:
		p.outline(m)
	}
}

func (p *painter) text(m mark) {
	if m.text == "" {
		return
	}
	p.font(m.style)
	r, g, b := m.style.tone.RGB()
	p.pdf.SetTextColor(int(r), int(g), int(b))
	p.pdf.Text(m.x, m.y, m.text)
}

func (p *painter) font(st style) {
	weight := ""
	if st.bold {
		weight = "B"
	}
	p.pdf.SetFont(family, weight, st.size)
}

// outline adds an entry to the reader's outline. The library takes its text in
// the encoding of the present font.
func (p *painter) outline(m mark) {
	text := shownText([]rune(strings.ReplaceAll(m.text, "\n", " ")), false)
	if text == "" {
		return
	}
	p.font(bodyStyle())
	p.level = min(m.level-1, p.level+1)
	p.pdf.Bookmark(text, p.level, max(m.y-6, 0))
}
