package palette

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Deps are what the palette is given.
type Deps struct {
	Texts  *i18n.Texts
	Canvas fyne.Canvas
	Do     func(func())
	View   *storage.View
	Names  i18n.Names
	Menu   *fyne.MainMenu
	Own    string        // label of the menu item that opens the palette
	Recent []Item        // places that were visited, the last first
	Open   func(reg.Ref) // goes to a record
}

// palette is the open line.
type palette struct {
	d       Deps
	picker  *parts.Picker
	recent  []entry
	menu    []entry
	records *records
	found   []entry // what is shown
	typed   string
	work    *screen.Work[[]entry]
}

// Show opens the palette over the window.
func Show(d Deps) {
	p := &palette{d: d, recent: entries(d.Recent), menu: entries(commands(d.Texts, d.Menu, d.Own)),
		records: &records{texts: d.Texts, view: d.View, names: d.Names, open: d.Open},
		work:    screen.NewWork[[]entry](d.Do)}
	p.picker = &parts.Picker{Label: d.Texts.T("ui.palette.label"), Search: d.Texts.T("ui.palette.search"),
		None: d.Texts.T("ui.palette.none"), Find: p.find, OnPick: p.pick}
	p.picker.ShowOver(d.Canvas, min(width*look.Size(look.SizeUnit)/8, d.Canvas.Size().Width))
}

// width is how wide the palette is, at normal text size.
const width = 620

// shown is how many things are shown at most.
const shown = 200

// find shows what the menus have at once; records follow from the background.
func (p *palette) find(typed string) []parts.Option {
	p.typed = typed
	if typed == "" {
		p.work.Cancel()
		return p.options(append(append([]entry{}, p.recent...), p.menu...))
	}
	menu := ranked(p.menu, typed, shown)
	records := p.records
	p.work.Run(func(stopped func() bool) []entry { return records.find(typed, stopped) }, func(found []entry) {
		p.picker.Update(p.options(ranked(append(menu, found...), typed, shown)))
	})
	return p.options(menu)
}

// options are the entries as the list shows them, named by their place.
func (p *palette) options(found []entry) []parts.Option {
	p.found = found
	options := make([]parts.Option, len(found))
	for i, e := range found {
		options[i] = parts.Option{Key: strconv.Itoa(i), Text: e.Text, Detail: e.Detail}
	}
	return options
}

func (p *palette) pick(key string) {
	p.work.Cancel()
	if at, err := strconv.Atoi(key); err == nil && at < len(p.found) {
		p.found[at].Open()
	}
}
