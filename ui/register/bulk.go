package register

import (
	"slices"

	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/seek"
)

// Ways to change a list of codes or links in many records.
const (
	replaceAll = "replace"
	addTo      = "add"
	takeFrom   = "remove"
)

// bulk changes one field of many records; it runs in the background.
type bulk struct {
	view     *storage.View
	register *reg.Register
	field    *reg.Field
	how      string // for lists
	value    string // in canonical form
	records  seek.Records
}

// bulked is what such a change comes to.
type bulked struct {
	change  storage.Change
	changed int
	hidden  int // records in which the field has no meaning
}

// changeable are the fields that can be changed for many records at once.
func changeable(r *reg.Register) []*reg.Field {
	var all []*reg.Field
	for _, f := range r.Fields {
		if !f.Managed && f.Kind != reg.KindFiles && f.Key != r.TitleField {
			all = append(all, f)
		}
	}
	return all
}

// isList reports whether something can be added to a field, or taken from it.
func isList(f *reg.Field) bool { return f.Kind == reg.KindChoices || f.Kind == reg.KindLinks }

// make makes the change: of the records as they are now, those that it makes
// different.
func (b bulk) make(stopped func() bool) bulked {
	var out bulked
	for i := range b.records.Len() {
		if i%256 == 0 && stopped() {
			return bulked{}
		}
		old, ok := b.view.Get(b.register.Key, b.records.ID(i))
		if !ok {
			continue
		}
		rec := b.register.Clone(old)
		v := b.field.Of(rec)
		before := v.Text()
		if v.Parse(b.next(before)) != nil || v.Text() == before {
			continue
		}
		if !b.field.Visible(rec) {
			out.hidden++
			continue
		}
		out.changed++
		out.change.Records = append(out.change.Records, storage.Write{Register: b.register.Key, Record: rec, Base: old})
	}
	return out
}

// next is what a value becomes.
func (b bulk) next(before string) string {
	if !isList(b.field) || b.how == replaceAll {
		return b.value
	}
	has, given := reg.SplitList(before), reg.SplitList(b.value)
	if b.how == addTo {
		return reg.JoinList(append(has, given...))
	}
	return reg.JoinList(slices.DeleteFunc(has, func(one string) bool { return slices.Contains(given, one) }))
}
