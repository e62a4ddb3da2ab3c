package storage

import (
	"bytes"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// New rows of a packed register stand in the log some hundred to an entry, of
// kind kindRows. Each row has a number, a salt and a hash of its own, so that
// one can be erased like an operation of any other entry. In the file the rows
// are packed once more; in an entry that was opened they are its values.

// kindRows is the kind of an entry of new rows. Nobody outside sees it: every
// row is told as the creation of a record.
const kindRows Kind = "rows"

// rowsInEntry is how many rows an entry has at most.
const rowsInEntry = 512

// rowHead is how many texts a row begins with: the id and the number. Those of
// the entry's fields follow.
const rowHead = 2

// encodeEntry makes the bytes of an entry in the file.
func (c *codec) encodeEntry(e entry, meta entryMeta) ([]byte, error) {
	if meta.Kind != kindRows {
		return c.encode(e)
	}
	lines := make([]packed.Line, len(e.Values))
	for i, v := range e.Values {
		lines[i] = packed.Line{Salt: v.Salt, Row: []byte(v.To), Erased: v.Erased}
	}
	var err error
	if e.Rows, err = packed.EncodeSheet(lines, rowHead+len(meta.Fields)); err != nil {
		return nil, fmt.Errorf("pack rows: %w", err)
	}
	e.Values = nil
	return c.encode(e)
}

// unpackRows puts the rows of an entry among its values.
func (e *entry) unpackRows(meta entryMeta) error {
	lines, texts, err := packed.DecodeSheet(e.Rows)
	switch {
	case err != nil:
		return harmedPack(err)
	case len(lines) != meta.Rows || texts != rowHead+len(meta.Fields):
		return &Damaged{Harm: HarmContent, Detail: "an entry of other rows than it tells of"}
	}
	e.Values, e.Rows = make([]opValue, len(lines)), nil
	for i, line := range lines {
		e.Values[i] = opValue{Salt: line.Salt, To: string(line.Row), Erased: line.Erased}
	}
	return nil
}

// numbers is how many numbers of the log an entry takes.
func (m entryMeta) numbers() uint64 {
	if m.Kind == kindRows {
		return uint64(m.Rows)
	}
	return max(1, uint64(len(m.Ops)))
}

// eachRecord visits an entry as what it did to each record: an entry of rows as
// the creation of one record after another, all with the hash and the number of
// their place in it. Rows that were erased have no id any longer.
func (e entry) eachRecord(meta entryMeta, visit func(entry, entryMeta) error) error {
	if meta.Kind != kindRows {
		return visit(e, meta)
	}
	for i := range e.Values {
		one, about, err := e.row(meta, i)
		if err == nil {
			err = visit(one, about)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// row makes one row of an entry the entry of a single record.
func (e entry) row(meta entryMeta, i int) (entry, entryMeta, error) {
	one := entry{Hash: e.Hash}
	about := entryMeta{Kind: KindCreate, Device: meta.Device, Seq: meta.Seq + uint64(i), Set: meta.Set, Register: meta.Register}
	value := e.Values[i]
	if value.Erased != nil {
		for _, field := range append([]string{numberField}, meta.Fields...) {
			about.Ops = append(about.Ops, opMeta{Path: field})
			one.Values = append(one.Values, opValue{Erased: value.Erased})
		}
		return one, about, nil
	}
	cells, err := packed.Cells(value.To, rowHead+len(meta.Fields))
	if err != nil {
		return one, about, harmedPack(err)
	}
	about.ID = reg.ID(cells[0])
	for j, text := range cells[1:] {
		field := numberField
		if j > 0 {
			field = meta.Fields[j-1]
		}
		if text != "" {
			about.Ops = append(about.Ops, opMeta{Path: field})
			one.Values = append(one.Values, opValue{Salt: value.Salt, To: text})
		}
	}
	return one, about, nil
}

// openedRows is the entry of rows that was opened last: the next row asked for
// is mostly of the same.
type openedRows struct {
	device string
	entry  entry
	meta   entryMeta
}

func (o openedRows) holds(device string, seq uint64) bool {
	return o.device == device && seq >= o.meta.Seq && seq < o.meta.Seq+uint64(len(o.entry.Values))
}

// seekEntry moves to the last entry that begins at or before a number, or to the
// first if there is none.
func seekEntry(c *bbolt.Cursor, seq uint64) (key, sealed []byte) {
	key, sealed = c.Seek(seqKey(seq))
	if bytes.Equal(key, seqKey(seq)) {
		return key, sealed
	}
	if key == nil {
		key, sealed = c.Last()
	} else {
		key, sealed = c.Prev()
	}
	if key == nil {
		return c.First()
	}
	return key, sealed
}

// entryAt finds the entry of a number; one of rows is cut to the row that has
// the number.
func (t *txn) entryAt(device string, seq uint64) (entry, entryMeta, error) {
	if t.opened.holds(device, seq) {
		return t.opened.entry.row(t.opened.meta, int(seq-t.opened.meta.Seq))
	}
	b := t.tx.Bucket([]byte(bucketOps + device))
	if b == nil {
		return entry{}, entryMeta{}, lostEntry(device, seq)
	}
	key, sealed := seekEntry(b.Cursor(), seq)
	if key == nil {
		return entry{}, entryMeta{}, lostEntry(device, seq)
	}
	e, meta, err := t.openEntry(device, key, sealed)
	switch {
	case err != nil:
		return e, meta, err
	case meta.Kind == kindRows && seq >= meta.Seq && seq < meta.Seq+uint64(len(e.Values)):
		t.opened = openedRows{device, e, meta}
		return e.row(meta, int(seq-meta.Seq))
	case meta.Seq != seq || meta.Kind == kindRows:
		return e, meta, lostEntry(device, seq)
	}
	return e, meta, nil
}

// bornAt returns where the creation of a packed row stands in the log. The row
// tells, since an index of every row would be longer than the rows.
func (t *txn) bornAt(register string, id reg.ID) (opRef, bool) {
	if t.view == nil || t.view.tables[register] == nil || t.view.tables[register].pack == nil {
		return opRef{}, false
	}
	pack := t.view.tables[register].pack
	for _, tree := range []*packed.Tree{pack.live, pack.gone} {
		if index, found := tree.Find(string(id)); found {
			device, seq := tree.Born(index)
			return opRef{Device: pack.dict(deviceDict).Text(device), Seq: seq}, true
		}
	}
	return opRef{}, false
}

// entryFields lists the fields that any of some rows has, in the order of the
// description; those this version does not know come last. Who saved a record
// when stands in the header.
func (e *packedEdit) entryFields(rows []*packedRow) []int {
	used := map[int]bool{}
	for _, row := range rows {
		for field, code := range row.before.Codes {
			if code != 0 {
				used[field] = true
			}
		}
	}
	var fields []int
	for _, field := range e.order() {
		if used[field] {
			fields = append(fields, field)
		}
	}
	return fields
}

// order lists the numbers of all fields that the log tells of, in the order in
// which a record's fields are told.
func (e *packedEdit) order() []int {
	var order []int
	known := map[string]bool{idField: true, numberField: true, changedField: true, changedByField: true}
	for _, f := range e.reg.Fields {
		if number := e.names.numbers[f.Key]; number != 0 && !known[f.Key] {
			order = append(order, int(number))
		}
		known[f.Key] = true
	}
	var others []string
	for key := range e.names.numbers {
		if !known[key] {
			others = append(others, key)
		}
	}
	slices.Sort(others)
	for _, key := range others {
		order = append(order, int(e.names.numbers[key]))
	}
	return order
}
