package search

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/ui/grid"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/seek"
)

// Screen searches every register.
type Screen struct {
	d        *screen.Deps
	t        *i18n.Texts
	query    string
	register string // only this one, "" for all
	found    outcome
	shown    *results
	work     *screen.Work[outcome]

	content fyne.CanvasObject
	head    *parts.Head
	entry   *parts.Entry
	chips   *fyne.Container
	grid    *grid.Grid
	frame   *fyne.Container
}

// New makes the search, with the text of the place in it.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	s := &Screen{d: d, t: d.Texts, query: p.Text, shown: &results{texts: d.Texts}, work: screen.NewWork[outcome](d.Do)}
	s.head = parts.NewHead(s.t.T("ui.search.title"), "")
	s.makeEntry()
	s.makeGrid()
	s.chips, s.frame = parts.Flow(6), container.NewStack()
	top := parts.Column(8, s.head, s.entry, s.chips)
	s.content = parts.Pad(14, 16, container.NewBorder(parts.Column(8, top, parts.Column(0)), nil, nil, nil, s.frame))
	s.showNothing()
	s.look()
	return s
}

func (s *Screen) makeEntry() {
	s.entry = parts.NewEntry(s.t.T("ui.search.title"))
	s.entry.SetPlaceHolder(s.t.T("ui.search.hint"))
	s.entry.SetText(s.query)
	s.entry.OnChanged = func(text string) {
		s.query, s.register = text, ""
		s.look()
	}
	s.entry.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			s.grid.Focus()
			return true
		case fyne.KeyEscape:
			s.entry.SetText("")
			return true
		}
		return false
	}
}

func (s *Screen) makeGrid() {
	s.grid = grid.New(s.t.T("ui.search.results"))
	titles := map[string]string{columnRegister: s.t.T("ui.search.column.register"), columnNo: s.t.T("field.nr"),
		columnTitle: s.t.T("ui.search.column.title"), columnWhere: s.t.T("ui.search.column.where")}
	widths := map[string]float32{columnRegister: 150, columnNo: 118, columnTitle: 270, columnWhere: 300}
	var all []grid.Column
	for _, key := range columns() {
		all = append(all, grid.Column{Key: key, Title: titles[key], Width: widths[key], Wide: key == columnWhere,
			Muted: key == columnNo, Unsorted: true})
	}
	s.grid.SetColumns(all)
	s.grid.OnOpen = s.open
	s.grid.OnType = func(letter rune) {
		parts.FocusOn(s.entry)
		s.entry.TypedRune(letter)
	}
}

// Content is the screen's own.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown puts the focus where one types.
func (s *Screen) Shown() { parts.FocusOn(s.entry) }

// Find does the same.
func (s *Screen) Find() { s.Shown() }

// Changed searches anew.
func (s *Screen) Changed() { s.look() }

// Leave goes at once: nothing here is unsaved.
func (s *Screen) Leave(then func()) {
	s.work.Cancel()
	then()
}

// look searches in the background.
func (s *Screen) look() {
	view := s.d.Store.View()
	j := job{texts: s.t, view: view, names: s.d.Names(view), query: s.query, indexes: s.found.indexes}
	s.work.Run(j.run, s.setFound)
}

func (s *Screen) setFound(o outcome) {
	s.found = o
	s.shown.names = s.d.Names(s.d.Store.View())
	s.show()
}

// show shows what was found, in the register that is chosen.
func (s *Screen) show() {
	words := seek.Words(s.found.query)
	s.showChips()
	if len(words) == 0 || len(s.found.hits) == 0 {
		s.showNothing()
		return
	}
	s.head.SetLine(s.t.N("ui.search.line", len(s.found.hits), s.found.query))
	s.shown.words, s.shown.rows = words, of(s.found.hits, s.register)
	s.grid.SetSource(s.shown)
	s.frame.Objects = []fyne.CanvasObject{parts.NewFrame(s.grid)}
	s.frame.Refresh()
}

func (s *Screen) showChips() {
	s.chips.RemoveAll()
	if len(s.found.groups) > 1 {
		s.chips.Add(s.chip(s.t.T("ui.search.all", s.t.Int(len(s.found.hits))), ""))
		for _, g := range s.found.groups {
			s.chips.Add(s.chip(s.t.T("ui.search.chip", s.t.RegisterMany(g.register), s.t.Int(g.n)), g.register.Key))
		}
	}
	s.chips.Hidden = len(s.found.groups) <= 1
	s.chips.Refresh()
}

func (s *Screen) chip(text, register string) fyne.CanvasObject {
	chip := parts.NewChip(text, func() {
		s.register = register
		s.show()
		s.grid.Focus()
	})
	chip.SetSelected(s.register == register)
	return chip
}

// showNothing says what to do, or that nothing was found.
func (s *Screen) showNothing() {
	empty := parts.NewEmpty(s.t.T("ui.search.begin"), s.t.T("ui.search.begin.help"))
	if len(seek.Words(s.found.query)) > 0 {
		empty = parts.NewEmpty(s.t.T("ui.search.none", s.found.query), s.t.T("ui.search.none.help"))
	}
	s.head.SetLine("")
	s.shown.rows = nil
	s.frame.Objects = []fyne.CanvasObject{empty}
	s.frame.Refresh()
}

func (s *Screen) open(row int) {
	h := s.shown.rows[row]
	s.d.Open(screen.Place{Kind: screen.Record, Register: h.register.Key, ID: h.from.ID(h.at)})
}
