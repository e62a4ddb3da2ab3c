package training

import (
	"iter"
	"strconv"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// columns is a packed register in memory.
type columns struct {
	rows  int
	texts map[string][]string // of each field by code
}

func (c columns) Len() int                              { return c.rows }
func (c columns) Codes(field string) int                { return max(len(c.texts[field]), 1) }
func (c columns) Text(field string, code uint32) string { return c.texts[field][code] }
func (c columns) Code(string, string) (uint32, bool)    { return 0, false }
func (c columns) ID(row int) reg.ID                     { return reg.ID(strconv.Itoa(row)) }
func (c columns) No(int) string                         { return "" }
func (c columns) Find(reg.ID) (int, bool)               { return 0, false }
func (c columns) Record(int) reg.Record                 { return nil }

// Batches makes 512 rows at a time, as a store does.
func (c columns) Batches(fields ...string) iter.Seq2[int, [][]uint32] {
	const size = 512
	return func(yield func(int, [][]uint32) bool) {
		batch := make([][]uint32, len(fields))
		for i := range batch {
			batch[i] = make([]uint32, size)
		}
		for first := 0; first+size <= c.rows; first += size {
			for i, field := range fields {
				codes := c.Codes(field) - 1
				for row := range size {
					batch[i][row] = uint32(min((first+row)*7%max(codes, 1)+1, codes))
				}
			}
			if !yield(first, batch) {
				return
			}
		}
	}
}

// large is an agency with very many attendances.
type large struct {
	memory
	columns columns
}

func (l large) Columns(register string) reg.Columns {
	if register == model.Attendances.Key {
		return l.columns
	}
	return nil
}

func million() large {
	m := house()
	texts := map[string][]string{"person": {""}, "kurs": {"", "k1", "k2", "k3"}, "enhet": {"", "it", "drift", "post"}, "fullfort_dato": {""}}
	for i := range 50_000 {
		texts["person"] = append(texts["person"], strconv.Itoa(100_000+i))
	}
	for i := range 2_000 {
		texts["fullfort_dato"] = append(texts["fullfort_dato"], today.AddDays(-i).Text())
	}
	return large{m, columns{rows: 1_000_000, texts: texts}}
}

func BenchmarkCompute1M(b *testing.B) {
	src := million()
	for b.Loop() {
		if o := Compute(src, Options{Today: today, Aims: owners}); o.Trained == 0 {
			b.Fatal("nobody is trained")
		}
	}
}
