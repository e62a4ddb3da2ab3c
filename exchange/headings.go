package exchange

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// rank is how sure it is that a heading means a field; lower is surer.
type rank int

const (
	rankKey     rank = iota // the path itself
	rankLabel               // a label
	rankSynonym             // a synonym
	rankInner               // the label of a field within an item, alone
	rankLoose               // but for letters lost or words in brackets
	rankGuess               // but for a letter or two
	rankNone
)

// headings finds the field that a heading means.
type headings struct {
	register *reg.Register
	paths    map[string]*reg.Field
	byKey    map[string][]meaning
	byLost   map[string][]meaning
	keys     []string // in order, so that guesses do not depend on chance
}

// meaning is what a heading may mean.
type meaning struct {
	path string
	rank rank
}

func newHeadings(w *Words, register *reg.Register) *headings {
	h := &headings{register: register, paths: map[string]*reg.Field{}, byKey: map[string][]meaning{}, byLost: map[string][]meaning{}}
	h.addFields(w.langs, register.Fields, nil)
	for path, words := range w.vocabulary.Headings[register.Key] {
		for _, word := range words {
			h.add(path, word, rankSynonym)
		}
	}
	for key := range h.byKey {
		h.keys = append(h.keys, key)
	}
	slices.Sort(h.keys)
	return h
}

func (h *headings) addFields(langs []*i18n.Texts, fields []*reg.Field, above []*reg.Field) {
	for _, f := range fields {
		h.paths[f.Path] = f
		for _, texts := range langs {
			h.addLabels(texts, f, above)
		}
		if len(f.Sub) > 0 {
			h.addFields(langs, f.Sub, append(above[:len(above):len(above)], f))
		}
	}
}

func (h *headings) addLabels(texts *i18n.Texts, f *reg.Field, above []*reg.Field) {
	label := texts.Field(h.register, f)
	words := texts.Synonyms(h.register, f)
	if len(above) == 0 {
		h.add(f.Path, label, rankLabel)
		for _, word := range words {
			h.add(f.Path, word, rankSynonym)
		}
		return
	}
	full := ""
	for _, over := range above {
		full += texts.Field(h.register, over) + ": "
	}
	h.add(f.Path, full+label, rankLabel)
	h.add(f.Path, labelOf(texts, h.register, above, f), rankLabel)
	if len(wordsOf(label)) > 1 {
		h.add(f.Path, label, rankInner)
	}
	for _, word := range words {
		h.add(f.Path, word, rankInner)
	}
}

func (h *headings) add(path, heading string, as rank) {
	if strings.Contains(heading, "⟨") {
		return
	}
	addMeaning(h.byKey, keyOf(heading), path, as)
	addMeaning(h.byLost, lostKey(heading), path, as+rankLoose)
	if bare := withoutBrackets(heading); bare != heading {
		addMeaning(h.byKey, keyOf(bare), path, rankLoose)
	}
}

func addMeaning(to map[string][]meaning, key, path string, as rank) {
	if key == "" {
		return
	}
	for i, m := range to[key] {
		if m.path == path {
			to[key][i].rank = min(m.rank, as)
			return
		}
	}
	to[key] = append(to[key], meaning{path, as})
}

func withoutBrackets(s string) string {
	for {
		open := strings.IndexByte(s, '(')
		if open < 0 {
			return strings.TrimSpace(s)
		}
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return strings.TrimSpace(s[:open])
		}
		s = s[:open] + s[open+end+1:]
	}
}

// best returns the surest meaning, or nothing where two are equally sure.
func best(all []meaning) (meaning, bool) {
	if len(all) == 0 {
		return meaning{}, false
	}
	first, tie := all[0], false
	for _, m := range all[1:] {
		switch {
		case m.rank < first.rank:
			first, tie = m, false
		case m.rank == first.rank:
			tie = true
		}
	}
	return first, !tie
}

// find returns the field that a heading means, and how sure that is.
func (h *headings) find(heading string) (path string, as rank) {
	heading = strings.TrimSpace(heading)
	if _, ok := h.paths[heading]; ok {
		return heading, rankKey
	}
	key := keyOf(heading)
	if key == "" || len(heading) > 200 {
		return "", rankNone
	}
	if m, ok := best(h.byKey[key]); ok {
		return m.path, m.rank
	}
	if len(h.byKey[key]) > 1 {
		return "", rankNone
	}
	for _, shorter := range simpler(heading) {
		if m, ok := best(h.byKey[keyOf(shorter)]); ok && m.rank <= rankInner {
			return m.path, rankLoose
		}
	}
	if m, ok := best(h.byLost[key]); ok && len(key) > 2 {
		return m.path, rankLoose
	}
	return h.guess(key)
}

// simpler lists a heading without what people add to it: numbers in front,
// brackets, marks behind.
func simpler(heading string) []string {
	bare := withoutBrackets(heading)
	unnumbered := strings.TrimLeft(bare, "0123456789.)- \t")
	first, _, _ := strings.Cut(bare, "\n")
	return []string{bare, unnumbered, first, withoutPart(bare)}
}

// withoutPart leaves out «navn på», «kategorier av» and the like in front.
func withoutPart(s string) string {
	for _, start := range []string{"navn på ", "namn på ", "name of ", "kategorier av ", "kategoriar av ", "type ", "hvilke ", "hvilken ", "hvilket ", "hva er ", "angi ", "oppgi "} {
		if len(s) > len(start) && strings.EqualFold(s[:len(start)], start) {
			return s[len(start):]
		}
	}
	return s
}

// guess finds the one field whose heading differs by a letter or two.
func (h *headings) guess(key string) (string, rank) {
	limit := 0
	switch {
	case len(key) > 60: // no heading
	case len(key) >= 10:
		limit = 2
	case len(key) >= 6:
		limit = 1
	}
	if limit == 0 {
		return "", rankNone
	}
	found := map[string]int{}
	for _, known := range h.keys {
		if len(known) < 6 {
			continue
		}
		if d := distance(key, known, limit); d <= limit {
			if m, ok := best(h.byKey[known]); ok {
				if was, again := found[m.path]; !again || d < was {
					found[m.path] = d
				}
			}
		}
	}
	return nearest(found)
}

// nearest returns the path with the least distance, if there is only one.
func nearest(found map[string]int) (string, rank) {
	path, least, tie := "", 99, false
	for p, d := range found {
		switch {
		case d < least:
			path, least, tie = p, d, false
		case d == least:
			tie = true
		}
	}
	if path == "" || tie {
		return "", rankNone
	}
	return path, rankGuess
}

// continued tells "Merknad (2)": more of the same cell, for texts longer than a
// cell may be.
func continued(heading string) (first string, part int) {
	before, number, ok := titleAndNumber(heading)
	if !ok || len(number) > 2 || !isNumber(number) || number[0] == '0' || number == "1" || before == "" {
		return heading, 1
	}
	for _, r := range number {
		part = part*10 + int(r-'0')
	}
	return before, part
}
