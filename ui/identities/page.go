package identities

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/sign"
	"samsvar/settings/identities"
	"samsvar/storage/attach"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	work    *screen.Work[outcome]
	opening *screen.Work[unlocked]
	head    *parts.Head
	first   *parts.Button
	body    *fyne.Container
	scroll  *container.Scroll
	all     fyne.CanvasObject
}

// New makes the screen.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	p := &page{Deps: d, work: screen.NewWork[outcome](d.Do), opening: screen.NewWork[unlocked](d.Do)}
	p.first = parts.NewPrimary(p.t("new"), p.askNew)
	p.head = parts.NewHead(p.t("title"), p.t("none_line"), p.first, parts.NewButton(p.t("take_in"), p.pick))
	p.body = parts.Column(12)
	p.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), p.body))
	p.all = parts.Pad(16, 20, parts.Pane(12, p.head, p.scroll))
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.identities."+key, args...) }

// Changed lists the identities anew. They are few and small.
func (p *page) Changed() {
	all, err := list()
	if err != nil {
		p.Failed(err)
	}
	p.body.Objects = nil
	if len(all) == 0 {
		p.head.SetLine(p.t("none_line"))
		p.body.Add(parts.Pad(24, 0, parts.NewEmpty(p.t("none"), p.t("none.help"))))
	} else {
		p.head.SetLine(p.Texts.N("ui.identities.line", len(all)))
	}
	for _, e := range all {
		p.body.Add(p.card(e))
	}
	p.body.Add(parts.NewNote(p.Texts.T("sign.proves")))
	p.body.Refresh()
	p.all.Refresh()
}

// card shows one identity and what can be done with it.
func (p *page) card(e identities.Entry) fyne.CanvasObject {
	c := e.Certificate
	facts := parts.Grid(12, 215)
	if len(c.Subject.Organization) > 0 {
		facts.Add(parts.NewValue(p.t("organisation"), c.Subject.Organization[0]))
	}
	if len(c.EmailAddresses) > 0 {
		facts.Add(parts.NewValue(p.t("email"), c.EmailAddresses[0]))
	}
	severity, key := validity(e, p.Now())
	facts.Add(parts.NewValueOf(p.t("valid"), stated(severity, p.t("valid."+key, p.Texts.Day(reg.DayOf(c.NotAfter)), p.Texts.Day(reg.DayOf(c.NotBefore))))))
	severity, key = standing(p.Store.View(), e)
	facts.Add(parts.NewValueOf(p.t("standing"), stated(severity, p.t("standing."+key))))
	ways := parts.Flow(8, parts.NewButton(p.t("copy"), func() {
		p.Clipboard(sign.Grouped(e.Fingerprint()))
		p.Saved(p.t("copied"))
	}), parts.NewButton(p.t("hand_out"), func() { p.handOut(e) }))
	switch key {
	case "unlisted":
		ways.Add(parts.NewButton(p.t("know"), func() { p.KnowCertificate(c) }))
	case "unchecked":
		ways.Add(parts.NewButton(p.t("compare"), func() { p.KnowCertificate(c) }))
	}
	ways.Add(parts.NewButton(p.t("remove"), func() { p.askRemove(e) }))
	return parts.NewCard(parts.NewHeading(e.Name()), facts,
		parts.NewValue(p.t("fingerprint"), sign.Grouped(e.Fingerprint())), ways)
}

// stated is a text with the sign and colour of how much it matters.
func stated(severity report.Severity, text string) fyne.CanvasObject {
	words := parts.NewWrapped(severity.Label(text))
	if severity != report.SeverityNone {
		words.In(look.SignRole(severity))
	}
	return words
}

// handOut saves the certificate for others.
func (p *page) handOut(e identities.Entry) {
	p.Pick.Save(p.t("hand_out.title"), attach.SafeName(e.Name()+".cer"), func(path string) {
		if err := screen.WriteFiles([]report.File{{Name: path, Data: identities.Public(e.Certificate)}}); err != nil {
			p.Failed(err)
			return
		}
		p.Saved(p.t("handed_out", filepath.Base(path)))
	})
}

func (p *page) askRemove(e identities.Entry) {
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("remove.title", e.Name()), Text: p.t("remove.text"), Danger: true,
		Yes: p.t("remove.do"), No: p.t("cancel"), OnYes: func() bool {
			if err := e.Remove(); err != nil {
				p.Failed(err)
				return true
			}
			p.Changed()
			p.Saved(p.t("removed"))
			return true
		}})
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Shown puts the focus on making a new one.
func (p *page) Shown() { parts.FocusOn(p.first) }

// New asks for a new identity.
func (p *page) New() { p.askNew() }

// Leave has nothing to ask.
func (p *page) Leave(then func()) {
	p.opening.Cancel()
	then()
}
