package seek

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
)

// columnIndex is what can be searched in a register that is kept as columns:
// what people see of each different value, once.
type columnIndex struct {
	columns reg.Columns
	fields  []string
	texts   [][]string // by field and code, folded
	prefix  string     // of the register's numbers, folded
}

func newColumnIndex(t *i18n.Texts, columns reg.Columns, r *reg.Register, names i18n.Names, stopped func() bool) *columnIndex {
	x := &columnIndex{columns: columns, prefix: storage.Fold(r.NoPrefix)}
	for _, f := range r.Fields {
		if f.Managed || columns.Codes(f.Key) < 2 {
			continue
		}
		texts := ShownCodes(t, columns, r, f, names, stopped)
		for i, text := range texts {
			texts[i] = storage.Fold(text)
		}
		x.fields, x.texts = append(x.fields, f.Key), append(x.texts, texts)
	}
	return x
}

// ShownCodes returns what people see of each different value of a field, by its
// code; "" for a value this version cannot read.
func ShownCodes(t *i18n.Texts, columns reg.Columns, r *reg.Register, f *reg.Field, names i18n.Names, stopped func() bool) []string {
	texts := make([]string, columns.Codes(f.Key))
	rec := r.New()
	for code := 1; code < len(texts); code++ {
		if code%1024 == 0 && stopped() {
			return texts
		}
		if text := columns.Text(f.Key, uint32(code)); text != "" && f.Of(rec).Parse(text) == nil {
			texts[code] = t.Show(f, f.Of(rec), names)
		}
	}
	return texts
}

// hits are where a word occurs: the codes of each field, and whether it can
// occur in a number.
type hits struct {
	word   string
	codes  [][]bool
	number bool
}

func (x *columnIndex) find(words []string) Records {
	all := make([]hits, len(words))
	for i, word := range words {
		all[i] = x.hits(word)
	}
	chosen := []int32{}
	row := 0
	for first, batch := range x.columns.Batches(append([]string{"nr"}, x.fields...)...) {
		for i := range batch[0] {
			if row = first + i; x.holds(row, i, batch[1:], all) {
				chosen = append(chosen, int32(row))
			}
		}
	}
	return Rows{Columns: x.columns, Chosen: chosen}
}

func (x *columnIndex) hits(word string) hits {
	h := hits{word: word, number: strings.Trim(word, "-0123456789"+x.prefix) == ""}
	for _, texts := range x.texts {
		codes := make([]bool, len(texts))
		for code, text := range texts {
			codes[code] = strings.Contains(text, word)
		}
		h.codes = append(h.codes, codes)
	}
	return h
}

// outside reports whether a word occurs in a field that is not among some.
func (x *columnIndex) outside(words []string, shown map[string]bool) bool {
	for i, field := range x.fields {
		if shown[field] {
			continue
		}
		for _, text := range x.texts[i] {
			if slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) }) {
				return true
			}
		}
	}
	return false
}

func (x *columnIndex) holds(row, i int, batch [][]uint32, all []hits) bool {
	no := ""
	for _, h := range all {
		found := false
		for field, codes := range h.codes {
			found = found || codes[batch[field][i]]
		}
		if !found && h.number {
			if no == "" {
				no = storage.Fold(x.columns.No(row))
			}
			found = strings.Contains(no, h.word)
		}
		if !found {
			return false
		}
	}
	return true
}
