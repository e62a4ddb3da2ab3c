package shell

import (
	"strings"

	"samsvar/i18n"
	"samsvar/storage"
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
	s.status.Set(strings.Join([]string{agencyName(s.store.View(), t), info.Path, encryption(info, t)}, " · "), saved)
	backup, late := screen.BackupState(t, info, s.program.config.Now())
	s.status.SetLink(backup, late, func() { s.open(screen.Place{Kind: screen.Backups}) })
}

// encryption tells in a few words whether a store is encrypted.
func encryption(info storage.Info, t *i18n.Texts) string {
	if info.Encrypted {
		return t.T("ui.encrypted")
	}
	return t.T("ui.not_encrypted")
}
