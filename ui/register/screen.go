package register

import (
	"slices"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/ui/exports"
	"samsvar/ui/grid"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
	"samsvar/ui/removal"
	"samsvar/ui/screen"
)

// Screen is the list of one register.
type Screen struct {
	d        *screen.Deps
	register *reg.Register
	place    screen.Place
	filter   filter
	list     *list
	all      []column // that there are to choose from
	picked   []string // keys of the columns the user has chosen; nil for the usual
	cache    cache
	total    int
	want     reg.ID // record to go to when the rows are there

	finding *screen.Work[found]
	looking *screen.Work[outcome]
	reading *screen.Work[shown]
	view    *view
}

// shown is a page and whether there is one.
type shown struct {
	page reading.Page
	ok   bool
}

// New makes the list of a place's register.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	r := model.Register(p.Register)
	s := &Screen{d: d, register: r, place: p, all: available(d.Texts, r),
		finding: screen.NewWork[found](d.Do), looking: screen.NewWork[outcome](d.Do), reading: screen.NewWork[shown](d.Do)}
	s.list = &list{texts: d.Texts, register: r, names: d.Names(d.Store.View()), found: gaps{}}
	s.filter = first(r)
	s.recall()
	s.view = newView(s)
	s.view.fit(0)
	s.Changed()
	return s
}

// first is how a list is sorted at first: what happened by time, the latest
// first, and what lasts by its title.
func first(r *reg.Register) filter {
	switch {
	case happened(r) != "":
		return filter{sort: happened(r), falling: true}
	case r.TitleField != "":
		return filter{sort: r.TitleField}
	}
	return filter{sort: numberKey}
}

// recall takes up the list as it was left, unless the place asks for certain
// records.
func (s *Screen) recall() {
	left, ok := s.d.Memory.List(s.register.Key)
	if ok {
		s.picked = left.Columns
	}
	if s.place.Records != nil || s.place.Text != "" {
		s.filter.only, s.filter.query = s.place.Records, s.place.Text
		return
	}
	if ok {
		s.filter = filter{query: left.Query, sort: left.Sort, falling: left.Falling, gaps: left.Gaps, deleted: left.Deleted}
		s.want = left.Current
	}
	if s.place.ID != "" {
		s.want = s.place.ID
	}
}

// remember keeps how the list is left.
func (s *Screen) remember() {
	left := screen.ListMemory{Sort: s.filter.sort, Falling: s.filter.falling, Current: s.current(), Columns: s.picked}
	if s.filter.only == nil {
		left.Query, left.Gaps, left.Deleted = s.filter.query, s.filter.gaps, s.filter.deleted
	}
	s.d.Memory.KeepList(s.register.Key, left)
}

// Content is the screen's own.
func (s *Screen) Content() fyne.CanvasObject { return s.view.content }

// Shown puts the focus into the list.
func (s *Screen) Shown() { s.view.grid.Focus() }

// Leave goes at once: nothing here is unsaved.
func (s *Screen) Leave(then func()) {
	s.remember()
	s.finding.Cancel()
	s.looking.Cancel()
	s.reading.Cancel()
	then()
}

// Changed reads the register anew.
func (s *Screen) Changed() {
	if s.want == "" {
		s.want = s.current()
	}
	view := s.d.Store.View()
	s.list.names = s.d.Names(view)
	s.look()
	opt, key := s.d.Annual(), s.register.Key
	s.finding.Run(func(func() bool) found {
		all, err := annual.Find(view, opt)
		return found{all: all, gaps: gapsOf(all, key), err: err}
	}, s.setFound)
}

// look finds the rows in the background.
func (s *Screen) look() {
	view := s.d.Store.View()
	j := &job{texts: s.d.Texts, view: view, register: s.register, names: s.d.Names(view), filter: s.filter,
		found: s.list.found, cache: s.cache}
	s.looking.Run(j.run, s.setRows)
}

func (s *Screen) setRows(o outcome) {
	if s.want == "" {
		s.want = s.current()
	}
	s.list.rows, s.total, s.cache = o.rows, o.total, o.cache
	s.view.showRows()
	if row := s.list.at(s.want); s.want != "" && row >= 0 {
		s.view.grid.SetCurrent(row)
	}
	s.want = ""
	s.read()
}

// current is the record under the cursor, "" for none.
func (s *Screen) current() reg.ID {
	if s.view == nil {
		return ""
	}
	row := s.view.grid.Current()
	if row < 0 || row >= s.list.Len() {
		return ""
	}
	return s.list.rows.ID(row)
}

func (s *Screen) ref() reg.Ref { return reg.Ref{Register: s.register.Key, ID: s.current()} }

// read shows the record under the cursor beside the list.
func (s *Screen) read() {
	ref := s.ref()
	if ref.ID == "" {
		s.reading.Cancel()
		s.view.showRecord(shown{})
		return
	}
	view := s.d.Store.View()
	m := reading.Maker{Texts: s.d.Texts, View: view, Names: s.d.Names(view), List: s.view.findings}
	s.reading.Run(func(func() bool) shown {
		page, ok := m.Make(ref)
		return shown{page, ok}
	}, s.view.showRecord)
}

// open opens the record of a row.
func (s *Screen) open(row int) {
	s.d.Open(screen.Place{Kind: screen.Record, Register: s.register.Key, ID: s.list.rows.ID(row)})
}

// openRef opens any record.
func (s *Screen) openRef(ref reg.Ref) {
	s.d.Open(screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID})
}

// sortBy orders by a column.
func (s *Screen) sortBy(key string, falling bool) {
	s.filter.sort, s.filter.falling = key, falling
	s.look()
}

// search narrows the list to what contains a text.
func (s *Screen) search(text string) {
	s.filter.query = text
	s.look()
}

// toggleGaps shows only the records with something missing, or all again.
func (s *Screen) toggleGaps() {
	s.filter.gaps = !s.filter.gaps
	s.look()
}

// toggleDeleted shows the deleted records, or the others again.
func (s *Screen) toggleDeleted() {
	s.filter.deleted = !s.filter.deleted
	s.look()
}

// showAll gives up all that narrows the list.
func (s *Screen) showAll() {
	s.filter = filter{sort: s.filter.sort, falling: s.filter.falling}
	s.view.search.SetText("")
	s.look()
}

// Find puts the focus into the search.
func (s *Screen) Find() { parts.FocusOn(s.view.search) }

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

// Edit opens the record under the cursor for editing.
func (s *Screen) Edit() {
	if ref := s.ref(); ref.ID != "" && !s.filter.deleted {
		s.d.Open(screen.Place{Kind: screen.Edit, Register: ref.Register, ID: ref.ID})
	}
}

// Duplicate begins a new record that is a copy of the one under the cursor.
func (s *Screen) Duplicate() {
	if ref := s.ref(); ref.ID != "" && !s.register.Single {
		s.d.Open(screen.Place{Kind: screen.Edit, Register: ref.Register, Copy: ref.ID})
	}
}

// Delete deletes the record under the cursor, after asking.
func (s *Screen) Delete() {
	if ref := s.ref(); ref.ID != "" && !s.filter.deleted {
		removal.Ask(s.d, ref, func() {})
	}
}

// Export writes the register to a file.
func (s *Screen) Export() { exports.Show(s.d, s.register.Key) }

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

// toggleColumn shows a column, or no longer.
func (s *Screen) toggleColumn(key string) {
	keys := keysOf(s.list.columns)
	if at := slices.Index(keys, key); at >= 0 {
		s.picked = slices.Delete(keys, at, at+1)
	} else {
		s.picked = append(keys, key)
	}
	s.view.fit(s.view.room)
}

// setFound takes what is missing, when it is known.
func (s *Screen) setFound(f found) {
	if f.err != nil {
		s.d.Failed(f.err)
		return
	}
	s.view.findings, s.list.found, s.list.counted = f.all, f.gaps, true
	if s.filter.gaps || s.filter.sort == gapsKey {
		s.look()
		return
	}
	s.view.showChips()
	s.view.grid.Refresh()
	s.read()
}

// gridColumns are what the grid is given.
func gridColumns(all []column) []grid.Column {
	made := make([]grid.Column, len(all))
	for i, c := range all {
		made[i] = c.Column
	}
	return made
}
