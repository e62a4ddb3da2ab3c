package training

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/ui/grid"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/screen"
)

// Screen is the screen.
type Screen struct {
	*screen.Deps
	words  words
	choice choice
	now    outcome
	table  *table // that is shown, nil for the persons
	work   *screen.Work[outcome]

	content fyne.CanvasObject
	head    *parts.Head
	tabs    *parts.Tabs
	period  *parts.Tabs
	taken   *parts.Segments
	search  *parts.Entry
	who     *parts.Tabs
	only    *fyne.Container
	tools   *fyne.Container
	grid    *grid.Grid
	framed  fyne.CanvasObject // the list in its frame
	frame   *fyne.Container
}

// New makes the screen; a place with an id shows the persons of that unit.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	s := &Screen{Deps: d, words: words{d.Texts, d.Names(d.Store.View())}, work: screen.NewWork[outcome](d.Do),
		choice: choice{tab: tabUnits, filter: filter{who: whoAll}}}
	if place.ID != "" {
		s.choice.tab, s.choice.filter = tabPersons, filter{who: whoAll, inUnit: true, unit: place.ID}
	}
	s.build()
	s.Changed()
	return s
}

func (s *Screen) build() {
	t := s.words.t
	s.head = parts.NewHead(t("title"), t("looking"), parts.NewButton(t("attendances"), func() {
		s.Open(screen.Place{Kind: screen.Register, Register: model.Attendances.Key})
	}), parts.NewButton(t("import"), func() {
		s.Open(screen.Place{Kind: screen.Import, Register: model.Attendances.Key})
	}), parts.NewButton(s.Texts.T("ui.record.print"), s.Print))
	s.tabs, s.who, s.only, s.tools, s.frame = parts.NewTabs(), parts.NewTabs(), parts.Flow(8), container.NewStack(), container.NewStack()
	s.tabs.OnChange = func(tab string) { s.goTo(tab, filter{who: whoAll}) }
	s.who.OnChange = func(who string) { s.choice.filter.who = who; s.Changed() }
	s.period = parts.NewTabs()
	s.period.OnChange = s.choosePeriod
	s.taken = parts.NewSegments(t("taken"), parts.Option{Key: "ever", Text: t("taken.ever")}, parts.Option{Key: "lately", Text: t("taken.lately")})
	s.taken.OnChange = func(key string) { s.choice.lately = key == "lately"; s.Changed() }
	s.search = parts.NewEntry(t("search"))
	s.search.SetPlaceHolder(t("search"))
	s.search.OnChanged = func(text string) { s.choice.filter.search = text; s.Changed() }
	s.makeGrid()
	choices := parts.Grid(12, 380, parts.NewValueOf(t("period"), s.period.Object()), parts.NewValueOf(t("taken"), parts.Row(0, s.taken)))
	top := parts.Column(10, s.head, choices, s.tabs.Object(), s.search, s.who.Object(), s.only)
	s.content = parts.Pad(16, 20, parts.Pane(8, parts.Pad(2, 2, top), container.NewBorder(nil, parts.Pad(8, 0, s.tools), nil, nil, s.frame)))
}

func (s *Screen) makeGrid() {
	s.grid = grid.New(s.words.t("title"))
	s.framed = parts.NewFrame(s.grid)
	s.grid.OnOpen = s.open
	s.grid.OnSort = func(key string, down bool) {
		s.choice.sort, s.choice.down = key, down
		s.Changed()
	}
	s.grid.OnType = func(letter rune) {
		if s.choice.tab == tabPersons {
			parts.FocusOn(s.search)
			s.search.TypedRune(letter)
		}
	}
}

// Content is what fills the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Print makes a document of the overview.
func (s *Screen) Print() { printing.These(s.Deps, s.choice.year, "opplaering") }

// Shown puts the focus into the list.
func (s *Screen) Shown() { s.grid.Focus() }

// Find puts the focus into the search for persons.
func (s *Screen) Find() {
	if s.choice.tab != tabPersons {
		s.goTo(tabPersons, filter{who: whoAll})
		s.search.Show()
	}
	parts.FocusOn(s.search)
}

// Leave goes at once: nothing is edited here.
func (s *Screen) Leave(then func()) {
	s.work.Cancel()
	then()
}

// Changed computes anew in the background.
func (s *Screen) Changed() {
	view := s.Store.View()
	s.words.names = s.Names(view)
	j := job{texts: s.Texts, src: view, names: s.Names(view), now: s.Instant(), choice: s.choice}
	s.work.Run(j.run, func(o outcome) {
		if o.err != nil {
			s.Failed(o.err)
			return
		}
		s.now = o
		s.show()
	})
}

// goTo shows a part of the screen, with the persons that a filter leaves.
func (s *Screen) goTo(tab string, f filter) {
	s.choice.tab, s.choice.filter, s.choice.sort, s.choice.down = tab, f, "", false
	s.search.SetText("")
	s.Changed()
}

// open leads from a line to its persons, and from a person to their record or,
// where there is none, to their attendances.
func (s *Screen) open(row int) {
	if s.table != nil {
		s.goTo(tabPersons, s.table.lines[row].filter)
		s.grid.Focus()
		return
	}
	p := s.now.Persons[s.now.persons[row]]
	if p.ID != "" {
		s.Open(screen.Place{Kind: screen.Record, Register: model.Persons.Key, ID: p.ID})
		return
	}
	s.Open(screen.Place{Kind: screen.Register, Register: model.Attendances.Key, Text: p.Name})
}

func (s *Screen) people() people { return people{texts: s.Texts, names: s.words.names, outcome: s.now} }

// periods offers the last twelve months and some years.
func (s *Screen) periods() []parts.Option {
	options := []parts.Option{{Key: "0", Text: s.words.t("period.now")}}
	for _, year := range years(s.Today()) {
		options = append(options, parts.Option{Key: strconv.Itoa(year), Text: strconv.Itoa(year)})
	}
	return options
}

func (s *Screen) choosePeriod(key string) {
	s.choice.year, _ = strconv.Atoi(key) // of the options above
	s.Changed()
}
