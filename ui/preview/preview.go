package preview

import (
	"fmt"
	"io"
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/catalogue"
	"samsvar/report/pdf"
	"samsvar/report/yearly"
	"samsvar/storage/attach"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	place  screen.Place
	making *screen.Work[content]
	saving *screen.Work[error]
	now    content
	head   *parts.Head
	notice *fyne.Container
	count  *parts.Text
	size   *parts.Button
	goTo   *parts.Button
	before *parts.Button
	after  *parts.Button
	viewer *viewer
	all    fyne.CanvasObject
}

// content is a document set on pages.
type content struct {
	doc      report.Document
	pages    *pdf.Pages
	replaced []pdf.Replaced
	frozen   *archive.Frozen // of a final document
	err      error
}

// New makes the screen. The place names the document and may name the year.
func New(d *screen.Deps, place screen.Place) screen.Screen {
	if _, known := catalogue.Find(place.Document); !known {
		place.Document, place.Made = string(annual.Declaration), nil
	}
	if place.Year == 0 {
		place.Year = annual.CurrentYear(d.Store.View(), d.Today())
	}
	p := &page{Deps: d, place: place, making: screen.NewWork[content](d.Do), saving: screen.NewWork[error](d.Do)}
	p.build()
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.preview."+key, args...) }

func (p *page) build() {
	p.head = p.newHead()
	p.viewer = newViewer(p.Do, p.pageName, p.dots)
	p.viewer.onMove = p.moved
	p.notice, p.count = parts.Column(4), parts.NewText("")
	p.notice.Hide()
	p.before = parts.NewButton(p.t("before"), func() { p.viewer.back() })
	p.after = parts.NewButton(p.t("after"), func() { p.viewer.turn(p.viewer.sight.at() + 1) })
	p.size = parts.NewMenuButton(p.t("percent", "100"), p.pickSize)
	p.goTo = parts.NewMenuButton(p.t("contents"), p.pickHeading)
	smaller := parts.NewButton("−", func() { p.viewer.setZoom(p.viewer.sight.smaller()) })
	smaller.SetLabel(p.t("smaller"))
	larger := parts.NewButton("+", func() { p.viewer.setZoom(p.viewer.sight.larger()) })
	larger.SetLabel(p.t("larger"))
	bar := parts.Flow(8, p.before, p.count, p.after, p.goTo, smaller, p.size, larger)
	p.all = parts.Pad(16, 20, parts.Pane(9, parts.Column(10, p.head, p.notice, parts.Pad(1, 0, bar)), p.viewer))
}

// newHead is the head of the screen; from a yearly document there is a way to the
// work on it.
func (p *page) newHead() *parts.Head {
	save := parts.NewButton(p.t("save"), p.Export)
	if d, ok := catalogue.Find(p.place.Document); ok && p.place.Made != nil {
		return parts.NewHead(d.Title(p.Texts), p.t("making"), save)
	}
	return parts.NewHead(p.Texts.T("report."+p.place.Document+".title", strconv.Itoa(p.place.Year)), p.t("making"),
		parts.NewButton(p.t("back"), p.back), save)
}

// dots is how many dots of the screen a unit of the window is.
func (p *page) dots() float64 {
	if c := p.Canvas(); c != nil {
		return float64(c.Scale())
	}
	return 1
}

func (p *page) pageName(n int) string {
	return p.t("page", p.Texts.Int(n+1), p.Texts.Int(max(p.viewer.sight.count, 1)))
}

// Changed makes the document anew in the background.
func (p *page) Changed() {
	if p.place.Made != nil {
		p.make()
		return
	}
	view, year, opt := p.Store.View(), p.place.Year, p.Annual()
	head, _ := p.Store.Head()
	store := p.Store
	in := yearly.Input{Texts: p.Texts, Draft: true, Now: p.Now(), HistoryHead: head, Program: p.Program, Files: p.Store}
	kind, invitation := annual.Kind(p.place.Document), p.place.Invitation
	p.making.Run(func(func() bool) content {
		if invitation {
			return writeInvitation(view, year, opt, in)
		}
		return write(view, kind, year, opt, in, store)
	}, p.made)
}

// make makes a document of the catalogue in the background.
func (p *page) make() {
	m, texts := p.place.Made, p.Texts
	if m.Lang != "" && m.Lang != texts.Lang() {
		other, err := i18n.New(m.Lang)
		if err != nil {
			p.Failed(err)
			return
		}
		texts = other
	}
	in := p.Documents(texts)
	year := p.place.Year
	if d, ok := catalogue.Find(p.place.Document); ok && d.Need != catalogue.Year {
		year = 0
	}
	req := catalogue.Request{Document: p.place.Document, ID: p.place.ID, Year: year, Extent: m.Extent, Public: m.Public, Names: m.Names}
	p.making.Run(func(func() bool) content {
		doc, err := catalogue.Write(in, req)
		if err != nil {
			return content{err: err}
		}
		c := content{doc: doc}
		c.pages, c.replaced, c.err = pdf.Lay(doc)
		return c
	}, p.made)
}

// writeInvitation writes the invitation to the review and sets it on pages.
func writeInvitation(src reg.Source, year int, opt annual.Options, in yearly.Input) content {
	in, err := yearly.Prepare(src, year, opt, in)
	if err != nil {
		return content{err: err}
	}
	c := content{doc: yearly.Invitation(in)}
	c.pages, c.replaced, c.err = pdf.Lay(c.doc)
	return c
}

// write writes a document and sets it on pages.
func write(src reg.Source, kind annual.Kind, year int, opt annual.Options, in yearly.Input, from archive.Opener) content {
	in, err := yearly.Prepare(src, year, opt, in)
	if err != nil {
		return content{err: err}
	}
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	frozen, err := archive.Thaw(round.Report, from)
	if err != nil {
		return content{err: err}
	}
	c := content{frozen: frozen}
	if frozen != nil {
		c.doc = frozen.Document
	} else {
		c.doc = yearly.Write(kind, in)
	}
	c.pages, c.replaced, c.err = pdf.Lay(c.doc)
	return c
}

func (p *page) made(c content) {
	if c.err != nil {
		p.head.SetLine("")
		p.Failed(c.err)
		return
	}
	p.now = c
	p.head.SetTitle(c.doc.Title)
	p.head.SetLine(p.line())
	p.goTo.Hidden = len(c.pages.Headings()) == 0
	p.tellReplaced()
	p.viewer.set(c.pages)
	p.moved()
	p.all.Refresh()
}

// line says what is shown.
func (p *page) line() string {
	key := "line.final"
	switch {
	case p.place.Invitation:
		key = "line.invitation"
	case p.place.Made != nil:
		key = "line.document"
	case p.now.doc.Draft:
		key = "line.draft"
	}
	return p.t(key) + " " + p.Texts.N("ui.preview.pages", p.now.pages.Len())
}

// tellReplaced names the characters that the document shows as a square.
func (p *page) tellReplaced() {
	p.notice.Objects = nil
	for _, text := range p.now.doc.Omitted {
		p.notice.Add(parts.NewWrapped(report.SeverityMedium.Label(text)).In(look.Amber))
	}
	for _, c := range p.now.replaced {
		text := p.Texts.T("ui.yearly.replaced", fmt.Sprintf("U+%04X", c.Rune), p.Texts.Int(c.Count))
		p.notice.Add(parts.NewWrapped(report.SeverityMedium.Label(text)).In(look.Amber))
	}
	p.notice.Hidden = len(p.notice.Objects) == 0
}

// moved tells which page is in sight and how large.
func (p *page) moved() {
	s := p.viewer.sight
	p.count.SetText(p.pageName(s.at()))
	p.size.SetText(p.t("percent", p.Texts.Int(s.percent())))
	p.size.SetLabel(p.t("size", p.Texts.Int(s.percent())))
	setEnabled(p.before, s.at() > 0)
	setEnabled(p.after, s.at()+1 < s.count)
	p.all.Refresh()
}

func setEnabled(b *parts.Button, enabled bool) {
	if enabled {
		b.Enable()
	} else {
		b.Disable()
	}
}

// pickSize offers the sizes.
func (p *page) pickSize() {
	picker := &parts.Picker{Label: p.t("choose_size"), None: p.t("choose_size"),
		Chosen: func(key string) bool { return key == strconv.Itoa(int(p.viewer.sight.zoom)) }}
	picker.Options = []parts.Option{{Key: strconv.Itoa(int(fitWidth)), Text: p.t("width")}, {Key: strconv.Itoa(int(fitPage)), Text: p.t("whole")}}
	for _, z := range steps() {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(int(z)), Text: p.t("percent", strconv.Itoa(int(z)))})
	}
	picker.OnPick = func(key string) {
		if z, err := strconv.Atoi(key); err == nil {
			p.viewer.setZoom(zoom(z))
		}
	}
	picker.Show(p.size)
}

// pickHeading offers the document's headings to go to.
func (p *page) pickHeading() {
	if p.now.pages == nil {
		return
	}
	picker := &parts.Picker{Label: p.t("contents"), None: p.t("contents"), Search: p.t("contents.search")}
	all := p.now.pages.Headings()
	for i, h := range all {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: h.Text})
	}
	picker.OnPick = func(key string) {
		if i, err := strconv.Atoi(key); err == nil {
			p.viewer.turn(all[i].Page)
			parts.FocusOn(p.viewer)
		}
	}
	picker.Show(p.goTo)
}

// back goes to the work on the document.
func (p *page) back() {
	p.Open(screen.Place{Kind: screen.Yearly, Document: p.place.Document, Year: p.place.Year})
}

// Export saves the document that is shown as PDF.
func (p *page) Export() {
	if p.now.pages == nil {
		return
	}
	doc, frozen, store := p.now.doc, p.now.frozen, p.Store
	name := attach.SafeName(doc.Title + ".pdf")
	switch {
	case !p.place.Invitation && p.place.Made == nil && frozen == nil:
		name = p.Texts.T("ui.yearly.file.draft", p.Texts.T("ui.yearly.file."+p.place.Document, strconv.Itoa(p.place.Year))) + ".pdf"
	case frozen != nil:
		name = frozen.Version.FileName
	}
	p.Pick.Save(p.t("save"), name, func(path string) {
		p.saving.Run(func(func() bool) error {
			if frozen != nil {
				files, err := frozen.Copies(store, path)
				if err != nil {
					return err
				}
				return screen.WriteFiles(files)
			}
			return sheet.WriteFile(path, func(w io.Writer) error {
				_, err := pdf.Render(doc, w)
				return err
			})
		}, func(err error) {
			if err != nil {
				p.Failed(err)
				return
			}
			p.Saved(p.Texts.T("ui.yearly.written", path))
		})
	})
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Shown puts the focus on the pages.
func (p *page) Shown() { parts.FocusOn(p.viewer) }

// Leave ends what goes on in the background.
func (p *page) Leave(then func()) {
	p.making.Cancel()
	p.viewer.stop()
	then()
}

// Print offers the document, to print or to save.
func (p *page) Print() { p.Export() }
