package gaps

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/law"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	state  *state
	law    *law.Book
	firm   map[string]bool
	work   *screen.Work[result]
	head   *parts.Head
	tabs   *parts.Tabs
	search *parts.Entry
	only   *fyne.Container
	list   *fyne.Container
	scroll *container.Scroll
	all    fyne.CanvasObject
}

// result is what the rules found, or why they could not be applied.
type result struct {
	entries []entry
	err     error
}

// New makes the screen; the place may ask for one rule only.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	p := &page{Deps: d, state: newState(place.Rule, place.Severity), firm: firm(), work: screen.NewWork[result](d.Do)}
	book, err := law.Load()
	if err != nil {
		d.Failed(err)
		book = &law.Book{}
	}
	p.law = book
	p.build()
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.gaps."+key, args...) }

func (p *page) build() {
	p.head = parts.NewHead(p.t("title"), p.t("finding"), parts.NewButton(p.Texts.T("ui.record.print"), p.Print))
	p.tabs, p.only, p.list = parts.NewTabs(), parts.Flow(8), parts.Column(12)
	p.tabs.OnChange = p.choose
	p.search = parts.NewEntry(p.t("search"))
	p.search.SetPlaceHolder(p.t("search"))
	p.search.OnChanged = p.searched
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), p.list))
	top := parts.Column(12, p.head, p.tabs.Object(), p.search, p.only)
	p.all = parts.Pad(16, 20, parts.Pane(12, top, p.scroll))
}

// Changed applies the rules anew in the background.
func (p *page) Changed() {
	view, opt, texts := p.Store.View(), p.Annual(), p.Texts
	names := p.Names(view)
	p.work.Run(func(func() bool) result {
		list, err := annual.Find(view, opt)
		return result{collect(list, texts, names), err}
	}, p.found)
}

func (p *page) found(r result) {
	if r.err != nil {
		p.Failed(r.err)
		return
	}
	p.state.all = r.entries
	p.show()
}

func (p *page) searched(text string) {
	p.state.search = text
	p.showList()
}

// show shows the state as it is now.
func (p *page) show() {
	p.head.SetLine(p.line())
	p.showTabs()
	p.showOnly()
	p.showList()
}

// line answers in words whether anything is missing.
func (p *page) line() string {
	open, grave := p.state.count(tabAll), p.state.grave()
	switch {
	case open == 0:
		return p.t("line.none")
	case grave == 0:
		return p.Texts.N("ui.gaps.line.low", open)
	}
	return p.Texts.N("ui.gaps.line.some", grave, p.Texts.Int(open))
}

func (p *page) showTabs() {
	var options []parts.Option
	for _, key := range tabs() {
		options = append(options, parts.Option{Key: key, Text: p.t("tab", p.tabName(key), p.Texts.Int(p.state.count(key)))})
	}
	p.tabs.Set(options, p.state.tab)
}

func (p *page) tabName(key string) string {
	switch key {
	case tabAll, tabAside:
		return p.t(key)
	}
	return screen.GravityWord(p.Texts, findings.Severity(key))
}

func (p *page) choose(tab string) {
	p.state.tab, p.state.rules = tab, firstRules
	p.showList()
	p.scroll.ScrollToTop()
}

// showOnly shows that only one rule is looked at, and the way back to all.
func (p *page) showOnly() {
	p.only.Objects = nil
	if p.state.rule != "" {
		p.only.Add(parts.NewRemovable(p.t("rule_only", p.Texts.T("rule."+p.state.rule)), p.allRules, p.allRules))
	}
	p.only.Hidden = p.state.rule == ""
	p.only.Refresh()
}

func (p *page) allRules() {
	p.state.rule = ""
	p.show()
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Print makes a document of all that is missing.
func (p *page) Print() { printing.These(p.Deps, 0, "mangler") }

// Shown puts the focus into the search.
func (p *page) Shown() { p.Find() }

// Find puts the focus into the search.
func (p *page) Find() { parts.FocusOn(p.search) }

// Leave has nothing to ask.
func (p *page) Leave(then func()) {
	p.work.Cancel()
	then()
}
