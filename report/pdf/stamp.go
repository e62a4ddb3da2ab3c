package pdf

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/go-pdf/fpdf"

	"samsvar/report/chart"
	"samsvar/report/font"
)

// Stamp is what a signature field shows once it is signed. Texts that are too long
// are cut.
type Stamp struct {
	// Label stands small above the name, Lines below it.
	Label, Name string
	Lines       []string
}

// Size is a width and a height in points.
type Size struct{ Width, Height float64 }

// RenderStamp draws a stamp of a size and returns it as a PDF file of one page,
// with its fonts, to be taken into a document.
func RenderStamp(s Stamp, size Size) ([]byte, error) {
	faces, err := chart.OpenFaces()
	if err != nil {
		return nil, err
	}
	g := gate{faces: faces, replaced: make(map[rune]int)}
	p := painter{pdf: fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: size.Width, Ht: size.Height}})}
	p.used = [2]map[rune]bool{make(map[rune]bool), make(map[rune]bool)}
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.AddUTF8FontFromBytes(regularFace, "", font.File(font.Regular))
	p.pdf.AddUTF8FontFromBytes(semiboldFace, "", font.File(font.SemiBold))
	p.pdf.AddPage()
	for _, m := range s.marks(size, g, faces) {
		p.mark(m)
	}
	var file bytes.Buffer
	if err := p.pdf.Output(&file); err != nil {
		return nil, fmt.Errorf("draw stamp: %w", err)
	}
	objects, err := libraryObjects(file.Bytes())
	if err != nil {
		return nil, err
	}
	return stampFile(objects, p.used)
}

// The measures of a stamp.
const (
	stampEdge   = 8.0
	stampLabel  = 6.5
	stampName   = 10.5
	stampText   = 7.0
	stampStep   = 8.6
	stampAccent = 1.6
)

// marks sets the texts below each other, beside a line of colour.
func (s Stamp) marks(size Size, g gate, faces *chart.Faces) []mark {
	all := []mark{rectangle(0, 1, stampAccent, size.Height-2, chart.Accent)}
	y := stampLabel + 1
	put := func(text string, st style, step float64) {
		line := fit(oneLine(g.text(text)), st, size.Width-stampEdge, faces)
		if line != "" && y <= size.Height-1 {
			all = append(all, mark{kind: textMark, x: stampEdge, y: y, text: line, style: st})
			y += step
		}
	}
	put(s.Label, style{size: stampLabel, tone: chart.Muted}, stampName+1)
	put(s.Name, style{size: stampName, bold: true, tone: chart.Ink}, stampStep+0.8)
	for _, line := range s.Lines {
		put(line, style{size: stampText, tone: chart.Ink}, stampStep)
	}
	return all
}

// fit cuts a text that is too wide.
func fit(text string, st style, width float64, faces *chart.Faces) string {
	if faces.Width(text, st.font()) <= width {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && faces.Width(string(runes)+"…", st.font()) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimSpace(string(runes)) + "…"
}

// stampFile writes the library's objects as a file, with fonts as they shall be.
func stampFile(objects [][]byte, used [2]map[rune]bool) ([]byte, error) {
	kept := len(objects) - 2
	fonts := fontObjects(objects, used)
	if kept < contentObject(1) || fonts == nil {
		return nil, errLibraryFile
	}
	b := newBuilder(kept)
	for n := 1; n < kept; n++ {
		object := strings.TrimSuffix(string(objects[n]), "\n")
		if fonts[n] != "" {
			object = fonts[n]
		}
		b.object(n, object)
	}
	catalog := b.next("<</Type /Catalog /Pages ", ref(pagesObject), ">>")
	return b.close(catalog, b.next("<</Producer ", text(producer), ">>")), nil
}
