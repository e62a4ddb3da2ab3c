package packed

import (
	"bytes"
	"encoding/binary"
)

// A sheet is the rows of one entry of the log: for each row its texts and the
// salt of its hash, or the hash alone once the row was erased. It stands on its
// own, without a dictionary.

// Line is one row of a sheet.
type Line struct {
	Salt   []byte
	Row    []byte // as AppendCells makes it
	Erased []byte // hash of the row; nothing else is left of it then
}

// AppendCells adds the texts of a row, in a form that no other texts have.
func AppendCells(out []byte, cells []string) []byte {
	for _, cell := range cells {
		out = appendBytes(out, cell)
	}
	return out
}

// Cells reads a row of n texts.
func Cells[B ~[]byte | ~string](row B, n int) ([]string, error) {
	r := &reader{data: []byte(row)}
	cells := make([]string, 0, n)
	for range n {
		cells = append(cells, string(r.bytes()))
	}
	return cells, r.end()
}

const (
	sheetVersion = 1
	maxTexts     = 1 << 10 // of a row
)

// EncodeSheet packs lines whose rows have the same number of texts.
func EncodeSheet(lines []Line, texts int) ([]byte, error) {
	out := []byte{sheetVersion}
	out = binary.AppendUvarint(out, uint64(len(lines)))
	out = binary.AppendUvarint(out, uint64(texts))
	readers := make([]reader, 0, len(lines))
	for i := range lines {
		out = appendBytes(out, lines[i].Erased)
		if lines[i].Erased == nil {
			out = appendBytes(out, lines[i].Salt)
			readers = append(readers, reader{data: lines[i].Row})
		}
	}
	column := make([][]byte, len(readers))
	for range texts {
		for i := range readers {
			column[i] = readers[i].bytes()
		}
		out = appendTexts(out, column)
	}
	for i := range readers {
		if err := readers[i].end(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// appendTexts writes one text per row: each different one once, without what
// it shares with the one before, and then which of them each row has.
func appendTexts(out []byte, column [][]byte) []byte {
	if len(column) == 0 {
		return out
	}
	if rising(column) {
		return appendDistinct(out, column) // each row has its own, in order
	}
	codes := make([]uint64, len(column))
	known := make(map[string]uint64, 16)
	var distinct [][]byte
	for i, text := range column {
		if i > 0 && bytes.Equal(text, column[i-1]) {
			codes[i] = codes[i-1]
			continue
		}
		code, ok := known[string(text)]
		if !ok {
			code = uint64(len(distinct))
			known[string(text)] = code
			distinct = append(distinct, text)
		}
		codes[i] = code
	}
	out = appendDistinct(out, distinct)
	if len(distinct) == len(column) {
		return out
	}
	return appendColumn(out, codes)
}

// rising reports whether each text comes after the one before, as ids and
// numbers mostly do: then all are different.
func rising(column [][]byte) bool {
	for i := 1; i < len(column); i++ {
		if bytes.Compare(column[i-1], column[i]) >= 0 {
			return false
		}
	}
	return true
}

func appendDistinct(out []byte, distinct [][]byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(distinct)))
	var last []byte
	for _, text := range distinct {
		shared := 0
		for shared < min(len(last), len(text)) && last[shared] == text[shared] {
			shared++
		}
		out = binary.AppendUvarint(out, uint64(shared))
		out = appendBytes(out, text[shared:])
		last = text
	}
	return out
}

// DecodeSheet unpacks what EncodeSheet packed.
func DecodeSheet(data []byte) (lines []Line, texts int, err error) {
	r := &reader{data: data}
	if r.byte() != sheetVersion {
		r.fail("rows of an unknown version")
	}
	n, width := r.uvarint(), r.uvarint()
	if n > maxInBlock || width > maxTexts {
		r.fail("too many rows")
		return nil, 0, r.err
	}
	lines = make([]Line, n)
	var whole []int // rows that were not erased
	for i := range lines {
		if erased := r.bytes(); len(erased) > 0 {
			lines[i].Erased = erased
			continue
		}
		lines[i].Salt = r.bytes()
		whole = append(whole, i)
	}
	rows := make([][]byte, len(whole))
	for range width {
		r.texts(rows)
	}
	if err := r.end(); err != nil {
		return nil, 0, err
	}
	for i, at := range whole {
		lines[at].Row = rows[i]
	}
	return lines, int(width), nil
}

// maxSheet bounds what a sheet may unpack to, since a text that is stored once
// can stand in every row.
const maxSheet = 64 << 20

// texts reads one text per row and adds it to the rows.
func (r *reader) texts(rows [][]byte) {
	if len(rows) == 0 || r.err != nil {
		return
	}
	n := r.count()
	if n == 0 || n > len(rows) {
		r.fail("no texts or too many")
		return
	}
	distinct := make([][]byte, n)
	var last []byte
	for i := range distinct {
		shared := r.uvarint()
		rest := r.bytes()
		if shared > uint64(len(last)) {
			r.fail("a text that begins like no other")
			return
		}
		last = append(append(make([]byte, 0, int(shared)+len(rest)), last[:shared]...), rest...)
		distinct[i] = last
		if r.spent += len(last); r.spent > maxSheet {
			r.fail("rows of too many bytes")
			return
		}
	}
	var codes column
	if n < len(rows) {
		codes = r.column(len(rows), uint64(n-1))
		if r.err != nil {
			return
		}
	}
	for i := range rows {
		at := uint64(i)
		if n < len(rows) {
			at = codes.at(i)
		}
		if at >= uint64(n) {
			r.fail("a text that is not there")
			return
		}
		if r.spent += len(distinct[at]); r.spent > maxSheet {
			r.fail("rows of too many bytes")
			return
		}
		rows[i] = appendBytes(rows[i], distinct[at])
	}
}
