package retention

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/storage"
	"samsvar/ui/erasure"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Screen is the screen.
type Screen struct {
	*screen.Deps
	piles   []pile
	busy    string // what is being done, "" for nothing
	looking *screen.Work[[]pile]

	content *fyne.Container
	page    *fyne.Container
	scroll  *container.Scroll
}

// New makes the screen.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	s := &Screen{Deps: d, looking: screen.NewWork[[]pile](d.Do), page: container.NewStack()}
	s.scroll = container.NewVScroll(s.page)
	s.content = container.NewStack(s.scroll)
	s.show(false)
	s.Changed()
	return s
}

func (s *Screen) t(key string, args ...string) string { return s.Texts.T("ui.retention."+key, args...) }

// Content is what fills the window.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Shown does nothing: the first thing here is to read.
func (s *Screen) Shown() {}

// Leave goes on at once: nothing is edited here.
func (s *Screen) Leave(then func()) {
	s.looking.Cancel()
	then()
}

// Changed looks anew in the background.
func (s *Screen) Changed() {
	view, today := s.Store.View(), s.Today()
	s.looking.Run(func(func() bool) []pile { return find(view, today) }, func(piles []pile) {
		s.piles = piles
		s.show(true)
	})
}

// show shows the piles; looked is false before they are known.
func (s *Screen) show(looked bool) {
	line := s.t("looking")
	if looked {
		line = s.line()
	}
	rows := []fyne.CanvasObject{parts.NewHead(s.t("title"), line)}
	if s.busy != "" {
		rows = append(rows, parts.NewCard(parts.NewWrapped(s.busy).Strong()))
	}
	for _, p := range s.piles {
		rows = append(rows, s.card(p))
	}
	if looked {
		rows = append(rows, parts.NewCard(parts.NewHeading(s.t("what")), parts.NewWrapped(s.t("what.delete")), parts.NewWrapped(s.t("what.erase"))))
	}
	s.page.Objects = []fyne.CanvasObject{parts.Pad(20, 20, parts.Column(12, rows...))}
	s.page.Refresh()
	s.content.Refresh()
}

// line answers whether anything has been kept too long.
func (s *Screen) line() string {
	due, gone := 0, 0
	for _, p := range s.piles {
		due += len(p.due.IDs) + len(p.used)
		gone += len(p.gone.IDs)
	}
	switch {
	case due > 0:
		return s.Texts.N("ui.retention.line", due)
	case gone > 0:
		return s.Texts.N("ui.retention.line.gone", gone)
	}
	return s.t("line.none")
}

// delete asks, and deletes what is due in one change.
func (s *Screen) delete(p pile) {
	n := len(p.due.IDs)
	parts.Ask(s.Canvas(), parts.Question{Title: s.Texts.N("ui.retention.delete.ask", n, s.Texts.RegisterMany(p.rule.Register)),
		Text: s.t("delete.help", s.Texts.LongDay(p.due.Oldest)), Width: 560, Yes: s.t("delete.yes"), No: s.t("cancel"), Danger: true,
		OnYes: func() bool {
			s.Do(func() {
				s.run(n, func() error {
					_, err := s.Store.Save(p.removal(s.reason(p)))
					return err
				})
			})
			return true
		}})
}

// reason is what the history says.
func (s *Screen) reason(p pile) string { return s.Texts.N("ui.retention.reason", p.rule.Years) }

// run does something to many records in the background and says so meanwhile.
func (s *Screen) run(n int, do func() error) {
	s.busy = s.Texts.N("ui.retention.busy", n)
	s.show(true)
	screen.NewWork[error](s.Do).Run(func(func() bool) error { return do() }, func(err error) {
		s.busy = ""
		if err != nil {
			s.Failed(err)
		} else {
			s.Saved(s.Texts.N("ui.retention.deleted", n))
		}
		s.Changed()
	})
}

// erase asks, and lets go for good. It cannot be taken back, so that what
// happens stands in the question.
func (s *Screen) erase(p pile) {
	order := p.erasure(s.reason(p), s.Texts.T("erase.instead"))
	n, key := len(order.Records), "erase"
	if p.names() {
		key = "names"
	}
	parts.Ask(s.Canvas(), parts.Question{Title: s.Texts.N("ui.retention."+key+".ask", n, s.Texts.RegisterMany(p.rule.Register)),
		Text: s.t(key + ".help"), Width: 560, Yes: s.t(key + ".yes"), No: s.t("cancel"), Danger: true,
		OnYes: func() bool {
			s.Do(func() { s.carryOut(order, n) })
			return true
		}})
}

func (s *Screen) carryOut(order storage.Erasure, n int) {
	s.busy = s.Texts.N("ui.retention.busy", n)
	s.show(true)
	erasure.CarryOut(s.Deps, order, func() {
		s.busy = ""
		s.Changed()
	})
}

// button does something with a pile, unless something is being done.
func (s *Screen) button(text string, act func()) *parts.Button {
	b := parts.NewButton(text, act)
	b.Follow(s.scroll)
	if s.busy != "" {
		b.Disable()
	}
	return b
}

// link leads to a place; say tells a screen reader what a number is.
func (s *Screen) link(text, say string, to screen.Place) *parts.Link {
	l := parts.NewLink(text, func() { s.Open(to) })
	l.SetLabel(say)
	l.Follow(s.scroll)
	return l
}

// muted is small print in a card.
func muted(text string) fyne.CanvasObject { return parts.NewWrapped(text).In(look.Muted) }
