package reading

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Preview builds a page small, to stand beside a list in a pane. actions stand at the
// right of its title.
func (v View) Preview(p Page, actions ...fyne.CanvasObject) fyne.CanvasObject {
	head := parts.Ends(8, parts.Column(2, parts.NewLabel(Above(p)), parts.NewTitle(p.Title)), actions...)
	rows := []fyne.CanvasObject{parts.Column(8, head, v.found(p))}
	for _, s := range p.Sections {
		for _, line := range s.Lines {
			if !line.Empty && !said(p, line) {
				rows = append(rows, v.brief(line))
			}
		}
	}
	for _, uses := range p.Uses {
		rows = append(rows, parts.NewValueOf(v.Texts.T("ui.reading.used_by", uses.Title), v.usesOf(uses)))
	}
	rows = append(rows, parts.NewNote(v.Texts.T("ui.reading.changed", p.Changed, p.By)))
	return parts.Pad(14, 16, parts.Lined(8, rows...))
}

// said reports whether the head of the preview says a line already.
func said(p Page, line Line) bool {
	return line.Path == p.Register.TitleField || line.Text != "" && line.Text == p.Status
}

// most is how many findings the preview shows.
const most = 3

// found are the gravest findings, each a sign and its text, and a way to the
// others.
func (v View) found(p Page) fyne.CanvasObject {
	column := parts.Column(4)
	for i, f := range p.Findings {
		if i == most {
			column.Add(v.Link(v.Texts.T("ui.reading.all_findings", v.Texts.Int(len(p.Findings))), func() { v.Open(p.Ref) }))
			break
		}
		gravity := report.SeverityOf(f.Severity)
		text := parts.NewWrapped(gravity.Label(f.Text)).In(look.SignRole(gravity))
		text.Type = look.SizeLabel
		column.Add(parts.NewSurface(look.SoftRole(gravity), "", parts.Pad(2, 8, text)))
	}
	column.Hidden = len(p.Findings) == 0
	return column
}

// brief builds one field of the preview; long texts are cut.
func (v View) brief(line Line) fyne.CanvasObject {
	const longest = 400
	if line.Parts != nil {
		line = Line{Label: line.Label, Text: joined(line), Worst: line.Worst}
	}
	if utf8.RuneCountInString(line.Text) > longest {
		line.Text = string([]rune(line.Text)[:longest]) + " …"
	}
	return v.Line(line)
}
