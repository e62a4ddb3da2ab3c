package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// choiceEditor edits one code of a set.
type choiceEditor struct {
	*base
	down *parts.Dropdown
}

func newChoice(b *base) *choiceEditor {
	e := &choiceEditor{base: b, down: parts.NewDropdown(b.label(), b.host.text("choose"))}
	e.down.OnOpen = e.open
	e.down.OnClear = func() { e.enter("") }
	e.down.OnFocus = e.onFocus
	return e
}

func (e *choiceEditor) open(typed string) {
	options := codeOptions(e.base)
	if !e.value().Empty() {
		options = append(options, parts.Option{Key: "", Text: e.host.text("unanswered")})
	}
	p := newPicker(e.base, options)
	p.Chosen = func(key string) bool { return key == e.value().Text() && key != "" }
	p.OnPick = e.enter
	p.ShowTyped(e.down, typed)
}

func (e *choiceEditor) view() fyne.CanvasObject { return e.down }

func (e *choiceEditor) load() {
	e.refused = nil
	e.show()
}

func (e *choiceEditor) show() { e.down.SetText(e.host.Texts.ShowText(e.field, e.value().Text())) }

func (e *choiceEditor) enter(canonical string) {
	e.set(canonical)
	e.show()
}

func (e *choiceEditor) focus() { parts.FocusOn(e.down) }

// codeOptions are the codes of a field's set, in the set's order; countries,
// which have no order of their own, as the language orders them.
func codeOptions(b *base) []parts.Option {
	set := b.field.Codes
	options := make([]parts.Option, len(set.Codes))
	for i, code := range set.Codes {
		options[i] = parts.Option{Key: code, Text: b.host.Texts.Code(set, code)}
	}
	if isCountries(set) {
		slices.SortStableFunc(options, func(x, y parts.Option) int { return b.host.Texts.Compare(x.Text, y.Text) })
	}
	return options
}

// isCountries tells the one set whose codes are in no order that means
// anything: those of two letters, by the hundred.
func isCountries(set *reg.CodeSet) bool { return set.Name == "land" }

// newPicker makes a picker of options, with a search line where there are many.
func newPicker(b *base, options []parts.Option) *parts.Picker {
	p := &parts.Picker{Label: b.label(), Options: options, None: b.host.text("no_hits"), Done: b.host.text("done")}
	if len(options) > parts.SearchFrom {
		p.Search = b.host.text("search")
	}
	return p
}
