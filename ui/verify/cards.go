package verify

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/report"
	"samsvar/report/sign"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// show shows what was found, or how to begin.
func (p *page) show() {
	switch {
	case p.place.Text == "":
		p.body.Objects = []fyne.CanvasObject{parts.Pad(48, 0, parts.NewEmpty(p.t("begin"), p.t("begin.help")))}
	case p.now == nil:
		p.body.Objects = nil
	case p.now.err != nil:
		_, text := screen.Explain(p.Texts, p.now.err)
		p.body.Objects = []fyne.CanvasObject{parts.NewCard(verdict(sign.Line{Severity: report.SeverityCritical, Text: p.t("unreadable")}), parts.NewWrapped(text))}
	default:
		p.body.Objects = p.cards()
	}
	p.body.Refresh()
	p.all.Refresh()
}

func (p *page) cards() []fyne.CanvasObject {
	account := p.now.account
	all := []fyne.CanvasObject{p.verdictCard()}
	unknown := p.now.unknown()
	for i := range account.Signatures {
		card := p.signatureCard(&account.Signatures[i])
		if c := unknown[i]; c != nil {
			key := "know"
			if _, known := model.CertificateTrust(p.Store.View(), sign.Fingerprint(c)); known != nil {
				key = "compare"
			}
			card.Add(parts.Flow(8, parts.NewButton(p.t(key), func() { p.KnowCertificate(c) }),
				parts.NewButton(p.t("copy"), func() {
					p.Clipboard(sign.Grouped(sign.Fingerprint(c)))
					p.Saved(p.t("copied"))
				})))
		}
		all = append(all, parts.NewCard(card))
	}
	if len(account.Changes) > 0 {
		all = append(all, parts.NewCard(parts.Column(4, append([]fyne.CanvasObject{parts.NewHeading(p.t("about"))}, linesOf(account.Changes)...)...)))
	}
	if len(account.Signatures) > 0 {
		all = append(all, parts.NewNote(p.Texts.T("sign.proves")))
	}
	return all
}

// verdict is what it all comes to, large.
func verdict(l sign.Line) fyne.CanvasObject {
	return parts.NewHeading(l.Severity.Label(l.Text)).In(look.SignRole(l.Severity))
}

func (p *page) verdictCard() fyne.CanvasObject {
	f := p.now
	column := parts.Column(8, verdict(f.account.Verdict), parts.NewWrapped(f.account.Advice))
	ways := parts.Flow(8, parts.NewButton(p.t("view"), p.view))
	if f.sealed == nil || p.place.Original != "" {
		ways.Add(parts.NewButton(p.t("original"), p.pickOriginal))
	}
	if f.sealed != nil {
		column.Add(parts.NewWrapped(p.sealedText()))
		ways.Add(parts.NewButton(p.t("leader"), func() {
			p.Open(screen.Place{Kind: screen.Leader, Document: string(f.sealed.kind()), Year: f.sealed.report.Year.Int()})
		}))
		if note := p.returnNote(); note != nil {
			column.Add(note)
		}
		if f.sealed.newest() && f.returns == nil {
			ways.Add(parts.NewPrimary(p.t("take"), p.take))
		}
	}
	column.Add(ways)
	return parts.NewCard(column)
}

// sealedText names the final document that the file begins with.
func (p *page) sealedText() string {
	s := p.now.sealed
	title := p.Texts.T("report."+string(s.kind())+".title", s.report.Year.Text())
	if !s.newest() {
		return p.t("sealed.old", title, s.version.Number.Text(), s.report.Version.Text())
	}
	return p.t("sealed", title, s.version.Number.Text())
}

// returnNote says why a file that holds cannot be taken in.
func (p *page) returnNote() fyne.CanvasObject {
	f := p.now
	if f.returns == nil || f.result.Verdict == sign.Refused || f.result.Verdict == sign.Unsigned {
		return nil
	}
	_, text := screen.Explain(p.Texts, f.returns)
	return parts.NewNote(text)
}

func (p *page) signatureCard(s *sign.SignatureAccount) *fyne.Container {
	column := parts.Column(4, parts.NewHeading(s.Name))
	if s.Field != "" {
		column.Add(parts.NewWrappedLabel(p.t("field", s.Field)))
	}
	for _, o := range linesOf(s.Lines) {
		column.Add(o)
	}
	return column
}

// linesOf shows lines, each with its sign and colour.
func linesOf(all []sign.Line) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range all {
		text := parts.NewWrapped(l.Severity.Label(l.Text))
		if l.Severity != report.SeverityNone {
			text.In(look.SignRole(l.Severity))
		}
		out = append(out, text)
	}
	return out
}
