package leader

import (
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report/archive"
	"samsvar/ui/parts"
)

// askSeal asks whether the final document is to be made, and says what happens.
// It is refused while something is missing.
func (p *page) askSeal() {
	round := p.now.round
	if round == nil || round.Locked() {
		return
	}
	if n := len(round.Blockers()); n > 0 {
		parts.Tell(p.Canvas(), p.t("blocked"), p.Texts.N("ui.leader.line.left", n)+" "+p.t("blocked.text"), p.t("close"))
		return
	}
	text := p.t("seal.text")
	if n := decided(round.Report); n > 0 {
		text += " " + p.Texts.N("ui.leader.seal.actions", n)
	}
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("seal.title"), Text: text, Width: 560, Yes: p.t("seal.do"), No: p.t("cancel"),
		Other: p.t("seal.sign"), OnYes: func() bool {
			p.seal(func() {})
			return true
		}, OnOther: func() { p.seal(p.askSign) }})
}

// decided counts the decisions that become actions with the final document.
func decided(r *model.Report) int {
	n := 0
	for _, d := range r.Decisions {
		if annual.BecomesAction(d) {
			n++
		}
	}
	return n
}

// seal makes the files in the background, saves the report with them, and calls
// then once the page shows it. What was decided and is no action yet becomes one:
// the decisions are locked from now on.
func (p *page) seal(then func()) {
	s, store := p.now, p.Store
	in, kind, head := s.in, p.kind, p.input().HistoryHead
	in.HistoryHead = head
	with := archive.Making{At: p.Now().In(i18n.Oslo()), Lang: p.Texts.Lang(), User: store.User(), Name: archive.Name(p.kind, p.agency(), s.round.Report)}
	p.tell(parts.NewNote(p.t("sealing")))
	p.working.Run(func(func() bool) outcome {
		sealed, err := archive.Keep(kind, in, with, store)
		return outcome{report: sealed, err: err}
	}, func(o outcome) {
		var actions []*model.Action
		if o.err == nil {
			actions = annual.DecidedActions(o.report)
			p.next = then
		}
		p.keep(o, s.round.Report, p.t("sealed"), actions...)
	})
}

func (p *page) agency() string {
	for _, a := range model.Agencies.All(p.Store.View()) {
		return a.Name(string(p.Texts.Lang()))
	}
	return ""
}
