package shell

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/parts"
)

// Room for the list of works, which scrolls.
const (
	worksWidth  = 520
	worksHeight = 220
)

// about tells what the program is.
func (p *Program) about() {
	t := p.texts
	works := p.worksList()
	room := container.NewGridWrap(fyne.NewSize(worksWidth, worksHeight), works)
	parts.Ask(p.window.Canvas(), parts.Question{Title: "Samsvar " + p.config.Version, Text: t.T("ui.about"),
		Body:   parts.Column(8, parts.NewLabel(t.T("ui.works")), room),
		Scroll: works, Width: worksWidth + 48, Yes: t.T("ui.ok")})
}

// shortcuts lists what can be done by keyboard.
func (p *Program) shortcuts() {
	t := p.texts
	lines := parts.Column(4)
	for line := range strings.Lines(t.T("ui.shortcuts")) {
		keys, does, _ := strings.Cut(strings.TrimSpace(line), ": ")
		lines.Add(parts.Grid(8, 180, parts.NewWrapped(keys).Strong(), parts.NewWrapped(does)))
	}
	list := container.NewVScroll(parts.Pad(0, 8, lines))
	room := container.NewGridWrap(fyne.NewSize(worksWidth, min(2*worksHeight, p.window.Canvas().Size().Height*0.6)), list)
	parts.Ask(p.window.Canvas(), parts.Question{Title: t.T("ui.menu.shortcuts"), Body: room, Scroll: list,
		Width: worksWidth + 48, Yes: t.T("ui.ok")})
}

// backup makes a backup now, in the background, and tells where.
func (s *session) backup() {
	go func() {
		path, err := s.store.Backup()
		s.program.do(func() {
			if s.program.session != s {
				return
			}
			if err != nil {
				s.failed(err)
				return
			}
			s.saved(s.program.texts.T("ui.backup_made", path))
		})
	}()
}
