package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// linkEditor edits one link: a field that opens a list to search in, and a
// button to the record itself.
type linkEditor struct {
	*base
	down *parts.Dropdown
	open *parts.Button
	all  *fyne.Container
}

func newLink(b *base) *linkEditor {
	e := &linkEditor{base: b, down: parts.NewDropdown(b.label(), b.host.text("choose"))}
	e.down.OnOpen = e.pick
	e.down.OnClear = func() { e.enter("") }
	e.down.OnFocus = e.onFocus
	e.open = parts.NewQuiet(b.host.text("open"), func() { openLink(b, e.value().Text()) })
	e.all = parts.Ends(4, e.down, e.open)
	return e
}

func (e *linkEditor) pick(typed string) {
	options := targetOptions(e.base)
	if !e.value().Empty() {
		options = append(options, parts.Option{Key: "", Text: e.host.text("unanswered")})
	}
	p := newPicker(e.base, options)
	p.Chosen = func(id string) bool { return id == e.value().Text() && id != "" }
	p.OnPick = e.enter
	offerCreate(e.base, p, func(id reg.ID) { e.enter(string(id)) })
	p.ShowTyped(e.down, typed)
}

func (e *linkEditor) view() fyne.CanvasObject { return e.all }

func (e *linkEditor) load() {
	e.refused = nil
	e.show()
}

func (e *linkEditor) show() {
	id := e.value().Text()
	name := ""
	if id != "" {
		name = e.host.name(e.field.Target, reg.ID(id))
	}
	e.down.SetText(name)
	e.open.Hidden = id == "" || e.host.Open == nil
	e.all.Refresh()
}

func (e *linkEditor) enter(canonical string) {
	e.set(canonical)
	e.show()
}

func (e *linkEditor) focus() { parts.FocusOn(e.down) }

// targetOptions are the records that a field can link to.
func targetOptions(b *base) []parts.Option {
	if b.host.Targets == nil {
		return nil
	}
	targets := b.host.Targets(b.field.Target)
	options := make([]parts.Option, len(targets))
	for i, t := range targets {
		options[i] = parts.Option{Key: string(t.ID), Text: t.Title, Detail: t.No}
	}
	return options
}

// offerCreate lets a picker make the record that is missing. It always has a
// search line then, which the new record's name is typed into.
func offerCreate(b *base, p *parts.Picker, done func(reg.ID)) {
	if b.host.Create == nil {
		return
	}
	p.Search = b.host.text("search")
	p.Create = func(typed string) string {
		if typed == "" {
			return b.host.text("create_new")
		}
		return b.host.text("create", typed)
	}
	p.OnCreate = func(typed string) { b.host.Create(b.field.Target, typed, done) }
}

func openLink(b *base, id string) {
	if b.host.Open != nil && id != "" {
		b.host.Open(reg.Ref{Register: b.field.Target, ID: reg.ID(id)})
	}
}
