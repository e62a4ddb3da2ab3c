package pdffile

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Encode writes a value as it stands in a PDF file. Streams are objects by
// themselves; their length is set to what it is.
func Encode(o Object) []byte {
	var b bytes.Buffer
	encode(&b, o)
	return b.Bytes()
}

func encode(b *bytes.Buffer, o Object) {
	switch o := o.(type) {
	case Name:
		encodeName(b, o)
	case String:
		b.WriteByte('<')
		b.WriteString(strings.ToUpper(hex.EncodeToString([]byte(o))))
		b.WriteByte('>')
	case Real:
		b.WriteString(strconv.FormatFloat(float64(o), 'f', -1, 64))
	case Array:
		b.WriteByte('[')
		for i, one := range o {
			if i > 0 {
				b.WriteByte(' ')
			}
			encode(b, one)
		}
		b.WriteByte(']')
	case Dict:
		encodeDict(b, o)
	case Stream:
		d := Dict{}
		for key, v := range o.Dict {
			d[key] = v
		}
		d["Length"] = Integer(len(o.Raw))
		encodeDict(b, d)
		b.WriteString("\nstream\n")
		b.Write(o.Raw)
		b.WriteString("\nendstream")
	default:
		write(b, o)
	}
}

func encodeDict(b *bytes.Buffer, d Dict) {
	b.WriteString("<<")
	for i, key := range d.Keys() {
		if i > 0 {
			b.WriteByte(' ')
		}
		encodeName(b, key)
		b.WriteByte(' ')
		encode(b, d[key])
	}
	b.WriteString(">>")
}

func encodeName(b *bytes.Buffer, n Name) {
	b.WriteByte('/')
	for _, c := range []byte(n) {
		if c <= ' ' || c > '~' || c == '#' || isDelimiter(c) {
			fmt.Fprintf(b, "#%02X", c)
			continue
		}
		b.WriteByte(c)
	}
}
