package pdffile

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// ErrFilter is returned for a stream that is packed in a way that is not read here.
var ErrFilter = errors.New("a stream is packed in an unknown way")

// Filters lists the ways in which a stream is packed, outermost first, with the
// parameters of each.
func Filters(d Dict) (names []Name, parameters []Dict) {
	switch filter := d["Filter"].(type) {
	case Name:
		p, _ := d["DecodeParms"].(Dict)
		return []Name{filter}, []Dict{p}
	case Array:
		all, _ := d["DecodeParms"].(Array)
		for i, one := range filter {
			name, _ := one.(Name)
			var p Dict
			if i < len(all) {
				p, _ = all[i].(Dict)
			}
			names, parameters = append(names, name), append(parameters, p)
		}
	}
	return names, parameters
}

// Decode unpacks a stream. Streams of pictures that are packed as such are
// unpacked elsewhere: for those the error wraps ErrFilter.
func (f *File) Decode(s Stream) ([]byte, error) {
	names, parameters := Filters(s.Dict)
	data := s.Raw
	for i, name := range names {
		if name != "FlateDecode" && name != "Fl" || i > 3 {
			return nil, fmt.Errorf("%w: %s", ErrFilter, name)
		}
		var err error
		if data, err = f.inflate(data); err != nil {
			return nil, err
		}
		if data, err = unpredict(data, parameters[i]); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (f *File) inflate(data []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: a stream cannot be unpacked", ErrDamaged)
	}
	out, err := io.ReadAll(io.LimitReader(r, int64(mostUnpacked-f.unpacked)+1))
	f.unpacked += len(out)
	switch {
	case f.unpacked > mostUnpacked:
		return nil, ErrTooLarge
	case err != nil:
		return nil, fmt.Errorf("%w: a stream cannot be unpacked", ErrDamaged)
	}
	return out, nil
}

// number reads a parameter, or what it is without one.
func number(d Dict, key Name, otherwise int) int {
	if n, ok := d[key].(Integer); ok && n >= 0 && n < 1<<20 {
		return int(n)
	}
	return otherwise
}

// unpredict undoes what makes rows of numbers pack better.
func unpredict(data []byte, p Dict) ([]byte, error) {
	kind := number(p, "Predictor", 1)
	if kind == 1 {
		return data, nil
	}
	colours, bits := number(p, "Colors", 1), number(p, "BitsPerComponent", 8)
	size := (colours*bits + 7) / 8
	row := (colours*bits*number(p, "Columns", 1) + 7) / 8
	if size < 1 || size > 64 || row < 1 || row > 1<<20 {
		return nil, fmt.Errorf("%w: a stream has rows of no size", ErrDamaged)
	}
	if kind == 2 && bits == 8 {
		for at := 0; at+row <= len(data); at += row {
			for i := size; i < row; i++ {
				data[at+i] += data[at+i-size]
			}
		}
		return data, nil
	}
	if kind < 10 {
		return nil, fmt.Errorf("%w: predictor %d", ErrFilter, kind)
	}
	return unpredictRows(data, row, size)
}

// unpredictRows undoes the filters that PNG has, one for each row.
func unpredictRows(data []byte, row, size int) ([]byte, error) {
	out := make([]byte, 0, len(data))
	above := make([]byte, row)
	for len(data) > row {
		kind, line := data[0], data[1:row+1]
		data = data[row+1:]
		from := len(out)
		out = append(out, line...)
		now := out[from:]
		for i := range now {
			var left, corner byte
			if i >= size {
				left, corner = now[i-size], above[i-size]
			}
			switch kind {
			case 0:
			case 1:
				now[i] += left
			case 2:
				now[i] += above[i]
			case 3:
				now[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				now[i] += paeth(left, above[i], corner)
			default:
				return nil, fmt.Errorf("%w: a row is packed in an unknown way", ErrDamaged)
			}
		}
		above = now
	}
	return out, nil
}

// paeth is the neighbour nearest to what they together foretell.
func paeth(left, above, corner byte) byte {
	p := int(left) + int(above) - int(corner)
	a, b, c := distance(p, left), distance(p, above), distance(p, corner)
	switch {
	case a <= b && a <= c:
		return left
	case b <= c:
		return above
	}
	return corner
}

func distance(p int, v byte) int {
	d := p - int(v)
	if d < 0 {
		return -d
	}
	return d
}
