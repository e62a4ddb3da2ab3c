package register

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/ui/reading"
	"samsvar/ui/screen"
	"samsvar/ui/sift"
)

// Screen is the list of one register.
type Screen struct {
	d        *screen.Deps
	register *reg.Register
	place    screen.Place
	filter   filter
	list     *list
	all      []column        // that there are to choose from
	folded   map[string]bool // headings that are folded away
	outside  bool            // hits may stand where no column shows them
	shownBy  filter          // by which the rows were found that are shown
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
	s := &Screen{d: d, register: r, place: p, all: available(d.Texts, r), folded: map[string]bool{},
		finding: screen.NewWork[found](d.Do), looking: screen.NewWork[outcome](d.Do), reading: screen.NewWork[shown](d.Do)}
	s.list = &list{texts: d.Texts, register: r, names: d.Names(d.Store.View()), found: sift.Gaps{}}
	s.filter = first(r)
	s.filter.group = s.kept().Group
	s.recall()
	s.view = newView(s)
	s.view.fit(0)
	s.Changed()
	return s
}

// kept is how the user has this list.
func (s *Screen) kept() settings.List { return s.d.Settings().List(s.register.Key) }

// keep changes how the user has this list.
func (s *Screen) keep(edit func(*settings.List)) {
	s.d.Keep(func(c *settings.Settings) { c.SetList(s.register.Key, edit) })
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
	if s.place.Records != nil || s.place.Text != "" {
		s.filter.only, s.filter.query = s.place.Records, s.place.Text
		return
	}
	if ok {
		s.filter.query, s.filter.sort, s.filter.falling = left.Query, left.Sort, left.Falling
		s.filter.conditions, s.filter.deleted = left.Conditions, left.Deleted
		s.want = left.Current
		maps.Copy(s.folded, left.Folded)
	}
	if s.place.ID != "" {
		s.want = s.place.ID
	}
}

// remember keeps how the list is left.
func (s *Screen) remember() {
	left := screen.ListMemory{Sort: s.filter.sort, Falling: s.filter.falling, Current: s.current(), Folded: s.folded}
	if s.filter.only == nil {
		left.Query, left.Conditions, left.Deleted = s.filter.query, s.filter.conditions, s.filter.deleted
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
		return found{all: all, gaps: sift.GapsOf(all, key), err: err}
	}, s.setFound)
}

// look finds the rows in the background.
func (s *Screen) look() {
	view := s.d.Store.View()
	j := &job{texts: s.d.Texts, view: view, register: s.register, names: s.d.Names(view), today: s.d.Today(), filter: s.filter,
		found: s.list.found, cache: s.cache, shown: map[string]bool{}, before: s.list.rows, marks: s.list.marks.spans,
		same: s.filter.same(s.shownBy)}
	for _, c := range s.list.columns {
		j.shown[c.Key] = true
	}
	s.looking.Run(j.run, s.setRows)
}

// manyRows is from how many on groups are folded at first, so that one sees the
// headings.
const manyRows = 1000

func (s *Screen) setRows(o outcome) {
	if now := s.list.marks.spans; !slices.Equal(now, o.given) { // ticked meanwhile
		if len(now) > 0 {
			s.look()
			return
		}
		o.marks = nil
	}
	if s.want == "" {
		s.want = s.current()
	}
	if s.shownBy.group != o.filter.group && len(o.groups) > 0 && o.rows.Len() > manyRows && len(s.folded) == 0 {
		for _, g := range o.groups {
			s.folded[g.label] = true
		}
	}
	l := s.list
	l.rows, l.words, l.groups = o.rows, wordsOf(o.filter.query), groups{}
	if len(o.groups) > 0 {
		l.groups = newGroups(o.groups, s.folded)
	}
	l.marks = marks{spans: o.marks}
	s.total, s.cache, s.shownBy, s.outside = o.total, o.cache, o.filter, o.outside
	s.view.fit(s.view.room)
	s.view.showRows()
	if line := l.at(s.want); s.want != "" && line >= 0 {
		s.view.grid.SetCurrent(line)
	}
	l.marks.stand(max(l.run(s.view.grid.Current()).from, 0))
	s.want = ""
	s.read()
}

// current is the record under the cursor, "" for none.
func (s *Screen) current() reg.ID {
	if s.view == nil {
		return ""
	}
	record := s.list.record(s.view.grid.Current())
	if record < 0 {
		return ""
	}
	return s.list.rows.ID(record)
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

// setFound takes what is missing, when it is known.
func (s *Screen) setFound(f found) {
	if f.err != nil {
		s.d.Failed(f.err)
		return
	}
	s.view.findings, s.list.found, s.list.counted = f.all, f.gaps, true
	if s.filter.asksGaps() {
		s.look()
		return
	}
	s.view.showChips()
	s.view.grid.Refresh()
	s.read()
}
