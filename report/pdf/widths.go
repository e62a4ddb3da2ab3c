package pdf

import "samsvar/report"

// need is what a column's content asks for.
type need struct {
	// natural is the width on one line; word that of the widest word.
	natural, word float64
}

// place decides where the columns of a table stand.
func (f *flow) place(t report.Table) []cell {
	n := len(t.Columns)
	if n == 0 {
		return nil
	}
	gap := min(columnGap, bodyWidth/float64(4*n))
	widths := columnWidths(t.Columns, f.needs(t), bodyWidth-gap*float64(n-1))
	cols := make([]cell, n)
	x := 0.0
	for i, w := range widths {
		cols[i] = cell{x: x, w: w, align: t.Columns[i].Align}
		x += w + gap
	}
	return cols
}

func (f *flow) needs(t report.Table) []need {
	needs := make([]need, len(t.Columns))
	for i, c := range t.Columns {
		line, word := f.natural(c.Title, columnStyle())
		needs[i].grow(titleWidth(line, word), word)
	}
	for _, r := range t.Rows {
		if r.Group {
			continue
		}
		for i := range min(len(r.Cells), len(needs)) {
			st := cellStyle()
			st.bold = r.Total || r.Cells[i].Bold
			var text string
			for _, part := range cellRuns(r.Cells[i], st) {
				text += part.text
			}
			needs[i].grow(f.natural(text, st))
		}
	}
	return needs
}

// titleWidth lets the title of a narrow column stand on two lines, no more.
func titleWidth(line, word float64) float64 {
	const short = 72
	if line <= short {
		return line
	}
	return max(word, short, line*0.6)
}

func (n *need) grow(natural, word float64) {
	// A little more, so that rounding never breaks what just fits.
	n.natural = max(n.natural, natural+0.5)
	n.word = max(n.word, word+0.5)
}

// columnWidths divides the width: columns without weight get what they need, up
// to a limit, the others share the rest by weight, as far as each has a use for it.
func columnWidths(cols []report.Column, needs []need, total float64) []float64 {
	widths := make([]float64, len(cols))
	var fixed, weights float64
	for i, c := range cols {
		if weights += weight(c); weight(c) == 0 {
			widths[i] = min(needs[i].natural, total*0.4)
			fixed += widths[i]
		}
	}
	if weights == 0 {
		return spread(widths, fixed, total)
	}
	fixed = shrink(widths, min(fixed, total*0.7))
	share(widths, cols, needs, total-fixed)
	return widths
}

// weight is a column's weight, without values that no width can follow from.
func weight(c report.Column) float64 {
	if c.Weight > 0 {
		return min(c.Weight, 1e6)
	}
	return 0
}

// spread gives what is left to the first column, or shrinks the widest.
func spread(widths []float64, used, total float64) []float64 {
	if used > total {
		shrink(widths, total)
		return widths
	}
	widths[0] += total - used
	return widths
}

// shrink makes the widest columns narrower until all have room, and returns
// what they take together.
func shrink(widths []float64, room float64) float64 {
	limit, used := limitFor(widths, room), 0.0
	for i := range widths {
		widths[i] = min(widths[i], limit)
		used += widths[i]
	}
	return used
}

// limitFor is the largest width, nearly, to which all can be limited so that
// together they have room.
func limitFor(widths []float64, room float64) float64 {
	limit := room
	for {
		var all float64
		for _, w := range widths {
			all += min(w, limit)
		}
		if all <= room+0.001 {
			return limit
		}
		limit *= 0.98
	}
}

// share divides rest by weight, yet no column is less than its widest word, and
// none more than its text on one line while another has to break its own.
func share(widths []float64, cols []report.Column, needs []need, rest float64) {
	least, most := make([]float64, len(cols)), make([]float64, len(cols))
	var whole float64
	for i, c := range cols {
		if weight(c) > 0 {
			least[i], most[i] = needs[i].word, needs[i].natural
			whole += needs[i].natural
		}
	}
	if whole <= rest {
		copy(least, most)
		for i := range most {
			most[i] = rest
		}
	}
	limit := limitFor(least, rest)
	between := func(perWeight float64, i int) float64 {
		floor := min(least[i], limit)
		return max(floor, min(perWeight*weight(cols[i]), most[i]))
	}
	perWeight := balance(cols, rest, between)
	for i, c := range cols {
		if weight(c) > 0 {
			widths[i] = between(perWeight, i)
		}
	}
}

// balance finds the width per weight by which all columns together take rest.
func balance(cols []report.Column, rest float64, width func(float64, int) float64) float64 {
	smallest := 1e6
	for _, c := range cols {
		if w := weight(c); w > 0 {
			smallest = min(smallest, w)
		}
	}
	low, high := 0.0, rest/smallest
	for range 60 {
		middle, all := (low+high)/2, 0.0
		for i, c := range cols {
			if weight(c) > 0 {
				all += width(middle, i)
			}
		}
		if all > rest {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}
