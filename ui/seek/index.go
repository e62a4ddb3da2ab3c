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
	records  []reg.Record
	texts    []string // folded, of the records in order; nil for a large register
}

// New builds the index of records of a register: all there are, or those that
// were deleted. stopped is asked now and then whether anybody still waits.
func New(t *i18n.Texts, view *storage.View, r *reg.Register, records []reg.Record, names i18n.Names, stopped func() bool) *Index {
	x := &Index{view: view, register: r, records: records}
	if len(x.records) > most {
		return x
	}
	x.texts = make([]string, 0, len(x.records))
	for _, rec := range x.records {
		if stopped() {
			return x
		}
		x.texts = append(x.texts, folded(t, r, rec, names))
	}
	return x
}

// Find returns the records in which every word of the text occurs, in the
// order of their numbers.
func (x *Index) Find(text string) []reg.Record {
	words := Words(text)
	if len(words) == 0 {
		return x.records
	}
	if x.texts == nil {
		return x.findTexts(text)
	}
	var found []reg.Record
	for i, own := range x.texts {
		if containsAll(own, words) {
			found = append(found, x.records[i])
		}
	}
	return found
}

func (x *Index) findTexts(text string) []reg.Record {
	ids := x.view.Search(x.register.Key, text)
	found := make([]reg.Record, 0, len(ids))
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
