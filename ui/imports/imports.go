package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/exchange"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	state   *state
	reading *screen.Work[result]
	saving  *screen.Work[saved]
	busy    bool // an import is being saved
	head    *parts.Head
	do      *parts.Button
	choices *fyne.Container
	tabs    *parts.Tabs
	list    *fyne.Container
	scroll  *container.Scroll
	first   *parts.Button
	all     fyne.CanvasObject
}

// saved is what an import came to.
type saved struct {
	result storage.Result
	err    error
	added  int
	change int
}

// New makes the screen. The place may name the register, and in its text a file.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	p := &page{Deps: d, state: newState(model.Register(place.Register), place.Text),
		reading: screen.NewWork[result](d.Do), saving: screen.NewWork[saved](d.Do)}
	p.state.pasted, p.state.fields = place.Table, place.Fields
	p.build()
	p.show()
	p.look()
	return p
}

func (p *page) words() words {
	return words{texts: p.Texts, register: p.state.register, names: p.names()}
}

// names tells what linked records are called, also those that the import makes.
func (p *page) names() func(string, reg.ID) string {
	known := p.Names(p.Store.View())
	made := map[reg.Ref]string{}
	if p.state.preview != nil {
		for _, s := range p.state.preview.Stubs {
			made[s.Ref] = s.Name
		}
	}
	return func(register string, id reg.ID) string {
		if name := made[reg.Ref{Register: register, ID: id}]; name != "" {
			return name
		}
		return known(register, id)
	}
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.imports."+key, args...) }

func (p *page) build() {
	p.do = parts.NewPrimary(p.t("import"), p.run)
	p.head = parts.NewHead(p.t("title"), p.t("line.begin"), p.do)
	p.choices, p.tabs, p.list = parts.Column(12), parts.NewTabs(), parts.Column(8)
	p.tabs.OnChange = p.chooseTab
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), p.list))
	top := parts.Column(12, p.head, parts.NewCard(p.choices), p.tabs.Object())
	p.all = parts.Pad(16, 20, parts.Pane(12, top, p.scroll))
}

// look reads the file in the background and shows what an import would do.
func (p *page) look() {
	if !p.state.ready() {
		p.show()
		return
	}
	p.head.SetLine(p.t("line.reading", p.what()))
	p.do.Disable()
	in, view := p.state.input(), p.Store.View()
	in.pastedAs = p.t("clipboard")
	in.headings = headings(p.Texts, p.state.register, p.state.fields)
	in.options.Texts, in.options.Now = p.Texts, p.Now()
	p.reading.RunTold(p.Busy, p.t("line.reading", p.what()), func(func() bool) result { return plan(in, view) }, p.read, p.giveUp)
}

// what names what is imported.
func (p *page) what() string {
	if p.state.pasted != "" {
		return p.t("clipboard")
	}
	return fileName(p.state.path)
}

func (p *page) read(r result) {
	if r.err != nil {
		p.state.preview = nil
		p.state.mapping = nil
		p.show()
		p.head.SetLine(p.t("line.failed"))
		p.Failed(r.err)
		return
	}
	p.state.take(r)
	p.show()
}

// run imports what is shown, in the background.
func (p *page) run() {
	if p.busy || p.state.toWrite() == 0 {
		return
	}
	p.busy = true
	p.do.Disable()
	p.head.SetLine(p.t("line.saving"))
	store, preview := p.Store, p.state.preview
	opts := exchange.ApplyOptions{SkipRejected: p.state.skip, Reason: p.what()}
	p.saving.RunTold(p.Busy, p.t("line.saving"), func(func() bool) saved {
		res, err := exchange.Apply(store, preview, opts)
		return saved{result: res, err: err, added: preview.Count(exchange.StatusNew), change: preview.Count(exchange.StatusChanged)}
	}, p.finished, nil)
}

// giveUp forgets the file that was taking too long to read.
func (p *page) giveUp() {
	p.state.choosePath("")
	p.show()
}

// Save imports what is shown.
func (p *page) Save() { p.run() }

func (p *page) finished(s saved) {
	p.busy = false
	if s.err != nil {
		p.show()
		p.Failed(s.err)
		return
	}
	p.state.imported, p.state.added, p.state.updated = true, s.added, s.change
	p.Saved(p.state.line(p.words()))
	p.look()
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Changed looks at the file anew, since the register it is compared with has
// changed.
func (p *page) Changed() {
	if !p.busy && p.state.preview != nil {
		p.look()
	}
}

// Shown puts the focus on the choice of a file.
func (p *page) Shown() { parts.FocusOn(p.first) }

// Leave has nothing to ask: nothing is kept until it is imported.
func (p *page) Leave(then func()) {
	p.reading.Cancel()
	then()
}

// Dropped takes a file that was dropped on the window.
func (p *page) Dropped(path string) {
	p.state.choosePath(path)
	p.look()
}
