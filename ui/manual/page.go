package manual

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/docs"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// blocks draws a page.
func (v *view) blocks(all []docs.Block) fyne.CanvasObject {
	page := parts.Column(10)
	for _, b := range all {
		page.Add(v.block(b))
	}
	return page
}

func (v *view) block(b docs.Block) fyne.CanvasObject {
	switch b.Kind {
	case docs.Heading:
		heading := parts.NewHeading(docs.Plain(b.Spans))
		return parts.Column(0, space(6), heading)
	case docs.List, docs.Steps:
		list := parts.Column(5)
		for i, item := range b.Items {
			mark := "•"
			if b.Kind == docs.Steps {
				mark = strconv.Itoa(i+1) + "."
			}
			list.Add(hang(mark, v.prose(item)))
		}
		return list
	case docs.Table:
		return v.table(b.Rows)
	case docs.Code:
		return parts.NewSurface(look.Page, look.Hairline, parts.Pad(8, 10, v.prose(b.Spans)))
	}
	return v.prose(b.Spans)
}

// prose draws words, with links to other pages.
func (v *view) prose(spans []docs.Span) *parts.Prose {
	runs := make([]parts.Run, len(spans))
	for i, s := range spans {
		runs[i] = parts.Run{Text: s.Text, Bold: s.Bold, Italic: s.Italic, Code: s.Code}
		if s.Link != "" {
			runs[i].Act = func() { v.open(s.Link) }
		}
	}
	prose := parts.NewProse(runs...)
	prose.OnFocus = func(link fyne.CanvasObject) { v.pane.Reveal(link) }
	return prose
}

// table draws rows under a head, with a hairline between them.
func (v *view) table(rows [][][]docs.Span) fyne.CanvasObject {
	grid := &columns{}
	lines := make([]fyne.CanvasObject, len(rows))
	for i, row := range rows {
		cells := make([]fyne.CanvasObject, len(row))
		for n, cell := range row {
			prose := v.prose(cell)
			prose.Bold = i == 0
			cells[n] = prose
			grid.fit(n, prose.OneLine())
		}
		lines[i] = grid.row(cells)
	}
	return parts.NewFrame(parts.Pad(6, 12, parts.Lined(6, lines...)))
}
