package shell

import (
	"strings"

	"samsvar/model/reg"
)

// showStatus tells which store is open, where it lies, whether it is encrypted,
// when it was last backed up, and that everything is saved.
func (s *session) showStatus(saved string) {
	t, info := s.program.texts, s.store.Info()
	backup := t.T("ui.no_backup")
	if !info.LastBackup.IsZero() {
		backup = t.T("ui.last_backup", t.Instant(reg.InstantOf(info.LastBackup)))
	}
	if saved == "" {
		saved = t.T("ui.all_saved")
	}
	s.status.Set(strings.Join([]string{agencyName(s.store.View(), t), info.Path, t.T("ui.not_encrypted")}, " · "),
		strings.Join([]string{backup, saved}, " · "))
}
