package seek

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
)

// most is the number of records up to which labels and names are searched, too.
// Larger registers are searched by their texts alone, which the store keeps
// ready.
const most = 50_000

// Index is what can be searched in one register.
type Index struct {
	view     *storage.View
	register *reg.Register
	records  Records
	texts    []string     // folded, of the records in order; nil for a large register
	columns  *columnIndex // instead, where the store keeps columns
}

// New builds the index of records of a register: all there are, or those that
// were deleted. stopped is asked now and then whether anybody still waits.
func New(t *i18n.Texts, view *storage.View, r *reg.Register, records Records, names i18n.Names, stopped func() bool) *Index {
	x := &Index{view: view, register: r, records: records}
	if rows, ok := records.(Rows); ok && rows.Chosen == nil {
		x.columns = newColumnIndex(t, rows.Columns, r, names, stopped)
		return x
	}
	if x.records.Len() > most {
		return x
	}
	x.texts = make([]string, 0, x.records.Len())
	for i := range x.records.Len() {
		if stopped() {
			return x
		}
		x.texts = append(x.texts, folded(t, r, x.records.At(i), names))
	}
	return x
}

// Find returns the records in which every word of the text occurs, in the
// order of their numbers.
func (x *Index) Find(text string) Records {
	words := Words(text)
	if len(words) == 0 {
		return x.records
	}
	if x.columns != nil {
		return x.columns.find(words)
	}
	if x.texts == nil {
		return x.findTexts(text)
	}
	var found Made
	for i, own := range x.texts {
		if containsAll(own, words) {
			found = append(found, x.records.At(i))
		}
	}
	return found
}

// sure is up to how many records it is looked into each one whether all words
// stand in the fields that are shown.
const sure = 5000

// Outside reports whether what was found may stand in fields that are not among
// those shown. found is what Find returned.
func (x *Index) Outside(t *i18n.Texts, found Records, text string, shown map[string]bool, names i18n.Names) bool {
	words := Words(text)
	if x.columns != nil {
		return x.columns.outside(words, shown)
	}
	for i := range min(found.Len(), sure) {
		rec := found.At(i)
		var seen []string
		for _, f := range x.register.Fields {
			if shown[f.Key] {
				seen = append(seen, t.Show(f, f.Of(rec), names))
			}
		}
		if len(Missing(words, seen...)) > 0 {
			return true
		}
	}
	return found.Len() > sure
}

func (x *Index) findTexts(text string) Records {
	ids := x.view.Search(x.register.Key, text)
	found := make(Made, 0, len(ids))
	for _, id := range ids {
		if rec, ok := x.view.Get(x.register.Key, id); ok {
			found = append(found, rec)
		}
	}
	return found
}

// Words cuts what was typed into folded words.
func Words(text string) []string { return strings.Fields(storage.Fold(text)) }

func containsAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// folded is all that people see of a record; no word spans two fields.
func folded(t *i18n.Texts, r *reg.Register, rec reg.Record, names i18n.Names) string {
	var out strings.Builder
	each(t, r, rec, names, func(_ *reg.Field, text string) {
		out.WriteString(storage.Fold(text))
		out.WriteByte('\n')
	})
	return out.String()
}

// each visits the shown text of every field of a record that has one.
func each(t *i18n.Texts, r *reg.Register, rec reg.Record, names i18n.Names, visit func(*reg.Field, string)) {
	for _, f := range r.Fields {
		if f.Managed && f.Key != "nr" {
			continue
		}
		if text := t.Show(f, f.Of(rec), names); text != "" {
			visit(f, text)
		}
	}
}
