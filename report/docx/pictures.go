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
	module := chart.CodeSide / float64(code.Size())
	side := int(math.Round(module * float64(code.Size()+2*qr.Quiet) * unitsPerPoint))
	w.paragraph(paragraph{keep: true, fresh: w.fresh}, func() { w.picture(file.Bytes(), side, side, m.Alt) })
	w.fresh = false
	if m.Title != "" {
		w.paragraph(paragraph{style: "Muted", keep: true}, func() { w.run(m.Title, false) })
	}
	w.paragraph(paragraph{keep: true}, func() { w.run(m.ID, true) })
	w.note(m.Note)
}

// picture writes a picture (PNG) into a line of text; its size is in English
// Metric Units.
func (w *writer) picture(data []byte, width, height int, alt string) {
	w.pictures = append(w.pictures, data)
	id, name := strconv.Itoa(len(w.pictures)), pictureName(len(w.pictures))
	size := ` cx="` + strconv.Itoa(width) + `" cy="` + strconv.Itoa(height) + `"/>`
	w.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`, size, `<wp:effectExtent l="0" t="0" r="0" b="0"/>`,
		`<wp:docPr id="`, id, `" name="`, name, `" descr="`, escape(alt), `"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr id="`, id, `" name="`, name, `"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="rIdPicture`, id, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`, size, `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
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
