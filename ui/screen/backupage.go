package screen

import (
	"time"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
)

// backupOld is how old the last backup may be before it is pointed out.
const backupOld = 7 * 24 * time.Hour

// BackupState says in words how old the last good backup is, for the foot of
// the window. Late is true where it should be looked at: it failed last, is
// older than a week, is of a time to come, or there is none of a store that has
// long been in use.
func BackupState(t *i18n.Texts, info storage.Info, now time.Time) (text string, late bool) {
	age, late := BackupAge(t, now, info.LastBackup)
	switch {
	case info.BackupErr != nil:
		return t.T("ui.backup.failed", age), true
	case info.LastBackup.IsZero():
		return t.T("ui.no_backup"), now.Sub(info.Created) > backupOld
	case late:
		return t.T("ui.backup.late", age), true
	case info.Second.Err != nil:
		return t.T("ui.backup.second_failed", age), true
	}
	return t.T("ui.last_backup", age), false
}

// BackupAge words when a backup was made, by the days of the calendar in Oslo,
// and tells whether that is more than a week ago or in the time to come.
func BackupAge(t *i18n.Texts, now, made time.Time) (text string, late bool) {
	if made.IsZero() {
		return t.T("ui.backup.never"), true
	}
	at := reg.InstantOf(made)
	days := int(reg.InstantOf(now).Day(i18n.Oslo()) - at.Day(i18n.Oslo()))
	late = now.Sub(made) > backupOld || days < 0
	switch {
	case days == 0:
		return t.T("ui.backup.today", t.Clock(at)), late
	case days == 1:
		return t.T("ui.backup.yesterday", t.Clock(at)), late
	case days > 0 && days < 100:
		return t.N("ui.backup.days", days), late
	}
	return t.Instant(at), late
}
