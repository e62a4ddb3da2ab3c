package register

import (
	"bytes"
	"cmp"
	"slices"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/seek"
	"samsvar/ui/sift"
)

// ranks are the places of the different values of one column in its order, by
// code; 0 for one without a value.
type ranks []int32

// ranksOf orders the different values of a column kept as codes: each is read
// once, however many rows have it.
func ranksOf(t *i18n.Texts, columns reg.Columns, r *reg.Register, f *reg.Field, names i18n.Names) ranks {
	order := make([]int32, 0, columns.Codes(f.Key))
	var compare func(a, b int32) int
	if ordered(f) {
		values := make([]reg.Value, columns.Codes(f.Key))
		for code := 1; code < len(values); code++ {
			v := f.Of(r.New())
			if v.Parse(columns.Text(f.Key, uint32(code))) == nil && !v.Empty() {
				values[code] = v
				order = append(order, int32(code))
			}
		}
		compare = func(a, b int32) int { return values[a].Compare(values[b]) }
	} else {
		texts := seek.ShownCodes(t, columns, r, f, names, func() bool { return false })
		sortKeys := make([][]byte, len(texts))
		for code, text := range texts {
			if text != "" {
				sortKeys[code] = t.SortKey(text)
				order = append(order, int32(code))
			}
		}
		compare = func(a, b int32) int { return bytes.Compare(sortKeys[a], sortKeys[b]) }
	}
	slices.SortStableFunc(order, compare)
	made := make(ranks, columns.Codes(f.Key))
	rank := int32(0)
	for i, code := range order {
		if i == 0 || compare(order[i-1], code) != 0 {
			rank++
		}
		made[code] = rank
	}
	return made
}

// sortRows puts rows in the order of a column; those without a value come last
// either way, and equal ones stay as they are.
func sortRows(rows seek.Rows, field string, made ranks, falling bool) seek.Rows {
	most := int32(0)
	for _, rank := range made {
		most = max(most, rank)
	}
	slot := func(rank int32) int32 {
		switch {
		case rank == 0:
			return most
		case falling:
			return most - rank
		}
		return rank - 1
	}
	slots := make([]int32, rows.Columns.Len()) // by row
	for first, batch := range rows.Columns.Batches(field) {
		for i, code := range batch[0] {
			slots[first+i] = slot(made[code])
		}
	}
	list := rows.List()
	ends := make([]int32, most+2)
	for _, row := range list {
		ends[slots[row]+1]++
	}
	for i := range most + 1 {
		ends[i+1] += ends[i]
	}
	sorted := make([]int32, len(list))
	for _, row := range list {
		sorted[ends[slots[row]]] = row
		ends[slots[row]]++
	}
	return seek.Rows{Columns: rows.Columns, Chosen: sorted}
}

// only leaves the rows of some records.
func only(rows seek.Rows, ids map[reg.ID]bool) seek.Rows {
	wanted := make([]bool, rows.Columns.Len())
	for id := range ids {
		if row, ok := rows.Columns.Find(id); ok && ids[id] {
			wanted[row] = true
		}
	}
	list := slices.DeleteFunc(rows.List(), func(row int32) bool { return !wanted[row] })
	return seek.Rows{Columns: rows.Columns, Chosen: list}
}

// sortRowsByGaps sorts by what is missing: the gravest first, then the most.
func sortRowsByGaps(rows seek.Rows, found sift.Gaps, falling bool) seek.Rows {
	byRow := map[int32]sift.Gap{}
	for id, one := range found {
		if row, ok := rows.Columns.Find(id); ok && one.N > 0 {
			byRow[int32(row)] = one
		}
	}
	var with, without []int32
	for _, row := range rows.List() {
		if byRow[row].N > 0 {
			with = append(with, row)
		} else {
			without = append(without, row)
		}
	}
	slices.SortStableFunc(with, func(a, b int32) int {
		one, other := byRow[a], byRow[b]
		return direction(cmp.Or(cmp.Compare(one.Worst, other.Worst), cmp.Compare(one.N, other.N)), !falling)
	})
	if falling {
		with, without = without, with
	}
	return seek.Rows{Columns: rows.Columns, Chosen: append(append([]int32{}, with...), without...)}
}

// reversed turns rows round.
func reversed(rows seek.Rows) seek.Rows {
	list := rows.List()
	slices.Reverse(list)
	return seek.Rows{Columns: rows.Columns, Chosen: list}
}
