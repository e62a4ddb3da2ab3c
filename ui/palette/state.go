package palette

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
)

// Item is something that can be gone to or done.
type Item struct {
	Text   string
	Detail string // where it belongs, its shortcut or its number
	Open   func()
}

// entry is an item ready to be searched.
type entry struct {
	Item
	text   string // both folded
	detail string
}

func entries(items []Item) []entry {
	all := make([]entry, len(items))
	for i, item := range items {
		all[i] = entry{item, i18n.Fold(item.Text), i18n.Fold(item.Detail)}
	}
	return all
}

// How well a word fits, best first.
const (
	begins   = iota // the text begins with it
	word            // a word of the text does
	within          // the text holds it
	beside          // only the detail holds it
	noChance = 1000
)

// fits says how well an entry fits all words, noChance where one does not occur.
func (e entry) fits(words []string) int {
	sum := 0
	for _, w := range words {
		switch {
		case strings.HasPrefix(e.text, w):
			sum += begins
		case wordBegins(e.text, w):
			sum += word
		case strings.Contains(e.text, w):
			sum += within
		case strings.Contains(e.detail, w):
			sum += beside
		default:
			return noChance
		}
	}
	return sum
}

func wordBegins(text, w string) bool {
	for rest := text; ; {
		at := strings.Index(rest, w)
		if at < 0 {
			return false
		}
		if before := strings.TrimSuffix(text, rest[at:]); before == "" || strings.ContainsAny(before[len(before)-1:], " -–/:(«.") {
			return true
		}
		rest = rest[at+len(w):]
	}
}

// ranked are the entries that have all words of what was typed, the best first
// and otherwise in their order; at most so many.
func ranked(all []entry, typed string, most int) []entry {
	type hit struct {
		entry
		fit int
	}
	words := strings.Fields(i18n.Fold(typed))
	var hits []hit
	for _, e := range all {
		if fit := e.fits(words); fit < noChance {
			hits = append(hits, hit{e, fit})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.fit, b.fit) })
	found := make([]entry, min(len(hits), most))
	for i := range found {
		found[i] = hits[i].entry
	}
	return found
}

// recordsShown is how many records are found at most.
const recordsShown = 20

// records are the records of a store by number and title. They are read once,
// when they are first asked for, in the background.
type records struct {
	texts *i18n.Texts
	view  *storage.View
	names i18n.Names
	open  func(reg.Ref)
	mu    sync.Mutex // a search may begin before the one it replaces has ended
	all   []entry
	read  bool
}

// find reads the records if need be, and ranks them. The registers that the
// store keeps as columns, of single attendances, have no titles to go by.
func (r *records) find(typed string, stopped func() bool) []entry {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.read {
		all := []entry{}
		for _, register := range r.view.Registers() {
			if register.Packed {
				continue
			}
			kind := r.texts.Register(register)
			for _, rec := range r.view.All(register.Key) {
				if stopped() {
					return nil
				}
				all = append(all, r.entry(register, rec, kind))
			}
		}
		r.all, r.read = all, true
	}
	return ranked(r.all, typed, recordsShown)
}

func (r *records) entry(register *reg.Register, rec reg.Record, kind string) entry {
	ref := reg.Ref{Register: register.Key, ID: rec.Header().ID}
	item := Item{Text: r.texts.Title(register, rec, r.names), Detail: kind, Open: func() { r.open(ref) }}
	if no := rec.Header().No; no != item.Text {
		item.Detail += " · " + no
	}
	return entries([]Item{item})[0]
}
