package manual

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/docs"
	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
	"samsvar/ui/screen"
)

// view is the screen: the contents at the left, a page at the right.
type view struct {
	d     *screen.Deps
	guide *docs.Guide
	page  *docs.Page
	query string

	content fyne.CanvasObject
	search  *parts.Entry
	nav     *parts.Nav
	head    *parts.Head
	pane    *reading.Pane
}

// New makes the screen with the page of the place, or the first one.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	v := &view{d: d, nav: parts.NewNav()}
	guide, err := docs.Load()
	if err != nil {
		d.Failed(err)
		guide = &docs.Guide{}
	}
	v.guide = guide
	if v.page = guide.Page(p.Page); v.page == nil {
		v.page = guide.Page(first)
	}
	v.make()
	v.show()
	return v
}

// distances, in points at normal text size.
const (
	edge = 16
	gap  = 12
)

func (v *view) make() {
	t := v.d.Texts
	v.head = parts.NewHead("", v.note())
	v.pane = reading.NewPane(t.T("ui.manual"))
	v.search = parts.NewEntry(t.T("ui.manual.search"))
	v.search.SetPlaceHolder(t.T("ui.manual.search"))
	v.search.OnChanged = func(text string) {
		v.query = text
		v.show()
	}
	v.search.OnKey = v.searchKey
	v.nav.SetGroups(v.groups())
	v.nav.OnOpen = v.open
	contents := container.NewVScroll(v.nav)
	v.nav.OnMove = func(row fyne.CanvasObject) { parts.Reveal(contents, row) }
	left := container.NewBorder(parts.Pad(8, 8, v.search), nil, nil, nil, contents)
	right := parts.Pad(edge, edge, parts.Pane(gap, v.head, v.pane))
	v.content = container.NewBorder(nil, nil, container.NewHBox(container.New(&side{v.nav}, parts.NewPlain(look.Card, left)),
		parts.NewLine()), nil, right)
}

// note says in other languages that the guide is in bokmål.
func (v *view) note() string {
	if v.d.Texts.Lang() == i18n.Bokmal {
		return ""
	}
	return v.d.Texts.T("ui.manual.language")
}

// searchKey goes to what was found, or clears the search.
func (v *view) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if hits := find(v.guide, v.query); len(hits) > 0 {
			v.open(hits[0].page.Name)
		}
		return true
	case fyne.KeyDown:
		v.pane.Enter()
		return true
	case fyne.KeyEscape:
		v.search.SetText("")
		return true
	}
	return false
}

func (v *view) groups() []parts.NavGroup {
	var all []parts.NavGroup
	for _, group := range v.guide.Groups {
		shown := parts.NavGroup{Key: group.Title, Title: group.Title}
		for _, page := range group.Pages {
			shown.Entries = append(shown.Entries, parts.NavEntry{Key: page.Name, Text: page.Title})
		}
		all = append(all, shown)
	}
	return all
}

func (v *view) open(name string) { v.d.Open(screen.Place{Kind: screen.Manual, Page: name}) }

// show shows the page, or what was found.
func (v *view) show() {
	if v.query == "" {
		v.showPage()
	} else {
		v.showHits()
	}
	v.pane.Top()
}

func (v *view) showPage() {
	if v.page == nil {
		return
	}
	v.head.SetTitle(v.page.Title)
	v.nav.Select(v.page.Name)
	v.pane.Set(v.bounded(v.blocks(v.page.Blocks)))
}

func (v *view) showHits() {
	t := v.d.Texts
	hits := find(v.guide, v.query)
	v.head.SetTitle(t.N("ui.manual.hits", len(hits), v.query))
	list := parts.Column(gap)
	for _, h := range hits {
		link := parts.NewLink(h.page.Title, func() { v.open(h.page.Name) })
		link.OnFocus = func(gained bool) {
			if gained {
				v.pane.Reveal(link)
			}
		}
		list.Add(parts.Column(2, link, parts.NewNote(h.excerpt)))
	}
	if len(hits) == 0 {
		list.Add(parts.NewNote(t.T("ui.manual.no_hits")))
	}
	v.pane.Set(v.bounded(list))
}

// bounded keeps lines from becoming too long to read well.
func (v *view) bounded(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&column{}, o)
}

// Content is what fills the window.
func (v *view) Content() fyne.CanvasObject { return v.content }

// Changed does nothing: the guide does not depend on the store.
func (v *view) Changed() {}

// Shown puts the focus where the keys scroll.
func (v *view) Shown() {
	v.pane.Enter()
	v.nav.Reveal()
}

// Find puts the focus into the search.
func (v *view) Find() { parts.FocusOn(v.search) }

// Leave goes on at once: nothing is edited here.
func (v *view) Leave(then func()) { then() }
