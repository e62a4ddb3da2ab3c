package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// choicesEditor edits any codes of a set: chips of what is chosen, and a list
// to tick in.
type choicesEditor struct {
	*base
	chips *fyne.Container
	more  *parts.Button
}

func newChoices(b *base) *choicesEditor {
	e := &choicesEditor{base: b}
	e.more = parts.NewMenuButton(b.host.text("choose"), e.open)
	e.more.SetLabel(b.label())
	e.more.OnFocus = e.onFocus
	e.chips = parts.Flow(6)
	return e
}

func (e *choicesEditor) codes() []string {
	if list, ok := e.value().(reg.List); ok {
		return list.Strings()
	}
	return nil
}

func (e *choicesEditor) open() {
	p := newPicker(e.base, codeOptions(e.base))
	p.Many = true
	p.Chosen = func(code string) bool { return slices.Contains(e.codes(), code) }
	p.OnPick = e.toggle
	p.Show(e.more)
}

func (e *choicesEditor) toggle(code string) { e.enter(reg.JoinList(toggled(e.codes(), code))) }

// toggled is a list with an element taken out, or added where it is not in it.
func toggled(list []string, element string) []string {
	if at := slices.Index(list, element); at >= 0 {
		return slices.Delete(slices.Clone(list), at, at+1)
	}
	return append(slices.Clone(list), element)
}

func (e *choicesEditor) view() fyne.CanvasObject { return e.chips }

func (e *choicesEditor) load() {
	e.refused = nil
	e.show()
}

func (e *choicesEditor) show() {
	e.chips.RemoveAll()
	for _, code := range e.codes() {
		chip := parts.NewRemovable(e.host.Texts.Code(e.field.Codes, code), e.open, func() { e.remove(code) })
		chip.OnFocus = e.onFocus
		e.chips.Add(chip)
	}
	e.chips.Add(e.more)
	e.owner.reshape()
}

func (e *choicesEditor) remove(code string) {
	e.toggle(code)
	e.focus()
}

func (e *choicesEditor) enter(canonical string) {
	e.set(canonical)
	e.show()
}

func (e *choicesEditor) focus() { parts.FocusOn(e.more) }
