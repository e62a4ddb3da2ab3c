package imports

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/exchange"
	"samsvar/model"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// showList shows what the tab holds.
func (p *page) showList() {
	p.list.Objects = nil
	if p.state.preview != nil {
		switch p.state.tab {
		case tabColumns:
			p.showColumns()
		case tabRemarks:
			p.showRemarks()
		default:
			p.showRows()
		}
	}
	p.list.Refresh()
	p.scroll.Refresh()
}

func (p *page) showRows() {
	rows, w := p.state.rows(), p.words()
	if len(rows) == 0 {
		p.nothing("empty." + p.state.tab)
		return
	}
	if p.state.tab == string(exchange.StatusRejected) {
		p.list.Add(parts.NewNote(p.t("rejected.help")))
	}
	box := parts.Column(0)
	for i, r := range rows[:min(len(rows), p.state.shown)] {
		if i > 0 {
			box.Add(parts.NewLine())
		}
		box.Add(p.row(w, r))
	}
	p.list.Add(parts.NewCard(box))
	p.more(len(rows))
}

// more offers the rows that are not shown yet.
func (p *page) more(n int) {
	if rest := n - p.state.shown; rest > 0 {
		p.list.Add(parts.Row(0, parts.NewButton(p.t("more", p.Texts.Int(min(rest, pageRows))), func() {
			p.state.shown += pageRows
			p.showList()
		})))
	}
}

func (p *page) nothing(key string) {
	p.list.Add(parts.Pad(32, 0, parts.NewEmpty(p.t(key), p.t("empty.text"))))
}

// row is one row of the file: what it becomes, and what did not fit.
func (p *page) row(w words, r exchange.Row) fyne.CanvasObject {
	head := parts.Flow(8, parts.NewText(w.title(r)).Strong(), parts.NewMuted(p.t("row", strconv.Itoa(r.Row))))
	column := parts.Column(2, head)
	for _, line := range w.changes(r) {
		column.Add(parts.NewWrapped(line))
	}
	for _, cell := range r.Cells {
		column.Add(parts.NewNote(cell.Heading + ": " + cell.Value))
	}
	for _, issue := range r.Issues {
		column.Add(p.issue(w, issue, r.Status == exchange.StatusRejected))
	}
	return parts.Pad(6, 0, column)
}

// issue tells what became of a cell, or why the row is rejected.
func (p *page) issue(w words, i exchange.Issue, grave bool) fyne.CanvasObject {
	text, severity, role := i.Text(w.texts, w.register), report.SeverityMedium, look.Amber
	if grave {
		severity, role = report.SeverityHigh, look.Red
	}
	return parts.NewWrapped(severity.Label(text)).In(role)
}

// showRemarks lists what is made for links, and every cell that was not simply
// taken over.
func (p *page) showRemarks() {
	preview, w := p.state.preview, p.words()
	issues := preview.AllIssues()
	if len(issues)+len(preview.Stubs) == 0 {
		p.nothing("empty." + tabRemarks)
		return
	}
	if len(preview.Stubs) > 0 {
		box := parts.Column(4, parts.NewHeading(p.t("stubs.head")))
		for _, s := range preview.Stubs {
			box.Add(parts.NewWrapped(p.t("stub", p.Texts.RegisterMany(model.Register(s.Ref.Register)), s.Name)))
		}
		p.list.Add(parts.NewCard(box))
	}
	if len(issues) == 0 {
		return
	}
	box := parts.Column(0)
	for i, issue := range issues[:min(len(issues), p.state.shown)] {
		if i > 0 {
			box.Add(parts.NewLine())
		}
		told := parts.Column(2, parts.NewMuted(w.place(issue)), p.issue(w, issue, false))
		if kept := w.kept(issue); kept != "" {
			told.Add(parts.NewNote(kept))
		}
		box.Add(parts.Pad(6, 0, told))
	}
	p.list.Add(parts.NewCard(box))
	p.more(len(issues))
}
