package leader

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/sign"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// versions lists the versions there are, the newest first.
func (p *page) versions() fyne.CanvasObject {
	r := p.now.round.Report
	if len(r.Versions) == 0 {
		return nil
	}
	rows := parts.Lined(10)
	for i := len(r.Versions) - 1; i >= 0; i-- {
		if i < len(r.Versions)-1 {
			rows.Add(parts.NewLine())
		}
		rows.Add(p.version(r, &r.Versions[i]))
	}
	return parts.NewCard(parts.NewHeading(p.t("versions")), rows)
}

// version is what is known of one: how it stands, who made it and why, who has
// signed it, and its files.
func (p *page) version(r *model.Report, v *model.ReportVersion) fyne.CanvasObject {
	severity, word := stateOf(r, v)
	head := parts.Flow(10, parts.NewText(p.t("version.plain", v.Number.Text())).Strong(), parts.NewBadge(severity, p.t("version."+word)))
	column := parts.Column(5, head)
	if v.Made != 0 {
		column.Add(parts.NewWrapped(p.t("version.made", v.MadeBy, p.Texts.Instant(v.Made))))
	} else if v.Opened != 0 {
		column.Add(parts.NewWrapped(p.t("version.opened", v.OpenedBy, p.Texts.Instant(v.Opened))))
	}
	if v.Replaces.IsSet() {
		column.Add(parts.NewWrapped(p.t("version.replaces", v.Replaces.Text(), v.Reason)))
	}
	for _, s := range r.SignaturesOf(v.Number) {
		column.Add(parts.Pad(2, 0, p.signatureOf(s)))
	}
	if v.DataHash != "" {
		column.Add(parts.Column(2, parts.NewWrappedLabel(p.t("version.data", v.DataHash)), parts.NewWrappedLabel(p.t("version.file", v.FileHash))))
	}
	if ways := p.files(r, v); len(ways.Objects) > 0 {
		column.Add(ways)
		number := v.Number
		check := parts.NewButton(p.t("check"), func() { p.check(number) })
		check.SetLabel(p.t("check.version", v.Number.Text()))
		column.Add(parts.Flow(0, check))
	}
	return column
}

// stateOf is how a version stands, and how much that matters.
func stateOf(r *model.Report, v *model.ReportVersion) (report.Severity, string) {
	for i := range r.Versions {
		if next := &r.Versions[i]; next.Replaces == v.Number && next.Made != 0 {
			return report.SeverityNone, "replaced"
		}
	}
	for _, s := range r.SignaturesOf(v.Number) {
		if s.ForLeader() {
			return report.SeverityGood, "signed"
		}
	}
	if v.Made == 0 {
		return report.SeverityInfo, "open"
	}
	return report.SeverityMedium, "waits"
}

// signatureOf tells who has signed, how and when, and what a check has found.
func (p *page) signatureOf(s *model.Signature) fyne.CanvasObject {
	as := p.Texts.Code(&model.Roles.CodeSet, string(s.Role))
	if s.FieldName() == model.FieldMinutes {
		as = p.t("minutes")
	}
	if s.Proxy != "" {
		as = p.t("signature.deputy", as, s.Proxy)
	}
	first := p.t("signature", s.Name, as, p.Texts.Instant(s.At), p.Texts.Code(&model.SignMethods.CodeSet, string(s.How())))
	if s.Place != "" {
		first = p.t("signature.place", first, s.Place)
	}
	column := parts.Column(2, parts.NewWrapped(first))
	if s.How() == model.SignAttested {
		column.Add(parts.NewWrappedLabel(p.t("signature.attested")))
		return column
	}
	column.Add(parts.NewWrappedLabel(p.t("signature.check", p.Texts.Code(&model.SignResults.CodeSet, string(s.Check)),
		p.Texts.Instant(s.CheckedAt), s.CheckedBy)))
	if s.Fingerprint != "" {
		way := parts.NewLink(p.t("signature.whole"), func() { p.showFingerprint(s) })
		way.SetLabel(p.t("signature.whole.of", s.Name))
		column.Add(parts.Flow(8, parts.NewLabel(p.t("signature.certificate", shortPrint(s.Fingerprint), s.Issuer)), way))
	}
	return column
}

// showFingerprint shows the whole fingerprint of a certificate, to be compared.
func (p *page) showFingerprint(s *model.Signature) {
	text := sign.Grouped(s.Fingerprint)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("fingerprint", s.Name), Text: text, Body: parts.NewNote(p.t("fingerprint.help")), Width: 520,
		Yes: p.t("close"), Other: p.t("fingerprint.copy"), OnOther: func() {
			p.Clipboard(text)
			p.Saved(p.t("fingerprint.copied"))
		}})
}

// files are ways to save the files of a version, each once.
func (p *page) files(r *model.Report, v *model.ReportVersion) *fyne.Container {
	ways, seen := parts.Flow(12), map[string]bool{}
	add := func(all []reg.File) {
		for _, file := range all {
			if !strings.HasSuffix(file.Name, ".content.json") && !seen[file.Hash] {
				seen[file.Hash] = true
				ways.Add(parts.NewLink(p.t("version.save", file.Name), func() { p.SaveFile(file) }))
			}
		}
	}
	add(v.Files)
	for _, s := range r.SignaturesOf(v.Number) {
		add(s.Files)
	}
	return ways
}

// check reads what is kept of a version again, and says what came out.
func (p *page) check(number reg.Num) {
	r, store, known := p.now.round.Report, p.Store, archive.Known(p.Store.View())
	p.tell(parts.NewNote(p.t("checking")))
	p.checking.Run(func(func() bool) archive.Rechecked { return archive.Recheck(r, number, store, known) }, func(c archive.Rechecked) {
		p.tell()
		p.showChecked(number, c)
	})
}

func (p *page) showChecked(number reg.Num, c archive.Rechecked) {
	verdict := sign.Account{Verdict: sign.Line{Severity: report.SeverityGood, Text: p.t("check.good")}}
	if !c.Good() {
		verdict.Verdict = sign.Line{Severity: report.SeverityCritical, Text: p.t("check.bad")}
	}
	column := parts.Column(10, verdictOf(verdict))
	if len(c.Signatures) > 0 {
		list := parts.Column(3, parts.NewLabel(p.t("check.signatures")))
		for _, s := range c.Signatures {
			list.Add(p.checkedLine(p.t("check.signature."+string(s.State), s.Signature.Name), s.State))
		}
		column.Add(list)
	}
	list := parts.Column(3, parts.NewLabel(p.t("check.files")))
	for _, f := range c.Files {
		list.Add(p.checkedLine(p.t("check.file."+string(f.State), f.File.Name), f.State))
	}
	column.Add(list)
	if !c.Good() {
		column.Add(parts.NewWrapped(p.t("check.do")))
	}
	room := newRoom(p.Canvas(), column)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("check.title", number.Text()), Body: room.all, Scroll: room.scroll, Width: 600, Yes: p.t("close")})
}

func (p *page) checkedLine(text string, state archive.State) fyne.CanvasObject {
	severity := report.SeverityGood
	switch {
	case !state.Good():
		severity = report.SeverityCritical
	case state != archive.Holds:
		severity = report.SeverityInfo
	}
	return parts.NewWrapped(severity.Label(text)).In(look.SignRole(severity))
}
