package seek

import (
	"slices"

	"samsvar/model/reg"
	"samsvar/storage"
)

// Records are records in some order. Those of a register that the store keeps
// as columns are made when they are asked for.
type Records interface {
	Len() int
	At(i int) reg.Record
	ID(i int) reg.ID
}

// Made are records that there are already.
type Made []reg.Record

// Len returns how many there are.
func (m Made) Len() int { return len(m) }

// At returns one of them.
func (m Made) At(i int) reg.Record { return m[i] }

// ID returns the id of one of them.
func (m Made) ID(i int) reg.ID { return m[i].Header().ID }

// Rows are rows of a register that is kept as columns.
type Rows struct {
	Columns reg.Columns
	Chosen  []int32 // in order; nil for all
}

// Len returns how many there are.
func (r Rows) Len() int {
	if r.Chosen == nil {
		return r.Columns.Len()
	}
	return len(r.Chosen)
}

func (r Rows) row(i int) int {
	if r.Chosen == nil {
		return i
	}
	return int(r.Chosen[i])
}

// At makes the record of a row.
func (r Rows) At(i int) reg.Record { return r.Columns.Record(r.row(i)) }

// ID returns the id of a row.
func (r Rows) ID(i int) reg.ID { return r.Columns.ID(r.row(i)) }

// List returns a copy of the rows, which may be changed.
func (r Rows) List() []int32 {
	if r.Chosen != nil {
		return slices.Clone(r.Chosen)
	}
	all := make([]int32, r.Columns.Len())
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

// Pick returns some of the records, by their places in order.
func Pick(records Records, at func(yield func(int) bool)) Records {
	if rows, ok := records.(Rows); ok {
		chosen := []int32{}
		for i := range at {
			chosen = append(chosen, int32(rows.row(i)))
		}
		return Rows{Columns: rows.Columns, Chosen: chosen}
	}
	picked := Made{}
	for i := range at {
		picked = append(picked, records.At(i))
	}
	return picked
}

// All returns the records of a register in the order of their numbers.
func All(view *storage.View, register string) Records {
	if columns := view.Columns(register); columns != nil {
		return Rows{Columns: columns}
	}
	return Made(view.All(register))
}

// Place returns where a record stands, or -1.
func Place(records Records, id reg.ID) int {
	rows, ok := records.(Rows)
	if !ok {
		for i := range records.Len() {
			if records.ID(i) == id {
				return i
			}
		}
		return -1
	}
	row, found := rows.Columns.Find(id)
	switch {
	case !found:
		return -1
	case rows.Chosen == nil:
		return row
	}
	return slices.Index(rows.Chosen, int32(row))
}
