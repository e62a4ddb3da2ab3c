package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// oneEditor edits a nested object: its fields, set apart.
type oneEditor struct {
	*base
	group *group
	all   fyne.CanvasObject
}

func newOne(b *base) *oneEditor {
	e := &oneEditor{base: b}
	e.group = newGroup(b.host, b.field.Sub, e.object, func() string { return b.path() + "." }, b.label())
	e.all = parts.NewSurface("", look.Hairline, parts.Pad(12, 12, e.group.box))
	return e
}

func (e *oneEditor) object() reg.Object {
	part, ok := e.value().(reg.Part)
	if !ok {
		panic("edit: field " + e.field.Path + " has no nested object")
	}
	return part.Object()
}

func (e *oneEditor) groups() []*group { return []*group{e.group} }

func (e *oneEditor) view() fyne.CanvasObject { return e.all }

func (e *oneEditor) load() { e.group.load() }

// enter fills the fields one by one, as a user does.
func (e *oneEditor) enter(canonical string) {
	values, err := objectValues(canonical)
	if err != nil {
		e.refuse("not_object", canonical)
		return
	}
	enterObject(e.group, values)
}

func (e *oneEditor) focus() {
	for _, f := range e.group.fields {
		if f.box.Visible() {
			f.Focus()
			return
		}
	}
}
