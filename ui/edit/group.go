package edit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/reg"
)

// group is the fields of one object: a section of the record, a nested object,
// an item.
type group struct {
	host   *host
	fields []*Field
	object func() reg.Object
	box    *fyne.Container
}

// newGroup makes the fields of an object. prefix goes before their keys in
// their paths; around is the label of the field they are nested in, which their
// own labels need not repeat.
func newGroup(h *host, fields []*reg.Field, object func() reg.Object, prefix func() string, around string) *group {
	g := &group{host: h, object: object}
	lay := &pairs{}
	g.box = container.New(lay)
	bare := len(fields) == 1 && around != ""
	for _, f := range fields {
		if f.Managed {
			continue
		}
		place := slot{field: f, object: object, path: func() string { return prefix() + f.Key }, around: around}
		field := newField(h, place, bare)
		g.fields = append(g.fields, field)
		lay.short = append(lay.short, field.short())
		g.box.Add(field.box)
	}
	g.update()
	return g
}

// update shows the fields that have a meaning now and reports whether that
// changed anything.
func (g *group) update() bool {
	changed := false
	o := g.object()
	for _, f := range g.fields {
		seen := f.slot.field.Visible(o)
		if seen == f.box.Visible() {
			continue
		}
		changed = true
		if seen {
			f.box.Show()
		} else {
			f.box.Hide()
		}
	}
	for _, f := range g.fields {
		for _, nested := range nestedGroups(f) {
			changed = nested.update() || changed
		}
	}
	return changed
}

// empty reports whether no field of the group is shown.
func (g *group) empty() bool {
	for _, f := range g.fields {
		if f.box.Visible() {
			return false
		}
	}
	return true
}

// each visits every field, also the nested ones.
func (g *group) each(visit func(*Field)) {
	for _, f := range g.fields {
		visit(f)
		for _, nested := range nestedGroups(f) {
			nested.each(visit)
		}
	}
}

// eachShown visits the fields that are shown, with those nested in them.
func (g *group) eachShown(visit func(*Field)) {
	for _, f := range g.fields {
		if !f.shown() {
			continue
		}
		visit(f)
		for _, nested := range nestedGroups(f) {
			nested.eachShown(visit)
		}
	}
}

func (g *group) load() {
	for _, f := range g.fields {
		f.Load()
	}
	g.update()
}

// relay lays the fields out anew, also the nested ones.
func (g *group) relay() {
	relay(g.box)
	for _, f := range g.fields {
		for _, nested := range nestedGroups(f) {
			nested.relay()
		}
	}
}

// relay lays a container's objects out anew in the size it has.
func relay(c *fyne.Container) { c.Layout.Layout(c.Objects, c.Size()) }

func nestedGroups(f *Field) []*group {
	if n, ok := f.editor.(nester); ok {
		return n.groups()
	}
	return nil
}

// byKey returns the field with a key, or nil.
func (g *group) byKey(key string) *Field {
	for _, f := range g.fields {
		if f.slot.field.Key == key {
			return f
		}
	}
	return nil
}
