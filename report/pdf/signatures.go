package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// The measures of a signature field.
const (
	signingRoom = 46.0
	placeShare  = 0.36
)

// signatures sets one field below the other, each whole on a page, and the
// facts below them.
func (f *flow) signatures(s report.SignatureFields) {
	var boxes []box
	for i, field := range s.Fields {
		set := f.signatureField(field, s)
		if i > 0 {
			set[0].gap = 20
		}
		boxes = append(boxes, set...)
		bindNext(boxes, soft)
	}
	facts := f.factRows(s.Facts)
	if len(facts) > 0 {
		facts[0].gap = 22
		facts[0].marks = append(facts[0].marks, rule(0, 0, bodyWidth, 0, 0.4, chart.Hairline))
	}
	boxes = append(boxes, facts...)
	bind(boxes, soft)
	f.add(18, boxes, 14)
}

func (f *flow) signatureField(field report.SignatureField, s report.SignatureFields) []box {
	of := f.into.add(divTag)
	var lines []textLine
	lines = append(lines, as(of.add(paragraphTag), f.plain(field.Role, labelStyle(), bodyWidth))...)
	lines = append(lines, as(of.add(paragraphTag), f.plain(field.Name, bodyStyle().inBold(), bodyWidth))...)
	lines = append(lines, as(of.add(paragraphTag), f.plain(field.Title, cellStyle(), bodyWidth))...)
	boxes := column(lines, 0, frame{})
	bindNext(boxes, hard)
	lower := f.signingLines(of, s)
	if name := fieldName(field.ID); name != "" && !f.doc.Draft && !f.named[name] {
		f.named[name] = true
		lower.marks = append(lower.marks, f.fieldMark(of.add(formTag), name, field, s.Signature))
	}
	return append(boxes, lower)
}

// fieldMark is the place above the line to sign on.
func (f *flow) fieldMark(of *element, name string, field report.SignatureField, purpose string) mark {
	for _, more := range []string{field.Role, field.Name} {
		if more = oneLine(more); more != "" {
			purpose += ", " + more
		}
	}
	x := bodyWidth*placeShare + 2*columnGap
	return mark{kind: fieldMark, field: name, text: oneLine(purpose), of: of, x: x, y: 1, w: bodyWidth - x, h: signingRoom - 3}
}

// signingLines is the line for place and date, and the line to sign on.
func (f *flow) signingLines(of *element, s report.SignatureFields) box {
	left := bodyWidth * placeShare
	right := left + 2*columnGap
	b := box{height: signingRoom + 14}
	for _, l := range []struct {
		x, w float64
		text string
	}{{0, left, s.PlaceDate}, {right, bodyWidth - right, s.Signature}} {
		text, w := f.one(l.text, labelStyle(), l.w)
		b.marks = append(b.marks,
			rule(l.x, signingRoom, l.w, 0, 0.6, chart.Ink),
			mark{x: l.x, y: signingRoom + 11, w: w, text: text, style: labelStyle(), space: true, of: of.add(paragraphTag)})
	}
	return b
}
