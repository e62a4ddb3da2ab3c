package storage

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// marks tell of each text which sequences of three bytes it may have, a bit for
// each by a hash. Where a bit that a word needs is missing, the word is not in
// the text, which thus need not be read: a search looks at a fifth of the
// memory that the texts take.
type marks struct {
	bits  []uint64
	width int  // words of bits for each text
	shift uint // of a hash, to be a bit's number
}

// newMarks makes empty marks for texts of so many bytes in all.
func newMarks(texts, size int) marks {
	const least, most = 64, 8192
	average := size / max(1, texts)
	per := min(max(least, 1<<bits.Len(uint(average))), most) // at most half of them set, mostly
	return marks{make([]uint64, texts*per/64), per / 64, uint(32 - bits.Len(uint(per-1)))}
}

func (m marks) add(text int, content []byte) {
	own := m.bits[text*m.width : (text+1)*m.width]
	eachTriple(content, m.shift, func(bit uint32) { own[bit/64] |= 1 << (bit % 64) })
}

// eachTriple visits the bits of the sequences of three bytes. Those with a
// blank are left out: words have none.
func eachTriple[T string | []byte](content T, shift uint, visit func(bit uint32)) {
	var last uint32
	run := 0
	for i := range len(content) {
		c := content[i]
		if c <= ' ' {
			run = 0
			continue
		}
		last = (last<<8 | uint32(c)) & 0xffffff
		if run++; run >= 3 {
			visit(last * 2654435761 >> shift)
		}
	}
}

// needed is bits that a text must have, in one word of its marks.
type needed struct {
	at   int
	bits uint64
}

// of returns what a text must have for all words to be in it.
func (m marks) of(words []string) []needed {
	var need []needed
	for _, word := range words {
		eachTriple(word, m.shift, func(bit uint32) {
			i := slices.IndexFunc(need, func(n needed) bool { return n.at == int(bit/64) })
			if i < 0 {
				i, need = len(need), append(need, needed{at: int(bit / 64)})
			}
			need[i].bits |= 1 << (bit % 64)
		})
	}
	slices.SortStableFunc(need, func(a, b needed) int { return bits.OnesCount64(b.bits) - bits.OnesCount64(a.bits) })
	return need
}

// may reports whether the words that need these bits may be in a text.
func (m marks) may(text int, need []needed) bool {
	own := m.bits[text*m.width:]
	for _, n := range need {
		if own[n.at]&n.bits != n.bits {
			return false
		}
	}
	return true
}

// finder finds a word in short texts. It looks at two bytes at a time, so far
// apart that two of the word's cannot be missed, and compares only where they
// are such of the word.
type finder struct {
	word []byte
	has  [1 << 16]bool // two bytes are in the word; not used for the shortest
}

func newFinder(word string) *finder {
	f := &finder{word: []byte(word)}
	for i := range len(word) - 1 {
		f.has[binary.LittleEndian.Uint16(f.word[i:])] = true
	}
	return f
}

// shortest is the length of words from which looking at some bytes only pays.
const shortest = 4

// in reports whether the word is in a text.
func (f *finder) in(text []byte) bool {
	if len(f.word) < shortest {
		return bytes.Contains(text, f.word)
	}
	step := len(f.word) - 1
	for at := step - 1; at+1 < len(text); at += step {
		if f.has[binary.LittleEndian.Uint16(text[at:])] {
			// The word can begin at at-step+1 at the earliest.
			first := at - step + 1
			if bytes.Contains(text[first:min(at+len(f.word), len(text))], f.word) {
				return true
			}
		}
	}
	return false
}
