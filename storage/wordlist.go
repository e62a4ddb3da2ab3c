package storage

import (
	"bytes"
	"math/bits"
	"slices"
)

// wordList tells in which of some texts a word occurs, also as a part of a
// longer one. Each different word of the texts stands in it once, with the
// texts that have it: a search looks through the different words, which are a
// small part of all, and never through the texts.
type wordList struct {
	texts  int
	words  []byte   // all that are different, each with a line end
	starts []uint32 // where each begins, and where the last one ends
	in     []uint32 // numbers of the texts that have the first word, then the second …
	ends   []uint32 // where each word's texts end
}

// wordLister makes a wordList of one text after the other.
type wordLister struct {
	list    wordList
	numbers map[string]uint32 // of words
	last    []int             // by word: the last text that has it, and 1
	all     []uint32          // the words of the texts
	until   []int             // where each text's words end
}

func newWordLister(texts int) *wordLister {
	return &wordLister{list: wordList{starts: []uint32{0}}, numbers: map[string]uint32{}, until: make([]int, 0, texts)}
}

// add takes in the next text, the number of which is i.
func (w *wordLister) add(i int, text []byte) {
	from := 0
	for at := 0; at <= len(text); at++ {
		if at < len(text) && !isBlank(text[at]) {
			continue
		}
		if at > from {
			w.word(i, text[from:at])
		}
		from = at + 1
	}
	w.until = append(w.until, len(w.all))
}

func (w *wordLister) word(i int, word []byte) {
	number, known := w.numbers[string(word)]
	if !known {
		number = uint32(len(w.last))
		w.numbers[string(word)] = number
		w.list.words = append(append(w.list.words, word...), '\n')
		w.list.starts = append(w.list.starts, uint32(len(w.list.words)))
		w.last = append(w.last, 0)
	}
	if w.last[number] != i+1 {
		w.last[number] = i + 1
		w.all = append(w.all, number)
	}
}

// isBlank reports whether a character ends a word. Searches are cut into words
// at these and at all other blanks, so no word searched for has one.
func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func (w *wordLister) done() wordList {
	l := w.list
	l.texts = len(w.until)
	next := make([]uint32, len(w.last)+1)
	for _, word := range w.all {
		next[word+1]++
	}
	for i := range w.last {
		next[i+1] += next[i]
	}
	l.in = make([]uint32, len(w.all))
	from := 0
	for text, until := range w.until {
		for _, word := range w.all[from:until] {
			l.in[next[word]] = uint32(text)
			next[word]++
		}
		from = until
	}
	l.words, l.starts, l.ends = slices.Clip(l.words), slices.Clip(l.starts), next[:len(w.last)]
	return l
}

// find visits the numbers of the texts in which all words occur, in order.
func (l *wordList) find(words []string, visit func(text int)) {
	var found []uint64
	for i, word := range words {
		with := make([]uint64, (l.texts+63)/64)
		l.mark([]byte(word), with)
		if i > 0 {
			for k := range with {
				with[k] &= found[k]
			}
		}
		found = with
	}
	for k, set := range found {
		for ; set != 0; set &= set - 1 {
			visit(k*64 + bits.TrailingZeros64(set))
		}
	}
}

// mark sets the bits of the texts in which a word occurs.
func (l *wordList) mark(word []byte, texts []uint64) {
	number, at := 0, 0
	for {
		i := bytes.Index(l.words[at:], word)
		if i < 0 {
			return
		}
		at += i
		number += l.numberAt(number, uint32(at))
		from := uint32(0)
		if number > 0 {
			from = l.ends[number-1]
		}
		for _, text := range l.in[from:l.ends[number]] {
			texts[text/64] |= 1 << (text % 64)
		}
		number++
		at = int(l.starts[number])
	}
}

// numberAt returns how many words after the given one the one at a place is.
func (l *wordList) numberAt(number int, at uint32) int {
	after, _ := slices.BinarySearch(l.starts[number:], at+1)
	return after - 1
}
