package yearly

import (
	"fmt"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/pdf"
	"samsvar/report/yearly"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// blockersShown is how many of the things that are missing are listed.
const blockersShown = 10

// made is what the making of a document came to.
type made struct {
	path     string
	beside   string // name of the data beside a final document
	replaced []pdf.Replaced
	omitted  []string // what the document has had to do without
	err      error
}

// Export saves the final document.
func (p *page) Export() { p.savePDF(false) }

// savePDF asks where to, and makes the document in the background. A final
// document is refused while something is missing, with the way to each.
func (p *page) savePDF(draft bool) {
	if p.rounds.own == nil {
		return
	}
	p.commit()
	round := p.round()
	if round.Locked() {
		p.saveFrozen()
		return
	}
	if blockers := round.Blockers(); len(blockers) > 0 && !draft {
		p.showBlockers(round, blockers)
		return
	}
	title := p.t("final")
	if draft {
		title = p.t("draft")
	}
	p.Pick.Save(title, p.fileName(round, draft), func(path string) { p.make(path, draft) })
}

func (p *page) make(path string, draft bool) {
	p.tell(parts.NewNote(p.t("writing")))
	store, view := p.Store, p.Store.View()
	head, _ := store.Head()
	in := yearly.Input{Source: view, Texts: p.Texts, Draft: draft, Now: p.Now(), HistoryHead: head, Program: p.Program, Files: store}
	kind, year, opt := p.kind, p.year, p.Annual()
	p.making.Run(func(func() bool) made {
		r := open(view, kind, year, opt, store)
		if r.err != nil {
			return made{err: r.err}
		}
		in.Declaration, in.Review = r.declaration(), r.review()
		if !draft {
			return makeFinal(kind, in, path)
		}
		doc := yearly.Write(kind, in)
		replaced, err := writePDF(path, doc)
		return made{path: path, replaced: replaced, omitted: doc.Omitted, err: err}
	}, p.wasMade)
}

// makeFinal writes a final document with the data behind it and the list of
// checksums beside it.
func makeFinal(kind annual.Kind, in yearly.Input, path string) made {
	files, err := archive.Make(kind, in, path, false)
	if err != nil {
		return made{err: err}
	}
	if err := screen.WriteFiles(files.All()); err != nil {
		return made{err: err}
	}
	return made{path: path, beside: baseName(files.Snapshot.Name), replaced: files.Replaced, omitted: files.Omitted}
}

func baseName(path string) string { return filepath.Base(path) }

func writePDF(path string, doc report.Document) (replaced []pdf.Replaced, err error) {
	err = sheet.WriteFile(path, func(w io.Writer) error {
		var err error
		replaced, err = pdf.Render(doc, w)
		return err
	})
	return replaced, err
}

// wasMade tells where the document lies, and which characters it lacks.
func (p *page) wasMade(m made) {
	if m.err != nil {
		p.tell()
		p.Failed(m.err)
		return
	}
	text := p.t("written", m.path)
	lines := []fyne.CanvasObject{parts.NewWrapped(report.SeverityGood.Label(text)).In(look.Green)}
	if m.beside != "" {
		lines = append(lines, parts.NewNote(p.t("written.beside", m.beside)))
	}
	for _, text := range m.omitted {
		lines = append(lines, parts.NewWrapped(report.SeverityMedium.Label(text)).In(look.Amber))
	}
	lines = append(lines, replacedLines(p.Texts, m.replaced)...)
	p.tell(lines...)
	p.Saved(text)
}

func replacedLines(t *i18n.Texts, all []pdf.Replaced) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, c := range all {
		text := t.T("ui.yearly.replaced", fmt.Sprintf("U+%04X", c.Rune), t.Int(c.Count))
		lines = append(lines, parts.NewWrapped(report.SeverityMedium.Label(text)).In(look.Amber))
	}
	return lines
}

// tell shows lines below the title; none takes them away.
func (p *page) tell(lines ...fyne.CanvasObject) {
	p.notice.Objects = lines
	p.notice.Hidden = len(lines) == 0
	p.all.Refresh()
}

// showBlockers lists what keeps the document from being final, each as a way
// there.
func (p *page) showBlockers(round *annual.Round, blockers []annual.Blocker) {
	var layer *parts.Layer
	list := parts.Column(6)
	for _, b := range blockers[:min(len(blockers), blockersShown)] {
		list.Add(parts.Flow(0, parts.NewLink(p.blocker(round, b), func() {
			layer.Close()
			p.mend(b)
		})))
	}
	if rest := len(blockers) - blockersShown; rest > 0 {
		list.Add(parts.NewMuted(p.t("blocked.more", p.Texts.Int(rest))))
	}
	layer = parts.Ask(p.Canvas(), parts.Question{Title: p.t("blocked"), Text: p.t("blocked.text"), Body: list,
		Yes: p.t("close"), Width: 640})
}

// mend goes to where something that is missing can be given.
func (p *page) mend(b annual.Blocker) {
	if b.Question == "" {
		p.Open(screen.Place{Kind: screen.Register, Register: model.RoleHoldings.Key})
		return
	}
	p.goTo(b.Question)
}
