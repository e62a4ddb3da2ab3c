package backups

import (
	"path/filepath"
	"time"

	"samsvar/model/reg"
	"samsvar/storage"
)

// item is one backup, which may lie in one place or in both.
type item struct {
	file          storage.BackupFile // the one to look into: beside the store if it lies there
	first, second bool
}

// items puts together the copies of one backup. The order stays.
func items(files []storage.BackupFile) []item {
	var all []item
	at := map[string]int{}
	for _, f := range files {
		name := filepath.Base(f.Path)
		i, known := at[name]
		if !known {
			i = len(all)
			at[name] = i
			all = append(all, item{file: f})
		}
		if f.Second {
			all[i].second = true
			continue
		}
		all[i].first, all[i].file = true, f
	}
	return all
}

// places names where the backup lies.
func (it item) places() string {
	switch {
	case it.first && it.second:
		return "both"
	case it.second:
		return "second"
	}
	return "first"
}

// moment words a moment.
func (p *page) moment(t time.Time) string { return p.Texts.Instant(reg.InstantOf(t)) }
