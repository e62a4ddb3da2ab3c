package gaps

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Rows of a rule that are shown at first, and when one asks for more.
const (
	firstRows = 3
	mostRows  = 100
)

// showList shows a card for each rule.
func (p *page) showList() {
	groups := p.state.shown()
	p.list.Objects = nil
	for _, g := range groups[:min(len(groups), p.state.rules)] {
		p.list.Add(p.card(g))
	}
	if more := len(groups) - p.state.rules; more > 0 {
		p.list.Add(parts.Row(0, parts.NewButton(p.t("more_rules", p.Texts.Int(more)), p.moreRules)))
	}
	if len(groups) == 0 {
		p.list.Add(parts.Pad(48, 0, p.empty()))
	}
	p.list.Refresh()
	p.scroll.Refresh()
}

func (p *page) moreRules() {
	p.state.rules += firstRules
	p.showList()
}

// empty tells why nothing is shown, and the way out.
func (p *page) empty() fyne.CanvasObject {
	switch {
	case p.state.search != "":
		return parts.NewEmpty(p.t("no_hits"), p.t("no_hits.search"), parts.NewButton(p.t("show_all"), p.clear))
	case p.state.tab == tabAside:
		return parts.NewEmpty(p.t("no_hits"), p.t("no_hits.aside"))
	}
	return parts.NewEmpty(p.t("no_hits"), p.t("no_hits.all"))
}

func (p *page) clear() {
	p.search.SetText("")
	p.Find()
}

// card is one rule: how grave, what it is about, what to do, what it rests on,
// and the findings.
func (p *page) card(g group) fyne.CanvasObject {
	name := parts.NewWrapped(p.Texts.T("rule." + g.rule)).Strong()
	name.Type = look.SizeHeading
	badge := parts.NewBadge(report.SeverityOf(g.worst()), screen.GravityWord(p.Texts, g.worst()))
	head := parts.Stretch(8, name, badge, name, parts.NewMuted(p.Texts.N("ui.gaps.count", len(g.entries))))
	card := parts.Column(6, head)
	if remedy := screen.Remedy(p.Texts, g.entries[0].Finding); remedy != "" {
		card.Add(parts.NewNote(remedy))
	}
	source := parts.NewNote(p.source(g.rule))
	source.Type = look.SizeLabel
	card.Add(source)
	card.Add(p.rows(g))
	return parts.NewCard(card)
}

// source is the law a rule rests on, or that it is practice.
func (p *page) source(rule string) string {
	if p.law.IsLaw(rule) {
		return p.t("law", p.Texts.Law(p.law.Sources[rule]))
	}
	return p.t("practice")
}

func (p *page) rows(g group) fyne.CanvasObject {
	n := firstRows
	if p.state.open[g.rule] {
		n = mostRows
	}
	n = min(n, len(g.entries))
	if len(g.entries) == firstRows+1 {
		n = len(g.entries) // no use in hiding a single one
	}
	rows := parts.Column(0)
	for _, e := range g.entries[:n] {
		rows.Add(parts.NewLine())
		rows.Add(p.row(e))
	}
	if ways := p.ways(g, n); len(ways) > 0 {
		rows.Add(parts.NewLine())
		rows.Add(parts.Pad(6, 0, parts.Row(16, ways...)))
	}
	return rows
}

// ways lead to the findings of a rule that are not shown.
func (p *page) ways(g group, shown int) []fyne.CanvasObject {
	var ways []fyne.CanvasObject
	toggle := func(open bool) func() {
		return func() {
			p.state.open[g.rule] = open
			p.showList()
		}
	}
	switch {
	case p.state.open[g.rule] && shown > firstRows+1:
		ways = append(ways, parts.NewLink(p.t("fold"), toggle(false)))
	case shown < len(g.entries):
		ways = append(ways, parts.NewLink(p.t("more", p.Texts.Int(min(len(g.entries), mostRows)-shown)), toggle(true)))
	}
	if refs := g.refs(); len(refs) > firstRows && sameRegister(g) {
		place := screen.Place{Kind: screen.Register, Register: refs[0].Register, Records: refs, Why: p.Texts.T("rule." + g.rule)}
		ways = append(ways, parts.NewLink(p.t("list"), func() { p.Open(place) }))
	}
	return ways
}

func sameRegister(g group) bool {
	for _, e := range g.entries {
		if e.Register != g.entries[0].Register || e.ID == "" {
			return false
		}
	}
	return true
}

// row is one finding: the record, what is missing, and what can be done.
func (p *page) row(e entry) fyne.CanvasObject {
	link := parts.NewLink(e.title, func() { p.Open(p.placeOf(e)) })
	head := parts.Flow(8, link)
	if e.No != "" && e.No != e.title {
		head.Add(parts.NewMuted(e.No))
	}
	if e.Due.IsSet() {
		head.Add(parts.NewMuted(p.t("due", p.Texts.Day(e.Due))))
	}
	text := parts.Column(2, head, parts.NewWrapped(e.text))
	if e.Aside != nil {
		text.Add(parts.NewNote(p.t("set_by", e.Aside.Name, p.Texts.Day(e.Aside.Until), e.Aside.Reason)))
	}
	buttons := append(p.asideButton(e), p.openButton(e))
	return parts.Pad(6, 0, parts.Ends(8, text, buttons...))
}

func (p *page) openButton(e entry) fyne.CanvasObject {
	open := parts.NewButton(p.t("open"), func() { p.Open(p.placeOf(e)) })
	open.SetLabel(p.t("open.label", e.title))
	return open
}

// asideButton sets the finding aside or brings it back; some can do neither.
func (p *page) asideButton(e entry) []fyne.CanvasObject {
	switch {
	case e.Aside != nil:
		back := parts.NewQuiet(p.t("back"), func() { p.bringBack(e) })
		back.SetLabel(p.t("back.label", e.title))
		return []fyne.CanvasObject{back}
	case p.firm[e.Rule]:
		return nil
	}
	put := parts.NewQuiet(p.t("put"), func() { p.askAside(e) })
	put.SetLabel(p.t("put.label", e.title))
	return []fyne.CanvasObject{put}
}

// placeOf is where the finding is mended.
func (p *page) placeOf(e entry) screen.Place {
	if e.Register == model.Reports.Key {
		return p.yearlyPlace(e)
	}
	if e.ID == "" {
		return screen.Place{Kind: screen.Register, Register: e.Register}
	}
	return screen.Place{Kind: screen.Edit, Register: e.Register, ID: e.ID, Field: e.Field}
}

// yearlyPlace is the work on the year's document a finding is about; without
// one, the management review that is to be held.
func (p *page) yearlyPlace(e entry) screen.Place {
	place := screen.Place{Kind: screen.Yearly, Document: string(model.ReportReview)}
	if r := model.Reports.Get(p.Store.View(), e.ID); r != nil {
		place.Document, place.Year = string(r.Type), r.Year.Int()
	}
	for _, a := range e.Args {
		if a.Words != nil {
			place.Question = a.Text
		}
	}
	return place
}
