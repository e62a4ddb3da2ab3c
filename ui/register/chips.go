package register

import (
	"fyne.io/fyne/v2"

	"samsvar/settings"
	"samsvar/ui/parts"
	"samsvar/ui/sift"
)

func (v *view) makeChips() {
	s := v.s
	v.gaps = parts.NewChip(v.t.T("ui.register.with_gaps"), s.toggleGaps)
	v.deleted = parts.NewChip("", s.toggleDeleted)
	v.why = parts.NewRemovable(s.place.Why, s.showAll, s.showAll)
	v.change = parts.NewChip(v.t.T("ui.register.change"), s.changeAll)
	v.count = parts.NewMuted("")
	v.chips = parts.Flow(6)
}

// showChips shows what narrows the list, or what can be done with what is
// ticked.
func (v *view) showChips() {
	s, t := v.s, v.t
	v.count.SetText(t.N("ui.register.count", s.total))
	if s.filter.narrowed() {
		v.count.SetText(t.T("ui.register.of", t.Int(s.list.records()), t.Int(s.total)))
	}
	if n := s.list.marks.count(); n > 0 {
		v.chips.Objects = v.doings(n)
	} else {
		v.chips.Objects = v.narrowing()
	}
	v.chips.Refresh()
	v.line.SetText(v.standing())
	v.line.Hidden = v.line.Text() == ""
	v.fresh.Hidden = s.only() != ""
	v.top.Refresh()
}

// narrowing is a chip for each thing that narrows the list, or may.
func (v *view) narrowing() []fyne.CanvasObject {
	s, t := v.s, v.t
	var all []fyne.CanvasObject
	if s.filter.only != nil && s.place.Why != "" {
		all = append(all, v.why)
	}
	for _, c := range s.filter.conditions {
		if c != withGaps() {
			all = append(all, v.condition(c))
		}
	}
	if !s.filter.deleted && len(s.list.found) > 0 || s.filter.gaps() {
		v.gaps.SetSelected(s.filter.gaps())
		all = append(all, v.gaps)
	}
	if gone := s.d.Store.View().CountDeleted(s.register.Key); gone > 0 || s.filter.deleted {
		v.deleted.SetText(t.N("ui.register.deleted", gone))
		v.deleted.SetSelected(s.filter.deleted)
		all = append(all, v.deleted)
	}
	return append(all, parts.Pad(1, 4, v.count))
}

// condition is the chip of a condition: pressed it is changed, its cross takes
// it away.
func (v *view) condition(c settings.Condition) fyne.CanvasObject {
	chip := parts.NewRemovable(v.sieve().Words(c), func() { v.askCondition(c, &c) }, func() {
		v.s.dropCondition(c)
		v.grid.Focus()
	})
	chip.SetSelected(true)
	return chip
}

func (v *view) sieve() sift.Sieve {
	s := v.s
	return sift.Sieve{Texts: v.t, Register: s.register, Names: s.list.names, Today: s.d.Today(), Gaps: s.list.found}
}

// doings is what can be done with what is ticked.
func (v *view) doings(n int) []fyne.CanvasObject {
	s, t := v.s, v.t
	all := []fyne.CanvasObject{parts.Pad(1, 4, parts.NewText(t.N("ui.register.ticked", n)).Strong())}
	if s.filter.deleted {
		all = append(all, parts.NewChip(t.T("ui.register.restore"), s.restoreTicked))
	} else {
		all = append(all, v.change, parts.NewChip(t.T("ui.register.export_ticked"), s.Export),
			parts.NewChip(t.T("ui.register.delete"), s.Delete))
	}
	return append(all, parts.NewChip(t.T("ui.register.untick"), func() {
		s.unmark()
		v.grid.Focus()
	}))
}

// standing answers how the register stands.
func (v *view) standing() string {
	s, t := v.s, v.t
	count := s.d.Store.View().Count(s.register.Key)
	switch grave := s.list.found.Grave(); {
	case s.filter.deleted:
		return t.T("ui.register.line.deleted")
	case !s.list.counted || count == 0:
		return ""
	case len(s.list.found) == 0:
		return t.T("ui.register.line.good")
	case grave == len(s.list.found):
		return t.N("ui.register.line.all_grave", grave)
	case grave > 0:
		return t.N("ui.register.line.gaps", len(s.list.found)) + " " + t.N("ui.register.line.grave", grave)
	default:
		return t.N("ui.register.line.gaps", len(s.list.found))
	}
}
