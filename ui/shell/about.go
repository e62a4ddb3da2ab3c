package shell

import (
	"samsvar/ui/parts"
)

// about tells what the program is.
func (p *Program) about() {
	t := p.texts
	parts.Tell(p.window.Canvas(), "Samsvar "+p.config.Version, t.T("ui.about"), t.T("ui.ok"))
}

// shortcuts lists what can be done by keyboard.
func (p *Program) shortcuts() {
	t := p.texts
	parts.Tell(p.window.Canvas(), t.T("ui.menu.shortcuts"), t.T("ui.shortcuts"), t.T("ui.ok"))
}

// backup makes a backup now and tells where.
func (s *session) backup() {
	path, err := s.store.Backup()
	if err != nil {
		s.program.failed(err)
		return
	}
	s.showStatus(s.program.texts.T("ui.backup_made", path))
}
