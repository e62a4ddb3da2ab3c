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

// Export saves the final document, or leads to where it is made.
func (p *page) Export() {
	if p.rounds.own == nil {
		return
	}
	p.commit()
	round := p.round()
	switch blockers := round.Blockers(); {
	case round.Locked():
		p.saveFrozen()
	case len(blockers) > 0:
		p.showBlockers(round, blockers)
	default:
		parts.Ask(p.Canvas(), parts.Question{Title: p.t("not_final"), Text: p.t("not_final.text"), Yes: p.t("leader"), Other: p.t("draft"),
			No: p.Texts.T("ui.leader.cancel"), Width: 520, OnYes: func() bool {
				p.Do(p.Leader)
				return true
			}, OnOther: p.saveDraft})
	}
}

// saveDraft asks where to, and makes the draft in the background.
func (p *page) saveDraft() {
	if p.rounds.own == nil {
		return
	}
	p.commit()
	round := p.round()
	if round.Locked() {
		p.saveFrozen()
		return
	}
	p.Pick.Save(p.t("draft"), p.fileName(round), p.make)
}

func (p *page) make(path string) {
	p.tell(parts.NewNote(p.t("writing")))
	store, view := p.Store, p.Store.View()
	head, _ := store.Head()
	in := yearly.Input{Source: view, Texts: p.Texts, Draft: true, Now: p.Now(), HistoryHead: head, Program: p.Program, Files: store}
	kind, year, opt := p.kind, p.year, p.Annual()
	p.making.Run(func(func() bool) made {
		r := open(view, kind, year, opt, store)
		if r.err != nil {
			return made{err: r.err}
		}
		in.Declaration, in.Review = r.declaration(), r.review()
		doc := yearly.Write(kind, in)
		replaced, err := writePDF(path, doc)
		return made{path: path, replaced: replaced, omitted: doc.Omitted, err: err}
	}, p.wasMade)
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
