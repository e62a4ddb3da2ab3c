package scan

import (
	"image"
	"image/color"

	"samsvar/report/pdffile"
)

// samples says how the dots of a picture are written: row by row, each row
// beginning with a byte of its own.
type samples struct {
	channels int // 1 grey, 3 red, green and blue, 4 as printers have it; 0 is unknown
	bits     int // of each channel
	inverted bool
	palette  color.Palette // of colours by number; nil for none
}

func (p *paper) samples(d pdffile.Dict) samples {
	s := samples{bits: whole(d["BitsPerComponent"])}
	if mask, _ := d["ImageMask"].(pdffile.Bool); bool(mask) || s.bits == 0 {
		s.channels, s.bits = 1, max(s.bits, 1)
	}
	if decode := p.view.Array(d["Decode"]); len(decode) > 1 {
		s.inverted = decode[0] == pdffile.Integer(1) && decode[1] == pdffile.Integer(0)
	}
	if s.channels == 0 {
		s.channels, s.palette = p.colours(d["ColorSpace"], 0)
	}
	return s
}

// colours tells how many channels a space of colours has, and its palette.
func (p *paper) colours(o pdffile.Object, depth int) (int, color.Palette) {
	space := p.view.Resolve(o)
	list, isList := space.(pdffile.Array)
	if isList && len(list) > 0 {
		space = p.view.Resolve(list[0])
	}
	name, _ := space.(pdffile.Name)
	switch name {
	case "DeviceGray", "G", "CalGray":
		return 1, nil
	case "DeviceRGB", "RGB", "CalRGB":
		return 3, nil
	case "DeviceCMYK", "CMYK":
		return 4, nil
	case "ICCBased":
		if len(list) > 1 {
			profile, _ := p.view.Resolve(list[1]).(pdffile.Stream)
			return whole(p.view.Resolve(profile.Dict["N"])), nil
		}
	case "Indexed", "I":
		if len(list) == 4 && depth == 0 {
			channels, _ := p.colours(list[1], depth+1)
			return 1, p.palette(list[3], channels)
		}
	}
	return 0, nil
}

// palette reads the colours of a picture that names them by number.
func (p *paper) palette(o pdffile.Object, channels int) color.Palette {
	var table []byte
	switch t := p.view.Resolve(o).(type) {
	case pdffile.String:
		table = []byte(t)
	case pdffile.Stream:
		table, _ = p.file.Decode(p.plain(t)) // without colours, what is left is black
	}
	all := make(color.Palette, 0, 256)
	for len(all) < 256 && channels > 0 && len(table) >= channels {
		all = append(all, colourOf(table[:channels]))
		table = table[channels:]
	}
	for len(all) < 256 {
		all = append(all, color.Black)
	}
	return all
}

func colourOf(c []byte) color.RGBA {
	switch len(c) {
	case 1:
		return color.RGBA{c[0], c[0], c[0], 255}
	case 3:
		return color.RGBA{c[0], c[1], c[2], 255}
	case 4:
		r, g, b := color.CMYKToRGB(c[0], c[1], c[2], c[3])
		return color.RGBA{r, g, b, 255}
	}
	return color.RGBA{A: 255}
}

// picture makes a picture of its dots. Rows that are missing are white.
func (s samples) picture(data []byte, width, height int) (image.Image, error) {
	switch s.bits {
	case 1, 2, 4, 8, 16:
	default:
		return nil, errorf("scan_damaged")
	}
	if s.channels == 0 && s.bits == 8 { // a space that is not known here
		s.channels = len(data) / (width * height)
	}
	if s.channels != 1 && s.channels != 3 && s.channels != 4 {
		return nil, errorf("scan_damaged")
	}
	row := (width*s.channels*s.bits + 7) / 8
	if len(data) < row {
		return nil, errorf("scan_damaged")
	}
	if s.channels == 1 && s.palette == nil {
		return s.greys(data, row, width, height), nil
	}
	return s.inColours(data, row, width, height), nil
}

func (s samples) greys(data []byte, row, width, height int) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		line := out.Pix[y*out.Stride:][:width]
		for x := range line {
			line[x] = 255
			if (y+1)*row <= len(data) {
				line[x] = s.shade(data[y*row:], x)
			}
		}
	}
	return out
}

func (s samples) inColours(data []byte, row, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	channels := make([]byte, s.channels)
	for y := range height {
		for x := range width {
			c := color.RGBA{255, 255, 255, 255}
			if (y+1)*row <= len(data) {
				line := data[y*row:]
				for i := range channels {
					channels[i] = s.shade(line, x*s.channels+i)
				}
				c = s.colour(line, x, channels)
			}
			out.SetRGBA(x, y, c)
		}
	}
	return out
}

func (s samples) colour(line []byte, x int, channels []byte) color.RGBA {
	if s.palette == nil {
		return colourOf(channels)
	}
	c, _ := s.palette[s.value(line, x)&255].(color.RGBA) // black where there is none
	c.A = 255
	return c
}

// value is the i-th number of a row, of at most 8 bits.
func (s samples) value(line []byte, i int) int {
	switch s.bits {
	case 8:
		return int(line[i])
	case 16:
		return int(line[2*i])
	}
	at := i * s.bits
	return int(line[at/8]) >> (8 - s.bits - at%8) & (1<<s.bits - 1)
}

// shade is the i-th number of a row, from 0 for black to 255 for white.
func (s samples) shade(line []byte, i int) byte {
	v := s.value(line, i)
	if s.bits < 8 {
		v = v * 255 / (1<<s.bits - 1)
	}
	if s.inverted && s.palette == nil {
		v = 255 - v
	}
	return byte(v)
}
