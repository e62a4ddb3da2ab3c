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

// hitKey is the column that tells where a hit stands that no other shows; it is
// there while one searches.
const hitKey = "treff"

// numberKey is the field with a record's number.
const numberKey = "nr"

// column is one column of the list: a field, the count of what is missing, or
// where a hit stands.
type column struct {
	grid.Column
	field *reg.Field // nil for the others
}

// hitColumn tells where a hit stands that no other column shows.
func hitColumn(t *i18n.Texts) column {
	return column{Column: grid.Column{Key: hitKey, Title: t.T("ui.register.hits"), Width: hitWidth, Unsorted: true}}
}

// Widths while one searches: the title gives some of its width to the hits.
const (
	hitWidth   = 196
	titleGives = 46
)

// withHits puts the column of hits before the count of what is missing.
func withHits(t *i18n.Texts, shown []column) []column {
	shown = slices.Clone(shown)
	for i, c := range shown {
		if c.Wide {
			shown[i].Width -= titleGives
		}
	}
	at := len(shown)
	if at > 0 && shown[at-1].Key == gapsKey {
		at--
	}
	return slices.Insert(shown, at, hitColumn(t))
}

// sized gives columns the widths that the user has given them.
func sized(shown []column, widths map[string]float32) []column {
	shown = slices.Clone(shown)
	for i, c := range shown {
		if width, ok := widths[c.Key]; ok {
			shown[i].Width, shown[i].Wide = width, false
		}
	}
	return shown
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
			return 108
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

// chosen are the columns with these keys, in their order; those that are always
// shown come first where they are missing.
func chosen(all []column, r *reg.Register, keys []string) []column {
	byKey := map[string]column{}
	var shown []column
	for _, c := range all {
		byKey[c.Key] = c
		if c.Key == r.TitleField && !slices.Contains(keys, c.Key) {
			shown = append(shown, c)
		}
	}
	for _, key := range keys {
		if c, ok := byKey[key]; ok {
			shown = append(shown, c)
		}
	}
	return shown
}

// keysOf are the keys of columns, but for that of hits, which nobody chooses.
func keysOf(all []column) []string {
	keys := make([]string, 0, len(all))
	for _, c := range all {
		if c.Key != hitKey {
			keys = append(keys, c.Key)
		}
	}
	return keys
}

// oneLine puts a text of several lines on one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
