package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// scanMark sets the code against the left margin, where the paper beside it is
// empty, and its words to the right.
func (f *flow) scanMark(m report.ScanMark) error {
	code, size, quiet, err := chart.Code(m, chart.CodeSide)
	if err != nil {
		return err
	}
	of := f.into.add(divTag)
	figure := of.add(figureTag)
	figure.alt = alt(m.Alt, m.ID)
	canvas := recorder{Faces: f.faces, of: figure}
	code.Draw(&canvas, -quiet, 0)
	x := size + columnGap - quiet
	lines := as(of.add(paragraphTag), f.plain(m.Title, labelStyle(), bodyWidth-x))
	lines = append(lines, as(of.add(paragraphTag), f.plain(m.ID, bodyStyle().inBold(), bodyWidth-x))...)
	lines = append(lines, as(of.add(paragraphTag), f.plain(m.Note, quietStyle(), bodyWidth-x))...)
	beside, below := stack(column(lines, x, frame{above: quiet}), size)
	beside.marks = append(canvas.marks, beside.marks...)
	boxes := append([]box{beside}, below...)
	bind(boxes, hard)
	f.add(10, boxes, 10)
	return nil
}

// stack makes one box, at least as high as given, of all boxes that have room in
// it, and returns it with those that have not.
func stack(boxes []box, height float64) (box, []box) {
	all := box{height: height}
	y := 0.0
	for i, b := range boxes {
		y += b.gap
		if y+b.height > height {
			return all, boxes[i:]
		}
		for _, m := range b.marks {
			m.y += y
			all.marks = append(all.marks, m)
		}
		y += b.height
	}
	return all, nil
}
