package preview

import "math"

// zoom is how large pages are shown: a percentage of their size on paper, or as
// large as the room allows.
type zoom int

const (
	fitWidth zoom = 0
	fitPage  zoom = -1
)

// steps are the sizes that larger and smaller go through.
func steps() []zoom { return []zoom{50, 75, 100, 125, 150, 200, 300} }

const (
	// perPoint is how many units of the window a point is at 100 %.
	perPoint = 96.0 / 72
	gap      = 12.0 // between pages
	margin   = 12.0 // around pages
	// widest is how large pages become when they fill the width.
	widest = 150
	// kept is how many painted pages are kept.
	kept = 8
	// mostDots bounds how finely a page is painted, in dots to a point.
	mostDots = 4.0
)

// sight is which part of a document's pages is in sight. All measures are in
// units of the window but the size of a page on paper.
type sight struct {
	count          int     // pages
	paperW, paperH float64 // of each, in points
	zoom           zoom
	width, height  float64 // of the room
	top            float64 // how far it is scrolled
}

// scale is how many units a point is.
func (s sight) scale() float64 {
	roomW, roomH := max(s.width-2*margin, 50), max(s.height-2*margin, 50)
	switch s.zoom {
	case fitWidth:
		return min(roomW/s.paperW, widest*perPoint/100)
	case fitPage:
		return min(roomW/s.paperW, roomH/s.paperH)
	}
	return float64(s.zoom) * perPoint / 100
}

// percent is the size as people know it.
func (s sight) percent() int { return int(math.Round(s.scale() / perPoint * 100)) }

// page is how wide and high a page is shown.
func (s sight) page() (w, h float64) { return s.paperW * s.scale(), s.paperH * s.scale() }

// place is where the upper left corner of a page lies.
func (s sight) place(n int) (x, y float64) {
	w, h := s.page()
	return max(margin, (s.width-w)/2), margin + float64(n)*(h+gap)
}

// all is how wide and high all pages are together.
func (s sight) all() (w, h float64) {
	pw, ph := s.page()
	return pw + 2*margin, 2*margin + float64(s.count)*ph + float64(max(s.count-1, 0))*gap
}

// at is the page in sight: the one that fills the upper part of the room.
func (s sight) at() int {
	_, h := s.page()
	n := int(math.Floor((s.top + s.height/3 - margin) / (h + gap)))
	return min(max(n, 0), max(s.count-1, 0))
}

// to is how far to scroll so that a page begins.
func (s sight) to(n int) float64 {
	n = min(max(n, 0), max(s.count-1, 0))
	_, y := s.place(n)
	_, h := s.all()
	return min(max(y-margin, 0), max(h-s.height, 0))
}

// seen are the first and the last page that are in sight, also in part.
func (s sight) seen() (first, last int) {
	_, h := s.page()
	first = int(math.Floor((s.top - margin) / (h + gap)))
	last = int(math.Floor((s.top + s.height - margin) / (h + gap)))
	return min(max(first, 0), max(s.count-1, 0)), min(max(last, 0), max(s.count-1, 0))
}

// wanted are the pages to be painted, the most urgent first: those in sight,
// then their neighbours.
func (s sight) wanted() []int {
	if s.count == 0 {
		return nil
	}
	first, last := s.seen()
	var all []int
	for n := first; n <= last && len(all) < kept; n++ {
		all = append(all, n)
	}
	for _, n := range []int{last + 1, first - 1} {
		if n >= 0 && n < s.count && len(all) < kept {
			all = append(all, n)
		}
	}
	return all
}

// far reports whether a painted page need not be kept.
func (s sight) far(n int) bool {
	first, last := s.seen()
	return n < first-kept/2 || n > last+kept/2
}

// dots is how finely pages are painted, in dots to a point, where a unit of the
// window is so many dots of the screen.
func (s sight) dots(screen float64) float64 { return min(s.scale()*screen, mostDots) }

// larger and smaller are the next size of the steps.
func (s sight) larger() zoom {
	all := steps()
	for _, z := range all {
		if int(z) > s.percent() {
			return z
		}
	}
	return all[len(all)-1]
}

func (s sight) smaller() zoom {
	all := steps()
	found := all[0]
	for _, z := range all {
		if int(z) < s.percent() {
			found = z
		}
	}
	return found
}
