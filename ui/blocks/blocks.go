package blocks

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/report"
	"samsvar/report/chart"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Options say how content is shown.
type Options struct {
	// Open goes to what a cell is about, by its reference; nil shows no ways.
	Open func(ref string)
	// OpenWord is the word of such a way, «Åpne».
	OpenWord string
	// Reveal scrolls to a way that has the focus.
	Reveal func(fyne.CanvasObject)
}

// Show makes widgets of content, below each other.
func Show(list []report.Block, opt Options) *fyne.Container {
	column := parts.Column(8)
	for _, b := range list {
		if o := opt.block(b); o != nil {
			column.Add(o)
		}
	}
	return column
}

// Cards makes a card of each part that begins with a heading of level 1. What
// stands before the first heading stands without a card.
func Cards(list []report.Block, opt Options) *fyne.Container {
	column := parts.Column(12)
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && !begins(list[to]) {
			to++
		}
		if part := Show(list[from:to], opt); begins(list[from]) {
			column.Add(parts.NewCard(part))
		} else {
			column.Add(part)
		}
		from = to
	}
	return column
}

// begins reports whether a block begins a part of a document.
func begins(b report.Block) bool {
	switch b := b.(type) {
	case report.Heading:
		return b.Level <= 1
	case report.KeepTogether:
		return len(b.Blocks) > 0 && begins(b.Blocks[0])
	case report.InLanguage:
		return len(b.Blocks) > 0 && begins(b.Blocks[0])
	}
	return false
}

// Part returns the part of a document whose heading of level 1 has this number,
// with its heading; nil if there is none.
func Part(list []report.Block, number string) []report.Block {
	for from := range list {
		if headingNumber(list[from]) != number {
			continue
		}
		to := from + 1
		for to < len(list) && !begins(list[to]) {
			to++
		}
		return list[from:to]
	}
	return nil
}

func headingNumber(b report.Block) string {
	switch b := b.(type) {
	case report.Heading:
		if b.Level <= 1 {
			return b.Number
		}
	case report.InLanguage:
		if len(b.Blocks) > 0 {
			return headingNumber(b.Blocks[0])
		}
	case report.KeepTogether:
		if len(b.Blocks) > 0 {
			return headingNumber(b.Blocks[0])
		}
	}
	return ""
}

// block makes the widget of a block; nil for what only a page has.
func (o Options) block(b report.Block) fyne.CanvasObject {
	switch b := b.(type) {
	case report.Heading:
		return heading(b)
	case report.Paragraph:
		return paragraph(b)
	case report.List:
		return list(b.Items, b.Ordered)
	case report.FactList:
		return facts(b.Facts)
	case report.TitleHead:
		return facts(b.Facts)
	case report.Callout:
		return callout(b)
	case report.Table:
		return o.table(b)
	case report.KeyFigures:
		return keyFigures(b)
	case report.QuestionList:
		return o.table(questions(b))
	case report.BarChart:
		return titled(b.Title, parts.NewBars(b), b.Note)
	case report.LineChart:
		return titled(b.Title, drawn(b.Told(), func(m chart.Measurer, width float64) []chart.Piece { return chart.Lines(m, b, width) }), b.Note)
	case report.Attachments:
		return o.table(b.Table())
	case report.RiskMatrix:
		return titled(b.Title, drawn(b.Alt, func(m chart.Measurer, width float64) []chart.Piece {
			return chart.Matrix(m, b, min(width, 420))
		}), b.Note)
	case report.SignatureFields:
		return facts(b.Facts)
	case report.ScanMark:
		return titled("", parts.NewValue(b.Title, b.ID), b.Note)
	case report.KeepTogether:
		return Show(b.Blocks, o)
	case report.InLanguage:
		return Show(b.Blocks, o)
	}
	return nil
}

// drawn is a chart with the words for those who do not see it.
func drawn(alt string, pieces func(chart.Measurer, float64) []chart.Piece) fyne.CanvasObject {
	c := parts.NewChart(pieces)
	c.Alt = alt
	return c
}

func heading(h report.Heading) fyne.CanvasObject {
	text := parts.NewHeading(strings.TrimSpace(h.Number + " " + h.Text))
	if h.Level > 1 {
		text.Type = look.SizeText
	}
	return text
}

func paragraph(p report.Paragraph) fyne.CanvasObject {
	if p.Muted {
		return parts.NewNote(plain(p.Runs))
	}
	lines := [][]parts.Run{nil}
	for _, r := range p.Runs {
		for i, text := range strings.Split(r.Text, "\n") {
			if i > 0 {
				lines = append(lines, nil)
			}
			lines[len(lines)-1] = append(lines[len(lines)-1], parts.Run{Text: text, Bold: r.Bold})
		}
	}
	column := parts.Column(0)
	for _, runs := range lines {
		column.Add(parts.NewProse(runs...))
	}
	return column
}

func plain(runs []report.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func list(items []report.ListItem, ordered bool) fyne.CanvasObject {
	column := parts.Column(4)
	for i, item := range items {
		sign := "•"
		if ordered {
			sign = itoa(i+1) + "."
		}
		text := parts.NewWrapped(plain(item.Runs))
		row := parts.Column(4, text)
		if len(item.Items) > 0 {
			row.Add(list(item.Items, false))
		}
		column.Add(parts.Stretch(8, row, parts.Column(0, parts.NewText(sign)), row))
	}
	return column
}

func facts(all []report.Fact) fyne.CanvasObject {
	grid := parts.Grid(12, 220)
	for _, f := range all {
		grid.Add(parts.NewValue(f.Label, f.Value))
	}
	return grid
}

func callout(c report.Callout) fyne.CanvasObject {
	head := strings.TrimSpace(c.Severity.Label(c.Word) + "  " + c.Title)
	return parts.Column(4, parts.NewWrapped(head).In(look.SignRole(c.Severity)).Strong(), parts.NewWrapped(plain(c.Runs)))
}

// keyFigures are large figures with their labels.
func keyFigures(k report.KeyFigures) fyne.CanvasObject {
	grid := parts.Grid(12, 180)
	for _, item := range k.Items {
		value := parts.NewText(item.Value).Strong()
		value.Type = look.SizeTitle
		note := parts.NewWrappedLabel(item.Note)
		if item.Severity != report.SeverityNone {
			note = parts.NewWrappedLabel(item.Severity.Label(item.Note)).In(look.SignRole(item.Severity))
		}
		grid.Add(parts.NewCard(parts.Column(2, value, parts.NewWrapped(item.Label), note)))
	}
	return grid
}

// questions are shown as a table: what is asked, and each answer that has a
// heading.
func questions(q report.QuestionList) report.Table {
	t := report.Table{Columns: []report.Column{{Title: q.Words.Question, Weight: 5, Names: true}}}
	for _, word := range []string{q.Words.LastYear, q.Words.Computed, q.Words.Reported} {
		if word != "" {
			t.Columns = append(t.Columns, report.Column{Title: word, Align: report.Right})
		}
	}
	t.Columns = append(t.Columns, report.Column{Title: q.Words.Reason, Weight: 3})
	for _, item := range q.Items {
		row := report.Cells(item.Text)
		for _, a := range []struct{ word, value string }{{q.Words.LastYear, item.LastYear}, {q.Words.Computed, item.Computed}, {q.Words.Reported, item.Reported}} {
			if a.word != "" {
				row.Cells = append(row.Cells, report.Cell{Text: a.value})
			}
		}
		said := strings.TrimSpace(strings.Join([]string{item.Answer, item.Reason, item.Comment, item.Flag.Text}, "\n"))
		row.Cells = append(row.Cells, report.Cell{Text: said})
		t.Rows = append(t.Rows, row)
	}
	return t
}

func titled(title string, o fyne.CanvasObject, note string) fyne.CanvasObject {
	column := parts.Column(6)
	if title != "" {
		column.Add(parts.NewWrapped(title).Strong())
	}
	column.Add(o)
	if note != "" {
		column.Add(parts.NewNote(note))
	}
	return column
}
