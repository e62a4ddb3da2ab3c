package storage

import (
	"iter"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// packedColumns shows the rows of a packed register as columns.
type packedColumns struct{ *table }

func (c packedColumns) Len() int { return c.pack.live.Len() }

// dictOf returns a field's dictionary, or nil if no row ever had the field.
func (c packedColumns) dictOf(field string) *packed.Dict {
	return c.pack.dicts[int(c.names.numbers[field])]
}

func (c packedColumns) Codes(field string) int {
	if d := c.dictOf(field); d != nil {
		return d.Len() + 1
	}
	return 1
}

func (c packedColumns) Text(field string, code uint32) string {
	if d := c.dictOf(field); d != nil {
		return d.Text(code)
	}
	return ""
}

func (c packedColumns) Code(field, text string) (uint32, bool) {
	if d := c.dictOf(field); d != nil {
		return d.Code(text)
	}
	return 0, text == ""
}

// unusedField is a number that no field has: all its codes are 0.
const unusedField = 1 << 16

func (c packedColumns) Batches(fields ...string) iter.Seq2[int, [][]uint32] {
	numbers := make([]int, len(fields))
	for i, field := range fields {
		if numbers[i] = int(c.names.numbers[field]); numbers[i] == deviceDict {
			numbers[i] = unusedField
		}
	}
	return c.pack.live.Batches(numbers)
}

func (c packedColumns) ID(row int) reg.ID {
	b, i := c.pack.live.At(row)
	return reg.ID(b.ID(i))
}

func (c packedColumns) No(row int) string {
	b, i := c.pack.live.At(row)
	return c.numberOf(b.No(i))
}

func (c packedColumns) Find(id reg.ID) (row int, ok bool) { return c.pack.live.Find(string(id)) }

func (c packedColumns) Record(row int) reg.Record { return c.record(c.pack.live, row) }
