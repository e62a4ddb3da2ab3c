package shell

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/settings/identities"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// session is one open store in the window.
type session struct {
	program *Program
	store   *storage.Store
	stops   []func() // end being told of saves and of backups, and the watch
	deps    *screen.Deps
	nav     *parts.Nav
	status  *parts.Status
	body    *fyne.Container
	shown   screen.Screen
	trail   trail
	counted *screen.Work[totals]
	last    totals
	memory  screen.Memory // how the user left the lists
	copies  screen.Copies // of attachments that were shown
	said    string        // what was saved last, for the status bar
	tasks   []*task       // that are under way

	toldClock  bool   // the clock was told to be wrong
	toldBackup string // the failure of a backup that was told last
}

// totals are the numbers in the navigation that take time to compute.
type totals struct {
	findings int // open ones that are critical or high
	percent  int // of the declaration's questions answered
	year     int
}

func newSession(p *Program, store *storage.Store) *session {
	s := &session{program: p, store: store, counted: screen.NewWork[totals](p.do)}
	s.trail.visit(screen.Place{Kind: screen.Overview})
	s.stops = []func(){store.OnChange(func() { p.do(s.changed) }), store.OnBackup(func() { p.do(s.backedUp) }), s.watch()}
	store.SetSecondPlace(p.settings.BackupFolder)
	return s
}

// end has nothing more come to the session; the store stays open.
func (s *session) end() {
	for _, stop := range s.stops {
		stop()
	}
	s.counted.Cancel()
	s.copies.Remove()
}

func (s *session) close() {
	s.end()
	if err := s.store.Close(); err != nil {
		fyne.LogError("close the store", err)
	}
}

// rebuild makes the frame anew, in the language chosen now.
func (s *session) rebuild() {
	p := s.program
	kept, _ := identities.Default() // without a folder there are none, and making one says why
	s.deps = &screen.Deps{Store: s.store, Identities: kept, Texts: p.texts, Now: p.config.Now, Do: p.do, Canvas: p.window.Canvas,
		Clipboard: func(text string) { p.app.Clipboard().SetContent(text) }, Pick: p.picker(), Open: s.open,
		View: p.view, Mail: p.mail, Copies: &s.copies,
		Saved: s.saved, Failed: p.failed, Templates: p.templates,
		Settings: func() settings.Settings { return p.settings }, Program: "Samsvar " + p.config.Version,
		Pasted: func() string { return p.app.Clipboard().Content() }, Keep: p.change,
		Choose: p.choose, Restore: s.restore, Memory: &s.memory, Busy: s.busy, Workbench: workbench}
	s.nav, s.status, s.body = parts.NewNav(), parts.NewStatus(), container.NewStack()
	s.nav.OnOpen = func(key string) { s.open(placeOf(key, s.year())) }
	s.nav.OnFold = s.folded
	s.nav.SetGroups(s.groups())
	places := container.NewVScroll(s.nav)
	s.nav.OnMove = func(row fyne.CanvasObject) { parts.Reveal(places, row) }
	left := parts.NewPlain(look.Card, places)
	frame := container.NewBorder(nil, s.status, container.NewHBox(container.New(
		&fixedWidth{s.nav.Width}, left), parts.NewLine()), nil, s.body)
	p.window.SetContent(parts.NewWatch(parts.NewPlain(look.Page, frame), func() { p.idle.moves++ }))
	p.window.SetTitle(s.title())
	s.show(s.trail.current())
	s.recount()
	s.showStatus("")
}

// title is the window's title: which agency, then the program.
func (s *session) title() string { return agencyName(s.store.View(), s.program.texts) + " – Samsvar" }

// open goes to a place after asking about unsaved work.
func (s *session) open(place screen.Place) {
	s.leave(func() {
		again := place
		again.Begin, again.Attach = nil, nil // what a form began with is not begun anew by going back
		s.trail.visit(again)
		s.show(place)
	})
}

func (s *session) leave(then func()) {
	if s.shown == nil {
		then()
		return
	}
	s.shown.Leave(then)
}

// back and forward go along the places that were visited.
func (s *session) back()    { s.leave(func() { s.step(s.trail.back) }) }
func (s *session) forward() { s.leave(func() { s.step(s.trail.forward) }) }

func (s *session) step(move func() (screen.Place, bool)) {
	if place, ok := move(); ok {
		s.show(place)
	}
}

// show puts the screen of a place into the window.
func (s *session) show(place screen.Place) {
	s.shown = newScreen(s.deps, place)
	s.body.Objects = []fyne.CanvasObject{s.shown.Content()}
	s.body.Refresh()
	s.nav.Select(keyOf(place))
	s.takeIn()
	s.shown.Shown()
}

// takeIn has the window take in what was just put there. A widget that has not
// been drawn yet is on no canvas as far as Fyne knows, and cannot get the focus.
func (s *session) takeIn() {
	if c, ok := s.program.window.Canvas().(interface{ EnsureMinSize() bool }); ok {
		c.EnsureMinSize()
	}
}

// changed tells everything shown that the store was saved.
func (s *session) changed() {
	s.nav.SetGroups(s.groups())
	s.nav.Select(keyOf(s.trail.current()))
	if s.shown != nil {
		s.shown.Changed()
	}
	s.program.window.SetTitle(s.title())
	s.recount()
	s.showStatus("")
	s.tellTroubles()
}

// saved tells in the status bar what was saved.
func (s *session) saved(what string) { s.showStatus(what) }

func (s *session) dropped(paths []string) {
	if taker, ok := s.shown.(screen.Attacher); ok && taker.Attach(paths) {
		return
	}
	path := paths[0]
	if taker, ok := s.shown.(screen.Receiver); ok && taker.Receive(path) {
		return
	}
	if strings.EqualFold(filepath.Ext(path), ".pdf") {
		s.open(screen.Place{Kind: screen.Verify, Text: path})
		return
	}
	if taker, ok := s.shown.(screen.Opener); ok {
		taker.Dropped(path)
		return
	}
	s.open(screen.Place{Kind: screen.Import, Text: path})
}

func (s *session) folded(group string, folded bool) {
	s.program.change(func(c *settings.Settings) { c.SetFolded(group, folded) })
}

// year is the year the yearly documents are about now: the one that runs, and
// until the declaration's deadline the one before, unless it is sent already.
func (s *session) year() int { return annual.CurrentYear(s.store.View(), s.deps.Today()) }

// recount computes the navigation's slow numbers in the background.
func (s *session) recount() {
	view, opt, year := s.store.View(), s.deps.Annual(), s.year()
	s.counted.Run(func(func() bool) totals { return countTotals(view, opt, year) }, func(t totals) {
		s.last = t
		s.nav.SetGroups(s.groups())
		s.nav.Select(keyOf(s.trail.current()))
	})
}

func countTotals(src reg.Source, opt annual.Options, year int) totals {
	t := totals{year: year}
	if list, err := annual.Find(src, opt); err == nil {
		t.findings = len(list.Open().AtLeast(findings.High))
	}
	if round, err := annual.Open(src, annual.Declaration, year, opt); err == nil {
		t.percent = round.Progress().Percent()
	}
	return t
}

// fixedWidth gives an object the width that is asked for, or what it needs.
type fixedWidth struct{ width func() float32 }

// MinSize has that width.
func (f *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(max(f.width(), least.Width), least.Height)
}

// Layout fills it.
func (f *fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
