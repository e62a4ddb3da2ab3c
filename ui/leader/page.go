package leader

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report/archive"
	"samsvar/report/yearly"
	"samsvar/ui/blocks"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	kind     annual.Kind
	year     int
	now      sight
	looking  *screen.Work[sight]
	working  *screen.Work[outcome]
	arriving *screen.Work[arrived]
	checking *screen.Work[archive.Rechecked]
	head     *parts.Head
	actions  *fyne.Container
	notice   *fyne.Container
	body     *fyne.Container
	scroll   *container.Scroll
	all      fyne.CanvasObject
	next     func() // once the document is shown as final; nil for nothing
}

// New makes the screen. The place names the document and may name the year.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	p := &page{Deps: d, kind: annual.Kind(place.Document), year: place.Year,
		looking: screen.NewWork[sight](d.Do), working: screen.NewWork[outcome](d.Do),
		arriving: screen.NewWork[arrived](d.Do), checking: screen.NewWork[archive.Rechecked](d.Do)}
	if p.kind != annual.Review {
		p.kind = annual.Declaration
	}
	if p.year == 0 {
		p.year = annual.CurrentYear(d.Store.View(), d.Today())
	}
	p.actions, p.notice, p.body = parts.Flow(8), parts.Column(4), parts.Column(12)
	p.notice.Hide()
	p.head = parts.NewHead(p.Texts.T("report."+string(p.kind)+".title", strconv.Itoa(p.year)), p.t("reading"))
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), p.body))
	p.all = parts.Pad(16, 20, parts.Pane(12, parts.Column(10, p.head, p.notice, parts.Pad(1, 0, p.actions)), p.scroll))
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.leader."+key, args...) }

// Changed reads everything anew in the background.
func (p *page) Changed() {
	view, kind, year, opt, store := p.Store.View(), p.kind, p.year, p.Annual(), p.Store
	in := p.input()
	p.looking.Run(func(func() bool) sight { return read(view, kind, year, opt, in, store) }, p.show)
}

func (p *page) input() yearly.Input {
	head, _ := p.Store.Head()
	return yearly.Input{Texts: p.Texts, Now: p.Now(), HistoryHead: head, Program: p.Program, Files: p.Store}
}

func (p *page) show(s sight) {
	first := p.now.round == nil
	if s.err != nil {
		p.head.SetLine("")
		p.Failed(s.err)
		return
	}
	p.now = s
	p.head.SetTitle(p.t("title", s.round.Template.Name.In(string(p.Texts.Lang())), strconv.Itoa(p.year)))
	p.head.SetLine(p.line())
	p.showActions()
	p.body.Objects = blocks.Cards(s.brief.Blocks, blocks.Options{Open: p.follow, OpenWord: p.t("open"),
		Reveal: func(o fyne.CanvasObject) { parts.Reveal(p.scroll, o) }}).Objects
	if card := p.versions(); card != nil && s.round.Locked() {
		// Of a final document, who has signed it is what one comes for.
		p.body.Objects = append([]fyne.CanvasObject{card}, p.body.Objects...)
	} else if card != nil {
		p.body.Add(card)
	}
	p.body.Refresh()
	p.all.Refresh()
	p.scroll.Refresh()
	if first {
		p.Shown()
	}
	if then := p.next; then != nil && s.round.Locked() {
		p.next = nil
		then()
	}
}

// line says how the document stands.
func (p *page) line() string {
	r := p.now.round
	if s := r.Report.Signature(); s != nil {
		return p.t("line.signed", s.Name, p.Texts.Instant(s.At), s.Version.Text())
	}
	if r.Report.AwaitsSignature() {
		return p.t("line.sealed", r.Report.Version.Text(), p.Texts.Instant(r.Report.VersionOf(r.Report.Version).Made))
	}
	left := len(r.Blockers())
	switch {
	case left > 0:
		return p.Texts.N("ui.leader.line.left", left)
	case r.Report.Status == model.ReportForSigning:
		return p.t("line.for_signing")
	}
	return p.t("line.ready")
}

// showActions shows what can be done as things stand.
func (p *page) showActions() {
	answers := parts.NewButton(p.t("answers"), func() { p.Open(p.place(screen.Yearly)) })
	preview := parts.NewButton(p.t("document"), p.Preview)
	p.actions.Objects = []fyne.CanvasObject{answers, preview, parts.NewButton(p.Texts.T("ui.record.print"), p.Print)}
	if !p.now.round.Locked() {
		p.actions.Add(parts.NewPrimary(p.t("seal"), p.askSeal))
		p.actions.Refresh()
		return
	}
	waits := p.now.round.Report.AwaitsSignature()
	if p.now.frozen != nil {
		word := "save"
		if waits {
			word = "save.to_sign"
		}
		p.actions.Add(parts.NewButton(p.t(word), p.Export))
		p.actions.Add(parts.NewButton(p.t("receive"), p.receive))
		if waits {
			p.actions.Add(parts.NewButton(p.t("paper.print"), p.printToSign))
			p.actions.Add(parts.NewButton(p.t("paper.receive"), p.receivePaper))
		}
	}
	p.actions.Add(parts.NewButton(p.t("reopen"), p.askReopen))
	switch {
	case p.now.frozen == nil || len(p.now.round.Unsigned()) == 0:
	case waits:
		p.actions.Add(parts.NewPrimary(p.t("sign"), p.askSign))
	default:
		p.actions.Add(parts.NewButton(p.t("sign"), p.askSign))
	}
	p.actions.Refresh()
}

func (p *page) place(kind screen.Kind) screen.Place {
	return screen.Place{Kind: kind, Document: string(p.kind), Year: p.year}
}

// follow goes to what a row is about.
func (p *page) follow(ref string) { p.Open(screen.PlaceOf(ref, p.place(screen.Yearly))) }

// Preview shows the pages of the document.
func (p *page) Preview() { p.Open(p.place(screen.Preview)) }

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Shown puts the focus on the first of what can be done.
func (p *page) Shown() {
	if n := len(p.actions.Objects); n > 0 {
		parts.FocusOn(p.actions.Objects[0])
	}
}

// Leave ends what goes on in the background.
func (p *page) Leave(then func()) {
	p.looking.Cancel()
	p.arriving.Cancel()
	p.checking.Cancel()
	then()
}

// tell shows lines below the title; none takes them away.
func (p *page) tell(lines ...fyne.CanvasObject) {
	p.notice.Objects = lines
	p.notice.Hidden = len(lines) == 0
	p.all.Refresh()
}

// Print offers the page on one sheet, the document, its version for the public and
// the archive's sheet.
func (p *page) Print() {
	if p.kind == annual.Review {
		printing.These(p.Deps, p.year, "sammendrag-lg", "lg", "arkivark-lg")
		return
	}
	printing.These(p.Deps, p.year, "sammendrag", "ve", "arkivark")
}
