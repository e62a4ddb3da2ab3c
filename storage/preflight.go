package storage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"math"
)

// Layout of bbolt's file, version 2, in little endian. Package bbolt maps the
// file and trusts it; a page that lies kills the process. So the whole tree is
// walked with plain reads first, and everything bbolt would follow is checked.
const (
	boltMagic      = 0xED0CDAED
	boltVersion    = 2
	pageHeader     = 16
	elementSize    = 16
	metaSize       = 64
	metaSummed     = 56 // bytes of the meta under its checksum
	bucketHeader   = 16
	flagBranch     = 0x01
	flagLeaf       = 0x02
	flagFreelist   = 0x10
	flagBucket     = 0x01 // of a leaf element
	manyFree       = 0xFFFF
	noFreelist     = math.MaxUint64
	maxDepth       = 64
	maxNested      = 8
	minPage        = 512
	maxPage        = 1 << 16
	inlinePage     = 0 // a bucket so small that it lies in its parent's leaf
	firstDataPage  = 2
	keyLimit       = 32768
	valueSizeLimit = math.MaxInt32
)

// boltMeta is one of the two pages at the file's beginning.
type boltMeta struct {
	pageSize uint64
	root     uint64
	freelist uint64
	pages    uint64 // high-water mark: pages in use are below
	txid     uint64
}

// walker follows a file's tree.
type walker struct {
	r    io.ReaderAt
	meta boltMeta
	used []uint64 // bits: pages reached so far
}

func harm(format string, args ...any) error {
	return &Damaged{Harm: HarmStructure, Detail: fmt.Sprintf(format, args...)}
}

// preflight reports as *Damaged what would make bbolt fail on the file.
func preflight(r io.ReaderAt, size int64) error {
	meta, err := chooseMeta(r, size)
	if err != nil {
		return err
	}
	if meta.pages > uint64(size)/meta.pageSize {
		return harm("the file is cut off: %d bytes, %d pages of %d", size, meta.pages, meta.pageSize)
	}
	w := &walker{r: r, meta: meta, used: make([]uint64, meta.pages/64+1)}
	if err := w.bucket(meta.root, 0); err != nil {
		return err
	}
	if meta.freelist == noFreelist {
		return nil
	}
	return w.freelist()
}

// chooseMeta picks the page that bbolt would pick: the newer of those valid.
func chooseMeta(r io.ReaderAt, size int64) (boltMeta, error) {
	first, ok := readMeta(r, 0)
	pageSize := first.pageSize
	for at := int64(1024); !ok && pageSize == 0 && at <= 1024<<14 && at < size; at *= 2 {
		if second, valid := readMeta(r, at); valid {
			pageSize = second.pageSize
		}
	}
	if pageSize == 0 {
		return boltMeta{}, &Damaged{Harm: HarmForeign, Detail: "no valid beginning"}
	}
	second, secondOK := readMeta(r, int64(pageSize))
	if secondOK && second.pageSize != pageSize {
		return boltMeta{}, harm("two beginnings with different page sizes")
	}
	if secondOK && (!ok || second.txid > first.txid) {
		first, ok = second, true
	}
	if !ok {
		return boltMeta{}, &Damaged{Harm: HarmForeign, Detail: "no valid beginning"}
	}
	return first, checkMeta(first)
}

func checkMeta(m boltMeta) error {
	switch {
	case m.pages < firstDataPage+2:
		return harm("only %d pages", m.pages)
	case m.root < firstDataPage || m.root >= m.pages:
		return harm("root page %d of %d", m.root, m.pages)
	case m.freelist != noFreelist && (m.freelist < firstDataPage || m.freelist >= m.pages):
		return harm("list of free pages at %d of %d", m.freelist, m.pages)
	}
	return nil
}

// readMeta reads a meta page and reports whether it is valid.
func readMeta(r io.ReaderAt, at int64) (boltMeta, bool) {
	var page [pageHeader + metaSize]byte
	if _, err := r.ReadAt(page[:], at); err != nil {
		return boltMeta{}, false
	}
	raw := page[pageHeader:]
	sum := fnv.New64a()
	_, _ = sum.Write(raw[:metaSummed])
	m := boltMeta{pageSize: uint64(u32(raw, 8)), root: u64(raw, 16), freelist: u64(raw, 32),
		pages: u64(raw, 40), txid: u64(raw, 48)}
	valid := u32(raw, 0) == boltMagic && u32(raw, 4) == boltVersion && u64(raw, metaSummed) == sum.Sum64() &&
		m.pageSize >= minPage && m.pageSize <= maxPage && m.pageSize&(m.pageSize-1) == 0
	if !valid {
		return boltMeta{}, false
	}
	return m, true
}

func u16(b []byte, at int) uint16 { return binary.LittleEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
func u64(b []byte, at int) uint64 { return binary.LittleEndian.Uint64(b[at:]) }

// bucket walks the tree of one bucket.
func (w *walker) bucket(root uint64, nested int) error {
	if nested > maxNested {
		return harm("buckets nested too deep at page %d", root)
	}
	return w.page(root, bounds{}, 0, nested)
}

// bounds limit the keys below an element: from is included, to is not; nil
// means no limit.
type bounds struct{ from, to []byte }

func (b bounds) hold(key []byte) bool {
	return (b.from == nil || bytes.Compare(key, b.from) >= 0) && (b.to == nil || bytes.Compare(key, b.to) < 0)
}

func (w *walker) page(id uint64, within bounds, depth, nested int) error {
	if depth > maxDepth {
		return harm("tree too deep at page %d", id)
	}
	data, err := w.read(id)
	if err != nil {
		return err
	}
	p := page{id: id, data: data}
	switch u16(data, 8) {
	case flagLeaf:
		return w.leaf(p, within, nested)
	case flagBranch:
		return w.branch(p, within, depth, nested)
	}
	return harm("page %d is neither branch nor leaf", id)
}

// read returns a page with its overflow, and marks it as reached.
func (w *walker) read(id uint64) ([]byte, error) {
	if id < firstDataPage || id >= w.meta.pages {
		return nil, harm("page %d is out of range", id)
	}
	var header [pageHeader]byte
	if _, err := w.r.ReadAt(header[:], int64(id*w.meta.pageSize)); err != nil {
		return nil, harm("page %d cannot be read: %v", id, err)
	}
	if own := u64(header[:], 0); own != id {
		return nil, harm("page %d calls itself %d", id, own)
	}
	count := uint64(u32(header[:], 12)) + 1
	if count > w.meta.pages-id {
		return nil, harm("page %d runs past the end", id)
	}
	for i := id; i < id+count; i++ {
		if !w.mark(i) {
			return nil, harm("page %d is used twice", i)
		}
	}
	data := make([]byte, count*w.meta.pageSize)
	if _, err := w.r.ReadAt(data, int64(id*w.meta.pageSize)); err != nil {
		return nil, harm("page %d cannot be read: %v", id, err)
	}
	return data, nil
}

// mark notes that a page is reached; false if it was before.
func (w *walker) mark(id uint64) bool {
	bit := uint64(1) << (id % 64)
	if w.used[id/64]&bit != 0 {
		return false
	}
	w.used[id/64] |= bit
	return true
}
