package storage

import (
	"maps"
	"slices"

	"samsvar/model/reg"
)

// draft is the next view in the making. Nothing of it is seen before publish.
type draft struct {
	*View
	edits map[string]*tableEdit
	uses  map[reg.Ref]*useEdit // by target
}

// tableEdit gathers what leaves and enters the lists of a register.
type tableEdit struct {
	*table
	out, in         map[reg.ID]*row
	goneOut, goneIn map[reg.ID]*row
	numbers         map[uint64]bool // of records that entered
	empty           reg.Record      // without any value
	packed          *packedEdit     // instead of the lists, if the register is kept packed
}

// useEdit gathers what changes in the uses of one record.
type useEdit struct {
	out, in map[Use]bool
}

func (v *View) draft() *draft {
	next := *v
	next.version++
	next.tables = maps.Clone(v.tables)
	next.settings = maps.Clone(v.settings)
	return &draft{View: &next, edits: map[string]*tableEdit{}, uses: map[reg.Ref]*useEdit{}}
}

// table returns a register for changing, or nil if it is not described.
func (d *draft) table(register string) *tableEdit {
	if edit := d.edits[register]; edit != nil {
		return edit
	}
	shared := d.tables[register]
	if shared == nil {
		return nil
	}
	own := *shared
	own.byID, own.goneIDs = shared.byID.copy(), shared.goneIDs.copy()
	own.counts = maps.Clone(shared.counts)
	own.names = shared.names.copy()
	edit := &tableEdit{table: &own, out: map[reg.ID]*row{}, in: map[reg.ID]*row{},
		goneOut: map[reg.ID]*row{}, goneIn: map[reg.ID]*row{}, numbers: map[uint64]bool{}, empty: shared.reg.Load(nil)}
	if own.pack != nil {
		edit.packed = newPackedEdit(&own)
	}
	d.tables[register], d.edits[register] = &own, edit
	return edit
}

// set puts a row among the records, in place of the one with the same id.
func (d *draft) set(t *tableEdit, r *row) {
	if old, there := t.byID.get(r.id()); there {
		d.unlink(t, old)
		leave(t.out, t.in, old)
	}
	t.byID.set(r.id(), r)
	t.in[r.id()] = r
	t.count(r)
	d.link(t, r)
}

// remove takes a row away from the records.
func (d *draft) remove(t *tableEdit, r *row) {
	t.byID.delete(r.id())
	leave(t.out, t.in, r)
	d.unlink(t, r)
}

// bury puts a row among the deleted records; dig takes it out again.
func (t *tableEdit) bury(r *row) {
	t.goneIDs.set(r.id(), r)
	t.goneIn[r.id()] = r
	t.count(r)
}

func (t *tableEdit) dig(r *row) {
	t.goneIDs.delete(r.id())
	leave(t.goneOut, t.goneIn, r)
}

// leave notes that a row leaves a list, unless it only entered it just now.
func leave(out, in map[reg.ID]*row, r *row) {
	if _, entered := in[r.id()]; entered {
		delete(in, r.id())
		return
	}
	out[r.id()] = r
}

// count remembers the highest number of a year, so that none is given twice.
func (t *tableEdit) count(r *row) {
	if r.place.order != unnumbered {
		t.countOrder(r.place.order)
	}
}

func (t *tableEdit) countOrder(order uint64) {
	t.numbers[order] = true
	year := int(order >> yearShift)
	t.counts[year] = max(t.counts[year], order&maxCount)
}

func (d *draft) link(t *tableEdit, r *row) {
	for _, link := range r.links {
		edit := d.useEdit(link.To)
		use := Use{reg.Ref{Register: t.reg.Key, ID: r.id()}, link.Path}
		swap(edit.out, edit.in, use)
	}
}

func (d *draft) unlink(t *tableEdit, r *row) {
	for _, link := range r.links {
		edit := d.useEdit(link.To)
		swap(edit.in, edit.out, Use{reg.Ref{Register: t.reg.Key, ID: r.id()}, link.Path})
	}
}

// swap takes a use back from one side, or notes it on the other.
func swap(back, note map[Use]bool, use Use) {
	if back[use] {
		delete(back, use)
		return
	}
	note[use] = true
}

func (d *draft) useEdit(to reg.Ref) *useEdit {
	edit := d.uses[to]
	if edit == nil {
		edit = &useEdit{out: map[Use]bool{}, in: map[Use]bool{}}
		d.uses[to] = edit
	}
	return edit
}

// settle brings lists and uses up to date with the rows; the draft can be
// asked for uses and lists afterwards.
func (d *draft) settle() {
	for _, t := range d.edits {
		in := values(t.in)
		t.rows = t.rows.with(values(t.out), in) // which orders them
		t.texts = t.texts.with(t.reg, in, t.holds, len(t.rows.order))
		t.gone = t.gone.with(values(t.goneOut), values(t.goneIn))
		clear(t.out)
		clear(t.in)
		clear(t.goneOut)
		clear(t.goneIn)
	}
	if len(d.uses) == 0 {
		return
	}
	next := d.View.uses.copy()
	for to, edit := range d.uses {
		old, _ := next.get(to)
		if uses := edit.apply(old); len(uses) > 0 {
			next.set(to, uses)
		} else {
			next.delete(to)
		}
	}
	d.View.uses = next
	clear(d.uses)
}

func (e *useEdit) apply(old []Use) []Use {
	uses := make([]Use, 0, len(old)+len(e.in))
	for _, use := range old {
		if !e.out[use] {
			uses = append(uses, use)
		}
	}
	return slices.AppendSeq(uses, maps.Keys(e.in))
}

func values(m map[reg.ID]*row) []*row {
	all := make([]*row, 0, len(m))
	for _, r := range m {
		all = append(all, r)
	}
	return all
}
