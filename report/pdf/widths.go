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
// to a limit, the others share the rest by weight, yet no column less than its
// widest word as long as there is room.
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

// share divides rest by weight. A column whose share is less than its widest
// word gets that, and the others share what is left.
func share(widths []float64, cols []report.Column, needs []need, rest float64) {
	open := make(map[int]float64)
	words := make([]float64, len(cols))
	for i, c := range cols {
		if weight(c) > 0 {
			open[i], words[i] = weight(c), needs[i].word
		}
	}
	limit := limitFor(words, rest)
	for settled := true; settled; {
		perWeight := rest / sum(open, cols)
		settled = false
		for i := range cols {
			word := min(words[i], limit)
			if share, ok := open[i]; ok && len(open) > 1 && share*perWeight < word {
				widths[i] = word
				rest -= word
				delete(open, i)
				settled = true
				break
			}
		}
	}
	perWeight := rest / sum(open, cols)
	for i, share := range open {
		widths[i] = share * perWeight
	}
}

// sum adds the weights of the open columns in a fixed order, so that rounding
// is the same in every run.
func sum(open map[int]float64, cols []report.Column) float64 {
	var total float64
	for i := range cols {
		total += open[i]
	}
	return total
}
