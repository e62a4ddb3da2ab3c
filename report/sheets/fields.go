package sheets

import (
	"slices"
	"strings"
	"unicode/utf8"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
)

// record writes a record's sections, each below a heading of this level.
func (w *writer) record(rec reg.Record, level int) {
	for _, key := range w.register.Sections() {
		var blocks []report.Block
		for _, f := range w.register.Fields {
			if f.Section == key && w.shown(f) {
				blocks = append(blocks, w.field(f, rec)...)
			}
		}
		if len(blocks) > 0 {
			w.Add(report.Heading{Level: level, Text: w.Texts.Section(w.register, key)})
			w.Add(joined(blocks)...)
		}
	}
}

// shown reports whether the document has room for a field at all.
func (w *writer) shown(f *reg.Field) bool {
	switch {
	case f.Managed, f.Key == w.register.TitleField: // the heading says it
		return false
	case w.extent == Whole:
		return true
	case w.extent == Public && hidden(f):
		return false
	}
	return f.Required || f.Section == "" || w.required(f)
}

// hidden reports whether a field must not be seen by the public; a link to what
// is called by the name of a person is such a name.
func hidden(f *reg.Field) bool {
	target := model.Register(f.Target)
	return f.Personal || f.Internal || target != nil && target.Field(target.TitleField) != nil && target.Field(target.TitleField).Personal
}

// required reports whether the law asks for a field: where the register is one
// that art. 30 asks for, only what that article names.
func (w *writer) required(f *reg.Field) bool {
	const records = "art. 30("
	ofRecords := slices.ContainsFunc(w.register.Fields, func(f *reg.Field) bool { return strings.Contains(f.Law, records) })
	return f.Law != "" && (!ofRecords || strings.Contains(f.Law, records))
}

// field writes what a field holds; nothing if it is empty and nobody asks for it.
func (w *writer) field(f *reg.Field, o reg.Object) []report.Block {
	v := f.Of(o)
	label := w.Texts.Field(w.register, f)
	switch {
	case v.Empty() && (f.Need != reg.MandatoryField || !f.Visible(o)):
		return nil
	case v.Empty():
		return []report.Block{fact(label, report.SeverityMedium.Label(w.Say("sheet.missing")))}
	case f.Kind == reg.KindItems:
		return w.items(f, v, label)
	case f.Kind == reg.KindOne:
		if part, ok := v.(reg.Part); ok {
			return []report.Block{fact(label, w.inLine(f, part.Object(), "\n"))}
		}
	}
	return []report.Block{fact(label, w.show(f, v))}
}

func fact(label, value string) report.Block {
	return report.FactList{Facts: []report.Fact{{Label: label, Value: value}}}
}

func (w *writer) show(f *reg.Field, v reg.Value) string { return w.Texts.Show(f, v, w.Name) }

// joined makes one list of facts that follow each other.
func joined(blocks []report.Block) []report.Block {
	var all []report.Block
	for _, b := range blocks {
		facts, ok := b.(report.FactList)
		if ok && len(all) > 0 {
			if last, ok := all[len(all)-1].(report.FactList); ok {
				all[len(all)-1] = report.FactList{Facts: append(slices.Clip(last.Facts), facts.Facts...)}
				continue
			}
		}
		all = append(all, b)
	}
	return all
}

// inLine writes the filled fields of a nested object as «label: value».
func (w *writer) inLine(f *reg.Field, o reg.Object, separator string) string {
	var all []string
	for _, sub := range w.filled(f, []reg.Object{o}) {
		label := w.Texts.FieldShort(w.register, sub)
		all = append(all, label+": "+w.nested(sub, o))
	}
	return strings.Join(all, separator)
}

// nested is the text of a field within a nested object.
func (w *writer) nested(f *reg.Field, o reg.Object) string {
	v := f.Of(o)
	switch v := v.(type) {
	case reg.Part:
		return w.inLine(f, v.Object(), "; ")
	case reg.ItemList:
		var all []string
		for i := range v.Len() {
			all = append(all, w.inLine(f, v.At(i), ", "))
		}
		return strings.Join(all, "\n")
	}
	return w.show(f, v)
}

// filled lists the fields below another that the document has room for and that
// any of the objects fills.
func (w *writer) filled(f *reg.Field, objects []reg.Object) []*reg.Field {
	var all []*reg.Field
	for _, sub := range f.Sub {
		room := !sub.Managed && (w.extent != Public || !hidden(sub))
		if room && slices.ContainsFunc(objects, func(o reg.Object) bool { return !sub.Of(o).Empty() }) {
			all = append(all, sub)
		}
	}
	return all
}

// A list of items becomes a table if it has few columns of short texts.
const (
	tableColumns = 4
	tableText    = 120 // letters
)

func (w *writer) items(f *reg.Field, v reg.Value, label string) []report.Block {
	list, ok := v.(reg.ItemList)
	if !ok {
		return nil
	}
	objects := make([]reg.Object, list.Len())
	for i := range objects {
		objects[i] = list.At(i)
	}
	columns := w.filled(f, objects)
	if len(columns) == 0 {
		return nil
	}
	if len(columns) == 1 {
		return []report.Block{fact(label, w.column(columns[0], objects))}
	}
	table := report.Table{Title: label}
	longest := 0
	for _, sub := range columns {
		table.Columns = append(table.Columns, report.Column{Title: w.Texts.FieldShort(w.register, sub), Weight: 1})
	}
	for _, o := range objects {
		var row report.Row
		for _, sub := range columns {
			text := w.nested(sub, o)
			longest = max(longest, utf8.RuneCountInString(text))
			row.Cells = append(row.Cells, report.Cell{Text: text})
		}
		table.Rows = append(table.Rows, row)
	}
	if len(columns) <= tableColumns && longest <= tableText {
		return []report.Block{table}
	}
	return w.oneByOne(table)
}

// column is the only field of each item, a line for each.
func (w *writer) column(f *reg.Field, objects []reg.Object) string {
	var all []string
	for _, o := range objects {
		all = append(all, w.nested(f, o))
	}
	return strings.Join(all, "\n")
}

// oneByOne writes the rows of a table below each other: the first cell names
// the item.
func (w *writer) oneByOne(table report.Table) []report.Block {
	blocks := []report.Block{report.Paragraph{Runs: []report.Run{{Text: table.Title, Bold: true}}}}
	for _, row := range table.Rows {
		var facts []report.Fact
		for i, cell := range row.Cells {
			if cell.Text != "" {
				facts = append(facts, report.Fact{Label: table.Columns[i].Title, Value: cell.Text})
			}
		}
		blocks = append(blocks, report.KeepTogether{Blocks: []report.Block{report.FactList{Facts: facts}}})
	}
	return blocks
}
