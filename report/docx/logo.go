package docx

import "samsvar/report/picture"

// How large a logo is at most, as on the printed page, in English metric units:
// 36,000 are a millimetre.
const (
	logoHeight = 14 * 36000
	logoWidth  = 60 * 36000
)

// logo writes the document's logo in a paragraph of its own; one that cannot be
// read is left out.
func (w *writer) logo() {
	if len(w.doc.Logo.Data) == 0 {
		return
	}
	img, err := picture.Decode(w.doc.Logo.Data)
	if err != nil {
		return
	}
	data, err := picture.Encode(img)
	if err != nil {
		return
	}
	width, height := picture.Fit(img, logoWidth, logoHeight)
	w.paragraph(paragraph{style: "Logo", fresh: w.fresh}, func() { w.picture(data, max(1, int(width)), max(1, int(height)), w.doc.Logo.Alt) })
	w.fresh = false
}
