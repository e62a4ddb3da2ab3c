package shell

import (
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/storage/vault"
	"samsvar/ui/keys"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// locked is a window whose content is hidden until someone knows the key.
type locked struct {
	path  string
	place screen.Place
	// covered is the session whose work is not saved yet. It stays open beneath;
	// nil if the store is closed meanwhile.
	covered  *session
	content  fyne.CanvasObject
	overlays []fyne.CanvasObject
}

// lock hides the content. The store is closed, unless that would lose what is
// being written: then it is only covered.
func (p *Program) lock() {
	s := p.session
	if s == nil || p.securing || !s.store.Access().Passphrase {
		return
	}
	overlays := p.window.Canvas().Overlays()
	l := &locked{path: s.store.Path(), place: s.trail.current(), content: p.window.Content(), overlays: slices.Clone(overlays.List())}
	for _, o := range slices.Backward(l.overlays) {
		overlays.Remove(o)
	}
	if unsaved(s.shown) {
		l.covered = s
	} else {
		s.leave(func() {}) // goes at once, and ends what the screen does in the background
	}
	p.session, p.locked = nil, l
	p.window.SetMainMenu(p.menu())
	p.window.SetTitle("Samsvar")
	p.showLocked()
	if l.covered == nil {
		s.end()
		go func() {
			_, _ = s.store.BackupIfChanged(0) // its failing is told when the store is opened again
			if err := s.store.Close(); err != nil {
				fyne.LogError("close the store", err)
			}
			p.do(func() { p.askUnlock(l) })
		}()
		return
	}
	p.askUnlock(l)
}

// unsaved reports whether leaving a screen may lose something.
func unsaved(shown screen.Screen) bool {
	drafter, ok := shown.(screen.Drafter)
	return ok && drafter.Unsaved() != ""
}

// showLocked shows that the window is locked, and how to go on.
func (p *Program) showLocked() {
	l, t := p.locked, p.texts
	text := t.T("ui.locked.text", filepath.Base(l.path))
	if l.covered != nil {
		text = t.T("ui.locked.unsaved", filepath.Base(l.path))
	}
	p.window.SetContent(parts.NewPlain(look.Page, parts.NewEmpty(t.T("ui.locked"), text,
		parts.NewPrimary(t.T("ui.locked.unlock"), func() { p.askUnlock(l) }))))
}

// askUnlock asks for the key of a locked window.
func (p *Program) askUnlock(l *locked) {
	if p.locked != l || parts.Open(p.window.Canvas()) {
		return
	}
	if l.covered == nil {
		p.unlock(l.path, p.texts.T("ui.locked"), true, func() { p.session.open(l.place) })
		return
	}
	keys.Unlock(p.keyDeps(), keys.Lock{Path: l.path, Passphrase: true, Title: p.texts.T("ui.locked"),
		Try:  func(secret vault.Secret, _ bool) error { return l.covered.store.Opens(secret) },
		Done: func() { p.uncover(l) }})
}

// uncover shows what was covered, as it was.
func (p *Program) uncover(l *locked) {
	p.session, p.locked = l.covered, nil
	p.noticed()
	p.window.SetMainMenu(p.menu())
	p.window.SetContent(l.content)
	p.window.SetTitle(p.session.title())
	for _, o := range l.overlays {
		p.window.Canvas().Overlays().Add(o)
	}
	p.session.changed()
}

// drop ends what a locked window still has open.
func (l *locked) drop() {
	if l != nil && l.covered != nil {
		l.covered.close()
	}
}

// warnBefore is how long before locking the user is told.
const warnBefore = 30 * time.Second

// idle is since when nobody has used the window.
type idle struct {
	since  time.Time
	moves  int // of the pointer
	last   using
	warned *parts.Layer
}

// using is what changes when someone uses the window.
type using struct {
	focused     fyne.Focusable
	text        string
	row, column int
	version     uint64
	shown       screen.Screen
	overlays    int
	moves       int
}

func (p *Program) using() using {
	u := using{moves: p.idle.moves, focused: p.window.Canvas().Focused(), overlays: len(p.window.Canvas().Overlays().List())}
	if e, ok := u.focused.(*parts.Entry); ok {
		u.text, u.row, u.column = e.Text, e.CursorRow, e.CursorColumn
	}
	if s := p.session; s != nil {
		u.version, u.shown = s.store.View().Version(), s.shown
	}
	return u
}

// noticed begins to count anew.
func (p *Program) noticed() { p.idle.since, p.idle.last = p.config.Now(), p.using() }

// lookIdle locks the window if nobody has used it for as long as was chosen. It
// says so half a minute before: who only reads moves the pointer.
func (p *Program) lookIdle() {
	if p.session == nil || p.settings.AutoLock <= 0 || !p.session.store.Access().Passphrase {
		p.idle.since = time.Time{}
		return
	}
	if p.idle.since.IsZero() || p.using() != p.idle.last {
		p.noticed()
		return
	}
	rest := time.Duration(p.settings.AutoLock)*time.Minute - p.config.Now().Sub(p.idle.since)
	switch {
	case rest <= 0:
		if p.idle.warned != nil {
			p.idle.warned.Close()
		}
		p.lock()
	case rest <= warnBefore && (p.idle.warned == nil):
		t := p.texts
		p.idle.warned = parts.Ask(p.window.Canvas(), parts.Question{Title: t.T("ui.locking"), Text: t.T("ui.locking.text"),
			Yes: t.T("ui.locking.stay"), OnYes: func() bool { p.noticed(); return true }})
		p.idle.warned.OnClose = func() { p.idle.warned = nil }
		p.idle.last = p.using()
	}
}

// lockOrTell locks the window, or tells why that would hide nothing.
func (p *Program) lockOrTell() {
	if p.session != nil && !p.session.store.Access().Passphrase {
		parts.Tell(p.window.Canvas(), p.texts.T("ui.lock.none"), p.texts.T("ui.lock.none.text"), p.texts.T("ui.ok"))
		return
	}
	p.lock()
}
