package edit

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// numberEditor edits a number as the user's language writes it.
type numberEditor struct {
	*base
	entry *parts.Entry
}

func newNumber(b *base) *numberEditor {
	e := &numberEditor{base: b, entry: parts.NewEntry(b.label())}
	e.entry.OnChanged = e.typed
	e.entry.OnFocus = e.focused
	e.entry.Around = b.host.around
	return e
}

func (e *numberEditor) typed(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		e.set("")
		return
	}
	n, ok := e.host.Texts.ParseNumber(text)
	if !ok {
		e.refuse("not_number", text)
		return
	}
	e.set(n.Text())
}

// focused writes the number in full when the field is left.
func (e *numberEditor) focused(gained bool) {
	if !gained && e.refused == nil {
		e.show()
	}
	e.onFocus(gained)
}

func (e *numberEditor) show() {
	n, err := reg.ParseNum(e.value().Text())
	if err == nil {
		e.entry.SetText(e.host.Texts.Number(n))
	}
}

func (e *numberEditor) view() fyne.CanvasObject { return e.entry }

func (e *numberEditor) load() {
	e.refused = nil
	e.show()
}

func (e *numberEditor) enter(canonical string) {
	e.entry.SetText(e.host.Texts.ShowText(e.field, canonical))
}

func (e *numberEditor) focus() { parts.FocusOn(e.entry) }

func (e *numberEditor) raw() string { return e.entry.Text }

func (e *numberEditor) retype(text string) { e.entry.SetText(text) }
