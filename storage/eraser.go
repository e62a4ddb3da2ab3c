package storage

import (
	"strings"

	"samsvar/model/reg"
)

// eraser finds what an erasure touches.
type eraser struct {
	store    *Store
	view     *View
	order    Erasure
	name     string // of the person, folded
	targets  map[reg.Ref]*eraseTarget
	refs     []reg.Ref // of targets, in the order found
	personal map[string]personal
	places   []opRef // in the history, of entries with values to erase
	values   int
	reasons  int
	files    map[string]bool // hashes of attachments that may go
}

// eraseTarget is a record with what goes of it.
type eraseTarget struct {
	reg      *reg.Register
	personal personal
	now      reg.Record // to read
	after    reg.Record // as it is left, unless whole
	deleted  bool
	whole    bool
	all      bool            // all fields about persons, not only those of items
	items    map[string]bool // paths of items
	paths    map[string]bool // of changes in the history whose values go
}

func newEraser(s *Store, order Erasure) *eraser {
	x := &eraser{store: s, view: s.View(), order: order, name: strings.TrimSpace(Fold(order.Person)),
		targets: map[reg.Ref]*eraseTarget{}, personal: map[string]personal{}, files: map[string]bool{}}
	for _, key := range x.view.keys {
		x.personal[key] = personalOf(x.view.tables[key].reg)
	}
	return x
}

// find chooses the records and works out what becomes of them.
func (x *eraser) find(t *txn) error {
	for _, ref := range x.order.Records {
		target := x.target(ref)
		if target == nil {
			return &Missing{ref}
		}
		target.all = true
	}
	if x.name != "" {
		x.findRecords()
		if err := x.eachEntry(t, x.findEntry); err != nil {
			return err
		}
	}
	for _, target := range x.targets {
		target.whole = target.all && !x.order.Fields
	}
	if err := x.eachEntry(t, x.collect); err != nil {
		return err
	}
	for ref, target := range x.targets {
		target.leave(x.order.Instead)
		if x.view.tables[ref.Register].pack != nil {
			x.collectRow(t, ref, target)
		}
	}
	return nil
}

// target notes a record, or returns nil if there is none.
func (x *eraser) target(ref reg.Ref) *eraseTarget {
	if known := x.targets[ref]; known != nil {
		return known
	}
	rec, live := x.view.Get(ref.Register, ref.ID)
	if !live {
		var ok bool
		if rec, ok = x.view.GetDeleted(ref.Register, ref.ID); !ok {
			return nil
		}
	}
	made := &eraseTarget{reg: x.view.tables[ref.Register].reg, personal: x.personal[ref.Register], now: rec, deleted: !live,
		items: map[string]bool{}, paths: map[string]bool{}}
	x.targets[ref] = made
	x.refs = append(x.refs, ref)
	return made
}

// findRecords looks for the person in the records as they are.
func (x *eraser) findRecords() {
	for _, key := range x.view.keys {
		table := x.view.tables[key]
		if len(x.personal[key].fields) == 0 {
			continue
		}
		empty := table.reg.Load(nil)
		look := func(rec reg.Record) {
			for _, c := range table.reg.Diff(empty, rec) {
				x.match(reg.Ref{Register: key, ID: rec.Header().ID}, c)
			}
		}
		for rec := range x.view.Each(key) {
			look(rec)
		}
		for _, rec := range x.view.Deleted(key) {
			look(rec)
		}
	}
}

// match notes a record if a change of it names the person.
func (x *eraser) match(ref reg.Ref, c reg.Change) {
	table := x.view.tables[ref.Register]
	if table == nil || !x.personal[ref.Register].covers(c.Path) || reg.IsItemPath(c.Path) {
		return
	}
	f := table.reg.Field(reg.FieldOfPath(c.Path))
	if !namesPerson(f, c.From, x.name) && !namesPerson(f, c.To, x.name) {
		return
	}
	target := x.target(ref)
	if target == nil {
		return
	}
	if item := itemOf(c.Path); item != "" {
		target.items[item] = true
	} else {
		target.all = true
	}
}

// eachEntry visits the history entry by entry, of rows row by row.
func (x *eraser) eachEntry(t *txn, visit func(entry, entryMeta) error) error {
	for _, device := range t.devices() {
		err := t.eachSealed(bucketOps+device, func(key, sealed []byte) error {
			e, meta, err := t.openEntry(device, key, sealed)
			if err != nil {
				return err
			}
			return e.eachRecord(meta, visit)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *eraser) findEntry(e entry, meta entryMeta) error {
	if meta.Kind == kindSet {
		if strings.Contains(Fold(meta.Reason), x.name) || Fold(meta.User) == x.name {
			x.reasons++
		}
		return nil
	}
	for i, op := range meta.Ops {
		if i < len(e.Values) {
			x.match(reg.Ref{Register: meta.Register, ID: meta.ID}, reg.Change{Path: op.Path, From: e.Values[i].From, To: e.Values[i].To})
		}
	}
	return nil
}

// collect notes what goes of an entry.
func (x *eraser) collect(e entry, meta entryMeta) error {
	target := x.targets[reg.Ref{Register: meta.Register, ID: meta.ID}]
	if target == nil || meta.ID == "" {
		return nil
	}
	before := x.values
	for i, op := range meta.Ops {
		if i < len(e.Values) && target.erases(op.Path, e.Values[i]) {
			x.values++
			target.paths[op.Path] = true
			x.noteFiles(target, op.Path, e.Values[i])
		}
	}
	if x.values > before {
		x.places = append(x.places, opRef{Device: meta.Device, Seq: meta.Seq})
	}
	return nil
}

// collectRow notes for a packed row every field it was made with: they can
// only be erased together, and those that stay are told again.
func (x *eraser) collectRow(t *txn, ref reg.Ref, target *eraseTarget) {
	if _, born := t.bornAt(ref.Register, ref.ID); !born || target.whole {
		return
	}
	for _, c := range created(target.reg, target.reg.Load(nil), target.now) {
		target.paths[c.Path] = true
	}
}

func (x *eraser) noteFiles(target *eraseTarget, path string, v opValue) {
	if f := target.reg.Field(reg.FieldOfPath(path)); f == nil || f.Kind != reg.KindFiles {
		return
	}
	for _, text := range []string{v.From, v.To} {
		files, _ := reg.ParseFiles(text)
		for _, file := range files {
			x.files[file.Hash] = true
		}
	}
}

// erases reports whether a value of the history goes. That an item was made
// says nothing of anybody: the rest of it hangs on that.
func (t *eraseTarget) erases(path string, v opValue) bool {
	if v.Erased != nil {
		return false
	}
	if t.whole {
		return true
	}
	return t.covers(path) && !(reg.IsItemPath(path) && v.From == "" && isItemMark(path, v.To))
}

func isItemMark(path, text string) bool {
	return text == `{"id":"`+path[strings.LastIndexByte(path, '/')+1:]+`"}`
}

// covers reports whether a path lies in what is to be erased.
func (t *eraseTarget) covers(path string) bool {
	return t.personal.covers(path) && (t.all || t.items[itemOf(path)])
}

// leave works out what the record is afterwards.
func (t *eraseTarget) leave(instead string) {
	if t.whole {
		return
	}
	t.after = t.reg.Clone(t.now)
	for _, c := range t.reg.Diff(t.reg.Load(nil), t.now) {
		if reg.IsItemPath(c.Path) || !t.covers(c.Path) {
			continue
		}
		change := reg.Change{Path: c.Path}
		if f := t.reg.Field(reg.FieldOfPath(c.Path)); f != nil && f.Required && (f.Kind == reg.KindText || f.Kind == reg.KindLongText) {
			change.To = instead
		}
		_ = t.reg.Apply(t.after, []reg.Change{change}) // the path is one of the record's own
		t.paths[c.Path] = true
	}
	t.reg.Derive(t.after)
}

// told lists what stands in the history for what was erased: the record's
// values afterwards. Of an item that is gone, that it is.
func (t *eraseTarget) told() []reg.Change {
	now := map[string]string{}
	for _, c := range t.reg.Diff(t.reg.Load(nil), t.after) {
		now[c.Path] = c.To
	}
	told := map[string]string{}
	for path := range t.paths {
		item := itemOf(path)
		if item != "" && now[item] == "" {
			told[item] = ""
		} else if !reg.IsItemPath(path) {
			told[path] = now[path]
		}
	}
	return sortedChanges(told)
}

// checkUses refuses to take records away that others link to.
func (x *eraser) checkUses() error {
	for _, ref := range x.refs {
		target := x.targets[ref]
		if !target.whole || target.deleted {
			continue
		}
		var uses []Use
		for _, u := range x.view.UsedBy(ref) {
			if from := x.targets[u.From]; from == nil || !from.whole {
				uses = append(uses, u)
			}
		}
		if len(uses) > 0 {
			return &InUse{Ref: ref, No: target.now.Header().No, Uses: uses}
		}
	}
	return nil
}
