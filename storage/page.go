package storage

import "bytes"

// page is one page of a bbolt file, or a bucket inside a leaf.
type page struct {
	id   uint64
	data []byte
}

func (p page) count() int { return int(u16(p.data, 10)) }

// element is one entry of a page.
type element struct {
	key, value []byte // value is nil in a branch
	child      uint64 // page below, in a branch
	bucket     bool
}

// fits checks that the elements' heads lie within the page.
func (p page) fits() error {
	if pageHeader+p.count()*elementSize > len(p.data) {
		return harm("page %d holds %d elements, more than it can", p.id, p.count())
	}
	return nil
}

// element reads the i-th element of a page that fits.
func (p page) element(i int, branch bool) (element, error) {
	at := pageHeader + i*elementSize
	var e element
	var pos, keySize, valueSize uint64
	if branch {
		pos, keySize, e.child = uint64(u32(p.data, at)), uint64(u32(p.data, at+4)), u64(p.data, at+8)
	} else {
		e.bucket = u32(p.data, at)&flagBucket != 0
		if u32(p.data, at)&^uint32(flagBucket) != 0 {
			return e, harm("page %d: element %d has unknown flags", p.id, i)
		}
		pos, keySize, valueSize = uint64(u32(p.data, at+4)), uint64(u32(p.data, at+8)), uint64(u32(p.data, at+12))
	}
	start := uint64(at) + pos
	if start < uint64(pageHeader+p.count()*elementSize) || start+keySize+valueSize > uint64(len(p.data)) ||
		keySize > keyLimit || valueSize > valueSizeLimit {
		return e, harm("page %d: element %d lies outside", p.id, i)
	}
	e.key, e.value = p.data[start:start+keySize], p.data[start+keySize:start+keySize+valueSize]
	return e, nil
}

// elements reads all of a page's elements and checks their order.
func (p page) elements(branch bool, within bounds) ([]element, error) {
	if err := p.fits(); err != nil {
		return nil, err
	}
	all := make([]element, p.count())
	for i := range all {
		e, err := p.element(i, branch)
		if err != nil {
			return nil, err
		}
		if i > 0 && bytes.Compare(all[i-1].key, e.key) >= 0 {
			return nil, harm("page %d: element %d is out of order", p.id, i)
		}
		if !within.hold(e.key) {
			return nil, harm("page %d: element %d does not belong there", p.id, i)
		}
		all[i] = e
	}
	return all, nil
}

func (w *walker) branch(p page, within bounds, depth, nested int) error {
	all, err := p.elements(true, within)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return harm("branch %d is empty", p.id)
	}
	for i, e := range all {
		below := bounds{from: e.key, to: within.to}
		if i+1 < len(all) {
			below.to = all[i+1].key
		}
		if err := w.page(e.child, below, depth+1, nested); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) leaf(p page, within bounds, nested int) error {
	all, err := p.elements(false, within)
	if err != nil {
		return err
	}
	for _, e := range all {
		if !e.bucket {
			continue
		}
		if err := w.child(p, e, nested); err != nil {
			return err
		}
	}
	return nil
}

// child walks a bucket that a leaf's element stands for.
func (w *walker) child(p page, e element, nested int) error {
	if len(e.value) < bucketHeader {
		return harm("page %d: bucket %q is cut off", p.id, e.key)
	}
	root := u64(e.value, 0)
	if root != inlinePage {
		return w.bucket(root, nested+1)
	}
	inline := page{id: p.id, data: e.value[bucketHeader:]}
	if len(inline.data) < pageHeader || u16(inline.data, 8) != flagLeaf {
		return harm("page %d: bucket %q is broken", p.id, e.key)
	}
	all, err := inline.elements(false, bounds{})
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.bucket { // bbolt never puts a bucket into one so small
			return harm("page %d: bucket within a small bucket", p.id)
		}
	}
	return nil
}

// freelist checks the list of free pages: in order, in range, none in use.
func (w *walker) freelist() error {
	data, err := w.read(w.meta.freelist)
	if err != nil {
		return err
	}
	if u16(data, 8) != flagFreelist {
		return harm("page %d is not the list of free pages", w.meta.freelist)
	}
	at, count := uint64(pageHeader), uint64(u16(data, 10))
	if count == manyFree {
		at, count = at+8, u64(data, pageHeader)
	}
	if count > (uint64(len(data))-at)/8 {
		return harm("list of free pages is cut off")
	}
	last := uint64(0)
	for i := range count {
		id := u64(data, int(at+i*8))
		if id < firstDataPage || id >= w.meta.pages || id <= last || !w.mark(id) {
			return harm("list of free pages names page %d", id)
		}
		last = id
	}
	return nil
}
