package storage

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"samsvar/model/reg"
)

// Backups lie beside the store in NAME.samsvar.backup and are called
// NAME-MOMENT-NUMBER.samsvar: the moment in UTC by the clock, and a number that
// grows with each. The number tells which is newer, since clocks are set back.
// A file under such a name has been verified.
const (
	backupSuffix = ".backup"
	backupLayout = "20060102T150405Z"
	backupTemp   = "backup.tmp"
	keepLatest   = 10
	keepDaily    = 14
	keepMonthly  = 12

	// markMigration at the end of a name keeps a backup for ever: it is the
	// only one that an older version of the program can still open.
	markMigration = "-migration"
)

func backupDir(path string) string { return path + backupSuffix }

// backupFile is one backup in the folder.
type backupFile struct {
	path string
	at   time.Time // by the clock, in UTC
	n    uint64    // number
	mark string    // why it is kept for ever; "" if it is not
	size int64
}

// backupName is the path of the next backup, which no file has.
func backupName(store, dir string, now time.Time, mark string) string {
	n := uint64(1)
	if all := backupsIn(dir, store); len(all) > 0 {
		n = all[0].n + 1
	}
	ext := filepath.Ext(store)
	name := fmt.Sprintf("%s-%s-%04d%s%s", stem(store), now.UTC().Format(backupLayout), n, mark, ext)
	return filepath.Join(dir, name)
}

// stem is the name of a store without its ending.
func stem(store string) string {
	return strings.TrimSuffix(filepath.Base(store), filepath.Ext(store))
}

// listBackups returns the backups beside a store, latest first.
func listBackups(store string) []backupFile { return backupsIn(backupDir(store), store) }

// backupsIn returns the backups of a store in a folder, latest first.
func backupsIn(dir, store string) []backupFile {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var all []backupFile
	for _, e := range entries {
		b, ok := parseBackup(e.Name(), store)
		info, err := e.Info()
		if !ok || err != nil || !info.Mode().IsRegular() {
			continue
		}
		b.path, b.size = filepath.Join(dir, e.Name()), info.Size()
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b backupFile) int {
		return cmp.Or(cmp.Compare(b.n, a.n), b.at.Compare(a.at), strings.Compare(a.path, b.path))
	})
	return all
}

// parseBackup reads what backupName puts into a name. Anything else, which is
// not ours, is refused.
func parseBackup(name, store string) (b backupFile, ok bool) {
	rest, isBackup := strings.CutPrefix(name, stem(store)+"-")
	rest, hasExt := strings.CutSuffix(rest, filepath.Ext(store))
	if !isBackup || !hasExt || len(rest) < len(backupLayout)+2 || rest[len(backupLayout)] != '-' {
		return b, false
	}
	number := rest[len(backupLayout)+1:]
	if short, marked := strings.CutSuffix(number, markMigration); marked {
		number, b.mark = short, markMigration
	}
	var errTime, errNumber error
	b.at, errTime = time.Parse(backupLayout, rest[:len(backupLayout)])
	b.n, errNumber = strconv.ParseUint(number, 10, 64)
	return b, errTime == nil && errNumber == nil && number == fmt.Sprintf("%04d", b.n)
}

// lastBackup returns the backup made last.
func lastBackup(store string) (backupFile, bool) {
	all := listBackups(store)
	if len(all) == 0 {
		return backupFile{}, false
	}
	return all[0], true
}

func lastBackupDay(store string, zone *time.Location) reg.Day {
	last, ok := lastBackup(store)
	if !ok {
		return 0
	}
	return reg.DayOf(last.at.In(zone))
}

// dropBackups removes the backups of a store in a folder that no rule keeps:
// the latest ten are kept, the last of each of fourteen days and of each of
// twelve months, and those from before a migration. What is latest goes by
// number, so that no clock can have the newest removed.
func dropBackups(dir, store string, zone *time.Location) {
	all := backupsIn(dir, store)
	keep := map[string]bool{}
	for i, b := range all {
		if i < keepLatest || b.mark != "" {
			keep[b.path] = true
		}
	}
	keepOnePer("20060102", keepDaily, all, zone, keep)
	keepOnePer("200601", keepMonthly, all, zone, keep)
	for _, b := range all {
		if !keep[b.path] {
			_ = os.Remove(b.path)
		}
	}
}

// keepOnePer keeps the last backup of each of the n latest periods.
func keepOnePer(layout string, n int, all []backupFile, zone *time.Location, keep map[string]bool) {
	seen := map[string]bool{}
	for _, b := range all {
		period := b.at.In(zone).Format(layout)
		if !seen[period] && len(seen) < n {
			seen[period] = true
			keep[b.path] = true
		}
	}
}
