package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
)

// editor is what one kind of field is edited with.
type editor interface {
	// view is what stands below the label.
	view() fyne.CanvasObject
	// load shows the value as the record has it.
	load()
	// enter takes a canonical value the way the user's own goes in.
	enter(canonical string)
	// err tells why what was typed is no value, or nil.
	err() error
	// focus gives the editor the focus.
	focus()
}

// typed is an editor in which something can stand that is no value.
type typed interface {
	// raw is what stands there.
	raw() string
	// retype puts it there again.
	retype(text string)
}

// nester is an editor made of fields of its own.
type nester interface {
	groups() []*group
}

// newEditor makes the editor of a field's kind.
func newEditor(b *base) editor {
	switch b.field.Kind {
	case reg.KindLongText:
		return newLongText(b)
	case reg.KindNumber:
		return newNumber(b)
	case reg.KindFlag:
		return newFlag(b)
	case reg.KindDate:
		return newDate(b)
	case reg.KindMoment:
		return newMoment(b)
	case reg.KindChoice:
		return newChoice(b)
	case reg.KindChoices:
		return newChoices(b)
	case reg.KindLink:
		return newLink(b)
	case reg.KindLinks:
		return newLinks(b)
	case reg.KindOne:
		return newOne(b)
	case reg.KindItems:
		return newItems(b)
	case reg.KindFiles:
		return newFiles(b)
	}
	return newText(b)
}

// base is what all editors have: where the value lives, and whom to tell.
type base struct {
	slot
	host    *host
	owner   *Field
	refused error
}

// label is the field's label, for screen readers.
func (b *base) label() string { return b.host.label(b.field) }

func (b *base) err() error { return b.refused }

// set puts a canonical value into the record.
func (b *base) set(canonical string) {
	v := b.value()
	if b.refused == nil && v.Text() == canonical {
		return
	}
	b.refused = v.Parse(canonical)
	b.tell()
}

// refuse says that what was typed is no value; the record keeps its own.
func (b *base) refuse(code, typed string) {
	b.refused = &reg.Error{Code: code, Args: []string{typed}}
	b.tell()
}

func (b *base) tell() {
	if b.host.changed != nil {
		b.host.changed(b.owner)
	}
}

// onFocus is told by the widgets of the editor.
func (b *base) onFocus(gained bool) {
	switch {
	case gained && b.host.reached != nil:
		b.host.reached(b.owner)
	case !gained && b.host.left != nil:
		b.host.left(b.owner)
	}
}
