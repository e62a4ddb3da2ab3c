package pdf

import (
	"bytes"
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"samsvar/report/picture"
)

// How large a logo is at most: 14 millimetres high, a good third of the line
// wide.
const (
	logoHeight = 39.7
	logoWidth  = 170.0
	logoGap    = 16.0
)

// logo sets the document's logo; without one that can be read there is none.
func (f *flow) logo() []box {
	if len(f.doc.Logo.Data) == 0 {
		return nil
	}
	img, err := picture.Decode(f.doc.Logo.Data)
	if err != nil {
		return nil
	}
	figure := f.into.add(figureTag)
	figure.alt = alt(f.doc.Logo.Alt)
	w, h := picture.Fit(img, logoWidth, logoHeight)
	return []box{{height: h + logoGap, keep: hard, marks: []mark{{kind: pictureMark, w: w, h: h, picture: img, of: figure}}}}
}

// picture draws a picture, which the file holds as it is, without loss.
func (p *painter) picture(m mark) {
	data, err := picture.Encode(m.picture)
	if err != nil {
		p.pdf.SetError(err)
		return
	}
	p.pictures++
	name := "picture" + strconv.Itoa(p.pictures)
	opt := fpdf.ImageOptions{ImageType: "PNG"}
	p.pdf.RegisterImageOptionsReader(name, opt, bytes.NewReader(data))
	p.pdf.ImageOptions(name, m.x, m.y, m.w, m.h, false, opt, 0, "")
}
