package storage

import (
	"fmt"
	"io"
)

// reach tells how sure it is that a page belongs to the content.
type reach uint8

const (
	reachNone   reach = iota // nothing leads there: what an earlier save left, or what a damage cut off
	reachOlder               // the beginning of the save before leads there
	reachNewest              // the newest beginning leads there
)

// scrap is a value as it lies in a page, not yet checked.
type scrap struct {
	bucket      string // "" if it is not known
	key, sealed []byte
	reach       reach
}

// scan reads a file page by page and takes what looks like a value, whatever
// the pages say of each other. It follows nothing twice and believes nothing:
// the check of each value decides later.
type scan struct {
	r        io.ReaderAt
	pageSize uint64
	pages    uint64 // whole ones in the file
	seen     []bool // pages reached from a beginning
	now      reach
	buckets  map[string]bool // names seen
	scraps   []scrap
	faults   []string // pages in use that cannot be read, in English
	budget   uint64   // bytes that long pages may still take, so that lies about length cost no hours
}

// mostScanned is how much of a file is looked through: many times the largest
// store. A file can say that it is a terabyte and take no room.
const mostScanned = 1 << 30

// scanFile reads all pages of a file.
func scanFile(r io.ReaderAt, size int64) *scan {
	s := &scan{r: r, buckets: map[string]bool{}}
	if size > mostScanned {
		s.faults = append(s.faults, "the file is longer than any store: only its first GB was read")
		size = mostScanned
	}
	metas := s.beginnings(size)
	s.pages = uint64(size) / s.pageSize
	s.budget = 4 * uint64(size)
	s.seen = make([]bool, s.pages)
	s.now = reachNewest
	for _, meta := range metas {
		s.tree(meta.root, "", 0)
		if meta.freelist < s.pages {
			s.seen[meta.freelist] = true
		}
		s.now = reachOlder
	}
	s.now = reachNone
	s.loose()
	return s
}

// loose takes the values of pages that nothing leads to: first of those that
// carry their own number, then of what else may be a page. The inside of a long
// page may say anything of its length, and must not spend what the others need.
func (s *scan) loose() {
	var others []uint64
	per := max(1, window/s.pageSize)
	buf := make([]byte, per*s.pageSize)
	for first := uint64(0); first < s.pages; first += per {
		n, _ := s.r.ReadAt(buf, int64(first*s.pageSize))
		for id := first; id < min(first+per, s.pages); id++ {
			at := (id - first) * s.pageSize
			if s.seen[id] || at+pageHeader > uint64(n) || !mayBeLeaf(buf[at:]) {
				continue
			}
			if u64(buf, int(at)) == id {
				s.looseLeaf(id)
			} else {
				others = append(others, id)
			}
		}
	}
	for _, id := range others {
		if !s.seen[id] {
			s.looseLeaf(id)
		}
	}
}

// window is how much is read at once to look for pages, in bytes.
const window = 256 << 10

func (s *scan) looseLeaf(id uint64) {
	if data := s.page(id); mayBeLeaf(data) {
		s.leaf(page{id, data}, "")
	}
}

// beginnings returns the valid ones, newest first, and finds the page size.
func (s *scan) beginnings(size int64) []boltMeta {
	var metas []boltMeta
	for at := int64(0); at < min(size, maxPage+1); at += minPage {
		if meta, ok := readMeta(s.r, at); ok && (at == 0 || uint64(at) == meta.pageSize) {
			metas = append(metas, meta)
		}
	}
	s.pageSize = defaultPage
	if len(metas) > 0 {
		s.pageSize = metas[0].pageSize
	}
	if len(metas) > 1 && metas[1].txid > metas[0].txid {
		metas[0], metas[1] = metas[1], metas[0]
	}
	return metas
}

// defaultPage is the size of a page where no beginning tells it.
const defaultPage = 4096

// mayBeLeaf rules out what is clearly something else.
func mayBeLeaf(data []byte) bool {
	switch u16(data, 8) {
	case flagBranch, flagFreelist, flagMeta:
		return false
	}
	return u16(data, 10) > 0
}

// flagMeta marks a beginning.
const flagMeta = 0x04

// page reads a page with its overflow, as far as the file goes.
func (s *scan) page(id uint64) []byte {
	header := make([]byte, pageHeader)
	if n, _ := s.r.ReadAt(header, int64(id*s.pageSize)); n < len(header) {
		return header
	}
	count := min(uint64(u32(header, 12))+1, s.pages-id)
	if count > 1 && count*s.pageSize > s.budget {
		count = 1
	}
	if count > 1 {
		s.budget -= count * s.pageSize
	}
	data := make([]byte, count*s.pageSize)
	n, _ := s.r.ReadAt(data, int64(id*s.pageSize)) // what cannot be read stays zero
	return data[:max(n, pageHeader)]
}

func (s *scan) fault(id uint64, format string, args ...any) {
	if s.now == reachNewest {
		s.faults = append(s.faults, fmt.Sprintf("page %d ", id)+fmt.Sprintf(format, args...))
	}
}

// tree reads what a page of a beginning's tree leads to.
func (s *scan) tree(id uint64, bucket string, depth int) {
	switch {
	case id < firstDataPage || id >= s.pages || depth > maxDepth:
		s.fault(id, "is not in the file")
		return
	case s.seen[id]:
		return
	}
	p := page{id, s.page(id)}
	kind := u16(p.data, 8)
	if u64(p.data, 0) != id || kind != flagLeaf && kind != flagBranch {
		s.fault(id, "is another one, or destroyed")
		return
	}
	for i := id; i < min(s.pages, id+uint64(len(p.data))/s.pageSize); i++ {
		s.seen[i] = true
	}
	if kind == flagLeaf {
		s.leaf(p, bucket)
		return
	}
	s.elements(p, true, func(e element) { s.tree(e.child, bucket, depth+1) })
}

// leaf takes the values of a page; bucket is "" where none is known. In the
// outermost tree the elements are buckets.
func (s *scan) leaf(p page, bucket string) {
	s.elements(p, false, func(e element) {
		if !e.bucket {
			s.scraps = append(s.scraps, scrap{bucket, e.key, e.value, s.now})
			return
		}
		if len(e.value) < bucketHeader || len(e.key) > maxBucketName {
			s.fault(p.id, "has a bucket cut off")
			return
		}
		name, inline := string(e.key), e.value[bucketHeader:]
		s.buckets[name] = true
		switch root := u64(e.value, 0); {
		case root == inlinePage && len(inline) >= pageHeader:
			s.elements(page{p.id, inline}, false, func(e element) {
				s.scraps = append(s.scraps, scrap{name, e.key, e.value, s.now})
			})
		case root != inlinePage && s.now != reachNone: // an old pointer leads anywhere
			s.tree(root, name, 0)
		}
	})
}

// maxBucketName is longer than any name this package gives.
const maxBucketName = 512

// elements visits those elements of a page that lie within it.
func (s *scan) elements(p page, branch bool, visit func(element)) {
	most := (len(p.data) - pageHeader) / elementSize
	if p.count() > most {
		s.fault(p.id, "holds %d elements, more than it can", p.count())
	}
	for i := range min(p.count(), most) {
		e, err := p.element(i, branch)
		if err != nil {
			s.fault(p.id, "element %d cannot be read", i)
			continue
		}
		visit(e)
	}
}
