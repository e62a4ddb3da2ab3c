package reading

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// View builds what is seen of a page.
type View struct {
	Texts *i18n.Texts
	Open  func(reg.Ref)     // shows another record
	File  func(reg.File)    // shows an attached file; nil where only its name is
	Save  func(reg.File)    // writes an attached file elsewhere; nil where it cannot be
	Fix   func(path string) // goes to a field in the form; nil where it cannot be changed
	All   func(Uses)        // shows all records of uses; nil where only the first are shown
	Empty bool              // empty fields are shown, too
	// Reach is told what has got the focus, so that it can be scrolled to.
	Reach func(fyne.CanvasObject)
}

// watched tells Reach when a widget has got the focus.
func (v View) watched(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained && v.Reach != nil {
			v.Reach(o)
		}
	}
}

// Chip makes a chip that is scrolled to when it gets the focus.
func (v View) Chip(text string, act func()) fyne.CanvasObject {
	chip := parts.NewChip(text, act)
	chip.OnFocus = v.watched(chip)
	return chip
}

// Link makes a link that is scrolled to when it gets the focus.
func (v View) Link(text string, act func()) fyne.CanvasObject {
	link := parts.NewLink(text, act)
	link.OnFocus = v.watched(link)
	return parts.Row(0, link)
}

// Button makes a button that is scrolled to when it gets the focus.
func (v View) Button(text string, act func()) fyne.CanvasObject {
	button := parts.NewButton(text, act)
	button.OnFocus = v.watched(button)
	return button
}

// Line builds one field: its label above its value.
func (v View) Line(line Line) fyne.CanvasObject {
	return parts.Column(2, v.label(line), v.value(line))
}

func (v View) label(line Line) fyne.CanvasObject {
	if line.Worst == "" {
		label := parts.NewNote(line.Label)
		label.Type = look.SizeLabel
		return label
	}
	gravity := report.SeverityOf(line.Worst)
	sign := parts.NewLabel(gravity.Label(screen.GravityWord(v.Texts, line.Worst))).In(look.SignRole(gravity))
	return parts.Row(6, parts.NewLabel(line.Label), sign)
}

func (v View) value(line Line) fyne.CanvasObject {
	switch {
	case line.Empty:
		return parts.NewMuted("–")
	case line.Links != nil:
		return v.Links(line.Links)
	case line.Parts != nil:
		return v.nested(line.Parts)
	case line.Files != nil && v.File != nil:
		return v.files(line.Files)
	}
	return parts.NewWrapped(line.Text)
}

// files builds chips that show the files, each with a way to save it.
func (v View) files(files []reg.File) fyne.CanvasObject {
	row := parts.Flow(6)
	for _, file := range files {
		chip := v.Chip(file.Name+" ("+v.Texts.Bytes(file.Size)+")", func() { v.File(file) })
		if v.Save == nil {
			row.Add(chip)
			continue
		}
		save := parts.NewLink(v.Texts.T("ui.reading.save_file"), func() { v.Save(file) })
		save.SetLabel(v.Texts.T("ui.reading.save_file") + " " + file.Name)
		save.OnFocus = v.watched(save)
		row.Add(parts.Row(6, chip, save))
	}
	return row
}

// Links builds chips that open the records.
func (v View) Links(links []Link) fyne.CanvasObject {
	row := parts.Flow(6)
	for _, link := range links {
		if link.Ref.ID == "" {
			row.Add(parts.NewMuted(link.Text))
			continue
		}
		row.Add(v.Chip(link.Text, func() { v.Open(link.Ref) }))
	}
	return row
}

// nested builds the parts of a nested object, or of several.
func (v View) nested(all [][]Line) fyne.CanvasObject {
	if text, ok := plain(all); ok {
		return parts.NewWrapped(text)
	}
	column := parts.Column(6)
	for _, lines := range all {
		if len(lines) > 0 {
			column.Add(parts.NewSurface(look.Page, "", parts.Pad(8, 10, v.Lines(lines))))
		}
	}
	return column
}

// plain are objects of a single text each, one to a line; their label would
// only repeat what stands above them.
func plain(all [][]Line) (string, bool) {
	var texts []string
	for _, lines := range all {
		if len(lines) != 1 || lines[0].Text == "" {
			return "", false
		}
		text := lines[0].Text
		if len(all) > 1 {
			text = "• " + text
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "\n"), len(texts) > 0
}

// Lines builds fields below each other; short ones share a line.
func (v View) Lines(lines []Line) fyne.CanvasObject {
	const gap, least = 12, 190
	column := parts.Column(gap)
	var shorts []fyne.CanvasObject
	flush := func() {
		if len(shorts) > 0 {
			column.Add(parts.Grid(gap, least, shorts...))
			shorts = nil
		}
	}
	for _, line := range lines {
		if line.Empty && !v.Empty {
			continue
		}
		if line.Long {
			flush()
			column.Add(v.Line(line))
			continue
		}
		shorts = append(shorts, v.Line(line))
	}
	flush()
	return column
}

// Section builds the card of a section.
func (v View) Section(s Section) fyne.CanvasObject {
	return parts.NewCard(parts.NewHeading(s.Title), v.Lines(s.Lines))
}

// Sections builds the cards of all sections that have something to show.
func (v View) Sections(p Page) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range p.Sections {
		if v.Empty || s.Filled() {
			all = append(all, v.Section(s))
		}
	}
	return all
}

// Finding builds one thing that is missing, with its way out.
func (v View) Finding(f Finding) fyne.CanvasObject {
	badge := parts.Row(0, parts.NewBadge(report.SeverityOf(f.Severity), screen.GravityWord(v.Texts, f.Severity)))
	column := parts.Column(4, badge, parts.NewWrapped(f.Text))
	if f.Do != "" {
		column.Add(parts.NewNote(f.Do))
	}
	if v.Fix != nil && f.Field != "" {
		column.Add(v.Link(v.Texts.T("ui.reading.fix"), func() { v.Fix(f.Field) }))
	}
	return column
}

// Findings builds all that is missing.
func (v View) Findings(all []Finding) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(all))
	for i, f := range all {
		rows[i] = v.Finding(f)
	}
	return parts.Lined(10, rows...)
}

// Uses builds the records that link to the record, by register.
func (v View) Uses(all []Uses) fyne.CanvasObject {
	column := parts.Column(10)
	for _, uses := range all {
		column.Add(parts.NewValueOf(uses.Title, v.usesOf(uses)))
	}
	return column
}

// usesOf builds the first of the records, and the way to all where there are
// more.
func (v View) usesOf(uses Uses) fyne.CanvasObject {
	links := v.Links(uses.Links)
	if uses.Total <= len(uses.Links) || v.All == nil {
		return links
	}
	return parts.Column(4, links, v.Link(v.Texts.T("ui.reading.all_uses", v.Texts.Int(uses.Total)), func() { v.All(uses) }))
}

// Summary says in words how the record stands.
func (v View) Summary(p Page) string {
	t := v.Texts
	switch {
	case p.Deleted:
		return t.T("ui.reading.deleted")
	case len(p.Findings) == 0:
		return t.T("ui.reading.complete")
	}
	return t.N("ui.reading.findings", len(p.Findings))
}

// Above is the line over a record's title: its number and status.
func Above(p Page) string {
	if p.Status == "" {
		return p.No
	}
	return p.No + " · " + p.Status
}

// joined is all that a line says, on one line.
func joined(line Line) string {
	if line.Parts == nil {
		return line.Text
	}
	var items []string
	for _, part := range line.Parts {
		var values []string
		for _, sub := range part {
			values = append(values, linkText(sub))
		}
		items = append(items, strings.Join(values, " · "))
	}
	return strings.Join(items, "\n")
}

func linkText(line Line) string {
	if line.Links == nil {
		return joined(line)
	}
	names := make([]string, len(line.Links))
	for i, link := range line.Links {
		names[i] = link.Text
	}
	return strings.Join(names, ", ")
}
