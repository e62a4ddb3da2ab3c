package storage

import (
	"encoding/json"
	"os"
	"os/user"
	"time"
)

// lockInfo is written beside an open store, so that a second program can say
// who has it open. It is only a note: the lock itself is the operating
// system's and cannot be left behind.
type lockInfo struct {
	User    string    `json:"user"`
	Host    string    `json:"host"`
	PID     int       `json:"pid"`
	Since   time.Time `json:"since"`
	Program string    `json:"program"`
}

func lockInfoPath(path string) string { return path + ".lock" }

// lock takes bbolt's lock, or returns *Locked after lockWait.
func lock(f *os.File) error {
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		held, err := lockNow(f)
		if err != nil {
			return diskError("lock store", f.Name(), err)
		}
		if !held {
			return nil
		}
		if time.Since(begun) > lockWait {
			return readLockInfo(f.Name())
		}
	}
}

// writeLockInfo leaves the note. Failing to is no reason not to open.
func writeLockInfo(path string, opt Options) {
	host, _ := os.Hostname()
	info := lockInfo{User: opt.User, Host: host, PID: os.Getpid(), Since: opt.Now().UTC(), Program: opt.Program}
	if u, err := user.Current(); err == nil && info.User == "" {
		info.User = u.Username
	}
	if data, err := json.Marshal(info); err == nil {
		_ = os.WriteFile(lockInfoPath(path), data, 0o600)
	}
}

// readLockInfo returns *Locked with what the note says.
func readLockInfo(path string) error {
	var info lockInfo
	if data, err := os.ReadFile(lockInfoPath(path)); err == nil {
		_ = json.Unmarshal(data, &info)
	}
	return &Locked{Path: path, User: info.User, Host: info.Host, PID: info.PID, Since: info.Since}
}

func dropLockInfo(path string) { _ = os.Remove(lockInfoPath(path)) }
