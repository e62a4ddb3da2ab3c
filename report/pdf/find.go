package pdf

import (
	"slices"
	"strings"

	"samsvar/report/chart"
)

// Found is a place where words were found: the page, from 0, and a box for each
// line that they stand on.
type Found struct {
	Page  int
	Boxes []Box
}

// Box is a rectangle on a page, in points from its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Find finds words in what the pages say, without their heads and feet. Fold makes
// the same of what is to count as the same: small and large letters, say. Words
// that a line break parts are found too.
func (p *Pages) Find(words string, fold func(string) string) ([]Found, error) {
	wanted := fold(strings.Join(strings.Fields(words), " "))
	if wanted == "" {
		return nil, nil
	}
	faces, err := chart.OpenFaces()
	if err != nil {
		return nil, err
	}
	var all []Found
	for n, pg := range p.pages {
		for _, l := range layers(pg) {
			if l.of == nil || l.of.tag == pageLineTag {
				continue
			}
			for _, boxes := range newSearchable(l.marks, fold).find(wanted, faces) {
				all = append(all, Found{n, boxes})
			}
		}
	}
	return all, nil
}

// searchable is what a piece of the document says, with where each byte comes from.
type searchable struct {
	marks  []mark
	folded string
	from   []spot // of each byte of folded
}

// spot is a character of a mark.
type spot struct{ mark, char int }

func newSearchable(marks []mark, fold func(string) string) searchable {
	r := searchable{marks: marks}
	var b strings.Builder
	put := func(text string, at spot) {
		b.WriteString(text)
		r.from = append(r.from, slices.Repeat([]spot{at}, len(text))...)
	}
	for i, m := range marks {
		chars := 0
		if m.kind == textMark {
			for _, c := range m.text {
				put(fold(string(c)), spot{i, chars})
				chars++
			}
		}
		if m.space {
			put(" ", spot{i, chars})
		}
	}
	r.folded = b.String()
	return r
}

// find returns the boxes of each place where the words stand.
func (r searchable) find(wanted string, faces *chart.Faces) [][]Box {
	var all [][]Box
	for at := 0; ; {
		i := strings.Index(r.folded[at:], wanted)
		if i < 0 {
			return all
		}
		from, to := at+i, at+i+len(wanted)
		all = append(all, r.boxes(r.from[from], r.from[to-1], faces))
		at = to
	}
}

// boxes marks what stands from one character to another.
func (r searchable) boxes(from, to spot, faces *chart.Faces) []Box {
	var all []Box
	for i := from.mark; i <= to.mark; i++ {
		m := r.marks[i]
		if m.kind != textMark || m.text == "" {
			continue
		}
		chars := []rune(m.text)
		first, last := 0, len(chars)
		if i == from.mark {
			first = min(from.char, len(chars))
		}
		if i == to.mark {
			last = min(to.char+1, len(chars))
		}
		if first >= last {
			continue
		}
		x := m.x + faces.Width(string(chars[:first]), m.style.font())
		end := m.x + faces.Width(string(chars[:last]), m.style.font())
		all = append(all, Box{X: x, Y: m.y - m.style.size*0.95, W: end - x, H: m.style.size * 1.25})
	}
	return all
}
