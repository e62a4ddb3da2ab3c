package examples

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/guidance"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/screen"
)

// state is what is shown: a kind of examples, narrowed by a search.
type state struct {
	texts      *i18n.Texts
	collection *guidance.Collection
	register   string
	query      string
	shown      []*guidance.Example
	marked     map[string]bool // by id, of those that are items
}

func (s *state) lang() string { return string(s.texts.Lang()) }

// narrow finds what is shown: the examples of the register that have every word
// of the search in title, theme or text.
func (s *state) narrow() {
	words := strings.Fields(i18n.Fold(s.query))
	s.shown = nil
	for _, e := range s.collection.Of(s.register) {
		text := i18n.Fold(e.Title(s.lang()) + " " + s.theme(e) + " " + s.body(e))
		if hasAll(text, words) {
			s.shown = append(s.shown, e)
		}
	}
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// body is what an example says, for the search; it is only looked into when
// something is searched for.
func (s *state) body(e *guidance.Example) string {
	if s.query == "" {
		return ""
	}
	rec, err := e.Record(s.lang())
	if err != nil {
		return ""
	}
	var all []string
	model.Register(e.Register).EachText(rec, func(_ *reg.Field, text string) { all = append(all, text) })
	return strings.Join(all, " ")
}

func (s *state) theme(e *guidance.Example) string { return s.texts.T("guidance.theme." + e.Theme) }

// items reports whether the examples shown are items of a record.
func (s *state) items() bool { return len(s.shown) > 0 && s.shown[0].Field != "" }

// chosen are the marked examples in the order of the library, or the current
// one where none is marked.
func (s *state) chosen(current *guidance.Example) []*guidance.Example {
	var all []*guidance.Example
	for _, e := range s.collection.Of(s.register) {
		if s.marked[e.ID] {
			all = append(all, e)
		}
	}
	if len(all) == 0 && current != nil {
		all = []*guidance.Example{current}
	}
	return all
}

// place is the form of a record that begins with the examples: a new one, or
// the one given, to which they are added.
func (s *state) place(all []*guidance.Example, to reg.Record) (screen.Place, error) {
	place := screen.Place{Kind: screen.Edit, Register: s.register}
	var err error
	if to == nil {
		if place.Begin, err = all[0].Record(s.lang()); err != nil {
			return place, err
		}
		all = all[1:]
	} else {
		place.ID, place.Begin = to.Header().ID, model.Register(s.register).Clone(to)
	}
	for _, e := range all {
		if err := e.AddTo(place.Begin, s.lang()); err != nil {
			return place, err
		}
	}
	if s.items() {
		place.Field = s.shown[0].Field
	}
	return place, nil
}

// rows are the examples shown, as the list takes them.
type rows struct{ s *state }

// Len is the number of rows.
func (r rows) Len() int { return len(r.s.shown) }

// Cell is what stands in a cell.
func (r rows) Cell(row, col int) string {
	e := r.s.shown[row]
	if col == 0 {
		return e.Title(r.s.lang())
	}
	return r.s.theme(e)
}

// Sign has no meaning here.
func (r rows) Sign(int) report.Severity { return report.SeverityNone }

// ticked are rows that can be ticked, so that several are taken at once.
type ticked struct{ rows }

// Marked reports whether a row is ticked.
func (t ticked) Marked(row int) bool { return t.s.marked[t.s.shown[row].ID] }

// Marks reports whether any row is ticked, and whether all are.
func (t ticked) Marks() (some, all bool) {
	all = true
	for _, e := range t.s.shown {
		some = some || t.s.marked[e.ID]
		all = all && t.s.marked[e.ID]
	}
	return some, all
}
