package exchange

import (
	"io"
	"slices"
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// HasNational reports whether a register has a national form.
func HasNational(register string) bool {
	all, err := loadForms()
	return err == nil && slices.ContainsFunc(all, func(f *form) bool { return f.Register == register })
}

// National writes a register in its national form as text, in the dialect of
// the national register: all columns and all records.
func (e Exporter) National(w io.Writer, r *reg.Register) error { return e.national(w, r, false) }

// NationalMandatory writes the variant of the national form that holds only the
// mandatory columns and the records in force.
func (e Exporter) NationalMandatory(w io.Writer, r *reg.Register) error {
	return e.national(w, r, true)
}

func (e Exporter) national(w io.Writer, r *reg.Register, mandatory bool) error {
	s, err := e.shower()
	if err != nil {
		return err
	}
	s.texts = s.rd.langs[0] // the form is bokmål
	of := s.rd.all.formOf(r.Key)
	if of == nil {
		return &Error{Code: "export_form", Args: []string{e.Texts.RegisterMany(r)}}
	}
	f := &formWriter{shower: s, form: of, reg: r, source: e.Source}
	return sheet.WriteNational(w, f.table(mandatory), sheet.CSVOptions{})
}

// formWriter writes records in a form.
type formWriter struct {
	*shower
	form   *form
	reg    *reg.Register
	source reg.Source
}

func (w *formWriter) table(mandatory bool) sheet.Table {
	var t sheet.Table
	var columns []*formColumn
	for i := range w.form.Columns {
		c := &w.form.Columns[i]
		if mandatory && !c.Mandatory {
			continue
		}
		columns = append(columns, c)
		t.Columns = append(t.Columns, sheet.Column{Title: c.Title})
	}
	for _, rec := range w.source.All(w.reg.Key) {
		if mandatory && !w.inForce(rec) {
			continue
		}
		row := make([]sheet.Cell, len(columns))
		for i, c := range columns {
			row[i] = sheet.Text(w.cell(c, rec))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (w *formWriter) inForce(rec reg.Record) bool {
	for field, codes := range w.form.InForce {
		if !slices.Contains(codes, w.reg.Value(rec, field).Text()) {
			return false
		}
	}
	return true
}

// cell writes one cell of a form.
func (w *formWriter) cell(c *formColumn, rec reg.Record) string {
	switch {
	case c.Has != "":
		if w.reg.Value(rec, c.Has).Empty() {
			return ""
		}
		return w.yes()
	case c.Field == MapNote:
		return ""
	case c.Item != nil:
		return w.ofItem(c, rec)
	case c.Via != "":
		return strings.Join(w.linked(c.Field, c.Via, rec), w.form.List)
	}
	parts := w.values(c, rec)
	for _, also := range c.Also {
		field, via, linked := strings.Cut(also, "/")
		if linked {
			parts = append(parts, w.linked(field, via, rec)...)
		} else {
			parts = append(parts, w.wordsOfValue(w.reg.Field(field), w.reg.Value(rec, field))...)
		}
	}
	if len(parts) == 0 {
		return w.fallback(c)
	}
	return strings.Join(unique(parts), w.form.List)
}

func (w *formWriter) yes() string { return w.texts.Code(reg.FlagCodes(), reg.Yes.Text()) }

// values lists what a column's field holds.
func (w *formWriter) values(c *formColumn, rec reg.Record) []string {
	if f := inItems(w.reg, c.Field); f != nil {
		return w.ofItems(c, f, rec)
	}
	f, v := w.reg.Field(c.Field), w.reg.Value(rec, c.Field)
	if v.Empty() {
		return nil
	}
	for word, code := range c.Values {
		if code == v.Text() {
			return []string{word}
		}
	}
	if f.Kind == reg.KindLongText && w.sharesText(c.Field) {
		return w.lines(c, v.Text())
	}
	return w.wordsOfValue(f, v)
}

// sharesText reports whether labelled columns stand in the text, too.
func (w *formWriter) sharesText(field string) bool {
	return slices.ContainsFunc(w.form.Columns, func(c formColumn) bool { return c.Field == field && c.Labelled })
}

// lines returns the lines of a text that are a column's.
func (w *formWriter) lines(c *formColumn, text string) []string {
	own, other := "", []string{}
	for _, of := range w.form.Columns {
		if of.Field == c.Field && of.Labelled {
			if of.Title == c.Title {
				own = of.Title + ": "
			}
			other = append(other, of.Title+": ")
		}
	}
	var mine []string
	takes := own == ""
	for _, line := range strings.Split(text, "\n") {
		for _, label := range other {
			if strings.HasPrefix(line, label) {
				takes = label == own
				line = strings.TrimPrefix(line, own)
				break
			}
		}
		if takes {
			mine = append(mine, line)
		}
	}
	if text := strings.TrimSpace(strings.Join(mine, "\n")); text != "" {
		return []string{text}
	}
	return nil
}

// wordsOfValue lists the words of a value, with what its companion says of it.
func (w *formWriter) wordsOfValue(f *reg.Field, v reg.Value) []string {
	if v.Empty() {
		return nil
	}
	list, ok := v.(reg.List)
	if !ok {
		return []string{w.plain(f, v)}
	}
	var all []string
	for _, one := range list.Strings() {
		if f.Target != "" {
			all = append(all, w.title(f.Target, one))
		} else {
			all = append(all, w.texts.Code(f.Codes, one))
		}
	}
	return all
}

// title is what a linked record is called, without its number: the form goes to
// others.
func (w *formWriter) title(target, id string) string {
	register := w.rd.registers[target]
	if register == nil {
		return id
	}
	rec, ok := w.source.Get(target, reg.ID(id))
	if !ok {
		return id
	}
	return register.Title(rec)
}

// linked lists a field of the linked records.
func (w *formWriter) linked(field, via string, rec reg.Record) []string {
	f := w.reg.Field(field)
	register := w.rd.registers[f.Target]
	var all []string
	for _, id := range reg.SplitList(w.reg.Value(rec, field).Text()) {
		if to, ok := w.source.Get(f.Target, reg.ID(id)); ok {
			all = append(all, w.wordsOfValue(register.Field(via), register.Value(to, via))...)
		}
	}
	return all
}

// fallback is the value of a column where the record has none.
func (w *formWriter) fallback(c *formColumn) string {
	for _, place := range c.Default {
		key, path, _ := strings.Cut(place, "/")
		register := w.rd.registers[key]
		if register == nil {
			continue
		}
		for _, rec := range w.source.All(key) {
			if v := register.Value(rec, path); v != nil && !v.Empty() {
				return v.Text()
			}
		}
	}
	return ""
}
