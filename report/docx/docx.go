// Package docx writes a document for Word and LibreOffice: the parts of an
// Office Open XML package (ECMA-376), with styles, repeated heads of tables,
// numbering and language, so that it can be worked on further.
package docx

import (
	"archive/zip"
	"bytes"
	_ "embed" // fixed parts
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"samsvar/report"
)

// The parts that are the same in every document.
var (
	//go:embed parts/content_types.xml
	contentTypes string
	//go:embed parts/package.rels
	packageRels string
	//go:embed parts/document.rels
	documentRels string
	//go:embed parts/numbering.xml
	numbering string
	//go:embed parts/styles.xml
	styles string
	//go:embed parts/fontTable.xml
	fontTable string
	//go:embed parts/settings.xml
	settings string
)

// ErrDraftMark says that a draft lacks the word that marks it as one.
var ErrDraftMark = errors.New("a draft needs a mark")

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// Render writes a document. The same document gives the same bytes.
func Render(doc report.Document, to io.Writer) error {
	if doc.Draft && strings.TrimSpace(doc.DraftMark) == "" {
		return ErrDraftMark
	}
	w := body(doc)
	if w.err != nil {
		return w.err
	}
	parts := []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"docProps/core.xml", core(doc)},
		{"word/document.xml", w.String()},
		{"word/_rels/document.xml.rels", relationsOf(len(w.pictures))},
		{"word/styles.xml", strings.ReplaceAll(styles, "LANGUAGE", escape(doc.Lang))},
		{"word/fontTable.xml", fontTable},
		{"word/numbering.xml", numberingOf(w.lists)},
		{"word/settings.xml", settings},
		{"word/header1.xml", header(doc)},
		{"word/footer1.xml", footer(doc)},
	}
	for i, p := range w.pictures {
		parts = append(parts, part{"word/media/" + pictureName(i+1), string(p)})
	}
	return pack(to, parts, moment(doc))
}

// part is a file of the package.
type part struct{ name, content string }

func pack(w io.Writer, parts []part, modified time.Time) error {
	z := zip.NewWriter(w)
	for _, part := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: modified})
		if err == nil {
			_, err = io.WriteString(f, part.content)
		}
		if err != nil {
			return fmt.Errorf("write document: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}

// moment is the time of production as a zip archive can hold it.
func moment(doc report.Document) time.Time {
	first := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	if at := doc.Meta.Created.UTC(); at.After(first) {
		return at
	}
	return first
}

// core are the document's properties.
func core(doc report.Document) string {
	var b builder
	b.raw(xml.Header, `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `,
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range []struct{ tag, text string }{{"dc:title", doc.Title}, {"dc:subject", doc.Meta.Subject},
		{"dc:creator", doc.Meta.Author}, {"cp:keywords", strings.Join(doc.Meta.Keywords, ", ")}, {"dc:language", doc.Lang}} {
		if p.text != "" {
			b.raw("<", p.tag, ">", escape(p.text), "</", p.tag, ">")
		}
	}
	b.raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`, doc.Meta.Created.UTC().Format("2006-01-02T15:04:05Z"), `</dcterms:created></cp:coreProperties>`)
	return b.String()
}

// header stands on every page: agency, draft mark, classification, case number.
func header(doc report.Document) string {
	var b builder
	b.raw(xml.Header, `<w:hdr `, namespaces, `>`)
	b.paragraph(paragraph{style: "Furniture"}, func() {
		b.run(doc.Agency, false)
		b.raw(`<w:r><w:tab/></w:r>`)
		if doc.Draft {
			b.run(doc.DraftMark+"  ", true)
		}
		b.run(join("  ", doc.Classification), true)
		b.run(doc.CaseNo, false)
	})
	b.raw(`</w:hdr>`)
	return b.String()
}

// footer stands on every page: the document's own lines and the page number.
func footer(doc report.Document) string {
	var b builder
	b.raw(xml.Header, `<w:ftr `, namespaces, `>`)
	for i, line := range append(doc.Footer, "")[:max(1, len(doc.Footer))] {
		b.paragraph(paragraph{style: "Furniture"}, func() {
			b.run(line, false)
			if i == 0 {
				b.raw(`<w:r><w:tab/></w:r>`)
				b.pageLabel(doc.PageLabel)
			}
		})
	}
	b.raw(`</w:ftr>`)
	return b.String()
}

// pageLabel writes the label with fields in the place of {page} and {pages}.
func (b *builder) pageLabel(label string) {
	before, rest, _ := strings.Cut(label, "{page}")
	between, after, counted := strings.Cut(rest, "{pages}")
	b.run(before, false)
	if len(before) < len(label) {
		b.raw(`<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
	}
	b.run(between, false)
	if counted {
		b.raw(`<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple>`)
	}
	b.run(after, false)
}

// join puts text before a separator, or nothing.
func join(separator, text string) string {
	if text == "" {
		return ""
	}
	return text + separator
}

// escape makes any text fit for XML; what XML forbids becomes U+FFFD.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x7f && r < 0xa0 {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
	var buf bytes.Buffer
	_ = xml.EscapeText(&buf, []byte(s)) // a buffer takes everything
	return buf.String()
}
