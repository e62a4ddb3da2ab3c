package storage

import (
	"maps"
	"slices"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

const (
	createdField   = "opprettet"
	changedField   = "endret"
	changedByField = "endret_av"
)

// packedEdit is a packed register in the making.
type packedEdit struct {
	*packedTable // as it was
	reg          *reg.Register
	names        *names
	dicts        map[int]*dictEdit
	rows         map[reg.ID]*packedRow // rows met, by id
	born         []*packedRow          // new rows that got their id here
	batch        []*packedRow          // new rows not yet in the log
	scratch      reg.Record            // to read texts with
	fields       []editField
	links        map[string]map[reg.ID][]Use // from rows met, by register and record linked to
	created      stampCode                   // the moment that was noted last
	changed, by  stampCode
}

// stampCode is the code of a text that mostly stays the same.
type stampCode struct {
	text  string
	field int
	code  uint32
}

func (e *packedEdit) stamp(s *stampCode, codes []uint32, key, text string) []uint32 {
	if s.field == 0 || s.text != text {
		s.text = text
		s.field, s.code = e.codeOf(key, text)
	}
	return setCode(codes, s.field, s.code)
}

// packedRow is a row that a change makes, changes or moves.
type packedRow struct {
	packed.Row
	before       packed.Row // as it was made or read; Codes alone count
	live, buried int        // where it was: index in the tree, or -1
	gone         bool       // it is among the deleted now
	kept         bool       // it was only looked at
}

// editField is a field with what was found out about its texts.
type editField struct {
	*reg.Field
	number  int // 0 as long as no row has the field
	checked map[string]uint32
}

// dictEdit is a dictionary in the making.
type dictEdit struct {
	old   *packed.Dict
	fresh []string
	codes map[string]uint32 // of fresh texts
}

func newPackedEdit(t *table) *packedEdit {
	e := &packedEdit{packedTable: t.pack, reg: t.reg, names: t.names, dicts: map[int]*dictEdit{},
		rows: map[reg.ID]*packedRow{}, links: map[string]map[reg.ID][]Use{}, scratch: t.reg.New()}
	for _, f := range t.reg.Fields {
		e.fields = append(e.fields, editField{Field: f, number: int(t.names.numbers[f.Key]), checked: map[string]uint32{}})
	}
	return e
}

func (e *packedEdit) dict(field int) *dictEdit {
	d := e.dicts[field]
	if d == nil {
		d = &dictEdit{old: e.packedTable.dict(field), codes: map[string]uint32{}}
		e.dicts[field] = d
	}
	return d
}

// code returns the code of a text and gives one to a new text.
func (d *dictEdit) code(text string) uint32 {
	if code, ok := d.old.Code(text); ok {
		return code
	}
	code, ok := d.codes[text]
	if !ok {
		d.fresh = append(d.fresh, text)
		code = uint32(d.old.Len() + len(d.fresh))
		d.codes[text] = code
	}
	return code
}

func (d *dictEdit) text(code uint32) string {
	if int(code) > d.old.Len() {
		return d.fresh[int(code)-d.old.Len()-1]
	}
	return d.old.Text(code)
}

// number returns a field's number and gives one to a new field.
func (e *packedEdit) number(key string) int { return int(e.names.number(key)) }

// codeOf returns the code of a field's text, which is not looked at.
func (e *packedEdit) codeOf(key, text string) (field int, code uint32) {
	if text == "" {
		return int(e.names.numbers[key]), 0
	}
	field = e.number(key)
	return field, e.dict(field).code(text)
}

// codes turns a record's values into codes by the number of their field, but
// for what a row's head has. It fails on a value that would not be read again
// as it is; canonical then tells what is wrong with it, or puts it right.
func (e *packedEdit) codes(rec reg.Record) ([]uint32, bool) {
	codes := make([]uint32, len(e.names.numbers)+1)
	unread := e.reg.Unread(rec)
	for i := range e.fields {
		f := &e.fields[i]
		text := f.Of(rec).Text()
		if text == "" {
			continue
		}
		code, known := f.checked[text]
		if !known {
			if v := f.Of(e.scratch); v.Parse(text) != nil || v.Text() != text {
				return nil, false
			}
			if !headField(f.Key) {
				f.number, code = e.codeOf(f.Key, text)
			}
			if f.Key != idField && f.Key != numberField {
				f.checked[text] = code
			}
		}
		if !headField(f.Key) {
			codes = setCode(codes, f.number, code)
		}
	}
	for key, text := range unread {
		if headField(key) || key == "" {
			return nil, false
		}
		if field, code := e.codeOf(key, text); field >= len(codes) || codes[field] == 0 {
			codes = setCode(codes, field, code)
		}
	}
	return codes, true
}

// codesOf turns texts by field into codes, as codes does.
func (e *packedEdit) codesOf(values map[string]string) []uint32 {
	codes := []uint32{0}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !headField(key) {
			field, code := e.codeOf(key, values[key])
			codes = setCode(codes, field, code)
		}
	}
	return codes
}

// headField reports whether a field belongs to what the store keeps of every
// record: it does not come from the record given.
func headField(key string) bool {
	return key == idField || key == numberField || key == createdField || key == changedField || key == changedByField
}

func setCode(codes []uint32, field int, code uint32) []uint32 {
	if field >= len(codes) {
		codes = append(codes, make([]uint32, field+1-len(codes))...)
	}
	codes[field] = code
	return codes
}

// find returns the row of an id as the change has left it so far, or nil.
func (e *packedEdit) find(id reg.ID) *packedRow {
	if id == "" {
		return nil
	}
	if row := e.rows[id]; row != nil {
		return row
	}
	row := &packedRow{live: -1, buried: -1, kept: true}
	if index, ok := e.live.Find(string(id)); ok {
		row.live, row.Row = index, e.live.Row(index)
	} else if index, ok := e.packedTable.gone.Find(string(id)); ok {
		row.buried, row.gone, row.Row = index, true, e.packedTable.gone.Row(index)
	} else {
		return nil
	}
	row.before.Codes = row.Codes // an edit replaces them
	e.rows[id] = row
	return row
}

// record makes the record of a row.
func (e *packedEdit) record(row *packedRow) reg.Record {
	values := map[string]string{idField: row.ID}
	for field, code := range row.Codes {
		if code != 0 {
			values[e.names.keys[uint64(field)]] = e.dict(field).text(code)
		}
	}
	t := table{reg: e.reg}
	if no := t.numberOf(row.Order, row.No); no != "" {
		values[numberField] = no
	}
	return e.reg.Load(values)
}

// changes lists the fields in which codes differ from a row's.
func (e *packedEdit) changes(row *packedRow, codes []uint32) []reg.Change {
	now := packed.Row{Codes: codes}
	var changes []reg.Change
	for _, field := range e.order() {
		key := e.names.keys[uint64(field)]
		from, to := row.Code(field), now.Code(field)
		if from != to && key != createdField {
			d := e.dict(field)
			changes = append(changes, reg.Change{Path: key, From: d.text(from), To: d.text(to)})
		}
	}
	return changes
}

// touch notes on a row who changed it now.
func (p *plan) touch(e *packedEdit, row *packedRow) {
	row.kept = false
	row.Codes = e.stamp(&e.changed, row.Codes, changedField, p.moment)
	row.Codes = e.stamp(&e.by, row.Codes, changedByField, p.user)
}

// writePacked takes one record of a packed register in, as write does.
func (p *plan) writePacked(i int, w Write, t *tableEdit) error {
	e, rec := t.packed, w.Record
	var problems []reg.Problem
	codes, ok := e.codes(rec)
	if !ok || t.reg.Derives() {
		rec, problems = canonical(t.reg, rec)
		t.reg.Derive(rec)
		codes = e.codesOf(t.reg.Dump(rec))
	}
	problems = append(problems, refusing(t.reg.Problems(rec))...)
	head := *rec.Header()
	old := e.find(head.ID)
	if err := p.checkPackedBase(t, w, old); err != nil {
		return err
	}
	if old == nil {
		p.numberHead(t, &head)
	} else {
		head.No = t.numberOf(old.Order, old.No)
	}
	ref := reg.Ref{Register: w.Register, ID: head.ID}
	p.result.Refs = append(p.result.Refs, ref)
	switch {
	case p.ids.err != nil:
		return p.ids.err
	case len(problems) > 0:
		named := t.reg.Clone(rec)
		named.Header().No = head.No
		p.invalid = append(p.invalid, Refused{i, ref, t.reg.Title(named), problems})
	case old == nil:
		p.createPacked(t, head, codes, rec.Header().ID == "")
	default:
		p.editPacked(t, old, codes)
	}
	return nil
}

func (p *plan) createPacked(t *tableEdit, head reg.Head, codes []uint32, own bool) {
	e := t.packed
	row := &packedRow{Row: packed.Row{Place: placeOf(t.reg, head.No, head.ID)}, live: -1, buried: -1}
	moment := p.moment
	if head.Created != reg.InstantOf(p.now) {
		moment = head.Created.Text()
	}
	row.Codes = e.stamp(&e.created, codes, createdField, moment)
	p.touch(e, row)
	row.before.Codes = row.Codes
	if row.Order != unnumbered {
		t.countOrder(row.Order)
	}
	if own {
		e.born = append(e.born, row)
	} else {
		e.rows[head.ID] = row
	}
	p.result.Created++
	p.steps = append(p.steps, step{kind: KindCreate, table: t, packed: row})
}

func (p *plan) editPacked(t *tableEdit, row *packedRow, codes []uint32) {
	e := t.packed
	changes := e.changes(row, codes)
	if len(changes) == 0 {
		p.result.Unchanged++
		return
	}
	for _, key := range []string{createdField, changedField, changedByField} {
		if field := int(e.names.numbers[key]); field != 0 {
			codes = setCode(codes, field, row.Code(field))
		}
	}
	row.Codes = codes
	p.touch(e, row)
	p.result.Updated++
	p.steps = append(p.steps, step{kind: KindEdit, table: t, changes: changes, packed: row})
}

// checkPackedBase refuses a write by someone who has not seen the present state.
func (p *plan) checkPackedBase(t *tableEdit, w Write, old *packedRow) error {
	ref := reg.Ref{Register: t.reg.Key, ID: w.Record.Header().ID}
	switch {
	case old != nil && old.gone:
		head := t.packed.record(old).Header()
		return &Stale{Ref: ref, No: head.No, Deleted: true, By: head.ChangedBy}
	case w.Base == nil:
		return nil
	case old == nil:
		return &Missing{ref}
	}
	now := t.packed.record(old)
	if since := t.reg.Diff(w.Base, now); len(since) > 0 {
		return &Stale{Ref: ref, No: now.Header().No, Since: since, By: now.Header().ChangedBy}
	}
	return nil
}

// movePacked deletes a row or restores it.
func (p *plan) movePacked(t *tableEdit, ref reg.Ref, kind Kind) error {
	row := t.packed.find(ref.ID)
	if row == nil || row.gone != (kind == KindRestore) {
		return &Missing{ref}
	}
	row.gone = !row.gone
	row.Codes = slices.Clone(row.Codes)
	p.touch(t.packed, row)
	change := reg.Change{Path: deletedPath, To: deletedValue}
	if kind == KindRestore {
		change = reg.Change{Path: deletedPath, From: deletedValue}
		p.result.Restored++
	} else {
		p.result.Deleted++
	}
	p.steps = append(p.steps, step{kind: kind, table: t, changes: []reg.Change{change}, packed: row})
	return nil
}
