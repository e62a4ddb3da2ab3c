package register

import (
	"slices"

	"samsvar/settings"
	"samsvar/ui/grid"
	"samsvar/ui/seek"
)

// wordsOf are the words of a search.
func wordsOf(query string) []string { return seek.Words(query) }

// sortBy orders by a column.
func (s *Screen) sortBy(key string, falling bool) {
	s.filter.sort, s.filter.falling = key, falling
	s.look()
}

// search narrows the list to what contains a text.
func (s *Screen) search(text string) {
	s.filter.query = text
	s.look()
}

// toggleGaps shows only the records with something missing, or all again.
func (s *Screen) toggleGaps() {
	if s.filter.gaps() {
		s.dropCondition(withGaps())
		return
	}
	s.addCondition(withGaps())
}

// addCondition narrows the list further.
func (s *Screen) addCondition(c settings.Condition) {
	if !slices.Contains(s.filter.conditions, c) {
		s.setConditions(append(slices.Clone(s.filter.conditions), c))
	}
}

// dropCondition takes a condition away.
func (s *Screen) dropCondition(c settings.Condition) {
	s.setConditions(slices.DeleteFunc(slices.Clone(s.filter.conditions), func(o settings.Condition) bool { return o == c }))
}

// changeCondition puts a condition in the place of another.
func (s *Screen) changeCondition(from, to settings.Condition) {
	all := slices.Clone(s.filter.conditions)
	if at := slices.Index(all, from); at >= 0 {
		all[at] = to
	}
	s.setConditions(all)
}

func (s *Screen) setConditions(all []settings.Condition) {
	s.filter.conditions = all
	s.view.showChips()
	s.look()
}

// toggleDeleted shows the deleted records, or the others again.
func (s *Screen) toggleDeleted() {
	s.filter.deleted = !s.filter.deleted
	s.look()
}

// showAll gives up all that narrows the list.
func (s *Screen) showAll() {
	s.filter = filter{sort: s.filter.sort, falling: s.filter.falling, group: s.filter.group}
	s.view.search.SetText("")
	s.look()
}

// groupBy puts records that have the value of a field in common under headings;
// "" no longer does.
func (s *Screen) groupBy(key string) {
	if key == s.filter.group {
		key = ""
	}
	s.filter.group = key
	clear(s.folded)
	s.keep(func(l *settings.List) { l.Group = key })
	s.look()
}

// fold folds or unfolds a heading, or all.
func (s *Screen) fold(line int, folded, all bool) {
	l := s.list
	in, _ := l.groups.at(line)
	l.groups.fold(in, folded, all)
	s.folded = l.groups.folded()
	g := s.view.grid
	g.Refresh()
	g.SetCurrent(l.groups.tops[in])
}

// toggleColumn shows a column, or no longer.
func (s *Screen) toggleColumn(key string) {
	keys := keysOf(s.list.columns)
	if at := slices.Index(keys, key); at >= 0 {
		keys = slices.Delete(keys, at, at+1)
	} else if at := slices.Index(keys, gapsKey); at >= 0 && at == len(keys)-1 {
		keys = slices.Insert(keys, at, key)
	} else {
		keys = append(keys, key)
	}
	s.setColumns(keys)
}

// setColumns shows certain columns in this order; none stands for the usual.
func (s *Screen) setColumns(keys []string) {
	s.keep(func(l *settings.List) { l.Columns = keys })
	s.view.fit(s.view.room)
	if s.filter.query != "" {
		s.look()
	}
}

// usualColumns goes back to the columns there are at first.
func (s *Screen) usualColumns() {
	s.keep(func(l *settings.List) { l.Columns, l.Widths = nil, nil })
	s.view.fit(s.view.room)
}

// ordered takes the columns as the user has put them.
func (s *Screen) ordered() {
	byKey := map[string]column{}
	for _, c := range s.list.columns {
		byKey[c.Key] = c
	}
	var now []column
	for _, c := range s.view.grid.Columns() {
		now = append(now, byKey[c.Key])
	}
	s.list.columns = now
	s.setColumns(keysOf(now))
}

// widened takes the widths as the user has made them.
func (s *Screen) widened() {
	now := s.view.grid.Columns()
	s.keep(func(l *settings.List) {
		if l.Widths == nil {
			l.Widths = map[string]float32{}
		}
		for i, c := range now {
			if before := s.list.columns[i]; c.Width != before.Width && c.Key != hitKey {
				l.Widths[c.Key] = c.Width
			}
		}
	})
	for i, c := range now {
		s.list.columns[i].Column = c
	}
}

// gridColumns are what the grid is given.
func gridColumns(all []column) []grid.Column {
	made := make([]grid.Column, len(all))
	for i, c := range all {
		made[i] = c.Column
	}
	return made
}
