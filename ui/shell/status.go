package shell

import (
	"strings"

	"samsvar/ui/screen"
)

// showStatus tells which store is open, where it lies, whether it is encrypted,
// when it was last backed up, and that everything is saved.
func (s *session) showStatus(saved string) {
	t, info := s.program.texts, s.store.Info()
	s.said = saved
	if saved == "" {
		saved = t.T("ui.all_saved")
	}
	s.status.Set(strings.Join([]string{agencyName(s.store.View(), t), info.Path, t.T("ui.not_encrypted")}, " · "), saved)
	backup, late := screen.BackupState(t, info, s.program.config.Now())
	s.status.SetLink(backup, late, func() { s.open(screen.Place{Kind: screen.Backups}) })
}
