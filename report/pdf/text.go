package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"samsvar/report"
	"samsvar/report/chart"
)

// The measures of running text.
const (
	paragraphGap = 7.0
	itemGap      = 3.0
	listIndent   = 17.0
	deepestList  = 5
	numberGap    = 9.0
)

// column sets lines alone on the page's left edge.
func column(lines []textLine, x float64, fr frame) []box {
	return row([]cell{{x: x, lines: lines}}, fr)
}

func (f *flow) titleHead(t report.TitleHead) {
	boxes := f.logo()
	for _, part := range []struct {
		tag  string
		text string
		st   style
		fr   frame
	}{
		{subtitleTag, t.Kicker, kickerStyle(), frame{below: 6}},
		{titleTag, together(f.doc.Title), titleStyle(), frame{role: headingRole}},
		{subtitleTag, f.doc.Subtitle, subtitleStyle(), frame{above: 5}},
	} {
		if lines := as(f.into.add(part.tag), f.plain(part.text, part.st, bodyWidth)); lines != nil {
			boxes = append(boxes, column(lines, 0, part.fr)...)
		}
	}
	bind(boxes, hard)
	bindNext(boxes, hard)
	f.add(6, boxes, 20)
	f.add(20, f.factGrid(t.Facts), 24)
}

// together keeps a short last word, as a year, from a line of its own.
func together(title string) string {
	const short = 5
	last := strings.LastIndexByte(title, ' ')
	if last < 0 || utf8.RuneCountInString(title[last+1:]) > short {
		return title
	}
	return title[:last] + "\u00a0" + title[last+1:]
}

func (f *flow) contents(c report.Contents) {
	toc := f.into.add(contentsTag)
	title := as(toc.add(captionTag), f.plain(c.Title, blockTitle(), bodyWidth))
	boxes := column(title, 0, frame{below: 3, rule: 0.7, width: bodyWidth})
	bindNext(boxes, hard)
	depth := max(c.Depth, 1)
	indents := f.entryIndents(depth)
	lists := []*element{toc}
	for i, h := range f.headings {
		if l := level(h); l <= depth {
			lists = nested(lists, l)
			link := lists[len(lists)-1].add(entryTag).add(referenceTag).add(linkTag)
			boxes = append(boxes, f.entry(h, i, indents[l-1], indents[l], link)...)
		}
	}
	f.add(18, boxes, 18)
}

// nested returns the lists of entries down to a level, from those down to the
// level before: each a list within the one above. No level is skipped.
func nested(lists []*element, level int) []*element {
	if level <= len(lists) {
		return lists[:level]
	}
	return append(lists, lists[len(lists)-1].add(contentsTag))
}

// entryIndents says where the numbers of each level begin; the text of a level
// begins where the numbers of the next one do.
func (f *flow) entryIndents(depth int) [4]float64 {
	var widths [3]float64
	for _, h := range f.headings {
		if l := level(h); l <= depth {
			w, _ := f.natural(h.Number, cellStyle().inBold())
			widths[l-1] = max(widths[l-1], w)
		}
	}
	var indents [4]float64
	for i, w := range widths {
		indents[i+1] = indents[i] + min(max(w, 12), 80) + numberGap
	}
	return indents
}

// entry is a line of the contents list: the number at x, the text at textX.
func (f *flow) entry(h report.Heading, i int, x, textX float64, link *element) []box {
	const space, pageRoom = 3.2, 40.0
	st := cellStyle()
	st.bold = level(h) == 1
	number := as(link, f.plain(h.Number, st.in(chart.Accent), textX-x-numberGap+1))
	text := as(link, f.plain(h.Text, st, bodyWidth-textX-pageRoom))
	boxes := row([]cell{{x: x, lines: number}, {x: textX, lines: text}}, hairlineBelow(space, space))
	for j := range boxes {
		boxes[j].marks = append(boxes[j].marks, mark{kind: linkMark, of: link, heading: i, w: bodyWidth, h: boxes[j].height, text: headingText(h)})
	}
	last := &boxes[len(boxes)-1]
	last.marks = append(last.marks, mark{
		kind: pageRefMark, of: link, heading: i, style: st, space: true, x: bodyWidth, y: last.height - space - st.leading/2 + 0.33*st.size,
	})
	return boxes
}

func level(h report.Heading) int { return min(max(h.Level, 1), 3) }

// headingText is a heading on one line.
func headingText(h report.Heading) string {
	text := strings.ReplaceAll(strings.TrimSpace(h.Number+" "+h.Text), "\n", " ")
	return shownText([]rune(text), false)
}

func (f *flow) heading(h report.Heading) {
	st, above, below := headingStyle(level(h))
	f.level = min(level(h), f.level+1)
	of := f.into.add(headingTag(f.level))
	number := as(of, f.plain(h.Number, st.in(chart.Accent), bodyWidth/4))
	x := 0.0
	for _, l := range number {
		x = max(x, l.width+numberGap)
	}
	text := as(of, f.plain(h.Text, st, bodyWidth-x))
	boxes := row([]cell{{lines: number}, {x: x, lines: text}}, frame{role: headingRole})
	bind(boxes, hard)
	bindNext(boxes, hard)
	boxes[0].marks = append(boxes[0].marks, mark{
		kind: outlineMark, role: headingRole, level: f.level, heading: f.seen, of: of, text: headingText(h),
	})
	f.seen++
	f.add(above, boxes, below)
	f.titled = true
}

func (f *flow) paragraph(p report.Paragraph) {
	st := bodyStyle()
	switch {
	case p.Lead:
		st = leadStyle()
	case p.Muted:
		st = quietStyle()
	}
	if lines := as(f.into.add(paragraphTag), f.styled(p.Runs, st, measure)); lines != nil {
		boxes := paragraphBoxes(lines, 0)
		if p.Muted && f.titled {
			// A note on a heading says nothing alone.
			bindNext(boxes, soft)
		}
		f.add(paragraphGap, boxes, paragraphGap)
	}
}

// paragraphBoxes lets a page divide a text, but not after its first or before
// its last line.
func paragraphBoxes(lines []textLine, x float64) []box {
	boxes := column(lines, x, frame{})
	if len(boxes) < 4 {
		return boxes
	}
	for i := range boxes {
		boxes[i].keep = free
	}
	boxes[0].keep, boxes[len(boxes)-2].keep = hard, hard
	return boxes
}

func (f *flow) list(l report.List) {
	f.after = max(f.after, paragraphGap)
	f.items(f.into.list(numbering(l.Ordered)), l.Items, l.Ordered, 0)
	f.after = paragraphGap
}

// numbering is how a list is numbered, as the structure tree says it.
func numbering(ordered bool) string {
	if ordered {
		return "Decimal"
	}
	return "Disc"
}

func (f *flow) items(list *element, items []report.ListItem, ordered bool, depth int) {
	x := float64(min(depth, deepestList)) * listIndent
	for i, item := range items {
		label, body := list.fact()
		lines := as(body.add(paragraphTag), f.styled(item.Runs, bodyStyle(), measure-x-listIndent))
		if lines != nil {
			boxes := paragraphBoxes(lines, x+listIndent)
			sign := as(label, f.plain(bullet(i, ordered), bodyStyle().in(chart.Accent), measure))
			boxes[0].marks = append(boxes[0].marks, sign[0].marks(cell{x: x, w: listIndent - 6, align: side(ordered)}, lines[0].drop, contentRole)...)
			f.add(itemGap, boxes, itemGap)
		}
		if len(item.Items) > 0 {
			f.items(body.list(numbering(false)), item.Items, false, depth+1)
		}
	}
}

func bullet(i int, ordered bool) string {
	if ordered {
		return strconv.Itoa(i+1) + "."
	}
	return "•"
}

func side(ordered bool) report.Align {
	if ordered {
		return report.Right
	}
	return report.Left
}

func (f *flow) callout(c report.Callout) {
	const bar, indent, padding = 3.0, 15.0, 8.0
	tone := chart.SignTone(c.Severity)
	head := signed(c.Severity, c.Word, bodyStyle().inBold().in(tone))
	if c.Title != "" {
		head = append(head, run{text: gapAfter(c.Severity.Label(c.Word)) + c.Title, style: bodyStyle().inBold()})
	}
	width := bodyWidth - 2*indent
	of := f.into.add(calloutTag)
	lines := as(of.add(paragraphTag), f.runs(head, width))
	lines = append(lines, as(of.add(paragraphTag), f.styled(c.Runs, bodyStyle(), width))...)
	if lines == nil {
		return
	}
	boxes := column(lines, indent, frame{above: padding, below: padding})
	for i := range boxes {
		back := rectangle(bar, 0, bodyWidth-bar, boxes[i].height, chart.Pale)
		edge := rectangle(0, 0, bar, boxes[i].height, tone)
		back.under, edge.under = true, true
		boxes[i].marks = append([]mark{back, edge}, boxes[i].marks...)
	}
	f.add(12, boxes, 14)
}

// gapAfter separates a word from the title that follows it.
func gapAfter(text string) string {
	if text == "" {
		return ""
	}
	return "  "
}
