package packed

import (
	"encoding/binary"
	"math"
	"slices"
)

// column is one number per row, each as what it exceeds the least of the
// block by, in as few bytes as the greatest needs: 0, 1, 2, 4 or 8.
type column struct {
	field uint32
	least uint64
	width int
	data  []byte
}

func (c *column) at(i int) uint64 {
	switch c.width {
	case 1:
		return c.least + uint64(c.data[i])
	case 2:
		return c.least + uint64(binary.LittleEndian.Uint16(c.data[2*i:]))
	case 4:
		return c.least + uint64(binary.LittleEndian.Uint32(c.data[4*i:]))
	case 8:
		return c.least + binary.LittleEndian.Uint64(c.data[8*i:])
	}
	return c.least
}

// codes writes the column into dst, one code per row.
func (c *column) codes(dst []uint32) {
	least := uint32(c.least)
	switch c.width {
	case 1:
		for i, b := range c.data[:len(dst)] {
			dst[i] = least + uint32(b)
		}
	case 2:
		data := c.data[:2*len(dst)]
		for i := range dst {
			dst[i] = least + uint32(binary.LittleEndian.Uint16(data[2*i:]))
		}
	case 4:
		data := c.data[:4*len(dst)]
		for i := range dst {
			dst[i] = least + binary.LittleEndian.Uint32(data[4*i:])
		}
	default:
		for i := range dst {
			dst[i] = least
		}
	}
}

func appendColumn(out []byte, values []uint64) []byte {
	least, most := slices.Min(values), slices.Max(values)
	width := widthOf(most - least)
	out = binary.AppendUvarint(out, least)
	out = append(out, byte(width))
	for _, v := range values {
		v -= least
		switch width {
		case 1:
			out = append(out, byte(v))
		case 2:
			out = binary.LittleEndian.AppendUint16(out, uint16(v))
		case 4:
			out = binary.LittleEndian.AppendUint32(out, uint32(v))
		case 8:
			out = binary.LittleEndian.AppendUint64(out, v)
		}
	}
	return out
}

func widthOf(most uint64) int {
	switch {
	case most == 0:
		return 0
	case most <= math.MaxUint8:
		return 1
	case most <= math.MaxUint16:
		return 2
	case most <= math.MaxUint32:
		return 4
	}
	return 8
}

// column reads a column of n numbers, none greater than limit.
func (r *reader) column(n int, limit uint64) column {
	c := column{least: r.uvarint(), width: int(r.byte())}
	if !slices.Contains([]int{0, 1, 2, 4, 8}, c.width) {
		r.fail("a column of an unknown width")
		return column{}
	}
	c.data = r.take(n * c.width)
	if c.least > limit || c.width == 8 && limit < math.MaxUint64 {
		r.fail("a column of too great numbers")
	}
	return c
}
