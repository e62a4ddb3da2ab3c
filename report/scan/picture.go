package scan

import (
	"bytes"
	"image"
	"image/jpeg"
	"io"

	"golang.org/x/image/ccitt"

	"samsvar/report/pdffile"
)

// rawPicture is a picture of a PDF before it is unpacked.
type rawPicture struct {
	width, height int
	data          []byte // still packed in the way of filter
	filter        pdffile.Name
	parameters    pdffile.Dict
	samples       samples
}

// rawPicture reads what a picture is, and unpacks it as far as it is packed in
// general ways.
func (p *paper) rawPicture(s pdffile.Stream) (rawPicture, error) {
	s = p.plain(s)
	raw := rawPicture{width: whole(s.Dict["Width"]), height: whole(s.Dict["Height"])}
	if raw.width < 1 || raw.height < 1 {
		return raw, errorf("scan_damaged")
	}
	raw.samples = p.samples(s.Dict)
	names, parameters := pdffile.Filters(s.Dict)
	general := 0
	for general < len(names) && (names[general] == "FlateDecode" || names[general] == "Fl") {
		general++
	}
	if len(names)-general > 1 {
		return raw, errorf("scan_packing", string(names[general]))
	}
	if general < len(names) {
		raw.filter, raw.parameters = names[general], p.plain(pdffile.Stream{Dict: parameters[general]}).Dict
	}
	outer := pdffile.Dict{"Filter": pdffile.Array{}, "DecodeParms": pdffile.Array{}}
	for i := range general {
		outer["Filter"] = append(p.view.Array(outer["Filter"]), names[i])
		outer["DecodeParms"] = append(p.view.Array(outer["DecodeParms"]), parameters[i])
	}
	var err error
	raw.data, err = p.file.Decode(pdffile.Stream{Dict: outer, Raw: s.Raw})
	return raw, err
}

// whole is a whole number, or 0.
func whole(o pdffile.Object) int {
	if n, ok := o.(pdffile.Integer); ok && n > 0 && n <= mostPixels {
		return int(n)
	}
	return 0
}

func (r rawPicture) unpack() (image.Image, error) {
	switch r.filter {
	case "":
		return r.samples.picture(r.data, r.width, r.height)
	case "DCTDecode", "DCT":
		if err := within(jpeg.DecodeConfig(bytes.NewReader(r.data))); err != nil {
			return nil, err
		}
		img, err := jpeg.Decode(bytes.NewReader(r.data))
		if err != nil {
			return nil, errorf("scan_damaged")
		}
		return img, nil
	case "CCITTFaxDecode", "CCF":
		return r.fax()
	}
	return nil, errorf("scan_packing", string(r.filter))
}

// fax unpacks what is packed as fax machines do.
func (r rawPicture) fax() (image.Image, error) {
	form := ccitt.Group3
	switch k, _ := r.parameters["K"].(pdffile.Integer); {
	case k < 0:
		form = ccitt.Group4
	case k > 0:
		return nil, errorf("scan_packing", string(r.filter))
	}
	width := 1728 // where nothing is said
	if n := whole(r.parameters["Columns"]); n > 0 {
		width = n
	}
	if width > mostPixels/r.height {
		return nil, tooLarge()
	}
	align, _ := r.parameters["EncodedByteAlign"].(pdffile.Bool)
	invert, _ := r.parameters["BlackIs1"].(pdffile.Bool)
	reader := ccitt.NewReader(bytes.NewReader(r.data), ccitt.MSB, form, width, r.height, &ccitt.Options{Align: bool(align), Invert: bool(invert)})
	size := (width + 7) / 8 * r.height
	// A page that breaks off is shown as far as it goes.
	rows, err := io.ReadAll(io.LimitReader(reader, int64(size)))
	if err != nil && len(rows) < size/4 {
		return nil, errorf("scan_damaged")
	}
	return samples{channels: 1, bits: 1, inverted: r.samples.inverted}.picture(rows, width, r.height)
}
