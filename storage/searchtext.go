package storage

import (
	"slices"
	"sort"

	"samsvar/model/reg"
)

// texts is what can be searched in a register: the words of its records, in a
// few pieces. Like all of a View it never changes: a save makes a new piece of
// the records it wrote, and pieces of like size are joined, so that there are
// few and none is made anew often. What is no longer true stays in its piece
// until then, and is known by its row.
type texts struct {
	pieces []*piece
	stale  int // rows in pieces that are not the register's any more
}

// piece is the words of some records, ordered by place.
type piece struct {
	rows  []*row
	ids   []reg.ID // of the rows, side by side for speed
	words wordList
}

func newPiece(r *reg.Register, rows []*row) *piece {
	p := &piece{rows: rows, ids: make([]reg.ID, len(rows))}
	list := newWordLister(len(rows))
	var text []byte
	for i, row := range rows {
		p.ids[i] = row.id()
		text = appendSearchText(text[:0], r, row.rec)
		list.add(i, text)
	}
	p.words = list.done()
	return p
}

// with returns the texts with those of new rows, which must be in order. live
// tells which rows are the register's, and total is how many there are.
func (t texts) with(r *reg.Register, in []*row, live func(*row) bool, total int) texts {
	pieces := slices.Clone(t.pieces)
	if len(in) > 0 {
		pieces = append(pieces, newPiece(r, in))
	}
	stale := func() int {
		n := -total
		for _, p := range pieces {
			n += len(p.rows)
		}
		return n
	}
	for n := len(pieces); n > 1 && (len(pieces[n-2].rows) <= 2*len(pieces[n-1].rows) || stale() > total); n = len(pieces) {
		joined := newPiece(r, mergeRows(pieces[n-2].rows, pieces[n-1].rows, live))
		pieces = append(pieces[:n-2], joined)
	}
	if len(pieces) == 1 && stale() > total { // after deletions
		pieces[0] = newPiece(r, mergeRows(pieces[0].rows, nil, live))
	}
	return texts{pieces, stale()}
}

// mergeRows makes one list of what is still true in two.
func mergeRows(a, b []*row, live func(*row) bool) []*row {
	merged := make([]*row, 0, len(a)+len(b))
	for len(a) > 0 || len(b) > 0 {
		from := &a
		if len(a) == 0 || len(b) > 0 && b[0].place.compare(a[0].place) < 0 {
			from = &b
		}
		if live((*from)[0]) {
			merged = append(merged, (*from)[0])
		}
		*from = (*from)[1:]
	}
	return merged
}

// search returns the ids of the rows in whose texts all words occur, in order.
func (t texts) search(words []string, live func(*row) bool) []reg.ID {
	if len(t.pieces) == 1 && t.stale == 0 {
		p := t.pieces[0]
		var ids []reg.ID
		p.words.find(words, func(i int) { ids = append(ids, p.ids[i]) })
		return ids
	}
	var found []*row
	for _, p := range t.pieces {
		var more []*row
		p.words.find(words, func(i int) {
			if live(p.rows[i]) {
				more = append(more, p.rows[i])
			}
		})
		found = insertRows(found, more)
	}
	ids := make([]reg.ID, len(found))
	for i, r := range found {
		ids[i] = r.id()
	}
	return ids
}

// insertRows puts few rows into a list, both in order.
func insertRows(list, few []*row) []*row {
	if len(list) == 0 || len(few) == 0 {
		return append(list, few...)
	}
	merged := make([]*row, 0, len(list)+len(few))
	for _, r := range few {
		to := sort.Search(len(list), func(i int) bool { return list[i].place.compare(r.place) >= 0 })
		merged = append(append(merged, list[:to]...), r)
		list = list[to:]
	}
	return append(merged, list...)
}
