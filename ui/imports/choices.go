package imports

import (
	"fyne.io/fyne/v2"

	"samsvar/exchange"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// show shows the state as it is now.
func (p *page) show() {
	p.head.SetLine(p.state.line(p.words()))
	p.showDo()
	p.showChoices()
	p.showTabs()
	p.showList()
}

// showDo says on the button how much will be imported.
func (p *page) showDo() {
	n := p.state.toWrite()
	if n == 0 || p.busy {
		p.do.SetText(p.t("import"))
		p.do.Disable()
		return
	}
	p.do.SetText(p.Texts.N("ui.imports.import_n", n))
	p.do.Enable()
}

// showChoices shows file, register, sheet and how to import.
func (p *page) showChoices() {
	chosen := parts.NewWrapped(p.t("no_file")).In(look.Muted)
	button := p.t("choose")
	if p.state.pasted != "" {
		chosen = parts.NewWrapped(p.t("clipboard"))
	} else if p.state.path != "" {
		chosen, button = parts.NewWrapped(p.state.path), p.t("another")
	}
	p.first = parts.NewButton(button, p.pickFile)
	grid := parts.Grid(16, 220, parts.NewValueOf(p.t("register"), p.registerChoice()))
	if len(p.state.sheets) > 1 {
		grid.Add(parts.NewValueOf(p.t("sheet"), p.sheetChoice()))
	}
	grid.Add(parts.NewValueOf(p.t("stubs"), p.yesNo(p.t("stubs"), "stubs", p.state.stubs, p.setStubs)))
	if p.state.preview != nil && p.state.preview.Count(exchange.StatusRejected) > 0 {
		grid.Add(parts.NewValueOf(p.t("skip"), p.yesNo(p.t("skip"), "skip", p.state.skip, p.setSkip)))
	}
	p.choices.Objects = []fyne.CanvasObject{parts.NewValueOf(p.t("file"), parts.Ends(12, chosen, p.first)), grid}
	if p.state.imported {
		place := screen.Place{Kind: screen.Register, Register: p.state.register.Key}
		p.choices.Add(parts.Row(0, parts.NewButton(p.t("show_register"), func() { p.Open(place) })))
	}
	p.choices.Refresh()
	p.all.Refresh()
}

func (p *page) pickFile() {
	p.Pick.Open(p.t("title"), []string{".xlsx", ".csv", ".txt", ".tsv", ".json"}, p.Dropped)
}

func (p *page) registerChoice() fyne.CanvasObject {
	down := parts.NewDropdown(p.t("register"), p.t("choose_register"))
	if p.state.register != nil {
		down.SetText(p.Texts.RegisterMany(p.state.register))
	}
	down.OnOpen = func(typed string) {
		picker := &parts.Picker{Label: p.t("register"), Search: p.t("search"), None: p.t("none"), OnPick: p.pickRegister}
		for _, r := range model.All() {
			picker.Options = append(picker.Options, parts.Option{Key: r.Key, Text: p.Texts.RegisterMany(r)})
		}
		picker.ShowTyped(down, typed)
	}
	return down
}

func (p *page) pickRegister(key string) {
	p.state.chooseRegister(model.Register(key))
	p.look()
}

func (p *page) sheetChoice() fyne.CanvasObject {
	down := parts.NewDropdown(p.t("sheet"), p.t("best_sheet"))
	current := p.state.sheet
	if current == "" && p.state.preview != nil {
		current = p.state.preview.Mapping.Sheet
	}
	down.SetText(current)
	down.OnOpen = func(typed string) {
		picker := &parts.Picker{Label: p.t("sheet"), None: p.t("none"), OnPick: p.pickSheet,
			Chosen: func(key string) bool { return key == current }}
		for _, name := range p.state.sheets {
			picker.Options = append(picker.Options, parts.Option{Key: name, Text: name})
		}
		picker.ShowTyped(down, typed)
	}
	return down
}

func (p *page) pickSheet(name string) {
	p.state.chooseSheet(name)
	p.look()
}

// yesNo chooses between key.yes and key.no.
func (p *page) yesNo(label, key string, on bool, set func(bool)) fyne.CanvasObject {
	s := parts.NewSegments(label, parts.Option{Key: "yes", Text: p.t(key + ".yes")}, parts.Option{Key: "no", Text: p.t(key + ".no")})
	if !on {
		s.Select("no")
	}
	s.OnChange = func(key string) { set(key == "yes") }
	return parts.Row(0, s)
}

func (p *page) setStubs(on bool) {
	p.state.stubs = on
	p.look()
}

func (p *page) setSkip(on bool) {
	p.state.skip = on
	p.showDo()
}

// showTabs shows how many rows there are of each kind.
func (p *page) showTabs() {
	var options []parts.Option
	if p.state.preview != nil {
		for _, key := range tabs() {
			options = append(options, parts.Option{Key: key, Text: p.t("tab", p.t(key), p.Texts.Int(p.state.count(key)))})
		}
	}
	p.tabs.Set(options, p.state.tab)
}

func (p *page) chooseTab(key string) {
	p.state.tab, p.state.shown = key, pageRows
	p.showList()
	p.scroll.ScrollToTop()
}
