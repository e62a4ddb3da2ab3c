package storage

import (
	"os"
	"time"
)

// A second program that finds a store locked leaves a note beside it. The one
// that has the store open looks for the note now and then, comes to the front
// and takes the note away, which is the answer.

func raisePath(path string) string { return path + ".raise" }

// AskToRaise asks the program that has a store open to come to the front, and
// reports whether it answered within the time given.
func AskToRaise(path string, most time.Duration) bool {
	note := raisePath(path)
	if err := os.WriteFile(note, nil, 0o600); err != nil {
		return false
	}
	for begun := time.Now(); time.Since(begun) < most; time.Sleep(20 * time.Millisecond) {
		if !exists(note) {
			return true
		}
	}
	return os.Remove(note) != nil // taken away at the last moment
}

// RaiseAsked reports whether another program has asked this one to come to the
// front since it was asked last. It costs next to nothing and may be called
// several times a second.
func (s *Store) RaiseAsked() bool {
	note := raisePath(s.path)
	return exists(note) && os.Remove(note) == nil
}
