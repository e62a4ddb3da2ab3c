package packed

import (
	"iter"
	"slices"
	"sort"
)

// Rows of a block: one that grows past mostRows is cut into blocks of
// fullBlock rows.
const (
	fullBlock = 512
	mostRows  = 640
)

// Tree is a register's rows in the order of their places, as blocks that
// follow each other. A Tree never changes; the zero Tree has no row.
type Tree struct {
	blocks []*Block
	starts []int // index of each block's first row
	n      int
	next   uint32 // number of the next new block
	rising bool   // the ids of each block follow those of the one before
}

// NewTree makes a tree of the blocks of a file, in any order.
func NewTree(blocks []*Block) (*Tree, error) {
	next := uint32(0)
	for _, b := range blocks {
		next = max(next, b.Number+1)
	}
	slices.SortFunc(blocks, func(a, b *Block) int { return a.Place(0).Compare(b.Place(0)) })
	for i := 1; i < len(blocks); i++ {
		if blocks[i-1].Place(blocks[i-1].n-1).Compare(blocks[i].Place(0)) >= 0 {
			return nil, damaged("blocks overlap")
		}
	}
	return newTree(blocks, next), nil
}

func newTree(blocks []*Block, next uint32) *Tree {
	t := &Tree{blocks: blocks, starts: make([]int, len(blocks)), next: next, rising: true}
	for i, b := range blocks {
		t.rising = t.rising && (i == 0 || blocks[i-1].most.compare(b.least) < 0)
		t.starts[i] = t.n
		t.n += b.n
	}
	return t
}

// Len returns how many rows there are.
func (t *Tree) Len() int { return t.n }

// Blocks returns the blocks in order, not to be changed.
func (t *Tree) Blocks() []*Block { return t.blocks }

// At returns the block and the place in it of the row with an index.
func (t *Tree) At(index int) (*Block, int) {
	at := sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > index }) - 1
	return t.blocks[at], index - t.starts[at]
}

// Row unpacks the row with an index.
func (t *Tree) Row(index int) Row {
	b, i := t.At(index)
	return b.Row(i)
}

// Born returns who wrote the first operation of a row, as a code, and the
// number of that operation.
func (t *Tree) Born(index int) (device uint32, seq uint64) {
	b, i := t.At(index)
	return b.Code(i, deviceField), b.seq.at(i)
}

// Find returns the index of the row with an id.
func (t *Tree) Find(id string) (int, bool) {
	k, own := parseID(id)
	if t.rising {
		at := sort.Search(len(t.blocks), func(i int) bool { return t.blocks[i].most.compare(k) >= 0 })
		if at == len(t.blocks) {
			return 0, false
		}
		i, ok := t.blocks[at].find(k, id, own)
		return t.starts[at] + i, ok
	}
	for at := len(t.blocks) - 1; at >= 0; at-- {
		if i, ok := t.blocks[at].find(k, id, own); ok {
			return t.starts[at] + i, true
		}
	}
	return 0, false
}

// HasNumber reports whether a row has the number of this order.
func (t *Tree) HasNumber(order uint64) bool {
	at := sort.Search(len(t.blocks), func(i int) bool {
		b := t.blocks[i]
		return b.order.at(b.n-1) >= order
	})
	if at == len(t.blocks) {
		return false
	}
	b := t.blocks[at]
	i := sort.Search(b.n, func(i int) bool { return b.order.at(i) >= order })
	return i < b.n && b.order.at(i) == order
}

// Batches yields the codes of some fields for some hundred rows at a time:
// the index of the first row, and for each field a slice with a code per row.
// The slices are used again for the next rows.
func (t *Tree) Batches(fields []int) iter.Seq2[int, [][]uint32] {
	return func(yield func(int, [][]uint32) bool) {
		room := make([][]uint32, len(fields))
		batch := make([][]uint32, len(fields))
		for at, b := range t.blocks {
			for i, field := range fields {
				if len(room[i]) < b.n {
					room[i] = make([]uint32, max(b.n, mostRows))
				}
				batch[i] = b.Codes(field, room[i])
			}
			if !yield(t.starts[at], batch) {
				return
			}
		}
	}
}

// Edit is what an edit of a tree did to its blocks.
type Edit struct {
	Changed []*Block // new or with other rows, to be written
	Dropped []uint32 // numbers of blocks that are no more
}

// part is what an edit does to one block.
type part struct {
	out map[int]bool // rows by their place in the block
	in  []Row
}

// With returns the tree without the rows of some indexes and with others.
func (t *Tree) With(out []int, in []Row) (*Tree, Edit) {
	parts := t.parts(out, in)
	next := make([]*Block, 0, len(t.blocks)+len(in)/fullBlock+1)
	number := t.next
	var edit Edit
	cut := func(rows []Row, first uint32, reuse bool) {
		for len(rows) > 0 {
			n := len(rows)
			if n > mostRows {
				n = fullBlock
			}
			at := first
			if !reuse {
				at = number
				number++
			}
			reuse = false
			b := newBlock(at, rows[:n])
			next, edit.Changed = append(next, b), append(edit.Changed, b)
			rows = rows[n:]
		}
	}
	if len(t.blocks) == 0 {
		cut(parts[0].merge(nil), 0, false)
	}
	for i, b := range t.blocks {
		p := parts[i]
		if p == nil {
			next = append(next, b)
			continue
		}
		rows := p.merge(b)
		if len(rows) == 0 {
			edit.Dropped = append(edit.Dropped, b.Number)
		}
		cut(rows, b.Number, true)
	}
	return newTree(next, number), edit
}

// parts tells which rows leave and enter each block.
func (t *Tree) parts(out []int, in []Row) map[int]*part {
	parts := map[int]*part{}
	at := func(block int) *part {
		if parts[block] == nil {
			parts[block] = &part{out: map[int]bool{}}
		}
		return parts[block]
	}
	for _, index := range out {
		block := sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > index }) - 1
		at(block).out[index-t.starts[block]] = true
	}
	slices.SortFunc(in, func(a, b Row) int { return a.Place.Compare(b.Place) })
	for len(in) > 0 {
		block := max(0, sort.Search(len(t.blocks), func(i int) bool {
			return t.blocks[i].Place(0).Compare(in[0].Place) > 0
		})-1)
		n := len(in)
		if block+1 < len(t.blocks) {
			end := t.blocks[block+1].Place(0)
			n = sort.Search(len(in), func(i int) bool { return in[i].Place.Compare(end) >= 0 })
		}
		at(block).in = in[:n]
		in = in[n:]
	}
	if len(t.blocks) == 0 {
		at(0)
	}
	return parts
}

// merge returns a block's rows after the edit, in order.
func (p *part) merge(b *Block) []Row {
	if b == nil {
		return p.in
	}
	rows := make([]Row, 0, b.n+len(p.in))
	in := p.in
	for i := range b.n {
		if p.out[i] {
			continue
		}
		for len(in) > 0 && (in[0].Order < b.order.at(i) || in[0].Order == b.order.at(i) && in[0].Place.Compare(b.Place(i)) < 0) {
			rows, in = append(rows, in[0]), in[1:]
		}
		rows = append(rows, b.Row(i))
	}
	return append(rows, in...)
}
