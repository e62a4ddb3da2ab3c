package yearly

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model/annual"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	words
	kind       annual.Kind
	year       int
	ask        string // question to go to when the figures are there
	rounds     rounds
	steps      []step
	at         int
	shown      part
	opening    *screen.Work[rounds]
	making     *screen.Work[made]
	head       *parts.Head
	hand       *parts.Button
	saveButton *parts.Button
	template   *parts.Button // of several questionnaires; hidden where there is one
	notice     *fyne.Container
	tabs       *parts.Tabs
	body       *fyne.Container
	scroll     *container.Scroll
	all        fyne.CanvasObject
}

// part is what stands below the steps.
type part interface {
	// commit saves what was typed and not yet saved.
	commit()
	// refresh shows the round as it is now, without disturbing what is typed.
	refresh()
}

// New makes the screen. The place names the document, and may name year and
// question.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	p := &page{Deps: d, words: words{d.Texts}, kind: annual.Kind(place.Document), year: place.Year, ask: place.Question,
		opening: screen.NewWork[rounds](d.Do), making: screen.NewWork[made](d.Do)}
	if p.kind != annual.Review {
		p.kind = annual.Declaration
	}
	if p.year == 0 {
		p.year = annual.CurrentYear(d.Store.View(), d.Today())
	}
	p.build()
	p.Changed()
	return p
}

func (p *page) build() {
	p.hand = parts.NewPrimary(p.t("hand_over"), p.handOver)
	p.template = parts.NewMenuButton(p.t("template"), p.pickTemplate)
	p.template.Hidden = len(annual.Fitting(p.Templates, p.kind, p.year)) < 2
	p.saveButton = parts.NewMenuButton(p.t("save"), p.pickSave)
	year := parts.NewMenuButton(strconv.Itoa(p.year), nil)
	year.SetLabel(p.t("of", p.t("year"), strconv.Itoa(p.year)))
	year.OnTapped(func() { p.pickYear(year) })
	p.head = parts.NewHead(p.Texts.T("report."+string(p.kind)+".title", strconv.Itoa(p.year)), p.t("computing"), year, p.template,
		parts.NewButton(p.t("preview"), p.Preview), p.saveButton, p.hand)
	if p.kind == annual.Review {
		p.head = parts.NewHead(p.Texts.T("report."+string(p.kind)+".title", strconv.Itoa(p.year)), p.t("computing"), year, p.template,
			parts.NewButton(p.t("invitation"), p.invite), parts.NewButton(p.t("preview"), p.Preview), p.saveButton, p.hand)
	}
	p.notice, p.tabs, p.body = parts.Column(4), parts.NewTabs(), parts.Column(12)
	p.tabs.OnChange = func(key string) { p.show(slices.IndexFunc(p.steps, func(s step) bool { return s.key == key })) }
	p.notice.Hide()
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), p.body))
	top := parts.Column(12, p.head, p.notice, p.tabs.Object())
	p.all = parts.Pad(16, 20, parts.Pane(12, top, p.scroll))
}

// Changed computes the figures anew in the background.
func (p *page) Changed() {
	view, kind, year, opt, store := p.Store.View(), p.kind, p.year, p.Annual(), p.Store
	p.opening.Run(func(func() bool) rounds { return open(view, kind, year, opt, store) }, p.opened)
}

func (p *page) opened(r rounds) {
	if r.err != nil {
		p.head.SetLine("")
		p.body.Objects = []fyne.CanvasObject{parts.Pad(48, 0, parts.NewEmpty(p.t("no_template", strconv.Itoa(p.year)), p.t("no_template.text")))}
		p.body.Refresh()
		return
	}
	first := p.rounds.own == nil
	turned := !first && (p.rounds.own.Locked() != r.own.Locked() || p.rounds.own.Template != r.own.Template)
	if turned {
		p.commit()
		p.shown = nil
	}
	p.rounds = r
	if turned {
		p.steps = steps(r.own)
		p.show(min(p.at, len(p.steps)-1))
		return
	}
	if !first {
		p.refresh()
		return
	}
	p.steps = steps(r.own)
	p.head.SetTitle(p.title(r.own))
	p.show(stepOf(p.steps, r.own, p.ask))
	p.Shown()
	p.goTo(p.ask)
}

// round is the document as the store has it now.
func (p *page) round() *annual.Round {
	if now := reportOf(p.Store.View(), p.kind, p.year); now != nil && now != p.rounds.own.Report {
		p.rounds.own = p.rounds.thawed(p.rounds.own.With(now))
	}
	return p.rounds.own
}

// refresh shows what has changed.
func (p *page) refresh() {
	p.round()
	p.showHead()
	p.showSteps()
	if p.shown != nil {
		p.shown.refresh()
	}
	p.relay()
}

// relay lays everything out anew after something has appeared or gone.
func (p *page) relay() {
	p.body.Refresh()
	p.all.Refresh()
	p.scroll.Refresh()
}

// show goes to a step.
func (p *page) show(at int) {
	p.commit()
	p.at = at
	s := p.steps[at]
	p.body.Objects = nil
	switch {
	case p.rounds.own.Locked() && s.key != "dokument":
		p.shown = newSealed(p, s)
	case s.section != nil:
		p.shown = newQuestions(p, s)
	case s.finds:
		p.shown = newMaterial(p, s)
	case s.key == "beslutninger":
		p.shown = newDecisions(p, s)
	default:
		p.shown = newFields(p, s)
	}
	if at+1 < len(p.steps) {
		p.body.Add(parts.Row(0, parts.NewButton(p.t("next", p.stepTitle(p.steps[at+1])), func() { p.show(at + 1) })))
	}
	p.refresh()
	p.scroll.ScrollToTop()
}

// commit saves what was typed and not yet saved.
func (p *page) commit() {
	if p.shown != nil {
		p.shown.commit()
	}
}

// showSteps shows the steps, those that are done with a mark.
func (p *page) showSteps() {
	var options []parts.Option
	for i, s := range p.steps {
		options = append(options, parts.Option{Key: s.key, Text: p.chip(i, s, p.rounds.own)})
	}
	p.tabs.Set(options, p.steps[p.at].key)
}

// goTo shows a question and puts the focus into its answer.
func (p *page) goTo(question string) {
	if question == "" || p.rounds.own == nil {
		return
	}
	if at := stepOf(p.steps, p.rounds.own, question); at != p.at {
		p.show(at)
	}
	if asked, ok := p.shown.(*questions); ok {
		p.Do(func() { asked.focus(question) })
	}
}

// reveal scrolls until an object is in sight.
func (p *page) reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return
	}
	margin := 5 * look.Size(look.SizeUnit) // what stands above a field belongs to it
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p.scroll).Y
	bottom := top + o.Size().Height
	offset := p.scroll.Offset.Y
	switch {
	case top < margin:
		offset += top - margin
	case bottom > p.scroll.Size().Height-margin:
		offset += bottom - p.scroll.Size().Height + margin
	default:
		return
	}
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}

func (p *page) pickYear(anchor fyne.CanvasObject) {
	picker := &parts.Picker{Label: p.t("year"), None: p.t("year"), Chosen: func(key string) bool { return key == strconv.Itoa(p.year) }}
	for _, y := range years(p.Store.View(), p.Today(), p.year) {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(y), Text: strconv.Itoa(y)})
	}
	picker.OnPick = func(key string) {
		if y, err := strconv.Atoi(key); err == nil && y != p.year {
			p.Open(screen.Place{Kind: screen.Yearly, Document: string(p.kind), Year: y})
		}
	}
	picker.Show(anchor)
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Shown puts the focus on the step, once the figures are there.
func (p *page) Shown() {
	if p.ask == "" {
		p.tabs.FocusOn()
	}
}

// Save saves what was typed.
func (p *page) Save() { p.commit() }

// Preview shows the pages of the document as it is now.
func (p *page) Preview() {
	p.Open(screen.Place{Kind: screen.Preview, Document: string(p.kind), Year: p.year})
}

// Leave saves what was typed.
func (p *page) Leave(then func()) {
	p.commit()
	p.opening.Cancel()
	then()
}
