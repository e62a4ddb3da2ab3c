package pdf

import (
	"strconv"

	"samsvar/report/chart"
)

// paginator places boxes on pages.
type paginator struct {
	room  float64
	pages []page
	// used is how far the present page is filled.
	used float64
}

// paginate places boxes on as many pages as they need, at least one.
func paginate(boxes []box, room float64) []page {
	p := &paginator{room: room, pages: make([]page, 1)}
	for len(boxes) > 0 {
		n := chain(boxes, soft)
		p.placeChain(boxes[:n])
		boxes = boxes[n:]
	}
	return p.pages
}

// chain returns how many of the first boxes are bound together.
func chain(boxes []box, keep int) int {
	n := 1
	for n < len(boxes) && boxes[n-1].keep >= keep && !boxes[n].newPage {
		n++
	}
	return n
}

// placeChain places boxes that shall not be parted. When no page can hold them,
// they are parted where the bond is soft, and at last anywhere.
func (p *paginator) placeChain(boxes []box) {
	if boxes[0].newPage && p.used > 0 {
		p.turn()
	}
	switch {
	case p.fits(boxes):
		p.placeAll(boxes)
	case p.fitsPage(boxes):
		p.turn()
		p.placeAll(boxes)
	default:
		p.placeParts(boxes)
	}
}

func (p *paginator) placeParts(boxes []box) {
	for len(boxes) > 0 {
		n := chain(boxes, hard)
		if !p.fits(boxes[:n]) {
			if p.fitsPage(boxes[:n]) {
				p.turn()
			} else {
				n = 1
			}
		}
		if !p.fits(boxes[:n]) && p.used > 0 {
			p.turn()
		}
		p.placeAll(boxes[:n])
		boxes = boxes[n:]
	}
}

// fits tells whether boxes have room on what is left of the page.
func (p *paginator) fits(boxes []box) bool {
	if p.used == 0 {
		return p.fitsPage(boxes)
	}
	return p.used+boxes[0].gap+height(boxes) <= p.room+0.01
}

// fitsPage tells whether boxes have room on a page of their own.
func (p *paginator) fitsPage(boxes []box) bool {
	return height(boxes[0].head)+height(boxes) <= p.room+0.01
}

func (p *paginator) turn() {
	p.pages = append(p.pages, page{})
	p.used = 0
}

func (p *paginator) placeAll(boxes []box) {
	for _, b := range boxes {
		if p.used == 0 {
			for _, h := range b.head {
				p.place(h, repeatedRole)
			}
			b.gap = 0
		}
		p.place(b, contentRole)
	}
}

// place puts one box on the page; a repeated one says so in its marks.
func (p *paginator) place(b box, r role) {
	top := marginTop + p.used + b.gap
	if p.used == 0 {
		top = marginTop
	}
	last := &p.pages[len(p.pages)-1]
	from := len(last.marks)
	last.put(b.marks, marginLeft, top)
	if r == repeatedRole {
		for i := from; i < len(last.marks); i++ {
			last.marks[i].role = repeatedRole
		}
	}
	p.used = top - marginTop + b.height
}

// fillPageNumbers writes the page of each heading where a contents list wants
// it, set against the right margin.
func fillPageNumbers(pages []page, faces *chart.Faces) {
	where := make(map[int]int)
	for i, p := range pages {
		for _, m := range p.marks {
			if m.kind == outlineMark {
				where[m.heading] = i + 1
			}
		}
	}
	for _, p := range pages {
		for i := range p.marks {
			m := &p.marks[i]
			if m.kind == pageRefMark {
				m.kind, m.text = textMark, strconv.Itoa(where[m.heading])
				m.w = faces.Width(m.text, m.style.font())
				m.x -= m.w
			}
		}
	}
}
