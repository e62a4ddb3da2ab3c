package register

import (
	"slices"

	"samsvar/model/reg"
	"samsvar/ui/seek"
)

// span is a run of records, from included and to not.
type span struct{ from, to int }

// marks are the records that are ticked, as runs in the order of the list: a
// million ticked ones cost no more than one.
type marks struct {
	spans  []span
	before []span // as they were when the user last was somewhere without Shift
	anchor int    // and where that was
}

// has reports whether a record is ticked.
func (m *marks) has(at int) bool {
	_, found := slices.BinarySearchFunc(m.spans, at, func(s span, at int) int {
		switch {
		case at < s.from:
			return 1
		case at >= s.to:
			return -1
		}
		return 0
	})
	return found
}

// count is how many are ticked.
func (m *marks) count() int { return countSpans(m.spans) }

func countSpans(spans []span) int {
	n := 0
	for _, s := range spans {
		n += s.to - s.from
	}
	return n
}

// each yields the places of the ticked records in order.
func (m *marks) each(yield func(int) bool) {
	for _, s := range m.spans {
		for at := s.from; at < s.to; at++ {
			if !yield(at) {
				return
			}
		}
	}
}

// toggle ticks a run of records, or no longer if all of it is ticked.
func (m *marks) toggle(run span) {
	rest := without(m.spans, run)
	if m.count()-countSpans(rest) == run.to-run.from {
		m.spans = rest
	} else {
		m.spans = with(m.spans, run)
	}
	m.stand(run.from)
}

// stand notes where the user is, for the next reach.
func (m *marks) stand(at int) { m.anchor, m.before = at, m.spans }

// reach ticks all from where the user stood to a run of records, in place of
// what was reached before.
func (m *marks) reach(run span) {
	m.spans = with(m.before, span{min(m.anchor, run.from), max(m.anchor+1, run.to)})
}

func (m *marks) clear() { m.spans, m.before = nil, nil }

// with returns runs with another one added.
func with(spans []span, run span) []span {
	if run.to <= run.from {
		return spans
	}
	var all []span
	for _, s := range spans {
		switch {
		case s.to < run.from || s.from > run.to:
			all = append(all, s)
		default: // they touch
			run = span{min(s.from, run.from), max(s.to, run.to)}
		}
	}
	all = append(all, run)
	slices.SortFunc(all, func(a, b span) int { return a.from - b.from })
	return all
}

// without returns runs with another one taken out.
func without(spans []span, run span) []span {
	var all []span
	for _, s := range spans {
		if s.to <= run.from || s.from >= run.to {
			all = append(all, s)
			continue
		}
		if s.from < run.from {
			all = append(all, span{s.from, run.from})
		}
		if s.to > run.to {
			all = append(all, span{run.to, s.to})
		}
	}
	return all
}

// kept finds what is ticked in another order of records, or among fewer.
func kept(before seek.Records, spans []span, now seek.Records, same bool) []span {
	if len(spans) == 0 || before == nil {
		return nil
	}
	if same && countSpans(spans) == before.Len() && before.Len() == now.Len() {
		return []span{{0, now.Len()}}
	}
	ticked := make(map[reg.ID]bool, countSpans(spans))
	old := marks{spans: spans}
	for at := range old.each {
		ticked[before.ID(at)] = true
	}
	var all []span
	for at := range now.Len() {
		if !ticked[now.ID(at)] {
			continue
		}
		if last := len(all) - 1; last >= 0 && all[last].to == at {
			all[last].to++
		} else {
			all = append(all, span{at, at + 1})
		}
	}
	return all
}
