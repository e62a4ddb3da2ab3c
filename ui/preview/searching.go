package preview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"samsvar/i18n"
	"samsvar/report/pdf"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// searching is the row in which words of the document are searched.
type searching struct {
	page    *page
	typed   *parts.Entry
	count   *parts.Text
	row     *fyne.Container
	work    *screen.Work[hits]
	found   []pdf.Found
	at      int // which of found is shown
	shifted func() bool
}

// hits are the places where words were found on pages.
type hits struct {
	of    *pdf.Pages
	found []pdf.Found
	err   error
}

func newSearching(p *page) *searching {
	s := &searching{page: p, typed: parts.NewEntry(p.t("search")), count: parts.NewMuted(""), work: screen.NewWork[hits](p.Do), shifted: shifted}
	s.typed.SetPlaceHolder(p.t("search"))
	s.typed.OnChanged = func(string) { s.search(true) }
	s.typed.OnKey = s.key
	s.row = parts.Ends(8, s.typed, s.count, parts.NewButton(p.t("search.before"), func() { s.step(-1) }),
		parts.NewButton(p.t("search.after"), func() { s.step(1) }), parts.NewButton(p.t("search.close"), s.close))
	s.row.Hide()
	return s
}

// shifted reports whether the shift key is held.
func shifted() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// open shows the row and puts the focus into it.
func (s *searching) open() {
	s.row.Show()
	s.page.all.Refresh()
	if c := s.page.Canvas(); c != nil {
		c.Focus(s.typed) // not yet painted, and so unknown to parts.FocusOn
	}
	s.typed.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.search(false)
}

// close takes the row and the marks away.
func (s *searching) close() {
	s.work.Cancel()
	s.found = nil
	s.row.Hide()
	s.page.viewer.mark(nil, 0)
	s.page.all.Refresh()
	parts.FocusOn(s.page.viewer)
}

// key goes on by Enter and F3, back with the shift key held, and closes by Escape.
func (s *searching) key(ev *fyne.KeyEvent) bool {
	if s.row.Hidden {
		return false
	}
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF3:
		step := 1
		if s.shifted() {
			step = -1
		}
		s.step(step)
	case fyne.KeyEscape:
		s.close()
	default:
		return false
	}
	return true
}

// search searches in the background. With move the first place from the page in
// sight on is shown.
func (s *searching) search(move bool) {
	pages, words := s.page.now.pages, s.typed.Text
	if pages == nil || s.row.Hidden {
		return
	}
	s.work.Run(func(func() bool) hits {
		found, err := pages.Find(words, i18n.Fold)
		return hits{pages, found, err}
	}, func(h hits) {
		if h.err != nil || h.of != s.page.now.pages {
			return
		}
		s.found, s.at = h.found, 0
		for s.at+1 < len(s.found) && s.found[s.at].Page < s.page.viewer.sight.at() {
			s.at++
		}
		s.show(move && len(s.found) > 0)
	})
}

// step goes to the next place, or the one before, round and round.
func (s *searching) step(by int) {
	if n := len(s.found); n > 0 {
		s.at = (s.at + by + n) % n
		s.show(true)
	}
}

// show marks the places, counts them, and goes to the one that is shown.
func (s *searching) show(move bool) {
	p := s.page
	switch {
	case len(s.found) > 0:
		s.count.SetText(p.t("search.count", p.Texts.Int(s.at+1), p.Texts.Int(len(s.found))))
	case s.typed.Text == "":
		s.count.SetText("")
	default:
		s.count.SetText(p.t("search.none"))
	}
	p.viewer.mark(s.found, s.at)
	if move {
		p.viewer.reveal(s.found[s.at])
	}
	p.all.Refresh()
}

// Find opens the search.
func (p *page) Find() { p.search.open() }
