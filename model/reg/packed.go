package reg

import "iter"

// KeptPacked marks a register of very many small records, of hundreds of
// thousands and more: a store keeps them as columns of codes and makes a record
// only when one is asked for. Every field must hold a single value (Packable).
func (d *Description[T]) KeptPacked() *Description[T] {
	d.Register.Packed = true
	return d
}

// Packable reports whether a register may be kept packed: it has no field with
// parts or lists, and is not of one record only.
func (r *Register) Packable() bool {
	for _, f := range r.Fields {
		switch f.Kind {
		case KindText, KindLongText, KindNumber, KindFlag, KindDate, KindMoment, KindChoice, KindLink:
		default:
			return false
		}
	}
	return !r.Single
}

// Derives reports whether fields follow from others.
func (r *Register) Derives() bool { return r.derive != nil }

// EachSource is a Source that goes through a register without holding all of
// its records at once.
type EachSource interface {
	// Each yields a register's records, ordered by number; not to be changed.
	Each(register string) iter.Seq[Record]
}

// Each yields a register's records in order, one at a time where the source
// can.
func Each(from Source, register string) iter.Seq[Record] {
	if each, ok := from.(EachSource); ok {
		return each.Each(register)
	}
	return func(yield func(Record) bool) {
		for _, rec := range from.All(register) {
			if !yield(rec) {
				return
			}
		}
	}
}

// Each yields the register's records with their Go type, one at a time where
// the source can.
func (d *Description[T]) Each(from Source) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for rec := range Each(from, d.Key) {
			if !yield(any(rec).(*T)) {
				return
			}
		}
	}
}

// Columns is a register kept packed: rows in the order of their numbers, and
// for each field a dictionary of the texts (canonical forms) that occur in it.
// A code stands for a text of its own field; 0 is the empty text, and not every
// code below Codes need occur.
type Columns interface {
	// Len returns how many rows there are.
	Len() int
	// Codes returns one more than the highest code of a field.
	Codes(field string) int
	// Text returns the text of a field's code.
	Text(field string, code uint32) string
	// Code returns the code of a text; false if no row can have it.
	Code(field, text string) (uint32, bool)
	// Batches yields the codes of some fields for some hundred rows at a time:
	// the index of the first row, and for each field a slice with a code per
	// row. The slices are used again for the next rows. The fields "id" and "nr"
	// have no codes.
	Batches(fields ...string) iter.Seq2[int, [][]uint32]
	// ID returns the id of a row.
	ID(row int) ID
	// No returns the number of a row.
	No(row int) string
	// Find returns the row of an id.
	Find(id ID) (row int, ok bool)
	// Record makes the record of a row.
	Record(row int) Record
}

// ColumnSource is a Source that keeps some registers packed.
type ColumnSource interface {
	// Columns returns a packed register, or nil for one that is not.
	Columns(register string) Columns
}

// ColumnsOf returns a register's columns, or nil where the source has none.
func ColumnsOf(from Source, register string) Columns {
	if source, ok := from.(ColumnSource); ok {
		return source.Columns(register)
	}
	return nil
}
