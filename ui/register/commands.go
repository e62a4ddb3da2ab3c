package register

import (
	"samsvar/model/reg"
	"samsvar/report/catalogue"
	"samsvar/ui/exports"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/removal"
	"samsvar/ui/screen"
	"samsvar/ui/seek"
)

// open opens the record of a line.
func (s *Screen) open(line int) {
	if record := s.list.record(line); record >= 0 {
		s.openRef(reg.Ref{Register: s.register.Key, ID: s.list.rows.ID(record)})
	}
}

// openRef opens any record.
func (s *Screen) openRef(ref reg.Ref) {
	s.d.Open(screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID})
}

// Find puts the focus into the search.
func (s *Screen) Find() { parts.FocusOn(s.view.search) }

// Print offers the documents of the register.
func (s *Screen) Print() { printing.These(s.d, 0, catalogue.Of(s.register.Key)...) }

// New begins a new record; where there can be but one, it opens that.
func (s *Screen) New() {
	s.d.Open(screen.Place{Kind: screen.Edit, Register: s.register.Key, ID: s.only()})
}

// only is the one record of a register that cannot have more, "" otherwise.
func (s *Screen) only() reg.ID {
	if !s.register.Single {
		return ""
	}
	if all := s.d.Store.View().All(s.register.Key); len(all) > 0 {
		return all[0].Header().ID
	}
	return ""
}

// Duplicate begins a new record that is a copy of the one under the cursor.
func (s *Screen) Duplicate() {
	if ref := s.ref(); ref.ID != "" && !s.register.Single {
		s.d.Open(screen.Place{Kind: screen.Edit, Register: ref.Register, Copy: ref.ID})
	}
}

// ticked are the ticked records, in the order of the list; none if there is
// none.
func (s *Screen) ticked() seek.Records {
	if s.list.rows == nil {
		return seek.Made(nil)
	}
	return seek.Pick(s.list.rows, s.list.marks.each)
}

// refs names records of the register.
func (s *Screen) refs(records seek.Records) []reg.Ref {
	refs := make([]reg.Ref, records.Len())
	for i := range refs {
		refs[i] = reg.Ref{Register: s.register.Key, ID: records.ID(i)}
	}
	return refs
}

// Edit opens the record under the cursor for editing, or changes a field of all
// that are ticked.
func (s *Screen) Edit() {
	switch ref := s.ref(); {
	case s.filter.deleted:
	case s.list.marks.count() > 0:
		s.changeAll()
	case ref.ID != "":
		s.d.Open(screen.Place{Kind: screen.Edit, Register: ref.Register, ID: ref.ID})
	}
}

// Delete deletes what is ticked, or else the record under the cursor, after
// asking.
func (s *Screen) Delete() {
	if s.filter.deleted {
		return
	}
	if n := s.list.marks.count(); n > 0 {
		if s.fewEnough(n) {
			removal.AskMany(s.d, s.refs(s.ticked()), s.unmark)
		}
		return
	}
	if ref := s.ref(); ref.ID != "" {
		removal.Ask(s.d, ref, func() {})
	}
}

// most is how many records are changed, deleted or copied at a time.
const most = 100_000

// fewEnough tells where there are too many for one change.
func (s *Screen) fewEnough(n int) bool {
	if n <= most {
		return true
	}
	t := s.d.Texts
	parts.Tell(s.d.Canvas(), t.T("ui.register.too_many"), t.T("ui.register.too_many.help", t.Int(most)), t.T("ui.ok"))
	return false
}

// restoreTicked brings the ticked records back.
func (s *Screen) restoreTicked() {
	if n := s.list.marks.count(); n > 0 && s.fewEnough(n) {
		removal.RestoreMany(s.d, s.refs(s.ticked()), s.unmark)
	}
}

// Export writes the register to a file, or what is ticked of it.
func (s *Screen) Export() {
	if s.list.marks.count() > 0 && !s.filter.deleted {
		exports.ShowSome(s.d, s.register.Key, s.ticked())
		return
	}
	exports.Show(s.d, s.register.Key)
}

// Dropped takes a spreadsheet for an import into the register.
func (s *Screen) Dropped(path string) {
	s.d.Open(screen.Place{Kind: screen.Import, Register: s.register.Key, Text: path})
}

func (s *Screen) importSheet() {
	s.d.Open(screen.Place{Kind: screen.Import, Register: s.register.Key})
}

// restore brings a deleted record back and shows it.
func (s *Screen) restore(ref reg.Ref) { removal.Restore(s.d, ref, func() { s.openRef(ref) }) }

// fix goes to a field of the record under the cursor.
func (s *Screen) fix(path string) {
	ref := s.ref()
	s.d.Open(screen.Place{Kind: screen.Edit, Register: ref.Register, ID: ref.ID, Field: path})
}

// mark ticks the records of a line, or no longer.
func (s *Screen) mark(line int) {
	s.list.marks.toggle(s.list.run(line))
	s.marked()
}

// reach ticks all from where the user was to a line.
func (s *Screen) reach(line int) {
	s.list.marks.reach(s.list.run(line))
	s.marked()
	s.read()
}

// markAll ticks every record of the list, or none if all are.
func (s *Screen) markAll() {
	if _, all := s.list.Marks(); all {
		s.list.marks.clear()
	} else {
		s.list.marks.spans = []span{{0, s.list.records()}}
	}
	s.marked()
}

// unmark takes every tick away.
func (s *Screen) unmark() {
	s.list.marks.clear()
	s.view.grid.Refresh()
	s.marked()
}

// escape takes the ticks away and reports whether there were any.
func (s *Screen) escape() bool {
	if s.list.marks.count() == 0 {
		return false
	}
	s.unmark()
	return true
}

// marked shows what can be done with what is ticked now.
func (s *Screen) marked() { s.view.showChips() }

// went notes where the user went without Shift.
func (s *Screen) went(line int) {
	s.list.marks.stand(max(s.list.run(line).from, 0))
	s.read()
}
