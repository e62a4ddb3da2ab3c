package packed

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"math"
	"slices"
	"strings"
	"sync"
)

// chunkTexts is how many texts of a dictionary lie in one value of the file.
const chunkTexts = 256

// Dict gives each text of one field a code, from 1 in the order they came.
// Code 0 is the empty text. A Dict never changes.
type Dict struct {
	chunks []*chunk
	n      int
	finder *finder // shared with the dictionaries made from this one
}

// chunk holds texts in the order of their codes.
type chunk struct {
	text string
	ends []uint32
}

// NewDict returns a dictionary without a text.
func NewDict() *Dict { return &Dict{finder: &finder{seed: maphash.MakeSeed()}} }

// Len returns the highest code.
func (d *Dict) Len() int { return d.n }

// Text returns the text of a code, "" for one that was dropped or never given.
func (d *Dict) Text(code uint32) string {
	if code == 0 || int(code) > d.n {
		return ""
	}
	return d.chunks[(code-1)/chunkTexts].at(int(code-1) % chunkTexts)
}

func (c *chunk) at(i int) string {
	from := uint32(0)
	if i > 0 {
		from = c.ends[i-1]
	}
	return c.text[from:c.ends[i]]
}

// Code returns the code of a text.
func (d *Dict) Code(text string) (uint32, bool) {
	if text == "" {
		return 0, true
	}
	return d.finder.find(d, text)
}

// With returns the dictionary with more texts, none of which it has yet, and
// the numbers of the chunks that differ. Only the last one made from a
// dictionary may be searched for texts.
func (d *Dict) With(texts []string) (*Dict, []uint32) {
	next := &Dict{chunks: slices.Clone(d.chunks), n: d.n + len(texts), finder: d.finder}
	var changed []uint32
	for len(texts) > 0 {
		last := len(next.chunks) - 1
		if last < 0 || len(next.chunks[last].ends) == chunkTexts {
			next.chunks = append(next.chunks, &chunk{})
			last++
		}
		n := min(len(texts), chunkTexts-len(next.chunks[last].ends))
		next.chunks[last] = next.chunks[last].with(texts[:n])
		texts = texts[n:]
		changed = append(changed, uint32(last))
	}
	return next, changed
}

func (c *chunk) with(texts []string) *chunk {
	var out strings.Builder
	out.WriteString(c.text)
	ends := slices.Grow(slices.Clone(c.ends), len(texts))
	for _, text := range texts {
		out.WriteString(text)
		ends = append(ends, uint32(out.Len()))
	}
	return &chunk{out.String(), ends}
}

// Without returns the dictionary with the texts of some codes gone, and the
// numbers of the chunks that differ. The codes are not given again.
func (d *Dict) Without(codes []uint32) (*Dict, []uint32) {
	next := &Dict{chunks: slices.Clone(d.chunks), n: d.n, finder: d.finder}
	gone := map[uint32]map[int]bool{}
	for _, code := range codes {
		if d.Text(code) == "" {
			continue
		}
		at := (code - 1) / chunkTexts
		if gone[at] == nil {
			gone[at] = map[int]bool{}
		}
		gone[at][int(code-1)%chunkTexts] = true
	}
	var changed []uint32
	for at, slots := range gone {
		old := next.chunks[at]
		texts := make([]string, len(old.ends))
		for i := range texts {
			if !slots[i] {
				texts[i] = old.at(i)
			}
		}
		next.chunks[at] = (&chunk{}).with(texts)
		changed = append(changed, at)
	}
	slices.Sort(changed)
	return next, changed
}

// Chunks returns how many chunks there are.
func (d *Dict) Chunks() int { return len(d.chunks) }

// Chunk returns the bytes of a chunk as they stand in the file.
func (d *Dict) Chunk(number uint32) []byte {
	c := d.chunks[number]
	out := binary.AppendUvarint(nil, uint64(len(c.ends)))
	for i := range c.ends {
		out = binary.AppendUvarint(out, uint64(len(c.at(i))))
	}
	return append(out, c.text...)
}

// Holds reports whether a chunk has these bytes.
func (d *Dict) Holds(number uint32, data []byte) bool {
	return int(number) < len(d.chunks) && bytes.Equal(d.Chunk(number), data)
}

// ReadChunk adds the chunk that follows those the dictionary has; it is for a
// dictionary that nobody else has yet.
// Every chunk but the last is full.
func (d *Dict) ReadChunk(data []byte) error {
	if d.n%chunkTexts != 0 {
		return damaged("a chunk after one that is not full")
	}
	r := &reader{data: data}
	n := r.count()
	if n > chunkTexts || n == 0 && r.err == nil {
		r.fail("a chunk of no texts or too many")
	}
	c := &chunk{ends: make([]uint32, 0, n)}
	end := uint64(0)
	for range n {
		end += min(r.uvarint(), math.MaxUint32)
		c.ends = append(c.ends, uint32(min(end, math.MaxUint32)))
	}
	if r.err == nil && end != uint64(len(r.data)) {
		r.fail("a chunk of another length than its texts")
	}
	if r.err != nil {
		return r.err
	}
	c.text = string(r.data)
	d.chunks = append(d.chunks, c)
	d.n += n
	return nil
}

// finder finds the codes of texts: an open table of codes by the hash of
// their texts. It is filled when it is asked the first time, and may hold
// codes of texts that a dictionary has no longer or not yet.
type finder struct {
	mu    sync.Mutex
	seed  maphash.Seed
	table []uint32
	n     int // codes in the table
}

func (f *finder) find(d *Dict, text string) (uint32, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.n < d.n {
		f.fill(d)
	}
	if len(f.table) == 0 {
		return 0, false
	}
	for at := f.start(text); ; at = (at + 1) % len(f.table) {
		code := f.table[at]
		if code == 0 {
			return 0, false
		}
		if d.Text(code) == text {
			return code, true
		}
	}
}

func (f *finder) start(text string) int {
	return int(maphash.String(f.seed, text) & uint64(len(f.table)-1))
}

func (f *finder) fill(d *Dict) {
	if 2*d.n > len(f.table) {
		size := 64
		for size < 3*d.n {
			size *= 2
		}
		f.table, f.n = make([]uint32, size), 0
	}
	for ; f.n < d.n; f.n++ {
		code := uint32(f.n + 1)
		text := d.Text(code)
		if text == "" {
			continue
		}
		at := f.start(text)
		for f.table[at] != 0 {
			at = (at + 1) % len(f.table)
		}
		f.table[at] = code
	}
}
