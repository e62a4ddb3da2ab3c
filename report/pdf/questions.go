package pdf

import (
	"samsvar/report"
	"samsvar/report/chart"
)

// The measures of a question list.
const (
	narrowestFigure = 42.0
	widestFigure    = 84.0
	figureGap       = 12.0
	narrowestText   = 160.0
)

// sheet is where the columns of a question list stand.
type sheet struct {
	number, text cell
	figures      []figureColumn
}

// figureColumn is a column of answers.
type figureColumn struct {
	cell
	word  string
	value func(report.Question) string
	style style
}

func (f *flow) questions(l report.QuestionList) {
	s := f.sheet(l)
	if len(l.Items) == 0 {
		return
	}
	tree := f.newTable(1 + len(s.figures))
	head := f.questionHead(l.Words, s, tree)
	repeated := head
	if height(head) > highestHead {
		repeated = nil
	}
	boxes := head
	for _, q := range l.Items {
		set := f.question(q, l.Words, s, tree)
		for i := range set {
			set[i].head = repeated
		}
		boxes = append(boxes, set...)
	}
	f.add(8, boxes, 14)
}

// sheet lays out the columns from the right: certainty, reported, computed, last
// year; the question has what is left.
func (f *flow) sheet(l report.QuestionList) sheet {
	st := cellStyle()
	all := []figureColumn{
		{word: l.Words.LastYear, style: st.in(chart.Muted), value: func(q report.Question) string { return q.LastYear }},
		{word: l.Words.Computed, style: st, value: func(q report.Question) string { return q.Computed }},
		{word: l.Words.Reported, style: st.inBold(), value: func(q report.Question) string { return q.Reported }},
		{word: l.Words.Certainty, style: st, value: func(q report.Question) string { return q.Certainty }},
	}
	s := sheet{number: cell{w: f.numberWidth(l.Items)}}
	var widths []float64
	for _, c := range all {
		if c.word != "" {
			s.figures = append(s.figures, c)
			widths = append(widths, f.figureWidth(c, l.Items))
		}
	}
	shrink(widths, bodyWidth-s.number.w-narrowestText-figureGap*float64(len(widths)))
	right := bodyWidth
	for i := len(widths) - 1; i >= 0; i-- {
		right -= widths[i]
		s.figures[i].cell = cell{x: right, w: widths[i], align: report.Right}
		right -= figureGap
	}
	s.text = cell{x: s.number.w, w: right - s.number.w}
	return s
}

func (f *flow) figureWidth(c figureColumn, items []report.Question) float64 {
	_, w := f.natural(c.word, columnStyle())
	for _, q := range items {
		line, _ := f.natural(c.value(q), c.style)
		w = max(w, line)
	}
	return min(max(w+0.5, narrowestFigure), widestFigure)
}

func (f *flow) numberWidth(items []report.Question) float64 {
	w := 0.0
	for _, q := range items {
		line, _ := f.natural(q.Number, cellStyle())
		w = max(w, line)
	}
	if w == 0 {
		return 0
	}
	return min(w+10, 60)
}

func (f *flow) questionHead(words report.QuestionWords, s sheet, tree tableTree) []box {
	row := tree.head.add(rowTag)
	cells := []cell{{lines: as(row.headCell(columnScope), f.plain(words.Question, columnStyle(), s.text.x+s.text.w))}}
	for _, c := range s.figures {
		c.lines = as(row.headCell(columnScope), f.plain(c.word, columnStyle(), c.w))
		cells = append(cells, c.cell)
	}
	return tree.headRow(cells)
}

// question sets the question with its figures, and below it what was written.
func (f *flow) question(q report.Question, words report.QuestionWords, s sheet, tree tableTree) []box {
	tr := tree.rows.add(rowTag)
	name := tr.headCell(rowScope)
	if q.Lang != "" {
		name.lang = languageTag(q.Lang)
	}
	text := f.plain(q.Text, cellStyle(), s.text.w)
	text = append(text, f.plain(q.Hint, labelStyle(), s.text.w)...)
	cells := []cell{
		{lines: as(name, f.plain(q.Number, cellStyle().in(chart.Muted), max(s.number.w-4, 1)))},
		{x: s.text.x, lines: as(name, text)},
	}
	for _, c := range s.figures {
		c.lines = as(tr.add(cellTag), f.plain(c.value(q), c.style, c.w))
		cells = append(cells, c.cell)
	}
	boxes := row(cells, frame{above: 5, below: 1.5})
	var below *element
	for _, lines := range f.remarks(q, words, measure-s.text.x) {
		if below == nil {
			below = tree.across(tree.rows.add(rowTag).add(cellTag))
		}
		as(below.add(paragraphTag), lines)
		bindNext(boxes, soft)
		boxes = append(boxes, column(lines, s.text.x, frame{above: 2.5})...)
	}
	pad(boxes, hairlineBelow(0, 5))
	return boxes
}

// remarks are the texts below a question, each with its label before it.
func (f *flow) remarks(q report.Question, words report.QuestionWords, width float64) [][]textLine {
	label := cellStyle().in(chart.Muted)
	warning := cellStyle().inBold().in(chart.SignTone(q.Flag.Severity))
	var all [][]textLine
	for _, runs := range [][]run{
		{{text: q.Answer, style: cellStyle()}},
		labelled(words.Reason, q.Reason, label),
		labelled(words.Comment, q.Comment, label),
		flagged(q.Flag, warning),
	} {
		if lines := f.runs(runs, width); lines != nil {
			all = append(all, lines)
		}
	}
	return all
}

func flagged(flag report.Flag, st style) []run {
	if flag.Text == "" {
		return nil
	}
	return signed(flag.Severity, flag.Text, st)
}

func labelled(label, text string, st style) []run {
	if text == "" {
		return nil
	}
	if label == "" {
		return []run{{text: text, style: cellStyle()}}
	}
	return []run{{text: label + ": ", style: st}, {text: text, style: cellStyle()}}
}
