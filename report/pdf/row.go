package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// How strongly a box is bound to the next one.
const (
	// free lets a page end after the box.
	free = iota
	// soft keeps them together unless all of it is higher than a page.
	soft
	// hard keeps them together in any case, such as a heading and its text.
	hard
)

// box is a strip of the page that is not divided.
type box struct {
	// gap is the space above, left out at the top of a page.
	gap    float64
	height float64
	keep   int
	// newPage makes the box begin a page.
	newPage bool
	marks   []mark
	// head is repeated above the box when it begins a page.
	head []box
}

// atomicLines is how many lines a row may have before a page may divide it.
const atomicLines = 14

// cell is a column of lines in a row.
type cell struct {
	x, w  float64
	align report.Align
	lines []textLine
}

// frame is the space around a row and the line below it.
type frame struct {
	above, below float64
	role         role
	// rule is the thickness of the line below; 0 is none.
	rule float64
	tone chart.Tone
	// from and width say where the line goes.
	from, width float64
}

// row sets cells beside each other and returns a box for each line of them, so
// that a row higher than a page can be divided. Short rows hold together.
func row(cells []cell, fr frame) []box {
	n := 0
	for _, c := range cells {
		n = max(n, len(c.lines))
	}
	boxes := make([]box, max(n, 1))
	for i := range n {
		boxes[i] = slice(cells, i, fr.role)
	}
	bindLines(boxes)
	pad(boxes, fr)
	return boxes
}

// slice sets the i-th line of every cell on one baseline.
func slice(cells []cell, i int, r role) box {
	var b box
	var drop float64
	for _, c := range cells {
		if i < len(c.lines) {
			b.height = max(b.height, c.lines[i].leading)
			drop = max(drop, c.lines[i].drop)
		}
	}
	for _, c := range cells {
		if i < len(c.lines) {
			b.marks = append(b.marks, c.lines[i].marks(c, drop, r)...)
		}
	}
	return b
}

func (l textLine) marks(c cell, drop float64, r role) []mark {
	x := c.x
	switch c.align {
	case report.Right:
		x += c.w - l.width
	case report.Centre:
		x += (c.w - l.width) / 2
	}
	marks := make([]mark, 0, len(l.spans))
	for _, s := range l.spans {
		m := mark{role: r, x: x + s.x, y: drop, w: s.w, text: s.text, style: s.style, of: l.of}
		if s.sign {
			m.of = nil
		}
		marks = append(marks, m)
	}
	if n := len(marks); n > 0 {
		marks[n-1].space = l.space
	}
	return marks
}

// bindLines forbids a lone line of a text at the foot or top of a page, and
// holds short texts together.
func bindLines(boxes []box) {
	n := len(boxes)
	for i := range n - 1 {
		if n <= atomicLines || i == 0 || i == n-2 {
			boxes[i].keep = hard
		}
	}
}

// pad adds the space and the line around a row.
func pad(boxes []box, fr frame) {
	first, last := &boxes[0], &boxes[len(boxes)-1]
	first.height += fr.above
	for i := range first.marks {
		first.marks[i].y += fr.above
	}
	last.height += fr.below
	if fr.rule > 0 {
		last.marks = append(last.marks, rule(fr.from, last.height, fr.width, 0, fr.rule, fr.tone))
	}
}

// bind holds boxes together, at least as strongly as given.
func bind(boxes []box, keep int) {
	for i := range len(boxes) - 1 {
		boxes[i].keep = max(boxes[i].keep, keep)
	}
}

// bindNext binds the last of the boxes to what follows.
func bindNext(boxes []box, keep int) {
	if n := len(boxes); n > 0 {
		boxes[n-1].keep = max(boxes[n-1].keep, keep)
	}
}

func height(boxes []box) float64 {
	var h float64
	for i, b := range boxes {
		h += b.height
		if i > 0 {
			h += b.gap
		}
	}
	return h
}
