package storage

import (
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"samsvar/model/reg"
)

// plan works out in memory what a change does: the next view, and what is to
// be written. Nothing is refused after it is made.
type plan struct {
	change   Change
	draft    *draft
	ids      *idMaker
	now      time.Time
	moment   string // now, as it stands in records
	user     string
	steps    []step
	settings []reg.Change // Path is the key
	invalid  []Refused
	result   Result
	undoes   *opRef // the change set taken back, which is noted even if nothing changes
	// oldUse tells of a link to a record that goes whether it may lead nowhere;
	// nil means that none may.
	oldUse func(u Use, to reg.Ref) bool
}

// step is what a change does to one record.
type step struct {
	kind    Kind
	table   *tableEdit
	row     *row // as it is afterwards
	changes []reg.Change
	packed  *packedRow // instead of row and, where it is new, changes
}

func newPlan(v *View, c Change, opt Options) *plan {
	now := opt.Now()
	return &plan{change: c, draft: v.draft(), ids: newIDMaker(now), now: now,
		moment: reg.InstantOf(now).Text(), user: opt.User}
}

func (p *plan) empty() bool { return len(p.steps) == 0 && len(p.settings) == 0 && p.undoes == nil }

func (p *plan) make() error {
	if !utf8.ValidString(p.change.Reason) {
		return refuse("not_utf8", "reason")
	}
	for _, ref := range p.change.Restore {
		if err := p.restore(ref); err != nil {
			return err
		}
	}
	p.steps = slices.Grow(p.steps, len(p.change.Records)+len(p.change.Delete))
	p.result.Refs = slices.Grow(p.result.Refs, len(p.change.Records))
	for i, w := range p.change.Records {
		if err := p.write(i, w); err != nil {
			return err
		}
	}
	if len(p.invalid) > 0 {
		return &Invalid{p.invalid}
	}
	for _, ref := range p.change.Delete {
		if err := p.delete(ref); err != nil {
			return err
		}
	}
	if err := p.set(); err != nil {
		return err
	}
	p.draft.settle()
	return p.checkWhole()
}

// checkWhole looks at the state after the change.
func (p *plan) checkWhole() error {
	for _, edit := range p.draft.edits {
		if edit.reg.Single && len(edit.rows.all) > 1 {
			return refuse("single", edit.reg.Key)
		}
	}
	if p.change.Force {
		return nil
	}
	for _, ref := range p.change.Delete {
		uses := slices.DeleteFunc(p.draft.UsedBy(ref), func(u Use) bool {
			return u.From == ref || p.oldUse != nil && p.oldUse(u, ref)
		})
		if len(uses) > 0 {
			gone, _ := p.draft.GetDeleted(ref.Register, ref.ID)
			return &InUse{Ref: ref, No: gone.Header().No, Uses: uses}
		}
	}
	return nil
}

func (p *plan) table(register string) (*tableEdit, error) {
	t := p.draft.table(register)
	if t == nil {
		return nil, refuse("unknown_register", register)
	}
	return t, nil
}

func (p *plan) restore(ref reg.Ref) error {
	t, err := p.table(ref.Register)
	if err != nil {
		return err
	}
	if t.packed != nil {
		return p.movePacked(t, ref, KindRestore)
	}
	old, ok := t.goneIDs.get(ref.ID)
	if !ok {
		return &Missing{ref}
	}
	t.dig(old)
	r := p.touched(t.reg, t.reg.Clone(old.rec))
	p.draft.set(t, r)
	p.result.Restored++
	p.steps = append(p.steps, step{kind: KindRestore, table: t, row: r, changes: []reg.Change{{Path: deletedPath, From: deletedValue}}})
	return nil
}

func (p *plan) delete(ref reg.Ref) error {
	t, err := p.table(ref.Register)
	if err != nil {
		return err
	}
	if t.packed != nil {
		return p.movePacked(t, ref, KindDelete)
	}
	old, ok := t.byID.get(ref.ID)
	if !ok {
		return &Missing{ref}
	}
	if problems := t.reg.ChangeProblems(p.draft, old.rec, nil); len(problems) > 0 {
		return &Invalid{[]Refused{{Write: -1, Ref: ref, Title: t.reg.Title(old.rec), Problems: problems}}}
	}
	p.draft.remove(t, old)
	r := p.touched(t.reg, t.reg.Clone(old.rec))
	t.bury(r)
	p.result.Deleted++
	p.steps = append(p.steps, step{kind: KindDelete, table: t, row: r, changes: []reg.Change{{Path: deletedPath, To: deletedValue}}})
	return nil
}

// touched notes on a record of our own who changed it now.
func (p *plan) touched(r *reg.Register, rec reg.Record) *row {
	head := rec.Header()
	head.Changed, head.ChangedBy = reg.InstantOf(p.now), p.user
	return newRow(r, rec)
}

// write takes one record in. Problems are gathered, so that all can be shown.
func (p *plan) write(i int, w Write) error {
	t, err := p.table(w.Register)
	if err != nil {
		return err
	}
	if t.packed != nil {
		return p.writePacked(i, w, t)
	}
	rec, problems := canonical(t.reg, w.Record)
	t.reg.Derive(rec)
	t.reg.GiveItemIDs(rec, p.ids.next)
	t.reg.Derive(rec)
	problems = append(problems, refusing(t.reg.Problems(rec))...)
	old, known := t.byID.get(rec.Header().ID)
	if err := p.checkBase(t, w, old); err != nil {
		return err
	}
	var changes []reg.Change
	var before reg.Record
	kind := KindCreate
	if known {
		kind, before = KindEdit, old.rec
		keepHead(rec, old.rec)
		changes = t.reg.Diff(old.rec, rec)
	} else {
		p.number(t, rec)
	}
	problems = append(problems, t.reg.ChangeProblems(p.draft, before, rec)...)
	ref := reg.Ref{Register: w.Register, ID: rec.Header().ID}
	p.result.Refs = append(p.result.Refs, ref)
	switch {
	case p.ids.err != nil:
		return p.ids.err
	case len(problems) > 0:
		p.invalid = append(p.invalid, Refused{i, ref, t.reg.Title(rec), problems})
		return nil
	case known && len(changes) == 0:
		p.result.Unchanged++
		return nil
	}
	if !known {
		changes = created(t.reg, t.empty, rec)
	}
	p.put(t, kind, rec, changes)
	return nil
}

func (p *plan) put(t *tableEdit, kind Kind, rec reg.Record, changes []reg.Change) {
	r := p.touched(t.reg, rec)
	p.draft.set(t, r)
	if kind == KindCreate {
		p.result.Created++
	} else {
		p.result.Updated++
	}
	p.steps = append(p.steps, step{kind: kind, table: t, row: r, changes: changes})
}

// checkBase refuses a write by someone who has not seen the present state.
func (p *plan) checkBase(t *tableEdit, w Write, old *row) error {
	ref := reg.Ref{Register: t.reg.Key, ID: w.Record.Header().ID}
	gone, deleted := t.goneIDs.get(ref.ID)
	switch {
	case deleted:
		head := gone.rec.Header()
		return &Stale{Ref: ref, No: head.No, Deleted: true, By: head.ChangedBy}
	case w.Base == nil:
		return nil
	case old == nil:
		return &Missing{ref}
	case old.rec == w.Base:
		return nil
	}
	if since := t.reg.Diff(w.Base, old.rec); len(since) > 0 {
		head := old.rec.Header()
		return &Stale{Ref: ref, No: head.No, Since: since, By: head.ChangedBy}
	}
	return nil
}

// number gives a new record its id, number and date of birth.
func (p *plan) number(t *tableEdit, rec reg.Record) { p.numberHead(t, rec.Header()) }

func (p *plan) numberHead(t *tableEdit, head *reg.Head) {
	if head.ID == "" {
		head.ID, head.No, head.Created = p.ids.next(), "", 0
	}
	if head.Created == 0 {
		head.Created = reg.InstantOf(p.now)
	}
	order := numberOrder(t.reg.NoPrefix, head.No)
	if t.reg.NoPrefix == "" || order != unnumbered && !p.taken(t, order) {
		return
	}
	year := p.now.Year()
	t.counts[year]++
	head.No = numberText(t.reg.NoPrefix, year, t.counts[year])
}

// taken reports whether a number is in use, also by a deleted record.
func (p *plan) taken(t *tableEdit, order uint64) bool {
	if order&maxCount > t.counts[int(order>>yearShift)] {
		return false
	}
	if t.pack != nil && (t.pack.live.HasNumber(order) || t.pack.gone.HasNumber(order)) {
		return true
	}
	return t.rows.hasNumber(order) || t.gone.hasNumber(order) || t.numbers[order]
}

// set works out which settings change.
func (p *plan) set() error {
	for _, key := range slices.Sorted(maps.Keys(p.change.Settings)) {
		text := p.change.Settings[key]
		if key == "" || strings.Contains(key, "\x00") || !utf8.ValidString(key) || !utf8.ValidString(text) {
			return refuse("not_utf8", key)
		}
		old := p.draft.settings[key]
		if old == text {
			continue
		}
		p.settings = append(p.settings, reg.Change{Path: key, From: old, To: text})
		if p.draft.settings[key] = text; text == "" {
			delete(p.draft.settings, key)
		}
	}
	return nil
}
