package shell

import (
	"slices"
	"strings"
	"testing"

	"samsvar/ui/screen"
)

// taker is a screen that receives documents of some names, and takes all other
// files.
type taker struct {
	screen.Screen
	received, taken []string
}

func (s *taker) Receive(path string) bool {
	if !strings.HasPrefix(path, "signert") {
		return false
	}
	s.received = append(s.received, path)
	return true
}

func (s *taker) Dropped(path string) { s.taken = append(s.taken, path) }

func TestAScreenReceivesItsOwnDocumentFirst(t *testing.T) {
	shown := &taker{}
	s := &session{shown: shown}
	for _, path := range []string{"signert.pdf", "signert.png", "tall.xlsx"} {
		s.dropped([]string{path})
	}
	if !slices.Equal(shown.received, []string{"signert.pdf", "signert.png"}) || !slices.Equal(shown.taken, []string{"tall.xlsx"}) {
		t.Errorf("received %q, taken %q", shown.received, shown.taken)
	}
}
