package edit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"samsvar/ui/parts"
)

// textEditor edits one line of text.
type textEditor struct {
	*base
	entry *parts.Entry
	all   fyne.CanvasObject
}

func newText(b *base) *textEditor {
	e := &textEditor{base: b, entry: parts.NewEntry(b.label())}
	e.entry.OnChanged = e.set
	e.entry.OnFocus = e.onFocus
	e.entry.Around = b.host.around
	e.all = e.entry
	if b.field.Suggest != "" && b.host.Suggest != nil {
		e.addSuggestions()
	}
	return e
}

// addSuggestions offers what others have written; Down opens the list too.
func (e *textEditor) addSuggestions() {
	button := parts.NewIconButton(theme.IconNameArrowDropDown, e.host.text("suggestions"), e.suggest)
	e.entry.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			e.suggest()
			return true
		}
		return false
	}
	e.all = parts.Ends(4, e.entry, button)
}

func (e *textEditor) suggest() {
	var options []parts.Option
	for _, text := range e.host.Suggest(e.field.Suggest) {
		options = append(options, parts.Option{Key: text, Text: text})
	}
	p := &parts.Picker{Label: e.label(), Options: options, None: e.host.text("no_hits"), OnPick: e.enter}
	if len(options) > parts.SearchFrom {
		p.Search = e.host.text("search")
	}
	p.Show(e.entry)
}

func (e *textEditor) view() fyne.CanvasObject { return e.all }

func (e *textEditor) load() {
	e.refused = nil
	e.entry.SetText(e.value().Text())
}

func (e *textEditor) enter(canonical string) { e.entry.SetText(canonical) }

func (e *textEditor) focus() { parts.FocusOn(e.entry) }

func (e *textEditor) raw() string { return e.entry.Text }

func (e *textEditor) retype(text string) { e.entry.SetText(text) }
