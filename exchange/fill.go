package exchange

import (
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// take reads the cells of one field.
func (d *draft) take(g group) {
	cells := d.filled(g)
	switch {
	case g.path == "id":
		d.takeID(cells)
	case g.path == "nr" || g.path == "":
	case g.path == MapNote:
		for _, from := range cells {
			d.keep(from, "")
		}
	case g.field.Managed, managedList(d.p.reg, g.path):
		d.takeManaged(cells)
	case len(cells) == 0:
		d.takeEmpty(g)
	case inItems(d.p.reg, g.path) != nil:
		// together with the other columns of its list
	default:
		d.takeValues(g, cells)
	}
}

// filled returns the cells of a group that hold something.
func (d *draft) filled(g group) []source {
	var all []source
	for _, c := range g.columns {
		cell := d.cell(c)
		if strings.TrimSpace(cell.Text) == "" || !d.exact && isDash(cell.Text) {
			continue
		}
		all = append(all, source{c, cell, c.heading})
	}
	return all
}

// takeID keeps an id that is not ours.
func (d *draft) takeID(cells []source) {
	for _, from := range cells {
		if text := strings.TrimSpace(from.cell.Text); !d.exact || text != string(d.id) {
			d.keep(from, IssueNumber)
		}
	}
}

// takeManaged keeps what only the program fills in, unless it is our own.
func (d *draft) takeManaged(cells []source) {
	for _, from := range cells {
		if !d.exact {
			d.keep(from, "")
		}
	}
}

// takeEmpty empties a field where an empty cell means that.
func (d *draft) takeEmpty(g group) {
	if !d.exact && !d.p.opts.EmptyClears {
		return
	}
	if f := inItems(d.p.reg, g.path); (f == nil || f.Path == g.path) && g.field.Kind != reg.KindOne {
		d.set[g.path] = value{}
	}
}

// managedList reports whether a path lies in a list that only the program fills
// in.
func managedList(register *reg.Register, path string) bool {
	f := inItems(register, path)
	return f != nil && f.Managed
}

// inItems returns the list of items that a path lies in, itself included, or nil.
func inItems(register *reg.Register, path string) *reg.Field {
	fields := register.Fields
	for {
		key, rest, deeper := strings.Cut(path, ".")
		f := fieldIn(fields, key)
		if f == nil || f.Kind == reg.KindItems {
			return f
		}
		if !deeper {
			return nil
		}
		fields, path = f.Sub, rest
	}
}

// takeValues reads the cells of a field that is no list of items.
func (d *draft) takeValues(g group, cells []source) {
	from := d.joined(g.field, cells)
	if g.field.Kind == reg.KindOne {
		d.takeOne(g.field, from)
		return
	}
	d.takeValue(g.path, g.field, from)
	if !joins(g.field) {
		for _, other := range cells[1:] {
			got := d.p.rd.read(d.p.reg, g.field, d.input(other))
			if got.text == "" || got.more || got.text != d.set[g.path].text {
				d.keep(other, IssueSecond)
			}
		}
	}
}

// joins reports whether several cells make one value of the field.
func joins(f *reg.Field) bool {
	switch f.Kind {
	case reg.KindText, reg.KindLongText, reg.KindChoices, reg.KindLinks, reg.KindItems:
		return true
	}
	return false
}

// joined makes one cell of several, where the field can take them all.
func (d *draft) joined(f *reg.Field, cells []source) source {
	first := cells[0]
	if len(cells) == 1 || !joins(f) {
		return first
	}
	text := cells[0].cell.Text
	for _, c := range cells[1:] {
		switch {
		case c.column.part > 1:
			text += c.cell.Text
		case f.Kind == reg.KindText:
			text += ", " + c.cell.Text
		default:
			text += "\n" + c.cell.Text
		}
	}
	first.cell = sheet.Text(text)
	return first
}

func (d *draft) input(from source) input {
	return input{cell: from.cell, canonical: d.table.canonical, exact: d.exact, list: from.column.list}
}

// takeValue reads one cell into one field.
func (d *draft) takeValue(path string, f *reg.Field, from source) {
	d.p.noStubs = from.column.form != nil && from.column.form.NoStubs
	got := d.p.rd.read(d.p.reg, f, d.input(from))
	if got.text != "" {
		d.set[path] = value{text: got.text, from: from}
	} else {
		d.unread[path] = true
	}
	rest := ""
	if f.Kind != reg.KindFlag && (f.Codes != nil || f.Target != "") && !d.exact {
		rest = d.restOf(path, f)
	}
	code := got.issue
	switch {
	case got.issue == "" && !got.more && (!got.other || rest == ""):
		return
	case code == "":
		code = IssuePartly
	}
	if rest == "" {
		d.keepFor(from, code, path)
		return
	}
	d.addText(rest, strings.TrimSpace(from.cell.Text))
	if got.more || got.issue != "" {
		d.reportCell(from, code, path, rest)
	}
}

// restOf returns the path of the field that takes what a field of codes cannot
// hold, or "".
func (d *draft) restOf(path string, f *reg.Field) string {
	siblings, prefix := d.p.reg.Fields, ""
	if i := strings.LastIndexByte(path, '.'); i >= 0 {
		siblings, prefix = d.p.reg.Field(path[:i]).Sub, path[:i+1]
	}
	if rest := d.p.rd.words.restOf(d.p.reg, f, siblings); rest != nil {
		return prefix + rest.Key
	}
	return ""
}

// takeOne reads a cell for a nested object: its fields with labels, or the text
// for the first of them.
func (d *draft) takeOne(f *reg.Field, from source) {
	if it, ok := d.p.rd.structuredItem(d.p.reg, f, strings.TrimSpace(from.cell.Text)); ok {
		for path, text := range it {
			d.set[f.Path+"."+path] = value{text: text, from: from}
		}
		return
	}
	if d.table.canonical {
		if values, err := parseItem(from.cell.Text); err == nil {
			for key, text := range values {
				d.set[f.Path+"."+key] = value{text: text, from: from}
			}
			return
		}
	}
	lead := fieldIn(f.Sub, leadOf(f))
	if lead == nil || d.set[f.Path+"."+lead.Key].text != "" {
		d.keepFor(from, IssueUnreadable, f.Path)
		return
	}
	d.takeValue(f.Path+"."+lead.Key, lead, from)
}

// addText adds a text to a field that other cells may feed too.
func (d *draft) addText(path, text string) {
	for _, known := range d.texts[path] {
		if known == text {
			return
		}
	}
	d.texts[path] = append(d.texts[path], text)
}

// keep keeps a cell in the note as «Heading: value».
func (d *draft) keep(from source, code string) { d.keepFor(from, code, "") }

func (d *draft) keepFor(from source, code, path string) {
	text := strings.TrimSpace(from.cell.Text)
	if text == "" {
		return
	}
	d.note(from.heading, from.column.letters, text)
	if code != "" {
		d.reportCell(from, code, path, noteField)
	}
}

// note adds a line to the note, once.
func (d *draft) note(heading, letters, text string) {
	if heading == "" {
		heading = letters
	}
	line := cleanText(strings.Join(strings.Fields(heading), " ") + ": " + text)
	for _, known := range d.notes {
		if known == line {
			return
		}
	}
	d.notes = append(d.notes, line)
}

// cleanText is a text as a field keeps it: line feeds, no control characters.
func cleanText(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, text)
}

func (d *draft) reportCell(from source, code, path, kept string) {
	row := 0
	if at := from.column.place; at < len(d.row.rows) {
		row = d.row.rows[at]
	}
	d.report(Issue{Code: code, Row: row, Column: from.column.letters, Heading: from.heading, Field: path,
		Value: strings.TrimSpace(from.cell.Text), Kept: kept})
}
