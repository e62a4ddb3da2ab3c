//go:build windows

package storage

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

func readOnlyDisk(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// lockNow tries to lock the byte that bbolt locks, without waiting. Closing
// the file gives the lock back.
func lockNow(f *os.File) (held bool, err error) {
	const last = 1<<32 - 1
	flags := uint32(windows.LOCKFILE_FAIL_IMMEDIATELY | windows.LOCKFILE_EXCLUSIVE_LOCK)
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0,
		&windows.Overlapped{Offset: last, OffsetHigh: last})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return true, nil
	}
	return false, err
}

// syncDir does nothing: directories cannot be flushed on Windows.
func syncDir(string) error { return nil }

// busyFile reports whether another program, often a virus scanner, holds a
// file for a moment.
func busyFile(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

// freeSpace returns how many bytes the user may still write below a folder.
func freeSpace(dir string) (bytes uint64, known bool) {
	name, err := windows.UTF16PtrFromString(dir)
	if err == nil {
		err = windows.GetDiskFreeSpaceEx(name, &bytes, nil, nil)
	}
	return bytes, err == nil
}

// keepPrivate does nothing: files in a user's own profile are that user's by
// the folder's list of rights, which they inherit.
func keepPrivate(string, os.FileMode) error { return nil }
