package exchange

import (
	"samsvar/model/reg"
)

// takeRefs makes an item of each article that a phrase names, and lets a phrase
// that only names a law go where laws belong.
func (l *itemList) takeRefs(lead *reg.Field, text string, from source) bool {
	if ref, ok := l.d.p.rd.laws.only(text); ok && l.words.Laws != "" {
		l.d.laws[l.words.Laws] = append(l.d.laws[l.words.Laws], ref)
		return true
	}
	x := l.d.p.rd.codes(lead)
	if _, ok := x.exact(text); ok {
		return false
	}
	codes, whole := x.guess(text)
	if len(codes) == 0 && x.articles == nil {
		return false
	}
	l.takeLaws(text)
	rest := l.d.p.rd.words.restOf(l.d.p.reg, lead, l.field.Sub)
	for i, code := range codes {
		it := item{lead.Key: code}
		if i == 0 && !whole && rest != nil {
			it[rest.Key] = text
		}
		l.addOnce(it, code)
	}
	switch {
	case len(codes) == 0 && rest != nil:
		l.add(item{rest.Key: text}, text)
		l.d.reportCell(from, IssueNotCode, lead.Path, rest.Path)
	case !whole && rest != nil:
		l.d.reportCell(from, IssuePartly, lead.Path, rest.Path)
	case len(codes) == 0:
		return false
	}
	return true
}

// addOnce adds an item unless one with the same code and nothing against it is
// there; a reason for it goes to that one.
func (l *itemList) addOnce(it item, code string) {
	for i, known := range l.items {
		if l.heads[i] != keyOf(code) {
			continue
		}
		if len(it) == 1 {
			return
		}
		if len(known) == 1 {
			l.items[i] = it
			return
		}
	}
	l.add(it, code)
}

// takeLaws sends the laws that a phrase names where laws belong.
func (l *itemList) takeLaws(text string) {
	if l.words.Laws == "" {
		return
	}
	refs := l.d.p.rd.laws.find(text)
	l.d.laws[l.words.Laws] = append(l.d.laws[l.words.Laws], refs...)
}

// lawItem makes an item of a reference to a law.
func (l *itemList) lawItem(text string) item {
	if ref, ok := l.d.p.rd.laws.only(text); ok {
		if it := lawFields(l.field, l.words.Law, ref); it != nil {
			return it
		}
	}
	return item{l.words.Law.Text: text}
}

// lawFields spreads a reference over the fields of an item, or returns nil where
// a part is too long for its field.
func lawFields(f *reg.Field, w *lawWords, ref lawRef) item {
	it := item{w.Name: ref.name}
	if ref.section != "" {
		it[w.Section] = ref.section
	}
	for key, text := range it {
		if sub := fieldIn(f.Sub, key); sub == nil || tooLong(sub, text) {
			return nil
		}
	}
	return it
}
