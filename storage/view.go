package storage

import (
	"maps"
	"slices"
	"strings"

	"samsvar/model/reg"
)

// View is the content of a store at one moment. It never changes, costs
// nothing to hold and can be used by any number of goroutines. Records that it
// hands out are shared: change a Clone, never the record.
type View struct {
	version  uint64
	keys     []string          // registers in the order given to Open
	tables   map[string]*table // by register
	settings map[string]string
	uses     *cowMap[reg.Ref, []Use]
}

// table is one register in a View.
type table struct {
	reg     *reg.Register
	byID    *cowMap[reg.ID, *row]
	rows    rows
	texts   texts // of rows
	goneIDs *cowMap[reg.ID, *row]
	gone    rows
	counts  map[int]uint64 // highest count of a number by year
	names   *names
	pack    *packedTable // instead of records, if the register is kept packed
}

// Use is a link seen from its target.
type Use struct {
	From reg.Ref
	Path string // of the field that links, without item numbers
}

// Version grows with every save that changed something.
func (v *View) Version() uint64 { return v.version }

// All returns a register's records ordered by number; not to be changed. Of a
// packed register, it makes every record anew, which takes seconds and hundreds
// of megabytes for a million: go through it by Each, or count by Columns.
func (v *View) All(register string) []reg.Record {
	t := v.tables[register]
	switch {
	case t == nil:
		return nil
	case t.pack != nil:
		return slices.AppendSeq(make([]reg.Record, 0, t.pack.live.Len()), t.each(t.pack.live))
	}
	return slices.Clip(t.rows.all)
}

// Get returns one record, not to be changed. Deleted records are not found.
func (v *View) Get(register string, id reg.ID) (reg.Record, bool) {
	if t := v.tables[register]; t != nil && t.pack != nil {
		return t.find(t.pack.live, id)
	}
	return found(v.row(reg.Ref{Register: register, ID: id}))
}

// Has reports whether there is a record, without making it.
func (v *View) Has(ref reg.Ref) bool {
	if t := v.tables[ref.Register]; t != nil && t.pack != nil {
		_, ok := t.pack.live.Find(string(ref.ID))
		return ok
	}
	_, ok := v.row(ref)
	return ok
}

// Count returns how many records a register has.
func (v *View) Count(register string) int {
	t := v.tables[register]
	switch {
	case t == nil:
		return 0
	case t.pack != nil:
		return t.pack.live.Len()
	}
	return len(t.rows.all)
}

// CountDeleted returns how many deleted records a register has.
func (v *View) CountDeleted(register string) int {
	t := v.tables[register]
	switch {
	case t == nil:
		return 0
	case t.pack != nil:
		return t.pack.gone.Len()
	}
	return len(t.gone.all)
}

// Deleted returns a register's deleted records as they were, ordered by number.
func (v *View) Deleted(register string) []reg.Record {
	t := v.tables[register]
	switch {
	case t == nil:
		return nil
	case t.pack != nil:
		return slices.Collect(t.each(t.pack.gone))
	}
	return slices.Clip(t.gone.all)
}

// GetDeleted returns one deleted record as it was.
func (v *View) GetDeleted(register string, id reg.ID) (reg.Record, bool) {
	t := v.tables[register]
	switch {
	case t == nil:
		return nil, false
	case t.pack != nil:
		return t.find(t.pack.gone, id)
	}
	return found(t.goneIDs.get(id))
}

func found(r *row, ok bool) (reg.Record, bool) {
	if !ok {
		return nil, false
	}
	return r.rec, true
}

func (v *View) row(ref reg.Ref) (*row, bool) {
	if t := v.tables[ref.Register]; t != nil {
		return t.byID.get(ref.ID)
	}
	return nil, false
}

// Search returns the records in whose number or texts all words occur, in the
// order of All. Case and accents do not matter. A search without a word finds
// every record.
func (v *View) Search(register, text string) []reg.ID {
	t := v.tables[register]
	if t == nil {
		return nil
	}
	wanted := words(text)
	if t.pack != nil {
		return t.searchPacked(wanted)
	}
	if len(wanted) > 0 {
		return t.texts.search(wanted, t.holds)
	}
	ids := make([]reg.ID, len(t.rows.order))
	for i, r := range t.rows.order {
		ids[i] = r.id()
	}
	return ids
}

// holds reports whether a row is the register's as it is now.
func (t *table) holds(r *row) bool {
	now, _ := t.byID.get(r.id())
	return now == r
}

// UsedBy lists the records that link to a record, by register and number.
func (v *View) UsedBy(ref reg.Ref) []Use {
	shared, _ := v.uses.get(ref)
	uses := slices.Clone(shared)
	slices.SortFunc(uses, v.compareUses)
	return v.withPackedUses(uses, ref)
}

// Uses are the records of one register that link to a record.
type Uses struct {
	Register string
	First    []reg.ID // the first of them, by number
	Total    int
}

// UsesOf counts the records that link to a record, by register, and names the
// first most of each. It makes no list of all: of a packed register there may be
// a million.
func (v *View) UsesOf(ref reg.Ref, most int) []Uses {
	shared, _ := v.uses.get(ref)
	sorted := slices.Clone(shared)
	slices.SortFunc(sorted, v.compareUses)
	found := map[string]*Uses{}
	last := reg.Ref{}
	for _, use := range sorted {
		if use.From == last { // it links by more than one field
			continue
		}
		last = use.From
		one := found[use.From.Register]
		if one == nil {
			one = &Uses{Register: use.From.Register}
			found[use.From.Register] = one
		}
		if one.Total++; len(one.First) < most {
			one.First = append(one.First, use.From.ID)
		}
	}
	var all []Uses
	for _, key := range v.keys {
		if t := v.tables[key]; t.pack != nil {
			found[key] = t.countPackedUses(ref, most)
		}
		if one := found[key]; one != nil && one.Total > 0 {
			all = append(all, *one)
		}
	}
	return all
}

func (v *View) compareUses(a, b Use) int {
	if a.From.Register != b.From.Register {
		return slices.Index(v.keys, a.From.Register) - slices.Index(v.keys, b.From.Register)
	}
	from, _ := v.row(a.From)
	other, _ := v.row(b.From)
	if c := from.place.compare(other.place); c != 0 {
		return c
	}
	return strings.Compare(a.Path, b.Path)
}

// Setting returns a setting of the store.
func (v *View) Setting(key string) (string, bool) {
	text, ok := v.settings[key]
	return text, ok
}

// Settings returns a copy of all settings.
func (v *View) Settings() map[string]string { return maps.Clone(v.settings) }

// Registers returns the described registers in order.
func (v *View) Registers() []*reg.Register {
	all := make([]*reg.Register, len(v.keys))
	for i, key := range v.keys {
		all[i] = v.tables[key].reg
	}
	return all
}

func newView(registers []*reg.Register) *View {
	v := &View{tables: map[string]*table{}, settings: map[string]string{}, uses: newCowMap[reg.Ref, []Use]()}
	for _, r := range registers {
		v.keys = append(v.keys, r.Key)
		v.tables[r.Key] = &table{reg: r, byID: newCowMap[reg.ID, *row](), goneIDs: newCowMap[reg.ID, *row](),
			counts: map[int]uint64{}, names: newNames()}
		if r.Packed && r.Packable() {
			v.tables[r.Key].pack = newPackedTable()
		}
	}
	return v
}
