package record

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
	"samsvar/ui/screen"
)

// formView is what is seen of a form: the sections to jump by, the form, and
// what there is to know about the field one is in.
type formView struct {
	f        *Form
	t        *i18n.Texts
	content  fyne.CanvasObject
	title    *parts.Text
	line     *parts.Text
	nav      *parts.Nav
	sections []string // that are shown in it
	form     *fyne.Container
	field    *edit.Field // that has the focus
	card     *fyne.Container
}

func newFormView(f *Form) *formView {
	v := &formView{f: f, t: f.d.Texts, form: container.NewStack(), card: parts.Column(8)}
	v.title, v.line = parts.NewTitle(""), parts.NewNote("")
	actions := []fyne.CanvasObject{parts.NewButton(v.t.T("ui.record.cancel"), f.cancel), parts.NewPrimary(v.t.T("ui.record.save"), f.Save)}
	head := parts.Column(2, v.above(), parts.Ends(8, v.title, actions...), v.line)
	v.nav = parts.NewNav()
	v.nav.OnOpen = func(key string) { f.form.ShowSection(key) }
	about := reading.NewPane(v.t.T("ui.record.about"))
	about.Set(parts.Pad(0, 1, parts.Column(0, parts.NewSurface(look.Card, look.Hairline, parts.Pad(14, 14, v.card)))))
	body := container.New(&threes{}, container.NewVScroll(v.nav), v.form, about)
	v.content = container.NewBorder(parts.Pad(14, 16, head), nil, nil, nil, parts.Pad(0, 16, body))
	v.about()
	return v
}

// above leads back to the list.
func (v *formView) above() fyne.CanvasObject {
	f := v.f
	row := parts.Row(6, parts.NewLink(v.t.RegisterMany(f.register), func() {
		f.d.Open(screen.Place{Kind: screen.Register, Register: f.register.Key, ID: f.ref.ID})
	}))
	if f.base != nil {
		row.Add(parts.NewMuted("·"))
		row.Add(parts.NewMuted(f.base.Header().No))
	}
	return row
}

// showForm shows the form as it was made.
func (v *formView) showForm() {
	v.form.Objects = []fyne.CanvasObject{v.f.form.Object()}
	v.form.Refresh()
	v.changed()
}

// changed says what the record is called now, and whether it is saved.
func (v *formView) changed() {
	f := v.f
	if f.base == nil {
		v.title.SetText(v.t.RegisterNew(f.register))
	} else {
		v.title.SetText(f.title())
	}
	v.line.SetText(v.state())
	v.showSections()
}

// state is what there is to know about the form as a whole.
func (v *formView) state() string {
	f := v.f
	dirty := f.form.Dirty()
	switch {
	case dirty && f.draft.failed:
		return v.t.T("ui.record.unsaved.no_draft")
	case dirty && f.draft.kept != 0:
		return v.t.T("ui.record.unsaved.kept", v.t.Clock(f.draft.kept))
	case f.draft.since != 0:
		return v.t.T("ui.record.form.draft", v.t.Instant(f.draft.since))
	case f.copyOf != "":
		return v.t.T("ui.record.form.copy", f.copyOf)
	case f.base == nil:
		return v.t.T("ui.record.form.new")
	case dirty:
		return v.t.T("ui.record.unsaved")
	}
	return v.t.T("ui.record.form.edit")
}

func (v *formView) showSections() {
	keys := v.f.form.Sections()
	if slices.Equal(keys, v.sections) {
		return
	}
	v.sections = keys
	group := parts.NavGroup{Key: "sections"}
	for _, key := range keys {
		group.Entries = append(group.Entries, parts.NavEntry{Key: key, Text: v.t.Section(v.f.register, key)})
	}
	v.nav.SetGroups([]parts.NavGroup{group})
	v.mark()
}

// mark shows which section the focus is in.
func (v *formView) mark() {
	if v.field != nil {
		v.nav.Select(section(v.f, v.field))
	}
}

// section is the section of a field, also of one in a nested object.
func section(f *Form, field *edit.Field) string {
	key := rootKey(field.Path())
	if root := f.register.Field(key); root != nil {
		return root.Section
	}
	return ""
}

// reached is told which field has got the focus.
func (v *formView) reached(field *edit.Field) {
	v.field = field
	v.about()
	v.mark()
}

// about tells what there is to know about the field one is in.
func (v *formView) about() {
	v.card.RemoveAll()
	if v.field == nil {
		v.card.Add(parts.NewHeading(v.t.T("ui.record.about")))
		v.card.Add(parts.NewNote(v.t.T("ui.record.about.none")))
		return
	}
	v.card.Add(parts.NewLabel(v.t.T("ui.record.about")))
	v.card.Add(parts.NewHeading(v.field.Label()))
	v.card.Add(v.help())
	v.gaps()
	v.card.Refresh()
}

// help is that of the field, else of the field it is nested in.
func (v *formView) help() fyne.CanvasObject {
	column := parts.Column(8)
	if v.field.Description().Required {
		column.Add(parts.NewWrapped(v.t.T("ui.record.about.required")))
	}
	v.advise(column, v.field)
	if root := v.f.form.Field(rootKey(v.field.Path())); len(column.Objects) == 0 && root != nil && root.Help() != "" {
		column.Add(parts.NewLabel(root.Label()))
		v.advise(column, root)
	}
	if len(column.Objects) == 0 {
		column.Add(parts.NewNote(v.t.T("ui.record.about.nothing")))
	}
	return column
}

// advise adds what is to stand in a field, which law asks for it, and an example.
func (v *formView) advise(column *fyne.Container, field *edit.Field) {
	a := field.Advice()
	if a.What != "" {
		column.Add(parts.NewWrapped(a.What))
	}
	if a.Law != "" {
		column.Add(parts.NewValue(v.t.T("ui.record.about.law"), a.Law))
	}
	if a.Example != "" {
		column.Add(parts.NewValue(v.t.T("ui.record.about.example"), a.Example))
	}
}

// gaps tells what is missing in the field.
func (v *formView) gaps() {
	names := v.f.d.Names(v.f.d.Store.View())
	first := true
	for _, found := range v.f.list {
		if rootKey(found.Field) != rootKey(v.field.Path()) {
			continue
		}
		if first {
			v.card.Add(parts.NewLine())
			v.card.Add(parts.NewLabel(v.t.T("ui.record.missing_here")))
			first = false
		}
		own := reading.View{Texts: v.t}
		v.card.Add(own.Finding(reading.Finding{Finding: found, Text: v.t.Message(found.Key(), found.Args, names), Do: screen.Remedy(v.t, found)}))
	}
}

// threes puts the sections at the left, the form in the middle and the help at
// the right; where there is little width, the form alone.
type threes struct{}

func (*threes) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap = 16
	scale := look.Size(look.SizeUnit) / 8
	nav, form, about := objects[0], objects[1], objects[2]
	x, width := float32(0), size.Width
	nav.Hide()
	about.Hide()
	if left := 216 * scale; size.Width >= 980*scale {
		nav.Show()
		nav.Resize(fyne.NewSize(left, size.Height))
		x, width = left+gap, width-left-gap
	}
	if right := 256 * scale; size.Width >= 760*scale {
		about.Show()
		about.Move(fyne.NewPos(size.Width-right, 0))
		about.Resize(fyne.NewSize(right, size.Height))
		width -= right + gap
	}
	form.Move(fyne.NewPos(x, 0))
	form.Resize(fyne.NewSize(width, size.Height))
}

func (*threes) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }
