package docx

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"strconv"
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
	"samsvar/report/qr"
)

// The measures of pictures in an Office file.
const (
	unitsPerPoint = 12_700
	dotsOfModule  = 12
)

// scanMark writes the code as a picture, and its words below it.
func (w *writer) scanMark(m report.ScanMark) {
	code, err := qr.New(m.Payload)
	var file bytes.Buffer
	if err == nil {
		err = png.Encode(&file, code.Picture(dotsOfModule))
	}
	if err != nil {
		w.err = fmt.Errorf("write code: %w", err)
		return
	}
	w.pictures = append(w.pictures, file.Bytes())
	module := chart.CodeSide / float64(code.Size())
	side := int(math.Round(module * float64(code.Size()+2*qr.Quiet) * unitsPerPoint))
	w.paragraph(paragraph{keep: true, fresh: w.fresh}, func() { w.picture(len(w.pictures), side, m.Alt) })
	w.fresh = false
	if m.Title != "" {
		w.paragraph(paragraph{style: "Muted", keep: true}, func() { w.run(m.Title, false) })
	}
	w.paragraph(paragraph{keep: true}, func() { w.run(m.ID, true) })
	w.note(m.Note)
}

// picture writes a square picture into a line of text; side is in English Metric
// Units.
func (b *builder) picture(number, side int, alt string) {
	id, length := strconv.Itoa(number), strconv.Itoa(side)
	b.raw(`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">`,
		`<wp:extent cx="`, length, `" cy="`, length, `"/><wp:docPr id="`, id, `" name="`, pictureName(number), `" descr="`, escape(alt), `"/>`,
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`,
		`<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="`, id, `" name="`, pictureName(number), `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="rIdPicture`, id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`, length, `" cy="`, length, `"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
}

func pictureName(number int) string { return "picture" + strconv.Itoa(number) + ".png" }

// relationsOf are the parts that the document's own part points to: the fixed
// ones and its pictures.
func relationsOf(pictures int) string {
	const end = "</Relationships>"
	var b strings.Builder
	for n := 1; n <= pictures; n++ {
		fmt.Fprintf(&b, `<Relationship Id="rIdPicture%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/%s"/>`,
			n, pictureName(n))
	}
	return strings.Replace(documentRels, end, b.String()+end, 1)
}
