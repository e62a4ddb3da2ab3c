package exchange

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// form is a table that others have laid down, described by a data file in the
// folder forms: its columns, and how each goes into fields and comes out.
type form struct {
	Register string `json:"register"`
	// InForce says which records the variant of mandatory fields holds: field,
	// codes.
	InForce map[string][]string `json:"in_force"`
	List    string              `json:"list"`  // what stands between the parts of a list
	Group   string              `json:"group"` // what stands between a group and its text
	Columns []formColumn        `json:"columns"`

	byKey map[string]*formColumn
}

// formColumn is one column of a form.
type formColumn struct {
	Title string `json:"title"`
	Field string `json:"field"`
	// Mandatory columns stand in the variant of mandatory fields, too.
	Mandatory bool `json:"mandatory"`
	// Values are the form's own words for codes.
	Values map[string]string `json:"values"`
	// Default is where the value comes from where a record has none:
	// "register/path" of the only record of a register.
	Default []string `json:"default"`
	// Has makes it the answer to whether a field is filled in.
	Has string `json:"has"`
	// Item is what the item of a list has that the column is about: "ja" makes
	// the item, or the text of Sub is the cell.
	Item map[string]string `json:"item"`
	Sub  string            `json:"sub"`
	// Via is the field of the linked record that the cell holds.
	Via string `json:"via"`
	// Labelled keeps the cell in a text as a line «Title: value», beside other
	// columns that feed the same text.
	Labelled bool `json:"labelled"`
	// Also are fields that stand in the column besides: "path", or "path/key"
	// for a field of linked records.
	Also []string `json:"also"`
	// Grouped puts the name of the item before the cell: "Barn :: Navn".
	Grouped bool `json:"grouped"`
	// NoStubs makes no record of what the cell names.
	NoStubs bool `json:"no_stubs"`
}

// special reports whether a column needs more than its field.
func (c *formColumn) special() bool {
	return c.Has != "" || c.Item != nil || c.Via != "" || c.Labelled
}

// loadForms reads all forms.
func loadForms() ([]*form, error) {
	files, err := forms.ReadDir("forms")
	if err != nil {
		return nil, fmt.Errorf("read forms: %w", err)
	}
	var all []*form
	for _, file := range files {
		data, err := forms.ReadFile(path.Join("forms", file.Name()))
		if err != nil {
			return nil, fmt.Errorf("read form %s: %w", file.Name(), err)
		}
		var f form
		if err := json.Unmarshal(data, &f); err != nil {
			return nil, fmt.Errorf("read form %s: %w", file.Name(), err)
		}
		if len(f.Columns) == 0 {
			continue // another kind of data
		}
		f.byKey = map[string]*formColumn{}
		for i := range f.Columns {
			f.byKey[keyOf(f.Columns[i].Title)] = &f.Columns[i]
		}
		all = append(all, &f)
	}
	return all, nil
}

// formOf returns a register's form, or nil.
func (w *Words) formOf(register string) *form {
	for _, f := range w.forms {
		if f.Register == register {
			return f
		}
	}
	return nil
}

// useForm sends the columns of a table that is a form's where the form says.
func (p *planner) useForm(t *table) {
	if f := p.rd.all.formOf(p.reg.Key); f != nil && f.fits(t) {
		f.use(p, t)
	}
}

// fits reports whether a table's headings are mostly the form's.
func (f *form) fits(t *table) bool {
	n := 0
	for _, c := range t.columns {
		if f.column(c.heading) != nil {
			n++
		}
	}
	return n >= 8 && n*10 >= len(t.columns)*6
}

func (f *form) column(heading string) *formColumn { return f.byKey[keyOf(heading)] }

func (f *form) use(p *planner, t *table) {
	for i := range t.columns {
		c := &t.columns[i]
		of := f.column(c.heading)
		if of == nil || p.opts.Mapping.given(c.letters, c.heading) != nil {
			continue
		}
		c.list, c.values, c.rank = f.List, of.Values, rankLabel
		c.path, c.field = of.Field, p.heads.paths[of.Field]
		if of.Field == "" {
			c.path = of.Has
			c.field = p.heads.paths[of.Has]
		}
		if of.special() || of.NoStubs {
			c.form = of
		}
	}
}

// takeForm reads the columns that need more than their field.
func (d *draft) takeForm() {
	for i := range d.table.columns {
		c := &d.table.columns[i]
		if c.form == nil || !c.form.special() {
			continue
		}
		from := source{c, d.cell(c), c.heading}
		text := strings.TrimSpace(from.cell.Text)
		if text == "" || isDash(text) {
			continue
		}
		switch {
		case c.form.Item != nil:
			d.takeFormItem(c, text, from)
		case c.form.Via != "":
			d.takeVia(c, text, from)
		case c.form.Labelled:
			d.addText(c.path, strings.Join(strings.Fields(c.heading), " ")+": "+text)
		}
	}
	for i := range d.table.columns { // when all others are known
		if c := &d.table.columns[i]; c.form != nil && c.form.Has != "" {
			d.takeHas(c)
		}
	}
}

// takeHas keeps an answer that the record itself does not give.
func (d *draft) takeHas(c *column) {
	from := source{c, d.cell(c), c.heading}
	yes, ok := i18n.ParseYesNo(strings.TrimSpace(from.cell.Text))
	if ok && yes == reg.Yes && d.set[c.form.Has].text != "" || isDash(from.cell.Text) {
		return
	}
	d.keep(from, "")
}

// takeFormItem makes the item that a column is about, or fills a field of it.
func (d *draft) takeFormItem(c *column, text string, from source) {
	answer, isAnswer := i18n.ParseYesNo(text)
	if c.form.Sub == "" && isAnswer && answer == reg.No {
		d.keep(from, "")
		return
	}
	v := d.set[c.path]
	items, _ := parseItems(v.text)
	at := slices.IndexFunc(items, func(it map[string]string) bool { return agrees(c.form.Item, it) })
	if at < 0 {
		it := item{}
		for key, code := range c.form.Item {
			it[key] = code
		}
		items = append(items, it)
		at = len(items) - 1
	}
	sub := c.form.Sub
	if sub == "" && !isAnswer {
		if lead := leadOf(c.field); lead != "" {
			if rest := d.p.rd.words.restOf(d.p.reg, fieldIn(c.field.Sub, lead), c.field.Sub); rest != nil {
				sub = rest.Key
			}
		}
	}
	if sub != "" {
		items[at][sub] = addLines(items[at][sub], []string{text})
	}
	d.set[c.path] = value{text: mustJSON(items), from: from, partial: true}
}

// takeVia compares a cell with the record that is linked to, and fills in a
// record that this import makes.
func (d *draft) takeVia(c *column, text string, from source) {
	f := c.field
	register := d.p.rd.registers[f.Target]
	id := reg.ID(d.set[f.Path].text)
	if register == nil || id == "" {
		d.keep(from, IssueUnpaired)
		return
	}
	if stub := d.p.stubOf(f.Target, id); stub != nil {
		v := register.Value(stub.Record, c.form.Via)
		if v.Empty() && v.Parse(text) == nil {
			return
		}
		if v.Text() == text {
			return
		}
	}
	if rec, ok := d.p.source.Get(f.Target, id); ok {
		if v := register.Value(rec, c.form.Via); v != nil && keyOf(v.Text()) == keyOf(text) {
			return
		}
	}
	d.keep(from, "")
}

func (p *planner) stubOf(target string, id reg.ID) *Stub {
	for _, s := range p.stubs {
		if s.Ref.Register == target && s.Ref.ID == id {
			return s
		}
	}
	return nil
}
