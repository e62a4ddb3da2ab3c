package identities

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/report"
	"samsvar/report/sign"
	"samsvar/ui/keys"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// askNew asks whom a new identity is for, and for its passphrase.
func (p *page) askNew() {
	who := holder(p.Store.View(), p.Settings().User, string(p.Texts.Lang()))
	name, organisation, email := parts.NewEntry(p.t("name")), parts.NewEntry(p.t("organisation")), parts.NewEntry(p.t("email"))
	name.SetText(who.Name)
	organisation.SetText(who.Organisation)
	email.SetText(who.Email)
	wrong := wrongText()
	name.OnChanged = func(string) { wrong.Hide() }
	passphrase := keys.NewPassphrase(keys.Of(p.Deps))
	body := parts.Column(10, parts.NewValueOf(p.t("name"), parts.Column(4, name, wrong)),
		parts.Grid(12, 200, parts.NewValueOf(p.t("organisation"), organisation), parts.NewValueOf(p.t("email"), email)), passphrase.Fields())
	fitted, scroll := p.fit(body, name, organisation, email, passphrase.First, passphrase.Second)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("new.title"), Text: p.t("new.text"), Body: fitted, Scroll: scroll, Focus: name, Width: 580,
		Yes: p.t("new.do"), No: p.t("cancel"), OnYes: func() bool {
			who := sign.Holder{Name: strings.TrimSpace(name.Text), Organisation: strings.TrimSpace(organisation.Text), Email: strings.TrimSpace(email.Text)}
			if who.Name == "" {
				refuse(wrong, p.t("name.missing"), name)
				return false
			}
			text, ok := passphrase.Text()
			if ok {
				now := p.Now()
				p.run(func() outcome { return makeNew(who, text, now) })
			}
			return ok
		}})
}

// fit lets fields scroll where they are too high for the window, and follows the
// focus in them.
func (p *page) fit(body fyne.CanvasObject, fields ...*parts.Entry) (fyne.CanvasObject, *container.Scroll) {
	window := p.Canvas().Size().Height
	if body.MinSize().Height <= window*0.5 {
		return body, nil
	}
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 4, 12), body))
	scroll.SetMinSize(fyne.NewSize(0, window*0.42))
	for _, field := range fields {
		field.OnFocus = func(gained bool) {
			if gained {
				parts.Reveal(scroll, field)
			}
		}
	}
	return scroll, scroll
}

func wrongText() *parts.Text {
	wrong := parts.NewWrapped("").In(look.Red)
	wrong.Hide()
	return wrong
}

func refuse(wrong *parts.Text, text string, at *parts.Entry) {
	wrong.SetText(report.SeverityHigh.Label(text))
	wrong.Show()
	parts.FocusOn(at)
	at.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// run makes or locks a key in the background, which takes about a second, and
// then offers to make its certificate a known one.
func (p *page) run(do func() outcome) {
	p.head.SetLine(p.t("making"))
	p.work.RunTold(p.Busy, p.t("making"), func(func() bool) outcome { return do() }, func(o outcome) {
		p.Changed()
		if o.err != nil {
			p.Failed(o.err)
			return
		}
		p.Saved(p.t("made", o.entry.Name()))
		p.offer(o)
	}, nil)
}

func (p *page) offer(o outcome) {
	if _, key := standing(p.Store.View(), o.entry); key != "unlisted" {
		return
	}
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("offer.title"), Text: p.t("offer.text"), Width: 520,
		Yes: p.t("know"), No: p.t("offer.later"), OnYes: func() bool {
			p.Do(func() { p.KnowCertificate(o.entry.Certificate) })
			return true
		}})
}

// pick asks for a file with a key.
func (p *page) pick() {
	p.Pick.Open(p.t("take_in.title"), []string{".p12", ".pfx"}, func(path string) { p.askFile(path, "") })
}

// askFile asks for the passphrase of a file with a key; said is what was wrong
// with the one before.
func (p *page) askFile(path, said string) {
	old, wrong := parts.NewEntry(p.t("file.passphrase")), wrongText()
	old.Password = true
	if said != "" {
		wrong.SetText(report.SeverityHigh.Label(said))
		wrong.Show()
	}
	body := parts.Column(4, parts.NewValueOf(p.t("file.passphrase"), old), wrong)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("file.title"), Text: p.t("file.text", filepath.Base(path)), Body: body, Focus: old,
		Yes: p.t("file.do"), No: p.t("cancel"), OnYes: func() bool {
			text := old.Text
			p.opening.RunTold(p.Busy, p.t("opening"), func(func() bool) unlocked { return unlock(path, text) }, func(u unlocked) { p.opened(path, u) }, nil)
			return true
		}})
}

func (p *page) opened(path string, u unlocked) {
	switch {
	case errors.Is(u.err, sign.ErrPassphrase):
		p.askFile(path, p.t("file.wrong"))
	case u.err != nil:
		p.Failed(u.err)
	default:
		p.askOwn(u.id)
	}
}

// askOwn asks for the passphrase under which an identity out of a file is kept.
func (p *page) askOwn(id *sign.Identity) {
	passphrase := keys.NewPassphrase(keys.Of(p.Deps))
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("own.title", id.Name()), Text: p.t("own.text"), Body: passphrase.Fields(),
		Focus: passphrase.First, Width: 520, Yes: p.t("own.do"), No: p.t("cancel"), OnYes: func() bool {
			text, ok := passphrase.Text()
			if ok {
				p.run(func() outcome { return keep(id, text) })
			}
			return ok
		}})
}
