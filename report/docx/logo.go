package docx

import (
	"strconv"

	"samsvar/report"
	"samsvar/report/picture"
)

// Where the logo is in the package, and how the text refers to it.
const (
	logoName = "media/logo.png"
	logoID   = "rIdLogo"
	logoRel  = `<Relationship Id="` + logoID + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="` + logoName + `"/>`
)

// How large a logo is at most, as on the printed page, in English metric units:
// 36,000 are a millimetre.
const (
	logoHeight = 14 * 36000
	logoWidth  = 60 * 36000
)

// logo is the document's logo, ready to be written; one without data is none.
type logo struct {
	data          string
	width, height int
	alt           string
}

// logoOf makes the logo of a document; without one that can be read there is none.
func logoOf(doc report.Document) logo {
	if len(doc.Logo.Data) == 0 {
		return logo{}
	}
	img, err := picture.Decode(doc.Logo.Data)
	if err != nil {
		return logo{}
	}
	data, err := picture.Encode(img)
	if err != nil {
		return logo{}
	}
	w, h := picture.Fit(img, logoWidth, logoHeight)
	return logo{data: string(data), width: max(1, int(w)), height: max(1, int(h)), alt: doc.Logo.Alt}
}

// picture writes the logo in a paragraph of its own.
func (w *writer) picture(l logo) {
	if l.data == "" {
		return
	}
	size := ` cx="` + strconv.Itoa(l.width) + `" cy="` + strconv.Itoa(l.height) + `"/>`
	w.paragraph(paragraph{style: "Logo", fresh: w.fresh}, func() {
		w.raw(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`, size, `<wp:effectExtent l="0" t="0" r="0" b="0"/>`,
			`<wp:docPr id="1" name="Logo" descr="`, escape(l.alt), `"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
			`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
			`<pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>`,
			`<pic:blipFill><a:blip r:embed="`, logoID, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
			`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`, size, `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
			`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	})
	w.fresh = false
}
