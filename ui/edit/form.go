package edit

import (
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// Form edits one record of any register. It works on a copy, which Record
// returns; nothing is saved.
type Form struct {
	// OnChange is told after each change.
	OnChange func()
	// OnReach is told which field has got the focus, so that what there is to
	// know about it can be shown beside the form.
	OnReach func(*Field)

	host     *host
	register *reg.Register
	original reg.Record
	record   reg.Record
	sections []*section
	summary  *summary
	column   *fyne.Container
	reached  *Field
	busy     bool // fields are being filled by the form itself
}

// scrollBarRoom keeps the cards clear of the scroll bar.
const scrollBarRoom = 8

// NewForm makes the form of a record, which stays as it is.
func NewForm(d Deps, r *reg.Register, rec reg.Record) *Form { return NewFormOf(d, r, rec) }

// NewFormOf makes a form of some of a record's fields, named by their keys; of
// all if none is named.
func NewFormOf(d Deps, r *reg.Register, rec reg.Record, keys ...string) *Form {
	f := &Form{register: r, original: r.Clone(rec), record: r.Clone(rec)}
	f.host = &host{Deps: d, register: r, changed: f.fieldChanged, left: f.fieldLeft, reached: f.fieldReached, reshaped: f.reshape}
	f.summary = newSummary(f)
	f.column = parts.Column(12, f.summary.card)
	if f.host.scroll = d.Scroll; d.Scroll == nil {
		f.host.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, scrollBarRoom), f.column))
	}
	f.busy = true
	for _, key := range r.Sections() {
		s := newSection(f, key, keys)
		f.sections = append(f.sections, s)
		f.column.Add(s.card)
	}
	f.busy = false
	f.update()
	return f
}

// Object is what to put into a window. It scrolls by itself.
func (f *Form) Object() fyne.CanvasObject { return f.host.scroll }

// Cards is what to put into what scrolls, where Deps names it.
func (f *Form) Cards() fyne.CanvasObject { return f.column }

// Record returns a copy of the record as it is in the form now.
func (f *Form) Record() reg.Record { return f.register.Clone(f.record) }

// Dirty reports whether anything differs from the record the form was made
// for, also what was typed and is no value.
func (f *Form) Dirty() bool {
	if len(f.refused()) > 0 {
		return true
	}
	return !maps.Equal(f.register.Dump(f.original), f.register.Dump(f.record))
}

// Saved says that the record is now saved as it is in the form, or as the store
// made it of that; the form goes on from there.
func (f *Form) Saved(rec reg.Record) {
	f.original, f.record = f.register.Clone(rec), f.register.Clone(rec)
	f.Load()
}

// Resume puts a record into the form as if the user had written it there: where
// it differs from the one the form was made for, it is unsaved. typed is what
// stood in fields and was no value, by path.
func (f *Form) Resume(rec reg.Record, typed map[string]string) {
	f.record = f.register.Clone(rec)
	f.Load()
	for path, text := range typed {
		if field := f.Field(path); field != nil {
			field.retype(text)
		}
	}
}

// Typed returns what stands in fields and is no value, by path.
func (f *Form) Typed() map[string]string {
	all := map[string]string{}
	f.each(func(field *Field) {
		if e, ok := field.editor.(typed); ok && field.Err() != nil {
			all[field.Path()] = e.raw()
		}
	})
	return all
}

// Load shows the form's record anew in every field.
func (f *Form) Load() {
	f.busy = true
	for _, s := range f.sections {
		s.group.load()
	}
	f.busy = false
	f.update()
	f.each(func(field *Field) { field.touched = false })
	f.showProblems()
	f.summary.show(nil)
}

// Fields lists every field, also those nested in others and those not shown.
func (f *Form) Fields() []*Field {
	var all []*Field
	f.each(func(field *Field) { all = append(all, field) })
	return all
}

// Field returns the field with a path ("mottakere[2].land"), or nil. Folded
// items on the way are opened.
func (f *Form) Field(path string) *Field {
	for _, s := range f.sections {
		if field := find(s.group, path); field != nil {
			return field
		}
	}
	return nil
}

// Focus goes to the field with a path, or to the nearest around it, and
// reports whether there is one that is shown.
func (f *Form) Focus(path string) bool {
	for path != "" {
		if field := f.Field(path); field != nil && f.inSight(path) {
			field.Focus()
			f.scrollTo(field)
			return true
		}
		path = parent(path)
	}
	return false
}

// inSight reports whether a field and all that it is nested in are shown.
func (f *Form) inSight(path string) bool {
	for ; path != ""; path = parent(path) {
		if field := f.Field(path); field != nil && !field.shown() {
			return false
		}
	}
	return true
}

// FocusFirst goes to the first field.
func (f *Form) FocusFirst() {
	for _, s := range f.sections {
		for _, field := range s.group.fields {
			if field.shown() {
				field.Focus()
				return
			}
		}
	}
}

// ToggleHelp shows or hides the help of the field that has the focus.
func (f *Form) ToggleHelp() {
	if f.reached != nil {
		f.reached.ToggleHelp()
	}
}

// Sections returns the keys of the sections that are shown, for a list to jump
// by.
func (f *Form) Sections() []string {
	var keys []string
	for _, s := range f.sections {
		if s.card.Visible() {
			keys = append(keys, s.key)
		}
	}
	return keys
}

// ShowSection scrolls to a section.
func (f *Form) ShowSection(key string) {
	for _, s := range f.sections {
		if s.key == key {
			f.host.scroll.ScrollToOffset(fyne.NewPos(0, s.card.Position().Y))
		}
	}
}

func (f *Form) each(visit func(*Field)) {
	for _, s := range f.sections {
		s.group.each(visit)
	}
}

// fieldChanged is told by the fields.
func (f *Form) fieldChanged(field *Field) {
	if f.busy {
		return
	}
	f.update()
	if field.touched {
		f.showProblems()
	}
	if f.OnChange != nil {
		f.OnChange()
	}
}

func (f *Form) fieldLeft(field *Field) {
	if f.busy {
		return
	}
	field.touched = true
	f.showProblems()
}

func (f *Form) fieldReached(field *Field) {
	if f.reached != field {
		f.reached = field
		if f.OnReach != nil {
			f.OnReach(field)
		}
	}
	f.scrollTo(field)
}

// update shows the fields that have a meaning now, and hides empty sections.
func (f *Form) update() {
	changed := false
	for _, s := range f.sections {
		changed = s.group.update() || changed
		if shown := !s.group.empty(); shown != s.card.Visible() {
			changed = true
			if shown {
				s.card.Show()
			} else {
				s.card.Hide()
			}
		}
	}
	if changed {
		f.reshape()
	}
}

// reshape lays the form out anew, without painting what has not changed.
func (f *Form) reshape() {
	if f.busy {
		return
	}
	relay(f.column)
	for _, s := range f.sections {
		s.group.relay()
	}
	f.host.scroll.Refresh()
}

// find looks for a path below a group, opening items on the way.
func find(g *group, path string) *Field {
	key, rest := path, ""
	if at := strings.IndexAny(path, ".["); at >= 0 {
		key, rest = path[:at], path[at:]
	}
	field := g.byKey(key)
	if field == nil || rest == "" {
		return field
	}
	inner := innerGroup(field, rest)
	if inner == nil {
		return nil
	}
	_, below, _ := strings.Cut(rest, ".")
	return find(inner, below)
}

// parent is the path around a path: "a[2].b" → "a[2]" → "a" → "".
func parent(path string) string {
	return path[:max(strings.LastIndexAny(path, ".["), 0)]
}
