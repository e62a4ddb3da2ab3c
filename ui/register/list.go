package register

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/grid"
	"samsvar/ui/seek"
	"samsvar/ui/sift"
)

// list is what is shown of a register: lines that are records or, where they
// are grouped, headings.
type list struct {
	texts    *i18n.Texts
	register *reg.Register
	columns  []column
	names    i18n.Names
	rows     seek.Records
	groups   groups
	marks    marks
	found    sift.Gaps
	counted  bool     // found is known
	words    []string // that are searched for
}

// Len is the number of lines.
func (l *list) Len() int {
	switch {
	case l.groups.all != nil:
		return l.groups.lines
	case l.rows == nil:
		return 0
	}
	return l.rows.Len()
}

// records is the number of records, folded away or not.
func (l *list) records() int {
	if l.rows == nil {
		return 0
	}
	return l.rows.Len()
}

// record is the record in a line, -1 for a heading or a line there is not.
func (l *list) record(line int) int {
	if line < 0 || line >= l.Len() {
		return -1
	}
	if l.groups.all == nil {
		return line
	}
	_, record := l.groups.at(line)
	return record
}

// run is the records that a line stands for: all of a heading's.
func (l *list) run(line int) span {
	if record := l.record(line); record >= 0 || l.groups.all == nil {
		return span{record, record + 1}
	}
	in, _ := l.groups.at(line)
	one := l.groups.all[in]
	return span{one.from, one.from + one.n}
}

// line is the line of a record.
func (l *list) line(record int) int {
	if l.groups.all == nil || record < 0 {
		return record
	}
	return l.groups.line(record)
}

// Cell is what stands in a cell.
func (l *list) Cell(line, col int) string {
	record := l.record(line)
	c := l.columns[col]
	switch {
	case record < 0:
		return ""
	case c.Key == gapsKey:
		return l.gapText(l.rows.ID(record))
	case c.Key == hitKey:
		return l.hitText(l.rows.At(record))
	}
	if text := l.text(c, l.rows.At(record)); text != "" {
		return text
	}
	return "–"
}

// text is a field of a record on one line.
func (l *list) text(c column, rec reg.Record) string {
	return oneLine(l.texts.Show(c.field, c.field.Of(rec), l.names))
}

func (l *list) gapText(id reg.ID) string {
	if n := l.found[id].N; n > 0 {
		return l.texts.Int(n)
	}
	if !l.counted {
		return ""
	}
	return "–"
}

// hitText tells in which field the words stand that no column shows.
func (l *list) hitText(rec reg.Record) string {
	var seen []string
	for _, c := range l.columns {
		if c.field != nil {
			seen = append(seen, l.text(c, rec))
		}
	}
	missing := seek.Missing(l.words, seen...)
	if len(missing) == 0 {
		return ""
	}
	hit := seek.Close(l.texts, l.register, rec, l.names, missing)
	if hit.Field == nil {
		return ""
	}
	return l.texts.T("ui.register.hit", l.texts.Field(l.register, hit.Field), strings.TrimPrefix(hit.Excerpt, "… "))
}

// Hits are where the searched words stand in a cell.
func (l *list) Hits(text string) [][2]int { return seek.Marks(text, l.words) }

// Sign is that of the gravest finding.
func (l *list) Sign(line int) report.Severity {
	record := l.record(line)
	if record < 0 {
		return report.SeverityNone
	}
	return l.found[l.rows.ID(record)].Worst
}

// Marked reports whether a line is ticked: of a heading, whether all its
// records are.
func (l *list) Marked(line int) bool {
	run := l.run(line)
	return run.from >= 0 && countSpans(l.marks.spans)-countSpans(without(l.marks.spans, run)) == run.to-run.from
}

// Marks returns whether any record is ticked, and whether all are.
func (l *list) Marks() (some, all bool) {
	n := l.marks.count()
	return n > 0, n > 0 && n == l.records()
}

// Heading is the heading in a line.
func (l *list) Heading(line int) (grid.Heading, bool) {
	if l.groups.all == nil || l.record(line) >= 0 || line < 0 || line >= l.Len() {
		return grid.Heading{}, false
	}
	in, _ := l.groups.at(line)
	one := l.groups.all[in]
	h := grid.Heading{Text: one.label, Count: l.texts.Int(one.n), Folded: one.folded}
	if h.Text == "" {
		h.Text = l.texts.T("ui.register.group.none")
	}
	return h, true
}

// at returns the line of a record by its id, or -1.
func (l *list) at(id reg.ID) int {
	if l.rows == nil {
		return -1
	}
	return l.line(seek.Place(l.rows, id))
}
