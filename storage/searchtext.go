package storage

import (
	"slices"
	"sort"

	"samsvar/model/reg"
)

// texts is what can be searched in a register: the folded texts of its records,
// in a few pieces that each are one run of memory. Like all of a View it never
// changes: a save makes a new piece of the records it wrote, and pieces of like
// size are joined, so that there are few and none is copied often. What is no
// longer true stays in its piece until then, and is known by its row.
type texts struct {
	pieces []*piece
	stale  int // rows in pieces that are not the register's any more
}

// piece is the texts of some records, ordered by place.
type piece struct {
	rows   []*row
	ids    []reg.ID // of the rows, side by side for speed
	text   []byte
	starts []int // where each row's text begins, and where the last one ends
	marks  marks
}

func (p *piece) of(i int) []byte { return p.text[p.starts[i]:p.starts[i+1]] }

// newPiece makes a piece of rows in order; text appends the text of the i-th.
func newPiece(rows []*row, text func(out []byte, i int) []byte) *piece {
	p := &piece{rows: rows, ids: make([]reg.ID, len(rows)), starts: make([]int, len(rows)+1)}
	for i, r := range rows {
		p.ids[i] = r.id()
		p.text = text(p.text, i)
		p.starts[i+1] = len(p.text)
	}
	p.text = slices.Clip(p.text)
	p.marks = newMarks(len(rows), len(p.text))
	for i := range rows {
		p.marks.add(i, p.of(i))
	}
	return p
}

// with returns the texts with those of new rows, which must be in order. live
// tells which rows are the register's, and total is how many there are.
func (t texts) with(r *reg.Register, in []*row, live func(*row) bool, total int) texts {
	pieces := slices.Clone(t.pieces)
	if len(in) > 0 {
		pieces = append(pieces, newPiece(in, func(out []byte, i int) []byte { return appendSearchText(out, r, in[i].rec) }))
	}
	stale := func() int {
		n := -total
		for _, p := range pieces {
			n += len(p.rows)
		}
		return n
	}
	for n := len(pieces); n > 1 && (len(pieces[n-2].rows) <= 2*len(pieces[n-1].rows) || stale() > total); n = len(pieces) {
		pieces = append(pieces[:n-2], joinPieces(pieces[n-2], pieces[n-1], live))
	}
	if len(pieces) == 1 && stale() > total { // deletions alone
		pieces[0] = joinPieces(pieces[0], &piece{}, live)
	}
	return texts{pieces, stale()}
}

// joinPieces makes one piece of what is still true in two.
func joinPieces(a, b *piece, live func(*row) bool) *piece {
	type source struct {
		*piece
		i int
	}
	var from []source
	var rows []*row
	for i, j := 0, 0; i < len(a.rows) || j < len(b.rows); {
		next := source{a, i}
		if i == len(a.rows) || j < len(b.rows) && b.rows[j].place.compare(a.rows[i].place) < 0 {
			next = source{b, j}
			j++
		} else {
			i++
		}
		if r := next.rows[next.i]; live(r) {
			from, rows = append(from, next), append(rows, r)
		}
	}
	return newPiece(rows, func(out []byte, i int) []byte { return append(out, from[i].of(from[i].i)...) })
}

// search returns the ids of the rows in whose text all words occur, in order.
func (t texts) search(words []string, live func(*row) bool) []reg.ID {
	var found []reg.ID
	var rows []*row // of those found, where there are several pieces
	for _, p := range t.pieces {
		var more []*row
		ids := make([]reg.ID, 0, 64)
		p.each(words, func(i int) {
			if t.stale > 0 && !live(p.rows[i]) {
				return
			}
			ids = append(ids, p.ids[i])
			if len(t.pieces) > 1 {
				more = append(more, p.rows[i])
			}
		})
		if len(t.pieces) > 1 {
			found, rows = mergeFound(found, rows, ids, more)
		} else {
			found = ids
		}
	}
	return found
}

// each visits the rows in whose text all words occur.
func (p *piece) each(words []string, visit func(i int)) {
	need := p.marks.of(words)
	finders := make([]*finder, len(words))
	for i, word := range words {
		finders[i] = newFinder(word)
	}
next:
	for i := range p.rows {
		if !p.marks.may(i, need) {
			continue
		}
		for _, f := range finders {
			if !f.in(p.of(i)) {
				continue next
			}
		}
		visit(i)
	}
}

// mergeFound puts few found ones into the list of those found before, by place.
func mergeFound(ids []reg.ID, rows []*row, fewIDs []reg.ID, few []*row) ([]reg.ID, []*row) {
	if len(few) == 0 {
		return ids, rows
	}
	allIDs, all := make([]reg.ID, 0, len(ids)+len(fewIDs)), make([]*row, 0, len(rows)+len(few))
	from := 0
	for i, r := range few {
		to := from + sort.Search(len(rows)-from, func(k int) bool { return rows[from+k].place.compare(r.place) >= 0 })
		allIDs = append(append(allIDs, ids[from:to]...), fewIDs[i])
		all = append(append(all, rows[from:to]...), r)
		from = to
	}
	return append(allIDs, ids[from:]...), append(all, rows[from:]...)
}
