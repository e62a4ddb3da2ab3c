package windowtest

import "testing"

func TestTheWindowShowsTheAgency(t *testing.T) {
	p := start(t)
	if n := colours(p.pixels()); n < 20 {
		t.Errorf("the window shows %d colours; it seems blank", n)
	}
	if title := p.title(); title != "Prøveetaten – Samsvar" {
		t.Errorf("the window is called %q", title)
	}
	p.picture("overview")
}

func TestEveryMainScreenOpensByKeyboard(t *testing.T) {
	p := start(t)
	last := string(p.pixels())
	for _, step := range []struct{ key, name string }{
		{"ctrl+2", "gaps"}, {"ctrl+3", "declaration"}, {"ctrl+4", "review"}, {"ctrl+i", "import"}, {"ctrl+shift+f", "search"}, {"ctrl+1", "overview"},
	} {
		p.keys(step.key)
		now := string(p.pixels())
		if now == last {
			t.Errorf("%s changed nothing in the window", step.key)
		}
		last = now
		p.picture(step.name)
	}
}

func TestAKilledProgramLosesNothing(t *testing.T) {
	p := start(t)
	before := len(p.killAndFind())
	p.open()
	p.keys("ctrl+2", "ctrl+3")
	if after := len(p.killAndFind()); after != before {
		t.Errorf("%d findings after killing the program, %d before", after, before)
	}
	p.run("doctor", p.store)
}

// killAndFind ends the program and checks the store.
func (p *program) killAndFind() []finding {
	p.t.Helper()
	p.kill()
	return p.findings()
}
