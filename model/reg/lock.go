package reg

// Record rules tell whether a record may be as it is; those of this file tell
// whether it may become so. Whoever saves asks them, whatever the change comes
// from: a form, an import, many records at once, or taking something back.

// lock says which records are closed.
type lock struct {
	closed func(Record) bool
	opens  func(before, after Record, changes []Change) bool
	open   map[string]bool
}

// LockedWhen says which records are closed: nothing of them changes but the
// fields with these keys, and they are not deleted. Opens recognises the one
// change that opens a closed record again; nil means that none does.
func (d *Description[T]) LockedWhen(closed func(*T) bool, opens func(before, after *T, changes []Change) bool, keys ...string) *Description[T] {
	l := &lock{closed: func(rec Record) bool { return closed(any(rec).(*T)) }, open: map[string]bool{}}
	if opens != nil {
		l.opens = func(before, after Record, changes []Change) bool {
			return opens(any(before).(*T), any(after).(*T), changes)
		}
	}
	for _, key := range keys {
		if d.Field(key) == nil {
			panic("reg: " + d.Key + " has no field " + key + " to leave open")
		}
		l.open[key] = true
	}
	d.lock = l
	return d
}

// Guard adds a rule about how a record may change. Before is nil for a new
// record, after for one that is deleted; changes lead from the one to the other.
// Source is the state before, with what the same action has saved already.
func (d *Description[T]) Guard(rule func(src Source, before, after *T, changes []Change) []Problem) *Description[T] {
	typed := func(rec Record) *T {
		if rec == nil {
			return nil
		}
		return any(rec).(*T)
	}
	d.guards = append(d.guards, func(src Source, before, after Record, changes []Change) []Problem {
		return rule(src, typed(before), typed(after), changes)
	})
	return d
}

// Locked reports whether a record is closed.
func (r *Register) Locked(rec Record) bool { return r.lock != nil && rec != nil && r.lock.closed(rec) }

// StaysOpen reports whether a field can be changed in a closed record.
func (r *Register) StaysOpen(key string) bool { return r.lock == nil || r.lock.open[key] }

// ChangeProblems checks what a record becomes against what it is. Before is nil
// for a new record, after for one that is to be deleted. Every problem forbids
// the change.
func (r *Register) ChangeProblems(src Source, before, after Record) []Problem {
	if r.lock == nil && len(r.guards) == 0 {
		return nil
	}
	var changes []Change
	if before != nil && after != nil {
		changes = r.Diff(before, after)
	}
	all := r.lockProblems(before, after, changes)
	for _, guard := range r.guards {
		all = append(all, guard(src, before, after, changes)...)
	}
	return all
}

func (r *Register) lockProblems(before, after Record, changes []Change) []Problem {
	switch {
	case !r.Locked(before):
		return nil
	case after == nil:
		return []Problem{{Field: r.TitleField, Code: "locked_delete"}}
	case r.lock.opens != nil && r.lock.opens(before, after, changes):
		return nil
	}
	var all []Problem
	seen := map[string]bool{}
	for _, change := range changes {
		key := change.Field()
		if f := r.Field(key); r.lock.open[key] || seen[key] || f != nil && f.Section == systemSection {
			continue
		}
		seen[key] = true
		all = append(all, Problem{Field: key, Code: "locked"})
	}
	return all
}
