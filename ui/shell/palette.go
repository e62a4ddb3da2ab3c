package shell

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/palette"
	"samsvar/ui/screen"
)

// recentShown is how many of the places that were visited the palette offers.
const recentShown = 8

// palette opens the line from which everything can be gone to.
func (s *session) palette() {
	p, view := s.program, s.store.View()
	palette.Show(palette.Deps{Texts: p.texts, Canvas: p.window.Canvas(), Do: p.do, View: view, Names: s.deps.Names(view),
		Menu: p.window.MainMenu(), Own: p.texts.T("ui.menu.palette"), Recent: s.recent(),
		Open: func(ref reg.Ref) { s.open(screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID}) }})
}

// recent are the places visited last, each once, without the present one.
func (s *session) recent() []palette.Item {
	var all []palette.Item
	seen := map[string]bool{s.placeName(s.trail.current()): true}
	for _, place := range slices.Backward(s.trail.places) {
		name := s.placeName(place)
		if name == "" || seen[name] {
			continue
		}
		seen[name] = true
		all = append(all, palette.Item{Text: name, Detail: s.program.texts.T("ui.palette.recent"), Open: func() { s.open(place) }})
		if len(all) == recentShown {
			break
		}
	}
	return all
}

// placeName is what a place is called: the record's title, else the words of the
// navigation; "" where there are none.
func (s *session) placeName(place screen.Place) string {
	if (place.Kind == screen.Record || place.Kind == screen.Edit) && place.ID != "" {
		if model.Register(place.Register) == nil {
			return ""
		}
		return s.deps.Names(s.store.View())(place.Register, place.ID)
	}
	key := keyOf(place)
	for _, group := range s.groups() {
		for _, entry := range group.Entries {
			if entry.Key == key {
				return entry.Text
			}
		}
	}
	return ""
}
