package register

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/grid"
)

// gapsKey is the column that counts what is missing; it is no field.
const gapsKey = "mangler"

// numberKey is the field with a record's number.
const numberKey = "nr"

// column is one column of the list: a field, or the count of what is missing.
type column struct {
	grid.Column
	field *reg.Field // nil for the count
}

// available are all columns a register can show, in order.
func available(t *i18n.Texts, r *reg.Register) []column {
	var all []column
	for _, f := range r.Fields {
		if f.Managed && f.Key != numberKey || f.Kind == reg.KindFiles {
			continue
		}
		all = append(all, fieldColumn(t, r, f))
	}
	slices.SortStableFunc(all, func(a, b column) int { return rank(r, a) - rank(r, b) })
	return append(all, column{Column: grid.Column{Key: gapsKey, Title: t.T("ui.register.gaps"), Width: 92, Sign: true}})
}

// rank puts number, title and time first.
func rank(r *reg.Register, c column) int {
	switch c.Key {
	case numberKey:
		return 0
	case r.TitleField:
		return 1
	case happened(r):
		return 2
	}
	return 3
}

// happened is the field that tells when what a record is about happened, "" in
// a register of things that last: it is one of those by which a record is known.
func happened(r *reg.Register) string {
	for _, key := range r.Identity {
		if f := r.Field(key); f != nil && (f.Kind == reg.KindDate || f.Kind == reg.KindMoment) {
			return key
		}
	}
	return ""
}

func fieldColumn(t *i18n.Texts, r *reg.Register, f *reg.Field) column {
	c := grid.Column{Key: f.Key, Title: t.Field(r, f), Width: width(f), Right: f.Kind == reg.KindNumber,
		Muted: f.Key == numberKey, Wide: f.Key == r.TitleField}
	if c.Wide {
		c.Width = 210
	}
	return column{Column: c, field: f}
}

// width is how wide a column is at first.
func width(f *reg.Field) float32 {
	switch f.Kind {
	case reg.KindDate:
		return 106
	case reg.KindMoment:
		return 150
	case reg.KindNumber, reg.KindFlag:
		return 96
	case reg.KindText:
		if f.Key == numberKey {
			return 118
		}
	}
	return 150
}

// usual are the columns shown as long as the user has not chosen any: number,
// title, time, and of the listed ones as many as there is room for.
func usual(all []column, r *reg.Register, room float32) []column {
	left := room
	for _, c := range all {
		if fixed(c, r) {
			left -= c.Width
		}
	}
	var shown []column
	for _, c := range all {
		switch {
		case fixed(c, r):
			shown = append(shown, c)
		case c.field.Listed && c.Width <= left:
			shown = append(shown, c)
			left -= c.Width
		case c.field.Listed:
			left = 0 // what comes later must not overtake it
		}
	}
	return shown
}

// fixed columns are always shown.
func fixed(c column, r *reg.Register) bool { return c.field == nil || rank(r, c) < 3 }

// chosen are the columns with these keys.
func chosen(all []column, keys []string) []column {
	var shown []column
	for _, c := range all {
		if slices.Contains(keys, c.Key) {
			shown = append(shown, c)
		}
	}
	return shown
}

func keysOf(all []column) []string {
	keys := make([]string, len(all))
	for i, c := range all {
		keys[i] = c.Key
	}
	return keys
}

// oneLine puts a text of several lines on one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
