package edit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// Deps is what editors need of the world around them. Texts and Today must be
// set; what is nil is not offered.
type Deps struct {
	Texts *i18n.Texts
	Today func() reg.Day
	// Targets lists the records of a register that can be linked to.
	Targets func(register string) []Target
	// Names tells what a linked record is called.
	Names i18n.Names
	// Open shows a linked record.
	Open func(reg.Ref)
	// Create makes a record of a register from what was typed and hands its id
	// to done, or never calls done if the user thinks better of it.
	Create func(register, typed string, done func(reg.ID))
	// Suggest returns what is offered beside a free text.
	Suggest func(list string) []string
	// Files takes in and hands out attached files.
	Files Files
	// Label names a field that stands outside any form; the catalogue names the
	// others.
	Label func(*reg.Field) string
	// Scroll is what fields scroll in where they stand among other things. If nil,
	// a form has its own.
	Scroll *container.Scroll
}

// Target is a record that can be linked to.
type Target struct {
	ID    reg.ID
	No    string
	Title string
}

// host is what the editors of one form share.
type host struct {
	Deps
	register *reg.Register     // nil for fields outside any register
	changed  func(*Field)      // the value of a field has changed
	left     func(*Field)      // the focus has left a field
	reached  func(*Field)      // a field has got the focus
	reshaped func()            // something has been shown, hidden, added or removed
	scroll   *container.Scroll // what the form scrolls in; may be nil
}

func (h *host) canvas(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// around is what the fields scroll in; it may be nil.
func (h *host) around() *container.Scroll { return h.scroll }

// label is what a field is called.
func (h *host) label(f *reg.Field) string {
	if h.Label != nil && h.register == nil {
		return h.Label(f)
	}
	return h.Texts.Field(h.register, f)
}

func (h *host) text(key string, args ...string) string { return h.Texts.T("ui.edit."+key, args...) }

// name is what a linked record is called.
func (h *host) name(register string, id reg.ID) string {
	if h.Names != nil {
		if name := h.Names(register, id); name != "" {
			return name
		}
	}
	return h.Texts.T("value.unknown_record")
}

// slot is where a field's value lives. The object is asked for each time: items
// move when others are added or removed.
type slot struct {
	field  *reg.Field
	object func() reg.Object
	path   func() string // as in reg.Problem: "mottakere[2].land"
	around string        // label of the field it is nested in
}

func (s slot) value() reg.Value { return s.field.Of(s.object()) }
