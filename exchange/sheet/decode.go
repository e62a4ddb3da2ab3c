package sheet

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encoding names how a text file was encoded.
type Encoding string

// The encodings. Windows-1252 stands for ISO 8859-1 too: they differ only in
// control characters, which are kept.
const (
	UTF8        Encoding = "UTF-8"
	UTF16LE     Encoding = "UTF-16LE"
	UTF16BE     Encoding = "UTF-16BE"
	Windows1252 Encoding = "Windows-1252"
)

const bom = "\uFEFF"

// decodeText turns the bytes of a text file into UTF-8. Bytes that hold
// something else than a table give an error; a caller who forces a format has
// decided already what the text is.
func decodeText(data []byte, forced Format) (string, Encoding, error) {
	text, encoding := decodeAny(data)
	if code := foreignText(text); code != "" && forced == "" {
		return "", "", &Error{Code: code}
	}
	return text, encoding, binaryError(data, encoding)
}

func decodeAny(data []byte) (string, Encoding) {
	switch {
	case bytes.HasPrefix(data, []byte(bom)):
		return decodeUTF8(data[len(bom):]), UTF8
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decodeUTF16(data[2:], binary.LittleEndian), UTF16LE
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decodeUTF16(data[2:], binary.BigEndian), UTF16BE
	}
	even, odd := zeros(data)
	switch {
	case odd > 40 && even < 5:
		return decodeUTF16(data, binary.LittleEndian), UTF16LE
	case even > 40 && odd < 5:
		return decodeUTF16(data, binary.BigEndian), UTF16BE
	case utf8.Valid(data), mostlyUTF8(data):
		return decodeUTF8(data), UTF8
	}
	var out strings.Builder
	out.Grow(len(data) + len(data)/8)
	for _, b := range data {
		out.WriteRune(latin(b))
	}
	return out.String(), Windows1252
}

// zeros returns the percentage of zero bytes at even and at odd places of the
// file's beginning: Western text in UTF-16 has them in every second place.
func zeros(data []byte) (even, odd int) {
	sample := data[:min(len(data), 4096)&^1]
	if len(sample) == 0 {
		return 0, 0
	}
	for i, b := range sample {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	return 200 * even / len(sample), 200 * odd / len(sample)
}

// mostlyUTF8 recognises UTF-8 with a few foreign bytes, as when a line of
// another program's file was pasted in: real Windows-1252 text hardly ever
// holds a valid sequence of several bytes.
func mostlyUTF8(data []byte) bool {
	valid, invalid := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			invalid++
		} else if size > 1 {
			valid++
		}
		data = data[size:]
	}
	return valid > invalid
}

// decodeUTF8 keeps valid text and reads each foreign byte as Windows-1252.
func decodeUTF8(data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	var out strings.Builder
	out.Grow(len(data) + 16)
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			r = latin(data[0])
		}
		out.WriteRune(r)
		data = data[size:]
	}
	return out.String()
}

// latin reads a byte as Windows-1252. Its five holes are the control characters
// of ISO 8859-1, so that no byte is lost.
func latin(b byte) rune {
	if r := charmap.Windows1252.DecodeByte(b); r != utf8.RuneError {
		return r
	}
	return rune(b)
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	var out strings.Builder
	out.Grow(len(data))
	for ; len(data) >= 2; data = data[2:] {
		r := rune(order.Uint16(data))
		if utf16.IsSurrogate(r) && len(data) >= 4 {
			if pair := utf16.DecodeRune(r, rune(order.Uint16(data[2:]))); pair != utf8.RuneError {
				r, data = pair, data[2:]
			}
		}
		out.WriteRune(r) // a lone surrogate becomes U+FFFD
	}
	if len(data) > 0 {
		out.WriteRune(utf8.RuneError)
	}
	return out.String()
}

// binaryError refuses files with zero bytes that are not marked as text.
func binaryError(data []byte, encoding Encoding) error {
	if encoding == UTF16LE || encoding == UTF16BE || bytes.HasPrefix(data, []byte(bom)) {
		return nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return &Error{Code: CodeNotTable}
	}
	return nil
}
