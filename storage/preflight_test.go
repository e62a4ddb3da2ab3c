package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// image is a store's file with helpers to lie in it.
type image struct {
	t    *testing.T
	data []byte
	meta boltMeta
}

func newImage(t *testing.T, content []byte) *image {
	m := &image{t: t, data: bytes.Clone(content)}
	var err error
	if m.meta, err = chooseMeta(bytes.NewReader(m.data), int64(len(m.data))); err != nil {
		t.Fatal(err)
	}
	return m
}

func (m *image) page(id uint64) []byte { return m.data[id*testPage : (id+1)*testPage] }

// find returns a page in use of a kind with at least n elements.
func (m *image) find(flag uint16, n int) []byte {
	w := &walker{r: bytes.NewReader(m.data), meta: m.meta, used: make([]uint64, m.meta.pages/64+1)}
	if err := w.bucket(m.meta.root, 0); err != nil {
		m.t.Fatal(err)
	}
	for id := range m.meta.pages {
		p := m.page(id)
		if w.used[id/64]&(1<<(id%64)) != 0 && u64(p, 0) == id && u16(p, 8) == flag && int(u16(p, 10)) >= n {
			return p
		}
	}
	m.t.Fatalf("no page of kind %d with %d elements", flag, n)
	return nil
}

func (m *image) branch() []byte { return m.find(flagBranch, 2) }

// leaf is one that holds values, not buckets.
func (m *image) leaf() []byte {
	b := m.branch()
	return m.page(u64(b, pageHeader+8))
}

func set16(p []byte, at int, v uint16) { binary.LittleEndian.PutUint16(p[at:], v) }
func set32(p []byte, at int, v uint32) { binary.LittleEndian.PutUint32(p[at:], v) }
func set64(p []byte, at int, v uint64) { binary.LittleEndian.PutUint64(p[at:], v) }

// setMeta changes a field of both metas, with a right checksum.
func (m *image) setMeta(at int, v uint64) {
	for id := range uint64(2) {
		raw := m.page(id)[pageHeader:]
		set64(raw, at, v)
		sum := fnv.New64a()
		_, _ = sum.Write(raw[:metaSummed])
		set64(raw, metaSummed, sum.Sum64())
	}
}

// TestPreflightFindsEachLie tells one lie at a time, in places where chance
// would seldom do so and where bbolt would follow it.
func TestPreflightFindsEachLie(t *testing.T) {
	_, content := filled(t)
	second := pageHeader + elementSize // place of the second element
	tests := []struct {
		name, want string
		lie        func(*image)
	}{
		{"one page in two places", "used twice", func(m *image) {
			b := m.branch()
			set64(b, second+8, u64(b, pageHeader+8))
		}},
		{"two children in each other's place", "does not belong", func(m *image) {
			b := m.branch()
			first := u64(b, pageHeader+8)
			set64(b, pageHeader+8, u64(b, second+8))
			set64(b, second+8, first)
		}},
		{"a circle", "used twice", func(m *image) {
			b := m.branch()
			set64(b, second+8, u64(b, 0))
		}},
		{"a child out of range", "out of range", func(m *image) { set64(m.branch(), second+8, m.meta.pages) }},
		{"a meta page as child", "out of range", func(m *image) { set64(m.branch(), second+8, 1) }},
		{"another page's number", "calls itself", func(m *image) {
			l := m.leaf()
			set64(l, 0, u64(l, 0)+1)
		}},
		{"keys out of order", "out of order", func(m *image) {
			b := m.branch() // both elements with the second's key
			set32(b, pageHeader, u32(b, second)+elementSize)
			set32(b, pageHeader+4, u32(b, second+4))
		}},
		{"more elements than fit", "more than it can", func(m *image) { set16(m.leaf(), 10, 5000) }},
		{"a value beyond the page", "lies outside", func(m *image) { set32(m.leaf(), pageHeader+12, 1<<30) }},
		{"a value inside the heads", "lies outside", func(m *image) { set32(m.leaf(), pageHeader+4, 4) }},
		{"unknown flags", "unknown flags", func(m *image) { set32(m.leaf(), pageHeader, 6) }},
		{"a value that poses as a bucket", "", func(m *image) { set32(m.leaf(), pageHeader, flagBucket) }},
		{"no kind", "neither branch nor leaf", func(m *image) { set16(m.leaf(), 8, 0) }},
		{"two kinds", "neither branch nor leaf", func(m *image) { set16(m.leaf(), 8, flagLeaf|flagBranch) }},
		{"overflow past the end", "past the end", func(m *image) { set32(m.leaf(), 12, 1<<31) }},
		{"an empty branch", "is empty", func(m *image) { set16(m.branch(), 10, 0) }},
		{"a used page called free", "list of free pages names", func(m *image) {
			set64(m.page(m.meta.freelist), pageHeader, u64(m.leaf(), 0))
		}},
		{"a free page twice", "list of free pages names", func(m *image) {
			f := m.page(m.meta.freelist)
			set64(f, pageHeader+8, u64(f, pageHeader))
		}},
		{"a long list of free pages", "cut off", func(m *image) { set16(m.page(m.meta.freelist), 10, 0xFFFE) }},
		{"a huge list of free pages", "cut off", func(m *image) {
			set16(m.page(m.meta.freelist), 10, manyFree)
			set64(m.page(m.meta.freelist), pageHeader, 1<<60)
		}},
		{"no list of free pages", "not the list", func(m *image) { set16(m.page(m.meta.freelist), 8, flagLeaf) }},
		{"list of free pages out of range", "list of free pages", func(m *image) { m.setMeta(32, m.meta.pages) }},
		{"root out of range", "root page", func(m *image) { m.setMeta(16, m.meta.pages+7) }},
		{"more pages than the file has", "cut off", func(m *image) { m.setMeta(40, uint64(len(m.data))) }},
		{"too few pages", "only", func(m *image) { m.setMeta(40, 2) }},
		{"cut in a free page", "cut off", func(m *image) { m.data = m.data[:m.meta.pages*testPage-1] }},
	}
	if err := preflight(bytes.NewReader(content), int64(len(content))); err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := newImage(t, content)
			test.lie(m)
			err := preflight(bytes.NewReader(m.data), int64(len(m.data)))
			var damaged *Damaged
			if !errors.As(err, &damaged) || !strings.Contains(damaged.Detail, test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestPreflightBeginnings accepts a store of which one beginning is left.
func TestPreflightBeginnings(t *testing.T) {
	_, content := filled(t)
	for _, lost := range []uint64{0, 1} {
		m := newImage(t, content)
		clear(m.page(lost))
		if err := preflight(bytes.NewReader(m.data), int64(len(m.data))); err != nil {
			t.Errorf("without beginning %d: %v", lost, err)
		}
	}
	m := newImage(t, content)
	clear(m.page(0))
	clear(m.page(1))
	err := preflight(bytes.NewReader(m.data), int64(len(m.data)))
	var damaged *Damaged
	if !errors.As(err, &damaged) || damaged.Harm != HarmForeign {
		t.Errorf("without a beginning: %v", err)
	}
}

// TestPreflightPageSizes accepts stores from machines with other pages.
func TestPreflightPageSizes(t *testing.T) {
	for _, size := range []int{1024, 4096, 16384, 65536} {
		path := newPath(t)
		opt := boltOptions()
		opt.PageSize, opt.OpenFile = size, nil
		db, err := bbolt.Open(path, 0o600, opt)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucket([]byte("b"))
			for i := range 5000 {
				err = errors.Join(err, b.Put(seqKey(uint64(i)), make([]byte, i%3000)))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := preflight(bytes.NewReader(content), int64(len(content))); err != nil {
			t.Errorf("pages of %d: %v", size, err)
		}
		clear(content[:size]) // then the second beginning has to be found
		if err := preflight(bytes.NewReader(content), int64(len(content))); err != nil {
			t.Errorf("pages of %d, second beginning: %v", size, err)
		}
	}
}
