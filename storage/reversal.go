package storage

import (
	"slices"
	"time"

	"samsvar/model/reg"
)

// reversal works out the change that takes a change set back: each record
// becomes what it was before, with what was changed elsewhere in it since.
type reversal struct {
	logReader
	view    *View
	set     entryMeta // header of the set
	change  *Change
	clashes []Overtaking
}

func newReversal(t *txn, v *View, set entryMeta, change *Change) *reversal {
	return &reversal{logReader: logReader{t, map[opRef]entryMeta{}}, view: v, set: set, change: change}
}

func (r *reversal) all() error {
	var refs []reg.Ref
	seen := map[reg.Ref]bool{}
	erased := false
	err := r.eachIn(r.set, func(e entry, meta entryMeta) bool {
		ref := reg.Ref{Register: meta.Register, ID: meta.ID}
		if !seen[ref] {
			seen[ref] = true
			refs = append(refs, ref)
		}
		erased = erased || slices.ContainsFunc(e.Values, func(v opValue) bool { return v.Erased != nil })
		return true
	})
	if err != nil {
		return err
	}
	if erased {
		return refuse("undo_erased")
	}
	for _, ref := range refs {
		if err := r.one(ref); err != nil {
			return err
		}
	}
	if len(r.clashes) == 0 {
		return nil
	}
	step, err := r.stepOf(r.set)
	if err != nil {
		return err
	}
	return &Overtaken{Step: step, By: r.clashes, Again: r.change.Origin == OriginRedo}
}

func (r *reversal) one(ref reg.Ref) error {
	entries, err := r.pastOf(ref.Register, ref.ID)
	if err != nil {
		return err
	}
	own := func(p past) bool { return p.meta.Device == r.set.Device && p.meta.Set == r.set.Seq }
	first := slices.IndexFunc(entries, own)
	if first < 0 {
		return lostEntry(r.set.Device, r.set.Seq)
	}
	last := first
	for last < len(entries) && own(entries[last]) {
		last++
	}
	if ref.Register == settingsName {
		r.setting(ref, entries[first:last], entries[last:])
		return nil
	}
	t := r.view.tables[ref.Register]
	if t == nil {
		return refuse("undo_unknown", ref.Register)
	}
	return r.record(t.reg, ref, entries, first, last)
}

func (r *reversal) setting(ref reg.Ref, own, since []past) {
	key := string(ref.ID)
	from, to := own[0].entry.Values[0].From, own[len(own)-1].entry.Values[0].To
	now := r.view.settings[key]
	if now != to && now != from {
		r.clash(reg.Ref{ID: ref.ID}, "", "", since)
		return
	}
	if r.change.Settings == nil {
		r.change.Settings = map[string]string{}
	}
	r.change.Settings[key] = from
}

// record makes one record what it was. It may have been made, deleted and
// brought back by the set, and changed beside that.
func (r *reversal) record(register *reg.Register, ref reg.Ref, entries []past, first, last int) error {
	before, after := form(register, ref.ID, entries[:first]), form(register, ref.ID, entries[:last])
	now, live := r.view.Get(ref.Register, ref.ID)
	if !live {
		now, _ = r.view.GetDeleted(ref.Register, ref.ID)
	}
	if now == nil || live != after.live() {
		r.clash(ref, "", "", entries[last:])
		return nil
	}
	merged, clashes, err := takenBack(register, before.rec, after.rec, now)
	if err != nil {
		return err
	}
	differs := before.there && len(register.Diff(now, merged)) > 0
	if !before.live() && after.live() { // it goes: nothing may be lost with it
		clashes = register.Diff(withHeadOf(register, after.rec, now), now)
	}
	for _, clash := range clashes {
		r.clash(ref, now.Header().No, clash.Path, entries[last:])
	}
	if after.gone() && (before.live() || differs) {
		r.change.Restore = append(r.change.Restore, ref)
	}
	if differs {
		r.change.Records = append(r.change.Records, Write{Register: ref.Register, Record: merged})
	}
	if !before.live() && (after.live() || differs) {
		r.change.Delete = append(r.change.Delete, ref)
	}
	return nil
}

// withHeadOf returns a copy of a record with the head of another: who saved it last
// is no content.
func withHeadOf(register *reg.Register, rec, other reg.Record) reg.Record {
	clone := register.Clone(rec)
	head, from := clone.Header(), other.Header()
	head.Changed, head.ChangedBy = from.Changed, from.ChangedBy
	return clone
}

// takenBack carries what leads from after back to before over to the record as
// it is now, and lists the fields that were changed to something else since.
func takenBack(register *reg.Register, before, after, now reg.Record) (reg.Record, []reg.Change, error) {
	merged, conflicts, err := register.Merge(withHeadOf(register, after, now), withHeadOf(register, before, now), now)
	if err != nil || len(conflicts) == 0 {
		return merged, nil, err
	}
	register.Derive(merged)
	var clashes []reg.Change
	for _, c := range conflicts {
		change := reg.Change{Path: c.Path, From: c.Mine, To: c.Theirs}
		other := register.Clone(merged)
		if err := register.Apply(other, []reg.Change{change}); err != nil {
			return nil, nil, err
		}
		register.Derive(other)
		if len(register.Diff(merged, other)) > 0 { // else it follows from other fields
			clashes = append(clashes, change)
		}
	}
	return merged, clashes, nil
}

// clash notes who changed a place since: the last one who touched it.
func (r *reversal) clash(ref reg.Ref, no, path string, since []past) {
	found := Overtaking{Ref: ref, No: no, Path: path}
	field := reg.Change{Path: path}.Field()
	for _, p := range since {
		if path == "" || p.touches(field) {
			found.User, found.Time = p.header.User, time.UnixMilli(p.header.At).UTC()
		}
	}
	if found.No == "" && ref.Register != "" {
		if rec, ok := r.view.GetDeleted(ref.Register, ref.ID); ok {
			found.No = rec.Header().No
		} else if rec, ok := r.view.Get(ref.Register, ref.ID); ok {
			found.No = rec.Header().No
		}
	}
	r.clashes = append(r.clashes, found)
}
