package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// linksEditor edits links to any number of records: a chip for each, that
// opens it, and a list to tick in.
type linksEditor struct {
	*base
	chips *fyne.Container
	more  *parts.Button
}

func newLinks(b *base) *linksEditor {
	e := &linksEditor{base: b}
	e.more = parts.NewMenuButton(b.host.text("choose"), e.pick)
	e.more.SetLabel(b.label())
	e.more.OnFocus = e.onFocus
	e.chips = parts.Flow(6)
	return e
}

func (e *linksEditor) ids() []string {
	if list, ok := e.value().(reg.List); ok {
		return list.Strings()
	}
	return nil
}

func (e *linksEditor) pick() {
	p := newPicker(e.base, targetOptions(e.base))
	p.Many = true
	p.Chosen = func(id string) bool { return slices.Contains(e.ids(), id) }
	p.OnPick = e.toggle
	offerCreate(e.base, p, func(id reg.ID) { e.toggle(string(id)) })
	p.Show(e.more)
}

func (e *linksEditor) toggle(id string) { e.enter(reg.JoinList(toggled(e.ids(), id))) }

func (e *linksEditor) view() fyne.CanvasObject { return e.chips }

func (e *linksEditor) load() {
	e.refused = nil
	e.show()
}

func (e *linksEditor) show() {
	e.chips.RemoveAll()
	for _, id := range e.ids() {
		name := e.host.name(e.field.Target, reg.ID(id))
		chip := parts.NewRemovable(name, func() { openLink(e.base, id) }, func() { e.remove(id) })
		chip.OnFocus = e.onFocus
		e.chips.Add(chip)
	}
	e.chips.Add(e.more)
	e.owner.reshape()
}

func (e *linksEditor) remove(id string) {
	e.toggle(id)
	e.focus()
}

func (e *linksEditor) enter(canonical string) {
	e.set(canonical)
	e.show()
}

func (e *linksEditor) focus() { parts.FocusOn(e.more) }
