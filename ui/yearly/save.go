package yearly

import (
	"samsvar/model"
	"samsvar/model/annual"
)

// give enters a reply as one change and reports whether it was saved.
func (p *page) give(reply annual.Reply) bool {
	report, err := p.round().Give(reply)
	if err != nil {
		p.Failed(err)
		return false
	}
	return p.save(report, p.t("saved"))
}

// save saves the report as it is to be, and shows it so at once; the figures
// follow when they have been computed anew.
func (p *page) save(report *model.Report, what string) bool {
	if _, err := p.Store.Save(write(report)); err != nil {
		p.Failed(err)
		return false
	}
	p.Saved(what)
	p.refresh()
	return true
}

// confirmStep enters the computed answers of a step as given.
func (p *page) confirmStep(s step) {
	round := p.round()
	report, err := confirm(round, unconfirmed(round, s))
	if err != nil {
		p.Failed(err)
		return
	}
	p.save(report, p.t("confirmed"))
}
