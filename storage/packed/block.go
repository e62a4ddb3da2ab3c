package packed

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"sort"
	"strings"
)

// maxInBlock bounds the rows of a block that is read; those written have far
// fewer.
const maxInBlock = 1 << 14

// Place is where a row stands: by number, those without a number of the
// register's own last, then by id.
type Place struct {
	Order uint64 // of the number
	No    string // the number itself where Order does not tell it
	ID    string
}

// Compare orders places.
func (p Place) Compare(o Place) int {
	if c := cmp.Compare(p.Order, o.Order); c != 0 {
		return c
	}
	if c := strings.Compare(p.No, o.No); c != 0 {
		return c
	}
	return strings.Compare(p.ID, o.ID)
}

// Row is one row on its own. Codes stand by the number of the field and may
// end before the last field; 0 means empty.
type Row struct {
	Place
	Device uint32 // code of who wrote the row's first operation
	Seq    uint64 // number of that operation
	Heads  []byte // of later writes; nil if there was none
	Codes  []uint32
}

// Code returns the code of a field.
func (r Row) Code(field int) uint32 {
	if field < len(r.Codes) {
		return r.Codes[field]
	}
	return 0
}

// deviceField is the number under which a block keeps the devices. Fields
// have numbers from 1.
const deviceField = 0

// Block is some hundred rows in the order of their places.
type Block struct {
	Number  uint32 // names the block in the file
	data    []byte
	n       int
	prefix  []byte // shared by the keys of all rows
	suffix  []byte // what follows it, of one row after another
	order   column
	seq     column
	columns []column // of fields that any row has, by number
	ids     map[int]string
	nos     map[int]string
	heads   map[int]string
	least   key // of the rows' keys
	most    key
	sorted  bool // the keys grow
}

const blockVersion = 1

// newBlock packs rows, which are in order and at least one.
func newBlock(number uint32, rows []Row) *Block {
	out := []byte{blockVersion}
	out = binary.AppendUvarint(out, uint64(len(rows)))
	out, foreign := appendKeys(out, rows)
	values := make([]uint64, len(rows))
	each := func(of func(*Row) uint64) []uint64 {
		for i := range rows {
			values[i] = of(&rows[i])
		}
		return values
	}
	out = appendColumn(out, each(func(r *Row) uint64 { return r.Order }))
	out = appendColumn(out, each(func(r *Row) uint64 { return r.Seq }))
	fields := usedFields(rows)
	out = binary.AppendUvarint(out, uint64(len(fields)))
	for _, field := range fields {
		out = binary.AppendUvarint(out, uint64(field))
		if field == deviceField {
			out = appendColumn(out, each(func(r *Row) uint64 { return uint64(r.Device) }))
			continue
		}
		out = appendColumn(out, each(func(r *Row) uint64 { return uint64(r.Code(field)) }))
	}
	out = appendSparse(out, rows, func(i int) string { return foreign[i] })
	out = appendSparse(out, rows, func(i int) string { return rows[i].No })
	out = appendSparse(out, rows, func(i int) string { return string(rows[i].Heads) })
	b, err := ParseBlock(number, slices.Clip(out))
	if err != nil {
		panic("packed: cannot read what was just packed: " + err.Error())
	}
	return b
}

func usedFields(rows []Row) []int {
	var used []bool
	for i := range rows {
		if n := len(rows[i].Codes); n > len(used) {
			used = append(used, make([]bool, n-len(used))...)
		}
		for field, code := range rows[i].Codes {
			if code != 0 {
				used[field] = true
			}
		}
	}
	fields := []int{deviceField}
	for field := 1; field < len(used); field++ {
		if used[field] {
			fields = append(fields, field)
		}
	}
	return fields
}

// appendKeys writes the rows' keys, and returns the ids they do not tell.
func appendKeys(out []byte, rows []Row) ([]byte, map[int]string) {
	keys := make([][keySize]byte, len(rows))
	foreign := map[int]string{}
	shared := keySize
	for i := range rows {
		k, own := parseID(rows[i].ID)
		if !own {
			foreign[i] = rows[i].ID
		}
		keys[i] = k.bytes()
		for j := range shared {
			if keys[i][j] != keys[0][j] {
				shared = j
				break
			}
		}
	}
	out = append(out, byte(shared))
	out = append(out, keys[0][:shared]...)
	for i := range keys {
		out = append(out, keys[i][shared:]...)
	}
	return out, foreign
}

// appendSparse writes texts that few rows have, each with its place.
func appendSparse(out []byte, rows []Row, of func(i int) string) []byte {
	n := 0
	for i := range rows {
		if of(i) != "" {
			n++
		}
	}
	out = binary.AppendUvarint(out, uint64(n))
	for i := range rows {
		if text := of(i); text != "" {
			out = binary.AppendUvarint(out, uint64(i))
			out = appendBytes(out, text)
		}
	}
	return out
}

// ParseBlock reads the bytes of a block and keeps them.
func ParseBlock(number uint32, data []byte) (*Block, error) {
	b := &Block{Number: number, data: data}
	r := &reader{data: data}
	if r.byte() != blockVersion {
		r.fail("a block of an unknown version")
	}
	n := r.uvarint()
	if n == 0 || n > maxInBlock {
		r.fail("a block of no rows or too many")
		return nil, r.err
	}
	b.n = int(n)
	shared := int(r.byte())
	b.prefix = r.take(min(shared, keySize+1))
	if shared > keySize {
		r.fail("a key that is too long")
		return nil, r.err
	}
	b.suffix = r.take(b.n * (keySize - shared))
	b.order = r.column(b.n, math.MaxUint64)
	b.seq = r.column(b.n, math.MaxUint64)
	for range r.count() {
		field := r.uvarint()
		c := r.column(b.n, math.MaxUint32)
		c.field = uint32(field)
		if field > math.MaxUint16 || len(b.columns) > 0 && c.field <= b.columns[len(b.columns)-1].field {
			r.fail("a field out of order")
		}
		if r.err != nil {
			return nil, r.err
		}
		b.columns = append(b.columns, c)
	}
	b.ids, b.nos, b.heads = r.sparse(b.n), r.sparse(b.n), r.sparse(b.n)
	if err := r.end(); err != nil {
		return nil, err
	}
	b.span()
	return b, nil
}

func (r *reader) sparse(rows int) map[int]string {
	n := r.count()
	if n == 0 {
		return nil
	}
	texts := make(map[int]string, n)
	for range n {
		i := r.uvarint()
		text := r.bytes()
		if i >= uint64(rows) {
			r.fail("a text of no row")
			return nil
		}
		texts[int(i)] = string(text)
	}
	return texts
}

// span notes between which keys the rows lie.
func (b *Block) span() {
	b.least, b.most, b.sorted = b.key(0), b.key(0), true
	last := b.least
	for i := 1; i < b.n; i++ {
		k := b.key(i)
		switch {
		case k.compare(b.most) > 0:
			b.most = k
		case k.compare(b.least) < 0:
			b.least = k
		}
		b.sorted = b.sorted && last.compare(k) < 0
		last = k
	}
}

// Data returns the block's bytes, not to be changed.
func (b *Block) Data() []byte { return b.data }

// Len returns how many rows there are.
func (b *Block) Len() int { return b.n }

func (b *Block) key(i int) key {
	var bytes [keySize]byte
	copy(bytes[:], b.prefix)
	size := keySize - len(b.prefix)
	copy(bytes[len(b.prefix):], b.suffix[i*size:(i+1)*size])
	return keyOf(bytes[:])
}

// ID returns a row's id.
func (b *Block) ID(i int) string {
	if id, foreign := b.ids[i]; foreign {
		return id
	}
	return b.key(i).id()
}

// Place returns where a row stands.
func (b *Block) Place(i int) Place { return Place{b.order.at(i), b.nos[i], b.ID(i)} }

// No returns what tells a row's number, without making its id.
func (b *Block) No(i int) (order uint64, no string) { return b.order.at(i), b.nos[i] }

// Code returns the code of a row's field.
func (b *Block) Code(i, field int) uint32 {
	for j := range b.columns {
		if c := &b.columns[j]; c.field == uint32(field) {
			return uint32(c.at(i))
		}
	}
	return 0
}

// Codes writes a field's codes of all rows into dst.
func (b *Block) Codes(field int, dst []uint32) []uint32 {
	dst = dst[:b.n]
	for j := range b.columns {
		if c := &b.columns[j]; c.field == uint32(field) {
			c.codes(dst)
			return dst
		}
	}
	clear(dst)
	return dst
}

// Row unpacks a row.
func (b *Block) Row(i int) Row {
	r := Row{Place: b.Place(i), Seq: b.seq.at(i), Codes: b.RowCodes(i, nil)}
	r.Device, r.Codes[deviceField] = r.Codes[deviceField], 0
	if heads, ok := b.heads[i]; ok {
		r.Heads = []byte(heads)
	}
	return r
}

// RowCodes returns a row's codes by the number of the field, in dst if it has
// room. That of field 0 is the device's.
func (b *Block) RowCodes(i int, dst []uint32) []uint32 {
	size := 1
	if n := len(b.columns); n > 0 {
		size = int(b.columns[n-1].field) + 1
	}
	dst = slices.Grow(dst[:0], size)[:size]
	clear(dst)
	for j := range b.columns {
		dst[b.columns[j].field] = uint32(b.columns[j].at(i))
	}
	return dst
}

// find returns the row of an id.
func (b *Block) find(k key, id string, own bool) (int, bool) {
	if k.compare(b.least) < 0 || k.compare(b.most) > 0 {
		return 0, false
	}
	from := 0
	if b.sorted {
		from = sort.Search(b.n, func(i int) bool { return b.key(i).compare(k) >= 0 })
	}
	for i := from; i < b.n; i++ {
		if b.key(i) != k {
			if b.sorted {
				break
			}
			continue
		}
		if text, foreign := b.ids[i]; foreign != own && (own || text == id) {
			return i, true
		}
	}
	return 0, false
}
