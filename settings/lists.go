package settings

import (
	"maps"
	"slices"
)

// List is how a user has the list of one register. The zero value is how it is
// at first.
type List struct {
	Columns []string           `json:"columns,omitempty"` // keys in order; none for the usual ones
	Widths  map[string]float32 `json:"widths,omitempty"`  // of columns that were sized, by key
	Group   string             `json:"group,omitempty"`   // field by which records are grouped
	Filters []Filter           `json:"filters,omitempty"` // saved by name
}

// Filter is what a list is narrowed to, saved under a name.
type Filter struct {
	Name       string      `json:"name"`
	Conditions []Condition `json:"conditions"`
}

// Condition is what the records of a list have in common: a field, by its path,
// how it is compared, and with what, in canonical form.
type Condition struct {
	Field string `json:"field"`
	How   string `json:"how"`
	Value string `json:"value,omitempty"`
}

// List returns how the user has the list of a register.
func (s Settings) List(register string) List { return s.Lists[register] }

// SetList keeps how the user has the list of a register.
func (s *Settings) SetList(register string, edit func(*List)) {
	lists := maps.Clone(s.Lists) // others may hold the one there is
	if lists == nil {
		lists = map[string]List{}
	}
	l := lists[register]
	l.Columns, l.Widths, l.Filters = slices.Clone(l.Columns), maps.Clone(l.Widths), slices.Clone(l.Filters)
	edit(&l)
	lists[register] = l
	s.Lists = lists
}

// SaveFilter keeps a filter under its name, in the place of one that has it.
func (l *List) SaveFilter(f Filter) {
	for i, old := range l.Filters {
		if old.Name == f.Name {
			l.Filters[i] = f
			return
		}
	}
	l.Filters = append(l.Filters, f)
}

// RenameFilter gives a filter another name; one that has that name goes.
func (l *List) RenameFilter(from, to string) {
	if from == to {
		return
	}
	for _, f := range l.Filters {
		if f.Name == from {
			l.DropFilter(to)
			l.DropFilter(from)
			l.SaveFilter(Filter{Name: to, Conditions: f.Conditions})
			return
		}
	}
}

// DropFilter forgets a filter.
func (l *List) DropFilter(name string) {
	l.Filters = slices.DeleteFunc(l.Filters, func(f Filter) bool { return f.Name == name })
}

// tidyLists takes out of lists what nothing could be done with.
func tidyLists(lists map[string]List) map[string]List {
	tidied := map[string]List{}
	for register, l := range lists {
		if register == "" || !readable(register, maxText) || len(tidied) == maxList {
			continue
		}
		l.Columns = tidyKeys(l.Columns)
		maps.DeleteFunc(l.Widths, func(key string, width float32) bool {
			return !readable(key, maxText) || !(width > 0 && width <= maxWidth)
		})
		if !readable(l.Group, maxText) {
			l.Group = ""
		}
		l.Filters = slices.DeleteFunc(l.Filters, func(f Filter) bool { return !f.tidy() })
		l.Filters = l.Filters[:min(len(l.Filters), maxList)]
		tidied[register] = l
	}
	if len(tidied) == 0 {
		return nil
	}
	return tidied
}

// tidyKeys leaves each key once.
func tidyKeys(keys []string) []string {
	seen := map[string]bool{}
	keys = slices.DeleteFunc(keys, func(key string) bool {
		again := seen[key]
		seen[key] = true
		return again || key == "" || !readable(key, maxText)
	})
	return keys[:min(len(keys), maxList)]
}

// tidy reports whether the filter can be read.
func (f Filter) tidy() bool {
	return f.Name != "" && readable(f.Name, maxText) && len(f.Conditions) > 0 && len(f.Conditions) <= maxList &&
		!slices.ContainsFunc(f.Conditions, func(c Condition) bool {
			return !readable(c.Field, maxText) || !readable(c.How, maxText) || !readable(c.Value, maxPath)
		})
}
