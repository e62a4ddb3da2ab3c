package preview

import (
	"fmt"

	"samsvar/model"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

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

// tellSigned tells who has signed the document that is shown: the pages are those
// that were made before anyone signed.
func (p *page) tellSigned() {
	p.signed.Objects = nil
	for _, s := range p.now.signed {
		as := p.Texts.Code(&model.Roles.CodeSet, string(s.Role))
		if s.FieldName() == model.FieldMinutes {
			as = p.Texts.T("ui.leader.minutes")
		}
		text := p.t("signed", s.Name, as, p.Texts.Instant(s.At), p.Texts.Code(&model.SignMethods.CodeSet, string(s.How())))
		p.signed.Add(parts.NewWrapped(report.SeverityGood.Label(text)).In(look.Green))
	}
	if len(p.now.signed) > 0 {
		p.signed.Add(parts.NewNote(p.t("signed.pages")))
	}
	p.signed.Hidden = p.now.frozen == nil || len(p.now.signed) == 0
}
