package retention

import (
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/retention"
	"samsvar/storage"
)

// pile is what there is to let go of in one register.
type pile struct {
	rule    retention.Rule
	due     retention.Due // in the register
	used    []reg.ID      // of them, those that others link to; they stay
	gone    retention.Due // deleted, and still in the history
	setting reg.ID        // record of the agency, where the years are decided
}

// find goes through the registers with a limit.
func find(view *storage.View, today reg.Day) []pile {
	var agency reg.ID
	for _, a := range model.Agencies.All(view) {
		agency = a.ID
		break
	}
	var piles []pile
	for _, rule := range retention.Rules(view) {
		p := pile{rule: rule, due: rule.Find(view, today, i18n.Oslo()), setting: agency}
		if !rule.Register.Retention.Names {
			p.gone = rule.Find(view.Gone(), today, i18n.Oslo())
			p.leaveUsed(view)
		}
		piles = append(piles, p)
	}
	return piles
}

// leaveUsed sets aside what others link to, which cannot be deleted. Rows of
// packed registers are not linked to.
func (p *pile) leaveUsed(view *storage.View) {
	if p.rule.Register.Packed {
		return
	}
	var free []reg.ID
	for _, id := range p.due.IDs {
		if len(view.UsedBy(reg.Ref{Register: p.rule.Register.Key, ID: id})) > 0 {
			p.used = append(p.used, id)
		} else {
			free = append(free, id)
		}
	}
	p.due.IDs = free
}

// names reports whether only the fields about persons go.
func (p pile) names() bool { return p.rule.Register.Retention.Names }

// waits reports whether there is something to let go of.
func (p pile) waits() bool { return len(p.due.IDs)+len(p.used)+len(p.gone.IDs) > 0 }

// removal is the change that deletes what is due.
func (p pile) removal(reason string) storage.Change {
	return storage.Change{Delete: p.rule.Refs(p.due.IDs), Reason: reason}
}

// erasure orders what is to go for good: of a register of which only the names
// go, these in the records themselves, else what was deleted.
func (p pile) erasure(reason, instead string) storage.Erasure {
	if p.names() {
		return storage.Erasure{Records: p.rule.Refs(p.due.IDs), Fields: true, Instead: instead, Reason: reason}
	}
	return storage.Erasure{Records: p.rule.Refs(p.gone.IDs), Reason: reason}
}
