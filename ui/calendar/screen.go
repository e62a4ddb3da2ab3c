package calendar

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/exchange/agenda"
	"samsvar/i18n"
	"samsvar/model"
	dates "samsvar/model/calendar"
	"samsvar/model/reg"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	state  *state
	work   *screen.Work[found]
	head   *parts.Head
	year   *parts.Text
	tabs   *parts.Tabs
	kind   *parts.Dropdown
	owner  *parts.Dropdown
	body   *fyne.Container
	scroll *container.Scroll
	cards  []*parts.DayCard
	all    fyne.CanvasObject
}

// found is the calendar of a year, and what words it.
type found struct {
	year  int
	list  dates.List
	words *agenda.Words
}

// New makes the screen; the place may ask for a year.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	p := &page{Deps: d, state: newState(d.Today(), place.Year), work: screen.NewWork[found](d.Do)}
	p.state.words = p.words(d.Store.View())
	p.build()
	p.show()
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.calendar."+key, args...) }

func (p *page) words(src reg.Source) *agenda.Words {
	return &agenda.Words{Texts: p.Texts, Src: src, Names: p.Names(src)}
}

func (p *page) build() {
	p.head = parts.NewHead(p.t("title", strconv.Itoa(p.state.year)), "",
		parts.NewButton(p.t("document"), p.Print), parts.NewPrimary(p.t("ics"), p.Export))
	p.year, p.tabs = parts.NewText("").Strong(), parts.NewTabs()
	p.tabs.OnChange = p.choose
	p.kind, p.owner = p.dropdown("kind"), p.dropdown("owner")
	p.kind.OnOpen = func(typed string) { p.pick(p.kind, p.state.kinds(), typed, p.setKind) }
	p.kind.OnClear = func() { p.setKind("") }
	p.owner.OnOpen = func(typed string) { p.pick(p.owner, p.state.owners(), typed, p.setOwner) }
	p.owner.OnClear = func() { p.setOwner("") }
	before, after := parts.NewButton("‹", func() { p.toYear(-1) }), parts.NewButton("›", func() { p.toYear(1) })
	before.SetLabel(p.t("year.before"))
	after.SetLabel(p.t("year.after"))
	p.body = parts.Column(12)
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 8, 0, 8), p.body))
	bar := parts.Flow(8, parts.Row(8, before, p.year, after), parts.Wide(180, p.kind), parts.Wide(180, p.owner))
	top := parts.Column(12, p.head, bar, p.tabs.Object())
	p.all = parts.Pad(16, 20, parts.Pane(12, top, p.scroll))
}

func (p *page) dropdown(key string) *parts.Dropdown {
	return parts.NewDropdown(p.t(key), p.t(key+".all"))
}

// pick opens a choice that narrows the calendar down.
func (p *page) pick(anchor *parts.Dropdown, all []choice, typed string, set func(string)) {
	picker := parts.Picker{Label: p.t("choose"), None: p.t("no_choice"), OnPick: set,
		Options: []parts.Option{{Text: p.t("everything")}}}
	if len(all) >= parts.SearchFrom {
		picker.Search = p.t("choose")
	}
	for _, c := range all {
		picker.Options = append(picker.Options, parts.Option{Key: c.key, Text: c.text, Detail: p.Texts.Int(c.n)})
	}
	picker.ShowTyped(anchor, typed)
}

func (p *page) setKind(kind string) {
	p.state.kind = kind
	p.show()
}

func (p *page) setOwner(owner string) {
	p.state.owner = reg.ID(owner)
	p.show()
}

// toYear goes to the year before or after.
func (p *page) toYear(step int) {
	const first, last = 1990, 2200
	p.state.year = min(max(p.state.year+step, first), last)
	if p.state.view != viewMonth {
		p.state.view = viewYear
	}
	p.gather()
	p.scroll.ScrollToTop()
}

// Changed gathers the calendar anew.
func (p *page) Changed() {
	p.state.today = p.Today()
	p.gather()
}

// gather reads the calendar of the year in the background.
func (p *page) gather() {
	view, year, now := p.Store.View(), p.state.year, p.Instant()
	words := p.words(view)
	p.work.Run(func(func() bool) found {
		return found{year, dates.Collect(view, dates.Options{Now: now, Zone: i18n.Oslo(), Year: year}), words}
	}, p.gathered)
}

func (p *page) gathered(f found) {
	p.state.year, p.state.all, p.state.words = f.year, f.list, f.words
	p.show()
}

// show shows the state as it is now.
func (p *page) show() {
	p.head.SetTitle(p.t("title", strconv.Itoa(p.state.year)))
	p.head.SetLine(p.line())
	p.year.SetText(strconv.Itoa(p.state.year))
	p.kind.SetText(nameOf(p.state.kinds(), p.state.kind))
	p.owner.SetText(nameOf(p.state.owners(), string(p.state.owner)))
	p.showTabs()
	p.showBody()
}

// line answers in words what is urgent.
func (p *page) line() string {
	late, soon := len(p.state.of(viewOverdue)), len(p.state.of(viewSoon))
	switch {
	case late > 0 && p.state.present():
		return p.Texts.N("ui.calendar.line.late", late) + " " + p.Texts.N("ui.calendar.line.soon", soon)
	case late > 0:
		return p.Texts.N("ui.calendar.line.late", late)
	case p.state.present():
		return p.t("line.none_late") + " " + p.Texts.N("ui.calendar.line.soon", soon)
	}
	return p.Texts.N("ui.calendar.line.year", len(p.state.chosen()))
}

func (p *page) showTabs() {
	options := []parts.Option{{Key: viewYear, Text: p.t("tab.year")}}
	late := len(p.state.of(viewOverdue))
	if late > 0 || p.state.view == viewOverdue {
		options = append(options, parts.Option{Key: viewOverdue, Text: p.t("tab.overdue", p.Texts.Int(late))})
	}
	if p.state.present() {
		options = append(options, parts.Option{Key: viewSoon, Text: p.Texts.N("ui.calendar.tab.soon", soonDays, p.Texts.Int(len(p.state.of(viewSoon))))})
	}
	for month := range 12 {
		if p.state.view == viewMonth && p.state.month == month+1 {
			options = append(options, parts.Option{Key: viewMonth, Text: upperFirst(p.Texts.Month(month + 1))})
		}
	}
	p.tabs.Set(options, p.state.view)
}

func (p *page) choose(view string) {
	p.state.view, p.state.rows = view, firstRows
	p.show()
	p.scroll.ScrollToTop()
}

func (p *page) showBody() {
	p.body.Objects, p.cards = nil, nil
	if p.state.view == viewYear {
		p.body.Add(p.yearView())
	} else {
		p.body.Add(p.listView())
	}
	p.body.Refresh()
	p.scroll.Refresh()
}

// open goes to the record of an entry.
func (p *page) open(e dates.Entry) {
	place := screen.Place{Kind: screen.Record, Register: e.Register, ID: e.ID}
	switch {
	case e.Point == model.CalendarDeclaration || e.Point == model.CalendarReview:
		document := model.ReportDeclaration
		if e.Point == model.CalendarReview {
			document = model.ReportReview
		}
		place = screen.Place{Kind: screen.Yearly, Document: string(document), Year: e.Day.Year() - 1}
	case e.Register == model.Agencies.Key:
		place.Kind, place.Field = screen.Edit, topField(e.Field)
	}
	p.Open(place)
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Shown puts the focus on the view that is chosen.
func (p *page) Shown() { p.tabs.FocusOn() }

// Leave has nothing to ask.
func (p *page) Leave(then func()) {
	p.work.Cancel()
	then()
}
