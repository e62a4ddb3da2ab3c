package bench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/reading"
	"samsvar/ui/screen"
)

// Face is what a workbench shows in the frame.
type Face interface {
	// Line answers in words how the record stands.
	Line() string
	// Top stands above the tabs; nil for nothing.
	Top() fyne.CanvasObject
	// Tabs are the parts of the work.
	Tabs() []parts.Option
	// Part builds one of them.
	Part(tab string) []fyne.CanvasObject
	// Read takes in the record as it is stored now, and reports whether there is one.
	Read() bool
	// Left tells that the screen is gone.
	Left()
}

// Page is the frame. Screens embed it.
type Page struct {
	*screen.Deps
	Register *reg.Register
	Ref      reg.Ref

	face    Face
	tab     string
	sheet   *Sheet // the fields shown now; nil for none
	own     bool   // this page saved last
	content *fyne.Container
	top     *fyne.Container
	tabs    *parts.Tabs
	pane    *reading.Pane
}

// New makes a frame around a face for the record of a place.
func New(d *screen.Deps, p screen.Place, face Face) *Page {
	page := &Page{Deps: d, Register: model.Register(p.Register), Ref: reg.Ref{Register: p.Register, ID: p.ID}, face: face, tab: p.Text}
	page.pane = reading.NewPane(d.Texts.Register(page.Register))
	page.top, page.tabs = container.NewStack(), parts.NewTabs()
	page.tabs.OnChange = page.choose
	head := parts.Pad(14, 16, parts.Column(10, page.top, page.tabs.Object()))
	page.content = container.NewBorder(head, nil, nil, nil, page.pane)
	return page
}

// Start shows the frame's contents for the first time. It is called when the
// face is ready.
func (p *Page) Start() {
	if !p.face.Read() {
		p.gone()
		return
	}
	options := p.face.Tabs()
	known := false
	for _, o := range options {
		known = known || o.Key == p.tab
	}
	if !known {
		p.tab = options[0].Key
	}
	p.show()
}

func (p *Page) gone() {
	t := p.Texts
	p.top.Objects = nil
	p.tabs.Object().Hide()
	p.pane.Set(parts.NewEmpty(t.T("ui.record.gone"), t.T("ui.record.gone.help"), parts.NewButton(t.T("ui.record.to_list"), p.toList)))
	p.content.Refresh()
}

// show builds everything anew.
func (p *Page) show() {
	p.showTop()
	p.tabs.Set(p.face.Tabs(), p.tab)
	p.showPart()
}

func (p *Page) showTop() {
	t := p.Texts
	rec, ok := p.Store.View().Get(p.Ref.Register, p.Ref.ID)
	if !ok {
		return
	}
	above := parts.Row(6, parts.NewLink(t.RegisterMany(p.Register), p.toList), parts.NewMuted("·"), parts.NewMuted(rec.Header().No))
	head := parts.NewHead(t.Title(p.Register, rec, p.Names(p.Store.View())), p.face.Line(),
		parts.NewButton(t.T("ui.bench.record"), p.toRecord), parts.NewButton(t.T("ui.record.edit"), p.Edit))
	column := parts.Column(8, parts.Column(2, above, head))
	if top := p.face.Top(); top != nil {
		column.Add(top)
	}
	p.top.Objects = []fyne.CanvasObject{column}
	p.content.Refresh()
}

// scrollBarRoom keeps what is read clear of the scroll bar.
const scrollBarRoom = 16

func (p *Page) showPart() {
	p.sheet = nil
	p.pane.Set(parts.Pad(0, scrollBarRoom, parts.Column(12, append(p.face.Part(p.tab), parts.Column(0))...)))
}

// Print makes a document of the record, as it is stored.
func (p *Page) Print() { printing.Show(p.Deps, p.Ref) }

// Go shows another tab, after settling what is not saved in this one.
func (p *Page) Go(tab string) {
	p.settle(func() {
		p.tab = tab
		p.tabs.Set(p.face.Tabs(), tab)
		p.showPart()
		p.pane.Top()
	})
}

func (p *Page) choose(tab string) {
	p.tabs.Set(p.face.Tabs(), p.tab) // until the question is answered
	p.Go(tab)
}

// Tab is the key of the tab that is shown.
func (p *Page) Tab() string { return p.tab }

// View builds links and buttons that are scrolled to when they get the focus.
func (p *Page) View() reading.View {
	return reading.View{Texts: p.Texts, Open: p.open, Reach: p.pane.Reveal}
}

// Reveal scrolls to something on the page.
func (p *Page) Reveal(o fyne.CanvasObject) { p.pane.Reveal(o) }

// Scroll is what the page scrolls in.
func (p *Page) Scroll() *container.Scroll { return p.pane.Scroll() }

// Relay lays the page out anew, when something on it was shown or hidden.
func (p *Page) Relay() {
	p.pane.Scroll().Content.Refresh()
	p.pane.Scroll().Refresh()
}

func (p *Page) open(ref reg.Ref) {
	p.Open(screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID})
}

func (p *Page) toRecord() { p.open(p.Ref) }

func (p *Page) toList() {
	p.Open(screen.Place{Kind: screen.Register, Register: p.Ref.Register, ID: p.Ref.ID})
}

// Fix goes to a field in the record's form.
func (p *Page) Fix(field string) {
	p.Open(screen.Place{Kind: screen.Edit, Register: p.Ref.Register, ID: p.Ref.ID, Field: field})
}

// Edit opens the record's form.
func (p *Page) Edit() { p.Fix("") }

// Content is what fills the window.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Shown puts the focus where reading goes on by keyboard.
func (p *Page) Shown() { p.pane.Enter() }

// Changed takes in what was saved. Fields with something unsaved stay as they
// are.
func (p *Page) Changed() {
	if !p.face.Read() {
		p.gone()
		return
	}
	if p.sheet != nil && p.sheet.Dirty() {
		p.showTop()
		return
	}
	p.show()
	if p.own {
		p.own = false
		p.pane.Enter() // what had the focus is built anew
	}
}

// Leave asks what to do with fields that are not saved.
func (p *Page) Leave(then func()) {
	p.settle(func() {
		p.face.Left()
		then()
	})
}

// Save saves the fields that are shown.
func (p *Page) Save() {
	if p.sheet != nil {
		p.sheet.Save(func() {})
	}
}

// Unsaved lists what is written and not saved.
func (p *Page) Unsaved() string {
	if p.sheet == nil {
		return ""
	}
	return p.sheet.unsaved()
}

// settle asks about unsaved fields and then goes on.
func (p *Page) settle(then func()) {
	if p.sheet == nil || !p.sheet.Dirty() {
		then()
		return
	}
	t := p.Texts
	given := func() {
		p.sheet = nil
		then()
	}
	parts.Ask(p.Canvas(), parts.Question{Title: t.T("ui.record.leave"), Text: t.T("ui.bench.leave"),
		Yes: t.T("ui.record.save"), No: t.T("ui.record.cancel"), Other: t.T("ui.record.discard"),
		OnYes:   func() bool { p.Do(func() { p.sheet.Save(then) }); return true },
		OnOther: given})
}
