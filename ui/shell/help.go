package shell

import (
	"fyne.io/fyne/v2"

	"samsvar/docs"
	"samsvar/settings"
	"samsvar/ui/manual"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// help opens the page of the guide that explains what is shown. Where the guide
// is shown already, it stays.
func (p *Program) help() {
	if p.session == nil || p.locked != nil {
		return
	}
	place := p.session.trail.current()
	if place.Kind == screen.Manual {
		return
	}
	guide, err := docs.Load()
	if err != nil {
		p.failed(err)
		return
	}
	p.session.open(screen.Place{Kind: screen.Manual, Page: manual.PageOf(guide, place)})
}

// keyTyped sees the keys that nothing in the window has a use for. Keys without
// Ctrl or Alt do not reach the menu.
func (p *Program) keyTyped(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyF1 && !parts.Open(p.window.Canvas()) {
		p.help()
	}
}

// firstSteps shows the first things to do on the overview, done or not.
func (p *Program) firstSteps() {
	if p.session == nil {
		return
	}
	p.change(func(s *settings.Settings) { s.FirstSteps = "asked" })
	p.session.open(screen.Place{Kind: screen.Overview})
}
