package storage

import (
	"os"
	"path/filepath"
	"strings"
)

// sweep removes what a run that was killed has left of its own: unfinished
// copies of the store, and notes for other programs. It is called by the one
// who holds the lock.
func sweep(path string) {
	dir, prefix := filepath.Dir(path), "."+filepath.Base(path)+"."
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		middle, isOurs := strings.CutPrefix(e.Name(), prefix)
		middle, isTemp := strings.CutSuffix(middle, tempSuffix)
		if isOurs && isTemp && digits(middle) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
	_ = os.Remove(filepath.Join(backupDir(path), backupTemp))
	_ = os.Remove(raisePath(path))
}

// digits reports whether a text is what os.CreateTemp puts into a name.
func digits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// private takes away what other users of the machine may do with the store.
// A file system without rights is none to stop for: nothing is promised there.
func private(path string) {
	_ = keepPrivate(path, 0o600)
	if exists(backupDir(path)) {
		_ = keepPrivate(backupDir(path), 0o700)
	}
}
