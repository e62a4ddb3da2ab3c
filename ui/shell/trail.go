package shell

import "samsvar/ui/screen"

// trail is the places that were visited, for going back and forward.
type trail struct {
	places []screen.Place
	at     int
}

const longestTrail = 100

// visit goes to a new place; what was ahead is forgotten.
func (t *trail) visit(place screen.Place) {
	if len(t.places) > 0 {
		t.places = t.places[:t.at+1]
	}
	t.places = append(t.places, place)
	if len(t.places) > longestTrail {
		t.places = t.places[1:]
	}
	t.at = len(t.places) - 1
}

func (t *trail) current() screen.Place {
	if len(t.places) == 0 {
		return screen.Place{Kind: screen.Overview}
	}
	return t.places[t.at]
}

func (t *trail) back() (screen.Place, bool) {
	if t.at == 0 {
		return screen.Place{}, false
	}
	t.at--
	return t.current(), true
}

func (t *trail) forward() (screen.Place, bool) {
	if t.at+1 >= len(t.places) {
		return screen.Place{}, false
	}
	t.at++
	return t.current(), true
}
