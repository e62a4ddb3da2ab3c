package verify

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	place   screen.Place
	now     *found // nil until the file is read, and where none is chosen
	reading *screen.Work[found]
	taking  *screen.Work[taken]
	busy    bool // the file is being taken in
	head    *parts.Head
	choose  *parts.Button
	body    *fyne.Container
	scroll  *container.Scroll
	all     fyne.CanvasObject
}

// New makes the screen. The place may name a file in its text, and the document
// as it was made.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	p := &page{Deps: d, place: place, reading: screen.NewWork[found](d.Do), taking: screen.NewWork[taken](d.Do)}
	p.choose = parts.NewPrimary(p.t("choose"), p.pick)
	if place.Text != "" {
		p.choose = parts.NewButton(p.t("choose_other"), p.pick)
	}
	p.head = parts.NewHead(p.t("title"), p.t("line"), p.choose)
	p.body = parts.Column(12)
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), p.body))
	p.all = parts.Pad(16, 20, parts.Pane(12, p.head, p.scroll))
	p.look()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.verify."+key, args...) }

func (p *page) asked() asked {
	return asked{path: p.place.Text, original: p.place.Original, texts: p.Texts, store: p.Store, view: p.Store.View(), annual: p.Annual()}
}

// look reads the file in the background.
func (p *page) look() {
	if p.place.Text == "" {
		p.show()
		return
	}
	name := filepath.Base(p.place.Text)
	p.head.SetLine(p.t("reading", name))
	ask := p.asked()
	p.reading.RunTold(p.Busy, p.t("reading", name), func(func() bool) found { return ask.read() }, func(f found) {
		p.now = &f
		p.head.SetLine(p.t("line.file", name))
		p.show()
	}, func() { p.head.SetLine(p.t("line.given_up")) })
}

// pick asks for a file, and goes to it, so that one can come back to it.
func (p *page) pick() {
	p.Pick.Open(p.t("pick"), []string{".pdf"}, func(path string) {
		p.Open(screen.Place{Kind: screen.Verify, Text: path})
	})
}

func (p *page) pickOriginal() {
	p.Pick.Open(p.t("pick.original"), []string{".pdf"}, func(path string) {
		p.Open(screen.Place{Kind: screen.Verify, Text: p.place.Text, Original: path})
	})
}

// view shows the document in the system's viewer.
func (p *page) view() {
	if err := p.View(p.place.Text); err != nil {
		p.Failed(err)
	}
}

// take takes the file in as the signed version.
func (p *page) take() {
	if p.busy || p.now == nil || p.now.sealed == nil {
		return
	}
	p.busy = true
	ask, f := p.asked(), *p.now
	p.taking.RunTold(p.Busy, p.t("taking"), func(func() bool) taken { return ask.take(f) }, p.keep, nil)
}

func (p *page) keep(t taken) {
	p.busy = false
	if t.err == nil && t.base == nil {
		t.err = errors.New("the report is gone")
	}
	if t.err != nil {
		p.Failed(t.err)
		return
	}
	change := storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: t.report, Base: t.base}}}
	if _, err := p.Store.Save(change); err != nil {
		p.Failed(err)
		return
	}
	p.Saved(p.t("taken"))
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Changed looks anew: a certificate may be known by now.
func (p *page) Changed() {
	if p.now != nil {
		p.look()
	}
}

// Shown puts the focus on the choice of a file.
func (p *page) Shown() { parts.FocusOn(p.choose) }

// Leave has nothing to ask.
func (p *page) Leave(then func()) {
	p.reading.Cancel()
	then()
}
