package yearly

import (
	"fyne.io/fyne/v2"

	"samsvar/model/findings"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// findingRows is how many findings are shown before one asks for more.
const findingRows = 25

// material is the step with the findings that the declaration must show, to be
// commented on.
type material struct {
	page    *page
	step    step
	list    findings.List
	shown   int
	line    *parts.Text
	box     *fyne.Container
	entries map[string]*parts.Entry // by rule and record
	keptAs  map[string]string
	fields  *fields
}

func newMaterial(p *page, s step) *material {
	m := &material{page: p, step: s, shown: findingRows, line: parts.NewNote(""), box: parts.Column(12),
		entries: map[string]*parts.Entry{}, keptAs: map[string]string{}}
	p.body.Add(parts.Column(4, parts.NewHeading(p.stepTitle(s)), m.line))
	p.body.Add(m.box)
	m.fields = newFields(p, s)
	m.list = p.rounds.own.Material()
	m.show()
	return m
}

func key(f findings.Finding) string { return f.Rule + "/" + string(f.ID) }

// show shows a card for each rule.
func (m *material) show() {
	m.box.Objects = nil
	if len(m.list) == 0 {
		m.box.Add(parts.NewEmpty(m.page.t("findings.none"), m.page.t("findings.none.text")))
	}
	shown := m.list[:min(len(m.list), m.shown)]
	for from := 0; from < len(shown); {
		to := from
		for to < len(shown) && shown[to].Rule == shown[from].Rule {
			to++
		}
		m.box.Add(m.card(shown[from:to]))
		from = to
	}
	if rest := len(m.list) - len(shown); rest > 0 {
		m.box.Add(parts.Row(0, parts.NewButton(m.page.t("findings.more", m.page.Texts.Int(min(rest, findingRows))), m.more)))
	}
	m.page.relay()
}

func (m *material) more() {
	m.commit()
	m.shown += findingRows
	m.show()
}

func (m *material) card(list findings.List) fyne.CanvasObject {
	t := m.page.Texts
	name := parts.NewWrapped(t.T("rule." + list[0].Rule)).Strong()
	name.Type = look.SizeHeading
	badge := parts.NewBadge(report.SeverityOf(list[0].Severity), screen.GravityWord(t, list[0].Severity))
	rows := parts.Column(0)
	for _, f := range list {
		rows.Add(parts.NewLine())
		rows.Add(m.row(f))
	}
	count := parts.NewMuted(t.N("ui.yearly.findings.count", len(m.list.ByRule(list[0].Rule))))
	return parts.NewCard(parts.Stretch(8, name, badge, name, count), rows)
}

// row is one finding: the record, what is missing, and the leader's comment.
func (m *material) row(f findings.Finding) fyne.CanvasObject {
	p := m.page
	title, place := p.t("findings.agency"), screen.Place{Kind: screen.Gaps, Rule: f.Rule}
	if f.ID != "" {
		title = p.Names(p.Store.View())(f.Register, f.ID)
		place = screen.Place{Kind: screen.Edit, Register: f.Register, ID: f.ID, Field: f.Field}
	}
	head := parts.Flow(8, parts.NewLink(title, func() { p.Open(place) }), parts.NewMuted(f.No))
	column := parts.Column(4, head, parts.NewWrapped(p.Texts.Message(f.Key(), f.Args, p.Names(p.Store.View()))))
	if f.Aside != nil {
		column.Add(parts.NewNote(p.t("findings.aside", f.Aside.Name, p.Texts.Day(f.Aside.Until), f.Aside.Reason)))
	}
	column.Add(m.entry(f, title))
	return parts.Pad(8, 0, column)
}

func (m *material) entry(f findings.Finding, title string) fyne.CanvasObject {
	p := m.page
	e := parts.NewEntry(p.t("findings.comment", title))
	e.SetPlaceHolder(p.t("findings.comment.hint"))
	kept := p.round().Report.Comment(f.Rule, f.ID)
	e.SetText(kept)
	m.entries[key(f)], m.keptAs[key(f)] = e, kept
	e.OnFocus = func(gained bool) {
		if gained {
			p.reveal(e)
			return
		}
		m.keep(f)
	}
	e.OnSubmitted = func(string) { m.keep(f) }
	return e
}

// keep saves the comment to a finding if it has changed.
func (m *material) keep(f findings.Finding) {
	text := m.entries[key(f)].Text
	if text == m.keptAs[key(f)] {
		return
	}
	report := copyOf(m.page.round().Report)
	report.SetComment(f.Rule, f.ID, text)
	before := m.keptAs[key(f)]
	m.keptAs[key(f)] = text
	if !m.page.save(report, m.page.t("saved.record")) {
		m.keptAs[key(f)] = before
	}
}

func (m *material) commit() {
	for _, f := range m.list {
		if m.entries[key(f)] != nil {
			m.keep(f)
		}
	}
	m.fields.commit()
}

// refresh shows other findings where the registers have changed.
func (m *material) refresh() {
	round := m.page.rounds.own
	line := m.page.t("findings.line")
	if n := len(round.Uncommented()); n > 0 {
		line += " " + m.page.Texts.N("ui.yearly.findings.uncommented", n)
	}
	m.line.SetText(line)
	if now := round.Material(); !same(now, m.list) {
		m.commit()
		m.list = now
		m.show()
	}
}

func same(a, b findings.List) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if key(a[i]) != key(b[i]) || (a[i].Aside == nil) != (b[i].Aside == nil) {
			return false
		}
	}
	return true
}
