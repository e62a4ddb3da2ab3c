package windowtest

import (
	"os"
	"testing"
)

// shots are the pictures of the guide: the keys that lead to a screen from
// anywhere, and what the picture is called.
func shots() []shot {
	return []shot{
		{name: "overview", keys: []string{"ctrl+1"}},
		{name: "gaps", keys: []string{"ctrl+2"}},
		{name: "declaration", keys: []string{"ctrl+3"}},
		{name: "review", keys: []string{"ctrl+4"}},
		{name: "calendar", keys: []string{"ctrl+5"}},
		{name: "training", keys: []string{"ctrl+6"}},
		{name: "guidance", keys: []string{"ctrl+7"}},
		{name: "register", to: "Behandlinger"},
		{name: "record", to: "Behandlinger", keys: []string{"Return"}},
		{name: "form", to: "Behandlinger", keys: []string{"ctrl+e"}},
		{name: "import", to: "Systemer", keys: []string{"ctrl+i"}},
		{name: "search", keys: []string{"ctrl+shift+f"}, text: "skole"},
		{name: "palette", keys: []string{"ctrl+k"}, text: "data", leave: true},
		{name: "quick-incident", keys: []string{"ctrl+shift+n"}, leave: true},
		{name: "manual", to: "Oversikt", keys: []string{"F1"}},
	}
}

// shot is one picture.
type shot struct {
	name  string
	to    string   // where to go first, as typed into the command palette
	keys  []string // pressed then
	text  string   // typed then
	leave bool     // Escape closes it
}

// TestPicturesOfTheGuide takes the pictures of the guide. It is no test of its
// own and runs only where SAMSVAR_PICTURES names a folder for them.
func TestPicturesOfTheGuide(t *testing.T) {
	if os.Getenv("SAMSVAR_PICTURES") == "" {
		t.Skip("SAMSVAR_PICTURES names no folder")
	}
	p := start(t)
	p.xdo("windowsize", p.window, "1280", "800")
	p.settle()
	for _, s := range shots() {
		if s.to != "" {
			p.goTo(s.to)
		}
		p.keys(s.keys...)
		if s.text != "" {
			p.text(s.text)
		}
		p.settle()
		p.picture(s.name)
		if s.leave {
			p.keys("Escape")
		}
	}
}

// goTo goes somewhere by the command palette.
func (p *program) goTo(place string) {
	p.t.Helper()
	p.keys("ctrl+k")
	p.text(place)
	p.keys("Return")
}
