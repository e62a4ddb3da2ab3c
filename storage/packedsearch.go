package storage

import (
	"slices"
	"strings"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// searchPacked finds the rows in which all words occur: in the number, or in a
// text, of which each different one is looked at once.
func (t *table) searchPacked(words []string) []reg.ID {
	fields := t.searched()
	hits := make([]packedHits, len(words))
	for w, word := range words {
		hits[w] = t.hitsOf(word, fields)
	}
	numbers := make([]int, len(fields))
	for i, f := range fields {
		numbers[i] = f.number
	}
	var ids []reg.ID
	for first, batch := range t.pack.live.Batches(numbers) {
		b, _ := t.pack.live.At(first)
		for i := range b.Len() {
			if t.holdsAll(b, i, batch, hits) {
				ids = append(ids, reg.ID(b.ID(i)))
			}
		}
	}
	return ids
}

// packedHits are where a word occurs: the codes of each field, and whether it
// may occur in a number.
type packedHits struct {
	word   string
	codes  [][]bool // by field and code; nil if it occurs in no text
	number bool     // it may occur in a number of the register's own
}

func (t *table) hitsOf(word string, fields []packedField) packedHits {
	hits := packedHits{word: word, codes: make([][]bool, len(fields)),
		number: strings.Trim(word, "-0123456789"+Fold(t.reg.NoPrefix)) == ""}
	for i, f := range fields {
		dict := t.pack.dict(f.number)
		for code := uint32(1); int(code) <= dict.Len(); code++ {
			if strings.Contains(Fold(dict.Text(code)), word) {
				if hits.codes[i] == nil {
					hits.codes[i] = make([]bool, dict.Len()+1)
				}
				hits.codes[i][code] = true
			}
		}
	}
	return hits
}

func (t *table) holdsAll(b *packed.Block, i int, batch [][]uint32, hits []packedHits) bool {
	no := ""
	for _, hit := range hits {
		found := false
		for f, codes := range hit.codes {
			found = found || codes != nil && codes[batch[f][i]]
		}
		if !found {
			order, own := b.No(i)
			if own == "" && !hit.number {
				return false
			}
			if no == "" {
				no = Fold(t.numberOf(order, own))
			}
			found = strings.Contains(no, hit.word)
		}
		if !found {
			return false
		}
	}
	return true
}

// packedField is a field of a packed register with its number in the store.
type packedField struct {
	*reg.Field
	number int
}

// searched lists the fields that a search looks into.
func (t *table) searched() []packedField {
	return t.columnsOf(func(f *reg.Field) bool {
		return !f.Managed && (f.Kind == reg.KindText || f.Kind == reg.KindLongText)
	})
}

// linking lists the fields with links to a register, or to any if it is "".
func (t *table) linking(target string) []packedField {
	return t.columnsOf(func(f *reg.Field) bool {
		return f.Kind == reg.KindLink && f.Target != "" && (target == "" || f.Target == target)
	})
}

// columnsOf lists fields that any row ever had.
func (t *table) columnsOf(wanted func(*reg.Field) bool) []packedField {
	var fields []packedField
	for _, f := range t.reg.Fields {
		if number := int(t.names.numbers[f.Key]); number != 0 && wanted(f) {
			fields = append(fields, packedField{f, number})
		}
	}
	return fields
}

// packedUses lists the rows of a packed register that link to a record, in
// order.
func (t *table) packedUses(ref reg.Ref) []Use {
	var uses []Use
	t.eachPackedUse(ref, func(row int, path string) {
		uses = append(uses, Use{reg.Ref{Register: t.reg.Key, ID: t.packedID(row)}, path})
	})
	return uses
}

// countPackedUses counts the rows that link to a record and names the first.
func (t *table) countPackedUses(ref reg.Ref, most int) *Uses {
	uses, last := &Uses{Register: t.reg.Key}, -1
	t.eachPackedUse(ref, func(row int, _ string) {
		if row == last { // it links by more than one field
			return
		}
		last = row
		if uses.Total++; len(uses.First) < most {
			uses.First = append(uses.First, t.packedID(row))
		}
	})
	return uses
}

func (t *table) packedID(row int) reg.ID {
	b, at := t.pack.live.At(row)
	return reg.ID(b.ID(at))
}

// eachPackedUse visits the rows that link to a record, in order, and by which
// field they do.
func (t *table) eachPackedUse(ref reg.Ref, visit func(row int, path string)) {
	var codes []uint32
	var numbers []int
	var paths []string
	fields := t.linking(ref.Register)
	slices.SortFunc(fields, func(a, b packedField) int { return strings.Compare(a.Path, b.Path) })
	for _, f := range fields {
		if code, ok := t.pack.dict(f.number).Code(string(ref.ID)); ok {
			codes, numbers, paths = append(codes, code), append(numbers, f.number), append(paths, f.Path)
		}
	}
	if len(codes) == 0 || ref.ID == "" {
		return
	}
	for first, batch := range t.pack.live.Batches(numbers) {
		for i := range batch[0] {
			for f := range batch {
				if batch[f][i] == codes[f] {
					visit(first+i, paths[f])
				}
			}
		}
	}
}

// withPackedUses adds the uses by rows of packed registers, which nothing is
// kept of: they are looked for in the columns.
func (v *View) withPackedUses(uses []Use, ref reg.Ref) []Use {
	n := len(uses)
	for _, key := range v.keys {
		if t := v.tables[key]; t.pack != nil {
			uses = append(uses, t.packedUses(ref)...)
		}
	}
	if n > 0 && len(uses) > n {
		slices.SortStableFunc(uses, func(a, b Use) int {
			return slices.Index(v.keys, a.From.Register) - slices.Index(v.keys, b.From.Register)
		})
	}
	return uses
}
